"""The time and the memory of a preference step, ours or TRL's, on the same pairs, tokens, masks and model.

    python bench/mdpo_step.py ours|trl FILE [--pairs 4] [--steps 2] [--at-once 1]

Reference values are computed before for both. TRL's step is what its trainer does with a batch, without the trainer's
loading and logging. Prints one line of JSON: seconds a step, and by how many bytes the process grew.
"""

from __future__ import annotations

import argparse
import json
import resource
import sys
import tempfile
import time
from itertools import islice
from pathlib import Path

import torch

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

from magnet_train.data import pair_set
from magnet_train.loop import make_optimizer
from magnet_train.mdpo import MdpoObjective
from magnet_train.model import tiny_model
from magnet_train.pack import collate, plan_batches
from magnet_train.reference import precompute
from magnet_train.rows import read_pairs
from magnet_train.settings import MdpoSettings
from support import template_of_corpus
from trl_support import dpo_trainer, trl_batch

settings = MdpoSettings(model="m", data=("d",), out="o", beta=0.1, sft_weight=1.0, learning_rate=1e-4)


def main() -> None:
    """Runs the steps and prints what they took."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("side", choices=("ours", "trl"))
    parser.add_argument("file")
    parser.add_argument("--pairs", type=int, default=4)
    parser.add_argument("--steps", type=int, default=2)
    parser.add_argument("--at-once", type=int, default=1, help="pairs in a forward pass")
    options = parser.parse_args()
    torch.set_num_threads(1)
    rows = list(islice(read_pairs([options.file]), options.pairs))
    template = template_of_corpus([json.dumps(row.chosen) + json.dumps(row.tools) for row in rows])
    pairs = pair_set(rows, template, max_length=8192).examples
    torch.manual_seed(0)
    model = tiny_model(len(template.tokenizer))
    step = {"ours": our_step, "trl": trl_step}[options.side](model, pairs, options.at_once)
    before = peak()
    seconds = [timed(step) for _ in range(options.steps + 1)][1:]
    tokens = {"unique": sum(map(len, pairs)), "both sides": sum(len(p.chosen) + len(p.rejected) for p in pairs)}
    found = {"side": options.side, "pairs": len(pairs), "tokens": tokens, "seconds": min(seconds)}
    print(json.dumps({**found, "grew_by": peak() - before}))


def our_step(model, pairs, at_once):
    """One optimiser step of ours."""
    objective = MdpoObjective(pairs, [""] * len(pairs), precompute(model, pairs, 1), settings)
    optimizer = make_optimizer(model, settings)
    totals = objective.totals(range(len(pairs)))
    tokens = at_once * max(map(len, pairs))

    def step():
        optimizer.zero_grad()
        for group in plan_batches([len(pair) for pair in pairs], tokens):
            batch = collate([pairs[at] for at in group])
            objective.part(model, batch, group, totals).loss.backward()
        optimizer.step()

    return step


def trl_step(model, pairs, at_once):
    """One optimiser step with TRL's loss."""
    trainer = dpo_trainer(model, None, Path(tempfile.mkdtemp()))
    optimizer = make_optimizer(model, settings)
    reference = precompute(model, pairs, 1).pairs
    groups = [range(len(pairs))[at : at + at_once] for at in range(0, len(pairs), at_once)]

    def step():
        optimizer.zero_grad()
        for group in groups:
            batch = trl_batch([pairs[at] for at in group])
            splits = [(reference[at], len(pairs[at].chosen.turns)) for at in group]
            batch["ref_chosen_logps"] = torch.tensor([float(values[:count].sum()) for values, count in splits])
            batch["ref_rejected_logps"] = torch.tensor([float(values[count:].sum()) for values, count in splits])
            (trainer.compute_loss(model, batch) * len(group) / len(pairs)).backward()
        optimizer.step()

    return step


def timed(step) -> float:
    """Seconds of a call."""
    began = time.perf_counter()
    step()
    return time.perf_counter() - began


def peak() -> int:
    """The most bytes that the process ever had in memory."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


main()
