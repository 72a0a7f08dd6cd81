"""What the base stage learns from beside its single calls: words to say again, and lists to look up in."""

from __future__ import annotations

import random
from collections.abc import Iterator

from trial.names import lexicon, value_lexicon
from trial.rows import Piece
from trial.vocabulary import end

# Names and values are placeholders: like those of rows they are drawn anew in every use, here from the whole lexicon.

def word_drills(count: int, draw: random.Random) -> Iterator[list[Piece]]:
    """Eight to thirty names, then the same ones once more, which is what is scored."""
    for _ in range(count):
        words = " ".join(draw.sample(lexicon, draw.randint(8, 30)))
        yield [Piece(f"{words}\n", 0), Piece(words + end, 1)]


def list_drills(count: int, draw: random.Random) -> Iterator[list[Piece]]:
    """A list of three to ten names, each with another name or a value, which is asked for twice and scored."""
    for _ in range(count):
        size = draw.randint(3, 10)
        names = draw.sample(lexicon, 2 * size)
        entries = [
            (name, draw.choice(value_lexicon) if draw.random() < 0.5 else other)
            for name, other in zip(names[:size], names[size:], strict=True)
        ]
        pieces = [Piece("\n".join(" ".join(entry) for entry in entries), 0)]
        for action, (name, other) in enumerate(draw.sample(2 * entries, 2 * size), start=1):
            pieces += [Piece(f"\n{name}", 0), Piece(f" {other}", action)]
        yield pieces
