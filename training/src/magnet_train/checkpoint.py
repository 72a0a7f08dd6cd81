"""Checkpoints: whole or not there, and enough to go on to the same loss curve."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import load_file, save_file
from torch import nn
from torch.optim import Optimizer

from magnet_train.errors import TrainError


class Checkpoints:
    """The checkpoints of a run, a folder each: weights that train, state of the optimiser, random state."""

    def __init__(self, folder: Path, keep: int) -> None:
        self.folder = folder
        self.keep = keep

    def latest(self) -> Path | None:
        """The newest whole checkpoint."""
        found = sorted(self.folder.glob("step-*"), key=step_of)
        return found[-1] if found else None

    def save(self, step: int, model: nn.Module, optimizer: Optimizer) -> None:
        """Writes the checkpoint after ``step`` steps and removes older ones. A crash leaves the older ones whole."""
        with whole_folder(self.folder / f"step-{step:08d}") as partial:
            save_file(_trained(model), partial / "weights.safetensors")
            state: dict[str, Any] = {"optimizer": optimizer.state_dict(), "random": torch.get_rng_state()}
            torch.save(state, partial / "optimizer.pt")
        for old in sorted(self.folder.glob("step-*"), key=step_of)[: -self.keep]:
            shutil.rmtree(old)

    def restore(self, model: nn.Module, optimizer: Optimizer) -> int:
        """Loads the newest checkpoint and returns how many steps it has seen; 0 when there is none."""
        latest = self.latest()
        if latest is None:
            return 0
        weights = load_file(latest / "weights.safetensors")
        with torch.no_grad():
            for name, parameter in trained_parameters(model):
                parameter.copy_(weights[name])
        state = torch.load(latest / "optimizer.pt", map_location="cpu", weights_only=True)
        optimizer.load_state_dict(state["optimizer"])
        torch.set_rng_state(state["random"])
        return step_of(latest)


class whole_folder:
    """A folder that gets its name when everything in it is written; what was there is replaced."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.partial = path.with_name(f"{path.name}.partial")

    def __enter__(self) -> Path:
        shutil.rmtree(self.partial, ignore_errors=True)
        self.partial.mkdir(parents=True)
        return self.partial

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> None:
        if isinstance(error, OSError):
            raise TrainError(
                "broken-world", f"the folder cannot be written: {error.strerror}", where=str(self.path)
            ) from error
        if kind is None:
            _to_disk(self.partial)
            shutil.rmtree(self.path, ignore_errors=True)
            self.partial.rename(self.path)


def step_of(checkpoint: Path) -> int:
    """The number of steps that a checkpoint has seen; its name says it. Partial ones come first."""
    name = checkpoint.name.removeprefix("step-")
    return int(name) if name.isdigit() else -1


def trained_parameters(model: nn.Module) -> list[tuple[str, nn.Parameter]]:
    """The parameters that train, by name, tied ones once."""
    return [(name, parameter) for name, parameter in model.named_parameters() if parameter.requires_grad]


def _trained(model: nn.Module) -> dict[str, torch.Tensor]:
    return {name: parameter.detach().contiguous() for name, parameter in trained_parameters(model)}


def _to_disk(folder: Path) -> None:
    for path in folder.rglob("*"):
        if path.is_file():
            with path.open("rb") as file:
                os.fsync(file.fileno())
