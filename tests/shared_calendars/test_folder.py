"""A calendar as a file in a folder: the whole suite, and what is its own."""

import os
import stat
from pathlib import Path

import pytest

from calendars.errors import CalendarRefused, CalendarSuspicious, CalendarUnavailable
from calendars.folder import FolderCalendar, file_name
from tests.calendars.samples import published
from tests.shared_calendars.suite import CalendarSuite


class TestFolder(CalendarSuite):
    """The suite over a folder."""

    cancelled_stay = True

    @pytest.fixture(autouse=True)
    def _place(self, tmp_path):
        self.folder = tmp_path / "var" / "calendars"

    def open(self):
        return FolderCalendar("deadlines", self.folder)

    def texts(self):
        path = self.folder / "deadlines.ics"
        return [path.read_bytes()] if path.exists() else []

    def put_foreign(self):
        (self.folder / "holidays.ics").write_text("someone else's")

    def has_foreign(self):
        return (self.folder / "holidays.ics").read_text() == "someone else's"


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "calendars"


def test_the_folder_and_the_file_are_for_us_alone(folder):
    FolderCalendar("deadlines", folder).bring_to([published()])

    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE((folder / "deadlines.ics").stat().st_mode) == 0o600


def test_a_file_that_the_office_opened_to_a_web_server_stays_open(folder):
    calendar = FolderCalendar("deadlines", folder)
    calendar.bring_to([published(1)])
    (folder / "deadlines.ics").chmod(0o644)
    calendar.bring_to([published(2)])

    assert stat.S_IMODE((folder / "deadlines.ics").stat().st_mode) == 0o644


def test_an_unchanged_calendar_is_not_written_again(folder):
    calendar = FolderCalendar("deadlines", folder)
    calendar.bring_to([published()])
    before = (folder / "deadlines.ics").stat()
    calendar.bring_to([published()])

    after = (folder / "deadlines.ics").stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_a_file_that_someone_edited_is_brought_back(folder):
    calendar = FolderCalendar("deadlines", folder)
    calendar.bring_to([published()])
    path = folder / "deadlines.ics"
    good = path.read_bytes()
    path.write_bytes(good.replace(b"ACT BY", b"IGNORE"))
    calendar.bring_to([published()])

    assert path.read_bytes() == good


def test_another_programs_file_of_that_name_is_left_alone(folder):
    folder.mkdir()
    (folder / "deadlines.ics").write_text("BEGIN:VCALENDAR\r\nPRODID:-//Other//EN\r\nEND:VCALENDAR\r\n")

    with pytest.raises(CalendarSuspicious, match="was not written by Duewatch"):
        FolderCalendar("deadlines", folder).bring_to([published()])
    assert "Other" in (folder / "deadlines.ics").read_text()
    assert "was not written by Duewatch" in FolderCalendar("deadlines", folder).check()[0]


def test_a_power_cut_while_writing_leaves_the_old_calendar_and_the_next_try_works(folder, monkeypatch):
    calendar = FolderCalendar("deadlines", folder)
    calendar.bring_to([published(1)])
    old = (folder / "deadlines.ics").read_bytes()

    class PowerCut(BaseException):
        pass

    def cut(descriptor):
        raise PowerCut

    monkeypatch.setattr(os, "fsync", cut)
    with pytest.raises(PowerCut):
        calendar.bring_to([published(2)])
    assert (folder / "deadlines.ics").read_bytes() == old
    monkeypatch.undo()

    calendar.bring_to([published(2)])
    assert [path.name for path in folder.iterdir()] == ["deadlines.ics"]


def test_the_file_is_on_the_disk_before_it_takes_the_old_ones_place(folder, monkeypatch):
    """File synced, renamed, folder synced: in this order, or a power cut can leave an empty file."""
    course, real_sync, real_replace = [], os.fsync, Path.replace

    def sync(descriptor):
        course.append("folder" if stat.S_ISDIR(os.fstat(descriptor).st_mode) else "file")
        real_sync(descriptor)

    def replace(path, target):
        course.append("replace")
        return real_replace(path, target)

    monkeypatch.setattr(os, "fsync", sync)
    monkeypatch.setattr(Path, "replace", replace)
    FolderCalendar("deadlines", folder).bring_to([published()])

    assert course == ["file", "replace", "folder"]


def test_a_full_disk_is_tried_again_and_said_in_words(folder, monkeypatch):
    def full(descriptor):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(CalendarUnavailable, match="no space left on device") as raised:
        FolderCalendar("deadlines", folder).bring_to([published()])
    assert raised.value.try_again_after is not None


def test_a_folder_that_is_a_file_needs_a_person(tmp_path):
    (tmp_path / "calendars").write_text("")
    calendar = FolderCalendar("deadlines", tmp_path / "calendars")

    with pytest.raises(CalendarRefused, match="rights to this folder"):
        calendar.bring_to([published()])
    assert calendar.check()


@pytest.mark.parametrize("name", ["../../etc/cron", "a/b", "", "é", ".hidden", "x" * 500, "a\x00b", "\ud800"])
def test_no_name_of_a_calendar_leads_out_of_its_folder(name):
    made = file_name(name)

    assert Path(made).name == made
    assert made.endswith(".ics")
    assert not made.startswith(".")
    assert len(made) < 100


def test_calendars_with_alike_names_have_files_of_their_own():
    assert file_name("deadlines") == "deadlines.ics"
    assert file_name("North district 2.0") == "North district 2.0.ics"
    assert len({file_name(name) for name in ("a/b", "a b", "a-b", "a\\b")}) == 4
