"""The whole run: ``python -m trial.run --size full --data FOLDER --work FOLDER --out FOLDER --minutes 8.5``.

One process for each seed, all at once. First every process times its updates while the others do so too; from that the
number of updates is fixed for all seeds and arms alike, once and for all, by ``fitting``. The same command goes on.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import torch

from trial.seed_run import Place, SeedRun
from trial.settings import Size, Updates, preference_arms, sft_arms, sizes

training_share = 0.6
"""The share of the time that updates may take; the rest is for playing, for starting, and for error."""
preference_cost = 1.5
"""What a preference update costs, in SFT updates of as many tokens."""


def main() -> None:
    """Starts a process for each seed, or is one."""
    options = read_options()
    if options.seed is None:
        coordinate(options)
    else:
        work_on_seed(options, sizes[options.size])


def read_options() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", choices=sizes, required=True)
    for folder in ("data", "work", "out"):
        parser.add_argument(f"--{folder}", type=Path, required=True)
    parser.add_argument("--minutes", type=float, required=True, help="the time that the run may take")
    parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    parser.add_argument("--seed", type=int, help=argparse.SUPPRESS)
    return parser.parse_args()


def coordinate(options: argparse.Namespace) -> None:
    """Runs all seeds side by side and gathers what they wrote."""
    began = time.monotonic()
    for folder in (options.work, options.out):
        folder.mkdir(parents=True, exist_ok=True)
    for stale in options.work.glob("probe-*.json"):
        stale.unlink()
    size = sizes[options.size]
    deadline = began + options.minutes * 60
    (options.work / "deadline.json").write_text(json.dumps(deadline))
    command = [sys.executable, "-m", "trial.run", *sys.argv[1:]]
    processes = [subprocess.Popen([*command, "--seed", str(seed)]) for seed in range(size.seeds)]
    codes = [process.wait() for process in processes]
    gather(options, size)
    print(f"{time.monotonic() - began:.0f} s, exit codes {codes}")
    sys.exit(max(codes))


def work_on_seed(options: argparse.Namespace, size: Size) -> None:
    """Probes, agrees on the number of updates with the other seeds, and runs the stages."""
    device = torch.device(options.device)
    if device.type == "cuda":
        torch.backends.cuda.matmul.allow_tf32 = True
    run = SeedRun(options.seed, size, Place(options.data, options.work, device))
    deadline = json.loads((options.work / "deadline.json").read_text())
    updates = agree_on_updates(run, options, size)
    finished = run.run(updates, deadline - 20)
    print(f"seed {options.seed}: {'finished' if finished else 'out of time'}", flush=True)


def agree_on_updates(run: SeedRun, options: argparse.Namespace, size: Size) -> Updates:
    """The updates of each stage: those of the size, or as much fewer for all as the slowest process needs."""
    plan = options.work / "plan.json"
    if plan.exists():
        return Updates(**json.loads(plan.read_text())["updates"])
    meet(options.work, "ready", run.seed, size.seeds, 0)
    seconds = max(meet(options.work, "probe", run.seed, size.seeds, run.probe(size.updates)))
    updates = fitting(size.updates, seconds, options.minutes * 60)
    if run.seed == 0:
        write_json(plan, {"seconds_an_update": seconds, "minutes": options.minutes, "updates": vars(updates)})
    return updates


def fitting(updates: Updates, seconds: float, available: float) -> Updates:
    """As many updates as the time allows at so many seconds an update, and never more than planned."""
    preference = len(preference_arms) * preference_cost * updates.preference
    needed = seconds * (updates.base + len(sft_arms) * updates.sft + preference)
    return updates.scaled(min(1.0, training_share * available / needed))


def meet(work: Path, name: str, seed: int, seeds: int, value: float) -> list[float]:
    """Waits until every seed has said its value, and gives all."""
    write_json(work / f"probe-{name}-{seed}.json", value)
    paths = [work / f"probe-{name}-{other}.json" for other in range(seeds)]
    while not all(path.exists() for path in paths):
        time.sleep(0.05)
    return [json.loads(path.read_text()) for path in paths]


def gather(options: argparse.Namespace, size: Size) -> None:
    """Puts the records of each seed into one file. Files of several gzip members are read like others."""
    for seed in range(size.seeds):
        parts = sorted((options.work / f"seed-{seed}").glob("*.jsonl.gz"))
        with (options.out / f"seed-{seed}.jsonl.gz").open("wb") as whole:
            for part in parts:
                whole.write(part.read_bytes())
    if (options.work / "plan.json").exists():
        shutil.copy(options.work / "plan.json", options.out / "plan.json")


def write_json(path: Path, value: Any) -> None:  # noqa: ANN401
    """Writes a file whole or not at all."""
    beside = path.with_suffix(".part")
    beside.write_text(json.dumps(value))
    beside.replace(path)


if __name__ == "__main__":
    main()
