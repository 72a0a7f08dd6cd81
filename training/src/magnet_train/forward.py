"""From a model and a batch to the log-probabilities of what the agent wrote."""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.utils.checkpoint import checkpoint
from transformers import PreTrainedModel

from magnet_train.attention import looking
from magnet_train.objectives import token_log_probs
from magnet_train.pack import Batch

scored_at_once = 1024
"""Scored tokens whose logits exist at one time; with 152k words and fp32, 620 MB."""


def scored_log_probs(model: PreTrainedModel, batch: Batch) -> Tensor:
    """Log-probabilities ``[N]`` of the scored tokens. The head is applied only where a token is scored."""
    plain = plain_model(model)
    hidden = plain.get_decoder()(input_ids=batch.input_ids, use_cache=False, **looking(plain, batch)).last_hidden_state
    states = hidden.flatten(0, 1)[batch.sources]
    return _head_log_probs(plain.get_output_embeddings(), states, batch.targets)


def action_log_probs(log_probs: Tensor, batch: Batch) -> Tensor:
    """Log-probabilities ``[A]`` of the actions: sums over their tokens ``[N]``."""
    sums = torch.zeros(batch.action_count, dtype=log_probs.dtype, device=log_probs.device)
    return sums.index_add(0, batch.member_actions, log_probs[batch.member_tokens])


def plain_model(model: nn.Module) -> PreTrainedModel:
    """The model below its adapters, which stay in place; the model itself where there are none."""
    return model.get_base_model() if hasattr(model, "peft_config") else model


def _head_log_probs(head: nn.Module, states: Tensor, targets: Tensor) -> Tensor:
    if len(targets) <= scored_at_once or not torch.is_grad_enabled():
        pieces = zip(states.split(scored_at_once), targets.split(scored_at_once), strict=True)
        return torch.cat([_piece(head, *piece) for piece in pieces])
    # Logits are the largest tensors by far, so the backward pass makes them anew, piece by piece.
    pieces = zip(states.split(scored_at_once), targets.split(scored_at_once), strict=True)
    return torch.cat([checkpoint(_piece, head, *piece, use_reentrant=False) for piece in pieces])


def _piece(head: nn.Module, states: Tensor, targets: Tensor) -> Tensor:
    return token_log_probs(head(states), targets)
