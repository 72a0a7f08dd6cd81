"""The chat completions API: what may be asked, and how an answer is reply. No network in here."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import Any

from magnet_train.answer import Answer
from magnet_train.conversation import Message, Tool


class BadRequest(ValueError):
    """A request that cannot be answered, with the parameter that is wrong."""

    def __init__(self, what: str, parameter: str | None = None) -> None:
        super().__init__(what)
        self.parameter = parameter


@dataclass(frozen=True)
class ChatRequest:
    """What is asked for."""

    messages: list[Message]
    tools: list[Tool]
    max_tokens: int
    temperature: float
    seed: int
    stop: list[str]
    log_probs: bool


def read_request(body: bytes, most_tokens: int) -> ChatRequest:
    """Reads a request. Raises ``BadRequest`` for what this server cannot do, rather than passing it by."""
    try:
        value = json.loads(body)
    except ValueError as error:
        raise BadRequest(f"the body is no JSON: {error}") from error
    if not isinstance(value, dict) or not isinstance(value.get("messages"), list) or not value["messages"]:
        raise BadRequest("messages is no list of messages", "messages")
    for name, only in (("stream", False), ("n", 1)):
        if value.get(name, only) not in (only, None):
            raise BadRequest(f"{name} can only be {json.dumps(only)} here", name)
    choice = value.get("tool_choice") or "auto"
    if choice not in ("auto", "none"):
        raise BadRequest('tool_choice can only be "auto" or "none" here', "tool_choice")
    stop = value.get("stop") or []
    return ChatRequest(
        messages=[_message(message, at) for at, message in enumerate(value["messages"])],
        tools=value.get("tools") or [] if choice == "auto" else [],
        max_tokens=_number(value, ("max_completion_tokens", "max_tokens"), most_tokens, int),
        temperature=_number(value, ("temperature",), 1.0, float),
        seed=_number(value, ("seed",), 0, int),
        stop=[stop] if isinstance(stop, str) else list(stop),
        log_probs=bool(value.get("logprobs")),
    )


def _message(message: Any, at: int) -> Message:  # noqa: ANN401
    where = f"messages[{at}]"
    if not isinstance(message, dict) or message.get("role") not in ("system", "user", "assistant", "tool"):
        raise BadRequest(f"{where} has no role that is known", where)
    if message["role"] == "tool" and "tool_call_id" not in message:
        raise BadRequest(f"{where} has no tool_call_id", where)
    return {**message, "content": _text(message.get("content"), where)}


def _text(content: Any, where: str) -> str:  # noqa: ANN401
    if content is None or isinstance(content, str):
        return content or ""
    if isinstance(content, list) and all(isinstance(part, dict) and part.get("type") == "text" for part in content):
        return "".join(part["text"] for part in content)
    raise BadRequest(f"{where} holds something other than text", where)


def _number(value: dict[str, Any], names: tuple[str, ...], default: Any, kind: type) -> Any:  # noqa: ANN401
    name, found = next(((name, value[name]) for name in names if value.get(name) is not None), (names[0], default))
    if isinstance(found, bool) or not isinstance(found, int | float) or found < 0:
        raise BadRequest(f"{name} is {json.dumps(found)}, which is no {kind.__name__} from 0 on", name)
    return kind(found)


@dataclass(frozen=True)
class Reply:
    """An answer with what it was made from."""

    answer: Answer
    raw: str
    prompt: list[int]
    tokens: list[tuple[str, float]]
    """Text and log-probability of each token."""
    ended: bool


def response_body(reply: Reply, *, number: int, model: str, log_probs: bool) -> dict[str, Any]:
    """The response; ``x_magnet`` tells what was read and written, so that a caller can check both."""
    calls = [_call(call, number, at) for at, call in enumerate(reply.answer.calls)]
    message: dict[str, Any] = {"role": "assistant", "content": reply.answer.text or (None if calls else "")}
    if calls:
        message["tool_calls"] = calls
    reason = "length" if not reply.ended else "tool_calls" if calls else "stop"
    choice: dict[str, Any] = {"index": 0, "message": message, "finish_reason": reason}
    if log_probs:
        entries = [{"token": text, "logprob": value, "top_logprobs": []} for text, value in reply.tokens]
        choice["logprobs"] = {"content": entries}
    prompt, answer = len(reply.prompt), len(reply.tokens)
    return {
        "id": f"chatcmpl-{number}",
        "object": "chat.completion",
        "created": 0,
        "model": model,
        "choices": [choice],
        "usage": {"prompt_tokens": prompt, "completion_tokens": answer, "total_tokens": prompt + answer},
        "x_magnet": {
            "raw": reply.raw,
            "parse_error": reply.answer.parse_error,
            "prompt_sha256": ids_hash(reply.prompt),
            "n_prompt_tokens": prompt,
        },
    }


def ids_hash(ids: list[int]) -> str:
    """A hash of token ids, by which two prompts are compared."""
    return hashlib.sha256(" ".join(map(str, ids)).encode()).hexdigest()


def _call(call: dict[str, Any], number: int, at: int) -> dict[str, Any]:
    arguments = json.dumps(call["arguments"], ensure_ascii=False)
    return {
        "id": f"call_{number}_{at}",
        "type": "function",
        "function": {"name": call["name"], "arguments": arguments},
    }
