"""The sizes of the reproduction: what is trained, and for how long. Fixed before the real run."""

from __future__ import annotations

from dataclasses import dataclass, replace

from trial.mixture import Phases
from trial.model import Shape

kinds = ("walk", "merge", "nested", "long", "missing-parameter", "missing-function")
"""What conversations can ask for, as ``data/operations.ts`` names it."""

base_phases: Phases = (
    (0.33, {"drills": 1.0}),
    (0.5, {"drills": 0.1, "base-0": 0.5, "base-1": 0.4}),
    (1.0, {"drills": 0.1, "base-0": 0.1, "base-1": 0.2, "base-2": 0.6}),
)
"""The base stage: words to say again, then single calls from one, two, and up to four tools."""

_replay = {"drills": 0.15, "base-2": 0.15}
"""What every SFT arm keeps of the base stage; without it a model forgets the names that the arms never show."""


def _arm(files: str, chosen: tuple[str, ...]) -> Phases:
    share = (1 - sum(_replay.values())) / len(chosen)
    return ((1.0, _replay | {f"{files}-{kind}": share for kind in chosen}),)


sft_arms = {
    "walk": _arm("kind", kinds[:1]),
    "merge": _arm("kind", kinds[:2]),
    "insert": _arm("kind", kinds[:4]),
    "split": _arm("kind", kinds),
    "unhinted": _arm("unhinted", kinds),
}
"""Each arm has the kinds that its operations make, in equal parts; the last is ``split``, the teacher without hints."""


@dataclass(frozen=True)
class PreferenceArm:
    """One way to go on from the ``split`` model."""

    pairs: str
    """``targeted`` or ``random``."""
    sft: float = 1.0
    """Weight of the SFT loss on the chosen side."""
    mdpo: float = 1.0
    shuffled: bool = False


preference_arms = {
    "continued": PreferenceArm("targeted", mdpo=0.0),
    "targeted": PreferenceArm("targeted"),
    "random": PreferenceArm("random"),
    "shuffled": PreferenceArm("targeted", shuffled=True),
    "without-sft": PreferenceArm("targeted", sft=0.0),
}

rounds = (
    ("untrained", "base", "walk", "merge", "insert", "split"),
    ("pairs", "continued", "targeted"),
    ("unhinted",),
    ("random", "shuffled"),
    ("without-sft",),
)
"""Every seed runs the stages of a round before the next round begins: where time is short, the last are left out."""


@dataclass(frozen=True)
class Updates:
    """Updates of each stage; those of base and SFT are of about ``tokens`` tokens, the others of ``pairs`` pairs."""

    base: int
    sft: int
    preference: int
    tokens: int
    pairs: int

    def scaled(self, factor: float) -> Updates:
        """Fewer updates of every stage alike."""
        shrink = {name: max(2, round(getattr(self, name) * factor)) for name in ("base", "sft", "preference")}
        return replace(self, **shrink)


@dataclass(frozen=True)
class Size:
    """One size."""

    seeds: int
    shape: Shape
    updates: Updates
    base_peak: float
    sft_peak: float
    preference_peak: float
    rounds: int
    """How many of ``rounds`` are run."""
    samples: int
    """Samples of the SFT model for each task of the pairs."""


def _shape(layers: int, width: int) -> Shape:
    heads = width // 32
    return Shape(layers=layers, width=width, heads=heads, kv_heads=heads, inner=3 * width, vocabulary=0)


_reduced = Size(
    seeds=1,
    shape=_shape(3, 96),
    updates=Updates(base=3000, sft=2200, preference=100, tokens=1_250, pairs=8),
    base_peak=2e-3,
    sft_peak=2.5e-3,
    preference_peak=1e-4,
    rounds=2,
    samples=2,
)

sizes = {
    "ci": Size(
        seeds=2,
        shape=_shape(2, 64),
        updates=Updates(base=200, sft=60, preference=6, tokens=2_000, pairs=4),
        base_peak=3e-3,
        sft_peak=2e-3,
        preference_peak=1e-4,
        rounds=len(rounds),
        samples=1,
    ),
    "reduced": _reduced,
    "three-seeds": replace(
        _reduced,
        seeds=3,
        updates=replace(_reduced.updates, sft=6000, preference=200),
        base_peak=3e-3,
        rounds=len(rounds),
    ),
    "full": Size(
        seeds=5,
        shape=_shape(4, 256),
        updates=Updates(base=4000, sft=6000, preference=200, tokens=2_500, pairs=16),
        base_peak=1e-3,
        sft_peak=7e-4,
        preference_peak=5e-5,
        rounds=len(rounds),
        samples=4,
    ),
}
