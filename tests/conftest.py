"""Fixtures that every room's tests may ask for: real servers on loopback. And how examples are made up."""

from pathlib import Path

import pytest
from hypothesis import settings

from tests.servers.fixtures import (  # noqa: F401 - found by name
    certificate,
    dovecot,
    proxy,
    server_folder,
    smtp_server,
    user,
)

# A busy machine is no failure: what an example may cost is measured by `make bench`.
settings.register_profile("duewatch", deadline=None, print_blob=True)
settings.load_profile("duewatch")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Print how well the sample mails are read; `tests/parsers/test_score.py` holds the parsers to it."""
    if not (Path(__file__).parent / "parsers/samples/score.toml").is_file() or config.option.collectonly:
        return
    from tests.parsers.test_score import summary

    terminalreporter.section("how the sample mails are read (right/all)")
    for line in summary():
        terminalreporter.line(line)
