"""A conversation in play: the user's words are fixed, the model acts, its calls are run."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from trial.executor import Signature, run_call
from trial.rows import Row, Step, answer_opening, end, results_text, step_text, system_text, user_text

most_steps = 6
"""A turn that is not over after so many messages with calls is stopped."""
_call = re.compile(r"Finding the [A-Z]{4} ([A-Z]{4})((?: [A-Z]{4} [A-Z][0-9])*)")


@dataclass
class Conversation:
    """One task in play."""

    row: Row
    turns: list[list[Step]] = field(default_factory=list)
    """What the agent did, turn by turn."""
    stopped: bool = False
    """True when the conversation was given up before its end."""

    @property
    def over(self) -> bool:
        """Whether the agent has nothing more to say."""
        return self.stopped or (len(self.turns) == len(self.row["turns"]) and self._turn_is_over())

    def opening(self) -> str:
        """The text up to where the agent speaks next, with everything that it did so far."""
        if not self.turns:
            self.turns.append([])
        text = system_text(self.row["tools"])
        for turn, steps in zip(self.row["turns"], self.turns, strict=False):
            text += user_text(turn)
            for step in steps:
                text += f"{answer_opening}{step_text(step)}{end}\n{results_text(step)}"
        return text + self._next_turn()

    def hear(self, written: str) -> str:
        """Takes a message of the agent and gives the text that follows the token which ends it."""
        calls = read_calls(written)
        offered = self._offered()
        results = [run_call(call, offered) for call in calls]
        step = {"text": None if calls else written, "calls": calls, "results": results, "raw": written}
        self.turns[-1].append(step)
        if calls and len(self.turns[-1]) >= most_steps:
            self.stopped = True
        return "\n" + results_text(step) + self._next_turn()

    def _next_turn(self) -> str:
        if self.over:
            return ""
        if not self._turn_is_over():
            return answer_opening
        self.turns.append([])
        return user_text(self.row["turns"][len(self.turns) - 1]) + answer_opening

    def _turn_is_over(self) -> bool:
        steps = self.turns[-1]
        return bool(steps) and not steps[-1]["calls"]

    def _offered(self) -> dict[str, Signature]:
        shown = [*self.row["tools"], *(tool for turn in self.row["turns"][: len(self.turns)] for tool in turn["adds"])]
        return {tool["name"]: Signature.read(tool) for tool in shown}

    def transcript(self) -> dict[str, Any]:
        """What the evaluator reads: by finished turn and step, the calls."""
        finished = self.turns if not self.stopped else self.turns[:-1]
        return {"id": self.row["id"], "turns": [[step["calls"] for step in steps] for steps in finished]}


def read_calls(written: str) -> list[dict[str, Any]]:
    """The call in a message, as ``call_text`` writes it; what is no call is none."""
    found = _call.fullmatch(written)
    if found is None:
        return []
    words = found[2].split()
    return [{"name": found[1], "arguments": dict(zip(words[::2], words[1::2], strict=True))}]
