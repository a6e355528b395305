"""Which days count: closed days, school days, and the zone whose local date is meant.

Pure data and look-ups; nothing here counts a period (that is `deadlines.counting`) and nothing knows
a holiday by itself: the lists come from `config/closed_days/` and from the district's school calendar.
Outside the bounds of a list the answer is "not known", never "open". Saturdays and Sundays are known
for ever.

34 CFR 300.11 defines the three kinds of day. A *business day* is Monday to Friday except federal and
state holidays; a *school day* is a day on which children attend for instruction.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from functools import cached_property, lru_cache
from zoneinfo import ZoneInfo

_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
BETWEEN_SESSIONS = "between school sessions"
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def in_words(day: date) -> str:
    """Return "Wed 4 Mar 2026", in English whatever the locale."""
    return f"{_WEEKDAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]} {day.year}"


def local_date(instant: datetime, zone: str) -> date:
    """Return the calendar day on which `instant` (aware) fell in `zone`: 23:59 local is that day.

    Raises ValueError for an instant without an offset: a guess could be a day off.
    """
    if instant.utcoffset() is None:
        raise ValueError("an instant without an offset has no local date")
    return instant.astimezone(ZoneInfo(zone)).date()


class DayKind(StrEnum):
    """The three kinds of day of 34 CFR 300.11."""

    CALENDAR = "calendar"
    BUSINESS = "business"
    SCHOOL = "school"


@dataclass(frozen=True, slots=True)
class ClosedDay:
    """A weekday on which public offices are closed, and by whose word."""

    day: date
    name: str
    source: str
    business: bool = True
    """It is no business day: a federal or a state holiday (34 CFR 300.11(b))."""
    rolls: bool = True
    """A last day that falls on it moves: a legal holiday of the state whose rule rolls."""
    doubt: str = ""
    """Why `rolls` may be read the other way ("C28", "C29"); empty when nobody doubts it."""


@dataclass(frozen=True, slots=True)
class DaysNotKnown:
    """An answer that cannot be given: days of `kind` are not known before `before`, or after `after`.

    Both are None when there is no list at all, or when the day is beyond the calendar.
    `earliest_possible` is the answer if every unknown day counted; None if there is no such day.
    """

    kind: DayKind
    before: date | None = None
    after: date | None = None
    earliest_possible: date | None = None

    @property
    def why(self) -> str:
        """Return "no school calendar after 2026-05-21"."""
        if self.kind is DayKind.CALENDAR:
            return "the day is beyond the years that can be counted"
        what = "no school calendar" if self.kind is DayKind.SCHOOL else "no list of closed days"
        if self.before:
            return f"{what} before {self.before.isoformat()}"
        return f"{what} after {self.after.isoformat()}" if self.after else what

    @property
    def remedy(self) -> str:
        """Return what a person can do about it, as a sentence."""
        if self.kind is DayKind.CALENDAR:
            return "Check the date of the event."
        when = " for the missing time" if self.before or self.after else ""
        if self.kind is DayKind.SCHOOL:
            return f"Enter the district's school calendar{when} ('duewatch school import')."
        return f"Enter the closed days{when} ('duewatch closed-day add')."


@dataclass(frozen=True, slots=True)
class OpenDays:
    """The open days between two bounds, as ordinals (`date.toordinal`) in order."""

    ordinals: tuple[int, ...]
    first: int
    last: int


@dataclass(frozen=True)
class ClosedDays:
    """The closed days of one jurisdiction, known from `first` through `last` (both included).

    `certain_from` and `certain_through` bound the years that were compared with a published list;
    outside them, the days follow from the standing rules of the holidays.
    """

    jurisdiction: str
    days: Mapping[date, ClosedDay] = field(repr=False, hash=False)
    first: date
    last: date
    certain_from: date | None = None
    certain_through: date | None = None
    doubts: Mapping[str, str] = field(default_factory=dict, repr=False, hash=False)
    """What is doubtful about some of the days: the id in `ClosedDay.doubt`, and why."""

    def knows(self, day: date) -> bool:
        """Return whether `day` is surely closed or surely open."""
        return self.first <= day <= self.last or day.weekday() >= 5

    def why_closed(self, day: date) -> str | None:
        """Return why `day` is no business day ("Saturday", "Labor Day"), None if it is one.

        Ask `knows` first; for a day outside the bounds the answer means nothing.
        """
        if day.weekday() >= 5:
            return ("Saturday", "Sunday")[day.weekday() - 5]
        closed = self.days.get(day)
        return closed.name if closed and closed.business else None

    @cached_property
    def bounds(self) -> tuple[int, int]:
        """Return `first` and `last` as ordinals."""
        return self.first.toordinal(), self.last.toordinal()

    @cached_property
    def business(self) -> OpenDays:
        """Return every business day between the bounds (federal and state holidays left out)."""
        return _open_weekdays(self.business_closed, *self.bounds)

    @cached_property
    def business_closed(self) -> frozenset[int]:
        """Return the ordinals of the weekdays that are no business days (federal and state holidays)."""
        return frozenset(d.day.toordinal() for d in self.days.values() if d.business)

    @cached_property
    def roll_closed(self) -> frozenset[int]:
        """Return the ordinals of the weekdays from which a date rolls (state legal holidays)."""
        return frozenset(d.day.toordinal() for d in self.days.values() if d.rolls)

    def read_otherwise(self, doubt: str) -> "ClosedDays":
        """Return the same days with the doubted ones taken the other way for rolls.

        C28: a roll then also moves past the third Monday of February. C29: a roll then stops at
        the Friday before a Saturday holiday. Business days stay what they are.
        """
        turned = {d.day: replace(d, rolls=not d.rolls) for d in self.days.values() if d.doubt == doubt}
        return replace(self, days={**self.days, **turned})

    def with_days(self, more: Iterable[ClosedDay]) -> "ClosedDays":
        """Return these days with `more` added; a day that is listed already is replaced."""
        return replace(self, days={**self.days, **{d.day: d for d in more}})


@lru_cache(maxsize=64)
def _open_weekdays(closed: frozenset[int], first: int, last: int) -> OpenDays:
    """Readings of a doubt differ in rolls only, so that they share one list of business days."""
    opened = tuple(o for o in range(first, last + 1) if 0 < o % 7 < 6 and o not in closed)
    return OpenDays(opened, first, last)


@dataclass(frozen=True, slots=True)
class Span:
    """Days from `first` through `last`, both included; `name` says what it is, if anything does."""

    first: date
    last: date
    name: str = ""

    def __contains__(self, day: date) -> bool:
        """Return whether `day` lies in it."""
        return self.first <= day <= self.last

    def days(self) -> Iterable[date]:
        """Return every day of it, in order."""
        length = (self.last - self.first).days + 1
        return (self.first + timedelta(n) for n in range(length))


@dataclass(frozen=True)
class SchoolYear:
    """When children attend for instruction: weekdays of `week` (0 = Monday) in `sessions`, not in `closed`.

    Gaps between sessions are closed. Part days count in full (34 CFR 300.11(c)); days of extended
    school year services are no part of it. `make_up` are days on which school is held although the
    rest says otherwise. Only this decides school days, not the holidays.
    """

    week: frozenset[int]
    sessions: tuple[Span, ...]
    closed: tuple[Span, ...] = ()
    make_up: frozenset[date] = frozenset()
    source: str = ""
    entered_by: str = ""

    def why_closed(self, day: date) -> str | None:
        """Return why `day` is no school day, None if it is one; only days within the sessions' bounds."""
        if day in self.make_up:
            return None
        if not any(day in session for session in self.sessions):
            return BETWEEN_SESSIONS
        if day.weekday() not in self.week:
            return "outside the school week"
        return next((span.name or "school closed" for span in self.closed if day in span), None)


@dataclass(frozen=True)
class SchoolDays:
    """The school days of one district over all the school years that it has entered."""

    years: tuple[SchoolYear, ...]

    @cached_property
    def bounds(self) -> Span:
        """Return the first day of the first session through the last day of the last one."""
        sessions = [session for year in self.years for session in year.sessions]
        return Span(min(s.first for s in sessions), max(s.last for s in sessions))

    def knows(self, day: date) -> bool:
        """Return whether `day` lies between the first and the last day of instruction."""
        return day in self.bounds

    def why_closed(self, day: date) -> str | None:
        """Return why `day` is no school day, None if it is one. Ask `knows` first."""
        reasons = [year.why_closed(day) for year in self.years]
        if None in reasons:
            return None
        return next((reason for reason in reasons if reason != BETWEEN_SESSIONS), BETWEEN_SESSIONS)

    @cached_property
    def open(self) -> OpenDays:
        """Return every school day between the bounds."""
        days = sorted({day.toordinal() for year in self.years for day in _attended(year)})
        return OpenDays(tuple(days), self.bounds.first.toordinal(), self.bounds.last.toordinal())


def _attended(year: SchoolYear) -> Iterable[date]:
    days = {day for session in year.sessions for day in session.days() if day.weekday() in year.week}
    for span in year.closed:
        days.difference_update(span.days())
    return days | year.make_up


@dataclass(frozen=True)
class Days:
    """All that a count needs to know about days: closed days, school days, and the case's zone."""

    closed: ClosedDays
    zone: str
    school: SchoolDays | None = None

    def local_date(self, instant: datetime) -> date:
        """Return the local day of `instant` (aware) in the case's zone."""
        return local_date(instant, self.zone)
