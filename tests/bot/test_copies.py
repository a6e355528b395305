"""Backups: whole, checked, and brought back as they were; and the check that finds what is not whole."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.errors import WrongRequest
from bot.mailboxes import Arrived, Place
from bot.steps import keep
from bot.upkeep.copies import LIST_NAME, STORE_NAME, back_up, faults, restore
from bot.workroom import Workroom, open_workroom
from config.settings import load_settings

NOW = datetime(2026, 3, 4, 15, tzinfo=UTC)
OFFICE = """
[office]
name = "Llano Alto"
timezone = "America/Denver"
store = "var/duewatch.sqlite3"
"""


@pytest.fixture
def room(tmp_path: Path):
    (tmp_path / "office.toml").write_text(OFFICE)
    room = open_workroom(load_settings(tmp_path / "office.toml"))
    for number in range(3):
        raw = f"Subject: {number}\r\n\r\nbody\r\n".encode()
        keep(room, [Arrived(Place("a@b.example", 0, str(number)), raw, NOW)], NOW)
    yield room
    room.close()


def a_message(folder: Path) -> Path:
    return next(folder.glob("journal/??/*.eml"))


def test_a_store_and_journal_that_nobody_touched_are_whole(room: Workroom) -> None:
    assert list(faults(room)) == []


def test_a_message_that_was_altered_in_the_journal_is_found(room: Workroom, tmp_path: Path) -> None:
    a_message(tmp_path / "var").write_bytes(b"something else")

    [fault] = faults(room)
    assert "is not what was written" in fault


def test_a_message_that_is_gone_from_the_journal_is_found(room: Workroom, tmp_path: Path) -> None:
    a_message(tmp_path / "var").unlink()

    [fault] = faults(room)
    assert "restore" in fault


def test_a_message_that_only_the_journal_knows_is_told(room: Workroom) -> None:
    room.journal.keep(b"written, then the power went")

    [fault] = faults(room)
    assert "unknown to the store" in fault


def test_a_backup_brought_back_holds_every_message(room: Workroom, tmp_path: Path) -> None:
    count = back_up(room, tmp_path / "backup", NOW)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "office.toml").write_text(OFFICE)

    restored = restore(tmp_path / "backup", elsewhere / "var" / "duewatch.sqlite3")
    again = open_workroom(load_settings(elsewhere / "office.toml"))

    assert count == restored == 3
    assert list(faults(again)) == []
    again.close()


def test_a_backup_overwrites_nothing(room: Workroom, tmp_path: Path) -> None:
    back_up(room, tmp_path / "backup", NOW)

    with pytest.raises(WrongRequest, match="is there already"):
        back_up(room, tmp_path / "backup", NOW)
    with pytest.raises(WrongRequest, match="nothing is overwritten"):
        restore(tmp_path / "backup", tmp_path / "var" / "duewatch.sqlite3")


@pytest.mark.parametrize("part", [STORE_NAME, LIST_NAME])
def test_a_backup_that_is_not_whole_is_refused_and_nothing_is_brought_back(
    room: Workroom, tmp_path: Path, part: str
) -> None:
    back_up(room, tmp_path / "backup", NOW)
    (tmp_path / "backup" / part).write_bytes(b"x")
    target = tmp_path / "elsewhere" / "store.sqlite3"

    with pytest.raises(WrongRequest):
        restore(tmp_path / "backup", target)
    assert not target.exists()


def test_a_backup_is_for_the_offices_account_only(room: Workroom, tmp_path: Path) -> None:
    back_up(room, tmp_path / "backup", NOW)

    files = [p for p in (tmp_path / "backup").rglob("*") if p.is_file() and p.name != LIST_NAME]
    assert {p.stat().st_mode & 0o077 for p in files} == {0}
    assert (tmp_path / "backup").stat().st_mode & 0o077 == 0
