"""Nonce names and values, as ``data/names.ts`` makes them."""

from __future__ import annotations

import string
from functools import cache

consonants = "BCDFGHJKLMNPQRSTVWXZ"
vowels = "AEIOUY"
syllables = [consonant + vowel for consonant in consonants for vowel in vowels]
"""What names are made of; every one is a token."""
value_parts = [letter + digit for letter in string.ascii_uppercase for digit in string.digits]
"""What values are made of; every one is a token."""


def quick_hash(text: str) -> int:
    """The 32-bit FNV-1a hash of an ASCII text, as in ``src/core/hash.ts``."""
    value = 0x811C9DC5
    for byte in text.encode("ascii"):
        value = ((value ^ byte) * 0x01000193) & 0xFFFFFFFF
    return value


def is_held_out(name: str) -> bool:
    """Whether a name is kept for the test."""
    return quick_hash(name) % 4 == 0


@cache
def training_names() -> list[tuple[int, int]]:
    """Every name that training may show, as two indices into ``syllables``."""
    count = len(syllables)
    pairs = [(first, second) for first in range(count) for second in range(count)]
    return [(first, second) for first, second in pairs if not is_held_out(syllables[first] + syllables[second])]
