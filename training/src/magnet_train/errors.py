"""The one error class of the package, composed like the messages of the command line."""

from __future__ import annotations

from typing import Literal

Code = Literal["misuse", "bad-file", "broken-world", "stopped"]


class TrainError(Exception):
    """Why an operation stopped: what is wrong, where, what was expected, what to do.

    ``misuse`` and ``bad-file`` are the reader's to mend; after ``broken-world`` and ``stopped`` the same command
    goes on.
    """

    def __init__(
        self, code: Code, what: str, *, where: str | None = None, expected: str | None = None, hint: str | None = None
    ) -> None:
        self.code = code
        self.what = what
        self.where = where
        self.expected = expected
        self.hint = hint
        super().__init__(_compose(what, where, expected, hint))


def misuse(what: str, *, where: str | None = None, expected: str | None = None, hint: str | None = None) -> TrainError:
    """An error about something that was given and cannot work."""
    return TrainError("misuse", what, where=where, expected=expected, hint=hint)


def bad_file(
    what: str, *, where: str | None = None, expected: str | None = None, hint: str | None = None
) -> TrainError:
    """An error about a file that is not what it should be."""
    return TrainError("bad-file", what, where=where, expected=expected, hint=hint)


def _compose(what: str, where: str | None, expected: str | None, hint: str | None) -> str:
    sentences = [f"{where}: {what}" if where else what]
    if expected:
        sentences.append(f"Expected {expected}")
    if hint:
        sentences.append(hint)
    return " ".join(sentence if sentence[-1] in ".!?" else f"{sentence}." for sentence in sentences)
