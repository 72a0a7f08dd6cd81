"""The stages of a run: base, SFT arms, pairs, preference arms. Each gives the records that are written of it."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import torch

from trial.batches import Batch
from trial.conversation import Conversation
from trial.mixture import Library, Phases
from trial.model import SmallModel
from trial.names import quick_hash
from trial.pack import encode, longest
from trial.pair_batches import PairRows, padded
from trial.pairs import Pairs, make_pairs
from trial.play import Player
from trial.rows import Row, read_rows
from trial.settings import PreferenceArm, Size, Updates, base_phases, preference_arms, sft_arms
from trial.step import Inputs, Updater
from trial.train import Schedule, action_token_log_probs, fit, preference_figures, sft_figures
from trial.vocabulary import load_tokenizer

Record = dict[str, Any]
tests = ("test-tools", "test-names", "test-single")
most_rounds = 3
"""So often a pair is trained on at most, as in the paper's grid."""


class Stages:
    """One model after the other in the same place, so that its graphs serve every stage and every seed."""

    def __init__(self, size: Size, updates: Updates, data: Path, device: torch.device) -> None:
        self.size = size
        self.updates = updates
        self.data = data
        self.device = device
        self.library = Library(data, device)
        self.tokenizer = load_tokenizer(data)
        self.shape = replace(size.shape, vocabulary=self.tokenizer.get_vocab_size())
        self.model = SmallModel(self.shape).to(device)
        self.player = Player(self.model, self.tokenizer)
        self.sft = Updater(self.model, partial(sft_figures, self.model))
        self.preference = Updater(self.model, partial(preference_figures, self.model))
        self.tests: list[tuple[str, Row]] = [
            (test, row) for test in tests for row in read_rows(data / f"{test}.jsonl.gz")
        ]

    def run(self, stage: str, seed: int, work: Path) -> list[Record]:
        """Runs a stage from what those before it left in ``work``, and leaves what those after it need."""
        torch.manual_seed(quick_hash(f"{seed}/{stage}"))
        if stage == "pairs":
            return self._pairs(seed, work)
        if stage == "untrained":
            figures = self._untrained(seed)
        elif stage == "base":
            figures = self._base(seed, work)
        elif stage in sft_arms:
            figures = self._sft_arm(stage, seed, work)
        else:
            figures = self._preference_arm(preference_arms[stage], seed, work)
        torch.save(self.model.state_dict(), work / f"{stage}.pt")
        told = [{"record": "figures", **figure} for figure in figures]
        return [*told, {"record": "test-loss", "loss": self._test_loss()}, *self._play_tests()]

    def _untrained(self, seed: int) -> list[Record]:
        torch.manual_seed(seed)
        self.model.load_state_dict(SmallModel(self.shape).state_dict())
        return []

    def _base(self, seed: int, work: Path) -> list[Record]:
        self._load(work / "untrained.pt")
        return self._fit(base_phases, Schedule(self.updates.base, self.size.base_peak), seed)

    def _sft_arm(self, arm: str, seed: int, work: Path) -> list[Record]:
        self._load(work / "base.pt")
        return self._fit(sft_arms[arm], Schedule(self.updates.sft, self.size.sft_peak), seed)

    def _fit(self, phases: Phases, schedule: Schedule, seed: int) -> list[Record]:
        count = schedule.updates
        rows = self.library.batches(phases, updates=count, tokens=self.updates.tokens, seed=seed)
        return fit(self.sft, _inputs(rows), schedule)

    def _pairs(self, seed: int, work: Path) -> list[Record]:
        self._load(work / "split.pt")
        rows = read_rows(self.data / "pairs.jsonl.gz")
        play = partial(self.player.play, temperature=1.0)
        pairs = make_pairs(rows, play, self.tokenizer, self.size.samples, seed)
        torch.save(pairs, work / "pairs.pt")
        return [{"record": "pairs", **pairs.counts}]

    def _preference_arm(self, arm: PreferenceArm, seed: int, work: Path) -> list[Record]:
        self._load(work / "split.pt")
        pairs: Pairs = torch.load(work / "pairs.pt", weights_only=False)
        chosen = pairs.random if arm.pairs == "random" else pairs.targeted
        if not chosen:
            return [{"note": "the SFT model made no mistake", "update": 0}]
        rows = PairRows(chosen, self.model, seed=seed, shuffled=arm.shuffled)
        # As many for every arm, whichever pairs it has.
        enough = most_rounds * math.ceil(len(pairs.targeted) / self.updates.pairs)
        schedule = Schedule(min(self.updates.preference, enough), self.size.preference_peak, warm_up=0.1)
        return fit(self.preference, rows.batches(self.updates.pairs, (arm.sft, arm.mdpo), seed), schedule, every=20)

    @torch.no_grad()
    def _test_loss(self) -> float:
        """The loss on the reference conversations of the first test."""
        encoded = [encode(row, self.tokenizer) for test, row in self.tests if test == tests[0]]
        ids, actions = (part.to(self.device).split(64) for part in padded(encoded, longest))
        parts = [action_token_log_probs(self.model, Batch(*part)) for part in zip(ids, actions, strict=True)]
        return float(-sum(log_probs.sum() for log_probs, _ in parts) / sum(scored.sum() for _, scored in parts))

    def _play_tests(self) -> list[Record]:
        conversations = [Conversation(row) for _, row in self.tests]
        self.player.play(conversations)
        return [
            {"record": "transcript", "test": test, **played.transcript()}
            for (test, _), played in zip(self.tests, conversations, strict=True)
        ]

    def _load(self, path: Path) -> None:
        self.model.load_state_dict(torch.load(path, map_location=self.device))


def _inputs(rows: Iterator[Batch]) -> Iterator[Inputs]:
    return ((batch.ids, batch.actions) for batch in rows)
