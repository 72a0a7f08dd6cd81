"""From what a model wrote to a message with calls, as tolerant as can be without guessing."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any, Literal

from magnet_train.probe import probe_call
from magnet_train.template import ChatTemplate

CallFormat = Literal["hermes", "mistral", "json"]


@dataclass(frozen=True)
class Answer:
    """What a model said: text, calls ``{"name", "arguments"}`` in order, and why its calls could not be read, if so."""

    text: str
    calls: list[dict[str, Any]] = field(default_factory=list)
    parse_error: str | None = None


def call_format(template: ChatTemplate) -> CallFormat:
    """How a template writes calls: Hermes tags, Mistral's list, or bare JSON as Llama 3.1 does."""
    written = probe_call(template)
    if "<tool_call>" in written:
        return "hermes"
    return "mistral" if "[TOOL_CALLS]" in written else "json"


def parse_answer(raw: str, form: CallFormat) -> Answer:
    """Reads an answer without its end-of-turn token. Where calls cannot be read, the whole text is the answer."""
    try:
        return _parsers[form](raw)
    except _Unreadable as error:
        return Answer(raw.strip(), parse_error=str(error))


class _Unreadable(ValueError):
    """Calls that are none."""


def _hermes(raw: str) -> Answer:
    texts, calls, at = [], [], 0
    while (start := raw.find(_opening, at)) >= 0:
        texts.append(raw[at:start])
        value, at = _json_at(raw, start + len(_opening))
        calls.append(_call(value))
        at = len(raw) - len(raw[at:].lstrip())
        if raw.startswith(_closing, at):
            at += len(_closing)
        elif at < len(raw):
            # A last call may lack its end: a model that stops there has said all the same what it calls.
            raise _Unreadable(f"a call does not end at character {at}")
    return Answer("".join([*texts, raw[at:]]).strip(), calls)


def _mistral(raw: str) -> Answer:
    text, mark, calls = raw.partition("[TOOL_CALLS]")
    if not mark:
        return Answer(raw.strip())
    values = _json(calls)
    return Answer(text.strip(), [_call(value) for value in (values if isinstance(values, list) else [values])])


def _bare_json(raw: str) -> Answer:
    if not raw.lstrip().startswith("{"):
        return Answer(raw.strip())
    return Answer("", [_call(_json(raw))])


def _call(value: Any) -> dict[str, Any]:  # noqa: ANN401
    if not isinstance(value, dict) or not isinstance(value.get("name"), str):
        raise _Unreadable("a call is no object with a name")
    arguments = value.get("arguments", value.get("parameters"))
    if isinstance(arguments, str):
        arguments = _json(arguments)
    if not isinstance(arguments, dict):
        raise _Unreadable(f"the call of {value['name']} has no arguments")
    return {"name": value["name"], "arguments": arguments}


def _json(text: str) -> Any:  # noqa: ANN401
    value, end = _json_at(text, 0)
    if text[end:].strip():
        raise _Unreadable(f"there is more behind a call at character {end}")
    return value


def _json_at(text: str, start: int) -> tuple[Any, int]:
    """The JSON value from ``start`` on, and where it ends: what stands in its texts cannot be taken for an end."""
    try:
        return json.JSONDecoder().raw_decode(text, len(text) - len(text[start:].lstrip()))
    except json.JSONDecodeError as error:
        raise _Unreadable(f"a call is no JSON: {error.msg} at character {error.pos}") from error
    except RecursionError as error:
        raise _Unreadable("a call is nested too deep") from error


_opening, _closing = "<tool_call>", "</tool_call>"
_parsers = {"hermes": _hermes, "mistral": _mistral, "json": _bare_json}
