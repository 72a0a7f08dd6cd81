"""Batches of rows of like length, in few shapes, under names and values that are drawn anew each time."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from trial.names import is_held_out, lexicon, value_lexicon
from trial.pack import most_slots
from trial.vocabulary import first_name, first_value

bucket_width = 16
"""Lengths are rounded up to a multiple of this, so that batches have few shapes."""


@dataclass(frozen=True)
class Batch:
    """``ids [B, T]`` and ``actions [B, T]`` (0: not written by the agent), padded at the end."""

    ids: Tensor
    actions: Tensor


class Rows:
    """A packed file on a device, its rows sorted into buckets by length."""

    def __init__(self, file: Path, names: Names, device: torch.device) -> None:
        packed = np.load(file)
        self.ids, self.actions, self.slots = (
            torch.from_numpy(packed[part].astype(np.int64)).to(device) for part in ("ids", "actions", "slots")
        )
        lengths = np.diff(packed["ends"], prepend=0)
        self.starts = torch.from_numpy(np.cumsum(lengths) - lengths).to(device)
        self.lengths = torch.from_numpy(lengths.astype(np.int64)).to(device)
        self.buckets = buckets(lengths, device)
        self.names = names

    def batches(self, tokens: int, seed: int) -> Iterator[Batch]:
        """Random batches of at most so many tokens without end; every row is as likely as any other."""
        choose = random.Random(seed)
        widths = list(self.buckets)
        sizes = {width: max(1, tokens // width) for width in widths}
        weights = [len(self.buckets[width]) / sizes[width] for width in widths]
        while True:
            width = choose.choices(widths, weights)[0]
            rows = self.buckets[width]
            chosen = torch.randint(len(rows), (sizes[width],), device=rows.device)
            yield self.batch(rows[chosen], width)

    def batch(self, rows: Tensor, width: int) -> Batch:
        """The rows ``[B]`` under fresh names, as ``[B, width]``."""
        offsets = torch.arange(width, device=rows.device)
        inside = offsets < self.lengths[rows][:, None]
        places = (self.starts[rows][:, None] + offsets).where(inside, 0)
        slots = self.slots[places]
        ids = torch.where(slots > 0, self.names.draw(len(rows)).gather(1, slots), self.ids[places])
        return Batch(ids * inside, self.actions[places] * inside)


def buckets(lengths: np.ndarray, device: torch.device) -> dict[int, Tensor]:
    """The rows of each length, rounded up."""
    widths = -(-lengths // bucket_width) * bucket_width
    return {int(width): torch.from_numpy(np.flatnonzero(widths == width)).to(device) for width in np.unique(widths)}


class Names:
    """Draws names and values for the slots of conversations: different ones for different slots."""

    def __init__(self, device: torch.device, *, held_out: bool = False) -> None:
        known = [at for at, name in enumerate(lexicon) if held_out or not is_held_out(name)]
        self.names = torch.tensor(known, device=device) + first_name
        self.values = torch.arange(len(value_lexicon), device=device) + first_value

    def draw(self, count: int) -> Tensor:
        """``[count, 1 + 2 * most_slots]``: the token of each slot; slot 0 is none."""
        nothing = torch.zeros(count, 1, dtype=torch.int64, device=self.names.device)
        return torch.cat([nothing, _different(self.names, count), _different(self.values, count)], 1)


def _different(tokens: Tensor, count: int) -> Tensor:
    return tokens[torch.rand(count, len(tokens), device=tokens.device).argsort(1)[:, :most_slots]]
