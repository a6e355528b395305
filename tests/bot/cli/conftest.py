"""The command line as a person uses it: words in, words and an exit code out, on a store of its own."""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot import cli

OFFICE = """
[office]
name = "Llano Alto Regional Education Cooperative"
timezone = "America/Denver"
store = "var/duewatch.sqlite3"

[[mailbox]]
address = "sped.filings@llanoalto.example"
maildir = "mail"

[outbox]
maildir = "outbox"

[[lea]]
name = "Piedra Alta Public Schools"
domains = ["piedraalta.example"]
schools = ["Cottonwood Bend Elementary School"]
jurisdiction = "US-NM"

[[person]]
name = "Dana Coordinator"
initials = "DC"
address = "dana@llanoalto.example"
roles = ["coordinator"]

[web]
listen = "127.0.0.1:8480"
public_url = "https://deadlines.llanoalto.example"
"""


@dataclass(frozen=True)
class Said:
    """What a command printed and how it ended."""

    out: str
    err: str
    code: int


Duewatch = Callable[..., Said]


@pytest.fixture
def office(tmp_path: Path) -> Path:
    path = tmp_path / "office.toml"
    path.write_text(OFFICE)
    for part in ("new", "cur", "tmp"):
        (tmp_path / "mail" / part).mkdir(parents=True)
    return path


@pytest.fixture
def duewatch(office: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Duewatch:
    monkeypatch.setenv("DUEWATCH_OFFICE", str(office))
    monkeypatch.setenv("DUEWATCH_BY", "DC")
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "140")

    def run(*words: str) -> Said:
        monkeypatch.setattr(sys, "argv", ["duewatch", *words])
        try:
            cli.main()
            code = 0
        except SystemExit as end:
            code = int(end.code or 0)
        said = capsys.readouterr()
        return Said(said.out, said.err, code)

    return run


@pytest.fixture
def case(duewatch: Duewatch) -> str:
    """A case opened by hand: received Wednesday 4 March 2026."""
    said = duewatch(
        *("case", "open", "--procedure", "due_process", "--lea", "Piedra Alta Public Schools"),
        *("--child", "Jo Roe", "--event", "lea_received_request=2026-03-04", "--reason", "at the desk"),
    )
    assert said.code == 0, said.err
    return said.out.strip()
