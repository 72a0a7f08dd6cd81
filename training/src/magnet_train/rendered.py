"""A conversation as text, with what the agent wrote."""

from __future__ import annotations

from dataclasses import dataclass


class UnfitConversation(ValueError):
    """A conversation that the template cannot hold, with its reason. The row is dropped and counted."""

    def __init__(self, reason: str, detail: str) -> None:
        super().__init__(f"{reason}: {detail}")
        self.reason = reason
        self.detail = detail


@dataclass(frozen=True)
class Span:
    """Characters ``[start, end)`` that the agent wrote, with the token that ends its turn."""

    start: int
    end: int
    message: int
    """Index of the message in the conversation."""


@dataclass(frozen=True)
class Rendered:
    """A conversation as text, and the spans of the agent in order."""

    text: str
    spans: list[Span]
