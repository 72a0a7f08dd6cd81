"""A model that answers chat requests, those that arrive together in one batch."""

from __future__ import annotations

import dataclasses
import itertools
import queue
import threading
from concurrent.futures import Future
from dataclasses import dataclass
from typing import Any

from transformers import PreTrainedModel

from magnet_train.answer import call_format, parse_answer
from magnet_train.chat import BadRequest, ChatRequest, Reply, read_request, response_body
from magnet_train.encode import encode_prompt
from magnet_train.generate import Request, Written, generate
from magnet_train.rendered import UnfitConversation
from magnet_train.template import ChatTemplate

wait_for_others = 0.005
"""Seconds that a request waits for others to share a batch with."""
most_at_once = 64


class Answerer:
    """A model that answers chat requests, those that arrive together in one batch."""

    def __init__(self, model: PreTrainedModel, template: ChatTemplate, *, name: str, context: int) -> None:
        self.model = model.eval()
        self.template = template
        self.name = name
        self.context = context
        self.form = call_format(template)
        self.ends = template.ends()
        self.waiting: queue.Queue[_Asked | None] = queue.Queue()
        self.numbers = itertools.count(1)
        self.worker = threading.Thread(target=self._work, daemon=True)
        self.worker.start()

    def answer(self, body: bytes) -> dict[str, Any]:
        """The response to a request. Raises ``BadRequest``."""
        asked = read_request(body, most_tokens=1024)
        prompt = self.prompt(asked)
        found: Future[Reply] = Future()
        self.waiting.put(_Asked(asked, prompt, found))
        number = next(self.numbers)
        return response_body(found.result(), number=number, model=self.name, log_probs=asked.log_probs)

    def prompt(self, asked: ChatRequest) -> list[int]:
        """The ids that the model reads. Raises ``BadRequest`` for a conversation that the template cannot hold."""
        try:
            ids = encode_prompt(self.template, asked.messages, asked.tools)
        except (UnfitConversation, KeyError, TypeError, ValueError) as error:
            raise BadRequest(f"the conversation cannot be rendered: {error!r}", "messages") from error
        if len(ids) >= self.context:
            raise BadRequest(f"the conversation has {len(ids)} tokens, and the context {self.context}", "messages")
        return ids

    def close(self) -> None:
        """Stops answering after what is waiting."""
        self.waiting.put(None)
        self.worker.join()

    def _work(self) -> None:
        while (first := self.waiting.get()) is not None:
            self._answer_all([first, *self._others()])

    def _others(self) -> list[_Asked]:
        """Requests that come within moments of a first one."""
        others: list[_Asked] = []
        while len(others) < most_at_once - 1:
            try:
                more = self.waiting.get(timeout=wait_for_others)
            except queue.Empty:
                break
            if more is None:
                self.waiting.put(None)
                break
            others.append(more)
        return others

    def _answer_all(self, together: list[_Asked]) -> None:
        try:
            written = generate(self.model, [self._request(asked) for asked in together], self.ends)
        except Exception as error:
            for asked in together:
                asked.found.set_exception(error)
            return
        for asked, answer in zip(together, written, strict=True):
            asked.found.set_result(self._read(asked, answer))

    def _request(self, asked: _Asked) -> Request:
        room = self.context - len(asked.prompt)
        wanted = asked.request
        return Request(asked.prompt, min(wanted.max_tokens, room), wanted.temperature, wanted.seed)

    def _read(self, asked: _Asked, answer: Written) -> Reply:
        def text(tokens: list[int]) -> str:
            return self.template.tokenizer.decode(tokens, skip_special_tokens=False)

        raw, ended = text(answer.tokens), answer.ended
        stops = [at for stop in asked.request.stop if (at := raw.find(stop)) >= 0]
        if stops:
            raw, ended = raw[: min(stops)], True
        pieces = [(text([token]), value) for token, value in zip(answer.tokens, answer.log_probs, strict=True)]
        read = parse_answer(raw, self.form)
        # The text comes back in the history, where special tokens would mean something.
        read = dataclasses.replace(read, text=self.template.without_reserved(read.text))
        return Reply(read, raw, asked.prompt, pieces, ended)


@dataclass(frozen=True)
class _Asked:
    request: ChatRequest
    prompt: list[int]
    found: Future[Reply]
