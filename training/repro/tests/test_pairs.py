"""Preference pairs and what is learned from them, and the plan of a run."""

from __future__ import annotations

import math
from functools import partial

import numpy as np
import pytest
from recorded import ids_of_rows, model, rows, spoiled, tokenizer
from trial.conversation import Conversation
from trial.judge import first_mistake
from trial.pack import encode
from trial.pair_batches import PairRows
from trial.pairs import Pair, as_row, make_pairs
from trial.run import fitting
from trial.settings import Updates, preference_arms, rounds, sft_arms
from trial.step import Updater
from trial.train import Schedule, fit, preference_figures


class TestPairs:
    @pytest.mark.parametrize("row", rows, ids=ids_of_rows)
    def test_the_first_mistake_is_found(self, row):
        conversation, turn, step = spoiled(row)
        assert first_mistake(conversation) == (turn, step)

    def test_the_rejected_side_parts_at_the_mistake(self):
        def play(conversations: list[Conversation]) -> None:
            for one in conversations:
                if not one.turns:
                    one.turns = spoiled(one.row)[0].turns
                elif one.row is rows[0]:
                    one.stopped = True
                one.opening()
                while not one.over:
                    one.hear("Done.")

        pairs = make_pairs(rows, play, tokenizer, samples=2, seed=0)
        count = 2 * len(rows)
        assert pairs.counts["samples"] == pairs.counts["wrong"] == count
        assert len(pairs.targeted) == len(rows) - 1
        for pair, row in zip(pairs.targeted, rows[1:], strict=True):
            _, turn, step = spoiled(row)
            wrong = sum(len(each["steps"]) for each in row["turns"][:turn]) + step + 1
            size = min(len(pair.chosen.ids), len(pair.rejected.ids))
            first = int(np.flatnonzero(pair.chosen.ids[:size] != pair.rejected.ids[:size])[0])
            assert pair.chosen.actions[first] == pair.rejected.actions[first] == wrong

    def test_samples_that_do_not_fit_make_no_pairs(self):
        def play(conversations: list[Conversation]) -> None:
            for one in conversations:
                one.opening()
                while not one.over:
                    one.hear("." * 300)

        pairs = make_pairs(rows, play, tokenizer, samples=1, seed=0)
        assert (pairs.counts["wrong"], pairs.counts["targeted"], pairs.counts["random"]) == (len(rows), 0, 0)


class TestLearning:
    def batch(self, *, shuffled: bool = False, weights: tuple[float, float] = (1.0, 1.0)) -> tuple:
        pairs = [Pair(row["category"], encode(row, tokenizer), encode(finished(row), tokenizer)) for row in rows]
        return next(PairRows(pairs, model(), seed=0, shuffled=shuffled).batches(8, weights, seed=0))

    @pytest.mark.parametrize("shuffled", [False, True])
    def test_the_loss_begins_at_ln_2(self, shuffled):
        figures = preference_figures(model(), *self.batch(shuffled=shuffled))
        assert float(figures["mdpo_loss"].detach()) == pytest.approx(math.log(2), abs=1e-6)

    def test_preferences_part_the_sides_and_shuffled_ones_do_not(self):
        margins = []
        for shuffled in (False, True):
            policy = model()
            batch = self.batch(shuffled=shuffled, weights=(0.0, 1.0))
            updater = Updater(policy, partial(preference_figures, policy))
            figures = fit(updater, iter([batch] * 12), Schedule(12, 1e-3))[-1]
            margins.append(figures["chosen_ratio"] - figures["rejected_ratio"])
        assert margins[0] > 2
        assert abs(margins[1]) < margins[0] / 2

    def test_continued_sft_does_not_learn_from_the_rejected_side(self):
        arm = preference_arms["continued"]
        figures = preference_figures(model(), *self.batch(weights=(arm.sft, arm.mdpo)))
        assert float(figures["loss"].detach()) == pytest.approx(float(figures["sft_loss"].detach()))


def finished(row: dict) -> dict:
    played = spoiled(row)[0]
    while not played.over:
        played.hear("Done.")
    return as_row(played)


class TestPlan:
    planned = Updates(base=1000, sft=200, preference=100, tokens=10, pairs=4)

    def test_enough_time_changes_nothing(self):
        assert fitting(self.planned, seeds=2, seconds=0.01, available=1000) == self.planned

    def test_updates_shrink_alike_to_the_time_that_is_given(self):
        needed = 2 * 0.01 * (1000 + 5 * 200 + 5 * 100)
        half = fitting(self.planned, seeds=2, seconds=0.01, available=0.5 * needed / 0.75)
        assert (half.base, half.sft, half.preference) == (500, 100, 50)

    def test_every_stage_is_in_one_round_after_what_it_needs(self):
        order = [stage for part in rounds for stage in part]
        assert sorted(order) == sorted(["untrained", "base", "pairs", *sft_arms, *preference_arms])
        assert order[:2] == ["untrained", "base"]
        assert all(order.index("split") < order.index("pairs") < order.index(arm) for arm in preference_arms)
