"""A short conversation that every template is tried with before it is used."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import jinja2

from magnet_train.conversation import Message, Tool
from magnet_train.errors import misuse
from magnet_train.rendered import UnfitConversation

if TYPE_CHECKING:
    from magnet_train.template import ChatTemplate

own_template_hint = (
    "Name a template with --template: hermes for ChatML models such as Qwen2.5, qwen3, mistral, or a file of your own"
)


def check_template(template: ChatTemplate) -> bool:
    """Whether a template takes one call a message only. Raises ``TrainError`` when training cannot use it at all."""
    text = _render(template, _dialogue)
    if "weather_probe_note" not in text:
        raise misuse("the chat template shows no tools", hint=own_template_hint)
    if text.count("Oslo") < 2 or text.count("weather_probe") < 3:
        raise misuse("the chat template shows no calls", hint=own_template_hint)
    try:
        template.spans(_dialogue, [_tool])
    except UnfitConversation as error:
        raise misuse(_unfit_template[error.reason], hint=own_template_hint) from error
    return not _takes(template, _parallel)


def probe_call(template: ChatTemplate) -> str:
    """What a template writes for one call, its end-of-turn token included."""
    rendered = template.spans(_dialogue, [_tool])
    return rendered.text[rendered.spans[0].start : rendered.spans[0].end]


def _render(template: ChatTemplate, messages: list[Message]) -> str:
    try:
        return template.render(messages, [_tool])
    except (jinja2.TemplateError, TypeError) as error:
        what = f"the chat template cannot render a call and its result: {error}"
        raise misuse(what, hint=own_template_hint) from error


def _takes(template: ChatTemplate, messages: list[Message]) -> bool:
    try:
        return "Bergen" in template.render(messages, [_tool])
    except (jinja2.TemplateError, TypeError):
        return False


_unfit_template = {
    "not-prefix-preserving": "the chat template renders earlier messages otherwise when later ones follow, "
    "so what the model reads in training is not what it reads when it is served",
    "no-end-of-turn": "the chat template ends the agent's messages with no special token, "
    "so a model would not learn to stop",
    "template-drops-text": "the chat template does not render the agent's text",
    "template-refuses": "the chat template refuses a conversation with calls",
    "reserved-text": "the special tokens of this tokenizer are ordinary words",
}

_tool: Tool = {
    "type": "function",
    "function": {
        "name": "weather_probe",
        "description": "weather_probe_note",
        "parameters": {"type": "object", "properties": {"city": {"type": "string"}}, "required": ["city"]},
    },
}


def _call(number: int, city: str) -> dict[str, Any]:
    function = {"name": "weather_probe", "arguments": {"city": city}}
    return {"id": f"call{number:05d}", "type": "function", "function": function}


def _result(number: int) -> Message:
    return {"role": "tool", "tool_call_id": f"call{number:05d}", "name": "weather_probe", "content": '{"sky": "clear"}'}


_opening: list[Message] = [
    {"role": "system", "content": "You help."},
    {"role": "user", "content": "How is the weather?"},
]
_dialogue: list[Message] = [
    *_opening,
    {"role": "assistant", "content": "", "tool_calls": [_call(1, "Oslo")]},
    _result(1),
    {"role": "assistant", "content": "It is clear."},
    {"role": "user", "content": "And again?"},
    {"role": "assistant", "content": "", "tool_calls": [_call(2, "Oslo")]},
    _result(2),
    {"role": "assistant", "content": "Still clear."},
]
_parallel: list[Message] = [
    *_opening,
    {"role": "assistant", "content": "", "tool_calls": [_call(1, "Oslo"), _call(2, "Bergen")]},
    _result(1),
    _result(2),
]
