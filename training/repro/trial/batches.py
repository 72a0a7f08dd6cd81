"""Packed rows on the device, and batches of them under names and values that are drawn anew each time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from trial.names import training_names, value_parts
from trial.pack import most_slots, values_from
from trial.vocabulary import first_syllable, first_value_part


@dataclass(frozen=True)
class Batch:
    """``ids [B, T]`` and ``actions [B, T]`` (0: not written by the agent), padded at the end."""

    ids: Tensor
    actions: Tensor


class Rows:
    """One packed file on a device."""

    def __init__(self, path: Path, device: torch.device) -> None:
        packed = np.load(path)
        self.ids = torch.from_numpy(packed["ids"].astype(np.int64)).to(device)
        self.actions = torch.from_numpy(packed["actions"].astype(np.int64)).to(device)
        self.slots = torch.from_numpy(packed["slots"].astype(np.int64)).to(device)
        ends = torch.from_numpy(packed["ends"].astype(np.int64))
        self.starts = torch.cat([torch.zeros(1, dtype=torch.int64), ends[:-1]]).to(device)
        self.lengths = torch.diff(ends, prepend=torch.zeros(1, dtype=torch.int64))

    def batch(self, rows: Tensor, names: Renaming) -> Batch:
        """The rows ``[B]`` under fresh names."""
        device = self.ids.device
        lengths = self.lengths[rows]
        offsets = torch.arange(int(lengths.max()), device=device)
        inside = offsets[None] < lengths.to(device)[:, None]
        places = (self.starts[rows.to(device)][:, None] + offsets).masked_fill(~inside, 0)
        slots = self.slots[places]
        ids = torch.where(slots > 0, names.draw(len(rows)).gather(1, slots), self.ids[places])
        return Batch(ids.masked_fill(~inside, 0), self.actions[places].masked_fill(~inside, 0))


class Renaming:
    """Draws names and values for the slots of conversations: different ones for different slots."""

    def __init__(self, generator: torch.Generator, device: torch.device) -> None:
        names = torch.tensor(training_names())
        order = torch.randperm(len(names), generator=generator)
        self.names = (names[order][: _prime_below(len(names))] + first_syllable).to(device)
        self.parts = len(value_parts)
        self.values = _prime_below(self.parts**2)
        self.generator = generator
        self.device = device

    def draw(self, count: int) -> Tensor:
        """``[count, 1 + 4 * most_slots]``: the token of each slot; slot 0 is none."""
        names = self.names[self._different(count, len(self.names))]
        values = self._different(count, self.values)
        parts = torch.stack([values // self.parts, values % self.parts], -1) + first_value_part
        nothing = torch.zeros(count, 1, dtype=torch.int64, device=self.device)
        return torch.cat([nothing, names.flatten(1), parts.flatten(1)], 1)

    def _different(self, count: int, prime: int) -> Tensor:
        # An arithmetic progression modulo a prime does not come back to where it was.
        start = torch.randint(prime, (count, 1), generator=self.generator)
        stride = torch.randint(1, prime, (count, 1), generator=self.generator)
        return ((start + stride * torch.arange(most_slots)) % prime).to(self.device)


def batches(rows: Rows, tokens: int, names: Renaming, generator: torch.Generator) -> Iterator[Batch]:
    """Batches of about so many tokens without end, each of rows of similar length; every row comes once a round."""
    while True:
        jitter = torch.rand(len(rows.lengths), generator=generator) * 16
        order = torch.argsort(rows.lengths + jitter)
        groups = list(_groups(rows.lengths[order], tokens))
        for group in torch.randperm(len(groups), generator=generator).tolist():
            start, end = groups[group]
            yield rows.batch(order[start:end], names)


def _groups(lengths: Tensor, tokens: int) -> Iterator[tuple[int, int]]:
    start = 0
    for at, length in enumerate(lengths.tolist()):
        if (at + 1 - start) * length > tokens and at > start:
            yield start, at
            start = at
    yield start, len(lengths)


def _prime_below(limit: int) -> int:
    return next(
        number for number in range(limit, 1, -1) if all(number % factor for factor in range(2, int(number**0.5) + 1))
    )


assert values_from == 1 + 2 * most_slots
