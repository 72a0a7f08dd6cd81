"""One update after the other: SFT on batches of rows, mDPO on batches of pairs, with the objectives of ``magnet_train``."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import torch
from torch import Tensor

from magnet_train.objectives import Preference, Side, action_sums, mdpo_loss, sft_loss, token_log_probs
from trial.batches import Batch
from trial.model import SmallModel


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


Figures = dict[str, float | Tensor]


def fit(
    model: SmallModel, loss_of: Callable[[int], tuple[Tensor, Figures]], schedule: Schedule, every: int = 50
) -> list[Figures]:
    """Runs a stage with AdamW in fp32 weights. Returns the figures of every ``every``-th update and of the last."""
    optimizer = torch.optim.AdamW(
        model.parameters(),
        lr=schedule.peak,
        betas=(0.9, 0.98),
        weight_decay=0.0,
        fused=model.cosine.device.type == "cuda",
    )
    kept: list[Figures] = []
    began = time.monotonic()
    for update in range(schedule.updates):
        for group in optimizer.param_groups:
            group["lr"] = schedule.rate(update)
        optimizer.zero_grad(set_to_none=True)
        loss, figures = loss_of(update)
        loss.backward()
        norm = torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        if update % every == every - 1 or update == schedule.updates - 1:
            plain = {name: float(value) for name, value in figures.items()}
            seconds = round(time.monotonic() - began, 2)
            kept.append({"update": update + 1, "seconds": seconds, "gradient_norm": float(norm), **plain})
    return kept


def sft_step(model: SmallModel, rows: Iterator[Batch]) -> tuple[Tensor, Figures]:
    """The SFT loss of one batch."""
    batch = next(rows)
    log_probs = action_token_log_probs(model, batch)[0]
    loss = sft_loss(log_probs, log_probs.numel())
    return loss, {"loss": loss.detach(), "tokens": batch.ids.numel(), "action_tokens": log_probs.numel()}


def action_token_log_probs(model: SmallModel, batch: Batch) -> tuple[Tensor, Tensor]:
    """Log-probabilities ``[N]`` of the tokens that the agent wrote, and where they stand, ``[B, T - 1]``."""
    written = batch.actions[:, 1:] > 0
    with torch.autocast(batch.ids.device.type, dtype=torch.bfloat16, enabled=batch.ids.device.type == "cuda"):
        logits = model.logits(model(batch.ids)[:, :-1][written])
    return token_log_probs(logits, batch.ids[:, 1:][written]), written


def action_log_probs(model: SmallModel, batch: Batch) -> Tensor:
    """Log-probabilities ``[B, H]`` of the agent's messages."""
    log_probs, written = action_token_log_probs(model, batch)
    placed = torch.zeros(written.shape, dtype=log_probs.dtype, device=log_probs.device).masked_scatter(
        written, log_probs
    )
    return action_sums(placed, batch.actions[:, 1:], int(batch.actions.max()))


@dataclass(frozen=True)
class PairBatch:
    """Both sides of ``P`` pairs with what the reference model says of their messages, ``[P, H]``."""

    chosen: Batch
    rejected: Batch
    chosen_reference: Tensor
    rejected_reference: Tensor
    swapped: Tensor
    """``[P]``: where the preference is turned round, as the placebo does."""


@dataclass(frozen=True)
class PreferenceWeights:
    """The total loss ``sft * L_SFT(chosen) + mdpo * L_mDPO``."""

    sft: float
    mdpo: float
    beta: float


def preference_step(model: SmallModel, pairs: PairBatch, weights: PreferenceWeights) -> tuple[Tensor, Figures]:
    """The loss of one batch of pairs."""
    chosen = action_log_probs(model, pairs.chosen)
    likelihood = sft_loss(chosen, (pairs.chosen.actions[:, 1:] > 0).sum())
    if weights.mdpo == 0:
        return weights.sft * likelihood, {"sft_loss": likelihood.detach()}
    rejected = action_log_probs(model, pairs.rejected)
    better = _side(chosen - pairs.chosen_reference, pairs.chosen)
    worse = _side(rejected - pairs.rejected_reference, pairs.rejected)
    losses = mdpo_loss(better, worse, Preference(beta=weights.beta))
    turned = mdpo_loss(worse, better, Preference(beta=weights.beta))
    preference = torch.where(pairs.swapped, turned, losses).mean()
    ratios = better.ratios.sum(-1).detach(), worse.ratios.sum(-1).detach()
    figures = {
        "sft_loss": likelihood.detach(),
        "mdpo_loss": preference.detach(),
        "chosen_ratio": ratios[0].mean(),
        "rejected_ratio": ratios[1].mean(),
        "accuracy": (ratios[0] > ratios[1]).float().mean(),
    }
    return weights.sft * likelihood + weights.mdpo * preference, figures


def _side(ratios: Tensor, batch: Batch) -> Side:
    lengths = batch.actions.amax(1)
    return Side(ratios, lengths, torch.zeros_like(ratios, dtype=torch.int64))
