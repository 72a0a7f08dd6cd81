"""The three sizes of the reproduction: what is trained, for how long, and how it is measured. Fixed before the real run."""

from __future__ import annotations

from dataclasses import dataclass, replace

from trial.model import Shape
from trial.train import PreferenceWeights

sft_arms = ("walk", "merge", "insert", "split", "unhinted")
"""Each with one operation more than the one before; the last is ``split`` from a teacher without hints."""


@dataclass(frozen=True)
class PreferenceArm:
    """One way to go on from the ``split`` model."""

    name: str
    weights: PreferenceWeights
    pairs: str
    """``targeted`` or ``random``."""
    shuffled: bool = False


_beta = 0.1
preference_arms = (
    PreferenceArm("continued", PreferenceWeights(sft=1.0, mdpo=0.0, beta=_beta), "targeted"),
    PreferenceArm("targeted", PreferenceWeights(sft=1.0, mdpo=1.0, beta=_beta), "targeted"),
    PreferenceArm("random", PreferenceWeights(sft=1.0, mdpo=1.0, beta=_beta), "random"),
    PreferenceArm("shuffled", PreferenceWeights(sft=1.0, mdpo=1.0, beta=_beta), "targeted", shuffled=True),
    PreferenceArm("without-sft", PreferenceWeights(sft=0.0, mdpo=1.0, beta=_beta), "targeted"),
)
"""In the order in which they are run: where time is short, the last are left out first."""


@dataclass(frozen=True)
class Updates:
    """Updates of each stage, of about ``tokens`` tokens each."""

    base: int
    sft: int
    preference: int
    tokens: int

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
    base_shares: tuple[float, float, float]
    """The shares of the base stage with one tool, up to two, and up to six."""
    samples: int
    """Samples of the SFT model for each task of the pairs."""


def _shape(layers: int, width: int, heads: int) -> Shape:
    return Shape(layers=layers, width=width, heads=heads, kv_heads=heads // 2, inner=3 * width, vocabulary=0)


_shares = (0.2, 0.1, 0.7)
sizes = {
    "ci": Size(
        seeds=1,
        shape=_shape(2, 64, 2),
        updates=Updates(base=60, sft=20, preference=4, tokens=2_000),
        base_peak=3e-3,
        sft_peak=2e-3,
        preference_peak=1e-4,
        base_shares=_shares,
        samples=1,
    ),
    "reduced": Size(
        seeds=1,
        shape=_shape(4, 128, 4),
        updates=Updates(base=1500, sft=300, preference=60, tokens=6_000),
        base_peak=3e-3,
        sft_peak=2e-3,
        preference_peak=1e-4,
        base_shares=_shares,
        samples=2,
    ),
    "full": Size(
        seeds=4,
        shape=_shape(6, 256, 4),
        updates=Updates(base=3000, sft=800, preference=200, tokens=24_000),
        base_peak=1.5e-3,
        sft_peak=1e-3,
        preference_peak=5e-5,
        base_shares=_shares,
        samples=4,
    ),
}
