"""Supervised fine-tuning on what the agent wrote."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from transformers import PreTrainedModel

from magnet_train.encode import Encoded
from magnet_train.forward import scored_log_probs
from magnet_train.objectives import sft_loss
from magnet_train.pack import Batch
from magnet_train.part import Part, Totals


class SftObjective:
    """The mean negative log-likelihood of the scored tokens of a step."""

    def __init__(self, examples: Sequence[Encoded]) -> None:
        self.examples = examples

    def totals(self, indices: Sequence[int]) -> Totals:
        """How many tokens and rows a step has."""
        return Totals(sum(_scored(self.examples[at]) for at in indices), len(indices))

    def part(self, model: PreTrainedModel, batch: Batch, indices: Sequence[int], totals: Totals) -> Part:
        """The share of one forward pass in the loss of the step."""
        loss = sft_loss(scored_log_probs(model, batch), totals.tokens)
        return Part(loss, {"loss": loss.detach()})

    def report(self, parts: Sequence[Part], totals: Totals) -> dict[str, Any]:
        """The figures of a step."""
        loss = sum(float(part.figures["loss"]) for part in parts)
        return {"loss": loss, "scored_tokens": totals.tokens, "rows": totals.examples}

    def why_stop(self, metrics: Sequence[dict[str, Any]]) -> str | None:
        """SFT has no reason of its own to stop early."""
        return None


def _scored(example: Encoded) -> int:
    return int(np.count_nonzero(example.actions))
