"""The whole run: ``python -m trial.run --size full --data FOLDER --work FOLDER --out FOLDER --minutes 8``.

First a few updates are timed; from that ``fitting`` fixes the number of updates for all seeds and arms alike, once and
for all. The same command goes on where it was stopped. Every stage that is finished is in ``--out`` at once. Seeds have
a process each on a CPU, and share one on a GPU.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import shutil
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict
from functools import partial
from multiprocessing import get_context
from pathlib import Path

import torch

from trial.settings import Size, Updates, preference_arms, rounds, sft_arms, sizes
from trial.stages import Record, Stages
from trial.train import Schedule, fit

training_share = 0.75
"""The share of the time that updates may take; the rest is for playing, for starting, and for error."""


def main() -> None:
    """Runs what is not done yet, until the time is up."""
    began = time.time()
    options = read_options()
    for folder in (options.work, options.out):
        folder.mkdir(parents=True, exist_ok=True)
    size = sizes[options.size]
    updates = agree_on_updates(open_stages(size.updates, options), options)
    work = partial(run_seeds, updates=updates, until=began + options.minutes * 60, options=options)
    if side_by_side(size, options.device) == 1:
        work(range(size.seeds))
    else:
        with ProcessPoolExecutor(size.seeds, get_context("spawn")) as pool:
            list(pool.map(work, [[seed] for seed in range(size.seeds)]))
    print(f"{time.time() - began:.0f} s", flush=True)


def open_stages(updates: Updates, options: argparse.Namespace) -> Stages:
    """The stages in this process."""
    # Two threads are no faster on a model so small, and much slower beside other work.
    torch.set_num_threads(1)
    return Stages(sizes[options.size], updates, options.data, torch.device(options.device))


def run_seeds(seeds: Sequence[int], updates: Updates, until: float, options: argparse.Namespace) -> None:
    """Runs the stages of some seeds, and begins none after the time ``until``."""
    stages = open_stages(updates, options)
    for stage, seed in order_of(stages.size, seeds):
        if time.time() > until:
            print("out of time", flush=True)
            break
        run_stage(stages, stage, seed, options)


def side_by_side(size: Size, device: str) -> int:
    """How many seeds are at work at once."""
    return min(size.seeds, os.cpu_count() or 1) if device == "cpu" else 1


def order_of(size: Size, seeds: Sequence[int]) -> list[tuple[str, int]]:
    """The stages of some seeds, round by round."""
    return [(stage, seed) for part in rounds[: size.rounds] for seed in seeds for stage in part]


def read_options() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", choices=sizes, required=True)
    for folder in ("data", "work", "out"):
        parser.add_argument(f"--{folder}", type=Path, required=True)
    parser.add_argument("--minutes", type=float, required=True, help="after so many no further stage is begun")
    parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    return parser.parse_args()


def run_stage(stages: Stages, stage: str, seed: int, options: argparse.Namespace) -> None:
    """Runs a stage of a seed, unless that is done, and writes its records."""
    work = options.work / f"seed-{seed}"
    work.mkdir(exist_ok=True)
    path = work / f"{stage}.jsonl.gz"
    if path.exists():
        return
    began = time.monotonic()
    records = [{"seed": seed, "stage": stage, **record} for record in stages.run(stage, seed, work)]
    write_records(path, records)
    gather(work, options.out / f"seed-{seed}.jsonl.gz")
    last = next((record for record in reversed(records) if record["record"] != "transcript"), {})
    print(f"seed {seed} {stage}: {time.monotonic() - began:.1f} s {json.dumps(last)}", flush=True)


def agree_on_updates(stages: Stages, options: argparse.Namespace) -> Updates:
    """The updates of each stage: those of the size, or as much fewer for all as the time allows."""
    plan = options.work / "plan.json"
    if not plan.exists():
        seconds = seconds_an_update(stages)
        updates = fitting(stages.size, seconds, options.minutes * 60 * side_by_side(stages.size, options.device))
        told = {"seconds_an_update": seconds, "minutes": options.minutes, "updates": asdict(updates)}
        plan.write_text(json.dumps(told | {"device": device_name(stages.device), "torch": torch.__version__}))
    shutil.copy(plan, options.out / "plan.json")
    print(plan.read_text(), flush=True)
    return Updates(**json.loads(plan.read_text())["updates"])


def seconds_an_update(stages: Stages) -> float:
    """Times SFT updates of the largest mixture, after as many that are not counted."""
    count = 60 if stages.device.type == "cuda" else 5
    for _ in range(2):
        batches = stages.library.batches(sft_arms["split"], updates=count, tokens=stages.updates.tokens, seed=0)
        figures = fit(stages.sft, ((batch.ids, batch.actions) for batch in batches), Schedule(count, 1e-4))
    return figures[-1]["seconds"] / count


def fitting(size: Size, seconds: float, available: float) -> Updates:
    """As many updates as the seconds allow at so many an update, and never more than planned."""
    needed = seconds * sum(_updates_of(stage, size.updates) for stage, _ in order_of(size, range(size.seeds)))
    return size.updates.scaled(min(1.0, training_share * available / needed))


def _updates_of(stage: str, updates: Updates) -> int:
    if stage == "base":
        return updates.base
    if stage in sft_arms:
        return updates.sft
    return updates.preference if stage in preference_arms else 0


def write_records(path: Path, records: list[Record]) -> None:
    """Writes a file whole or not at all."""
    beside = path.with_suffix(".part")
    with gzip.open(beside, "wt", encoding="utf-8") as file:
        file.writelines(f"{json.dumps(record)}\n" for record in records)
    beside.replace(path)


def gather(work: Path, path: Path) -> None:
    """Puts the records of a seed into one file. Files of several gzip members are read like others."""
    beside = path.with_suffix(".part")
    with beside.open("wb") as whole:
        for part in sorted(work.glob("*.jsonl.gz")):
            whole.write(part.read_bytes())
    beside.replace(path)


def device_name(device: torch.device) -> str:
    """What the run ran on."""
    return torch.cuda.get_device_name(device) if device.type == "cuda" else f"{os.cpu_count()} CPU cores"


if __name__ == "__main__":
    main()
