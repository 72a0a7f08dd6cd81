"""What the base stage begins with: words to say again."""

from __future__ import annotations

import random
from collections.abc import Iterator

from trial.names import lexicon
from trial.rows import Piece
from trial.vocabulary import end


def drills(count: int, seed: int) -> Iterator[list[Piece]]:
    """Eight to thirty names, then the same ones once more, which is what is scored.

    Names are placeholders: like those of rows they are drawn anew in every use, here from the whole lexicon.
    """
    draw = random.Random(seed)
    for _ in range(count):
        words = " ".join(draw.sample(lexicon, draw.randint(8, 30)))
        yield [Piece(f"{words}\n", 0), Piece(words + end, 1)]
