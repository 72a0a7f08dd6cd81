"""What an objective and the loop say to each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from torch import Tensor
from transformers import PreTrainedModel

from magnet_train.pack import Batch, Example


@dataclass(frozen=True)
class Totals:
    """Over what the losses of one optimiser step are meant, however many passes it is split into."""

    tokens: int
    """Scored tokens of the SFT term."""
    examples: int


@dataclass(frozen=True)
class Part:
    """The share of one forward pass in a step: its loss, and figures that stay on the device until the step ends."""

    loss: Tensor
    figures: dict[str, Tensor]


class Objective(Protocol):
    """What a run of the loop makes smaller."""

    examples: Sequence[Example]

    def totals(self, indices: Sequence[int]) -> Totals:
        """What the losses of a step with these examples are divided by."""

    def part(self, model: PreTrainedModel, batch: Batch, indices: Sequence[int], totals: Totals) -> Part:
        """The share of a pass; ``indices`` are the examples in the order of the batch."""

    def report(self, parts: Sequence[Part], totals: Totals) -> dict[str, Any]:
        """The figures of a step, for the log."""

    def why_stop(self, metrics: Sequence[dict[str, Any]]) -> str | None:
        """Why training has to stop, given the figures of the last steps; None when it may go on."""
