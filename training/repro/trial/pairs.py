"""Preference pairs from the SFT model's own mistakes, and from its samples as they come (METHOD §10)."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from tokenizers import Tokenizer

from trial.conversation import Conversation
from trial.judge import first_mistake
from trial.pack import Encoded, Unfit, encode
from trial.rows import Row
from trial.train import most_actions

Play = Callable[[list[Conversation]], None]
"""Plays conversations to their end, at temperature 1."""


@dataclass(frozen=True)
class Pair:
    """Two conversations with the same user: the reference, and one of the model's."""

    category: str
    chosen: Encoded
    rejected: Encoded


@dataclass(frozen=True)
class Pairs:
    """Pairs for the same tasks, of both sorts."""

    targeted: list[Pair]
    """The rejected side makes one of the model's own mistakes, right after the reference's beginning."""
    random: list[Pair]
    """The rejected side is a sample of the model, judged by nobody."""
    counts: dict[str, int]


def make_pairs(rows: list[Row], play: Play, tokenizer: Tokenizer, samples: int, seed: int) -> Pairs:
    """Plays each task ``samples`` times and makes one pair of each sort where a mistake was found."""
    played = [Conversation(row) for row in rows for _ in range(samples)]
    play(played)
    whole = [one for one in played if not one.stopped]
    by_task: dict[str, list[Conversation]] = {}
    for one in whole:
        by_task.setdefault(one.row["id"], []).append(one)
    draw = random.Random(seed)
    misled: list[Conversation] = []
    plain: list[Conversation] = []
    for candidates in by_task.values():
        wrong = [one for one in candidates if first_mistake(one) is not None]
        if wrong:
            misled.append(_misled(draw.choice(wrong)))
            plain.append(draw.choice(candidates))
    play(misled)
    targeted, drawn = _paired(misled, tokenizer), _paired(plain, tokenizer)
    counts = {
        "samples": len(played),
        "given_up": len(played) - len(whole),
        "wrong": sum(first_mistake(one) is not None for one in whole),
        "targeted": len(targeted),
        "random": len(drawn),
    }
    return Pairs(targeted, drawn, counts)


def _misled(wrong: Conversation) -> Conversation:
    """The reference up to the wrong turn, the model's own messages up to the mistake; the rest is yet to be played."""
    mistake = first_mistake(wrong)
    assert mistake is not None
    before = [turn["steps"] for turn in wrong.row["turns"][: mistake.turn]]
    return Conversation(wrong.row, [*before, wrong.turns[mistake.turn][: mistake.step + 1]])


def _paired(rejected: list[Conversation], tokenizer: Tokenizer) -> list[Pair]:
    """Pairs with the reference. A conversation that was given up, does not fit or is the reference makes none."""
    pairs = []
    for one in (each for each in rejected if not each.stopped):
        try:
            chosen, other = encode(one.row, tokenizer), encode(as_row(one), tokenizer)
        except Unfit:
            continue
        if other.actions.max() <= most_actions and not np.array_equal(chosen.ids, other.ids):
            pairs.append(Pair(one.row["category"], chosen, other))
    return pairs


def as_row(played: Conversation) -> Row:
    """A played conversation as a row, with the agent's messages as it wrote them."""
    turns = [{**turn, "steps": steps} for turn, steps in zip(played.row["turns"], played.turns, strict=True)]
    return {**played.row, "turns": turns}
