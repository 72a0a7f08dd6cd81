"""Batches of pairs of like length, with what the reference model says of them."""

from __future__ import annotations

import random
from collections.abc import Iterator

import numpy as np
import torch
from torch import Tensor

from trial.batches import Batch, buckets
from trial.model import SmallModel
from trial.pack import Encoded
from trial.pairs import Pair
from trial.step import Inputs
from trial.train import action_log_probs


class PairRows:
    """Pairs on a device. ``ids`` and ``actions [N, 2, T]`` by bucket, chosen sides first."""

    def __init__(self, pairs: list[Pair], reference: SmallModel, *, seed: int, shuffled: bool) -> None:
        device = reference.cosine.device
        sides = [(pair.chosen, pair.rejected) for pair in pairs]
        lengths = np.array([max(len(side.ids) for side in both) for both in sides])
        draw = torch.Generator().manual_seed(seed)
        swapped = torch.rand(len(pairs), generator=draw) < (0.5 if shuffled else 0.0)
        self.buckets = {}
        for width, rows in buckets(lengths, torch.device("cpu")).items():
            ids, actions = padded([side for row in rows.tolist() for side in sides[row]], width)
            batch = Batch(ids.to(device), actions.to(device))
            said = _log_probs(reference, batch)
            both = (part.view(len(rows), 2, -1) for part in (batch.ids, batch.actions, said))
            self.buckets[width] = (*both, swapped[rows].to(device))

    def batches(self, pairs: int, weights: tuple[float, float], seed: int) -> Iterator[Inputs]:
        """Random batches of so many pairs without end, as ``preference_figures`` takes them."""
        choose = random.Random(seed)
        widths = list(self.buckets)
        counts = [len(self.buckets[width][0]) for width in widths]
        device = self.buckets[widths[0]][0].device
        weighted = torch.tensor(weights, device=device)
        while True:
            bucket = self.buckets[choose.choices(widths, counts)[0]]
            chosen = torch.randint(len(bucket[0]), (pairs,), device=device)
            ids, actions, reference = (part[chosen].transpose(0, 1).flatten(0, 1) for part in bucket[:3])
            yield ids, actions, reference, bucket[3][chosen], weighted


def padded(rows: list[Encoded], width: int) -> tuple[Tensor, Tensor]:
    """``ids`` and ``actions [B, width]``, padded at the end."""
    ids, actions = torch.zeros(len(rows), width, dtype=torch.int64), torch.zeros(len(rows), width, dtype=torch.int64)
    for at, row in enumerate(rows):
        ids[at, : len(row.ids)] = torch.from_numpy(row.ids.astype(np.int64))
        actions[at, : len(row.ids)] = torch.from_numpy(row.actions.astype(np.int64))
    return ids, actions


@torch.no_grad()
def _log_probs(reference: SmallModel, batch: Batch) -> Tensor:
    parts = zip(batch.ids.split(64), batch.actions.split(64), strict=True)
    return torch.cat([action_log_probs(reference, Batch(*part)) for part in parts])
