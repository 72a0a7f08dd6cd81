"""Rows as ``data/generate.ts`` wrote them, a few of every category, for tests without Node."""

from __future__ import annotations

import json
from pathlib import Path

from trial.rows import Row

rows: list[Row] = json.loads((Path(__file__).parent / "rows.json").read_text(encoding="utf-8"))
