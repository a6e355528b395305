"""Why a date is what it is: the walk from the event to the due day, and its sentences.

A `Derivation` is the frozen value attached to a deadline. It keeps the count with everything that
was known about days, so that it can be shown, stored and checked (`deadlines.check`) at any time.
Nothing here computes a date; text is made only when somebody asks for it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from deadlines.computed import Roll
from deadlines.counting import Count, Direction, Unit
from deadlines.days import ClosedDay, Days, in_words

_NOUNS = {
    Unit.CALENDAR_DAYS: "day",
    Unit.BUSINESS_DAYS: "business day",
    Unit.SCHOOL_DAYS: "school day",
    Unit.MONTHS: "month",
    Unit.YEARS: "year",
}


@dataclass(frozen=True, slots=True)
class DayStep:
    """One day of a walk: its number in the count, or why it does not count."""

    day: date
    number: int | None
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Derivation:
    """What a date rests on: the event, the count, and the dates that its start came from."""

    trigger: str
    """What happened on day 0, in words: "the LEA receives the request"."""
    count: Count
    act_by: date | None = None
    rests_on: tuple["Derivation", ...] = ()
    """Where day 0 is itself a computed date: its derivation."""
    remarks: tuple[str, ...] = ()
    """Sentences that belong to the date and not to the counting."""

    def steps(self) -> tuple[str, ...]:
        """Return the derivation as sentences, in order, the ones that it rests on first."""
        before = tuple(step for link in self.rests_on for step in link.steps())
        return before + tuple(sentences(self.count, self.trigger, self.act_by)) + self.remarks

    def closed_days_used(self) -> tuple[ClosedDay, ...]:
        """Return the closed days between the event and the dates, to be frozen with the deadline."""
        return closed_days_used(self.count, self.act_by)


def closed_days_used(count: Count, act_by: date | None = None) -> tuple[ClosedDay, ...]:
    """Return every listed closed day that lies within the walk of `count`, in order."""
    ends = [count.start, count.last_day, count.due, *([act_by] if act_by else [])]
    days = count.days.closed.days
    return tuple(days[day] for day in sorted(days) if min(ends) <= day <= max(ends))


def walk(count: Count) -> Iterator[DayStep]:
    """Yield every day from the event to the last day, counted or skipped; nothing for months and years."""
    if count.period.unit in (Unit.MONTHS, Unit.YEARS) or count.last_day == count.start:
        return
    step = 1 if count.counting.direction is Direction.FORWARD else -1
    day = count.start - timedelta(step) if count.counting.first_day_counts else count.start
    number = 0
    while day != count.last_day:
        day += timedelta(step)
        why = why_skipped(day, count.period.unit, count.days)
        number += why is None
        yield DayStep(day, None, why) if why else DayStep(day, number)


def roll_walk(count: Count) -> Iterator[DayStep]:
    """Yield the days that the roll passed over, each with its reason, and the day it landed on."""
    step = 1 if count.due > count.last_day else -1
    day = count.last_day
    while day != count.due:
        yield DayStep(day, None, count.days.closed.why_closed(day) or "")
        day += timedelta(step)
    named = count.days.closed.why_closed(day)
    yield DayStep(day, None, f"{named}, from which no date moves" if named else "")


def why_skipped(day: date, unit: Unit, days: Days) -> str | None:
    """Return why `day` does not count in `unit`, None if it does."""
    if unit is Unit.BUSINESS_DAYS:
        return days.closed.why_closed(day)
    if unit is Unit.SCHOOL_DAYS and days.school:
        return days.school.why_closed(day)
    return None


def sentences(count: Count, trigger: str, act_by: date | None = None) -> Iterator[str]:
    """Yield the count as sentences: day 0, the days counted and skipped, the last day, the roll."""
    zero = "day 1" if count.counting.first_day_counts else "day 0"
    yield f"{in_words(count.start)}: {trigger} ({zero})"
    yield from _runs(count)
    yield f"{in_words(count.last_day)}: {_length(count)}, the last day"
    yield from _rolled(count)
    if act_by and act_by != count.last_day:
        why = count.days.closed.why_closed(count.last_day) or "not a business day"
        yield f"{in_words(act_by)}: act by, the last business day before {in_words(count.last_day)} ({why})"


def _length(count: Count) -> str:
    noun = _NOUNS[count.period.unit]
    if count.period.unit in (Unit.MONTHS, Unit.YEARS):
        many = "" if count.period.number == 1 else "s"
        way = "later" if count.counting.direction is Direction.FORWARD else "earlier"
        return f"{count.period.number} {noun}{many} {way}"
    way = "" if count.counting.direction is Direction.FORWARD else ", counted back"
    return f"{noun} {count.period.number}{way}"


def _runs(count: Count) -> Iterator[str]:
    """Calendar days need no list; of the others, neighbours with one reason make one sentence."""
    if count.period.unit not in (Unit.BUSINESS_DAYS, Unit.SCHOOL_DAYS):
        return
    noun = _NOUNS[count.period.unit]
    for why, group in groupby(walk(count), key=lambda step: step.why):
        run = list(group)
        days = _span(run[0].day, run[-1].day)
        yield f"{days}: not counted, {why}" if why else f"{days}: {noun}{_numbers(run)}"


def _numbers(run: list[DayStep]) -> str:
    first, last = run[0].number, run[-1].number
    return f" {first}" if first == last else f"s {first} to {last}"


def _span(one: date, other: date) -> str:
    return in_words(one) if one == other else f"{in_words(one)} to {in_words(other)}"


def _rolled(count: Count) -> Iterator[str]:
    if count.roll is Roll.NONE:
        return
    *passed, landed = roll_walk(count)
    for step in passed:
        yield f"{in_words(step.day)}: {step.why}, so the date moves {count.roll.value}"
    yield f"{in_words(landed.day)}: due, {landed.why or 'the first day that is open'}"
