"""Walk a derivation again, day by day, and say whether its dates are right.

A second opinion: it shares the values of `deadlines.counting` (what was asked, what was answered) and
none of its code. It looks at one day after the other and asks the plain lists, so that a fault in the
fast counting shows as a disagreement. It is never used to compute a date that was not claimed.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from deadlines.computed import Roll
from deadlines.counting import Count, Direction, Rounding, Unit
from deadlines.days import ClosedDays, SchoolDays
from deadlines.derivation import Derivation

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What the second walk found; its own dates are None where it could not walk to the end."""

    last_day: date | None
    due: date | None
    act_by: date | None
    differences: tuple[str, ...]
    """Each date that differs, as a sentence; empty if everything agrees."""

    @property
    def agrees(self) -> bool:
        """Return whether every claimed date was found again."""
        return not self.differences

    def earliest(self) -> date | None:
        """Return the earliest of the dates found, to be published if the two disagree."""
        return min((d for d in (self.last_day, self.due) if d), default=None)


class _CannotTell(Exception):
    """A day that decides the answer lies outside the lists."""


def check(derivation: Derivation) -> Verdict:
    """Return whether the dates of `derivation` follow from its event, period and closed days.

    The derivations that it rests on are walked too; their differences are told with its own.
    """
    below = [difference for link in derivation.rests_on for difference in check(link).differences]
    try:
        found = _found_again(derivation)
    except (_CannotTell, OverflowError) as error:
        return Verdict(last_day=None, due=None, act_by=None, differences=(*below, str(error)))
    last_day, due, act_by = found
    claimed = (derivation.count.last_day, derivation.count.due, derivation.act_by)
    own = tuple(_differences(claimed, found))
    return Verdict(last_day=last_day, due=due, act_by=act_by, differences=(*below, *own))


def _differences(
    claimed: tuple[date, date, date | None], found: tuple[date, date, date | None]
) -> Iterator[str]:
    for name, said, walked in zip(("last_day", "due", "act_by"), claimed, found, strict=True):
        if said != walked:
            yield f"{name} was computed as {said}, walking day by day gives {walked}"


def _found_again(derivation: Derivation) -> tuple[date, date, date | None]:
    count = derivation.count
    closed = count.days.closed
    last_day = _last_day(count)
    due = last_day
    if count.counting.roll is not Roll.NONE:
        way = ONE_DAY if count.counting.roll is Roll.FORWARD else -ONE_DAY
        while not _date_may_rest_on(due, closed):
            due += way
    act_by = None
    if derivation.act_by is not None:
        act_by = last_day
        while not _business(act_by, closed):
            act_by -= ONE_DAY
    return last_day, due, act_by


def _last_day(count: Count) -> date:
    back = count.counting.direction is Direction.BACK
    step = -ONE_DAY if back else ONE_DAY
    number = count.period.amount + (1 if count.period.more_than else 0)
    start = count.start - step if count.counting.first_day_counts else count.start
    match count.period.unit:
        case Unit.MONTHS:
            return _anniversary(start, -number if back else number, count.counting.rounding)
        case Unit.YEARS:
            return _anniversary(start, 12 * (-number if back else number), count.counting.rounding)
        case Unit.BUSINESS_DAYS:
            return _walk(start, step, number, lambda day: _business(day, count.days.closed))
        case Unit.SCHOOL_DAYS:
            return _walk(start, step, number, lambda day: _school(day, count.days.school))
        case Unit.CALENDAR_DAYS:
            return _walk(start, step, number, lambda _: True)


def _walk(day: date, step: timedelta, number: int, counts: Callable[[date], bool]) -> date:
    while number > 0:
        day += step
        if counts(day):
            number -= 1
    return day


def _anniversary(day: date, months: int, rounding: Rounding) -> date:
    """Step from first of month to first of month, then to the same day or the end of that month."""
    year, month = day.year, day.month
    for _ in range(abs(months)):
        month += 1 if months > 0 else -1
        if month in (0, 13):
            year, month = (year + 1, 1) if month == 13 else (year - 1, 12)
    if not date.min.year <= year <= date.max.year:
        raise _CannotTell(f"the year {year} cannot be counted")
    for wanted in range(day.day, 27, -1):
        try:
            found = date(year, month, wanted)
        except ValueError:
            continue
        rounded_up = wanted != day.day and rounding is Rounding.FIRST_OF_NEXT_MONTH
        return found + ONE_DAY if rounded_up else found
    return date(year, month, day.day)


def _business(day: date, closed: ClosedDays) -> bool:
    if day.isoweekday() in (6, 7):
        return False
    _must_lie(day, closed.first, closed.last, "the list of closed days")
    return not (day in closed.days and closed.days[day].business)


def _date_may_rest_on(day: date, closed: ClosedDays) -> bool:
    if day.isoweekday() in (6, 7):
        return False
    _must_lie(day, closed.first, closed.last, "the list of closed days")
    return not (day in closed.days and closed.days[day].rolls)


def _school(day: date, school: SchoolDays | None) -> bool:
    if school is None:
        raise _CannotTell("there is no school calendar")
    sessions = [session for year in school.years for session in year.sessions]
    _must_lie(day, min(s.first for s in sessions), max(s.last for s in sessions), "the school calendar")
    for year in school.years:
        in_session = any(s.first <= day <= s.last for s in year.sessions)
        shut = any(c.first <= day <= c.last for c in year.closed)
        if day in year.make_up or (in_session and day.weekday() in year.week and not shut):
            return True
    return False


def _must_lie(day: date, first: date, last: date, what: str) -> None:
    if not first <= day <= last:
        raise _CannotTell(f"{day} lies outside {what} ({first} to {last})")
