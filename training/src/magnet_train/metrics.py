"""The figures of every step, a line each."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any


class MetricsFile:
    """``metrics.jsonl`` of a run. Opened after ``steps`` steps, it forgets lines of later ones that are run again."""

    def __init__(self, path: Path, steps: int) -> None:
        self.path = path
        path.parent.mkdir(parents=True, exist_ok=True)
        kept = [line for line in read_metrics(path) if line["step"] <= steps]
        path.write_text("".join(f"{json.dumps(line)}\n" for line in kept), encoding="utf-8")

    def append(self, metrics: dict[str, Any]) -> None:
        """Adds the figures of a step."""
        with self.path.open("a", encoding="utf-8") as file:
            file.write(f"{json.dumps(metrics)}\n")


def read_metrics(path: Path) -> list[dict[str, Any]]:
    """The figures of a run so far. A last line that a crash cut off is passed by."""
    if not path.exists():
        return []
    lines = path.read_text(encoding="utf-8").split("\n")[:-1]
    return [json.loads(line) for line in lines]
