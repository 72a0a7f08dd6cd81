"""The Python half of the reproduction, on rows that the TypeScript half wrote."""

from __future__ import annotations

import json
import math
from pathlib import Path

import numpy as np
import pytest
import torch
from magnet_train.encode import encode_conversation
from magnet_train.template import ChatTemplate
from recorded import rows
from trial.batches import Renaming, Rows, batches
from trial.checkpoint import as_transformers, chat_tokenizer
from trial.conversation import Conversation, read_calls
from trial.executor import Signature, look_up, run_call
from trial.judge import first_mistake
from trial.model import Cache, Shape, SmallModel
from trial.names import is_held_out, syllables
from trial.pack import encode, pack
from trial.pairs import PairBatches, make_pairs
from trial.play import play_all
from trial.rows import Row, Step, pieces, step_text
from trial.run import fitting
from trial.settings import Updates, preference_arms, sizes
from trial.train import PreferenceWeights, Schedule, fit, preference_step, sft_step
from trial.vocabulary import build_tokenizer, first_syllable

golden = json.loads((Path(__file__).parents[1] / "data" / "look-up.golden.json").read_text(encoding="utf-8"))
tokenizer = build_tokenizer(piece.text for row in rows for piece in pieces(row))
shape = Shape(layers=2, width=32, heads=4, kv_heads=2, inner=64, vocabulary=tokenizer.get_vocab_size())
cpu = torch.device("cpu")
ids_of_rows = [f"{row['category']} {row['id']}" for row in rows]


def model(seed: int = 0) -> SmallModel:
    torch.manual_seed(seed)
    return SmallModel(shape)


class TestWorlds:
    @pytest.mark.parametrize("case", golden["lookUps"], ids=lambda case: case["signature"]["name"])
    def test_look_up_is_that_of_typescript(self, case):
        assert look_up(Signature.read(case["signature"]), case["given"]) == case["value"]

    @pytest.mark.parametrize("case", golden["lexicons"], ids=lambda case: case["name"])
    def test_lexicon_is_that_of_typescript(self, case):
        assert is_held_out(case["name"]) == (case["lexicon"] == "held-out")

    @pytest.mark.parametrize("row", rows, ids=ids_of_rows)
    def test_calls_of_rows_find_what_they_found_in_typescript(self, row):
        offered = {
            tool["name"]: Signature.read(tool)
            for tool in [*row["tools"], *(t for turn in row["turns"] for t in turn["adds"])]
        }
        for step in (step for turn in row["turns"] for step in turn["steps"]):
            assert [run_call(call, offered) for call in step["calls"]] == step["results"]

    @pytest.mark.parametrize(
        ("call", "words"),
        [
            ({"name": "NOPE", "arguments": {}}, "no tool called NOPE"),
            ({"name": "BABA", "arguments": None}, "do not fit"),
            ({"name": "BABA", "arguments": {"DADA": 3}}, "do not fit"),
            ({"name": "BABA", "arguments": {"DADA": "A1B2", "FAFA": "A1B2"}}, "do not fit"),
        ],
    )
    def test_what_cannot_be_run_gives_an_error(self, call, words):
        assert words in run_call(call, {"BABA": Signature("BABA", ("DADA",), "GAGA")})["error"]


class TestRendering:
    @pytest.mark.parametrize("row", rows, ids=ids_of_rows)
    def test_ids_and_masks_are_those_of_the_trainer(self, row):
        template = ChatTemplate(chat_tokenizer(tokenizer))
        expected = encode_conversation(template, *as_messages(row))
        encoded = encode(row, tokenizer)
        assert encoded.ids.tolist() == expected.ids.tolist()
        assert encoded.actions.tolist() == expected.actions.tolist()

    @pytest.mark.parametrize("row", rows, ids=ids_of_rows)
    def test_what_the_agent_wrote_is_scored_and_nothing_else(self, row):
        encoded = encode(row, tokenizer)
        steps = [step for turn in row["turns"] for step in turn["steps"]]
        written = [
            tokenizer.decode(encoded.ids[encoded.actions == at].tolist(), skip_special_tokens=False)
            for at in range(1, len(steps) + 1)
        ]
        assert written == [f"{step_text(step)}<|im_end|>" for step in steps]

    def test_every_name_is_two_tokens_seen_or_not(self):
        assert all(len(tokenizer.encode(name, add_special_tokens=False).ids) == 2 for name in ("QIZY", "BABA", "X0Y9"))


class TestRenaming:
    def packed(self, tmp_path: Path) -> Rows:
        pack((pieces(row) for row in rows), tokenizer, tmp_path / "rows.npz")
        return Rows(tmp_path / "rows.npz", cpu)

    def test_keeps_all_but_the_names_and_these_apart(self, tmp_path):
        generator = torch.Generator().manual_seed(0)
        batch = self.packed(tmp_path).batch(torch.arange(len(rows)), Renaming(generator, cpu))
        for at, row in enumerate(rows):
            encoded = encode(row, tokenizer)
            ids = batch.ids[at, : len(encoded.ids)].numpy()
            plain = encoded.slots == 0
            assert np.array_equal(ids[plain], encoded.ids[plain])
            pairs = lambda array: list(
                zip(array[encoded.slots > 0][0::2].tolist(), array[encoded.slots > 0][1::2].tolist(), strict=True)
            )  # noqa: E731
            before, after = pairs(encoded.ids), pairs(ids)
            assert len(set(zip(before, after, strict=True))) == len(set(before)) == len(set(after))
            assert before != after

    def test_draws_no_name_of_the_test(self):
        names = Renaming(torch.Generator().manual_seed(0), cpu).names.tolist()
        texts = ["".join(syllables[part - first_syllable] for part in name) for name in names]
        assert not any(is_held_out(text) for text in texts)
        assert len(texts) > 10_000

    def test_a_round_has_every_row_once(self, tmp_path):
        packed = self.packed(tmp_path)
        generator = torch.Generator().manual_seed(0)
        stream = batches(packed, 1000, Renaming(generator, cpu), generator)
        lengths: list[int] = []
        while len(lengths) < len(rows):
            batch = next(stream)
            assert batch.ids.numel() <= 1000 or len(batch.ids) == 1
            lengths.extend((batch.ids > 0).sum(1).tolist())
        assert sorted(lengths) == sorted(packed.lengths.tolist())


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


class TestPlaying:
    @pytest.mark.parametrize("row", rows, ids=ids_of_rows)
    def test_the_reference_is_heard_to_its_end(self, row):
        conversation = Conversation(row)
        text = conversation.opening()
        for step in (step for turn in row["turns"] for step in turn["steps"]):
            text += f"{step_text(step)}<|im_end|>{conversation.hear(step_text(step))}"
        assert conversation.over
        assert text == "".join(piece.text for piece in pieces(row))
        assert conversation.transcript()["turns"] == [
            [step["calls"] for step in turn["steps"]] for turn in row["turns"]
        ]
        assert first_mistake(conversation) is None

    def test_a_model_that_learned_rows_by_heart_plays_them(self):
        learned, chosen = by_heart()
        conversations = [Conversation(row) for row in chosen]
        play_all(learned, tokenizer, conversations, temperature=0.0, seed=0)
        assert [one.transcript()["turns"] for one in conversations] == [
            [[step["calls"] for step in turn["steps"]] for turn in row["turns"]] for row in chosen
        ]

    def test_what_is_no_call_is_none(self):
        assert read_calls('<tool_call>\n{"name": "A"\n</tool_call>') == []
        assert read_calls('<tool_call>\n{"name": "A", "arguments": 3}\n</tool_call>') == [
            {"name": "A", "arguments": None}
        ]
        assert read_calls('<tool_call>\n{"name": 3}\n</tool_call> so') == []

    def test_a_model_that_never_ends_is_stopped(self):
        conversations = [Conversation(row) for row in rows[:2]]
        play_all(model(), tokenizer, conversations, temperature=1.0, seed=0)
        assert all(one.stopped or one.over for one in conversations)


def by_heart() -> tuple[SmallModel, list[Row]]:
    chosen = rows[:3]
    learned = model()
    encoded = [encode(row, tokenizer) for row in chosen]
    from trial.pairs import collate

    batch = collate(encoded, cpu)
    fit(learned, lambda _: sft_step(learned, iter([batch])), Schedule(150, 5e-3))
    return learned, chosen


def spoiled(row: Row) -> tuple[Conversation, int, int]:
    """The reference with a wrong value in the last call of its first turn that has one."""
    conversation = Conversation(row)
    conversation.opening()
    for at, turn in enumerate(row["turns"]):
        last = max((number for number, step in enumerate(turn["steps"]) if step["calls"]), default=None)
        for number, step in enumerate(turn["steps"]):
            if number != last:
                conversation.hear(step_text(step))
                continue
            conversation.hear(step_text(wrong_call(step)))
            return conversation, at, number
    raise AssertionError("no call")


def wrong_call(step: Step) -> Step:
    call = step["calls"][0]
    noun = next(iter(call["arguments"]))
    return {**step, "calls": [{**call, "arguments": {**call["arguments"], noun: "A0A0"}}]}


class TestPairs:
    @pytest.mark.parametrize("row", rows, ids=ids_of_rows)
    def test_the_first_mistake_is_found(self, row):
        conversation, turn, step = spoiled(row)
        assert first_mistake(conversation) == (turn, step)

    def test_the_rejected_side_parts_at_the_mistake(self):
        def player(conversations: list[Conversation], temperature: float) -> None:
            for one in conversations:
                if not one.turns:
                    one.turns = spoiled(one.row)[0].turns
                elif one.row is rows[0]:
                    one.stopped = True
                one.opening()
                while not one.over:
                    one.hear("Done.")

        pairs = make_pairs(rows, player, tokenizer, samples=2, seed=0)
        assert (pairs.samples, pairs.wrong, len(pairs.targeted)) == (2 * len(rows), 2 * len(rows), len(rows) - 1)
        for pair, row in zip(pairs.targeted, rows[1:], strict=True):
            _, turn, step = spoiled(row)
            wrong = sum(len(each["steps"]) for each in row["turns"][:turn]) + step + 1
            size = min(len(pair.chosen.ids), len(pair.rejected.ids))
            first = int(np.flatnonzero(pair.chosen.ids[:size] != pair.rejected.ids[:size])[0])
            assert pair.chosen.actions[first] == pair.rejected.actions[first] == wrong

    def stream(self, *, shuffled: bool = False) -> PairBatches:
        played = [spoiled(row)[0] for row in rows]
        for one in played:
            while not one.over:
                one.hear("Done.")
        from trial.pairs import _paired

        return PairBatches(_paired(played, tokenizer), model(), len(rows), 0, shuffled=shuffled)

    @pytest.mark.parametrize("shuffled", [False, True])
    def test_the_loss_begins_at_ln_2(self, shuffled):
        batch = self.stream(shuffled=shuffled).batch(0)
        _, figures = preference_step(model(), batch, PreferenceWeights(sft=1.0, mdpo=1.0, beta=0.1))
        assert float(figures["mdpo_loss"]) == pytest.approx(math.log(2), abs=1e-6)

    def test_preferences_part_the_sides_and_shuffled_ones_do_not(self):
        margins = []
        for shuffled in (False, True):
            stream, policy = self.stream(shuffled=shuffled), model()
            weights = PreferenceWeights(sft=0.0, mdpo=1.0, beta=0.1)
            figures = fit(policy, lambda _: preference_step(policy, stream.batch(0), weights), Schedule(12, 1e-3))[-1]  # noqa: B023
            margins.append(figures["chosen_ratio"] - figures["rejected_ratio"])
        assert margins[0] > 2
        assert abs(margins[1]) < margins[0] / 2

    def test_continued_sft_sees_no_rejected_side(self):
        batch = self.stream().batch(0)
        weights = next(arm.weights for arm in preference_arms if arm.name == "continued")
        policy = model()
        loss, figures = preference_step(policy, batch, weights)
        assert set(figures) == {"sft_loss"}
        assert float(loss.detach()) == pytest.approx(float(figures["sft_loss"]))


class TestPlan:
    def test_updates_shrink_alike_to_the_time_that_is_given(self):
        planned = Updates(base=1000, sft=200, preference=100, tokens=10)
        enough = fitting(planned, seconds=0.01, available=1000)
        assert enough == planned
        half = fitting(planned, seconds=0.6 / 2750, available=0.5)
        assert (half.base, half.sft, half.preference) == (500, 100, 50)

    def test_every_arm_has_the_same_budget(self):
        assert {size.updates.sft > 0 for size in sizes.values()} == {True}
        assert preference_arms[0].name == "continued"


def as_messages(row: Row) -> tuple[list, list]:
    """A row as the trainer reads it: OpenAI messages and tools."""
    messages: list[dict] = [{"role": "system", "content": ""}]
    for turn in row["turns"]:
        added = "".join(f"\n{line}" for line in tool_texts(turn["adds"]))
        messages.append({"role": "user", "content": turn["user"] + added})
        for step in turn["steps"]:
            calls = [
                {"id": f"c{len(messages)}-{at}", "type": "function", "function": call}
                for at, call in enumerate(step["calls"])
            ]
            messages.append({"role": "assistant", "content": step["text"] or "", "tool_calls": calls})
            messages.extend(
                {"role": "tool", "tool_call_id": call["id"], "content": json.dumps(result, separators=(",", ":"))}
                for call, result in zip(calls, step["results"], strict=True)
            )
    return messages, [as_function(tool) for tool in row["tools"]]


def tool_texts(tools: list[dict]) -> list[str]:
    return [f"Finds the {tool['finds']}: {tool['name']}({', '.join(tool['takes'])})" for tool in tools]


def as_function(tool: dict) -> dict:
    properties = {noun: {"type": "string", "description": f"A {noun}."} for noun in tool["takes"]}
    parameters = {"type": "object", "properties": properties, "required": tool["takes"]}
    return {
        "type": "function",
        "function": {"name": tool["name"], "description": f"Finds the {tool['finds']}.", "parameters": parameters},
    }
