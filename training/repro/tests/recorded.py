"""Rows as ``data/generate.ts`` wrote them, a few of every category, and what tests make of them."""

from __future__ import annotations

import json
from pathlib import Path

import torch
from trial.conversation import Conversation
from trial.model import Shape, SmallModel
from trial.rows import Row, Step, pieces, step_text
from trial.vocabulary import build_tokenizer

rows: list[Row] = json.loads((Path(__file__).parent / "rows.json").read_text(encoding="utf-8"))
ids_of_rows = [f"{row['category']} {row['id']}" for row in rows]
tokenizer = build_tokenizer([*(piece.text for row in rows for piece in pieces(row)), "error The arguments do not fit."])
shape = Shape(layers=2, width=32, heads=4, kv_heads=2, inner=64, vocabulary=tokenizer.get_vocab_size())
cpu = torch.device("cpu")


def model(seed: int = 0) -> SmallModel:
    """A model that has learned nothing."""
    torch.manual_seed(seed)
    return SmallModel(shape)


def steps_of(row: Row) -> list[Step]:
    """All messages of the agent."""
    return [step for turn in row["turns"] for step in turn["steps"]]


def spoiled(row: Row) -> tuple[Conversation, int, int]:
    """The reference with a wrong value in the last call of its first turn that has one, and where that is."""
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
    """The step with another value."""
    call = step["calls"][0]
    noun = next(iter(call["arguments"]))
    value = "A0" if call["arguments"][noun] != "A0" else "B1"
    return {**step, "calls": [{**call, "arguments": {**call["arguments"], noun: value}}]}
