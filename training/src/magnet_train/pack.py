"""Batches: several rows in one sequence, none seeing another, and both sides of a pair behind one shared beginning."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from magnet_train.encode import Encoded, EncodedPair

Example = Encoded | EncodedPair


@dataclass(frozen=True)
class Batch:
    """``B`` sequences of ``T`` tokens, of which ``N`` are scored; they make ``M`` members of ``A`` actions.

    ``input_ids, position_ids [B, T]``. ``owners [B, T]``: the number of the example that a token is of, -1 for padding.
    ``branches [B, T]``: 0 for a token that both sides share, 1 for the chosen side, 2 for the rejected one.
    ``plain``: every sequence is one conversation, for which causal attention alone is right.
    ``sources [N]``: flat index into ``B * T`` of the position that predicts a scored token. ``targets [N]``: its id.
    A token in the shared beginning of a pair belongs to two actions, so membership is a list of its own: token
    ``member_tokens [M]`` of the N belongs to action ``member_actions [M]`` of the A.
    ``sides``: for each conversation, in order, its first action and how many it has.
    """

    input_ids: Tensor
    position_ids: Tensor
    owners: Tensor
    branches: Tensor
    sources: Tensor
    targets: Tensor
    member_tokens: Tensor
    member_actions: Tensor
    plain: bool
    sides: tuple[tuple[int, int], ...]
    examples: tuple[Example, ...]

    @property
    def action_count(self) -> int:
        """How many actions all conversations have together."""
        return sum(count for _, count in self.sides)

    def attention_mask(self) -> Tensor | None:
        """``[B, 1, T, T]``, true where a token may look: at itself and earlier ones of its example that are shared or of
        its own branch. None when plain causal attention is right.
        """
        if self.plain:
            return None
        length = self.input_ids.shape[1]
        causal = torch.ones(length, length, dtype=torch.bool, device=self.owners.device).tril()
        same = self.owners[:, :, None] == self.owners[:, None, :]
        visible = (self.branches[:, None, :] == 0) | (self.branches[:, :, None] == self.branches[:, None, :])
        return (causal & same & visible)[:, None]

    def to(self, device: torch.device) -> Batch:
        """The batch with its tensors on a device."""
        moved = {
            name: value.to(device, non_blocking=True) for name, value in vars(self).items() if isinstance(value, Tensor)
        }
        return Batch(**{**vars(self), **moved})


def plan_batches(lengths: Sequence[int], tokens: int) -> list[list[int]]:
    """Indices of examples, grouped so that a batch, all its sequences padded alike, has at most ``tokens`` tokens.

    An example that is longer stands alone.
    """
    batches: list[list[int]] = []
    for index in sorted(range(len(lengths)), key=lambda at: (-lengths[at], at)):
        last = batches[-1] if batches else None
        if last is not None and lengths[last[0]] * (len(last) + 1) <= tokens:
            last.append(index)
        else:
            batches.append([index])
    return batches


def collate(examples: Sequence[Example], *, pack_to: int | None = None) -> Batch:
    """Puts examples into a batch: one a sequence, or with ``pack_to`` as many a sequence as fit into so many tokens."""
    sequences = _fill(examples, pack_to) if pack_to else [[example] for example in examples]
    length = max(sum(map(len, sequence)) for sequence in sequences)
    rows = [_Row(length) for _ in sequences]
    builder = _Members()
    for at, (row, sequence) in enumerate(zip(rows, sequences, strict=True)):
        for example in sequence:
            _place(example, row, builder, at * length)
    return builder.batch(rows, [example for sequence in sequences for example in sequence])


def _fill(examples: Sequence[Example], size: int) -> list[list[Example]]:
    sequences: list[list[Example]] = []
    room: list[int] = []
    for example in sorted(examples, key=len, reverse=True):
        at = next((at for at, left in enumerate(room) if left >= len(example)), None)
        if at is None:
            sequences.append([example])
            room.append(size - len(example))
        else:
            sequences[at].append(example)
            room[at] -= len(example)
    return sequences


class _Row:
    """One sequence that is being filled."""

    def __init__(self, length: int) -> None:
        self.ids = np.zeros(length, dtype=np.int64)
        self.positions = np.zeros(length, dtype=np.int64)
        self.owners = np.full(length, -1, dtype=np.int64)
        self.branches = np.zeros(length, dtype=np.int64)
        self.used = 0
        self.count = 0

    def add(self, ids: NDArray[np.int64], first_position: int, branch: int) -> int:
        """Appends a piece of an example and returns where it begins."""
        start, end = self.used, self.used + len(ids)
        self.ids[start:end] = ids
        self.positions[start:end] = np.arange(first_position, first_position + len(ids))
        self.owners[start:end] = self.count
        self.branches[start:end] = branch
        self.used = end
        return start

    @property
    def plain(self) -> bool:
        """Whether the row is one conversation, for which causal attention alone is right."""
        return self.count <= 1 and not self.branches.any()


def _place(example: Example, row: _Row, members: _Members, offset: int) -> None:
    if isinstance(example, Encoded):
        start = offset + row.add(example.ids, 0, 0)
        members.add_conversation(example, start)
    else:
        shared = example.shared
        start = offset + row.add(example.chosen.ids[:shared], 0, 0)
        chosen = offset + row.add(example.chosen.ids[shared:], shared, 1)
        rejected = offset + row.add(example.rejected.ids[shared:], shared, 2)
        members.add_pair(example, (start, chosen, rejected))
    row.count += 1


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

    def batch(self, rows: list[_Row], examples: Iterable[Example]) -> Batch:
        """The finished batch."""
        return Batch(
            input_ids=torch.from_numpy(np.stack([row.ids for row in rows])),
            position_ids=torch.from_numpy(np.stack([row.positions for row in rows])),
            owners=torch.from_numpy(np.stack([row.owners for row in rows])),
            branches=torch.from_numpy(np.stack([row.branches for row in rows])),
            sources=torch.from_numpy(np.concatenate(self.sources)),
            targets=torch.from_numpy(np.concatenate(self.targets)),
            member_tokens=torch.from_numpy(np.concatenate(self.tokens)),
            member_actions=torch.from_numpy(np.concatenate(self.actions)),
            plain=all(row.plain for row in rows),
            sides=tuple(self.sides),
            examples=tuple(examples),
        )
