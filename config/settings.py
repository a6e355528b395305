"""Load the office file: every problem at once, each with its place and the nearest known key.

Reads one TOML file and, for the school years it names, nothing yet (`config.school` does).
Opens no connection and creates nothing.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from pathlib import Path

from pydantic import Field

from config.errors import BadFile, FileProblem
from config.office import (
    Calendar,
    Dns,
    Lea,
    Limits,
    Mailbox,
    Ocr,
    Office,
    OutboxFolder,
    Person,
    Reminders,
    Smtp,
    StateAgency,
    Table,
    Web,
)
from config.strict import checked, read_toml


class Settings(Table):
    """The office file, checked. Lists carry plural names; everything but `office` may be missing."""

    office: Office
    mailboxes: tuple[Mailbox, ...] = Field(default=(), alias="mailbox")
    leas: tuple[Lea, ...] = Field(default=(), alias="lea")
    state_agencies: tuple[StateAgency, ...] = Field(default=(), alias="state_agency")
    people: tuple[Person, ...] = Field(default=(), alias="person")
    calendars: tuple[Calendar, ...] = Field(default=(), alias="calendar")
    smtp: Smtp | None = None
    outbox: OutboxFolder | None = None
    web: Web | None = None
    reminders: Reminders = Reminders()
    limits: Limits = Limits()
    ocr: Ocr = Ocr()
    dns: Dns | None = None

    def lea(self, name: str | None) -> Lea | None:
        """Return the LEA of that name, or None."""
        return next((lea for lea in self.leas if lea.name == name), None)

    def timezone_of(self, lea: str | None) -> str:
        """Return the time zone that days of a matter of `lea` are counted in."""
        known = self.lea(lea)
        return (known.timezone if known else None) or self.office.timezone

    @property
    def sender(self) -> str:
        """The From of our own mail: of the way out, else the first mailbox."""
        named = (self.smtp and self.smtp.sender) or (self.outbox and self.outbox.sender)
        if named:
            return named
        address = self.mailboxes[0].address if self.mailboxes else "duewatch@localhost"
        return f"Duewatch <{address}>"


def load_settings(path: Path) -> Settings:
    """Return the office file's settings, relative paths taken from the file's folder.

    Raises BadFile with every problem found: unreadable, not TOML, unknown keys (with the nearest
    known one), wrong values, and names that no table explains.
    """
    tables = read_toml(path, remedy="name another one with --office FILE")
    settings = checked(Settings, tables, path, {"folder": path.resolve().parent})
    problems = list(_across_tables(settings))
    if problems:
        raise BadFile(path, problems)
    return settings


def _across_tables(settings: Settings) -> Iterator[FileProblem]:
    names = [lea.name for lea in settings.leas]
    yield from _twice("lea", "name", names)
    yield from _twice("lea", "domains", [d for lea in settings.leas for d in lea.domains])
    yield from _twice("mailbox", "address", [m.address for m in settings.mailboxes])
    yield from _twice("person", "initials", [p.initials for p in settings.people])
    yield from _twice("calendar", "name", [c.name for c in settings.calendars])
    for number, person in enumerate(settings.people, 1):
        yield from _unknown_leas(f"person[{number}]", person.leas, names)
    for number, calendar in enumerate(settings.calendars, 1):
        yield from _unknown_leas(f"calendar[{number}]", calendar.leas, names)
    if settings.smtp and settings.outbox:
        yield FileProblem("outbox", "stands beside [smtp]; mail needs one way out, keep one")


def _twice(table: str, key: str, values: Sequence[str]) -> Iterator[FileProblem]:
    for value, count in Counter(values).items():
        if count > 1:
            yield FileProblem(table, f"{key} '{value}' stands {count} times; it must name one {table} only")


def _unknown_leas(where: str, wanted: Sequence[str] | None, known: Sequence[str]) -> Iterator[FileProblem]:
    for name in wanted or ():
        if name not in known:
            near = get_close_matches(name, known, n=1)
            hint = f"; did you mean '{near[0]}'?" if near else ""
            yield FileProblem(f"{where}.leas", f"'{name}' is not the name of an [[lea]]{hint}")
