"""The loop: how a step is split changes nothing, an interruption changes nothing, and small models do learn."""

import dataclasses
import json
from itertools import chain

import numpy as np
import pytest
import torch
from safetensors import SafetensorError

from magnet_train.checkpoint import Checkpoints, whole_folder
from magnet_train.encode import EncodedPair
from magnet_train.errors import TrainError
from magnet_train.forward import scored_log_probs
from magnet_train.loop import Run, make_optimizer, train
from magnet_train.mdpo import MdpoObjective
from magnet_train.metrics import MetricsFile, read_metrics
from magnet_train.model import add_lora, refuse_low_precision
from magnet_train.pack import collate
from magnet_train.reference import PrecomputedReference, adapters_off, load_reference, precompute, save_reference
from magnet_train.schedule import Order, learning_rate
from magnet_train.settings import Lora, MdpoSettings, SftSettings
from magnet_train.sft import SftObjective
from support import conversations, pairs, small_model

given = {"model": "m", "data": ("d",), "out": "o", "warmup": 0.0, "schedule": "constant"}
sft = SftSettings(**given, batch_size=4, learning_rate=3e-3, tokens_at_once=4000)
mdpo = MdpoSettings(**given, batch_size=4, learning_rate=1e-3, tokens_at_once=8000, collapse=-1e9)


def sft_run(folder, settings=sft, model=None, count=8, **run):
    model = model or small_model()
    train(model, SftObjective(conversations(count)), settings, Run(folder, **run))
    return model


def mdpo_run(folder, settings=mdpo, model=None, count=8, examples=None):
    model = model or small_model()
    examples = examples or pairs(count)
    reference = precompute(model, examples, settings.tokens_at_once)
    mistakes = ["missed" if at % 2 else "nested" for at in range(len(examples))]
    train(model, MdpoObjective(examples, mistakes, reference, settings), settings, Run(folder))
    return model


def weights(model) -> torch.Tensor:
    return torch.cat([parameter.detach().flatten() for parameter in model.parameters()])


def curve(folder, name="loss") -> list[float]:
    return [line[name] for line in read_metrics(folder / "metrics.jsonl")]


runs = {"sft": (sft_run, sft), "mdpo": (mdpo_run, mdpo)}


@pytest.mark.parametrize("stage", runs)
@pytest.mark.parametrize("split", [{"tokens_at_once": 1}, {"tokens_at_once": 1200}, {"packing": True}])
def test_how_a_step_is_split_into_passes_changes_nothing(tmp_path, stage, split):
    run, settings = runs[stage]
    whole = run(tmp_path / "whole", settings)
    parts = run(tmp_path / "parts", dataclasses.replace(settings, **split))
    assert curve(tmp_path / "parts") == pytest.approx(curve(tmp_path / "whole"), abs=2e-4)
    assert torch.allclose(weights(parts), weights(whole), atol=2e-3)


@pytest.mark.parametrize("stage", runs)
def test_four_passes_of_one_give_the_gradient_of_one_pass_of_four(stage, tmp_path):
    """The same without an optimiser between, whose first steps magnify what rounding leaves."""
    gradients = []
    for tokens in (1, 10**6):
        _, settings = runs[stage]
        settings = dataclasses.replace(settings, tokens_at_once=tokens, epochs=1, learning_rate=1e-12, clip=1e9)
        model = small_model()
        runs[stage][0](tmp_path / str(tokens), settings, model=model, count=4)
        gradients.append(torch.cat([parameter.grad.flatten() for parameter in model.parameters()]))
    assert torch.allclose(*gradients, atol=1e-5 * gradients[0].abs().max().item() + 1e-6)


@pytest.mark.parametrize("stage", runs)
@pytest.mark.parametrize("lora", [None, Lora(rank=4, alpha=8, dropout=0.1)])
def test_an_interrupted_run_goes_on_to_the_very_same_weights(tmp_path, stage, lora):
    run, settings = runs[stage]
    settings = dataclasses.replace(settings, epochs=2, checkpoint_every=2)

    def model():
        torch.manual_seed(5)
        return add_lora(small_model(), lora) if lora else small_model()

    whole = run(tmp_path / "whole", settings, model=model())
    paused = dataclasses.replace(settings, stop_after=3)
    with pytest.raises(TrainError, match=r"stopped after step 3 of 4\. The same command goes on"):
        run(tmp_path / "two", paused, model=model())
    resumed = run(tmp_path / "two", settings, model=model())
    assert torch.equal(weights(resumed), weights(whole))
    assert curve(tmp_path / "two") == curve(tmp_path / "whole")


def test_steps_after_the_newest_checkpoint_are_run_again(tmp_path):
    settings = dataclasses.replace(sft, epochs=2, checkpoint_every=2)
    whole = sft_run(tmp_path / "whole", settings)

    class Killed(Exception):
        pass

    def die(metrics):
        if metrics["step"] == 3:
            raise Killed

    with pytest.raises(Killed):
        sft_run(tmp_path / "killed", settings, tell=die)
    assert len(curve(tmp_path / "killed")) == 3
    resumed = sft_run(tmp_path / "killed", settings)
    assert torch.equal(weights(resumed), weights(whole))
    assert curve(tmp_path / "killed") == curve(tmp_path / "whole")


def test_asked_to_stop_the_loop_stops_with_a_checkpoint(tmp_path):
    with pytest.raises(TrainError, match="stopped after step 1 of 2") as caught:
        sft_run(tmp_path, should_stop=lambda: True)
    assert caught.value.code == "stopped"
    assert [path.name for path in (tmp_path / "checkpoints").iterdir()] == ["step-00000001"]


def test_a_half_written_checkpoint_is_none(tmp_path):
    model = small_model()
    optimizer = make_optimizer(model, sft)
    checkpoints = Checkpoints(tmp_path, keep=2)
    for step in (1, 2, 3):
        checkpoints.save(step, model, optimizer)
    (tmp_path / "step-00000004.partial").mkdir()
    assert checkpoints.restore(model, optimizer) == 3
    assert sorted(path.name for path in tmp_path.glob("step-????????")) == ["step-00000002", "step-00000003"]


def test_a_crash_while_writing_leaves_what_was_there(tmp_path):
    with whole_folder(tmp_path / "model") as partial:
        (partial / "a").write_text("old")
    with pytest.raises(KeyError), whole_folder(tmp_path / "model") as partial:
        (partial / "a").write_text("new")
        raise KeyError
    assert (tmp_path / "model" / "a").read_text() == "old"


@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), SafetensorError("No space left on device")])
def test_a_full_disk_is_told_with_the_folder(tmp_path, error):
    expected = "m: the folder cannot be written: .*No space left"
    with pytest.raises(TrainError, match=expected) as caught, whole_folder(tmp_path / "m"):
        raise error
    assert caught.value.code == "broken-world"


def test_a_folder_has_its_name_from_the_moment_that_it_is_whole(tmp_path, monkeypatch):
    def fail(*_):
        raise OSError(5, "Input/output error")

    monkeypatch.setattr("pathlib.Path.rename", fail)
    with pytest.raises(TrainError, match="Input/output error"), whole_folder(tmp_path / "model") as partial:
        (partial / "a").write_text("new")
    assert [path.name for path in tmp_path.iterdir()] == ["model.partial"]


def test_a_line_that_a_crash_cut_is_passed_by(tmp_path):
    path = tmp_path / "metrics.jsonl"
    path.write_text('{"step": 1}\n{"step": 2}\n{"ste')
    MetricsFile(path, steps=1).append({"step": 2, "again": True})
    assert read_metrics(path) == [{"step": 1}, {"step": 2, "again": True}]


class TestLearning:
    def test_two_layers_learn_sixteen_conversations_by_heart(self, tmp_path):
        examples = conversations(16)
        settings = dataclasses.replace(
            sft, epochs=150, batch_size=16, learning_rate=1e-2, schedule="linear", warmup=0.05
        )
        model = sft_run(tmp_path, settings, count=16).eval()
        batch = collate(examples)
        with torch.no_grad():
            logits = model(input_ids=batch.input_ids).logits.flatten(0, 1)[batch.sources]
        assert (logits.argmax(-1) == batch.targets).float().mean() == 1.0
        losses = curve(tmp_path)
        assert losses[0] > 5
        assert losses[-1] < 0.05

    def test_two_layers_tell_sixteen_pairs_apart(self, tmp_path):
        mdpo_run(tmp_path, dataclasses.replace(mdpo, epochs=60, batch_size=16, learning_rate=1e-2), count=16)
        last = read_metrics(tmp_path / "metrics.jsonl")[-1]
        assert last["accuracy"] == 1.0
        assert last["margin"] > 5
        assert last["chosen_ratio_per_token"] >= 0
        assert last["rejected_ratio_per_token"] < last["chosen_ratio_per_token"]

    def test_without_the_sft_term_both_sides_of_close_pairs_lose(self, tmp_path):
        start = sft_run(tmp_path / "sft", dataclasses.replace(sft, epochs=60, batch_size=8, learning_rate=1e-2))
        settings = dataclasses.replace(mdpo, epochs=40, batch_size=8, sft_weight=0.0, learning_rate=2e-3)
        mdpo_run(tmp_path / "mdpo", settings, model=start)
        last = read_metrics(tmp_path / "mdpo" / "metrics.jsonl")[-1]
        assert last["accuracy"] == 1.0
        assert last["chosen_ratio_per_token"] < 0


class TestMdpo:
    @pytest.mark.parametrize("level", ["trajectory", "turn", "dmpo", "segment"])
    def test_the_first_step_starts_at_the_logarithm_of_two(self, tmp_path, level):
        mdpo_run(tmp_path, dataclasses.replace(mdpo, level=level))
        first = read_metrics(tmp_path / "metrics.jsonl")[0]
        assert first["preference_loss"] == pytest.approx(0.693147, abs=1e-5)
        assert first["margin"] == pytest.approx(0, abs=1e-5)
        assert first["chosen_ratio_per_token"] == pytest.approx(0, abs=1e-5)
        assert first["loss"] == pytest.approx(first["preference_loss"] + first["sft_loss"])

    def test_the_log_tells_kinds_of_mistakes_apart(self, tmp_path):
        mdpo_run(tmp_path)
        kinds = read_metrics(tmp_path / "metrics.jsonl")[-1]["by_mistake"]
        assert sorted(kinds) == ["missed", "nested"]
        assert sum(kind["pairs"] for kind in kinds.values()) == 4
        assert all(kind["chosen_tokens"] > 0 and kind["rejected_logp_per_token"] < 0 for kind in kinds.values())

    def test_a_collapse_stops_the_run_and_says_what_to_change(self, tmp_path):
        settings = dataclasses.replace(mdpo, epochs=20, sft_weight=0.0, collapse=0.5, collapse_steps=3)
        with pytest.raises(TrainError, match=r"after step 3: the chosen sides collapse.*lower learning_rate") as caught:
            mdpo_run(tmp_path, settings)
        assert caught.value.code == "broken-world"
        assert (tmp_path / "checkpoints" / "step-00000003").exists()

    @pytest.mark.parametrize("level", ["trajectory", "turn", "dmpo", "segment"])
    def test_gradients_through_a_model_agree_with_finite_differences(self, level):
        examples, model = pairs(2), small_model(seed=3).double()
        settings = dataclasses.replace(mdpo, level=level, dpop=0.5)
        objective = MdpoObjective(examples, [""] * 2, precompute(small_model(seed=4), examples, 8000), settings)

        def loss():
            return objective.part(model, collate(examples), range(2), objective.totals(range(2))).loss

        loss().backward()
        # Norms and rotations are fp32 inside even of such a model, so a smaller step would measure their rounding.
        step = 1e-3
        for name in (
            "model.embed_tokens.weight",
            "model.layers.0.self_attn.q_proj.weight",
            "model.layers.1.mlp.up_proj.weight",
        ):
            weight = model.get_parameter(name)
            at = int(weight.grad.abs().argmax())
            analytic, place = weight.grad.view(-1)[at].item(), weight.data.view(-1)[at]
            sides = []
            for sign in (1, -1):
                place += sign * step
                sides.append(loss().item())
                place -= sign * step
            assert (sides[0] - sides[1]) / (2 * step) == pytest.approx(analytic, abs=2e-3 * max(1, abs(analytic)))

    def test_a_reference_is_the_same_from_disk(self):
        reference = precompute(small_model(), pairs(3), 8000)
        loaded = load_reference(save_reference(reference))
        for left, right in zip(reference.pairs, loaded.pairs, strict=True):
            assert np.array_equal(left, right)
            assert len(left) == 4

    def test_a_reference_is_made_without_dropout_and_training_goes_on_with_it(self):
        model = small_model().train()
        for layer in model.model.layers:
            layer.self_attn.attention_dropout = 0.5
        first, second = (precompute(model, pairs(1), 8000).pairs[0] for _ in range(2))
        assert np.array_equal(first, second)
        assert model.training

    def test_what_tools_say_gets_no_gradient_of_its_own(self):
        """Other words in a tool's answer change the loss through what they condition, never by a term of their own."""
        pair = pairs(1)[0]
        model = small_model()
        reference = precompute(model, [pair], 8000)
        objective = MdpoObjective([pair], ["missed"], reference, mdpo)
        batch = collate([pair])
        kept = [int(at) for at in batch.targets]
        garbled = EncodedPair(
            *(dataclasses.replace(side, ids=_garbled(side)) for side in (pair.chosen, pair.rejected)), pair.shared
        )
        assert [int(at) for at in collate([garbled]).targets] == kept
        part = objective.part(model, batch, [0], objective.totals([0]))
        assert part.loss.item() == pytest.approx(0.693147 + part.figures["sft_loss"].item(), abs=1e-5)


def _garbled(side):
    """The ids with every token of the environment after the shared prompt replaced."""
    ids = side.ids.copy()
    first = int(np.flatnonzero(side.actions)[0])
    environment = np.flatnonzero(side.actions == 0)
    ids[environment[environment > first]] = 7
    return ids


class TestLora:
    def test_adapters_that_have_learned_nothing_change_nothing(self):
        model = add_lora(small_model(), Lora(rank=4, alpha=8))
        ids = collate(conversations(1)).input_ids
        with torch.no_grad():
            on = model(input_ids=ids).logits
            with model.disable_adapter():
                assert torch.equal(on, model(input_ids=ids).logits)

    def test_switched_off_the_model_is_the_reference(self, tmp_path):
        settings = dataclasses.replace(mdpo, lora=Lora(rank=4), reference_from="adapters-off", learning_rate=1e-2)
        examples = pairs(8)
        expected = precompute(small_model(), examples, 8000)
        model = add_lora(small_model(), settings.lora)
        train(model, MdpoObjective(examples, ["missed"] * 8, adapters_off, settings), settings, Run(tmp_path))
        batch = collate(examples)
        found = adapters_off(model, batch, range(8))
        assert torch.allclose(found, expected(model, batch, range(8)), atol=1e-3)
        policy = scored_log_probs(model, batch)
        assert not torch.allclose(policy, scored_log_probs(small_model(), batch), atol=1e-3)
        assert curve(tmp_path, "preference_loss")[0] == pytest.approx(0.693147, abs=1e-4)

    def test_merged_they_give_the_same_logits(self, tmp_path):
        model = add_lora(small_model(), Lora(rank=4))
        sft_run(tmp_path, dataclasses.replace(sft, learning_rate=1e-2), model=model)
        ids = collate(conversations(1)).input_ids
        model.eval()
        with torch.no_grad():
            apart = model(input_ids=ids).logits
            merged = model.merge_and_unload()(input_ids=ids).logits
        assert torch.allclose(apart, merged, atol=1e-4)


class TestPrecision:
    def test_weights_that_train_in_bf16_are_refused(self):
        with pytest.raises(TrainError, match="a weight that trains is not fp32"):
            refuse_low_precision(small_model().bfloat16())

    def test_frozen_weights_may_be_bf16_below_adapters(self):
        refuse_low_precision(add_lora(small_model().bfloat16(), Lora(rank=4)))

    def test_small_steps_that_fp32_keeps_are_lost_in_bf16(self):
        """Why the guard is there: AdamW at the paper's rate moves almost no weight of a bf16 model."""
        moved = {}
        for dtype in (torch.float32, torch.bfloat16):
            model = small_model().to(dtype)
            before = weights(model).clone()
            optimizer = torch.optim.AdamW(model.parameters(), lr=5e-7, weight_decay=0.0)
            for _ in range(3):
                optimizer.zero_grad()
                scored_log_probs(model, collate(conversations(2))).mean().neg().backward()
                optimizer.step()
            moved[dtype] = (weights(model) != before).float().mean().item()
        assert moved[torch.float32] > 0.5
        assert moved[torch.bfloat16] < 0.2


def test_a_loss_that_is_no_number_stops_the_run(tmp_path):
    model = small_model()
    with torch.no_grad():
        model.lm_head.weight.fill_(float("nan"))
    with pytest.raises(TrainError, match="the loss of step 1 is nan"):
        sft_run(tmp_path, model=model)


@pytest.mark.parametrize("error", [torch.OutOfMemoryError("CUDA out of memory"), MemoryError()])
def test_out_of_memory_is_told_with_what_to_change(tmp_path, monkeypatch, error):
    def fail(*_):
        raise error

    monkeypatch.setattr("magnet_train.sft.scored_log_probs", fail)
    with pytest.raises(
        TrainError, match=r"memory is out\. Set a tokens_at_once below 4000, .*gradient_checkpointing.*lora"
    ):
        sft_run(tmp_path)


class TestSchedule:
    settings = SftSettings(**{**given, "warmup": 0.2, "schedule": "linear"}, learning_rate=1.0)

    def test_the_rate_grows_then_falls(self):
        rates = [learning_rate(step, 10, self.settings) for step in range(10)]
        assert rates == pytest.approx([0.5, 1.0, 1.0, 0.875, 0.75, 0.625, 0.5, 0.375, 0.25, 0.125])

    @pytest.mark.parametrize(("schedule", "last"), [("constant", 1.0), ("cosine", 0.0380602)])
    def test_other_schedules(self, schedule, last):
        settings = dataclasses.replace(self.settings, schedule=schedule)
        assert learning_rate(9, 10, settings) == pytest.approx(last)
        assert learning_rate(2, 10, settings) == pytest.approx(1.0)

    def test_every_example_comes_once_an_epoch_in_an_order_of_its_own(self):
        order = Order(10, dataclasses.replace(self.settings, batch_size=4, epochs=2))
        steps = [order.step(number) for number in range(order.steps)]
        assert [len(step) for step in steps] == [4, 4, 2] * 2
        first, second = [*chain(*steps[:3])], [*chain(*steps[3:])]
        assert sorted(first) == sorted(second) == list(range(10))
        assert first != second

    def test_the_order_is_that_of_the_seed(self):
        orders = [Order(10, dataclasses.replace(self.settings, seed=seed)).step(0) for seed in (1, 1, 2)]
        assert orders[0] == orders[1] != orders[2]


def test_precomputed_values_are_given_in_the_order_of_the_batch():
    reference = PrecomputedReference([np.array([1.0, 2.0], np.float32), np.array([3.0], np.float32)])
    assert reference(None, None, [1, 0]).tolist() == [3.0, 1.0, 2.0]


def test_metrics_are_plain_json(tmp_path):
    mdpo_run(tmp_path)
    for line in (tmp_path / "metrics.jsonl").read_text().splitlines():
        json.loads(line)
