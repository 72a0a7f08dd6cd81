"""A word-level tokenizer in which every name is two tokens and every value two, whether they were seen or not."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from tokenizers import Regex, Tokenizer, decoders, models, pre_tokenizers

from trial.names import syllables, value_parts

specials = [
    "<|pad|>",
    "<|im_start|>",
    "<|im_end|>",
    "<tool_call>",
    "</tool_call>",
    "<tool_response>",
    "</tool_response>",
]
unknown = "<unk>"
_json = ['", "arguments": {"', '{"name": "', '": "', '", "', '"}}', '":"', '{"', '"}']
_pattern = "|".join(
    [
        "[B-DF-HJ-NP-TV-XZ][AEIOUY](?![a-z])",
        "[A-Z][0-9]",
        *map(re.escape, _json),
        " ?[A-Z]?[a-z']+",
        r"\n|.",
    ]
)
first_syllable = len(specials) + 1
first_value_part = first_syllable + len(syllables)


def build_tokenizer(texts: Iterable[str]) -> Tokenizer:
    """A tokenizer whose vocabulary holds syllables, value parts and the words of the texts."""
    words = sorted({piece for text in texts for piece in re.findall(_pattern, _without_specials(text))})
    fixed = [*specials, unknown, *syllables, *value_parts]
    known = set(fixed)
    vocabulary = {piece: index for index, piece in enumerate([*fixed, *(word for word in words if word not in known)])}
    tokenizer = Tokenizer(models.WordLevel(vocabulary, unk_token=unknown))
    tokenizer.pre_tokenizer = pre_tokenizers.Split(Regex(_pattern), behavior="isolated")
    tokenizer.decoder = decoders.Fuse()
    tokenizer.add_special_tokens(specials)
    return tokenizer


def load_tokenizer(folder: Path) -> Tokenizer:
    """The tokenizer that ``build_tokenizer`` made and ``pack`` wrote."""
    return Tokenizer.from_file(str(folder / "tokenizer.json"))


def _without_specials(text: str) -> str:
    for special in specials:
        text = text.replace(special, "")
    return text
