"""A decoder of Qwen2's architecture, small, with a fixed-size cache for playing many conversations side by side.

Its parameters have the names that ``transformers`` gives them, so that a checkpoint opens as ``Qwen2ForCausalLM``.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional


@dataclass(frozen=True)
class Shape:
    """The size of a model."""

    layers: int
    width: int
    heads: int
    kv_heads: int
    inner: int
    vocabulary: int
    longest: int = 1024
    rope_theta: float = 100.0

    @property
    def head_width(self) -> int:
        """Width of one head."""
        return self.width // self.heads


@dataclass
class Cache:
    """Keys and values ``[layers, B, kv_heads, T, head_width]`` of the tokens so far."""

    keys: Tensor
    values: Tensor

    @classmethod
    def empty(cls, shape: Shape, batch: int, length: int, like: Tensor, dtype: torch.dtype) -> Cache:
        """Room for ``batch`` conversations of up to ``length`` tokens."""
        size = (shape.layers, batch, shape.kv_heads, length, shape.head_width)
        return cls(*(torch.zeros(size, dtype=dtype, device=like.device) for _ in range(2)))


class Norm(nn.Module):
    """Root mean square normalisation."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.ones(width))

    def forward(self, hidden: Tensor) -> Tensor:
        """``[..., D]`` to ``[..., D]``."""
        return functional.rms_norm(hidden, self.weight.shape, self.weight, 1e-6)


class Attention(nn.Module):
    """Grouped-query attention with rotary positions."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.shape = shape
        self.q_proj = nn.Linear(shape.width, shape.heads * shape.head_width)
        self.k_proj = nn.Linear(shape.width, shape.kv_heads * shape.head_width)
        self.v_proj = nn.Linear(shape.width, shape.kv_heads * shape.head_width)
        self.o_proj = nn.Linear(shape.heads * shape.head_width, shape.width, bias=False)

    def project(self, hidden: Tensor, turn: tuple[Tensor, Tensor]) -> tuple[Tensor, Tensor, Tensor]:
        """Queries ``[B, heads, T, head_width]``, keys and values ``[B, kv_heads, T, head_width]``."""
        batch, length, _ = hidden.shape
        split = [part.view(batch, length, -1, self.shape.head_width).transpose(1, 2) for part in self._parts(hidden)]
        return rotate(split[0], turn), rotate(split[1], turn), split[2]

    def _parts(self, hidden: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        return self.q_proj(hidden), self.k_proj(hidden), self.v_proj(hidden)

    def attend(self, query: Tensor, key: Tensor, value: Tensor) -> Tensor:
        """``[B, T, D]``, causal."""
        mixed = functional.scaled_dot_product_attention(query, key, value, is_causal=True, enable_gqa=True)
        return self.o_proj(mixed.transpose(1, 2).flatten(2))

    def attend_one(self, query: Tensor, keys: Tensor, values: Tensor, at: Tensor) -> Tensor:
        """``[B, 1, D]`` for one query of each conversation, over the cache up to ``at [B]``."""
        grouped = query.view(len(at), self.shape.kv_heads, -1, self.shape.head_width).to(keys.dtype)
        scores = (grouped @ keys.transpose(2, 3)).float() / self.shape.head_width**0.5
        unseen = torch.arange(keys.shape[2], device=at.device) > at[:, None, None, None]
        weights = torch.softmax(scores.masked_fill(unseen, float("-inf")), -1).to(values.dtype)
        return self.o_proj((weights @ values).to(query.dtype).reshape(len(at), 1, -1))


class FeedForward(nn.Module):
    """SwiGLU."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.gate_proj = nn.Linear(shape.width, shape.inner, bias=False)
        self.up_proj = nn.Linear(shape.width, shape.inner, bias=False)
        self.down_proj = nn.Linear(shape.inner, shape.width, bias=False)

    def forward(self, hidden: Tensor) -> Tensor:
        """``[..., D]`` to ``[..., D]``."""
        return self.down_proj(functional.silu(self.gate_proj(hidden)) * self.up_proj(hidden))


class Layer(nn.Module):
    """Attention and feed-forward, each on a normalised residual stream."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.self_attn = Attention(shape)
        self.mlp = FeedForward(shape)
        self.input_layernorm = Norm(shape.width)
        self.post_attention_layernorm = Norm(shape.width)

    def forward(self, hidden: Tensor, turn: tuple[Tensor, Tensor]) -> tuple[Tensor, Tensor, Tensor]:
        """``hidden [B, T, D]``; also gives keys and values."""
        query, key, value = self.self_attn.project(self.input_layernorm(hidden), turn)
        hidden = hidden + self.self_attn.attend(query, key, value)
        return hidden + self.mlp(self.post_attention_layernorm(hidden)), key, value

    def step(self, hidden: Tensor, turn: tuple[Tensor, Tensor], cache: tuple[Tensor, Tensor], at: Tensor) -> Tensor:
        """One token of each conversation, ``hidden [B, 1, D]``, at positions ``at [B]``. Writes to the cache."""
        query, key, value = self.self_attn.project(self.input_layernorm(hidden), turn)
        keys, values = cache
        rows = torch.arange(len(at), device=at.device)
        keys[rows, :, at] = key[:, :, 0].to(keys.dtype)
        values[rows, :, at] = value[:, :, 0].to(values.dtype)
        hidden = hidden + self.self_attn.attend_one(query, keys, values, at)
        return hidden + self.mlp(self.post_attention_layernorm(hidden))


class _Stack(nn.Module):
    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.embed_tokens = nn.Embedding(shape.vocabulary, shape.width)
        self.layers = nn.ModuleList(Layer(shape) for _ in range(shape.layers))
        self.norm = Norm(shape.width)


class SmallModel(nn.Module):
    """The model; input and output embeddings are one."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.shape = shape
        self.model = _Stack(shape)
        angles = torch.outer(torch.arange(shape.longest), _frequencies(shape))
        self.register_buffer("cosine", torch.cat([angles, angles], -1).cos(), persistent=False)
        self.register_buffer("sine", torch.cat([angles, angles], -1).sin(), persistent=False)
        self.apply(lambda part: _initialise(part, 0.65 / shape.width**0.5))

    def forward(self, ids: Tensor) -> Tensor:
        """Hidden states ``[B, T, D]`` of ``ids [B, T]``; padding stands at the end, where no token sees it."""
        return self._forward(ids, None)

    def prefill(self, ids: Tensor, cache: Cache) -> None:
        """Puts keys and values of ``ids [B, T]`` into the cache."""
        self._forward(ids, cache)

    def step(self, ids: Tensor, at: Tensor, cache: Cache) -> Tensor:
        """Logits ``[B, V]`` after one more token, ``ids [B]`` at positions ``at [B]``."""
        hidden = self.model.embed_tokens(ids)[:, None]
        turn = (self.cosine[at][:, None, None], self.sine[at][:, None, None])
        for index, layer in enumerate(self.model.layers):
            hidden = layer.step(hidden, turn, (cache.keys[index], cache.values[index]), at)
        return self.logits(self.model.norm(hidden[:, 0]))

    def logits(self, hidden: Tensor) -> Tensor:
        """``[..., D]`` to ``[..., V]``."""
        return functional.linear(hidden, self.model.embed_tokens.weight)

    def _forward(self, ids: Tensor, cache: Cache | None) -> Tensor:
        length = ids.shape[1]
        hidden = self.model.embed_tokens(ids)
        turn = (self.cosine[:length], self.sine[:length])
        for index, layer in enumerate(self.model.layers):
            hidden, key, value = layer(hidden, turn)
            if cache is not None:
                cache.keys[index, :, :, :length] = key.to(cache.keys.dtype)
                cache.values[index, :, :, :length] = value.to(cache.values.dtype)
        return self.model.norm(hidden)


def rotate(part: Tensor, turn: tuple[Tensor, Tensor]) -> Tensor:
    """Rotary positions; ``part [B, heads, T, head_width]``."""
    first, second = part.chunk(2, -1)
    cosine, sine = turn
    return (part * cosine + torch.cat([-second, first], -1) * sine).to(part.dtype)


def _frequencies(shape: Shape) -> Tensor:
    return shape.rope_theta ** (-torch.arange(0, shape.head_width, 2) / shape.head_width)


def _initialise(part: nn.Module, deviation: float) -> None:
    if isinstance(part, nn.Linear | nn.Embedding):
        nn.init.normal_(part.weight, std=deviation)
    if isinstance(part, nn.Linear) and part.bias is not None:
        nn.init.zeros_(part.bias)
