"""One update of a model. On a GPU a CUDA graph for each shape: small models spend their time in starting kernels."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import torch
from torch import Tensor

from trial.model import SmallModel

Inputs = tuple[Tensor, ...]
Figures = dict[str, Tensor]
"""Scalars of an update; the one called ``loss`` is what is descended."""


@dataclass(frozen=True)
class Captured:
    """A graph with the tensors that it reads and writes."""

    graph: torch.cuda.CUDAGraph
    inputs: Inputs
    figures: Figures


class Updater:
    """AdamW in fp32 weights on one loss. The learning rate is a tensor, so that a graph reads it anew."""

    def __init__(self, model: SmallModel, figures_of: Callable[..., Figures], *, graphs: bool = True) -> None:
        self.model = model
        self.figures_of = figures_of
        device = model.cosine.device
        on_gpu = device.type == "cuda"
        self.graphs = graphs and on_gpu
        self.rate = torch.zeros((), device=device)
        self.optimizer = torch.optim.AdamW(
            model.parameters(), lr=self.rate, betas=(0.9, 0.98), weight_decay=0.0, fused=True, capturable=on_gpu
        )
        self.captured: dict[tuple[torch.Size, ...], Captured] = {}
        self._make_state()

    def forget(self) -> None:
        """Sets the moments back, for another run of updates."""
        for state in self.optimizer.state.values():
            for tensor in state.values():
                tensor.zero_()

    def update(self, inputs: Inputs, rate: float) -> Figures:
        """One update. On a GPU the figures are valid until the next one of the same shape."""
        self.rate.fill_(rate)
        captured = self._captured_for(inputs) if self.graphs else None
        if captured is None:
            return self._run(inputs)
        for held, given in zip(captured.inputs, inputs, strict=True):
            held.copy_(given)
        captured.graph.replay()
        return captured.figures

    def _captured_for(self, inputs: Inputs) -> Captured | None:
        shapes = tuple(tensor.shape for tensor in inputs)
        if shapes not in self.captured:
            try:
                self.captured[shapes] = self._capture(inputs)
            except RuntimeError as error:
                print(f"no graph for {shapes}, updates run without: {error}", flush=True)
                self.graphs = False
        return self.captured.get(shapes)

    def _run(self, inputs: Inputs) -> Figures:
        self.optimizer.zero_grad(set_to_none=True)
        figures = self._backward(inputs)
        figures["gradient_norm"] = torch.nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
        self.optimizer.step()
        return figures

    def _backward(self, inputs: Inputs) -> Figures:
        figures = self.figures_of(*inputs)
        figures["loss"].backward()
        return {name: value.detach() for name, value in figures.items()}

    def _capture(self, inputs: Inputs) -> Captured:
        held = tuple(tensor.clone() for tensor in inputs)
        aside = torch.cuda.Stream()
        aside.wait_stream(torch.cuda.current_stream())
        with torch.cuda.stream(aside):
            for _ in range(2):
                self._backward(held)
        torch.cuda.current_stream().wait_stream(aside)
        graph = torch.cuda.CUDAGraph()
        self.optimizer.zero_grad(set_to_none=True)
        with torch.cuda.graph(graph):
            figures = self._run(held)
        return Captured(graph, held, figures)

    # A step without gradients makes the moments, which a graph must find in place.
    def _make_state(self) -> None:
        for parameter in self.model.parameters():
            parameter.grad = torch.zeros_like(parameter)
        self.optimizer.step()
        self.forget()
