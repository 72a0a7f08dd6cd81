"""Multi-turn DPO (Xiong et al. 2024, arXiv 2409.02392, equation 14) with the SFT term of Magnet."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import torch
from torch import Tensor
from transformers import PreTrainedModel

from magnet_train.encode import EncodedPair
from magnet_train.figures import pair_figures, step_report
from magnet_train.forward import action_log_probs, scored_log_probs
from magnet_train.objectives import Preference, Side, mdpo_loss, reward_margin
from magnet_train.pack import Batch
from magnet_train.part import Part, Totals
from magnet_train.settings import MdpoSettings

Reference = Callable[[PreTrainedModel, Batch, Sequence[int]], Tensor]
"""Gives the log-probabilities ``[A]`` of the actions of a batch under the reference model."""


class MdpoObjective:
    """``sft_weight * L_SFT(chosen) + L_mDPO``: a mean over tokens of the step plus a mean over its pairs."""

    def __init__(
        self, examples: Sequence[EncodedPair], mistakes: Sequence[str], reference: Reference, settings: MdpoSettings
    ) -> None:
        self.examples = examples
        self.mistakes = mistakes
        self.reference = reference
        self.settings = settings
        self.preference = Preference(
            beta=settings.beta,
            level=settings.level,
            gamma=settings.gamma,
            segment_actions=settings.segment_actions,
            dpop=settings.dpop,
        )

    def totals(self, indices: Sequence[int]) -> Totals:
        """How many tokens of chosen sides, and how many pairs, a step has."""
        return Totals(sum(int(np.count_nonzero(self.examples[at].chosen.actions)) for at in indices), len(indices))

    def part(self, model: PreTrainedModel, batch: Batch, indices: Sequence[int], totals: Totals) -> Part:
        """The share of one forward pass in the loss of the step."""
        pairs = [self.examples[at] for at in indices]
        policy = action_log_probs(scored_log_probs(model, batch), batch)
        reference = self.reference(model, batch, indices).to(policy.device)
        chosen, rejected = split_sides(policy - reference, batch, pairs)
        first = torch.tensor([pair.first_difference for pair in pairs], device=policy.device)
        preference = mdpo_loss(chosen, rejected, self.preference, first).sum() / totals.examples
        likelihood = -policy[chosen_actions(batch).to(policy.device)].sum() / totals.tokens
        margin = reward_margin(chosen, rejected, self.preference, first)
        figures = pair_figures(policy.detach(), (chosen, rejected), margin.detach(), batch)
        figures |= {"preference_loss": preference.detach(), "sft_loss": likelihood.detach()}
        return Part(
            preference + self.settings.sft_weight * likelihood, figures | {"indices": torch.tensor(list(indices))}
        )

    def report(self, parts: Sequence[Part], totals: Totals) -> dict[str, Any]:
        """The figures of a step: losses, margin, accuracy, log-probabilities per token, also by kind of mistake."""
        return step_report(parts, self.examples, self.mistakes, self.settings.sft_weight)

    def why_stop(self, metrics: Sequence[dict[str, Any]]) -> str | None:
        """Says so when the chosen sides have become less likely than under the reference, step after step."""
        recent = [step["chosen_ratio_per_token"] for step in metrics[-self.settings.collapse_steps :]]
        mean = sum(recent) / max(1, len(recent))
        if len(recent) < self.settings.collapse_steps or mean >= self.settings.collapse:
            return None
        return (
            f"the chosen sides collapse: their log-ratio is {mean:.3f} per token over {len(recent)} steps, below "
            f"{self.settings.collapse}; use a lower learning_rate, a larger sft_weight, or dpop"
        )


def split_sides(ratios: Tensor, batch: Batch, pairs: Sequence[EncodedPair]) -> tuple[Side, Side]:
    """The log-ratios ``[A]`` of a batch of pairs, as chosen and rejected sides."""
    chosen = _side(ratios, batch.sides[0::2], [pair.chosen.turns for pair in pairs])
    return chosen, _side(ratios, batch.sides[1::2], [pair.rejected.turns for pair in pairs])


def chosen_actions(batch: Batch) -> Tensor:
    """Indices of the actions of chosen sides."""
    return torch.cat([torch.arange(first, first + count) for first, count in batch.sides[0::2]])


def _side(ratios: Tensor, sides: Sequence[tuple[int, int]], turns: Sequence[tuple[int, ...]]) -> Side:
    firsts, lengths = torch.tensor(list(sides), device=ratios.device).T
    longest = int(max(count for _, count in sides))
    steps = torch.arange(longest, device=ratios.device)
    present = steps < lengths[:, None]
    places = (firsts[:, None] + steps).clamp(max=len(ratios) - 1)
    padded_turns = torch.tensor([list(row) + [0] * (longest - len(row)) for row in turns], device=ratios.device)
    return Side(torch.where(present, ratios[places], torch.zeros_like(ratios[places])), lengths, padded_turns)
