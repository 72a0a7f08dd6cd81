"""Which examples a step takes, and how fast it learns."""

from __future__ import annotations

import math

import numpy as np

from magnet_train.settings import Settings


class Order:
    """The order of examples, drawn from the seed for each epoch, so that a step needs no memory of the steps before."""

    def __init__(self, examples: int, settings: Settings) -> None:
        self.examples = examples
        self.batch_size = settings.batch_size
        self.seed = settings.seed
        self.steps_an_epoch = math.ceil(examples / settings.batch_size)
        self.steps = self.steps_an_epoch * settings.epochs

    def step(self, number: int) -> list[int]:
        """Indices of the examples of step ``number``, from 0."""
        epoch, at = divmod(number, self.steps_an_epoch)
        order = np.random.default_rng([self.seed, epoch]).permutation(self.examples)
        return order[at * self.batch_size : (at + 1) * self.batch_size].tolist()


def learning_rate(step: int, steps: int, settings: Settings) -> float:
    """The rate of step ``step`` of ``steps``, from 0: it grows in the warm-up, then falls to nothing after the last."""
    warm = round(settings.warmup * steps)
    if step < warm:
        return settings.learning_rate * (step + 1) / warm
    left = (steps - step) / max(1, steps - warm)
    shapes = {"constant": 1.0, "linear": left, "cosine": 0.5 * (1 - math.cos(math.pi * left))}
    return settings.learning_rate * shapes[settings.schedule]
