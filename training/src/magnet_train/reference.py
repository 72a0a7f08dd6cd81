"""Log-probabilities under the reference model: computed once, or with the adapters switched off."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from transformers import PreTrainedModel

from magnet_train.encode import EncodedPair
from magnet_train.forward import action_log_probs, scored_log_probs
from magnet_train.loop import autocast
from magnet_train.pack import Batch, collate, plan_batches


class PrecomputedReference:
    """Log-probabilities of the actions of every pair, chosen side before rejected, made before training."""

    def __init__(self, pairs: Sequence[NDArray[np.float32]]) -> None:
        self.pairs = pairs

    def __call__(self, model: PreTrainedModel, batch: Batch, indices: Sequence[int]) -> Tensor:
        """``[A]``: those of a batch."""
        return torch.from_numpy(np.concatenate([self.pairs[at] for at in indices]))


def adapters_off(model: PreTrainedModel, batch: Batch, indices: Sequence[int]) -> Tensor:
    """``[A]``: those of a batch by the model without its adapters, which is the reference where training began."""
    was_training = model.training
    model.eval()
    with torch.no_grad(), model.disable_adapter():
        found = action_log_probs(scored_log_probs(model, batch), batch)
    model.train(was_training)
    return found


def precompute(model: PreTrainedModel, examples: Sequence[EncodedPair], tokens_at_once: int) -> PrecomputedReference:
    """Runs the reference over all pairs, with the encoder, the arithmetic and the batches of training."""
    device = next(model.parameters()).device
    found: list[NDArray[np.float32]] = [np.zeros(0, dtype=np.float32)] * len(examples)
    was_training = model.training
    model.eval()
    for group in plan_batches([len(example) for example in examples], tokens_at_once):
        batch = collate([examples[at] for at in group]).to(device)
        with torch.no_grad(), autocast(device):
            values = action_log_probs(scored_log_probs(model, batch), batch).float().cpu().numpy()
        for number, at in enumerate(group):
            first = batch.sides[2 * number][0]
            last, count = batch.sides[2 * number + 1]
            found[at] = values[first : last + count]
    model.train(was_training)
    return PrecomputedReference(found)


def save_reference(reference: PrecomputedReference) -> dict[str, NDArray[np.generic]]:
    """The reference as arrays: all values, and how many each pair has."""
    lengths = np.array([len(pair) for pair in reference.pairs], dtype=np.int64)
    return {"values": np.concatenate(reference.pairs), "lengths": lengths}


def load_reference(arrays: dict[str, NDArray[np.generic]]) -> PrecomputedReference:
    """The reference from its arrays."""
    return PrecomputedReference(np.split(arrays["values"], np.cumsum(arrays["lengths"])[:-1]))
