"""Loading models: the trained weights always in fp32, and never more than the machine can do without saying so."""

from __future__ import annotations

from pathlib import Path

import torch
from transformers import (
    AutoConfig,
    AutoModelForCausalLM,
    AutoTokenizer,
    PreTrainedConfig,
    PreTrainedModel,
    PreTrainedTokenizerBase,
    Qwen2Config,
    Qwen2ForCausalLM,
)

from magnet_train.errors import TrainError, misuse
from magnet_train.settings import Lora, Settings

most_parameters_on_cpu = 200_000_000


def choose_device(wanted: str) -> torch.device:
    """The device to train on. Raises ``TrainError`` for ``cuda`` where there is none."""
    found = torch.cuda.is_available()
    if wanted == "cuda" and not found:
        raise TrainError(
            "broken-world",
            "there is no GPU that torch can use",
            where="device",
            hint="Take device: cpu for a small model",
        )
    return torch.device("cuda" if wanted != "cpu" and found else "cpu")


def load_tokenizer(name: str) -> PreTrainedTokenizerBase:
    """The tokenizer of a model. It has to know where in the text its tokens lie."""
    tokenizer = _load(AutoTokenizer.from_pretrained, name, "tokenizer")
    if not tokenizer.is_fast:
        raise misuse(
            "this tokenizer does not tell where its tokens lie", where=name, expected="a tokenizer.json in the folder"
        )
    return tokenizer


def load_model(settings: Settings, device: torch.device) -> PreTrainedModel:
    """The model to train: fp32 weights, or with LoRA fp32 adapters over frozen weights (bf16 on a GPU)."""
    frozen = torch.bfloat16 if settings.lora and device.type == "cuda" else torch.float32
    model = load_frozen(settings.model, device, frozen, allow_large=settings.device == "cpu")
    if settings.gradient_checkpointing:
        model.gradient_checkpointing_enable(gradient_checkpointing_kwargs={"use_reentrant": False})
        model.enable_input_require_grads()
    if settings.lora:
        model = add_lora(model, settings.lora)
    refuse_low_precision(model)
    return model


def load_frozen(name: str, device: torch.device, dtype: torch.dtype, *, allow_large: bool = True) -> PreTrainedModel:
    """A model on a device, in the given precision."""
    config = _load(AutoConfig.from_pretrained, name, "model")
    _refuse_unlike(config, name)
    model = _load(AutoModelForCausalLM.from_pretrained, name, "model", dtype=dtype, attn_implementation="sdpa")
    if device.type == "cpu" and not allow_large and model.num_parameters() > most_parameters_on_cpu:
        raise TrainError(
            "broken-world",
            f"there is no GPU, and {model.num_parameters():,} parameters would take days on a CPU",
            where=name,
            hint="Train on a machine with a GPU, or take device: cpu to do it all the same",
        )
    return model.to(device)


def add_lora(model: PreTrainedModel, lora: Lora) -> PreTrainedModel:
    """The model with fp32 adapters; its own weights no longer train."""
    try:
        from peft import LoraConfig, get_peft_model
    except ImportError as error:
        raise misuse("LoRA needs the package peft", hint="Install it with: pip install peft") from error
    config = LoraConfig(
        r=lora.rank,
        lora_alpha=lora.alpha,
        lora_dropout=lora.dropout,
        target_modules=lora.targets,
        task_type="CAUSAL_LM",
    )
    return get_peft_model(model, config, autocast_adapter_dtype=True)


def refuse_low_precision(model: torch.nn.Module) -> None:
    """Raises ``TrainError`` when a weight that trains is not fp32: small steps would be rounded away in silence."""
    narrow = next((name for name, p in model.named_parameters() if p.requires_grad and p.dtype != torch.float32), None)
    if narrow:
        raise misuse(
            "a weight that trains is not fp32", where=narrow, hint="Load the model in fp32; bf16 is for frozen weights"
        )


def tiny_model(
    words: int, *, width: int = 64, layers: int = 2, heads: int = 4, positions: int = 8192
) -> PreTrainedModel:
    """A small random Qwen2, for tests and trials. Seed torch before."""
    config = Qwen2Config(
        vocab_size=words,
        hidden_size=width,
        intermediate_size=3 * width,
        num_hidden_layers=layers,
        num_attention_heads=heads,
        num_key_value_heads=heads // 2,
        max_position_embeddings=positions,
        initializer_range=0.5 / width**0.5,
        rope_parameters={"rope_type": "default", "rope_theta": 10_000.0},
        tie_word_embeddings=True,
        use_cache=False,
    )
    return Qwen2ForCausalLM(config)


def _refuse_unlike(config: PreTrainedConfig, name: str) -> None:
    expected = "a model of plain attention, such as Qwen2.5, Qwen3, Llama or Mistral"
    scaled = ("final_logit_softcapping", "logit_scale", "logits_scaling")
    found = next((key for key in scaled if getattr(config, key, None) not in (None, 1, 1.0)), None)
    if found:
        raise misuse(f"this model changes its logits after the head ({found})", where=name, expected=expected)
    kinds = set(getattr(config, "layer_types", None) or ["full_attention"])
    if kinds != {"full_attention"} or getattr(config, "sliding_window", None):
        raise misuse("this model has layers that do not look at everything before", where=name, expected=expected)


def _load(load: object, name: str, what: str, **options: object) -> object:
    try:
        return load(name, **options)
    except (OSError, ValueError) as error:
        hint = "Name a folder with the files of a model" if not Path(name).is_dir() else None
        raise misuse(f"the {what} cannot be loaded: {_first_line(error)}", where=name, hint=hint) from error


def _first_line(error: Exception) -> str:
    return str(error).strip().splitlines()[0]
