"""The trainer beside the rest of Magnet: a run is made, exported, trained on, served and scored, nothing in between."""

import json
import shutil
import subprocess
import threading
from pathlib import Path

import pytest

from magnet_train.cli import main
from magnet_train.metrics import read_metrics
from magnet_train.rows import read_conversations, read_pairs
from magnet_train.serve import ChatServer, open_answerer

program = Path(__file__).parents[2] / "dist" / "cli" / "main.js"
absent = "Node.js" if shutil.which("node") is None else None if program.exists() else "dist (npm run build)"
pytestmark = pytest.mark.skipif(absent is not None, reason=f"there is no {absent}")


def magnet(*arguments):
    """Runs the command line of Magnet and returns what it printed."""
    command = ["node", str(program), *map(str, arguments)]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


@pytest.fixture(scope="module")
def run(tmp_path_factory):
    """A small run with everything exported, and some of it held out."""
    folder = tmp_path_factory.mktemp("magnet")
    (folder / "magnet.config.yaml").write_text("rows: 24\nseed: 4\n")
    config = ("--config", folder / "magnet.config.yaml")
    magnet("run", *config, "--out", folder / "run", "--holdout", "paths:0.1", "--limit", "40")
    for form in ("first-divergence", "turn", "trajectory"):
        formats = [part for name in ("openai", "trl-sft", "trl-preference") for part in ("--format", name)]
        magnet("export", folder / "run", *formats, "--pair-form", form, "--out", folder / form)
    return folder


def test_every_export_is_read(run):
    for form in ("first-divergence", "turn", "trajectory"):
        assert len(list(read_pairs([run / form / "trl-preference"]))) > 0
    chat, rows = (list(read_conversations([run / "turn" / name])) for name in ("openai", "trl-sft"))
    assert len(chat) == len(rows) > 10
    assert [row.tools for row in chat] == [row.tools for row in rows]


def test_from_a_run_to_scores(run):
    tiny, data = run / "tiny", run / "trajectory"
    assert main(["tiny", str(tiny), "--data", str(data / "trl-sft")]) == 0
    few = ["--recipe", "tiny", "--set", "batch_size=8"]
    sft = [*few, "--model", str(tiny), "--data", str(data / "trl-sft"), "--out", str(run / "sft")]
    assert main(["sft", *sft]) == 0
    losses = [line["loss"] for line in read_metrics(run / "sft" / "metrics.jsonl")]
    assert losses[-1] < losses[0]
    pairs = ["--model", str(run / "sft/model"), "--data", str(data / "trl-preference"), "--out", str(run / "mdpo")]
    assert main(["mdpo", *few, *pairs]) == 0
    answerer = open_answerer(str(run / "mdpo" / "model"), None, device="cpu", context=32768)
    read = []
    answerer.prompt = lambda asked, prompt=answerer.prompt: read.append(prompt(asked)) or read[-1]
    with ChatServer(answerer) as server:
        threading.Thread(target=server.serve_forever).start()
        address = f"http://127.0.0.1:{server.server_address[1]}/v1"
        given = ("--model", "tiny", "--base-url", address, "--max-tokens", "8", "--limit", "2", "--json")
        scores = json.loads(magnet("eval", "heldout", run / "run", *given, "--out", run / "scores"))
        server.shutdown()
    answerer.close()
    assert scores["overall"]["tasks"] == 2
    assert scores["unanswered"] == []
    assert 0 < scores["usage"]["outputTokens"] <= 8 * len(read)
    assert scores["usage"]["inputTokens"] == sum(map(len, read))
    system = next(read_conversations([data / "trl-sft"])).messages[0]["content"]
    opening = answerer.template.tokenizer.encode(f"<|im_start|>system\n{system}", add_special_tokens=False)
    assert all(prompt[: len(opening)] == opening for prompt in read)
