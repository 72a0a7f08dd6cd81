"""Closes the output of pytest with the plain line that ``scripts/test.ts`` reads."""

from typing import Any

import pytest


@pytest.hookimpl(trylast=True)
def pytest_unconfigure(config: Any) -> None:  # noqa: ANN401
    """Prints ``N passed, N failed, N skipped`` as the very last line; errors outside tests count as failed."""
    reporter = config.pluginmanager.get_plugin("terminalreporter")
    if reporter is None or hasattr(config, "workerinput"):
        return
    count = {name: len(reporter.stats.get(name, [])) for name in ("passed", "failed", "error", "skipped", "xfailed")}
    failed = count["failed"] + count["error"]
    reporter.write_line(f"{count['passed']} passed, {failed} failed, {count['skipped'] + count['xfailed']} skipped")
