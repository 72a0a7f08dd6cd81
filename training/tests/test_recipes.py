"""The recipes: ours are settings that exist, and those of TRL run on our exports as they stand."""

import importlib.util
import json
import sys
from pathlib import Path

import pytest
import yaml

from magnet_train.settings import MdpoSettings, SftSettings, read_settings, recipe_names
from support import call, hermes, lines, prompt, result, says, small_model, two_turns, weather

stock = Path(__file__).parent.parent / "recipes"
given = {"model": "m", "data": ["d"], "out": "o"}


@pytest.mark.parametrize("name", recipe_names())
def test_ours_have_settings_for_both_stages(name):
    sft, mdpo = (read_settings(kind, name, dict(given)) for kind in (SftSettings, MdpoSettings))
    assert sft.max_length == mdpo.max_length == 8192
    assert mdpo.learning_rate < sft.learning_rate


def test_the_one_of_the_paper_has_its_figures():
    sft, mdpo = (read_settings(kind, "qwen2.5-coder-7b", dict(given)) for kind in (SftSettings, MdpoSettings))
    assert (sft.learning_rate, sft.batch_size, sft.epochs, sft.warmup, sft.schedule) == (1e-5, 64, 1, 0.1, "linear")
    assert (mdpo.learning_rate, mdpo.batch_size, mdpo.lora) == (5e-7, 32, None)
    adapters = read_settings(MdpoSettings, "qwen2.5-coder-14b", dict(given))
    assert (adapters.learning_rate, adapters.lora.rank, adapters.lora.alpha) == (1e-6, 32, 64)


def test_the_defaults_are_those_of_the_paper_too():
    assert (SftSettings().learning_rate, SftSettings().batch_size, SftSettings().warmup) == (1e-5, 64, 0.1)
    assert (MdpoSettings().learning_rate, MdpoSettings().batch_size, MdpoSettings().beta) == (5e-7, 32, 0.1)


@pytest.mark.parametrize("path", sorted(stock.rglob("*.yaml")), ids=lambda path: f"{path.parent.name}/{path.name}")
def test_those_of_other_trainers_are_yaml(path):
    assert yaml.safe_load(path.read_text())["output_dir"] == path.stem


rows = {
    "sft": {"kind": "multi-turn", "messages": two_turns},
    "dpo": {
        "kind": "single",
        "mistake": "missed",
        "prompt": [*prompt, says(None, call(1, "Oslo")), result(1, '{"sky":"clear"}')],
        "chosen": [says("Clear.")],
        "rejected": [says(None, call(2, "Rome"))],
    },
}


@pytest.mark.skipif(importlib.util.find_spec("trl") is None, reason="TRL is not installed")
@pytest.mark.parametrize("stage", rows)
def test_stock_trl_reads_the_export_and_trains(tmp_path, monkeypatch, stage):
    small_model().save_pretrained(tmp_path / "model")
    hermes().tokenizer.save_pretrained(tmp_path / "model")
    row = {"version": 1, "id": "r1", **rows[stage], "tools": json.dumps([weather])}
    data = lines(tmp_path / "train.jsonl", *[json.dumps(row)] * 2)
    script = stock / "trl" / f"{stage}.py"
    # On a CPU, and with steps of two rows; all else as it stands.
    text = script.read_text().replace("report_to=[]", "report_to=[], bf16=False, use_cpu=True")
    text = text.replace("gradient_accumulation_steps=64", "gradient_accumulation_steps=2")
    text = text.replace("gradient_accumulation_steps=32", "gradient_accumulation_steps=2")
    names = ["--model", str(tmp_path / "model"), "--data", str(data), "--out", str(tmp_path / "out")]
    monkeypatch.setattr(sys, "argv", [str(script), *names, "--max-steps", "1"])
    monkeypatch.setenv("HF_DATASETS_CACHE", str(tmp_path / "cache"))
    space = {"__name__": "__main__", "__doc__": ""}
    exec(compile(text, str(script), "exec"), space)
    assert space["trainer"].state.log_history[-1]["train_loss"] > 0
    assert (tmp_path / "out" / "model.safetensors").exists()
