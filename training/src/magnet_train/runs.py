"""Whole runs: from settings to a trained model on disk."""

from __future__ import annotations

from typing import Any

import numpy as np
import torch
from transformers import PreTrainedModel

from magnet_train.checkpoint import whole_folder
from magnet_train.data import DataSet, conversation_set, pair_set
from magnet_train.encode import EncodedPair
from magnet_train.errors import misuse
from magnet_train.loop import Run, train
from magnet_train.mdpo import MdpoObjective, Reference
from magnet_train.model import choose_device, load_frozen, load_model, load_tokenizer
from magnet_train.part import Objective
from magnet_train.reference import adapters_off, load_reference, precompute, save_reference
from magnet_train.rows import read_conversations, read_pairs
from magnet_train.run_folder import RunFolder, fingerprint
from magnet_train.settings import MdpoSettings, Settings, SftSettings
from magnet_train.sft import SftObjective
from magnet_train.template import ChatTemplate, load_template


def run_sft(settings: SftSettings, run: Run) -> None:
    """Fine-tunes a model on conversations. Goes on where an interrupted call of the same settings ended."""
    template = load_template(load_tokenizer(settings.model), settings.template)
    rows = read_conversations(settings.data)
    data = conversation_set(rows, template, max_length=settings.max_length, overlong=settings.overlong)
    folder = _open(settings, data, run)
    if folder.finished:
        return
    model = _load(settings)
    _train(model, SftObjective(data.examples), settings, run, folder, template)


def run_mdpo(settings: MdpoSettings, run: Run) -> None:
    """Trains a model on pairs. Goes on where an interrupted call of the same settings ended."""
    template = load_template(load_tokenizer(settings.model), settings.template)
    data = pair_set(read_pairs(settings.data), template, max_length=settings.max_length)
    folder = _open(settings, data, run)
    if folder.finished:
        return
    model = _load(settings)
    reference = _reference(model, data, settings, folder)
    _train(model, MdpoObjective(data.examples, data.labels, reference, settings), settings, run, folder, template)


def _open(settings: Settings, data: DataSet[Any], run: Run) -> RunFolder:
    if not len(data):
        raise misuse(f"no row can be used: {dict(data.dropped)}", where=", ".join(settings.data))
    folder = RunFolder(settings.out)
    folder.open(settings, data)
    run.tell({"examples": len(data), "cut": data.cut, "dropped": dict(data.dropped)})
    return folder


def _load(settings: Settings) -> PreTrainedModel:
    torch.manual_seed(settings.seed)
    return load_model(settings, choose_device(settings.device))


def _train(
    model: PreTrainedModel,
    objective: Objective,
    settings: Settings,
    run: Run,
    folder: RunFolder,
    template: ChatTemplate,
) -> None:
    train(model, objective, settings, run)
    folder.save_model(model, template)
    run.tell({"model": str(folder.model)})


def _reference(
    model: PreTrainedModel, data: DataSet[EncodedPair], settings: MdpoSettings, folder: RunFolder
) -> Reference:
    if settings.reference_from == "adapters-off":
        return adapters_off
    stored = folder.path / "reference"
    identity = np.array([settings.reference or settings.model, fingerprint(data)])
    if stored.exists():
        arrays = np.load(stored / "log_probs.npz")
        if np.array_equal(arrays["identity"], identity):
            return load_reference(dict(arrays))
    reference = precompute(_reference_model(model, settings), data.examples, settings.tokens_at_once)
    with whole_folder(stored) as partial:
        np.savez(partial / "log_probs.npz", identity=identity, **save_reference(reference))
    return reference


def _reference_model(model: PreTrainedModel, settings: MdpoSettings) -> PreTrainedModel:
    # Before its first step the policy is the reference, fresh adapters included: they add nothing yet.
    if settings.reference is None:
        return model
    device = next(model.parameters()).device
    return load_frozen(settings.reference, device, torch.bfloat16 if device.type == "cuda" else torch.float32)
