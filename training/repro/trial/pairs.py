"""Preference pairs from the SFT model's own mistakes, and from its samples as they come (METHOD §10)."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import torch
from tokenizers import Tokenizer

from trial.batches import Batch
from trial.conversation import Conversation
from trial.judge import first_mistake
from trial.model import SmallModel
from trial.pack import Encoded, encode
from trial.rows import Row
from trial.train import PairBatch, action_log_probs

Player = Callable[[list[Conversation], float], None]
"""Plays conversations to their end at a temperature."""


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
    samples: int
    wrong: int


def make_pairs(rows: list[Row], player: Player, tokenizer: Tokenizer, samples: int, seed: int) -> Pairs:
    """Plays each task ``samples`` times at temperature 1 and makes one pair of each sort where a mistake was found."""
    played = [Conversation(row) for row in rows for _ in range(samples)]
    player(played, 1.0)
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
    player(misled, 1.0)
    return Pairs(
        targeted=_paired(misled, tokenizer),
        random=_paired(plain, tokenizer),
        samples=len(whole),
        wrong=sum(first_mistake(one) is not None for one in whole),
    )


def _misled(wrong: Conversation) -> Conversation:
    """The reference up to the wrong turn, the model's own messages up to the mistake; what follows is yet to be played."""
    mistake = first_mistake(wrong)
    assert mistake is not None
    before = [turn["steps"] for turn in wrong.row["turns"][: mistake.turn]]
    return Conversation(wrong.row, [*before, wrong.turns[mistake.turn][: mistake.step + 1]])


def _paired(rejected: list[Conversation], tokenizer: Tokenizer) -> list[Pair]:
    pairs = []
    for one in (each for each in rejected if not each.stopped):
        chosen, other = encode(one.row, tokenizer), encode(as_row(one), tokenizer)
        if not np.array_equal(chosen.ids, other.ids):
            pairs.append(Pair(one.row["category"], chosen, other))
    return pairs


def as_row(played: Conversation) -> Row:
    """A played conversation as a row, with the agent's messages as it wrote them."""
    turns = [{**turn, "steps": steps} for turn, steps in zip(played.row["turns"], played.turns, strict=True)]
    return {**played.row, "turns": turns}


class PairBatches:
    """Batches of pairs in an order drawn from the seed, with the reference model's log-probabilities."""

    def __init__(self, pairs: list[Pair], reference: SmallModel, size: int, seed: int, *, shuffled: bool) -> None:
        self.device = reference.cosine.device
        self.pairs = pairs
        self.size = size
        generator = torch.Generator().manual_seed(seed)
        self.swapped = torch.rand(len(pairs), generator=generator) < (0.5 if shuffled else 0.0)
        self.order = torch.randperm(len(pairs), generator=generator)
        self.reference = reference

    def batch(self, update: int) -> PairBatch:
        """The batch of an update, counted from 0; each pair comes once a round."""
        places = (torch.arange(self.size) + update * self.size) % len(self.pairs)
        rows = self.order[places]
        chosen = collate([self.pairs[row].chosen for row in rows.tolist()], self.device)
        rejected = collate([self.pairs[row].rejected for row in rows.tolist()], self.device)
        with torch.no_grad():
            references = action_log_probs(self.reference, chosen), action_log_probs(self.reference, rejected)
        return PairBatch(chosen, rejected, *references, self.swapped[rows].to(self.device))


def collate(rows: list[Encoded], device: torch.device) -> Batch:
    """Conversations side by side, padded at the end."""
    size = (len(rows), max(len(row.ids) for row in rows))
    ids, actions = torch.zeros(size, dtype=torch.int64), torch.zeros(size, dtype=torch.int64)
    for at, row in enumerate(rows):
        ids[at, : len(row.ids)] = torch.from_numpy(row.ids.astype(np.int64))
        actions[at, : len(row.ids)] = torch.from_numpy(row.actions.astype(np.int64))
    return Batch(ids.to(device), actions.to(device))
