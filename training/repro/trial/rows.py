"""Rows as text: ChatML, with tools, calls and results in few words."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from trial.vocabulary import end

Row = dict[str, Any]
"""What ``data/row.ts`` describes: id, category, tools and turns."""
Step = dict[str, Any]
"""One message of the agent: text, calls, results."""


class Piece(NamedTuple):
    """A part of a conversation. ``action`` counts the agent's messages from 1; 0 is all that it did not write."""

    text: str
    action: int


def read_rows(path: Path) -> list[Row]:
    """The rows of a ``.jsonl.gz`` file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def pieces(row: Row) -> Iterator[Piece]:
    """A whole conversation, by turns what the agent did not write and what it did."""
    heard = system_text(row["tools"])
    steps = 0
    for turn in row["turns"]:
        heard += user_text(turn)
        for step in turn["steps"]:
            steps += 1
            yield Piece(heard + answer_opening, 0)
            yield Piece(step_text(step) + end, steps)
            heard = "\n" + results_text(step)
    yield Piece(heard, 0)


answer_opening = "<|im_start|>assistant\n"


def system_text(tools: list[dict[str, Any]]) -> str:
    """The system message, which is the list of tools."""
    return f"<|im_start|>system\n{tool_lines(tools)}{end}\n"


def tool_lines(tools: list[dict[str, Any]]) -> str:
    """Tools, one a line: what it finds, its name, what it takes."""
    return "\n".join(" ".join([tool["finds"], tool["name"], *tool["takes"]]) for tool in tools)


def user_text(turn: dict[str, Any]) -> str:
    """The message of the user; tools that it adds stand after the words."""
    added = f"\n{tool_lines(turn['adds'])}" if turn["adds"] else ""
    return f"<|im_start|>user\n{turn['user']}{added}{end}\n"


def step_text(step: Step) -> str:
    """What the agent writes, without the token that ends it; ``raw`` is how a model wrote it."""
    if "raw" in step:
        return step["raw"]
    return "".join([step["text"] or "", *(f" {call_text(call)}" for call in step["calls"])])


def call_text(call: dict[str, Any]) -> str:
    """A call as words: its name, then each parameter with its value."""
    return " ".join([call["name"], *(f"{noun} {value}" for noun, value in call["arguments"].items())])


def results_text(step: Step) -> str:
    """The message with the results of a step, or nothing."""
    if not step["calls"]:
        return ""
    told = "\n".join(result_text(result) for result in step["results"])
    return f"<|im_start|>user\n<tool_response>\n{told}\n</tool_response>{end}\n"


def result_text(result: dict[str, Any]) -> str:
    """A result as words."""
    return " ".join(f"{noun} {value}" for noun, value in result.items())
