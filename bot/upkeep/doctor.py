"""Try everything that is configured, change nothing, and say in words what is wrong.

One finding a thing tried. A finding that hinders the watch is "wrong"; one that an office should know
of is "note". The daemon may be running meanwhile.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from importlib.util import find_spec
from pathlib import Path

from bot.errors import EdgeError
from bot.mailboxes.opening import open_mailbox
from bot.outbox.opening import open_outbox
from bot.publishing.shared_calendars import shelves_of
from bot.reader.recogniser import LANGUAGES, tessdata
from bot.workroom import Workroom
from config.closed_days import NoClosedDays, closed_days_for
from config.errors import BadFile
from config.office import Lea
from config.packs import load_pack
from config.school import load_school_days
from config.settings import Settings

LOW_DISK_BYTES = 1_000_000_000
CALENDAR_REACH = timedelta(days=120)
"""A school calendar that ends sooner than this leaves dates undecided."""


class Grade(StrEnum):
    """How much a finding matters."""

    WELL = "well"
    NOTE = "note"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was tried, and what came of it."""

    what: str
    grade: Grade
    says: str = ""


def examine(room: Workroom, today: date) -> Iterator[Finding]:
    """Yield a finding for each thing that the office file names, in the order of its tables."""
    settings = room.settings
    yield _disk(room)
    yield from _mailboxes(settings)
    yield _outbox(settings)
    for shelf in shelves_of(room):
        yield from _tried(f"calendar {shelf.calendar.name}", shelf.calendar.check)
    yield from _web(settings)
    for jurisdiction in sorted({lea.jurisdiction for lea in settings.leas} or {"US"}):
        yield from _law(jurisdiction, today)
    for lea in settings.leas:
        yield _school_days(lea, today)
    yield _people(settings)
    yield _recognition(settings)


def _tried(what: str, check: Callable[[], object]) -> Iterator[Finding]:
    try:
        found = check()
    except EdgeError as error:
        yield Finding(what, Grade.WRONG, str(error))
        return
    complaints = list(found) if isinstance(found, list | tuple) else []
    for complaint in complaints:
        yield Finding(what, Grade.WRONG, str(complaint))
    if not complaints:
        yield Finding(what, Grade.WELL)


def _disk(room: Workroom) -> Finding:
    path = room.store.path
    free = shutil.disk_usage(path.parent).free
    if free < LOW_DISK_BYTES:
        return Finding(
            "store", Grade.WRONG, f"only {free // 1_000_000} MB are free at {path.parent}; make room"
        )
    if path.stat().st_mode & 0o077:
        return Finding("store", Grade.WRONG, f"{path} can be read by other accounts: chmod 600 {path}")
    return Finding("store", Grade.WELL, f"{path}, {free // 1_000_000_000} GB free")


def _mailboxes(settings: Settings) -> Iterator[Finding]:
    if not settings.mailboxes:
        yield Finding("mailbox", Grade.WRONG, "the office file names no [[mailbox]]: nothing is watched")
    for table in settings.mailboxes:
        opened = open_mailbox(table, settings.office.zone)
        if opened is None:
            says = "has neither maildir nor imap: it is not watched"
            yield Finding(f"mailbox {table.address}", Grade.WRONG, says)
            continue
        yield from _tried(f"mailbox {table.address}", opened.check)
        opened.close()


def _outbox(settings: Settings) -> Finding:
    opened = open_outbox(settings)
    if opened is None:
        says = "the office file has neither [smtp] nor [outbox]: no acknowledgement or reminder is sent"
        return Finding("mail out", Grade.WRONG, says)
    found = list(_tried("mail out", opened.check))
    opened.close()
    return found[0]


def _web(settings: Settings) -> Iterator[Finding]:
    if settings.web is None:
        yield Finding("feeds", Grade.NOTE, "the office file has no [web]: nobody can subscribe to a feed")
    elif settings.web.public_url is None:
        says = f"web.public_url is not set: links in mails point to {settings.web.base_url}"
        yield Finding("feeds", Grade.NOTE, says)
    else:
        yield Finding("feeds", Grade.WELL, settings.web.base_url)


def _law(jurisdiction: str, today: date) -> Iterator[Finding]:
    what = f"law of {jurisdiction}"
    try:
        pack = load_pack(jurisdiction)
        closed = closed_days_for(jurisdiction)
    except (BadFile, NoClosedDays) as error:
        yield Finding(what, Grade.WRONG, str(error))
        return
    unsigned = sum(rule.checked is None for rule in pack.rules)
    if unsigned:
        yield Finding(what, Grade.NOTE, f"{unsigned} of {len(pack.rules)} rules are not signed off")
    if closed.certain_through is None or closed.certain_through < today + CALENDAR_REACH:
        through = closed.certain_through or "no day"
        yield Finding(what, Grade.NOTE, f"closed days are certain through {through} only; confirm the rest")
    if not unsigned:
        yield Finding(what, Grade.WELL)


def _school_days(lea: Lea, today: date) -> Finding:
    what = f"school days of {lea.name}"
    if not lea.school_year:
        return Finding(what, Grade.NOTE, "no school_year: dates counted in school days stay undecided")
    try:
        days = load_school_days(lea.school_year)
    except BadFile as error:
        return Finding(what, Grade.WRONG, str(error))
    if days is None:
        return Finding(what, Grade.NOTE, "no school_year: dates counted in school days stay undecided")
    last = max(span.last for year in days.years for span in year.sessions)
    if last < today + CALENDAR_REACH:
        return Finding(what, Grade.NOTE, f"the calendar ends on {last}; add the next year's")
    return Finding(what, Grade.WELL, f"known through {last}")


def _people(settings: Settings) -> Finding:
    if any("coordinator" in person.roles for person in settings.people):
        return Finding("people", Grade.WELL)
    return Finding("people", Grade.WRONG, "no [[person]] is a coordinator: nobody is told of anything")


def _recognition(settings: Settings) -> Finding:
    folder = tessdata(settings.ocr.tessdata)
    missing = [name for name in LANGUAGES if folder is None or not _has_language(folder, name)]
    if find_spec("tesserocr") is None:
        return Finding(
            "text recognition", Grade.NOTE, "the 'ocr' extra is not installed: scans go to the tray"
        )
    if missing:
        says = f"no language data for {', '.join(missing)}: scans in them go to the tray"
        return Finding("text recognition", Grade.NOTE, says)
    return Finding("text recognition", Grade.WELL, str(folder))


def _has_language(folder: Path, name: str) -> bool:
    return os.access(folder / f"{name}.traineddata", os.R_OK)
