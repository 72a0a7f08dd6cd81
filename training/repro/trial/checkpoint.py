"""A model of a run as a checkpoint: ``python -m trial.checkpoint DATA MODEL.pt SIZE FOLDER``.

``transformers`` opens it, and ``magnet-train serve`` serves it.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import torch
from tokenizers import Tokenizer
from transformers import PreTrainedTokenizerFast, Qwen2Config, Qwen2ForCausalLM

from trial.model import Shape
from trial.settings import sizes
from trial.vocabulary import load_tokenizer, unknown


def as_transformers(shape: Shape, weights: dict[str, torch.Tensor]) -> Qwen2ForCausalLM:
    """The same model as a class of ``transformers``."""
    config = Qwen2Config(
        vocab_size=shape.vocabulary,
        hidden_size=shape.width,
        intermediate_size=shape.inner,
        num_hidden_layers=shape.layers,
        num_attention_heads=shape.heads,
        num_key_value_heads=shape.kv_heads,
        max_position_embeddings=shape.longest,
        rms_norm_eps=1e-6,
        rope_parameters={"rope_type": "default", "rope_theta": shape.rope_theta},
        tie_word_embeddings=True,
        bos_token_id=None,
        eos_token_id=2,
        pad_token_id=0,
    )
    model = Qwen2ForCausalLM(config)
    model.load_state_dict({**weights, "lm_head.weight": weights["model.embed_tokens.weight"]})
    return model


def chat_tokenizer(tokenizer: Tokenizer) -> PreTrainedTokenizerFast:
    """The tokenizer with the chat template of the rows."""
    wrapped = PreTrainedTokenizerFast(
        tokenizer_object=tokenizer, eos_token="<|im_end|>", pad_token="<|pad|>", unk_token=unknown
    )
    wrapped.chat_template = (Path(__file__).parent / "compact.jinja").read_text(encoding="utf-8")
    return wrapped


def main(data: Path, weights: Path, size: str, folder: Path) -> None:
    """Writes the checkpoint."""
    tokenizer = load_tokenizer(data)
    shape = replace(sizes[size].shape, vocabulary=tokenizer.get_vocab_size())
    as_transformers(shape, torch.load(weights, map_location="cpu")).save_pretrained(folder)
    chat_tokenizer(tokenizer).save_pretrained(folder)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3], Path(sys.argv[4]))
