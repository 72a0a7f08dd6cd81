"""A word-level tokenizer: a token for every name, value, run of words, and fixed part of the format."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from tokenizers import Regex, Tokenizer, decoders, models, pre_tokenizers

from trial.names import lexicon, value_lexicon

padding = "<|pad|>"
end = "<|im_end|>"
unknown = "<unk>"
_format = [
    "<|im_start|>system\n",
    "\n<|im_start|>assistant\n",
    "\n<|im_start|>user\n",
    "\n<|im_start|>user\n<tool_response>\n",
    "\n</tool_response>",
]
_name, _value = "[A-Z]{4}(?![A-Za-z])", "[A-Z][0-9](?![0-9])"
_space = f" (?={_name}|{_value})"
_pattern = "|".join(
    [
        re.escape(padding),
        re.escape(end),
        *map(re.escape, sorted(_format, key=len, reverse=True)),
        _name,
        _value,
        "[.,;:?] (?:[A-Z]?[a-z']+ ?)+",
        " ?(?:[A-Z]?[a-z']+ ?)+",
        r"\n|.",
    ]
)
padding_token, end_token = 0, 1
first_name = 3
after_names = first_value = first_name + len(lexicon)
after_values = first_value + len(value_lexicon)


def build_tokenizer(texts: Iterable[str]) -> Tokenizer:
    """A tokenizer whose vocabulary holds names, values, and all else that the texts are made of."""
    fixed = [padding, end, unknown, *lexicon, *value_lexicon, *_format]
    known = set(fixed)
    words = sorted(
        {piece for text in texts for part in re.split(_space, text) for piece in re.findall(_pattern, part)} - known
    )
    vocabulary = {piece: index for index, piece in enumerate([*fixed, *words])}
    tokenizer = Tokenizer(models.WordLevel(vocabulary, unk_token=unknown))
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [
            pre_tokenizers.Split(Regex(_space), behavior="removed"),
            pre_tokenizers.Split(Regex(_pattern), behavior="isolated"),
        ]
    )
    tokenizer.decoder = decoders.Fuse()
    tokenizer.add_special_tokens([padding, end])
    return tokenizer


def decode(tokenizer: Tokenizer, ids: Iterable[int]) -> str:
    """Text of tokens. The space before a name or a value is no token; it is put back, but for the start of lines."""
    text = ""
    for piece in map(tokenizer.id_to_token, ids):
        apart = re.fullmatch(f"{_name}|{_value}", piece) and text and text[-1] not in "\n "
        text += f" {piece}" if apart else piece
    return text


def load_tokenizer(folder: Path) -> Tokenizer:
    """The tokenizer that ``build_tokenizer`` made and ``pack`` wrote."""
    return Tokenizer.from_file(str(folder / "tokenizer.json"))
