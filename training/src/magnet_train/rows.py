"""Reads the files that ``magnet export`` writes, each line checked against its schema."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any, TypeVar

from magnet_train.conversation import Message, Tool
from magnet_train.errors import TrainError, bad_file, misuse

version = 1
"""The version of TRL rows that this package reads."""

schema_folder = Path(__file__).parent / "schemas"
export_hint = "Write the file again with: magnet export RUN --format trl-sft --format trl-preference"


@dataclass(frozen=True)
class ConversationRow:
    """A conversation to train on."""

    id: str
    kind: str
    messages: list[Message]
    tools: list[Tool]


@dataclass(frozen=True)
class PairRow:
    """Two ways to go on after ``prompt``. ``scored`` says for each message of both sides whether it is trained on."""

    id: str
    kind: str
    mistake: str
    prompt: list[Message]
    chosen: list[Message]
    rejected: list[Message]
    scored: tuple[list[bool], list[bool]]
    tools: list[Tool]


Row = ConversationRow | PairRow
Kind = TypeVar("Kind", ConversationRow, PairRow)


def read_conversations(files: Iterable[str | Path]) -> Iterator[ConversationRow]:
    """The conversations of files in the formats ``trl-sft`` and ``openai``. Raises ``TrainError`` with the line."""
    return chain.from_iterable(_read_as(ConversationRow, file, "trl-sft or openai") for file in files)


def read_pairs(files: Iterable[str | Path]) -> Iterator[PairRow]:
    """The pairs of files in the format ``trl-preference``, in any of its forms. Raises ``TrainError``."""
    return chain.from_iterable(_read_as(PairRow, file, "trl-preference") for file in files)


def read_rows(file: str | Path) -> Iterator[Row]:
    """The rows of a file in any of the three formats. Raises ``TrainError`` with file and line."""
    for number, line in enumerate(_lines(Path(file)), start=1):
        yield _read_row(line, f"{file}, line {number}")


def _read_as(kind: type[Kind], file: str | Path, formats: str) -> Iterator[Kind]:
    empty = True
    for number, row in enumerate(read_rows(file), start=1):
        if not isinstance(row, kind):
            what = "a pair" if isinstance(row, PairRow) else "a conversation"
            raise misuse(f"this row is {what}", where=f"{file}, line {number}", expected=f"the format {formats}")
        empty = False
        yield row
    if empty:
        raise bad_file("there is no row in this file", where=str(file), hint=export_hint)


def _lines(path: Path) -> Iterator[str]:
    file = path / "train.jsonl" if path.is_dir() else path
    try:
        with file.open(encoding="utf-8") as lines:
            yield from lines
    except FileNotFoundError as error:
        raise misuse("there is no such file", where=str(file), hint=export_hint) from error
    except UnicodeDecodeError as error:
        raise bad_file("this is no UTF-8 text", where=str(file), hint=export_hint) from error
    except OSError as error:
        raise TrainError("broken-world", f"the file cannot be read: {error.strerror}", where=str(file)) from error


def _read_row(line: str, where: str) -> Row:
    try:
        value = json.loads(line)
    except json.JSONDecodeError as error:
        raise bad_file(
            f"this is no JSON: {error.msg}", where=f"{where}, column {error.colno}", hint=export_hint
        ) from error
    format_name = _format_of(value, where)
    _check(f"{format_name}.schema.json", value, where)
    return _makers[format_name](value, where)


def _format_of(value: Any, where: str) -> str:  # noqa: ANN401
    if not isinstance(value, dict):
        raise bad_file("this is no row", where=where, expected="a JSON object a line", hint=export_hint)
    if "messages" in value and "parallel_tool_calls" in value:
        return "openai"
    format_name = "trl-sft" if "messages" in value else "trl-preference" if "prompt" in value else None
    if format_name is None:
        raise bad_file(
            "this is no format that the trainer reads",
            where=where,
            expected="trl-sft, openai or trl-preference",
            hint=export_hint,
        )
    if value.get("version") != version:
        found = f"of version {value['version']}" if "version" in value else "without a version"
        raise bad_file(f"this row is {found}", where=where, expected=f"version {version}", hint=export_hint)
    return format_name


def _check(schema: str, value: Any, where: str) -> None:  # noqa: ANN401
    error = next(_validator(schema).iter_errors(value), None)
    if error is not None:
        pointer = "".join(f"/{step}" for step in error.instance_path)
        raise bad_file(
            f"{error.message} at {pointer or '/'}", where=where, expected=f"a row as in {schema}", hint=export_hint
        )


@cache
def _validator(schema: str) -> Any:  # noqa: ANN401
    # Imported here: a machine that never reads exports can do without it.
    import jsonschema_rs

    return jsonschema_rs.validator_for(json.loads((schema_folder / schema).read_text(encoding="utf-8")))


def _conversation(value: dict[str, Any], where: str) -> ConversationRow:
    return ConversationRow(value["id"], value["kind"], value["messages"], _tools(value["tools"], where))


def _openai_conversation(value: dict[str, Any], where: str) -> ConversationRow:
    return ConversationRow(where, "unknown", value["messages"], value["tools"])


def _pair(value: dict[str, Any], where: str) -> PairRow:
    return PairRow(
        id=value["id"],
        kind=value["kind"],
        mistake=value["mistake"],
        prompt=value["prompt"],
        chosen=value["chosen"],
        rejected=value["rejected"],
        scored=(_scored(value, "chosen", where), _scored(value, "rejected", where)),
        tools=_tools(value["tools"], where),
    )


def _scored(value: dict[str, Any], side: str, where: str) -> list[bool]:
    written = [message["role"] == "assistant" for message in value[side]]
    given = value.get(f"{side}_train", written)
    if len(given) != len(written) or any(train and not own for train, own in zip(given, written, strict=True)):
        raise bad_file(
            f"{side}_train marks a message that the agent did not write, or not as many as there are",
            where=where,
            expected="true for messages of the assistant only",
            hint=export_hint,
        )
    return given


def _tools(text: str, where: str) -> list[Tool]:
    try:
        tools = json.loads(text)
    except json.JSONDecodeError as error:
        raise bad_file(f"the column tools is no JSON text: {error.msg}", where=where, hint=export_hint) from error
    _check("tool-definitions.schema.json", tools, f"{where}, column tools")
    return tools


_makers: dict[str, Callable[[dict[str, Any], str], Row]] = {
    "trl-sft": _conversation,
    "openai": _openai_conversation,
    "trl-preference": _pair,
}
