"""Killed with SIGKILL between and within all nine steps, and started again: nothing lost, nothing doubled."""

import mailbox
import multiprocessing
import shutil
import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bot.casework import cases
from bot.store import messages
from bot.work import begin
from tests.bot.crashing import run, starve
from tests.bot.office import OFFICE, WEDNESDAY, open_room

PLACES = [
    ("step:keep", "after"),
    ("step:mark", "after"),
    ("step:read", "after"),
    ("step:file", "after"),
    ("step:publish", "after"),
    ("step:send", "after"),
    ("step:beat", "after"),
    ("bot.journal:_write_durably", "after"),
    ("bot.journal:_sync_folder", "before"),
    ("bot.steps:messages.take_in", "after"),
    ("bot.intake.filing:take_in", "after"),
    ("bot.intake.filing:write_down", "after"),
    ("bot.intake.filing:messages.settle", "after"),
    ("bot.intake.filing:want_acknowledgements", "after"),
    ("bot.intake.filing:bring_up_to_date", "before"),
    ("bot.intake.filing:bring_up_to_date", "after"),
    ("bot.intake.filing:_wake_what_waited", "after"),
    ("bot.publishing.publishing:_record", "before"),
    ("bot.publishing.publishing:entries.record", "after"),
    ("bot.mail_out.sending:mails.keep_text", "after"),
    ("bot.mail_out.sending:_record", "before"),
    ("bot.mail_out.sending:mails.sent", "after"),
    ("bot.outbox.maildir:MaildirOutbox._write", "before"),
    ("bot.outbox.maildir:MaildirOutbox._write", "after"),
]


def in_its_own_process(folder: Path, *how: object, target: Callable[..., None] = run) -> int | None:
    """Run the office elsewhere and return how the process ended."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.bot.crashing"])
    process = context.Process(target=target, args=(folder, *how))
    process.start()
    process.join(120)
    return process.exitcode


def outcome(folder: Path) -> dict[str, Any]:
    """Everything that people would see of an office, and what it has kept."""
    room = open_room(folder)
    found = {
        "cases": [cases.show_case(room, one["ref"], WEDNESDAY) for one in cases.list_cases(room, every=True)],
        "tray": [{**one, "id": None} for one in cases.tray(room)],
        "messages": [
            (one.hash, one.state, one.kind, one.why, one.strikes) for one in room.store.read(messages.recent)
        ],
        "journal": sorted(room.journal.hashes()),
        "calendar": (folder / "var/calendars/deadlines.ics").read_bytes(),
        "mail": sorted(str(mail["Message-ID"]) for mail in mailbox.Maildir(folder / "var/outbox")),
    }
    room.close()
    return found


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An office that never worked: every run begins with the same keys and clock."""
    folder = tmp_path_factory.mktemp("fresh")
    (folder / "office.toml").write_text(OFFICE)
    room = open_room(folder)
    begin(room, WEDNESDAY)
    room.close()
    return folder


@pytest.fixture(scope="module")
def undisturbed(fresh: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What the office comes to when nothing happens to it."""
    folder = tmp_path_factory.mktemp("undisturbed") / "office"
    shutil.copytree(fresh, folder)
    assert in_its_own_process(folder) == 0
    found = outcome(folder)
    assert len(found["cases"]) == 1
    assert len(found["messages"]) == len(found["journal"]) == 6
    assert len(found["mail"]) == len(set(found["mail"]))
    return found


AGAIN = [
    place for place in PLACES if place[0].startswith(("step:", "bot.intake.filing", "bot.mail_out.sending"))
]
"""Places that come again and again: the second time is another state of the office."""
CUTS = [(*place, 1) for place in PLACES]
CUTS += [pytest.param(*place, 2, marks=pytest.mark.soak) for place in AGAIN]


@pytest.mark.parametrize(("place", "when", "nth"), CUTS)
def test_a_power_cut_anywhere_loses_nothing_and_doubles_nothing(
    fresh: Path, undisturbed: dict[str, Any], tmp_path: Path, place: str, when: str, nth: int
):
    folder = tmp_path / "office"
    shutil.copytree(fresh, folder)

    first = in_its_own_process(folder, place, nth, when)
    assert in_its_own_process(folder) == 0

    assert first == -signal.SIGKILL
    assert outcome(folder) == undisturbed


def test_power_cuts_one_after_the_other_lose_nothing_and_double_nothing(
    fresh: Path, undisturbed: dict[str, Any], tmp_path: Path
):
    """Killed at the first filing, then at the first mail, then at the first calendar, and so on."""
    folder = tmp_path / "office"
    shutil.copytree(fresh, folder)

    for place, when in PLACES[::3]:
        in_its_own_process(folder, place, 1, when)
    assert in_its_own_process(folder) == 0

    assert outcome(folder) == undisturbed


@pytest.mark.parametrize("largest_file", [100, 1_000, 200_000, 290_000])
def test_a_full_disk_stops_the_work_in_words_and_costs_nothing_once_there_is_room(
    fresh: Path, undisturbed: dict[str, Any], tmp_path: Path, largest_file: int
):
    """A limit of the system on file size cuts real writes short: of a mail, the store or its journal."""
    folder = tmp_path / "office"
    shutil.copytree(fresh, folder)

    assert in_its_own_process(folder, largest_file, target=starve) == 75
    assert in_its_own_process(folder) == 0

    assert outcome(folder) == undisturbed
