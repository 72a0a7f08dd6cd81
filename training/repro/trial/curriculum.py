"""The order in which the base stage learns: lists to copy, then single calls from one, two, and up to four tools."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import torch

from trial.batches import Batch, Names, Rows

phases = (
    (0.15, {"drills": 0.6, "base-0": 0.4}),
    (0.40, {"drills": 0.25, "base-0": 0.4, "base-1": 0.35}),
    (1.00, {"drills": 0.2, "base-1": 0.2, "base-2": 0.6}),
)
"""Up to which share of the updates, the share of batches from each file."""


def base_batches(data: Path, device: torch.device, *, updates: int, tokens: int, seed: int) -> Iterator[Batch]:
    """The batches of the base stage."""
    choose = random.Random(seed)
    streams = {file: rows.batches(tokens, seed) for file, rows in _files(data, device).items()}
    for update in range(updates):
        shares = next(shares for until, shares in phases if update < until * updates)
        file = choose.choices(list(shares), list(shares.values()))[0]
        yield next(streams[file])


def _files(data: Path, device: torch.device) -> dict[str, Rows]:
    # Held-out names stand in lists that are copied, so that they are no unknown tokens; in no conversation.
    singles, everything = Names(device), Names(device, held_out=True)
    files = {file for _, shares in phases for file in shares}
    return {
        file: Rows([data / f"{file}.npz"], everything if file == "drills" else singles, device)
        for file in sorted(files)
    }
