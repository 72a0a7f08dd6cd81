"""Tokenizers, templates and conversations that the tests share. Nothing is fetched."""

from __future__ import annotations

import importlib.util
from functools import cache
from importlib import resources
from pathlib import Path

import pytest
import torch
from transformers import PreTrainedModel, PreTrainedTokenizerFast

from magnet_train.conversation import Message, Tool
from magnet_train.encode import Encoded, EncodedPair, encode_conversation, encode_pair
from magnet_train.model import tiny_model
from magnet_train.template import ChatTemplate, load_template, own_templates
from magnet_train.tokenizer import train_tokenizer

llama_tokens = ("<|end_of_text|>", "<|begin_of_text|>", "<|start_header_id|>", "<|end_header_id|>", "<|eot_id|>")
mistral_tokens = ("<unk>", "<s>", "</s>", "[INST]", "[/INST]", "[AVAILABLE_TOOLS]", "[/AVAILABLE_TOOLS]")
mistral_results = ("[TOOL_CALLS]", "[TOOL_RESULTS]", "[/TOOL_RESULTS]")

cities = ["Oslo", "Rome", "Lima", "Bonn", "Kyiv", "Cairo", "Delhi", "Quito", "Paris", "Turin", "Perth", "Sofia"]
cities += ["Tunis", "Dakar", "Osaka", "Miami"]
skies = ["clear", "grey", "dark", "wild"]

weather: Tool = {
    "type": "function",
    "function": {
        "name": "weather",
        "description": "Tells the weather.",
        "parameters": {"type": "object", "properties": {"city": {"type": "string"}}, "required": ["city"]},
    },
}


def call(number: int, city: str, name: str = "weather") -> dict:
    """One call, as the export writes it."""
    return {"id": f"call_{number}", "type": "function", "function": {"name": name, "arguments": {"city": city}}}


def result(number: int, content: str) -> Message:
    """The result of a call."""
    return {"role": "tool", "tool_call_id": f"call_{number}", "name": "weather", "content": content}


def says(content: str | None, *calls: dict) -> Message:
    """A message of the agent."""
    return {"role": "assistant", "content": content, **({"tool_calls": list(calls)} if calls else {})}


prompt: list[Message] = [{"role": "system", "content": "Help."}, {"role": "user", "content": "Oslo?"}]
two_turns: list[Message] = [
    *prompt,
    says(None, call(1, "Oslo")),
    result(1, '{"sky":"clear"}'),
    says("Clear."),
    {"role": "user", "content": "Bergen?"},
    says("Rain."),
]


@cache
def tokenizer(family: str = "chatml", words: int = 600) -> PreTrainedTokenizerFast:
    """A tokenizer with the special tokens of a family, made on the spot."""
    # Words of the template and of the conversations, so that sequences are short.
    words_of_ours = (
        "Help. Oslo? Clear. Rain. How is the weather in sky It is clear Tells arguments function object string"
    )
    texts = [words_of_ours, " ".join(cities + skies), *cities, own_text("hermes")] * 4
    if family == "llama":
        return train_tokenizer(texts, words, special=llama_tokens, end="<|eot_id|>")
    if family == "mistral":
        return train_tokenizer(texts, words, special=mistral_tokens + mistral_results, end="</s>")
    return train_tokenizer(texts, words)


def own_text(name: str) -> str:
    """A template that ships with the package."""
    return (own_templates / f"{name}.jinja").read_text(encoding="utf-8")


def trl_template(name: str) -> str:
    """A template that TRL ships (Apache-2.0), read where it is installed; else the test is skipped."""
    if importlib.util.find_spec("trl") is None:
        pytest.skip("TRL is not installed")
    return (resources.files("trl") / "chat_templates" / f"{name}.jinja").read_text(encoding="utf-8")


def template_of(text: str | None = None, *, own: str | None = None, family: str = "chatml") -> ChatTemplate:
    """A checked template over a fresh tokenizer: the given text, or one of ours by name."""
    fresh = _copy(tokenizer(family))
    if text is not None:
        fresh.chat_template = text
        return ChatTemplate(fresh)
    return load_template(fresh, own)


def template_of_corpus(texts: list[str], words: int = 2000) -> ChatTemplate:
    """Our Hermes template over a tokenizer made from texts."""
    return load_template(train_tokenizer([*texts, own_text("hermes")], words), "hermes")


def _copy(source: PreTrainedTokenizerFast) -> PreTrainedTokenizerFast:
    return PreTrainedTokenizerFast(
        tokenizer_object=source.backend_tokenizer,
        pad_token=source.pad_token,
        bos_token=source.bos_token,
        eos_token=source.eos_token,
        extra_special_tokens=[],
    )


@cache
def hermes() -> ChatTemplate:
    """Our Hermes template over the ChatML tokenizer."""
    return template_of(own="hermes")


def small_model(words: int | None = None, seed: int = 0, **size: int) -> PreTrainedModel:
    """A random model of two layers for the ChatML tokenizer."""
    torch.manual_seed(seed)
    return tiny_model(words or len(hermes().tokenizer), **size)


def conversation(city: str, sky: str) -> list[Message]:
    """A conversation of one call about a city."""
    return [
        prompt[0],
        {"role": "user", "content": f"How is the weather in {city}?"},
        says(None, call(1, city)),
        result(1, f'{{"sky":"{sky}"}}'),
        says(f"It is {sky} in {city}."),
    ]


def conversations(count: int) -> list[Encoded]:
    """Encoded conversations, each of another city, without a list of tools: it would be most of their tokens."""
    rows = [conversation(cities[at], skies[at % len(skies)]) for at in range(count)]
    return [encode_conversation(hermes(), row, []) for row in rows]


def pairs(count: int) -> list[EncodedPair]:
    """Encoded pairs: the rejected side calls for another city, and goes on from there."""
    found = []
    for at in range(count):
        good = conversation(cities[at], skies[at % len(skies)])
        bad = conversation(cities[at - 1], skies[(at + 1) % len(skies)])
        found.append(encode_pair(hermes(), good[:2], (good[2:], bad[2:]), []))
    return found


def lines(path: Path, *rows: str) -> Path:
    """A file of lines."""
    path.write_text("".join(f"{row}\n" for row in rows), encoding="utf-8")
    return path
