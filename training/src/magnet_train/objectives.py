"""The losses of SFT and multi-turn DPO as pure functions. Needs torch alone.

Notation (Xiong et al. 2024, arXiv 2409.02392): an action is one message of the agent, with its calls and the token that
ends it. ``D[p, h]`` is the log-ratio of action ``h`` of pair ``p``: the sum over its tokens of
``log pi_theta - log pi_ref``. Tokens of the system prompt, the user, the tools and the headers belong to no action.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

import torch
from torch import Tensor
from torch.nn import functional

Level = Literal["trajectory", "turn", "dmpo", "segment"]
levels: tuple[Level, ...] = get_args(Level)


@dataclass(frozen=True)
class Side:
    """The log-ratios of one side of ``P`` pairs, padded to the ``H`` actions of the longest.

    ``ratios [P, H]``: log-ratio of each action, zero where there is none. ``lengths [P]``: how many actions there are.
    ``turns [P, H]``: the user turn of each action, from 0; it decides nothing where there is no action.
    """

    ratios: Tensor
    lengths: Tensor
    turns: Tensor

    @property
    def present(self) -> Tensor:
        """``[P, H]``: where there is an action."""
        return torch.arange(self.ratios.shape[1], device=self.ratios.device) < self.lengths[:, None]


@dataclass(frozen=True)
class Preference:
    """How pairs are compared. ``beta`` scales the log-ratios (the paper's eta)."""

    beta: float = 0.1
    level: Level = "trajectory"
    gamma: float = 0.9
    """Discount of ``dmpo``."""
    segment_actions: int = 1
    """Actions that ``segment`` compares, from the first that differs on."""
    dpop: float = 0.0
    """Weight of the DPOP term, which punishes a chosen side that falls below the reference."""


def token_log_probs(logits: Tensor, targets: Tensor) -> Tensor:
    """Log-probabilities ``[...]`` of ``targets [...]`` under ``logits [..., V]``, in at least fp32."""
    wide = logits if logits.dtype == torch.float64 else logits.float()
    picked = wide.gather(-1, targets[..., None]).squeeze(-1)
    return picked - torch.logsumexp(wide, dim=-1)


def action_sums(log_probs: Tensor, actions: Tensor, count: int) -> Tensor:
    """Sums token log-probabilities by action.

    ``log_probs [B, T]`` and ``actions [B, T]``, where 0 marks tokens that belong to no action and h the tokens of
    action h. Returns ``[B, count]``. Gradients of tokens that belong to no action are exactly zero.
    """
    kept = log_probs.masked_fill(actions == 0, 0.0)
    sums = torch.zeros(log_probs.shape[0], count + 1, dtype=log_probs.dtype, device=log_probs.device)
    return sums.scatter_add(1, actions, kept)[:, 1:]


def sft_loss(log_probs: Tensor, tokens: int | Tensor) -> Tensor:
    """Negative log-likelihood of the scored tokens ``[N]``, over the ``tokens`` of the whole optimiser step."""
    return -log_probs.sum() / tokens


def mdpo_loss(chosen: Side, rejected: Side, preference: Preference, first_difference: Tensor | None = None) -> Tensor:
    """The loss ``[P]`` of each pair.

    ``trajectory`` is equation 14 of Xiong et al. ``turn`` compares user turns that both sides have, from that of the
    first difference on. ``dmpo`` weighs actions as arXiv 2406.14868 does. ``segment`` compares equally many actions
    from the first that differs on (arXiv 2501.01821).

    ``first_difference [P]`` is the index of the first action that differs; ``turn`` and ``segment`` need it.
    """
    if preference.level == "turn":
        return _turn_loss(chosen, rejected, preference, _required(first_difference, "turn"))
    margin = reward_margin(chosen, rejected, preference, first_difference)
    return -functional.logsigmoid(margin - _dpop_penalty(chosen, preference))


def reward_margin(
    chosen: Side, rejected: Side, preference: Preference, first_difference: Tensor | None = None
) -> Tensor:
    """By how much ``[P]`` the reward of the chosen side is above that of the rejected one, beta included."""
    better = _score(chosen, preference, first_difference)
    worse = _score(rejected, preference, first_difference)
    return preference.beta * (better - worse)


def _score(side: Side, preference: Preference, first_difference: Tensor | None) -> Tensor:
    if preference.level == "dmpo":
        return (side.ratios * dmpo_weights(side, preference.gamma)).sum(-1)
    if preference.level == "segment":
        return (side.ratios * _in_segment(side, preference, _required(first_difference, "segment"))).sum(-1)
    return side.ratios.sum(-1)


def dmpo_weights(side: Side, gamma: float) -> Tensor:
    """``phi(t, T) = gamma^t (1 - gamma^(T-t)) / (1 - gamma^T)`` for each action ``[P, H]``, 0 where there is none."""
    steps = torch.arange(side.ratios.shape[1], device=side.ratios.device, dtype=side.ratios.dtype)[None]
    total = side.lengths[:, None].to(side.ratios.dtype)
    if gamma == 1.0:
        weights = (total - steps) / total
    else:
        weights = gamma**steps * (1 - gamma ** (total - steps)) / (1 - gamma**total)
    return torch.where(side.present, weights, torch.zeros_like(weights))


def _in_segment(side: Side, preference: Preference, first_difference: Tensor) -> Tensor:
    steps = torch.arange(side.ratios.shape[1], device=side.ratios.device)[None]
    start = first_difference[:, None]
    return ((steps >= start) & (steps < start + preference.segment_actions)).to(side.ratios.dtype)


def _turn_loss(chosen: Side, rejected: Side, preference: Preference, first_difference: Tensor) -> Tensor:
    count = int(max(chosen.turns.max(), rejected.turns.max())) + 1
    better, has_better = _by_turn(chosen, count)
    worse, has_worse = _by_turn(rejected, count)
    first_turn = chosen.turns.gather(1, first_difference[:, None])
    compared = has_better & has_worse & (torch.arange(count, device=better.device)[None] >= first_turn)
    losses = -functional.logsigmoid(preference.beta * (better - worse))
    counts = compared.sum(-1)
    return (losses * compared).sum(-1) / counts.clamp(min=1)


def _by_turn(side: Side, count: int) -> tuple[Tensor, Tensor]:
    turns = torch.where(side.present, side.turns, torch.zeros_like(side.turns))
    empty = torch.zeros(side.ratios.shape[0], count, dtype=side.ratios.dtype, device=side.ratios.device)
    sums = empty.scatter_add(1, turns, side.ratios * side.present)
    return sums, empty.scatter_add(1, turns, side.present.to(empty.dtype)) > 0


def _dpop_penalty(chosen: Side, preference: Preference) -> Tensor:
    return preference.beta * preference.dpop * (-chosen.ratios.sum(-1)).clamp(min=0)


def _required(first_difference: Tensor | None, level: str) -> Tensor:
    if first_difference is None:
        raise ValueError(f'the level "{level}" needs first_difference: the index of the first action that differs')
    return first_difference
