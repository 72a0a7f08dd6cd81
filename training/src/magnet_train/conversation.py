"""Conversations in the one inner form that templates render: OpenAI messages whose arguments are objects."""

from __future__ import annotations

import json
from typing import Any

Message = dict[str, Any]
"""``role``, ``content`` and, for the agent, ``tool_calls`` with arguments as objects; ``tool_call_id`` of a result."""
Tool = dict[str, Any]


def normalized(messages: list[Message]) -> list[Message]:
    """The messages as every template takes them.

    Arguments become objects, absent text becomes ``""``, and calls are numbered in order with ids of nine letters and
    digits, which Mistral's templates ask for. A result without a name has that of its call.
    """
    names: dict[str, tuple[str, str]] = {}
    return [_normal_message(message, names) for message in messages]


def _normal_message(message: Message, names: dict[str, tuple[str, str]]) -> Message:
    role, content = message["role"], message.get("content") or ""
    if role == "tool":
        call, name = names.get(message["tool_call_id"], ("call00000", ""))
        return {"role": role, "tool_call_id": call, "name": message.get("name", name), "content": content}
    calls = message.get("tool_calls") or []
    if not calls:
        return {"role": role, "content": content}
    return {"role": role, "content": content, "tool_calls": [_normal_call(call, names) for call in calls]}


def _normal_call(call: dict[str, Any], names: dict[str, tuple[str, str]]) -> dict[str, Any]:
    function = call["function"]
    arguments = function["arguments"]
    if isinstance(arguments, str):
        arguments = json.loads(arguments)
    number = f"call{len(names) + 1:05d}"
    names[call["id"]] = (number, function["name"])
    return {"id": number, "type": "function", "function": {"name": function["name"], "arguments": arguments}}


def one_call_a_message(messages: list[Message], scored: list[bool]) -> tuple[list[Message], list[bool]]:
    """Parallel calls one after the other, each followed by its result, for templates that take one call a message.

    ``scored`` says of each message whether it is trained on; the parts of a message inherit it.
    """
    out: list[tuple[Message, bool]] = []
    for at, (message, train) in enumerate(zip(messages, scored, strict=True)):
        calls = message.get("tool_calls", [])
        if len(calls) > 1:
            out.extend(_serialized(message, train, messages[at + 1 :]))
        elif not (message["role"] == "tool" and _answers_one_of_many(messages[:at])):
            out.append((message, train))
    return [message for message, _ in out], [train for _, train in out]


def _serialized(message: Message, train: bool, following: list[Message]) -> list[tuple[Message, bool]]:
    out: list[tuple[Message, bool]] = []
    for number, call in enumerate(message["tool_calls"]):
        content = message["content"] if number == 0 else ""
        out.append(({"role": "assistant", "content": content, "tool_calls": [call]}, train))
        out.extend((result, False) for result in _results(following) if result["tool_call_id"] == call["id"])
    return out


def _results(following: list[Message]) -> list[Message]:
    ends = next((at for at, message in enumerate(following) if message["role"] != "tool"), len(following))
    return following[:ends]


def _answers_one_of_many(before: list[Message]) -> bool:
    caller = next((message for message in reversed(before) if message["role"] != "tool"), None)
    return caller is not None and len(caller.get("tool_calls", [])) > 1
