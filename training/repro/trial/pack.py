"""Rows as arrays: ``python -m trial.pack FOLDER`` turns each ``*.jsonl.gz`` of training rows into ``*.npz``."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

from trial.drills import drills
from trial.rows import Piece, Row, pieces, read_rows
from trial.vocabulary import after_names, after_values, build_tokenizer, first_name, first_value

longest = 288
"""A conversation of more tokens is left out, and counted."""
most_slots = 32
"""So many different names, and as many different values, may stand in a conversation."""


class Unfit(ValueError):
    """A text that is too long or holds too many names or values."""


@dataclass(frozen=True)
class Encoded:
    """One conversation: ``ids [T]``, ``actions [T]`` (0: not written by the agent) and ``slots [T]``.

    Slot ``1 + n`` is the n-th name of the conversation, slot ``1 + most_slots + n`` its n-th value, and 0 all else.
    """

    ids: np.ndarray
    actions: np.ndarray
    slots: np.ndarray


def encode(row: Row, tokenizer: Tokenizer) -> Encoded:
    """A row as arrays. Raises ``Unfit``."""
    return encode_pieces(pieces(row), tokenizer)


def encode_pieces(parts: Iterable[Piece], tokenizer: Tokenizer) -> Encoded:
    """A text as arrays. Raises ``Unfit``."""
    ids: list[int] = []
    actions: list[int] = []
    for text, action in parts:
        part = tokenizer.encode(text, add_special_tokens=False).ids
        ids.extend(part)
        actions.extend([action] * len(part))
    if len(ids) > longest:
        raise Unfit(f"{len(ids)} tokens are more than {longest}")
    array = np.array(ids, dtype=np.int16)
    return Encoded(array, np.array(actions, dtype=np.uint8), slots_of(array))


def slots_of(ids: np.ndarray) -> np.ndarray:
    """Which name or value each token is, in the order in which they come up. Raises ``Unfit``."""
    slots = np.zeros(len(ids), dtype=np.uint8)
    for first, after, slot in ((first_name, after_names, 1), (first_value, after_values, 1 + most_slots)):
        known: dict[int, int] = {}
        for at in np.flatnonzero((ids >= first) & (ids < after)):
            slots[at] = slot + known.setdefault(int(ids[at]), len(known))
        if len(known) > most_slots:
            raise Unfit(f"{len(known)} names or values are more than {most_slots}")
    return slots


def pack(texts: Iterable[Iterable[Piece]], tokenizer: Tokenizer, path: Path) -> None:
    """Writes the texts that fit: ``ids``, ``actions`` and ``slots`` one after the other, and their ``ends``."""
    kept, unfit = [], 0
    for text in texts:
        try:
            kept.append(encode_pieces(text, tokenizer))
        except Unfit:
            unfit += 1
    np.savez_compressed(
        path,
        # What stands in a slot is drawn anew in every use.
        ids=np.concatenate([np.where(one.slots > 0, 0, one.ids) for one in kept]),
        actions=np.concatenate([one.actions for one in kept]),
        slots=np.concatenate([one.slots for one in kept]),
        ends=np.cumsum([len(one.ids) for one in kept], dtype=np.int32),
    )
    print(f"{path.stem}: {len(kept)} texts of {np.mean([len(one.ids) for one in kept]):.0f} tokens, {unfit} do not fit")


def main(folder: Path) -> None:
    """Packs every file of training rows in a folder and writes the tokenizer beside them."""
    names = sorted(path.name.removesuffix(".jsonl.gz") for path in folder.glob("*.jsonl.gz"))
    training = {name: read_rows(folder / f"{name}.jsonl.gz") for name in names if not name.startswith("test-")}
    texts = (piece.text for rows in training.values() for row in rows for piece in pieces(row))
    tokenizer = build_tokenizer([*texts, *_errors])
    tokenizer.save(str(folder / "tokenizer.json"))
    print(f"{tokenizer.get_vocab_size()} tokens")
    for name in (name for name in training if name != "pairs"):
        pack(map(pieces, training[name]), tokenizer, folder / f"{name}.npz")
    pack(drills(1_000, seed=1), tokenizer, folder / "drills.npz")


_errors = ["error There is no tool called BABA.", "error The arguments do not fit."]

if __name__ == "__main__":
    main(Path(sys.argv[1]))
