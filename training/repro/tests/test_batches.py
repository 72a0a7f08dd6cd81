"""Packed rows, drawn anew under fresh names."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch
from recorded import cpu, rows, tokenizer
from trial.batches import Names, Rows
from trial.drills import drills
from trial.names import is_held_out, lexicon
from trial.pack import encode, pack
from trial.rows import pieces
from trial.vocabulary import first_name


@pytest.fixture
def packed(tmp_path: Path) -> Rows:
    pack(map(pieces, rows), tokenizer, tmp_path / "rows.npz")
    return Rows(tmp_path / "rows.npz", Names(cpu), cpu)


class TestRenaming:
    def test_keeps_all_but_the_names_and_these_apart(self, packed):
        batch = packed.batch(torch.arange(len(rows)), 288)
        for at, row in enumerate(rows):
            encoded = encode(row, tokenizer)
            ids = batch.ids[at].numpy()
            size = len(encoded.ids)
            plain = encoded.slots == 0
            assert np.array_equal(ids[:size][plain], encoded.ids[plain])
            assert not ids[size:].any()
            before, after = encoded.ids[~plain].tolist(), ids[:size][~plain].tolist()
            assert len(set(zip(before, after, strict=True))) == len(set(before)) == len(set(after))
            assert before != after
            assert batch.actions[at, :size].tolist() == encoded.actions.tolist()

    def test_draws_no_name_of_the_test(self):
        drawn = {lexicon[token - first_name] for token in Names(cpu).names.tolist()}
        assert drawn == {name for name in lexicon if not is_held_out(name)}

    def test_words_to_copy_may_be_any(self):
        assert len(Names(cpu, held_out=True).names) == len(lexicon)


class TestBatches:
    def test_every_row_comes_up_in_a_batch_of_its_length(self, packed):
        stream = packed.batches(600, seed=0)
        lengths: set[int] = set()
        for _ in range(200):
            batch = next(stream)
            assert batch.ids.numel() <= 600
            found = (batch.ids > 0).sum(1)
            assert int(found.max()) <= batch.ids.shape[1] < int(found.min()) + 16
            lengths.update(found.tolist())
        assert lengths == set(packed.lengths.tolist())


class TestDrills:
    def test_words_are_said_again(self):
        first, again = next(drills(1, seed=0))
        assert (first.action, again.action) == (0, 1)
        assert again.text == f"{first.text.strip()}<|im_end|>"
