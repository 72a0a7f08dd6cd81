"""Batches from several packed files, in shares that may change as a stage goes on."""

from __future__ import annotations

import random
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import torch

from trial.batches import Batch, Names, Rows

Shares = dict[str, float]
"""The share of batches from each file."""
Phases = tuple[tuple[float, Shares], ...]
"""Up to which part of a stage which shares hold; the last is up to 1."""


class Library:
    """The packed files of a folder on a device, each read once."""

    def __init__(self, folder: Path, device: torch.device) -> None:
        self.folder = folder
        self.device = device
        self.rows = cache(self._read)

    def batches(self, phases: Phases, *, updates: int, tokens: int, seed: int) -> Iterator[Batch]:
        """The batches of a stage of so many updates, each of at most so many tokens."""
        choose = random.Random(seed)
        files = sorted({file for _, shares in phases for file in shares})
        streams = {file: self.rows(file).batches(tokens, seed) for file in files}
        for update in range(updates):
            shares = next(shares for until, shares in phases if update < until * updates)
            yield next(streams[choose.choices(list(shares), list(shares.values()))[0]])

    def _read(self, file: str) -> Rows:
        # The base stage knows every name, as a pretrained model knows words; the rows of the arms have no held-out one.
        names = Names(self.device, held_out=file == "drills" or file.startswith("base-"))
        return Rows(self.folder / f"{file}.npz", names, self.device)
