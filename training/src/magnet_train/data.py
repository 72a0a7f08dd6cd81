"""From export rows to encoded examples. Rows that cannot be used are counted by reason, never lost in silence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from magnet_train.encode import Encoded, EncodedPair, cut_to, encode_conversation, encode_pair
from magnet_train.rendered import UnfitConversation
from magnet_train.rows import ConversationRow, PairRow
from magnet_train.template import ChatTemplate

Example = TypeVar("Example", Encoded, EncodedPair)
Row = TypeVar("Row", ConversationRow, PairRow)


@dataclass
class DataSet(Generic[Example]):
    """Encoded examples with the id and the label (kind or mistake) of each, and what was left out, by reason."""

    examples: list[Example] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    labels: list[str] = field(default_factory=list)
    dropped: Counter[str] = field(default_factory=Counter)
    cut: int = 0
    """Conversations that lost their last turns because they were too long."""

    def __len__(self) -> int:
        return len(self.examples)


def conversation_set(
    rows: Iterable[ConversationRow], template: ChatTemplate, *, max_length: int, overlong: str = "cut"
) -> DataSet[Encoded]:
    """Encodes conversations. Those over ``max_length`` are cut at a turn border, or dropped."""
    data: DataSet[Encoded] = DataSet()

    def encode(row: ConversationRow) -> Encoded:
        whole = encode_conversation(template, row.messages, row.tools)
        kept = cut_to(whole, max_length) if overlong == "cut" else whole if len(whole) <= max_length else None
        if kept is None:
            raise UnfitConversation("too-long", f"{len(whole)} tokens")
        if not kept.turns:
            raise UnfitConversation("nothing-to-learn", "there is no message of the agent")
        data.cut += len(kept.turns) < len(whole.turns)
        return kept

    return _collect(data, rows, encode, lambda row: row.kind)


def pair_set(rows: Iterable[PairRow], template: ChatTemplate, *, max_length: int) -> DataSet[EncodedPair]:
    """Encodes pairs. One with a side over ``max_length`` is dropped: cut, a side would lose its end or its mistake."""

    def encode(row: PairRow) -> EncodedPair:
        pair = encode_pair(template, row.prompt, (row.chosen, row.rejected), row.tools, row.scored)
        longest = max(len(pair.chosen), len(pair.rejected))
        if longest > max_length:
            raise UnfitConversation("too-long", f"{longest} tokens")
        return pair

    return _collect(DataSet(), rows, encode, lambda row: row.mistake)


def _collect(
    data: DataSet[Example], rows: Iterable[Row], encode: Callable[[Row], Example], label: Callable[[Row], str]
) -> DataSet[Example]:
    for row in rows:
        try:
            example = encode(row)
        except UnfitConversation as unfit:
            data.dropped[unfit.reason] += 1
            continue
        data.examples.append(example)
        data.ids.append(row.id)
        data.labels.append(label(row))
    return data
