"""Nonce names and values, as ``data/names.ts`` makes them."""

from __future__ import annotations

import string

syllables = [consonant + vowel for at, consonant in enumerate("BDFGKLMNPRSTVZ") for vowel in ("AEIOU"[at % 5], "Y")]
lexicon = [
    first + second
    for at, first in enumerate(syllables)
    for other, second in enumerate(syllables)
    if (at + other) % 5 == 0
]
"""The names that closed worlds are made of; every one is a token."""
value_lexicon = [letter + digit for letter in string.ascii_uppercase[:10] for digit in string.digits]
"""The values; every one is a token."""


def quick_hash(text: str) -> int:
    """The 32-bit FNV-1a hash of an ASCII text, as in ``src/core/hash.ts``."""
    value = 0x811C9DC5
    for byte in text.encode("ascii"):
        value = ((value ^ byte) * 0x01000193) & 0xFFFFFFFF
    return value


def is_held_out(name: str) -> bool:
    """Whether a name is kept for the test."""
    return quick_hash(name) % 4 == 0
