"""The demonstration, as a newcomer plays it."""

import subprocess
import sys
from datetime import date
from email import message_from_bytes, policy
from pathlib import Path
from zoneinfo import ZoneInfo

import pypdfium2
import pytest

from bot.demo.mailbag import demo_mails
from bot.demo.pdf import text_pdf

DENVER = ZoneInfo("America/Denver")


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    folder = tmp_path_factory.mktemp("demo")
    words = [sys.executable, "-c", "from bot.cli import main; main()", "demo", "--once", "--dir", str(folder)]
    done = subprocess.run(words, capture_output=True, text=True, check=True, timeout=120)
    return folder, done.stdout


def test_one_pass_leaves_an_office_its_calendars_and_its_mail(played: tuple[Path, str]) -> None:
    folder, _ = played

    assert (folder / "office.toml").is_file()
    assert {p.name for p in (folder / "calendars").glob("*.ics")} == {"deadlines.ics", "piedra-alta.ics"}
    assert list((folder / "outbox" / "new").iterdir())


def test_one_filing_sent_by_two_people_is_one_case(played: tuple[Path, str]) -> None:
    _, out = played

    assert out.count("JA ") == 1


def test_the_calendar_names_cases_by_their_label_only(played: tuple[Path, str]) -> None:
    folder, _ = played
    text = (folder / "calendars" / "deadlines.ics").read_text("utf-8")

    assert "JA" in text
    assert not [name for name in ("Arriaga", "Joaquin", "Torrance", "Okafor", "Camino") if name in text]


def test_nobody_but_the_coordinator_gets_mail(played: tuple[Path, str]) -> None:
    folder, _ = played
    mails = [
        message_from_bytes(p.read_bytes(), policy=policy.default) for p in (folder / "outbox/new").iterdir()
    ]

    assert {str(mail["To"]) for mail in mails} == {"Dana Coordinator <dana@llanoalto.example>"}
    assert {str(mail["Auto-Submitted"]) for mail in mails} <= {"auto-replied", "auto-generated"}


def test_the_mails_are_dated_relative_to_the_day_they_are_played_on() -> None:
    """Three days before Thursday 5 March 2026 is Monday the 2nd."""
    first = next(iter(demo_mails(date(2026, 3, 5), DENVER)))

    assert first.arrived_at.date() == date(2026, 3, 2)
    assert b"Monday, March 2, 2026" in first.raw


def test_there_are_enough_mails_of_varied_kinds() -> None:
    mails = list(demo_mails(date(2026, 3, 5), DENVER))

    assert len(mails) >= 12
    assert len({m.raw for m in mails}) == len(mails)


def test_the_attached_letter_is_a_pdf_that_others_can_read() -> None:
    pages = pypdfium2.PdfDocument(text_pdf("first (line)\n" + "more\n" * 60))

    assert len(pages) == 2
    assert "first (line)" in pages[0].get_textpage().get_text_bounded()
