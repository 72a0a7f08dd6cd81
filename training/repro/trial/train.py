"""The losses of a batch of rows and of a batch of pairs, by the objectives of ``magnet_train``, and runs of updates."""

from __future__ import annotations

import math
import time
from collections.abc import Iterator
from dataclasses import dataclass

import torch
from torch import Tensor

from magnet_train.objectives import Preference, Side, action_sums, mdpo_loss, sft_loss, token_log_probs
from trial.batches import Batch
from trial.model import SmallModel
from trial.step import Figures, Inputs, Updater

preference = Preference(beta=0.1)
most_actions = 32
"""So many messages of the agent may stand in a conversation."""


@dataclass(frozen=True)
class Schedule:
    """How fast a stage learns: warm-up, then a cosine to a tenth of the peak."""

    updates: int
    peak: float
    warm_up: float = 0.05

    def rate(self, update: int) -> float:
        """The learning rate of an update, counted from 0."""
        warm = max(1, round(self.warm_up * self.updates))
        if update < warm:
            return self.peak * (update + 1) / warm
        return self.peak * (0.55 + 0.45 * math.cos(math.pi * (update - warm) / max(1, self.updates - warm)))


def fit(updater: Updater, inputs: Iterator[Inputs], schedule: Schedule, every: int = 50) -> list[dict[str, float]]:
    """Runs a stage. Returns the figures of every ``every``-th update and of the last."""
    updater.forget()
    kept: list[dict[str, float]] = []
    began = time.monotonic()
    for update in range(schedule.updates):
        figures = updater.update(next(inputs), schedule.rate(update))
        if update % every == every - 1 or update == schedule.updates - 1:
            numbers = {name: float(value) for name, value in figures.items()}
            kept.append({"update": update + 1, "seconds": round(time.monotonic() - began, 2), **numbers})
    return kept


def sft_figures(model: SmallModel, ids: Tensor, actions: Tensor) -> Figures:
    """The SFT loss of rows ``[B, T]``."""
    log_probs, scored = action_token_log_probs(model, Batch(ids, actions))
    return {"loss": sft_loss(log_probs, scored.sum())}


def action_token_log_probs(model: SmallModel, batch: Batch) -> tuple[Tensor, Tensor]:
    """Log-probabilities ``[B, T - 1]`` of the tokens that the agent wrote, zero elsewhere, and where they stand."""
    with torch.autocast(batch.ids.device.type, dtype=torch.bfloat16, enabled=batch.ids.device.type == "cuda"):
        logits = model.logits(model(batch.ids[:, :-1]))
    scored = batch.actions[:, 1:] > 0
    return token_log_probs(logits, batch.ids[:, 1:]) * scored, scored


def action_log_probs(model: SmallModel, batch: Batch) -> Tensor:
    """Log-probabilities ``[B, most_actions]`` of the agent's messages."""
    log_probs, _ = action_token_log_probs(model, batch)
    return action_sums(log_probs, batch.actions[:, 1:], most_actions)


def preference_figures(
    model: SmallModel, ids: Tensor, actions: Tensor, reference: Tensor, swapped: Tensor, weights: Tensor
) -> Figures:
    """The loss ``weights[0] * L_SFT(chosen) + weights[1] * L_mDPO`` of ``P`` pairs.

    ``ids [2 P, T]`` and ``actions [2 P, T]`` are first the chosen sides, then the rejected ones. ``reference
    [2 P, most_actions]`` are the log-probabilities of the reference model; ``swapped [P]`` says where the preference is
    turned round, as the placebo does.
    """
    pairs = len(swapped)
    log_probs = action_log_probs(model, Batch(ids, actions))
    likelihood = sft_loss(log_probs[:pairs], (actions[:pairs, 1:] > 0).sum())
    better, worse = (_side(log_probs[part] - reference[part], actions[part]) for part in _halves(pairs))
    losses = torch.where(swapped, mdpo_loss(worse, better, preference), mdpo_loss(better, worse, preference))
    chosen, rejected = better.ratios.sum(-1), worse.ratios.sum(-1)
    return {
        "loss": weights[0] * likelihood + weights[1] * losses.mean(),
        "sft_loss": likelihood,
        "mdpo_loss": losses.mean(),
        "chosen_ratio": chosen.mean(),
        "rejected_ratio": rejected.mean(),
        "accuracy": (chosen > rejected).float().mean(),
    }


def _halves(count: int) -> tuple[slice, slice]:
    return slice(0, count), slice(count, 2 * count)


def _side(ratios: Tensor, actions: Tensor) -> Side:
    return Side(ratios, actions.amax(1), torch.zeros_like(ratios, dtype=torch.int64))
