"""The whole reproduction at its smallest size, by its one command."""

from __future__ import annotations

import gzip
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from trial.settings import preference_arms, rounds, sft_arms, sizes

reproduction = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def finished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a run, with the page that it wrote."""
    if shutil.which("node") is None:
        pytest.skip("there is no node, which makes the rows")
    folder = tmp_path_factory.mktemp("reproduction")
    page = folder / "page.md"
    page.write_text("# Page\n\n<!-- results: ci -->\n<!-- end: ci -->\n", encoding="utf-8")
    command = ["node", "--import", "tsx", str(reproduction / "reproduce.ts"), "--size", "ci", "--folder", str(folder)]
    subprocess.run([*command, "--python", sys.executable, "--page", str(page)], check=True, cwd=reproduction.parents[1])
    return folder


@pytest.fixture(scope="module")
def records(finished: Path) -> list[dict]:
    with gzip.open(finished / "out" / "seed-0.jsonl.gz", "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def of(records: list[dict], stage: str, record: str) -> list[dict]:
    return [one for one in records if one["stage"] == stage and one["record"] == record]


class TestReproduction:
    def test_the_loss_falls(self, records):
        drilled, *called = [one["loss"] for one in of(records, "base", "figures")]
        assert min(called) < 0.7 * drilled

    def test_sft_beats_what_is_untrained_by_far(self, records):
        untrained, tuned = (of(records, stage, "test-loss")[0]["loss"] for stage in ("untrained", "split"))
        assert tuned < 0.8 * untrained

    def test_every_stage_is_there_with_all_its_transcripts(self, records):
        assert {one["stage"] for one in records} == {stage for part in rounds for stage in part}
        for stage in ("untrained", "base", *sft_arms, *preference_arms):
            played = of(records, stage, "transcript")
            assert [one["test"] for one in played] == ["test-tools"] * 60 + ["test-names"] * 12 + ["test-single"] * 10

    def test_every_seed_has_its_records(self, finished):
        assert sorted(path.name for path in (finished / "out").glob("seed-*")) == [
            f"seed-{seed}.jsonl.gz" for seed in range(sizes["ci"].seeds)
        ]

    def test_the_page_holds_the_tables(self, finished):
        text = (finished / "page.md").read_text(encoding="utf-8")
        assert all(f"| {title}" in text for title in ("untrained", "SFT: + split", "P1: mDPO, targeted negatives"))
        assert "**Merge** (" in text

    def test_what_is_finished_is_not_run_again(self, finished):
        before = (finished / "work" / "seed-0" / "base.pt").stat().st_mtime_ns
        command = [
            sys.executable,
            "-m",
            "trial.run",
            "--size",
            "ci",
            "--data",
            str(finished / "data"),
            "--minutes",
            "2",
        ]
        folders = ["--work", str(finished / "work"), "--out", str(finished / "out")]
        subprocess.run([*command, *folders], check=True, cwd=reproduction, env=environment())
        assert (finished / "work" / "seed-0" / "base.pt").stat().st_mtime_ns == before


def environment() -> dict[str, str]:
    return os.environ | {"PYTHONPATH": os.pathsep.join([str(reproduction), str(reproduction.parent / "src")])}
