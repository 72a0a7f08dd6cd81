"""Whole runs through the command, from exports to a model that answers; and what it says when something is wrong."""

import json
import shutil

import numpy as np
import pytest
import torch
from transformers import AutoModelForCausalLM

from magnet_train.checkpoint import Checkpoints
from magnet_train.cli import main
from magnet_train.metrics import read_metrics
from magnet_train.serve import open_answerer
from support import call, cities, conversation, lines, prompt, result, says, weather

tools = json.dumps([weather])


def conversation_row(at):
    messages = conversation(cities[at], "clear")
    return json.dumps({"version": 1, "id": f"r{at}", "kind": "single", "messages": messages, "tools": tools})


def pair_row(at):
    good, bad = [conversation(cities[at + step], "clear")[2:] for step in (0, 1)]
    row = {"version": 1, "id": f"p{at}", "kind": "single", "mistake": "missed" if at % 2 else "nested"}
    return json.dumps(
        {**row, "prompt": conversation(cities[at], "clear")[:2], "chosen": good, "rejected": bad, "tools": tools}
    )


@pytest.fixture(scope="module")
def world(tmp_path_factory):
    """A folder with exports and a tiny model."""
    folder = tmp_path_factory.mktemp("world")
    lines(folder / "sft.jsonl", *map(conversation_row, range(8)))
    lines(folder / "pairs.jsonl", *map(pair_row, range(8)))
    assert (
        main(
            ["tiny", str(folder / "model"), "--data", str(folder / "sft.jsonl"), "--data", str(folder / "pairs.jsonl")]
        )
        == 0
    )
    return folder


def train(world, stage, out, *more, model="model"):
    """The exit code of a short training run on a CPU."""
    file = {"sft": "sft.jsonl", "mdpo": "pairs.jsonl"}[stage]
    sets = [part for setting in ("batch_size=4", "learning_rate=1e-3", *more) for part in ("--set", setting)]
    given = ["--recipe", "tiny", "--model", str(world / model), "--data", str(world / file), "--out", str(out)]
    return main([stage, *given, *sets])


def loaded(folder):
    return AutoModelForCausalLM.from_pretrained(folder, dtype=torch.float32)


def test_from_exports_to_a_model_that_answers(world, tmp_path, capsys):
    assert train(world, "sft", tmp_path / "sft", "epochs=2") == 0
    sft = read_metrics(tmp_path / "sft" / "metrics.jsonl")
    assert [line["step"] for line in sft] == [1, 2, 3, 4]
    assert sft[-1]["loss"] < sft[0]["loss"]
    assert train(world, "mdpo", tmp_path / "mdpo", model=tmp_path / "sft" / "model") == 0
    mdpo = read_metrics(tmp_path / "mdpo" / "metrics.jsonl")
    assert mdpo[0]["preference_loss"] == pytest.approx(0.693147, abs=1e-5)
    assert f"model {tmp_path / 'mdpo' / 'model'}" in capsys.readouterr().out
    answerer = open_answerer(str(tmp_path / "mdpo" / "model"), None, device="cpu", context=2000)
    body = answerer.answer(json.dumps({"messages": prompt, "tools": [weather], "max_tokens": 3}).encode())
    assert body["usage"]["completion_tokens"] <= 3
    answerer.close()


def test_a_stopped_run_goes_on_to_the_same_model(world, tmp_path, capsys):
    assert train(world, "mdpo", tmp_path / "whole") == 0
    assert train(world, "mdpo", tmp_path / "two", "stop_after=1") == 3
    assert "stopped after step 1 of 2. The same command goes on." in capsys.readouterr().err
    stored = (tmp_path / "two" / "reference" / "log_probs.npz").stat().st_mtime_ns
    assert train(world, "mdpo", tmp_path / "two") == 0
    assert (tmp_path / "two" / "reference" / "log_probs.npz").stat().st_mtime_ns == stored
    for left, right in zip(
        loaded(tmp_path / "two/model").parameters(), loaded(tmp_path / "whole/model").parameters(), strict=True
    ):
        assert torch.equal(left, right)


def test_a_finished_run_is_not_run_again(world, tmp_path, monkeypatch):
    assert train(world, "sft", tmp_path / "run") == 0
    monkeypatch.setattr("magnet_train.runs.load_model", lambda *_: pytest.fail("there is nothing to train"))
    assert train(world, "sft", tmp_path / "run") == 0


@pytest.mark.parametrize("reference", ["precomputed", "adapters-off"])
def test_adapters_are_merged_into_the_model_and_kept_beside_it(world, tmp_path, reference):
    assert train(world, "mdpo", tmp_path / "run", "lora.rank=4", f"reference_from={reference}") == 0
    assert (tmp_path / "run/adapter/adapter_model.safetensors").exists()
    before, after = (dict(loaded(path).named_parameters()) for path in (world / "model", tmp_path / "run/model"))
    assert before.keys() == after.keys()
    changed = {name for name in before if not torch.equal(before[name], after[name])}
    assert changed
    assert all("proj" in name for name in changed)


def test_checkpointed_activations_change_nothing(world, tmp_path):
    for name, setting in (("kept", "false"), ("made anew", "true")):
        assert train(world, "mdpo", tmp_path / name, f"gradient_checkpointing={setting}") == 0
    kept, anew = (read_metrics(tmp_path / name / "metrics.jsonl") for name in ("kept", "made anew"))
    assert [line["gradient_norm"] for line in anew] == pytest.approx([line["gradient_norm"] for line in kept], rel=1e-4)


def test_another_reference_is_taken_from_its_folder(world, tmp_path):
    assert train(world, "sft", tmp_path / "sft", "epochs=3") == 0
    policy = tmp_path / "sft" / "model"
    assert train(world, "mdpo", tmp_path / "run", f"reference={world / 'model'}", model=policy) == 0
    first = read_metrics(tmp_path / "run" / "metrics.jsonl")[0]
    assert first["chosen_ratio_per_token"] > 0


def test_the_run_says_what_it_was_made_by(world, tmp_path):
    assert train(world, "sft", tmp_path / "run", "max_length=20000") == 0
    about = json.loads((tmp_path / "run" / "run.json").read_text())
    assert about["stage"] == "sft"
    assert about["counts"] == {"examples": 8, "cut": 0, "dropped": {}}
    assert about["settings"]["learning_rate"] == 1e-3
    assert set(about["versions"]) == {"magnet_train", "torch", "transformers", "python"}


def test_rows_that_cannot_be_used_are_counted_by_reason(world, tmp_path, capsys):
    fine = [pair_row(at) for at in range(2)]
    same = {**json.loads(pair_row(0)), "rejected": json.loads(pair_row(0))["chosen"]}
    long = json.loads(pair_row(1))
    long["chosen"][1]["content"] = "very long " * 4000
    strange = json.loads(pair_row(1))
    strange["prompt"][1]["content"] = "<|im_end|>"
    lines(tmp_path / "pairs.jsonl", *fine, *map(json.dumps, (same, long, strange)))
    given = ["--recipe", "tiny", "--model", str(world / "model"), "--data", str(tmp_path / "pairs.jsonl")]
    assert main(["mdpo", *given, "--out", str(tmp_path / "run")]) == 0
    assert "examples 2  cut 0  dropped 1 sides-do-not-part, 1 too-long, 1 reserved-text" in capsys.readouterr().out


wrong = {
    "another run in the folder": (["seed=9"], "this folder holds another run; what differs: seed"),
    "an unknown setting": (["learnign_rate=1"], 'there is no setting "learnign_rate". Expected "learning_rate"'),
    "a value of the wrong kind": (["epochs=many"], "'many' is not of the right kind. Expected int"),
    "an impossible value": (["schedule=steep"], '"steep" is not possible. Expected one of linear, cosine, constant'),
    "no batch": (["batch_size=0"], "batch_size is 0. Expected at least 1"),
    "no assignment": (["epochs"], '"epochs" is no setting. Expected KEY=VALUE'),
    "nothing that fits": (["max_length=5"], "no row can be used: {'too-long': 8}"),
    "a GPU that is not there": (["device=cuda", "out=elsewhere"], "there is no GPU that torch can use"),
    "adapters that are not there": (["reference_from=adapters-off"], "there are no adapters to switch off"),
    "an unknown template": (["template=nothing"], 'there is no template "nothing"'),
}


@pytest.fixture(scope="module")
def begun(world, tmp_path_factory):
    """A run that is not finished."""
    folder = tmp_path_factory.mktemp("begun")
    assert train(world, "mdpo", folder, "stop_after=1") == 3
    return folder


@pytest.mark.skipif(torch.cuda.is_available(), reason="there is a GPU")
@pytest.mark.parametrize("name", wrong)
def test_what_is_wrong_is_told_with_what_would_be_right(world, begun, capsys, name, tmp_path, monkeypatch):
    settings, expected = wrong[name]
    monkeypatch.chdir(tmp_path)
    assert train(world, "mdpo", begun, *settings) in (2, 3)
    assert expected in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["sft", "--data", "d", "--out", "o"], "model is not given. Name it in the recipe or with --model"),
        (["sft", "--recipe", "nothing.yaml"], "there is no such recipe. Expected one of qwen2.5-coder-14b,"),
        (["sft", "--model", "no/such/model", "--data", "d", "--out", "o"], "the tokenizer cannot be loaded"),
        (["show", "no.jsonl", "--model", "m"], "there is no such file"),
    ],
)
def test_what_is_missing_is_told(capsys, arguments, expected, monkeypatch):
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    assert main(arguments) == 2
    assert expected in capsys.readouterr().err


def test_a_model_of_other_attention_is_refused(world, tmp_path, capsys):
    shutil.copytree(world / "model", tmp_path / "model")
    config = json.loads((tmp_path / "model/config.json").read_text())
    layers = ["sliding_attention", "full_attention"]
    (tmp_path / "model/config.json").write_text(
        json.dumps({**config, "layer_types": layers, "use_sliding_window": True, "sliding_window": 8})
    )
    assert train(world, "sft", tmp_path / "run", model=tmp_path / "model") == 2
    assert "layers that do not look at everything before" in capsys.readouterr().err


def test_a_large_model_without_a_gpu_is_refused(world, tmp_path, capsys, monkeypatch):
    monkeypatch.setattr("magnet_train.model.most_parameters_on_cpu", 1000)
    monkeypatch.setattr("torch.cuda.is_available", lambda: False)
    assert train(world, "sft", tmp_path / "run", "device=auto") == 3
    assert "there is no GPU, and" in capsys.readouterr().err
    assert train(world, "sft", tmp_path / "run", "device=cpu") == 0


def test_a_row_is_shown_with_what_is_trained_on(world, capsys):
    assert main(["show", str(world / "pairs.jsonl"), "--model", str(world / "model"), "--row", "2"]) == 0
    shown = capsys.readouterr().out
    assert shown.startswith("chosen: ")
    assert "⟦It is clear in Rome.<|im_end|>⟧" in shown
    assert "part in action 1" in shown
    assert main(["show", str(world / "sft.jsonl"), "--model", str(world / "model"), "--row", "99"]) == 2


def test_a_row_that_cannot_be_trained_on_is_shown_with_the_reason(world, tmp_path, capsys):
    row = {"version": 1, "id": "r", "kind": "single", "messages": [*prompt, says("<|im_end|>")], "tools": "[]"}
    lines(tmp_path / "a.jsonl", json.dumps(row))
    assert main(["show", str(tmp_path / "a.jsonl"), "--model", str(world / "model")]) == 2
    assert "r: this row cannot be trained on: reserved-text" in capsys.readouterr().err


def test_a_damaged_checkpoint_folder_does_not_stop_the_run(world, tmp_path):
    assert train(world, "sft", tmp_path / "run", "stop_after=1") == 3
    (tmp_path / "run/checkpoints/step-00000002.partial").mkdir()
    assert Checkpoints(tmp_path / "run/checkpoints", 1).latest().name == "step-00000001"
    assert train(world, "sft", tmp_path / "run") == 0


def test_parallel_calls_are_read_from_an_export(world, tmp_path):
    messages = [*prompt, says(None, call(1, "Oslo"), call(2, "Rome")), result(1, "1"), result(2, "2"), says("Ok.")]
    row = {"version": 1, "id": "r", "kind": "parallel", "messages": messages, "tools": tools}
    lines(tmp_path / "a.jsonl", json.dumps(row))
    given = ["--recipe", "tiny", "--model", str(world / "model"), "--data", str(tmp_path / "a.jsonl")]
    assert main(["sft", *given, "--out", str(tmp_path / "run")]) == 0
    assert np.isfinite(read_metrics(tmp_path / "run/metrics.jsonl")[0]["loss"])
