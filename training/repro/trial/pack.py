"""Rows as arrays: ``python -m trial.pack FOLDER`` turns each ``*.jsonl.gz`` of training rows into ``*.npz``."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

from trial.drills import drills
from trial.names import syllables, value_parts
from trial.rows import Piece, Row, pieces, read_rows
from trial.vocabulary import build_tokenizer, first_syllable, first_value_part

longest = 640
"""Longer conversations are left out, and counted."""
most_slots = 48
"""So many different names, and as many different values, may stand in a conversation."""


@dataclass(frozen=True)
class Encoded:
    """One conversation: ``ids [T]``, ``actions [T]`` (0: not written by the agent) and ``slots [T]``.

    Slot ``1 + 2 * n`` and the next are the halves of the n-th name of the conversation; ``values_from`` on, those of values.
    """

    ids: np.ndarray
    actions: np.ndarray
    slots: np.ndarray


values_from = 1 + 2 * most_slots


def encode(row: Row, tokenizer: Tokenizer) -> Encoded:
    """A row as arrays."""
    return encode_pieces(pieces(row), tokenizer)


def encode_pieces(parts: Iterable[Piece], tokenizer: Tokenizer) -> Encoded:
    """A text as arrays."""
    ids: list[int] = []
    actions: list[int] = []
    for text, action in parts:
        part = tokenizer.encode(text, add_special_tokens=False).ids
        ids.extend(part)
        actions.extend([action] * len(part))
    array = np.array(ids, dtype=np.int16)
    return Encoded(array, np.array(actions, dtype=np.uint8), slots_of(array))


def slots_of(ids: np.ndarray) -> np.ndarray:
    """Which half of which name or value each token is. Names and values are two tokens each, side by side."""
    slots = np.zeros(len(ids), dtype=np.uint8)
    names: dict[tuple[int, int], int] = {}
    values: dict[tuple[int, int], int] = {}
    at = 0
    while at < len(ids) - 1:
        pair = (int(ids[at]), int(ids[at + 1]))
        known, first = (names, 1) if _is_syllable(pair[0]) else (values, values_from)
        if not (_is_syllable(pair[0]) or _is_value_part(pair[0])):
            at += 1
            continue
        slot = first + 2 * known.setdefault(pair, len(known))
        slots[at], slots[at + 1] = slot, slot + 1
        at += 2
    if max(len(names), len(values)) > most_slots:
        raise ValueError(f"a conversation has {len(names)} names and {len(values)} values, more than {most_slots}")
    return slots


def _is_syllable(token: int) -> bool:
    return first_syllable <= token < first_syllable + len(syllables)


def _is_value_part(token: int) -> bool:
    return first_value_part <= token < first_value_part + len(value_parts)


def pack(parts: Iterator[Iterable[Piece]], tokenizer: Tokenizer, path: Path) -> None:
    """Writes the texts that are short enough: ``ids``, ``actions`` and ``slots`` one after the other, and their ``ends``."""
    encoded = [encode_pieces(one, tokenizer) for one in parts]
    kept = [one for one in encoded if len(one.ids) <= longest]
    np.savez_compressed(
        path,
        # What stands in a slot is drawn anew in every use.
        ids=np.concatenate([np.where(one.slots > 0, 0, one.ids) for one in kept]),
        actions=np.concatenate([one.actions for one in kept]),
        slots=np.concatenate([one.slots for one in kept]),
        ends=np.cumsum([len(one.ids) for one in kept], dtype=np.int32),
    )
    lengths = [len(one.ids) for one in kept]
    print(f"{path.stem}: {len(kept)} of {len(encoded)}, {np.mean(lengths):.0f} tokens, at most {max(lengths)}")


def main(folder: Path) -> None:
    """Packs every file of training rows in a folder and writes the tokenizer beside them."""
    sets = {
        path.name.removesuffix(".jsonl.gz"): read_rows(path)
        for path in sorted(folder.glob("*.jsonl.gz"))
        if "questions" not in path.name
    }
    texts = (
        piece.text
        for name, rows in sets.items()
        if not name.startswith("test-")
        for row in rows
        for piece in pieces(row)
    )
    tokenizer = build_tokenizer([*texts, *_errors])
    tokenizer.save(str(folder / "tokenizer.json"))
    print(f"{tokenizer.get_vocab_size()} tokens")
    for name, rows in sets.items():
        if name.startswith(("base-", "arm-")):
            pack((pieces(row) for row in rows), tokenizer, folder / f"{name}.npz")
    pack(drills(2_000, seed=1), tokenizer, folder / "drills.npz")


_errors = ["There is no tool called BABA.", '{"error":"The arguments do not fit."}']

if __name__ == "__main__":
    main(Path(sys.argv[1]))
