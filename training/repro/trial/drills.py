"""Text to copy and to look up in, which the base stage learns from beside its single calls: lists of tools said again."""

from __future__ import annotations

import random
from collections.abc import Iterator

from trial.names import syllables, training_names
from trial.rows import Piece, tool_lines


def drills(count: int, seed: int) -> Iterator[list[Piece]]:
    """Conversation-like texts: two to eight tools on a line each, then the same lines twice in other orders.

    Only what is said again is scored. Names are placeholders: like those of rows they are drawn anew in every use.
    """
    draw = random.Random(seed)
    for _ in range(count):
        tools = [_tool(draw) for _ in range(draw.randint(2, 8))]
        again = [line for _ in range(2) for line in draw.sample(tools, len(tools))]
        yield [Piece(tool_lines(tools) + "\n", 0), Piece(tool_lines(again), 1)]


def _tool(draw: random.Random) -> dict:
    names = ["".join(syllables[part] for part in draw.choice(training_names())) for _ in range(4)]
    return {"name": names[0], "finds": names[1], "takes": names[2 : 3 + draw.randint(0, 1)]}
