"""Count a period the way a rule says, and show the counting.

Pure: dates in, dates out. Which days are closed is given (`deadlines.days`); today's date is not
needed. No number and no way of counting is chosen here: amount, unit, direction, roll and rounding
come from the rule's `Period` and `Counting`, which cite the text that they follow.

The day of the event is day 0 and does not count; the last day does (NMAC 6.31.2.13, Computation of
Time; the same for the federal base). Weekends and closures never stop calendar days.
"""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from dateutil.relativedelta import relativedelta

from deadlines.computed import Roll
from deadlines.days import ClosedDays, DayKind, Days, DaysNotKnown, OpenDays


class Unit(StrEnum):
    """What a period is counted in."""

    CALENDAR_DAYS = "calendar_days"
    BUSINESS_DAYS = "business_days"
    SCHOOL_DAYS = "school_days"
    MONTHS = "months"
    YEARS = "years"


class Direction(StrEnum):
    """Whether a period runs on from the event or is counted back from it."""

    FORWARD = "forward"
    BACK = "back"


class Rounding(StrEnum):
    """Which day stands for an anniversary that does not exist (29 Feb 2024 and one year)."""

    LAST_OF_MONTH = "last_of_month"
    FIRST_OF_NEXT_MONTH = "first_of_next_month"
    """Counted back, this is the look-back: the first day whose anniversary is not before the event."""


@dataclass(frozen=True, slots=True)
class Period:
    """An amount of days, months or years; `more_than` makes "more than 10 days" day 11."""

    amount: int
    unit: Unit
    more_than: bool = False

    def __post_init__(self) -> None:
        if self.amount < 0:
            raise ValueError(f"a period cannot be {self.amount} {self.unit}: count back instead")

    @property
    def number(self) -> int:
        """Return the number of the last day: the amount, and one more for "more than"."""
        return self.amount + self.more_than


@dataclass(frozen=True, slots=True)
class Counting:
    """How a rule counts."""

    direction: Direction = Direction.FORWARD
    roll: Roll = Roll.NONE
    """What happens to a last day on a Saturday, Sunday or legal holiday; repeated until the day is open."""
    first_day_counts: bool = False
    """The first day is day 1 ("not more than 45 school days" in an interim setting)."""
    rounding: Rounding = Rounding.LAST_OF_MONTH


class Count(NamedTuple):
    """A finished count, unchangeable. All dates are whole local days; `deadlines.derivation` explains it."""

    start: date
    """Day 0: the local day on which the event happened."""
    period: Period
    counting: Counting
    last_day: date
    """The plain count."""
    due: date
    """`last_day` after the rule's roll."""
    days: Days
    """What was known about days; immutable, so that the count can be checked for ever."""

    @property
    def roll(self) -> Roll:
        """Return what happened to this date, not what the rule allows."""
        if self.due == self.last_day:
            return Roll.NONE
        return Roll.FORWARD if self.due > self.last_day else Roll.BACK


# Looking a member up in its class costs more than a whole day of counting.
_CALENDAR_DAYS, _BUSINESS_DAYS, _MONTHS, _YEARS = (
    Unit.CALENDAR_DAYS,
    Unit.BUSINESS_DAYS,
    Unit.MONTHS,
    Unit.YEARS,
)
_FORWARD, _NO_ROLL, _ROLL_FORWARD = Direction.FORWARD, Roll.NONE, Roll.FORWARD


def count(start: date, period: Period, counting: Counting, days: Days) -> Count | DaysNotKnown:
    """Return the last day of a period that runs from `start`, and the day that it is due.

    `start` is day 0, in the case's zone. Returns `DaysNotKnown`, with the earliest possible date
    and what is missing, if a day that decides the answer lies outside the lists of `days`.

    Source: 34 CFR 300.11; NMAC 6.31.2.13, Computation of Time (1) and (2).
    """
    try:
        last_day = _last_day(start, period, counting, days)
        if isinstance(last_day, DaysNotKnown):
            return last_day
        due = last_day if counting.roll is _NO_ROLL else roll(last_day, counting.roll, days.closed)
    except (OverflowError, ValueError):
        return DaysNotKnown(DayKind.CALENDAR)
    if isinstance(due, DaysNotKnown):
        return due
    return Count(start, period, counting, last_day, due, days)


def _last_day(start: date, period: Period, counting: Counting, days: Days) -> date | DaysNotKnown:
    number = period.amount + period.more_than
    forward = counting.direction is _FORWARD
    if counting.first_day_counts:
        start += timedelta(-1 if forward else 1)
    unit = period.unit
    if unit is _CALENDAR_DAYS:
        return date.fromordinal(start.toordinal() + (number if forward else -number))
    if unit is _YEARS or unit is _MONTHS:
        return _anniversary(start, number if forward else -number, unit, counting.rounding)
    if number == 0:
        return start
    kind, opened = _open_days(unit, days)
    return _nth_forward(start, number, kind, opened) if forward else _nth_back(start, number, kind, opened)


def _anniversary(start: date, number: int, unit: Unit, rounding: Rounding) -> date:
    months = number * 12 if unit is Unit.YEARS else number
    day = start + relativedelta(months=months)
    exists = day.day == start.day
    return day if exists or rounding is Rounding.LAST_OF_MONTH else day + timedelta(1)


def _open_days(unit: Unit, days: Days) -> tuple[DayKind, OpenDays | None]:
    if unit is _BUSINESS_DAYS:
        return DayKind.BUSINESS, days.closed.business
    return DayKind.SCHOOL, days.school.open if days.school else None


def _nth_forward(start: date, number: int, kind: DayKind, opened: OpenDays | None) -> date | DaysNotKnown:
    day = start.toordinal()
    if opened is None:
        return DaysNotKnown(kind, earliest_possible=date.fromordinal(day + number))
    place = bisect_right(opened.ordinals, day) + number - 1
    if place < len(opened.ordinals) and day + 1 >= opened.first:
        return date.fromordinal(opened.ordinals[place])
    return _not_known(day, number, kind, opened)


def _nth_back(start: date, number: int, kind: DayKind, opened: OpenDays | None) -> date | DaysNotKnown:
    day = start.toordinal()
    if opened is None:
        return DaysNotKnown(kind, earliest_possible=date.fromordinal(day - number))
    place = bisect_left(opened.ordinals, day) - number
    if place >= 0 and day - 1 <= opened.last:
        return date.fromordinal(opened.ordinals[place])
    return _not_known(day, -number, kind, opened)


def _not_known(start: int, number: int, kind: DayKind, opened: OpenDays) -> DaysNotKnown:
    """Say which bound was crossed first, and the day if every unknown day counted."""
    step, known, day, first_gap = (1 if number > 0 else -1), set(opened.ordinals), start, 0
    for _ in range(abs(number)):
        day += step
        while not _may_count(day, kind, opened, known):
            day += step
        if not first_gap and not opened.first <= day <= opened.last:
            first_gap = day
    before = date.fromordinal(opened.first) if first_gap < opened.first else None
    after = None if before else date.fromordinal(opened.last)
    return DaysNotKnown(kind, before, after, date.fromordinal(day))


def _may_count(day: int, kind: DayKind, opened: OpenDays, known: set[int]) -> bool:
    if opened.first <= day <= opened.last:
        return day in known
    return kind is DayKind.SCHOOL or not _weekend(day)


def _weekend(day: int) -> bool:
    return (day + 1) % 7 < 2  # the ordinal of a Monday leaves 1


def roll(day: date, way: Roll, closed: ClosedDays) -> date | DaysNotKnown:
    """Return `day`, or the nearest day that way which is no Saturday, Sunday or legal holiday.

    The third Monday of February is an ordinary day for New Mexico's rolls although it is no business
    day (`ClosedDay.rolls`): it neither moves a date nor is skipped.

    Source: NMAC 6.31.2.13, Computation of Time (1) forward, (2) back; (I)(28).
    """
    return _nearest_open(day, 1 if way is _ROLL_FORWARD else -1, closed.roll_closed, closed)


def act_by(last_day: date, closed: ClosedDays) -> date | DaysNotKnown:
    """Return the last business day on or before `last_day`: the day that an office works to."""
    return _nearest_open(last_day, -1, closed.business_closed, closed)


def _nearest_open(day: date, step: int, shut: frozenset[int], closed: ClosedDays) -> date | DaysNotKnown:
    here = asked = day.toordinal()
    while here in shut or (here + 1) % 7 < 2:
        here += step
    found = day if here == asked else date.fromordinal(here)
    first, last = closed.bounds
    return found if first <= here <= last else _beyond(closed, found)


def _beyond(closed: ClosedDays, day: date) -> DaysNotKnown:
    if day > closed.last:
        return DaysNotKnown(DayKind.BUSINESS, after=closed.last, earliest_possible=day)
    return DaysNotKnown(DayKind.BUSINESS, before=closed.first, earliest_possible=day)
