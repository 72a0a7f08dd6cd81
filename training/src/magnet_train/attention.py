"""Attention over packed sequences piece by piece, so that nothing is computed which a mask would throw away."""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional
from transformers import AttentionInterface, AttentionMaskInterface, PreTrainedModel
from transformers.integrations.sdpa_attention import sdpa_attention_forward
from transformers.masking_utils import sdpa_mask

from magnet_train.pack import Batch, Piece

implementation = "magnet_pieces"


def looking(model: PreTrainedModel, batch: Batch) -> dict[str, Any]:
    """The arguments that make a model's forward pass look where the batch says."""
    if batch.pieces is None:
        return {}
    if model.config._attn_implementation != implementation:
        model.set_attn_implementation(implementation)
    # A mask of four dimensions is passed on as it is, so the model makes none of its own.
    ignored = torch.ones(1, 1, 1, 1, dtype=torch.bool, device=batch.input_ids.device)
    return {"attention_mask": ignored, "position_ids": batch.position_ids, "pieces": batch.pieces}


def piecewise_attention(
    module: nn.Module,
    query: Tensor,
    key: Tensor,
    value: Tensor,
    attention_mask: Tensor | None,
    pieces: tuple[tuple[Piece, ...], ...] | None = None,
    **options: Any,  # noqa: ANN401
) -> tuple[Tensor, None]:
    """Attention ``[B, T, heads, width]`` of ``query [B, heads, T, width]``; without pieces, that of PyTorch."""
    if pieces is None:
        return sdpa_attention_forward(module, query, key, value, attention_mask, **options)
    length = query.shape[2]
    sequences = []
    for at, own in enumerate(pieces):
        states = tuple(whole[at : at + 1] for whole in (query, key, value))
        outputs = [_attend(module, states, piece, options) for piece in own]
        sequences.append(functional.pad(torch.cat(outputs, dim=1), (0, 0, 0, 0, 0, length - own[-1].end)))
    return torch.cat(sequences), None


def _attend(module: nn.Module, states: tuple[Tensor, Tensor, Tensor], piece: Piece, options: dict[str, Any]) -> Tensor:
    query, key, value = (whole[:, :, piece.start : piece.end] for whole in states)
    mask = None
    if piece.shared_end > piece.shared_start:
        shared_key, shared_value = (whole[:, :, piece.shared_start : piece.shared_end] for whole in states[1:])
        key, value = torch.cat([shared_key, key], dim=2), torch.cat([shared_value, value], dim=2)
        ones = torch.ones(query.shape[2], key.shape[2], dtype=torch.bool, device=query.device)
        mask = ones.tril(piece.shared_end - piece.shared_start)[None, None]
    return sdpa_attention_forward(module, query, key, value, mask, **options)[0]


AttentionInterface.register(implementation, piecewise_attention)
AttentionMaskInterface.register(implementation, sdpa_mask)
