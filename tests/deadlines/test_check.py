"""The independent checker against the counting, for every start date and kind of count."""

import ast
import inspect
from dataclasses import replace
from datetime import date
from itertools import pairwise, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deadlines import check as checker
from deadlines.check import check
from deadlines.computed import Roll
from deadlines.counting import Count, Counting, Direction, Period, Rounding, Unit, act_by, count, roll
from deadlines.days import ClosedDays, Days, DaysNotKnown, SchoolYear, Span
from deadlines.derivation import Derivation
from tests.deadlines.district_days import CA, FIVE_DAYS, FOUR_DAYS, NM, YEAR_ROUND, days, every_day

FIVE_YEARS = every_day(date(2024, 1, 1), date(2028, 12, 31))
THIRTY_YEARS = every_day(date(2000, 1, 1), date(2029, 12, 31))
CLOSED = {"NM": NM, "C28": NM.read_otherwise("C28"), "C29": NM.read_otherwise("C29"), "CA": CA}
SCHOOLS = {"five days": FIVE_DAYS, "four days": FOUR_DAYS, "year round": YEAR_ROUND}
COUNTINGS = [
    Counting(direction, rolled, first, rounding)
    for direction, rolled, first, rounding in product(Direction, Roll, (False, True), Rounding)
]
PERIODS = {
    Unit.CALENDAR_DAYS: (5, 10, 15, 30, 45, 60),
    Unit.BUSINESS_DAYS: (1, 3, 5),
    Unit.SCHOOL_DAYS: (5, 10, 20, 45),
    Unit.MONTHS: (6,),
    Unit.YEARS: (1, 2, 18),
}


def derived(start: date, period: Period, how: Counting, known: Days) -> Derivation | None:
    """What the engine says, with the day to act by; None where a day is not known."""
    result = count(start, period, how, known)
    if isinstance(result, DaysNotKnown):
        return None
    acted = act_by(result.last_day, known.closed)
    return Derivation(
        trigger="it happens", count=result, act_by=None if isinstance(acted, DaysNotKnown) else acted
    )


def agreed(starts: list[date], unit: Unit, how: Counting, known: Days) -> int:
    """Check every start date; return how many dates were compared."""
    compared = 0
    for start, amount in product(starts, PERIODS[unit]):
        derivation = derived(start, Period(amount, unit), how, known)
        if derivation is not None:
            assert check(derivation).agrees, (start, amount, unit, how, check(derivation))
            compared += 1
    return compared


def test_the_checker_calls_no_counting_code() -> None:
    """Of `counting` it may use the values asked and answered, never a function."""
    tree = ast.parse(inspect.getsource(checker))
    taken = {
        name.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module in ("deadlines.counting", "deadlines.days")
        for name in node.names
    }

    assert taken == {"Count", "Direction", "Rounding", "Unit", "ClosedDays", "SchoolDays"}


def test_the_checker_looks_at_the_plain_lists_only() -> None:
    """What the fast counting prepares for itself is spoilt here; the second walk does not notice."""
    derivation = derived(
        date(2026, 5, 8), Period(15, Unit.BUSINESS_DAYS), Counting(roll=Roll.FORWARD), days()
    )
    assert derivation is not None
    spoilt = replace(NM)
    vars(spoilt).update(business=None, roll_closed=None, bounds=None)
    count_on_spoilt = derivation.count._replace(days=replace(derivation.count.days, closed=spoilt))

    assert check(replace(derivation, count=count_on_spoilt)).agrees


@pytest.mark.parametrize("closed", CLOSED)
@pytest.mark.parametrize("rolled", list(Roll))
def test_calendar_and_business_days_agree_for_every_start_date(closed: str, rolled: Roll) -> None:
    known = days(None, CLOSED[closed])
    starts = FIVE_YEARS[::3] if closed != "NM" else FIVE_YEARS

    assert agreed(starts, Unit.CALENDAR_DAYS, Counting(roll=rolled), known) == 6 * len(starts)
    assert agreed(starts, Unit.BUSINESS_DAYS, Counting(Direction.BACK, rolled), known) == 3 * len(starts)


@pytest.mark.parametrize("school", SCHOOLS)
@pytest.mark.parametrize("direction", list(Direction))
def test_school_days_agree_for_every_start_date_and_calendar(school: str, direction: Direction) -> None:
    known = days(SCHOOLS[school])

    assert agreed(FIVE_YEARS[::2], Unit.SCHOOL_DAYS, Counting(direction), known) > 3500


@settings(deadline=None)
@given(
    start=st.dates(date(1997, 1, 1), date(2040, 12, 31)),
    amount=st.integers(0, 400),
    unit=st.sampled_from(Unit),
    how=st.sampled_from(COUNTINGS),
    school=st.sampled_from([None, *SCHOOLS.values()]),
    more_than=st.booleans(),
)
def test_any_count_agrees_with_the_walk_or_says_what_it_does_not_know(
    start: date, amount: int, unit: Unit, how: Counting, school: SchoolYear | None, more_than: bool
) -> None:
    known = days(school)
    derivation = derived(start, Period(amount, unit, more_than), how, known)
    if derivation is None:
        result = count(start, Period(amount, unit, more_than), how, known)
        assert isinstance(result, DaysNotKnown)
        assert result.why
        assert result.remedy
    else:
        assert check(derivation).agrees


@pytest.mark.soak
@pytest.mark.parametrize("closed", CLOSED)
@pytest.mark.parametrize("unit", [unit for unit in Unit if unit is not Unit.SCHOOL_DAYS])
def test_thirty_years_of_every_count_agree(unit: Unit, closed: str) -> None:
    rounded = unit in (Unit.MONTHS, Unit.YEARS)
    for how in COUNTINGS:
        if rounded or how.rounding is Rounding.LAST_OF_MONTH:
            assert agreed(THIRTY_YEARS, unit, how, days(None, CLOSED[closed])) > 0


@pytest.mark.soak
@pytest.mark.parametrize("week", [range(5), range(4)], ids=["five days", "four days"])
def test_thirty_years_of_school_days_agree(week: range) -> None:
    """A school year from 8 August to 22 May, with its breaks, every year."""
    sessions = tuple(Span(date(y, 8, 8), date(y + 1, 5, 22)) for y in range(1999, 2031))
    closed = tuple(
        span
        for y in range(1999, 2031)
        for span in (Span(date(y, 11, 22), date(y, 11, 26)), Span(date(y, 12, 20), date(y + 1, 1, 4)))
    )
    known = days(SchoolYear(frozenset(week), sessions, closed))
    for how in COUNTINGS:
        if how.rounding is Rounding.LAST_OF_MONTH:
            assert agreed(THIRTY_YEARS, Unit.SCHOOL_DAYS, how, known) == 4 * len(THIRTY_YEARS)


@pytest.mark.parametrize("closed", CLOSED)
@pytest.mark.parametrize("way", [Roll.FORWARD, Roll.BACK])
def test_a_rolled_date_is_never_closed_and_never_jumps_over_an_open_day(closed: str, way: Roll) -> None:
    known = CLOSED[closed]
    for day in FIVE_YEARS:
        rolled = roll(day, way, known)
        assert isinstance(rolled, date)
        low, high = sorted((day, rolled))
        between = [d for d in every_day(low, high) if d != rolled]
        assert rests(rolled, known) is not True
        assert all(rests(d, known) for d in between)


def rests(day: date, closed: ClosedDays) -> bool:
    """Whether a date moves from `day`, by the plain list."""
    return day.isoweekday() > 5 or (day in closed.days and closed.days[day].rolls)


@pytest.mark.parametrize("closed", CLOSED)
@pytest.mark.parametrize("way", [Roll.FORWARD, Roll.BACK])
def test_a_later_receipt_never_gives_an_earlier_due_date(closed: str, way: Roll) -> None:
    known = days(FIVE_DAYS, CLOSED[closed])
    dues = [count(start, Period(10, Unit.CALENDAR_DAYS), Counting(roll=way), known) for start in FIVE_YEARS]

    assert all(isinstance(c, Count) for c in dues)
    assert all(a.due <= b.due for a, b in pairwise(dues))  # type: ignore[union-attr]


def due_of(start: date, period: Period, known: Days) -> date:
    result = count(start, period, Counting(roll=Roll.FORWARD), known)
    assert isinstance(result, Count)
    return result.due


@settings(deadline=None)
@given(
    start=st.dates(date(2023, 9, 1), date(2028, 1, 1)), closed_on=st.dates(date(2023, 9, 1), date(2028, 6, 1))
)
def test_a_closure_moves_no_calendar_day_and_no_school_day_nearer(start: date, closed_on: date) -> None:
    shut = replace(FIVE_DAYS, closed=(*FIVE_DAYS.closed, Span(closed_on, closed_on)))
    plain, snow = days(FIVE_DAYS), days(shut)

    for amount in PERIODS[Unit.CALENDAR_DAYS]:
        period = Period(amount, Unit.CALENDAR_DAYS)
        assert due_of(start, period, plain) == due_of(start, period, snow)
    before, after = (count(start, Period(10, Unit.SCHOOL_DAYS), Counting(), known) for known in (plain, snow))
    assert isinstance(before, Count)
    assert isinstance(after, Count)
    assert after.last_day >= before.last_day


@pytest.mark.parametrize("field", ["last_day", "due"])
@pytest.mark.parametrize("off_by", [-1, 1])
def test_a_date_that_is_a_day_off_is_told_with_the_right_one(field: str, off_by: int) -> None:
    """Wed 4 Mar 2026 + 10: Sat 14 Mar, due Mon 16 Mar."""
    derivation = derived(
        date(2026, 3, 4), Period(10, Unit.CALENDAR_DAYS), Counting(roll=Roll.FORWARD), days()
    )
    assert derivation is not None
    right = getattr(derivation.count, field)
    wrong = derivation.count._replace(**{field: date.fromordinal(right.toordinal() + off_by)})
    verdict = check(replace(derivation, count=wrong))

    assert not verdict.agrees
    assert f"walking day by day gives {right}" in verdict.differences[0]
    assert (verdict.last_day, verdict.due, verdict.act_by) == (
        date(2026, 3, 14),
        date(2026, 3, 16),
        date(2026, 3, 13),
    )
    assert verdict.earliest() == date(2026, 3, 14)


def test_a_fault_in_what_a_date_rests_on_is_told_too() -> None:
    first = derived(date(2026, 3, 4), Period(30, Unit.CALENDAR_DAYS), Counting(), days())
    assert first is not None
    faulty = replace(first, count=first.count._replace(last_day=date(2026, 4, 4)))
    second = derived(date(2026, 4, 3), Period(45, Unit.CALENDAR_DAYS), Counting(), days())
    assert second is not None

    assert check(replace(second, rests_on=(first,))).agrees
    assert not check(replace(second, rests_on=(faulty,))).agrees


def test_a_date_claimed_without_the_days_known_does_not_pass() -> None:
    derivation = derived(date(2026, 2, 2), Period(20, Unit.SCHOOL_DAYS), Counting(), days())
    assert derivation is not None
    blind = replace(derivation, count=derivation.count._replace(days=days(None)))

    assert check(blind).differences == ("there is no school calendar",)
