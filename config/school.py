"""Read a district's school calendar: which days are school days, and who says so.

The same keys serve a file of the office, `duewatch school import` and the `school_calendar` of
`duewatch calc`. Only this list decides school days, not the holidays (34 CFR 300.11(c)).
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from difflib import get_close_matches
from itertools import pairwise
from pathlib import Path
from typing import Annotated, Any, TypeVar

from pydantic import AfterValidator, BeforeValidator, Field, model_validator

from config.errors import BadFile, FileProblem
from config.strict import Strict, checked, read_toml
from deadlines.days import SchoolDays, SchoolYear, Span

T = TypeVar("T")
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
MAX_SESSION_DAYS = 800
MAX_GAP_DAYS = 200
"""Between the files of two school years; a longer gap means that a year is missing."""


def _day(value: object) -> date:
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    if isinstance(value, str) and re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
        return date.fromisoformat(value)
    raise ValueError("is not a date; write one like 2026-08-06")


def _weekday(value: object) -> str:
    if value in WEEKDAYS:
        return str(value)
    near = get_close_matches(str(value).lower(), WEEKDAYS, n=1)
    hint = f"did you mean '{near[0]}'?" if near else f"known are {', '.join(WEEKDAYS)}"
    raise ValueError(f"is not a weekday; {hint}")


def _some(entries: tuple[T, ...]) -> tuple[T, ...]:
    if not entries:
        raise ValueError("is empty; without it no day could be told to be a school day")
    return entries


Day = Annotated[date, BeforeValidator(_day)]
Weekday = Annotated[str, BeforeValidator(_weekday)]
Words = Annotated[str, Field(max_length=200)]


class Session(Strict):
    """A stretch of instruction: its first and last day."""

    first: Day
    last: Day
    name: Words = ""

    @model_validator(mode="after")
    def _in_order(self) -> "Session":
        length = (self.last - self.first).days + 1
        if length < 1:
            raise ValueError(f"ends on {self.last}, before it begins on {self.first}")
        if length > MAX_SESSION_DAYS:
            raise ValueError(f"is {length} days long; a session has at most {MAX_SESSION_DAYS}")
        return self


class Closure(Strict):
    """Days without instruction inside a session."""

    from_: Annotated[Day, Field(alias="from")]
    to: Day
    name: Words = ""
    source: Words = ""
    """Who says so, where the calendar as published did not: a snow day."""
    entered_by: Words = ""

    @property
    def told(self) -> str:
        """Why there is no school, as a derivation tells it: "Snow day (notice of 12 Mar, entered by DC)"."""
        by = f"entered by {self.entered_by}" if self.entered_by else ""
        whence = ", ".join(part for part in (self.source, by) if part)
        return f"{self.name or 'school closed'} ({whence})" if whence else self.name

    @model_validator(mode="after")
    def _in_order(self) -> "Closure":
        length = (self.to - self.from_).days + 1
        if length < 1:
            raise ValueError(f"ends on {self.to}, before it begins on {self.from_}")
        if length > MAX_SESSION_DAYS:
            raise ValueError(f"is {length} days long; a closure has at most {MAX_SESSION_DAYS}")
        return self


class SchoolCalendar(Strict):
    """A school calendar as it is written down."""

    week: Annotated[tuple[Weekday, ...], AfterValidator(_some), Field(max_length=7)]
    sessions: Annotated[tuple[Session, ...], AfterValidator(_some), Field(max_length=100)]
    closed: Annotated[tuple[Closure, ...], Field(max_length=1000)] = ()
    make_up: Annotated[tuple[Day, ...], Field(max_length=200)] = ()
    """Days on which school is held although the rest says otherwise."""
    source: Words = ""
    entered_by: Words = ""


def school_year(table: Mapping[str, Any], path: Path | str) -> SchoolYear:
    """Return the school year that `table` tells; `path` names it in errors.

    Raises BadFile with every problem: unknown keys, wrong dates, sessions that overlap, make-up
    days outside the sessions.
    """
    read = checked(SchoolCalendar, table, path, {})
    problems = [*_overlaps(read.sessions), *_stray_make_up(read)]
    if problems:
        raise BadFile(path, problems)
    return SchoolYear(
        week=frozenset(WEEKDAYS.index(name) for name in read.week),
        sessions=tuple(Span(s.first, s.last, s.name) for s in _in_order(read.sessions)),
        closed=tuple(Span(c.from_, c.to, c.told) for c in read.closed),
        make_up=frozenset(read.make_up),
        source=read.source,
        entered_by=read.entered_by,
    )


def load_school_days(paths: Sequence[Path]) -> SchoolDays | None:
    """Return the school days of a district's calendar files; None if it has entered none.

    Raises BadFile for the first file that cannot be used, with all its problems; for years that
    overlap; and for a gap between two files that can only be a missing year.
    """
    years = [(path, school_year(read_toml(path), path)) for path in paths]
    if not years:
        return None
    years.sort(key=lambda named: named[1].sessions[0].first)
    for (_, earlier), (path, later) in pairwise(years):
        what = _misfit(earlier.sessions[-1].last, later.sessions[0].first)
        if what:
            raise BadFile(path, [FileProblem("sessions", what)])
    return SchoolDays(tuple(year for _, year in years))


def _misfit(ended: date, begins: date) -> str | None:
    if begins <= ended:
        return f"begins on {begins}, before the year before it ends on {ended}"
    if (begins - ended).days > MAX_GAP_DAYS:
        return f"begins on {begins}, but the year before it ended on {ended}: a year is missing between"
    return None


def _in_order(sessions: Iterable[Session]) -> list[Session]:
    return sorted(sessions, key=lambda session: session.first)


def _overlaps(sessions: Iterable[Session]) -> Iterator[FileProblem]:
    for earlier, later in pairwise(_in_order(sessions)):
        if later.first <= earlier.last:
            what = f"the session from {later.first} begins before the one from {earlier.first} ends"
            yield FileProblem("sessions", what)


def _stray_make_up(read: SchoolCalendar) -> Iterator[FileProblem]:
    first, last = min(s.first for s in read.sessions), max(s.last for s in read.sessions)
    for day in read.make_up:
        if not first <= day <= last:
            yield FileProblem("make_up", f"{day} lies outside the sessions ({first} to {last})")
