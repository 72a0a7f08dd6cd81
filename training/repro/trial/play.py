"""Plays many conversations side by side, one token of each at a time."""

from __future__ import annotations

import torch
from tokenizers import Tokenizer
from torch import Tensor

from trial.conversation import Conversation
from trial.model import Cache, SmallModel
from trial.pack import longest
from trial.vocabulary import decode, end_token

longest_message = 48
"""A message that has not ended after so many tokens ends the conversation."""
at_once = 1024
"""So many conversations are played side by side on a GPU; more are played in groups."""


class Player:
    """Lets a model play. The tables, and on a GPU their graphs, serve all plays of the model, whatever its weights."""

    def __init__(self, model: SmallModel, tokenizer: Tokenizer) -> None:
        self.model = model
        self.tokenizer = tokenizer
        self.tables: dict[tuple[int, float], Table] = {}

    @torch.inference_mode()
    def play(self, conversations: list[Conversation], temperature: float = 0.0) -> None:
        """Plays the conversations to their end. ``temperature`` 0 is greedy."""
        size = at_once if self.model.cosine.device.type == "cuda" else min(len(conversations), at_once)
        for start in range(0, len(conversations), at_once):
            if (size, temperature) not in self.tables:
                self.tables[size, temperature] = Table(self.model, size, temperature)
            Group(self.tables[size, temperature], self.tokenizer, conversations[start : start + at_once]).play()


class Table:
    """Room for the tokens of ``B`` conversations: those that are known, and up to where each was read."""

    def __init__(self, model: SmallModel, size: int, temperature: float) -> None:
        self.model = model
        self.temperature = temperature
        device = model.cosine.device
        self.on_gpu = device.type == "cuda"
        self.rows = torch.arange(size, device=device)
        self.tokens = torch.zeros(size, longest, dtype=torch.int64, device=device)
        self.known, self.begun, self.at = (torch.zeros(size, dtype=torch.int64, device=device) for _ in range(3))
        self.waits = torch.ones(size, dtype=torch.bool, device=device)
        """Where a message has ended, or nobody plays."""
        dtype = torch.bfloat16 if self.on_gpu else torch.float32
        self.cache = Cache.empty(model.shape, size, longest, self.tokens, dtype)
        self.graphs = self.on_gpu
        self.graph: torch.cuda.CUDAGraph | None = None

    def read(self, width: int) -> None:
        """Reads the first ``width`` tokens of every conversation."""
        with self._autocast():
            self.model.prefill(self.tokens[:, :width], self.cache)

    def advance(self) -> None:
        """Reads one more token of every conversation that does not wait and, where none is known, writes the next."""
        if self.graphs and self.graph is None:
            try:
                self.graph = self._capture()
            except RuntimeError as error:
                print(f"no graph, tokens are played without: {error}", flush=True)
                self.graphs = False
        if self.graph is None:
            self._advance()
        else:
            self.graph.replay()

    def _advance(self) -> None:
        with self._autocast():
            logits = self.model.step(self.tokens[self.rows, self.at], self.at, self.cache)
        following = (self.at + 1).clamp(max=longest - 1)
        writes = ~self.waits & (following >= self.known)
        chosen = choose(logits, self.temperature)
        self.tokens[self.rows, following] = torch.where(writes, chosen, self.tokens[self.rows, following])
        self.known.copy_(torch.where(writes, following + 1, self.known))
        self.at.copy_(torch.where(self.waits, self.at, following))
        ended = (chosen == end_token) | (self.known - self.begun > longest_message)
        self.waits |= (writes & ended) | (self.at == longest - 1)

    def _capture(self) -> torch.cuda.CUDAGraph:
        state = [self.tokens, self.known, self.begun, self.at, self.waits]
        before = [tensor.clone() for tensor in state]
        aside = torch.cuda.Stream()
        aside.wait_stream(torch.cuda.current_stream())
        with torch.cuda.stream(aside):
            self._advance()
        torch.cuda.current_stream().wait_stream(aside)
        for tensor, value in zip(state, before, strict=True):
            tensor.copy_(value)
        graph = torch.cuda.CUDAGraph()
        with torch.cuda.graph(graph):
            self._advance()
        return graph

    def _autocast(self) -> torch.autocast:
        # A graph must not hold on to casts of the weights that autocast keeps for later.
        return torch.autocast(self.tokens.device.type, dtype=torch.bfloat16, enabled=self.on_gpu, cache_enabled=False)


def choose(logits: Tensor, temperature: float) -> Tensor:
    """One token ``[B]`` for each row of ``logits [B, V]``, without a look at the host."""
    if temperature == 0:
        return logits.argmax(-1)
    # The least of exponential waiting times is drawn as its rate says.
    weights = torch.softmax(logits.float() / temperature, -1)
    return (weights / torch.empty_like(weights).exponential_()).argmax(-1)


class Group:
    """Conversations at a table."""

    def __init__(self, table: Table, tokenizer: Tokenizer, conversations: list[Conversation]) -> None:
        self.table = table
        self.tokenizer = tokenizer
        self.conversations = conversations

    def play(self) -> None:
        """Plays all to their end."""
        live = self._open()
        # Several tokens for each look at the host, which waits for the device.
        tokens = 4 if self.table.on_gpu else 1
        while live:
            for _ in range(tokens):
                self.table.advance()
            live -= self._answer(sorted(live))

    def _open(self) -> set[int]:
        table = self.table
        openings = [self._encode(one.opening()) for one in self.conversations]
        table.waits.fill_(True)
        table.known.zero_()
        table.at.zero_()
        self._append(list(range(len(openings))), openings)
        width = max(len(opening) for opening in openings)
        table.read(width)
        table.at.copy_((table.known - 1).clamp(min=0))
        return {row for row, one in enumerate(self.conversations) if not one.over}

    def _answer(self, live: list[int]) -> set[int]:
        """Hears the messages that have ended and lets the conversations go on. Returns those that are over."""
        waits = self.table.waits.tolist()
        rows = [row for row in live if waits[row]]
        if not rows:
            return set()
        begun, known = self.table.begun.tolist(), self.table.known.tolist()
        tokens = self.table.tokens[rows].cpu().tolist()
        further = []
        for row, line in zip(rows, tokens, strict=True):
            further.append(self._hear(self.conversations[row], line[begun[row] : known[row]]))
        over = {row for row in rows if self.conversations[row].over}
        self._append([row for row in rows if row not in over], [text for text in further if text is not None])
        return over

    def _hear(self, conversation: Conversation, message: list[int]) -> list[int] | None:
        """The tokens that follow a message, or None when the conversation is over."""
        if not message or message[-1] != end_token:
            conversation.stopped = True
            return None
        text = conversation.hear(decode(self.tokenizer, message[:-1]))
        return None if conversation.over else self._encode(text)

    def _append(self, rows: list[int], texts: list[list[int]]) -> None:
        if not rows:
            return
        table = self.table
        device = table.tokens.device
        starts = table.known.tolist()
        places = [
            (row, starts[row] + at, token)
            for row, text in zip(rows, texts, strict=True)
            for at, token in enumerate(text)
            if starts[row] + at < longest
        ]
        if places:
            which, where, ids = torch.tensor(places, device=device).T
            table.tokens[which, where] = ids
        chosen = torch.tensor(rows, device=device)
        ends = torch.tensor(
            [min(starts[row] + len(text), longest) for row, text in zip(rows, texts, strict=True)], device=device
        )
        table.known[chosen] = ends
        table.begun[chosen] = ends
        table.waits[chosen] = False

    def _encode(self, text: str) -> list[int]:
        return self.tokenizer.encode(text, add_special_tokens=False).ids
