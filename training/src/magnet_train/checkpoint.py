"""Checkpoints: whole or not there, and enough to go on to the same loss curve."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import torch
from safetensors import SafetensorError
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
            # To an open file, whose errors are those of the disk.
            with (partial / "optimizer.pt").open("wb") as file:
                torch.save(state, file)
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


@contextmanager
def whole_folder(path: Path) -> Iterator[Path]:
    """A folder that gets its name when everything in it is written; what was there is replaced.

    Raises ``TrainError`` when the disk is full or cannot be written, and leaves what was there.
    """
    partial = path.with_name(f"{path.name}.partial")
    try:
        shutil.rmtree(partial, ignore_errors=True)
        partial.mkdir(parents=True)
        yield partial
        _to_disk(partial)
        shutil.rmtree(path, ignore_errors=True)
        partial.rename(path)
    except (OSError, SafetensorError) as error:
        raise TrainError("broken-world", f"the folder cannot be written: {error}", where=str(path)) from error


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
