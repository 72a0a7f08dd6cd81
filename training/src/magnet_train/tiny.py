"""A small random model with a tokenizer of its own, so that the trainer can be tried without weights or a network."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import torch

from magnet_train.checkpoint import whole_folder
from magnet_train.model import tiny_model
from magnet_train.rows import PairRow, read_rows
from magnet_train.template import load_template, template_text
from magnet_train.tokenizer import train_tokenizer


def make_tiny(folder: str, files: list[str], *, words: int = 2000, seed: int = 1) -> None:
    """Writes a model of 0.3 million weights whose tokenizer knows the words of export files. Raises ``TrainError``."""
    tokenizer = train_tokenizer([template_text("hermes"), *_texts(files)], words)
    load_template(tokenizer, "hermes")
    torch.manual_seed(seed)
    model = tiny_model(len(tokenizer), positions=32768)
    with whole_folder(Path(folder)) as partial:
        model.save_pretrained(partial)
        tokenizer.save_pretrained(partial)


def _texts(files: list[str]) -> Iterator[str]:
    for file in files:
        for row in read_rows(file):
            messages = [*row.prompt, *row.chosen] if isinstance(row, PairRow) else row.messages
            yield json.dumps(messages)
            yield json.dumps(row.tools)
