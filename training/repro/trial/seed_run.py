"""Everything that one seed does, stage by stage. A stage that is on disk is not run again."""

from __future__ import annotations

import gzip
import json
import math
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import torch

from trial.batches import Batch, Renaming, Rows, batches
from trial.conversation import Conversation
from trial.model import SmallModel
from trial.pairs import PairBatches, Pairs, make_pairs
from trial.play import play_all
from trial.rows import read_rows
from trial.settings import PreferenceArm, Size, Updates, preference_arms, sft_arms
from trial.train import Figures, Schedule, fit, preference_step, sft_step
from trial.vocabulary import load_tokenizer


most_rounds = 3
"""So often a pair is trained on at most, as in the paper's grid."""


@dataclass(frozen=True)
class Place:
    """Where a seed reads its rows, keeps its models, and puts its records."""

    data: Path
    work: Path
    device: torch.device


class SeedRun:
    """The stages of one seed: base, SFT arms, pairs, preference arms; each model plays the test."""

    def __init__(self, seed: int, size: Size, place: Place) -> None:
        self.seed = seed
        self.size = size
        self.place = replace(place, work=place.work / f"seed-{seed}")
        self.place.work.mkdir(parents=True, exist_ok=True)
        self.tokenizer = load_tokenizer(place.data)
        self.shape = replace(size.shape, vocabulary=self.tokenizer.get_vocab_size())
        self.tests = {path.name.split(".")[0]: read_rows(path) for path in _test_files(place.data)}

    def run(self, updates: Updates, deadline: float) -> bool:
        """Runs what is not done yet. False when the deadline, in monotonic seconds, came first."""
        stages: list[tuple[str, Callable[[], list[dict[str, Any]]]]] = [
            ("base", lambda: self._base(updates)),
            *((arm, lambda arm=arm: self._sft(arm, updates)) for arm in sft_arms),
            ("pairs", self._pairs),
            *((arm.name, lambda arm=arm: self._preference(arm, updates)) for arm in preference_arms),
        ]
        for name, stage in stages:
            records = self.place.work / f"{name}.jsonl.gz"
            if records.exists():
                continue
            if time.monotonic() > deadline:
                return False
            began = time.monotonic()
            made = [{"seed": self.seed, "stage": name, **record} for record in stage()]
            print(f"seed {self.seed} {name}: {time.monotonic() - began:.0f} s", flush=True)
            write_records(records, made)
        return True

    def probe(self, updates: Updates) -> float:
        """Seconds that an SFT update takes now."""
        model = self._new_model()
        rows = self._batches("arm-split", updates)
        fit(model, lambda _: sft_step(model, rows), Schedule(6, 1e-4))
        _wait_for(self.place.device)
        began = time.monotonic()
        fit(model, lambda _: sft_step(model, rows), Schedule(20, 1e-4))
        _wait_for(self.place.device)
        return (time.monotonic() - began) / 20

    def _base(self, updates: Updates) -> list[dict[str, Any]]:
        model = self._new_model()
        phases = [self._batches(f"base-{phase}", updates) for phase in range(3)]
        first, second, _ = self.size.base_shares

        def loss(update: int) -> tuple[torch.Tensor, Figures]:
            share = update / updates.base
            return sft_step(model, phases[0 if share < first else 1 if share < first + second else 2])

        figures = fit(model, loss, Schedule(updates.base, self.size.base_peak))
        return self._finished("base", model, figures)

    def _sft(self, arm: str, updates: Updates) -> list[dict[str, Any]]:
        model = self._model("base")
        rows = self._batches(f"arm-{arm}", updates)
        figures = fit(model, lambda _: sft_step(model, rows), Schedule(updates.sft, self.size.sft_peak))
        return self._finished(arm, model, figures)

    def _pairs(self) -> list[dict[str, Any]]:
        model = self._model("split")
        rows = read_rows(self.place.data / "pairs.jsonl.gz")

        def player(conversations: list[Conversation], temperature: float) -> None:
            play_all(model, self.tokenizer, conversations, temperature=temperature, seed=self.seed)

        pairs = make_pairs(rows, player, self.tokenizer, self.size.samples, self.seed)
        torch.save(pairs, self.place.work / "pairs.pt")
        counts = {
            "samples": pairs.samples,
            "wrong": pairs.wrong,
            "targeted": len(pairs.targeted),
            "random": len(pairs.random),
        }
        return [{"record": "pairs", **counts}]

    def _preference(self, arm: PreferenceArm, updates: Updates) -> list[dict[str, Any]]:
        model, reference = self._model("split"), self._model("split")
        pairs: Pairs = torch.load(self.place.work / "pairs.pt", weights_only=False)
        chosen = pairs.random if arm.pairs == "random" else pairs.targeted
        if not chosen:
            return [{"record": "skipped", "reason": "the SFT model made no mistake"}]
        size = max(1, updates.tokens // 800)
        stream = PairBatches(chosen, reference, size, self.seed, shuffled=arm.shuffled)
        enough = most_rounds * math.ceil(len(pairs.targeted) / size)
        schedule = Schedule(min(updates.preference, enough), self.size.preference_peak, warm_up=0.1)
        figures = fit(
            model, lambda update: preference_step(model, stream.batch(update), arm.weights), schedule, every=10
        )
        return self._finished(arm.name, model, figures)

    def _finished(self, name: str, model: SmallModel, figures: list[Figures]) -> list[dict[str, Any]]:
        torch.save(model.state_dict(), self.place.work / f"{name}.pt")
        records: list[dict[str, Any]] = [{"record": "figures", **figure} for figure in figures]
        for test, rows in self.tests.items():
            conversations = [Conversation(row) for row in rows]
            play_all(model, self.tokenizer, conversations, temperature=0.0, seed=self.seed)
            records.extend({"record": "transcript", "test": test, **one.transcript()} for one in conversations)
        return records

    def _batches(self, file: str, updates: Updates) -> Iterator[Batch]:
        generator = torch.Generator().manual_seed(self.seed * 1000 + 1)
        rows = Rows(self.place.data / f"{file}.npz", self.place.device)
        return batches(rows, updates.tokens, Renaming(generator, self.place.device), generator)

    def _new_model(self) -> SmallModel:
        torch.manual_seed(self.seed)
        return SmallModel(self.shape).to(self.place.device)

    def _model(self, name: str) -> SmallModel:
        model = self._new_model()
        model.load_state_dict(torch.load(self.place.work / f"{name}.pt", map_location=self.place.device))
        return model


def write_records(path: Path, records: list[dict[str, Any]]) -> None:
    """Writes a file whole or not at all."""
    beside = path.with_suffix(".part")
    with gzip.open(beside, "wt", encoding="utf-8") as file:
        file.writelines(f"{json.dumps(record)}\n" for record in records)
    beside.replace(path)


def _test_files(data: Path) -> list[Path]:
    return sorted(path for path in data.glob("test-*.jsonl.gz") if "questions" not in path.name)


def _wait_for(device: torch.device) -> None:
    if device.type == "cuda":
        torch.cuda.synchronize(device)
