"""From messages to token ids, each token marked with the action that it belongs to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from magnet_train.conversation import Message, Tool, normalized, one_call_a_message
from magnet_train.rendered import Rendered, UnfitConversation
from magnet_train.template import ChatTemplate


@dataclass(frozen=True)
class Encoded:
    """One conversation of ``T`` tokens and ``H`` actions.

    ``ids [T]``: token ids. ``actions [T]``: 0 for what the agent did not write, h for the tokens of its h-th message,
    its calls and its end-of-turn token included. ``turns [H]``: the user turn of each action, from 0.
    """

    ids: NDArray[np.int64]
    actions: NDArray[np.int64]
    turns: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.ids)


@dataclass(frozen=True)
class EncodedPair:
    """Two conversations that have their first ``shared`` tokens in common and part at an action of each."""

    chosen: Encoded
    rejected: Encoded
    shared: int

    @property
    def first_difference(self) -> int:
        """Index from 0 of the first action that differs."""
        return int(self.chosen.actions[: self.shared + 1].max()) - 1

    def __len__(self) -> int:
        return len(self.chosen) + len(self.rejected) - self.shared


def encode_conversation(
    template: ChatTemplate, messages: list[Message], tools: list[Tool], scored: Sequence[bool] | None = None
) -> Encoded:
    """Encodes a conversation; ``scored`` says which messages are trained on, by default every one of the agent.

    Raises ``UnfitConversation``.
    """
    train = [message["role"] == "assistant" for message in messages] if scored is None else list(scored)
    plain = normalized(messages)
    if template.one_call:
        plain, train = one_call_a_message(plain, train)
    rendered = template.spans(plain, tools)
    turns = np.cumsum([message["role"] == "user" for message in plain]) - 1
    spans = [span for span in rendered.spans if train[span.message]]
    ids, actions = _tokenize(template, Rendered(rendered.text, spans))
    return Encoded(ids, actions, tuple(max(0, int(turns[span.message])) for span in spans))


def encode_prompt(template: ChatTemplate, messages: list[Message], tools: list[Tool]) -> list[int]:
    """The ids after which the agent writes: what a server reads, and exactly how a training row begins.

    Raises ``UnfitConversation``.
    """
    plain = normalized(messages)
    if template.one_call:
        plain, _ = one_call_a_message(plain, [False] * len(plain))
    text = template.prompt(plain, tools)
    return template.tokenizer(text, add_special_tokens=False)["input_ids"]


def encode_pair(
    template: ChatTemplate,
    prompt: list[Message],
    sides: tuple[list[Message], list[Message]],
    tools: list[Tool],
    scored: tuple[Sequence[bool], Sequence[bool]] | None = None,
) -> EncodedPair:
    """Encodes both sides, ``prompt`` before each. Raises ``UnfitConversation``, also for sides that do not part."""
    flags = scored or tuple([message["role"] == "assistant" for message in side] for side in sides)
    chosen, rejected = (
        encode_conversation(template, [*prompt, *side], tools, [*([False] * len(prompt)), *train])
        for side, train in zip(sides, flags, strict=True)
    )
    shared = _common_length(chosen.ids, rejected.ids)
    if shared == len(chosen) or shared == len(rejected) or not (chosen.actions[shared] and rejected.actions[shared]):
        raise UnfitConversation("sides-do-not-part", "the first token that differs is in no message of the agent")
    if not np.array_equal(chosen.actions[:shared], rejected.actions[:shared]):
        raise UnfitConversation("sides-do-not-part", "the common beginning is not trained on in the same way")
    return EncodedPair(chosen, rejected, shared)


def cut_to(encoded: Encoded, length: int) -> Encoded | None:
    """The whole user turns of a conversation that fit into ``length`` tokens; None when not even one does."""
    if len(encoded) <= length:
        return encoded
    ends = [int(np.flatnonzero(encoded.actions == action).max()) + 1 for action in range(1, len(encoded.turns) + 1)]
    last_of_turn = [at for at, turn in enumerate(encoded.turns) if turn not in encoded.turns[at + 1 :]]
    kept = max((at for at in last_of_turn if ends[at] <= length), default=None)
    if kept is None:
        return None
    return Encoded(encoded.ids[: ends[kept]], encoded.actions[: ends[kept]], encoded.turns[: kept + 1])


def _tokenize(template: ChatTemplate, rendered: Rendered) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    tokens = template.tokenizer(rendered.text, add_special_tokens=False, return_offsets_mapping=True)
    ids = np.array(tokens["input_ids"], dtype=np.int64)
    starts, ends = np.array(tokens["offset_mapping"], dtype=np.int64).reshape(-1, 2).T
    actions = np.zeros(len(ids), dtype=np.int64)
    for action, span in enumerate(rendered.spans, start=1):
        first, after = np.searchsorted(starts, [span.start, span.end])
        if (first and ends[first - 1] > span.start) or ends[after - 1] > span.end:
            raise UnfitConversation("token-across-border", f"a token crosses the border of message {span.message}")
        actions[first:after] = action
    return ids, actions


def _common_length(left: NDArray[np.int64], right: NDArray[np.int64]) -> int:
    size = min(len(left), len(right))
    differ = np.flatnonzero(left[:size] != right[:size])
    return int(differ[0]) if len(differ) else size
