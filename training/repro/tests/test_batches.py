"""Packed rows, drawn anew under fresh names."""

from __future__ import annotations

import random
from pathlib import Path

import numpy as np
import pytest
import torch
from recorded import cpu, rows, tokenizer
from trial.batches import Names, Rows
from trial.drills import call_drills, word_drills
from trial.names import is_held_out, lexicon
from trial.pack import encode, encode_pieces, pack
from trial.rows import pieces
from trial.vocabulary import first_name


@pytest.fixture
def packed(tmp_path: Path) -> Rows:
    pack(map(pieces, rows), tokenizer, tmp_path / "rows.npz")
    return Rows([tmp_path / "rows.npz"], Names(cpu), cpu)


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
            assert int(found.max()) <= batch.ids.shape[1] < int(found.min()) + 32
            lengths.update(found.tolist())
        assert lengths == set(packed.lengths.tolist())


class TestDrills:
    def test_words_are_said_again(self):
        first, again = next(word_drills(1, random.Random(0)))
        assert again.text == f"{first.text.strip()}<|im_end|>"

    def test_calls_are_right_and_their_nouns_are_not_scored(self):
        drill = next(call_drills(1, random.Random(0)))
        encoded = encode_pieces(drill, tokenizer)
        scored = tokenizer.decode(encoded.ids[encoded.actions > 0].tolist(), skip_special_tokens=False)
        lines = drill[0].text.splitlines()
        for asked, call in zip(drill[1::2], drill[2::2], strict=True):
            noun = asked.text.removeprefix("\nFinding the ")
            signature = next(line for line in lines if f"Finds the {noun}:" in line).split(": ")[1]
            name = signature[:4]
            assert f'"name": "{name}"' in call.text
            assert noun not in call.text
            for taken in signature[5:].rstrip("<|im_end|>").rstrip(")").split(", "):
                value = next(line.split()[1] for line in lines if line.startswith(taken))
                assert f'"{taken}": "{value}"' in call.text
        assert scored == "".join(call.text for call in drill[2::2])
