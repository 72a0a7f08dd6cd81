"""How fast a device is at each part of a run: ``python -m trial.probe --size full --data FOLDER [--out FILE]``.

For each shape of batches the milliseconds of an update, with and without a graph, and whether both give the same
losses; then how long playing takes, whether base and ``split`` learn with a seed that the run does not use, and the
peak of memory.
"""

from __future__ import annotations

import argparse
import json
import tempfile
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import torch

from trial.conversation import Conversation
from trial.judge import first_mistake
from trial.pack import encode
from trial.pair_batches import PairRows
from trial.pairs import Pair
from trial.rows import read_rows
from trial.settings import sizes
from trial.stages import Stages
from trial.step import Inputs, Updater
from trial.train import preference_figures, sft_figures


def main() -> None:
    """Prints what was measured, and writes it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", choices=sizes, required=True)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    options = parser.parse_args()
    size = sizes[options.size]
    stages = Stages(size, size.updates, options.data, torch.device(options.device))
    found = [*_sft(stages), *_preference(stages), *_playing(stages), *_learning(stages), _memory(stages.device)]
    if options.out:
        options.out.write_text("".join(f"{json.dumps(one)}\n" for one in found))


def _sft(stages: Stages) -> Iterator[dict[str, Any]]:
    plain = Updater(stages.model, partial(sft_figures, stages.model), graphs=False)
    rows = stages.library.rows("kind-long")
    for width, bucket in list(rows.buckets.items())[::3]:
        count = max(1, stages.updates.tokens // width)
        batch = rows.batch(bucket[torch.randint(len(bucket), (count,), device=stages.device)], width)
        yield _compare(f"sft {count}x{width}", (stages.sft, plain), (batch.ids, batch.actions), stages)


def _preference(stages: Stages) -> Iterator[dict[str, Any]]:
    encoded = [encode(row, stages.tokenizer) for row in read_rows(stages.data / "pairs.jsonl.gz")[::20]]
    rows = PairRows([Pair("", one, one) for one in encoded], stages.model, seed=0, shuffled=False)
    plain = Updater(stages.model, partial(preference_figures, stages.model), graphs=False)
    inputs = next(rows.batches(stages.updates.pairs, (1.0, 1.0), seed=0))
    yield _compare(f"pairs {tuple(inputs[0].shape)}", (stages.preference, plain), inputs, stages)


def _compare(name: str, updaters: tuple[Updater, Updater], inputs: Inputs, stages: Stages) -> dict[str, Any]:
    weights = {name: value.clone() for name, value in stages.model.state_dict().items()}
    losses, times = [], []
    for updater in updaters:
        stages.model.load_state_dict(weights)
        updater.forget()
        losses.append([float(updater.update(inputs, 1e-3)["loss"]) for _ in range(5)])
        times.append(_milliseconds(lambda updater=updater: updater.update(inputs, 1e-3), stages.device))
    apart = float(np.abs(np.subtract(*losses)).max())
    return _told({"of": name, "ms": times[0], "ms_without_graph": times[1], "losses_apart": apart, "losses": losses[0]})


def _playing(stages: Stages) -> Iterator[dict[str, Any]]:
    for name in ("first play, with capture", "second play"):
        conversations = [Conversation(row) for _, row in stages.tests]
        began = time.monotonic()
        stages.player.play(conversations)
        _wait_for(stages.device)
        yield _told({"of": name, "seconds": time.monotonic() - began, "conversations": len(conversations)})
    table = next(iter(stages.player.tables.values()))
    with torch.inference_mode():
        milliseconds = _milliseconds(table.advance, stages.device)
    yield _told({"of": f"a token of {len(table.rows)} conversations", "ms": milliseconds})


def _learning(stages: Stages) -> Iterator[dict[str, Any]]:
    with tempfile.TemporaryDirectory() as work:
        for stage in ("base", "split"):
            began = time.monotonic()
            figures = [one for one in stages.run(stage, 1000, Path(work)) if one["record"] == "figures"]
            losses = [round(one["loss"], 3) for one in figures]
            yield _told({"of": stage, "seconds": time.monotonic() - began, "losses": losses[:: len(losses) // 20 + 1]})
            yield _told({"of": f"{stage}, share without a mistake", **_shares(stages)})


def _shares(stages: Stages) -> dict[str, float]:
    """By kind, as the judge of ``pairs`` sees it; the figures of a report are the evaluator's."""
    right: dict[str, list[bool]] = {}
    conversations = [(test, Conversation(row)) for test, row in stages.tests]
    stages.player.play([one for _, one in conversations])
    for test, one in conversations:
        right.setdefault(f"{test} {one.row['category']}", []).append(not one.stopped and first_mistake(one) is None)
    return {kind: round(float(np.mean(flags)), 3) for kind, flags in right.items()}


def _milliseconds(run: Any, device: torch.device, count: int = 20) -> float:
    _wait_for(device)
    began = time.monotonic()
    for _ in range(count):
        run()
    _wait_for(device)
    return 1000 * (time.monotonic() - began) / count


def _memory(device: torch.device) -> dict[str, Any]:
    peak = torch.cuda.max_memory_allocated() / 2**30 if device.type == "cuda" else None
    return _told({"of": "peak of memory", "GiB": peak})


def _told(found: dict[str, Any]) -> dict[str, Any]:
    print(json.dumps(found), flush=True)
    return found


def _wait_for(device: torch.device) -> None:
    if device.type == "cuda":
        torch.cuda.synchronize()


if __name__ == "__main__":
    main()
