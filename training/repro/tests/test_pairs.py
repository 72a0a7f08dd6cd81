"""Preference pairs and what is learned from them, and the plan of a run."""

from __future__ import annotations

import math
from dataclasses import replace
from functools import partial

import numpy as np
import pytest
import torch
from recorded import ids_of_rows, model, rows, spoiled, tokenizer
from trial.conversation import Conversation
from trial.judge import first_mistake
from trial.pack import encode
from trial.pair_batches import PairRows
from trial.pairs import Pair, as_row, make_pairs
from trial.run import fitting, order_of
from trial.settings import Updates, preference_arms, rounds, sft_arms, sizes
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

    @pytest.mark.parametrize(("swapped", "direction"), [(False, 1), (True, -1)])
    def test_preferences_part_the_sides_as_they_are_turned(self, swapped, direction):
        ids, actions, reference, turned, weights = self.batch(weights=(0.0, 1.0))
        policy = model()
        batch = (ids, actions, reference, torch.full_like(turned, swapped), weights)
        figures = fit(Updater(policy, partial(preference_figures, policy)), iter([batch] * 12), Schedule(12, 1e-3))[-1]
        assert direction * (figures["chosen_ratio"] - figures["rejected_ratio"]) > 2

    def test_the_placebo_turns_half_of_the_pairs(self):
        pairs = [Pair(row["category"], encode(row, tokenizer), encode(finished(row), tokenizer)) for row in rows] * 10
        flags = [bucket[3] for bucket in PairRows(pairs, model(), seed=0, shuffled=True).buckets.values()]
        assert 0.4 < float(torch.cat(flags).float().mean()) < 0.6

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
    planned = replace(sizes["full"], seeds=2, updates=Updates(base=1000, sft=200, preference=100, tokens=10, pairs=4))

    def test_enough_time_changes_nothing(self):
        assert fitting(self.planned, seconds=0.01, available=1000) == self.planned.updates

    def test_updates_shrink_alike_to_the_time_that_is_given(self):
        needed = 2 * 0.01 * (1000 + 5 * 200 + 5 * 100)
        half = fitting(self.planned, seconds=0.01, available=0.5 * needed / 0.75)
        assert (half.base, half.sft, half.preference) == (500, 100, 50)

    def test_every_seed_finishes_a_round_before_the_next(self):
        order = order_of(replace(self.planned, rounds=2), range(2))
        assert [stage for stage, _ in order[:6]] == list(rounds[0])
        assert [seed for _, seed in order] == [0] * 6 + [1] * 6 + [0] * 3 + [1] * 3

    def test_every_stage_is_in_one_round_after_what_it_needs(self):
        order = [stage for part in rounds for stage in part]
        assert sorted(order) == sorted(["untrained", "base", "pairs", *sft_arms, *preference_arms])
        assert order[:2] == ["untrained", "base"]
        assert all(order.index("split") < order.index("pairs") < order.index(arm) for arm in preference_arms)
