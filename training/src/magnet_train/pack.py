"""Batches: several rows in one sequence, none seeing another, and both sides of a pair behind one shared beginning."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from magnet_train.encode import Encoded, EncodedPair

Example = Encoded | EncodedPair


@dataclass(frozen=True)
class Piece:
    """Tokens ``[start, end)`` of a sequence. Each looks at itself, at earlier ones of the piece, and at
    ``[shared_start, shared_end)``: the beginning that the piece has in common with others.
    """

    start: int
    end: int
    shared_start: int
    shared_end: int


@dataclass(frozen=True)
class Batch:
    """``B`` sequences of ``T`` tokens, of which ``N`` are scored; they make ``M`` members of ``A`` actions.

    ``input_ids, position_ids [B, T]``. ``pieces``: for each sequence, which tokens look at which; None when every
    sequence is one conversation, for which causal attention alone is right. ``tokens``: how many are no padding.
    ``sources [N]``: flat index into ``B * T`` of the position that predicts a scored token. ``targets [N]``: its id.
    A token in the shared beginning of a pair belongs to two actions, so membership is a list of its own: token
    ``member_tokens [M]`` of the N belongs to action ``member_actions [M]`` of the A.
    ``sides``: for each conversation, in order, its first action and how many it has.
    """

    input_ids: Tensor
    position_ids: Tensor
    sources: Tensor
    targets: Tensor
    member_tokens: Tensor
    member_actions: Tensor
    pieces: tuple[tuple[Piece, ...], ...] | None
    tokens: int
    sides: tuple[tuple[int, int], ...]

    @property
    def action_count(self) -> int:
        """How many actions all conversations have together."""
        return sum(count for _, count in self.sides)

    def to(self, device: torch.device) -> Batch:
        """The batch with its tensors on a device."""
        moved = {
            name: value.to(device, non_blocking=True) for name, value in vars(self).items() if isinstance(value, Tensor)
        }
        return Batch(**{**vars(self), **moved})


def plan_batches(lengths: Sequence[int], tokens: int, *, packed: bool = False) -> list[list[int]]:
    """Indices of examples, grouped so that a batch has at most ``tokens`` tokens.

    Examples of similar length stand together, as all sequences of a batch are padded alike; with ``packed`` those that
    fit into one sequence. An example that is longer stands alone.
    """
    groups: list[list[int]] = []
    sizes: list[int] = []
    for index in sorted(range(len(lengths)), key=lambda at: (-lengths[at], at)):
        length = lengths[index] if packed or not groups else lengths[groups[-1][0]]
        candidates = range(len(groups)) if packed else range(max(0, len(groups) - 1), len(groups))
        fits = next((at for at in candidates if sizes[at] + length <= tokens), None)
        if fits is None:
            groups.append([index])
            sizes.append(lengths[index])
        else:
            groups[fits].append(index)
            sizes[fits] += length
    return groups


def collate(examples: Sequence[Example], *, packed: bool = False) -> Batch:
    """Puts examples into a batch, in their order: one a sequence, or with ``packed`` all into one sequence."""
    sequences = [list(examples)] if packed else [[example] for example in examples]
    length = max(sum(map(len, sequence)) for sequence in sequences)
    rows = [_Row(length) for _ in sequences]
    members = _Members()
    for number, (row, sequence) in enumerate(zip(rows, sequences, strict=True)):
        for example in sequence:
            _place(example, row, members, number * length)
    return members.batch(rows)


class _Row:
    """One sequence that is being filled."""

    def __init__(self, length: int) -> None:
        self.ids = np.zeros(length, dtype=np.int64)
        self.positions = np.zeros(length, dtype=np.int64)
        self.pieces: list[Piece] = []
        self.used = 0

    def add(self, ids: NDArray[np.int64], *, behind: Piece | None = None) -> Piece:
        """Appends a piece of an example, behind the beginning that it shares, if it does."""
        start, end = self.used, self.used + len(ids)
        position = behind.end - behind.start if behind else 0
        self.ids[start:end] = ids
        self.positions[start:end] = np.arange(position, position + len(ids))
        piece = Piece(start, end, behind.start, behind.end) if behind else Piece(start, end, start, start)
        self.pieces.append(piece)
        self.used = end
        return piece


def _place(example: Example, row: _Row, members: _Members, offset: int) -> None:
    if isinstance(example, Encoded):
        members.add_conversation(example, offset + row.add(example.ids).start)
        return
    shared = row.add(example.chosen.ids[: example.shared])
    chosen = row.add(example.chosen.ids[example.shared :], behind=shared)
    rejected = row.add(example.rejected.ids[example.shared :], behind=shared)
    members.add_pair(example, (offset + shared.start, offset + chosen.start, offset + rejected.start))


class _Members:
    """Collects which scored token belongs to which action."""

    def __init__(self) -> None:
        self.sources: list[NDArray[np.int64]] = []
        self.targets: list[NDArray[np.int64]] = []
        self.tokens: list[NDArray[np.int64]] = []
        self.actions: list[NDArray[np.int64]] = []
        self.sides: list[tuple[int, int]] = []
        self.token_count = 0
        self.action_count = 0

    def add_conversation(self, conversation: Encoded, start: int) -> None:
        """Adds a conversation whose tokens lie at flat index ``start`` on."""
        scored = np.flatnonzero(conversation.actions)
        numbers = self._tokens(start + scored - 1, conversation.ids[scored])
        self._side(conversation, scored, numbers)

    def add_pair(self, pair: EncodedPair, starts: tuple[int, int, int]) -> None:
        """Adds a pair whose shared beginning and two endings lie at the flat indices ``starts`` on."""
        start, *endings = starts
        common = np.flatnonzero(pair.chosen.actions[: pair.shared])
        shared_numbers = self._tokens(start + common - 1, pair.chosen.ids[common])
        for side, ending in zip((pair.chosen, pair.rejected), endings, strict=True):
            scored = np.flatnonzero(side.actions)
            own = scored[len(common) :]
            # The first token of an ending is predicted where the shared beginning ends.
            sources = np.where(own == pair.shared, start + pair.shared - 1, ending + own - pair.shared - 1)
            numbers = self._tokens(sources, side.ids[own])
            self._side(side, scored, np.concatenate([shared_numbers, numbers]))

    def _tokens(self, sources: NDArray[np.int64], targets: NDArray[np.int64]) -> NDArray[np.int64]:
        self.sources.append(sources)
        self.targets.append(targets)
        numbers = np.arange(self.token_count, self.token_count + len(sources))
        self.token_count += len(sources)
        return numbers

    def _side(self, side: Encoded, scored: NDArray[np.int64], numbers: NDArray[np.int64]) -> None:
        self.tokens.append(numbers)
        self.actions.append(self.action_count + side.actions[scored] - 1)
        self.sides.append((self.action_count, len(side.turns)))
        self.action_count += len(side.turns)

    def batch(self, rows: list[_Row]) -> Batch:
        """The finished batch."""
        plain = all(len(row.pieces) == 1 for row in rows)
        return Batch(
            input_ids=torch.from_numpy(np.stack([row.ids for row in rows])),
            position_ids=torch.from_numpy(np.stack([row.positions for row in rows])),
            sources=torch.from_numpy(np.concatenate(self.sources)),
            targets=torch.from_numpy(np.concatenate(self.targets)),
            member_tokens=torch.from_numpy(np.concatenate(self.tokens)),
            member_actions=torch.from_numpy(np.concatenate(self.actions)),
            pieces=None if plain else tuple(tuple(row.pieces) for row in rows),
            tokens=sum(row.used for row in rows),
            sides=tuple(self.sides),
        )
