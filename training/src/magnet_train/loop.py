"""The one training loop: passes of bounded size, steps whose loss does not depend on how they are split."""

from __future__ import annotations

import math
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import torch
from transformers import PreTrainedModel

from magnet_train.checkpoint import Checkpoints, trained_parameters
from magnet_train.errors import TrainError
from magnet_train.metrics import MetricsFile
from magnet_train.pack import collate, plan_batches
from magnet_train.part import Objective, Part
from magnet_train.schedule import Order, learning_rate
from magnet_train.settings import Settings


@dataclass
class Run:
    """Where a training run writes, whom it tells, and who may stop it."""

    folder: Path
    tell: Callable[[dict[str, Any]], None] = lambda metrics: None
    """Gets the figures of each step."""
    should_stop: Callable[[], bool] = lambda: False
    """Asked after each step."""
    recent: deque[dict[str, Any]] = field(default_factory=lambda: deque(maxlen=100))


def train(model: PreTrainedModel, objective: Objective, settings: Settings, run: Run) -> int:
    """Trains until the last step, or goes on where the newest checkpoint of the folder ends. Returns the steps done.

    Raises ``TrainError``: ``stopped`` when asked to stop, with a checkpoint; ``broken-world`` when the objective finds
    a reason to stop, the loss is no number, or memory is out.
    """
    order = Order(len(objective.examples), settings)
    optimizer = make_optimizer(model, settings)
    checkpoints = Checkpoints(run.folder / "checkpoints", settings.keep_checkpoints)
    start = checkpoints.restore(model, optimizer)
    log = MetricsFile(run.folder / "metrics.jsonl", steps=start)
    model.train()
    for step in range(start, order.steps):
        metrics = _one_step(model, optimizer, objective, settings, order, step)
        _refuse_no_number(metrics)
        log.append(metrics)
        run.tell(metrics)
        run.recent.append(metrics)
        done = step + 1
        reason = objective.why_stop(list(run.recent))
        pause = run.should_stop() or (settings.stop_after is not None and done - start >= settings.stop_after)
        if reason or pause or done % settings.checkpoint_every == 0 or done == order.steps:
            checkpoints.save(done, model, optimizer)
        if reason:
            raise TrainError("broken-world", f"stopped after step {done}: {reason}", where=str(run.folder))
        if pause and done < order.steps:
            raise TrainError("stopped", f"stopped after step {done} of {order.steps}", hint="The same command goes on")
    return order.steps


def make_optimizer(model: PreTrainedModel, settings: Settings) -> torch.optim.Optimizer:
    """AdamW over what trains."""
    return torch.optim.AdamW(
        [parameter for _, parameter in trained_parameters(model)],
        lr=settings.learning_rate,
        betas=settings.adam_betas,
        weight_decay=settings.weight_decay,
        fused=next(model.parameters()).device.type == "cuda",
    )


def autocast(device: torch.device) -> torch.autocast:
    """bf16 for the arithmetic on a GPU; fp32 on a CPU, where bf16 is slower. Weights stay as they are."""
    return torch.autocast(device.type, dtype=torch.bfloat16, enabled=device.type == "cuda")


def _one_step(
    model: PreTrainedModel,
    optimizer: torch.optim.Optimizer,
    objective: Objective,
    settings: Settings,
    order: Order,
    step: int,
) -> dict[str, Any]:
    began = time.monotonic()
    indices = order.step(step)
    rate = learning_rate(step, order.steps, settings)
    for group in optimizer.param_groups:
        group["lr"] = rate
    optimizer.zero_grad(set_to_none=True)
    parts, tokens = _accumulate(model, objective, settings, indices)
    norm = torch.nn.utils.clip_grad_norm_([p for _, p in trained_parameters(model)], settings.clip)
    optimizer.step()
    figures = objective.report(parts, objective.totals(indices))
    seconds = time.monotonic() - began
    progress = {"step": step + 1, "steps": order.steps, "learning_rate": rate, "gradient_norm": float(norm)}
    return {**progress, **figures, "tokens": tokens, "seconds": round(seconds, 3)}


def _accumulate(
    model: PreTrainedModel, objective: Objective, settings: Settings, indices: list[int]
) -> tuple[list[Part], int]:
    device = next(model.parameters()).device
    totals = objective.totals(indices)
    parts, tokens = [], 0
    lengths = [len(objective.examples[at]) for at in indices]
    for group in plan_batches(lengths, settings.tokens_at_once, packed=settings.packing):
        chosen = [indices[at] for at in group]
        batch = collate([objective.examples[at] for at in chosen], packed=settings.packing)
        tokens += batch.tokens
        with _memory_advice(settings), autocast(device):
            part = objective.part(model, batch.to(device), chosen, totals)
            part.loss.backward()
        parts.append(part)
    return parts, tokens


def _refuse_no_number(metrics: dict[str, Any]) -> None:
    if not math.isfinite(metrics["loss"]) or not math.isfinite(metrics["gradient_norm"]):
        raise TrainError(
            "broken-world",
            f"the loss of step {metrics['step']} is {metrics['loss']}, its gradient {metrics['gradient_norm']}",
            hint="Use a lower learning_rate; the newest checkpoint is from before",
        )


class _memory_advice:
    """Turns an out-of-memory error into what to do about it."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings

    def __enter__(self) -> None:
        pass

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> None:
        if isinstance(error, torch.OutOfMemoryError | MemoryError) or "can't allocate memory" in str(error):
            raise TrainError("broken-world", "memory is out", hint=self._advice()) from error

    def _advice(self) -> str:
        possible = [f"a tokens_at_once below {self.settings.tokens_at_once}", "a smaller max_length"]
        if not self.settings.gradient_checkpointing:
            possible.append("gradient_checkpointing: true")
        if not self.settings.lora:
            possible.append("lora")
        return f"Set {', '.join(possible)}; the same command goes on from the newest checkpoint"
