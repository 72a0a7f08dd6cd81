"""Plays many conversations side by side, one token of each at a time."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor

from trial.conversation import Conversation
from trial.model import Cache, SmallModel
from trial.vocabulary import specials

end_token = specials.index("<|im_end|>")
longest_message = 64
"""A message that has not ended after so many tokens ends the conversation."""


at_once = 1024
"""So many conversations share one cache; more are played in groups."""
longest = 640
"""A conversation of more tokens is given up."""


@torch.inference_mode()
def play_all(
    model: SmallModel, tokenizer: Tokenizer, conversations: list[Conversation], *, temperature: float, seed: int
) -> None:
    """Plays the conversations to their end. ``temperature`` 0 is greedy."""
    generator = torch.Generator(model.cosine.device).manual_seed(seed)
    for start in range(0, len(conversations), at_once):
        table = Table(model, tokenizer, conversations[start : start + at_once])
        while bool(table.live.any()):
            table.step(lambda logits: choose(logits, temperature, generator))


def choose(logits: Tensor, temperature: float, generator: torch.Generator) -> Tensor:
    """One token ``[B]`` for each row of ``logits [B, V]``."""
    if temperature == 0:
        return logits.argmax(-1)
    return torch.multinomial(torch.softmax(logits.float() / temperature, -1), 1, generator=generator)[:, 0]


class Table:
    """The tokens of all conversations: those that are known, and up to where each was read."""

    def __init__(self, model: SmallModel, tokenizer: Tokenizer, conversations: list[Conversation]) -> None:
        self.model = model
        self.tokenizer = tokenizer
        self.conversations = conversations
        self.length = longest
        device = model.cosine.device
        openings = [self._encode(conversation.opening()) for conversation in conversations]
        count = len(conversations)
        self.tokens = torch.zeros(count, longest, dtype=torch.int64, device=device)
        self.known = torch.zeros(count, dtype=torch.int64, device=device)
        self.begun = torch.zeros(count, dtype=torch.int64, device=device)
        self.live = torch.tensor([not one.over for one in conversations], device=device)
        self._append(list(range(count)), openings)
        self.cache = Cache.empty(model.shape, count, longest, self.tokens, _dtype(device))
        self.at = self.known - 1
        self._prefill(max(len(opening) for opening in openings))
        self._forward = self._captured() if device.type == "cuda" else self._plain

    def step(self, choose_token: Callable[[Tensor], Tensor]) -> None:
        """Reads one more token of every conversation and, where nothing more is known, writes the next."""
        rows = torch.arange(len(self.at), device=self.at.device)
        logits = self._forward(self.tokens[rows, self.at], self.at)
        following = (self.at + 1).clamp(max=self.length - 1)
        writes = self.live & (following >= self.known)
        chosen = torch.where(writes, choose_token(logits), self.tokens[rows, following])
        self.tokens[rows, following] = chosen
        self.known = torch.where(writes, following + 1, self.known)
        self.at = torch.where(self.live, following, self.at)
        too_long = self.live & ((self.known - self.begun > longest_message) & writes | (following == self.length - 1))
        self._settle((writes & (chosen == end_token)).cpu(), too_long.cpu())

    def _settle(self, ended: Tensor, too_long: Tensor) -> None:
        for row in too_long.nonzero()[:, 0].tolist():
            self.conversations[row].stopped = True
        rows = (ended & ~too_long).nonzero()[:, 0].tolist()
        if rows:
            self._answer(rows)
        stopped = [row for row in (ended | too_long).nonzero()[:, 0].tolist() if self.conversations[row].over]
        if stopped:
            self.live[stopped] = False

    def _answer(self, rows: list[int]) -> None:
        begun, known = self.begun[rows].tolist(), self.known[rows].tolist()
        tokens = self.tokens[rows].cpu()
        further = []
        for place, row in enumerate(rows):
            written = self.tokenizer.decode(
                tokens[place, begun[place] : known[place] - 1].tolist(), skip_special_tokens=False
            )
            further.append(self._encode(self.conversations[row].hear(written)))
        self._append(rows, further)

    def _append(self, rows: list[int], further: list[list[int]]) -> None:
        starts = self.known[rows].tolist()
        kept = [part[: max(0, self.length - start)] for part, start in zip(further, starts, strict=True)]
        places = np.concatenate([np.arange(start, start + len(part)) for part, start in zip(kept, starts, strict=True)])
        device = self.tokens.device
        which = torch.from_numpy(np.repeat(rows, [len(part) for part in kept])).to(device)
        ids = torch.tensor([token for part in kept for token in part], device=device, dtype=torch.int64)
        self.tokens[which, torch.from_numpy(places.astype(np.int64)).to(device)] = ids
        ends = torch.tensor([start + len(part) for part, start in zip(kept, starts, strict=True)], device=device)
        self.known[rows] = ends
        self.begun[rows] = ends

    def _prefill(self, width: int) -> None:
        for start in range(0, len(self.conversations), 128):
            part = slice(start, start + 128)
            cache = Cache(self.cache.keys[:, part], self.cache.values[:, part])
            with _autocast(self.tokens.device):
                self.model.prefill(self.tokens[part, :width], cache)

    def _plain(self, ids: Tensor, at: Tensor) -> Tensor:
        with _autocast(ids.device):
            return self.model.step(ids, at, self.cache)

    def _captured(self) -> Callable[[Tensor, Tensor], Tensor]:
        """The step as one CUDA graph: a small model spends its time in starting kernels."""
        ids, at = torch.zeros_like(self.at), self.at.clone()
        side = torch.cuda.Stream()
        side.wait_stream(torch.cuda.current_stream())
        with torch.cuda.stream(side):
            self._plain(self.tokens[torch.arange(len(at), device=at.device), at], at)
        torch.cuda.current_stream().wait_stream(side)
        graph = torch.cuda.CUDAGraph()
        with torch.cuda.graph(graph):
            logits = self._plain(ids, at)

        def forward(now: Tensor, place: Tensor) -> Tensor:
            ids.copy_(now)
            at.copy_(place)
            graph.replay()
            return logits

        return forward

    def _encode(self, text: str) -> list[int]:
        return self.tokenizer.encode(text, add_special_tokens=False).ids


def _dtype(device: torch.device) -> torch.dtype:
    return torch.bfloat16 if device.type == "cuda" else torch.float32


def _autocast(device: torch.device) -> torch.autocast:
    # A graph must not hold on to casts of the weights that autocast keeps for later.
    return torch.autocast(device.type, dtype=torch.bfloat16, enabled=device.type == "cuda", cache_enabled=False)
