"""Finds the first mistake of a played conversation by the rules of ``src/teacher/scripted/judge.ts``, calls alone."""

from __future__ import annotations

from typing import Any, NamedTuple

from trial.conversation import Conversation
from trial.rows import Step


class Mistake(NamedTuple):
    """The first message that is wrong."""

    turn: int
    step: int


def first_mistake(conversation: Conversation) -> Mistake | None:
    """The first message with a call that the reference does not make, or without one that it makes."""
    for at, steps in enumerate(conversation.turns):
        wrong = _first_wrong_step(steps, conversation.row["turns"][at]["steps"])
        if wrong is not None:
            return Mistake(at, wrong)
    return None


def _first_wrong_step(steps: list[Step], reference: list[Step]) -> int | None:
    open_calls = [call for step in reference for call in step["calls"]]
    made: list[dict[str, Any]] = []
    for at, step in enumerate(steps):
        for call in step["calls"]:
            if call in open_calls:
                open_calls.remove(call)
                made.append(call)
            elif call not in made:
                return at
    finished = bool(steps) and not steps[-1]["calls"]
    return len(steps) - 1 if open_calls and finished else None
