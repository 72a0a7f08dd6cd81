"""A row as a model reads it, with what is trained on set off."""

from __future__ import annotations

from itertools import islice

import numpy as np

from magnet_train.encode import Encoded, encode_conversation, encode_pair
from magnet_train.errors import misuse
from magnet_train.model import load_tokenizer
from magnet_train.rendered import UnfitConversation
from magnet_train.rows import PairRow, Row, read_rows
from magnet_train.template import ChatTemplate, load_template

green, plain = "\x1b[32m", "\x1b[0m"


def shown_row(file: str, number: int, model: str, template: str | None, *, colour: bool) -> str:
    """Row ``number``, from 1, of a file. Raises ``TrainError`` when there is no such row or it cannot be encoded."""
    row = next(islice(read_rows(file), number - 1, None), None) if number > 0 else None
    if row is None:
        raise misuse(f"there is no row {number}", where=file)
    return shown(row, load_template(load_tokenizer(model), template), colour=colour)


def shown(row: Row, template: ChatTemplate, *, colour: bool) -> str:
    """The text of a row, both sides of a pair: what is trained on is green, or between ``⟦`` and ``⟧``."""
    try:
        if isinstance(row, PairRow):
            pair = encode_pair(template, row.prompt, (row.chosen, row.rejected), row.tools, row.scored)
            sides = {"chosen": pair.chosen, "rejected": pair.rejected}
            note = f"both sides share {pair.shared} tokens and part in action {pair.first_difference + 1}"
        else:
            sides, note = {"conversation": encode_conversation(template, row.messages, row.tools)}, ""
    except UnfitConversation as unfit:
        raise misuse(f"this row cannot be trained on: {unfit}", where=row.id) from unfit
    parts = [_titled(name, side, template, colour=colour) for name, side in sides.items()]
    return "\n\n".join([*parts, note] if note else parts)


def _titled(name: str, side: Encoded, template: ChatTemplate, *, colour: bool) -> str:
    scored = int(np.count_nonzero(side.actions))
    head = f"{name}: {len(side)} tokens, {scored} trained on, {len(side.turns)} actions in {len(set(side.turns))} turns"
    return f"{head}\n{marked_text(side, template, colour=colour)}"


def marked_text(side: Encoded, template: ChatTemplate, *, colour: bool) -> str:
    """The text of one conversation, with what is trained on marked."""
    opening, closing = (green, plain) if colour else ("⟦", "⟧")
    borders = np.flatnonzero(np.diff(side.actions)) + 1
    runs = zip(np.split(side.ids, borders), np.split(side.actions, borders), strict=True)
    texts = ((template.tokenizer.decode(ids), bool(actions[0])) for ids, actions in runs)
    return "".join(f"{opening}{text}{closing}" if scored else text for text, scored in texts)
