"""The figures of preference training: by how much, how often, and for which mistakes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from magnet_train.encode import Encoded, EncodedPair
from magnet_train.objectives import Side
from magnet_train.pack import Batch
from magnet_train.part import Part


def pair_figures(policy: Tensor, sides: tuple[Side, Side], margin: Tensor, batch: Batch) -> dict[str, Tensor]:
    """For each pair ``[P]`` of a batch: the margin, and of both sides log-probability and log-ratio over all tokens."""
    totals = torch.stack([policy[first : first + count].sum() for first, count in batch.sides])
    chosen, rejected = sides
    return {
        "margin": margin,
        "chosen_logp": totals[0::2],
        "rejected_logp": totals[1::2],
        "chosen_ratio": chosen.ratios.detach().sum(-1),
        "rejected_ratio": rejected.ratios.detach().sum(-1),
    }


def step_report(
    parts: Sequence[Part], examples: Sequence[EncodedPair], mistakes: Sequence[str], sft_weight: float
) -> dict[str, Any]:
    """The figures of a step for the log."""
    indices = _joined(parts, "indices").astype(int)
    losses = {name: sum(float(part.figures[name]) for part in parts) for name in ("preference_loss", "sft_loss")}
    table = {name: _joined(parts, name) for name in _columns}
    table["chosen_tokens"] = np.array([_scored(examples[at].chosen) for at in indices])
    table["rejected_tokens"] = np.array([_scored(examples[at].rejected) for at in indices])
    kinds = np.array([mistakes[at] for at in indices])
    by_mistake = {str(kind): _summary({k: v[kinds == kind] for k, v in table.items()}) for kind in np.unique(kinds)}
    loss = losses["preference_loss"] + sft_weight * losses["sft_loss"]
    return {"loss": loss, **losses, **_summary(table), "by_mistake": by_mistake}


_columns = ("margin", "chosen_logp", "rejected_logp", "chosen_ratio", "rejected_ratio")


def _summary(table: dict[str, NDArray[Any]]) -> dict[str, Any]:
    chosen, rejected = table["chosen_tokens"], table["rejected_tokens"]
    return {
        "pairs": len(chosen),
        "margin": float(table["margin"].mean()),
        "accuracy": float((table["margin"] > 0).mean()),
        "chosen_logp_per_token": float(table["chosen_logp"].sum() / chosen.sum()),
        "rejected_logp_per_token": float(table["rejected_logp"].sum() / rejected.sum()),
        "chosen_ratio_per_token": float(table["chosen_ratio"].sum() / chosen.sum()),
        "rejected_ratio_per_token": float(table["rejected_ratio"].sum() / rejected.sum()),
        "chosen_tokens": float(chosen.mean()),
        "rejected_tokens": float(rejected.mean()),
    }


def _joined(parts: Sequence[Part], name: str) -> NDArray[Any]:
    return torch.cat([part.figures[name] for part in parts]).float().cpu().numpy()


def _scored(side: Encoded) -> int:
    return int(np.count_nonzero(side.actions))
