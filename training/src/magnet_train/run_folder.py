"""The folder of a training run: what it is made by, so that only the same run goes on in it."""

from __future__ import annotations

import dataclasses
import hashlib
import json
import platform
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import torch
import transformers
from transformers import PreTrainedModel

from magnet_train import __version__
from magnet_train.checkpoint import whole_folder
from magnet_train.data import DataSet
from magnet_train.errors import TrainError
from magnet_train.settings import Settings
from magnet_train.template import ChatTemplate

# What may differ between two calls that are one run.
_free = ("out", "device", "checkpoint_every", "keep_checkpoints", "stop_after", "gradient_checkpointing")


class RunFolder:
    """A run on disk: ``run.json``, ``metrics.jsonl``, ``checkpoints/`` and, when it is done, ``model/``."""

    def __init__(self, path: str) -> None:
        self.path = Path(path)
        self.model = self.path / "model"

    @property
    def finished(self) -> bool:
        """Whether the trained model is there."""
        return self.model.exists()

    def open(self, settings: Settings, data: DataSet[Any]) -> None:
        """Begins a run, or goes on with one. Raises ``TrainError`` when the folder holds another run."""
        identity = {"stage": settings.stage, "settings": _fixed(settings), "data": fingerprint(data)}
        file = self.path / "run.json"
        if file.exists():
            _refuse_other(identity, json.loads(file.read_text(encoding="utf-8")), file)
            return
        about = {"magnet_train": __version__, "torch": torch.__version__, "transformers": transformers.__version__}
        counts = {"examples": len(data), "cut": data.cut, "dropped": dict(data.dropped)}
        self._write(file, {**identity, "counts": counts, "versions": {**about, "python": platform.python_version()}})

    def save_model(self, model: PreTrainedModel, template: ChatTemplate) -> None:
        """Writes the trained model with its tokenizer and template; adapters are merged, and kept beside it."""
        if hasattr(model, "peft_config"):
            with whole_folder(self.path / "adapter") as partial:
                model.save_pretrained(partial)
            model = model.merge_and_unload()
        # Other servers learn from here where an answer ends.
        model.generation_config.eos_token_id = sorted(template.ends())
        with whole_folder(self.model) as partial:
            model.save_pretrained(partial)
            template.tokenizer.save_pretrained(partial)

    def _write(self, file: Path, value: dict[str, Any]) -> None:
        try:
            self.path.mkdir(parents=True, exist_ok=True)
            partial = file.with_suffix(".partial")
            partial.write_text(f"{json.dumps(value, indent=2)}\n", encoding="utf-8")
            partial.replace(file)
        except OSError as error:
            raise TrainError(
                "broken-world", f"the folder cannot be written: {error.strerror}", where=str(self.path)
            ) from error


def fingerprint(data: DataSet[Any]) -> str:
    """A hash of all token ids and marks, so of data, tokenizer and template together."""
    digest = hashlib.sha256()
    for example in data.examples:
        for side in (example.chosen, example.rejected) if hasattr(example, "chosen") else (example,):
            digest.update(side.ids.tobytes())
            digest.update(side.actions.tobytes())
    return digest.hexdigest()


def _fixed(settings: Settings) -> dict[str, Any]:
    values = dataclasses.asdict(settings)
    return json.loads(json.dumps({key: value for key, value in values.items() if key not in _free}))


def _refuse_other(wanted: dict[str, Any], found: dict[str, Any], file: Path) -> None:
    differ = _differences(wanted, found)
    if differ:
        raise TrainError(
            "misuse",
            f"this folder holds another run; what differs: {', '.join(differ)}",
            where=str(file),
            hint="Take another folder with --out, or give the settings of this run to go on with it",
        )


def _differences(wanted: dict[str, Any], found: dict[str, Any]) -> Sequence[str]:
    settings = found.get("settings", {})
    names = [key for key, value in wanted["settings"].items() if settings.get(key) != value]
    return [*names, *(key for key in ("stage", "data") if wanted[key] != found.get(key))]
