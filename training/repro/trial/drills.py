"""What the base stage learns from beside its single calls: words to say again, and many calls from one list of tools."""

from __future__ import annotations

import random
from collections.abc import Iterator

from trial.names import lexicon, value_lexicon
from trial.rows import Piece, Step, step_text, system_text
from trial.vocabulary import end

# Names and values are placeholders: like those of rows they are drawn anew in every use.


def word_drills(count: int, draw: random.Random) -> Iterator[list[Piece]]:
    """Eight to thirty names, then the same ones once more, which is what is scored."""
    for _ in range(count):
        words = " ".join(draw.sample(lexicon, draw.randint(8, 30)))
        yield [Piece(f"{words}\n", 0), Piece(words + end, 1)]


def call_drills(count: int, draw: random.Random) -> Iterator[list[Piece]]:
    """Two to six tools, values for all that they take, then a call of each in another order."""
    for _ in range(count):
        tools = list(_tools(draw.randint(2, 6), draw))
        values = {noun: draw.choice(value_lexicon) for tool in tools for noun in tool["takes"]}
        told = "\n".join(f"{noun} {value}" for noun, value in draw.sample(list(values.items()), len(values)))
        pieces = [Piece(f"{system_text(tools)}{told}", 0)]
        for at, tool in enumerate(draw.sample(tools, len(tools)), start=1):
            pieces.extend(_call(tool, values, at))
        yield pieces


def _call(tool: dict, values: dict[str, str], action: int) -> Iterator[Piece]:
    # The noun is free to choose, so it is not scored.
    given = {noun: values[noun] for noun in tool["takes"]}
    yield Piece(f"\nFinding the {tool['finds']}", 0)
    call: Step = {"text": ".", "calls": [{"name": tool["name"], "arguments": given}]}
    yield Piece(step_text(call) + end, action)


def _tools(count: int, draw: random.Random) -> Iterator[dict]:
    names = draw.sample(lexicon, 4 * count)
    for at in range(0, 4 * count, 4):
        yield {"name": names[at], "finds": names[at + 1], "takes": names[at + 2 : at + 3 + (draw.random() < 0.2)]}
