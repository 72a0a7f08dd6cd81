"""Writing answers, many at a time. What one answer says does not depend on those beside it."""

from __future__ import annotations

import inspect
from collections.abc import Sequence
from dataclasses import dataclass, field

import torch
from torch import Tensor
from transformers import DynamicCache, PreTrainedModel


@dataclass(frozen=True)
class Request:
    """A prompt, and how to go on from it. Temperature 0 takes the likeliest token each time."""

    prompt: list[int]
    max_tokens: int = 1024
    temperature: float = 0.0
    seed: int = 0


@dataclass
class Written:
    """The tokens of an answer, the log-probability of each at temperature 1, and whether it ended by itself."""

    tokens: list[int] = field(default_factory=list)
    log_probs: list[float] = field(default_factory=list)
    ended: bool = False


@torch.no_grad()
def generate(model: PreTrainedModel, requests: Sequence[Request], ends: frozenset[int]) -> list[Written]:
    """Writes an answer to each request until one of the tokens ``ends``, which is left out, or its limit."""
    state = _Writing(model, requests)
    logits = state.read_prompts()
    while state.open:
        state.choose(logits, ends)
        if state.open:
            logits = state.next_logits()
    return state.answers


class _Writing:
    """Answers that are being written; those that are done leave the batch."""

    def __init__(self, model: PreTrainedModel, requests: Sequence[Request]) -> None:
        self.model = model
        self.device = next(model.parameters()).device
        self.requests = requests
        self.answers = [Written() for _ in requests]
        self.draws = [torch.Generator().manual_seed(request.seed) for request in requests]
        self.open = list(range(len(requests)))
        self.cache = DynamicCache(config=model.config)
        # Transformers 5.24 gives it a shorter name and takes the old one until 5.40.
        self.cache_name = "cache" if "cache" in inspect.signature(model.forward).parameters else "past_key_values"
        longest = max(len(request.prompt) for request in requests)
        self.attention = torch.tensor([_left(0, longest, [1] * len(r.prompt)) for r in requests], device=self.device)

    def read_prompts(self) -> Tensor:
        """Logits ``[open, V]`` after the prompts, which are padded on the left."""
        longest = self.attention.shape[1]
        ids = torch.tensor([_left(0, longest, request.prompt) for request in self.requests], device=self.device)
        positions = (self.attention.cumsum(-1) - 1).clamp(min=0)
        return self._forward(ids, positions)

    def next_logits(self) -> Tensor:
        """Logits ``[open, V]`` after the tokens that were chosen last."""
        ids = torch.tensor([[self.answers[at].tokens[-1]] for at in self.open], device=self.device)
        self.attention = torch.cat([self.attention, torch.ones_like(ids)], dim=1)
        return self._forward(ids, self.attention.sum(-1, keepdim=True) - 1)

    def _forward(self, ids: Tensor, positions: Tensor) -> Tensor:
        read = {"input_ids": ids, "attention_mask": self.attention, "position_ids": positions}
        found = self.model(**read, **{self.cache_name: self.cache}, use_cache=True, logits_to_keep=1)
        return found.logits[:, -1].float()

    def choose(self, logits: Tensor, ends: frozenset[int]) -> None:
        """Appends a token to every open answer and closes those that are done."""
        log_probs = torch.log_softmax(logits, dim=-1)
        likeliest = log_probs.argmax(-1).tolist()
        for row, at in enumerate(self.open):
            token = self._draw(log_probs[row], at) if self.requests[at].temperature > 0 else likeliest[row]
            answer = self.answers[at]
            answer.ended = token in ends
            if not answer.ended:
                answer.tokens.append(token)
                answer.log_probs.append(float(log_probs[row, token]))
        self._close()

    def _draw(self, log_probs: Tensor, at: int) -> int:
        weights = torch.softmax(log_probs.cpu() / self.requests[at].temperature, dim=-1)
        return int(torch.multinomial(weights, 1, generator=self.draws[at]))

    def _close(self) -> None:
        going = [
            row
            for row, at in enumerate(self.open)
            if not self.answers[at].ended and len(self.answers[at].tokens) < self.requests[at].max_tokens
        ]
        if len(going) < len(self.open):
            self.open = [self.open[row] for row in going]
            kept = torch.tensor(going, dtype=torch.long, device=self.device)
            if going:
                self.cache.batch_select_indices(kept)
            self.attention = self.attention[kept]


def _left(padding: int, length: int, values: list[int]) -> list[int]:
    return [padding] * (length - len(values)) + values
