"""A tokenizer made on the spot: byte-level BPE with the special tokens of a chat template."""

from __future__ import annotations

from collections.abc import Iterable

from tokenizers import Tokenizer, decoders, models, pre_tokenizers, trainers
from transformers import PreTrainedTokenizerFast

chatml_tokens = ("<|endoftext|>", "<|im_start|>", "<|im_end|>")


def train_tokenizer(
    texts: Iterable[str], words: int, *, special: tuple[str, ...] = chatml_tokens, end: str = "<|im_end|>"
) -> PreTrainedTokenizerFast:
    """Trains a tokenizer of at most ``words`` tokens. ``special[0]`` pads; ``end`` ends the agent's turn."""
    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    tokenizer.decoder = decoders.ByteLevel()
    trainer = trainers.BpeTrainer(
        vocab_size=words,
        special_tokens=list(special),
        initial_alphabet=pre_tokenizers.ByteLevel.alphabet(),
        show_progress=False,
    )
    tokenizer.train_from_iterator(texts, trainer)
    return PreTrainedTokenizerFast(
        tokenizer_object=tokenizer, pad_token=special[0], eos_token=end, bos_token=special[1], padding_side="right"
    )
