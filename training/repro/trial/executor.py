"""Runs the look-ups of closed worlds, as ``data/look-up.ts`` does; both are held to ``data/look-up.golden.json``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from trial.names import quick_hash, value_lexicon


@dataclass(frozen=True)
class Signature:
    """A tool: its name, the nouns that it takes, and the noun that it finds."""

    name: str
    takes: tuple[str, ...]
    finds: str

    @classmethod
    def read(cls, record: dict[str, Any]) -> Signature:
        """Reads a signature of a row."""
        return cls(record["name"], tuple(record["takes"]), record["finds"])


def look_up(signature: Signature, given: dict[str, str]) -> str:
    """What a tool finds: a hash of its name and its arguments."""
    value = quick_hash("|".join([signature.name, *(f"{noun}={given[noun]}" for noun in signature.takes)]))
    return value_lexicon[value % len(value_lexicon)]


def run_call(call: dict[str, Any], offered: dict[str, Signature]) -> dict[str, str]:
    """What the model reads as the result of a call. A failure is worded more shortly than by Magnet's executor."""
    signature = offered.get(call["name"])
    if signature is None:
        return {"error": f"There is no tool called {call['name']}."}
    given = call["arguments"]
    if set(given) != set(signature.takes):
        return {"error": "The arguments do not fit."}
    return {signature.finds: look_up(signature, given)}
