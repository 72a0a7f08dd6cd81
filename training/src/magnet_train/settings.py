"""What a training run is made by: read from a YAML recipe, checked key by key."""

from __future__ import annotations

import dataclasses
import difflib
import types
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar, Literal, Union, get_args, get_origin, get_type_hints

import yaml

from magnet_train.errors import bad_file, misuse
from magnet_train.objectives import Level

own_recipes = Path(__file__).parent / "recipes"
stages = ("sft", "mdpo")


@dataclass(frozen=True)
class Lora:
    """Low-rank adapters instead of full training."""

    rank: int = 32
    alpha: int = 64
    dropout: float = 0.0
    targets: str = "all-linear"


@dataclass(frozen=True)
class Settings:
    """What SFT and mDPO have in common. The defaults are the paper's for SFT (METHOD §13.1) where it states them."""

    stage: ClassVar[str] = ""
    model: str = ""
    """A folder, or a name on the Hugging Face Hub."""
    data: tuple[str, ...] = ()
    """Export files."""
    out: str = ""
    """The folder of the run: metrics, checkpoints and the trained model."""
    template: str | None = None
    """A chat template of ours, or a file; the tokenizer's own by default."""
    max_length: int = 8192
    """Tokens; longer conversations are cut at a turn border, longer pairs dropped."""
    epochs: int = 1
    batch_size: int = 64
    """Rows or pairs an optimiser step."""
    tokens_at_once: int = 8192
    """Tokens a forward pass, padding included; a step is split into as many passes as it needs."""
    packing: bool = False
    """Put several rows into one sequence, none seeing another."""
    learning_rate: float = 1e-5
    schedule: Literal["linear", "cosine", "constant"] = "linear"
    warmup: float = 0.1
    """Share of the steps in which the rate grows."""
    weight_decay: float = 0.0
    adam_betas: tuple[float, float] = (0.9, 0.999)
    clip: float = 1.0
    """Largest norm of the gradient."""
    seed: int = 1
    lora: Lora | None = None
    device: Literal["auto", "cpu", "cuda"] = "auto"
    gradient_checkpointing: bool = False
    checkpoint_every: int = 100
    """Steps."""
    keep_checkpoints: int = 1
    stop_after: int | None = None
    """Stop, resumable, after so many steps of this call."""


@dataclass(frozen=True)
class SftSettings(Settings):
    """Settings of supervised fine-tuning."""

    stage: ClassVar[str] = "sft"
    overlong: Literal["cut", "drop"] = "cut"


@dataclass(frozen=True)
class MdpoSettings(Settings):
    """Settings of multi-turn DPO: ``loss = sft_weight * L_SFT(chosen) + L_mDPO``; the paper's lambda is its inverse."""

    stage: ClassVar[str] = "mdpo"
    batch_size: int = 32
    learning_rate: float = 5e-7
    beta: float = 0.1
    sft_weight: float = 1.0
    """0 leaves the SFT term out."""
    level: Level = "trajectory"
    gamma: float = 0.9
    segment_actions: int = 1
    dpop: float = 0.0
    collapse: float = -0.05
    """Stop when the log-ratio of the chosen side falls below this, per token, over ``collapse_steps`` steps."""
    collapse_steps: int = 10
    reference: str | None = None
    """The reference model; the model as it is before training by default."""
    reference_from: Literal["precomputed", "adapters-off"] = "precomputed"


def read_settings(kind: type[Settings], recipe: str | None, changes: dict[str, Any]) -> Settings:
    """Settings from a recipe, with changes on top. Raises ``TrainError`` that names the key.

    A recipe is one of ours by name, or a file. It holds settings for both stages, and those of one below its name.
    """
    values = _of_stage(_read_yaml(_recipe_path(recipe)), kind.stage) if recipe else {}
    values.update(changes)
    settings = _build(kind, values, where=recipe or "settings")
    _check(settings)
    return settings


def set_value(values: dict[str, Any], assignment: str) -> None:
    """Applies ``key=value`` or ``lora.rank=8``; the value is YAML."""
    key, sign, text = assignment.partition("=")
    if not sign:
        raise misuse(f'"{assignment}" is no setting', where="--set", expected="KEY=VALUE, such as epochs=2")
    *parents, last = key.split(".")
    for parent in parents:
        values = values.setdefault(parent, {})
    values[last] = yaml.safe_load(text)


def recipe_names() -> list[str]:
    """The names of the recipes that ship with the package."""
    return sorted(path.stem for path in own_recipes.glob("*.yaml"))


def _recipe_path(name: str) -> Path:
    own = own_recipes / f"{name}.yaml"
    return own if own.exists() else Path(name)


def _of_stage(values: dict[str, Any], stage: str) -> dict[str, Any]:
    shared = {key: value for key, value in values.items() if key not in stages}
    return {**shared, **(values.get(stage) or {})}


def _read_yaml(path: Path) -> dict[str, Any]:
    try:
        values = yaml.safe_load(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        expected = f"one of {', '.join(recipe_names())}, or a file"
        raise misuse("there is no such recipe", where=str(path), expected=expected) from error
    except yaml.YAMLError as error:
        raise bad_file(f"this is no YAML: {error}", where=str(path)) from error
    if not isinstance(values, dict):
        raise bad_file("this is no recipe", where=str(path), expected="settings, one a line, such as epochs: 1")
    return values


def _build(kind: type[Any], values: dict[str, Any], where: str) -> Any:  # noqa: ANN401
    hints = get_type_hints(kind)
    known = [item.name for item in dataclasses.fields(kind)]
    for key in values:
        if key not in known:
            close = difflib.get_close_matches(key, known, n=1)
            raise misuse(
                f'there is no setting "{key}"',
                where=where,
                expected=f'"{close[0]}"' if close else f"one of {', '.join(known)}",
            )
    return kind(**{key: _convert(hints[key], value, f"{where}: {key}") for key, value in values.items()})


def _convert(hint: Any, value: Any, where: str) -> Any:  # noqa: ANN401
    origin, arguments = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        return (
            None
            if value is None
            else _convert(next(kind for kind in arguments if kind is not type(None)), value, where)
        )
    if origin is Literal:
        if value not in arguments:
            raise misuse(f'"{value}" is not possible', where=where, expected=f"one of {', '.join(map(str, arguments))}")
        return value
    if origin is tuple:
        items = [value] if isinstance(value, str) else list(value)
        return tuple(_convert(arguments[0], item, where) for item in items)
    if dataclasses.is_dataclass(hint):
        return _build(hint, value, where)
    return _scalar(hint, value, where)


def _scalar(kind: type, value: Any, where: str) -> Any:  # noqa: ANN401
    # YAML 1.1 reads 1e-5, without a point, as text.
    fits = isinstance(value, kind) and not (kind is int and isinstance(value, bool))
    if not fits and not (kind is float and isinstance(value, int | float | str)):
        raise misuse(f"{value!r} is not of the right kind", where=where, expected=kind.__name__)
    try:
        return kind(value)
    except ValueError as error:
        raise misuse(f"{value!r} is no number", where=where, expected="a number such as 1.0e-5") from error


def _check(settings: Settings) -> None:
    for name in ("model", "data", "out"):
        if not getattr(settings, name):
            raise misuse(f"{name} is not given", where="settings", hint=f"Name it in the recipe or with --{name}")
    for name in ("max_length", "epochs", "batch_size", "tokens_at_once", "checkpoint_every", "keep_checkpoints"):
        if getattr(settings, name) < 1:
            raise misuse(f"{name} is {getattr(settings, name)}", where="settings", expected="at least 1")
    if settings.learning_rate <= 0:
        raise misuse(f"learning_rate is {settings.learning_rate}", where="settings", expected="a rate above 0")
    if isinstance(settings, MdpoSettings) and settings.reference_from == "adapters-off" and not settings.lora:
        raise misuse(
            "there are no adapters to switch off",
            where="settings: reference_from",
            hint="Set lora, or take reference_from: precomputed",
        )
