"""The model, its updates, and how it plays."""

from __future__ import annotations

from functools import partial

import pytest
import torch
from recorded import ids_of_rows, model, rows, shape, steps_of, tokenizer
from trial.checkpoint import as_transformers
from trial.conversation import Conversation, read_calls
from trial.judge import first_mistake
from trial.model import Cache, SmallModel
from trial.pack import encode, longest
from trial.pair_batches import padded
from trial.play import Player, choose
from trial.rows import Row, pieces, step_text
from trial.step import Updater
from trial.train import Schedule, fit, sft_figures
from trial.vocabulary import end_token


class TestModel:
    def test_equals_the_class_of_transformers(self):
        ours = model()
        theirs = as_transformers(shape, ours.state_dict())
        ids = torch.randint(0, shape.vocabulary, (3, 20))
        assert torch.allclose(ours.logits(ours(ids)), theirs(ids).logits, atol=1e-5)

    def test_one_token_at_a_time_equals_all_at_once(self):
        ours = model()
        ids = torch.randint(0, shape.vocabulary, (3, 20))
        cache = Cache.empty(shape, 3, 32, ids, torch.float32)
        ours.prefill(ids[:, :10], cache)
        starts = torch.tensor([10, 8, 5])
        for step in range(10):
            logits = ours.step(ids.gather(1, (starts + step)[:, None])[:, 0], starts + step, cache)
        expected = ours.logits(ours(ids)).gather(1, (starts + 9)[:, None, None].expand(-1, -1, shape.vocabulary))[:, 0]
        assert torch.allclose(logits, expected, atol=1e-5)


class TestUpdates:
    def test_a_stage_forgets_the_moments_of_the_one_before(self):
        ids, actions = padded([encode(row, tokenizer) for row in rows], 288)
        first, policy = model(), model()
        updater = Updater(policy, partial(sft_figures, policy))
        alone = fit(Updater(first, partial(sft_figures, first)), iter([(ids, actions)] * 3), Schedule(3, 1e-3), every=1)
        for _ in range(2):
            policy.load_state_dict(model().state_dict())
            again = fit(updater, iter([(ids, actions)] * 3), Schedule(3, 1e-3), every=1)
        assert [one["loss"] for one in again] == pytest.approx([one["loss"] for one in alone], abs=1e-6)
        assert again[-1]["loss"] < again[0]["loss"]


class TestPlaying:
    @pytest.mark.parametrize("row", rows, ids=ids_of_rows)
    def test_the_reference_is_heard_to_its_end(self, row):
        conversation = Conversation(row)
        text = conversation.opening()
        for step in steps_of(row):
            text += f"{step_text(step)}<|im_end|>{conversation.hear(step_text(step))}"
        assert conversation.over
        assert text == "".join(piece.text for piece in pieces(row))
        calls = [[step["calls"] for step in turn["steps"]] for turn in row["turns"]]
        assert conversation.transcript()["turns"] == calls
        assert first_mistake(conversation) is None

    def test_a_model_that_learned_rows_by_heart_plays_them(self):
        learned, chosen = by_heart()
        conversations = [Conversation(row) for row in chosen]
        Player(learned, tokenizer).play(conversations)
        assert [one.transcript()["turns"] for one in conversations] == [
            [[step["calls"] for step in turn["steps"]] for turn in row["turns"]] for row in chosen
        ]

    @pytest.mark.parametrize("step", [step for row in rows for step in steps_of(row)], ids=step_text)
    def test_calls_are_read_as_they_were_written(self, step):
        assert read_calls(step_text(step)) == step["calls"]

    @pytest.mark.parametrize(
        "written", ["Finding the BABA", "Finding the BABA DADA FAFA", "Finding the BABA DADA B1 FAFA"]
    )
    def test_what_is_no_call_is_none(self, written):
        assert read_calls(written) == []

    def test_a_model_that_never_ends_is_stopped(self):
        conversations = [Conversation(row) for row in rows]
        torch.manual_seed(0)
        Player(model(), tokenizer).play(conversations, temperature=1.0)
        assert all(one.stopped or one.over for one in conversations)
        assert any(one.stopped for one in conversations)

    def test_a_conversation_that_is_full_is_stopped(self, monkeypatch):
        ends_at_once = torch.tensor([end_token])
        monkeypatch.setattr("trial.play.choose", lambda logits, temperature: ends_at_once.expand(len(logits)))
        conversation = Conversation(lengthened(rows[0], longest - 1))
        Player(model(), tokenizer).play([conversation])
        assert conversation.stopped

    def test_choices_are_as_frequent_as_likely(self):
        torch.manual_seed(0)
        logits = torch.tensor([0.5, 0.3, 0.2]).log().repeat(20_000, 1)
        counts = torch.bincount(choose(logits, 1.0)) / 20_000
        assert counts.tolist() == pytest.approx([0.5, 0.3, 0.2], abs=0.02)
        assert choose(logits, 0.0).unique().tolist() == [0]


def lengthened(row: Row, tokens: int) -> Row:
    """The row with a tool that takes so much that the conversation begins with so many tokens."""
    known = len(tokenizer.encode(Conversation(row).opening(), add_special_tokens=False).ids)
    first, *others = row["tools"]
    takes = first["takes"] + [first["finds"]] * (tokens - known)
    return {**row, "tools": [{**first, "takes": takes}, *others]}


def by_heart() -> tuple[SmallModel, list[Row]]:
    chosen = rows[:3]
    learned = model()
    inputs = padded([encode(row, tokenizer) for row in chosen], 192)
    fit(Updater(learned, partial(sft_figures, learned)), iter([inputs] * 150), Schedule(150, 5e-3))
    return learned, chosen
