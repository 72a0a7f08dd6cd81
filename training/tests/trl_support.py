"""TRL's DPO trainer around a model, fed with our tokens and masks."""

from __future__ import annotations

from pathlib import Path

import torch
from datasets import Dataset
from torch import Tensor
from transformers import PreTrainedModel
from trl import DPOConfig, DPOTrainer

from magnet_train.encode import EncodedPair
from support import hermes


def dpo_trainer(model: PreTrainedModel, reference: PreTrainedModel | None, folder: Path, **options) -> DPOTrainer:
    """A trainer of ``L_SFT + L_DPO`` with beta 0.1; without a reference model, batches have to bring its values."""
    row = {name: [{"role": role, "content": name}] for name, role in _sides}
    config = DPOConfig(
        output_dir=str(folder),
        beta=0.1,
        loss_type=["sigmoid", "sft"],
        loss_weights=[1.0, 1.0],
        gradient_checkpointing=False,
        bf16=False,
        use_cpu=True,
        report_to=[],
        precompute_ref_log_probs=reference is None,
        per_device_train_batch_size=1,
        **options,
    )
    return DPOTrainer(
        model, reference, args=config, train_dataset=Dataset.from_list([row] * 2), processing_class=hermes().tokenizer
    )


_sides = (("prompt", "user"), ("chosen", "assistant"), ("rejected", "assistant"))


def trl_batch(pairs: list[EncodedPair]) -> dict[str, Tensor]:
    """Our tokens as TRL pads them, ``[2P, T]``: chosen sides first. What is masked in is what we score."""
    sides = [pair.chosen for pair in pairs] + [pair.rejected for pair in pairs]
    longest = max(map(len, sides))
    shape = (len(sides), longest)
    batch = {name: torch.zeros(shape, dtype=torch.long) for name in ("input_ids", "attention_mask", "completion_mask")}
    for row, side in enumerate(sides):
        batch["input_ids"][row, : len(side)] = torch.from_numpy(side.ids)
        batch["attention_mask"][row, : len(side)] = 1
        batch["completion_mask"][row, : len(side)] = torch.from_numpy((side.actions > 0).astype("int64"))
    return batch
