"""What one count costs, as ratios of CPU time measured in one run; run by `make bench`."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from time import process_time

import pytest
from dateutil.rrule import DAILY, FR, MO, TH, TU, WE, rrule, rruleset

from config.closed_days import closed_days_for
from deadlines.computed import Roll
from deadlines.counting import Count, Counting, Period, Unit, act_by, count
from deadlines.days import Days, DaysNotKnown

pytestmark = pytest.mark.bench

NM = closed_days_for("US-NM")
DAYS = Days(NM, "America/Denver")
STARTS = [date(2026, 1, 1) + timedelta(n) for n in range(365)]
HOLIDAYS = frozenset(day for day, closed in NM.days.items() if closed.business)
LEGAL = frozenset(day for day, closed in NM.days.items() if closed.rolls)
ONE_DAY = timedelta(1)
BUSINESS = Period(15, Unit.BUSINESS_DAYS)
CALENDAR = Period(15, Unit.CALENDAR_DAYS)
PLAIN, ROLLED = Counting(), Counting(roll=Roll.FORWARD)
"""What a rule says is read once, from its pack."""
WEEK = (MO, TU, WE, TH, FR)


def bare_business_days(start: date) -> date:
    """15 business days by a loop over a set, and nothing else."""
    day, left = start, 15
    while left:
        day += ONE_DAY
        left -= day.weekday() < 5 and day not in HOLIDAYS
    return day


def bare_calendar_days(start: date) -> date:
    """15 calendar days, rolled and with a day to act by, by a loop over a set."""
    day = start
    for _ in range(15):
        day += ONE_DAY
    due = day
    while due.weekday() >= 5 or due in LEGAL:
        due += ONE_DAY
    while day.weekday() >= 5 or day in HOLIDAYS:
        day -= ONE_DAY
    return due


def business_days(start: date) -> date:
    result = count(start, BUSINESS, PLAIN, DAYS)
    assert isinstance(result, Count)
    return result.due


def calendar_days(start: date) -> date:
    result = count(start, CALENDAR, ROLLED, DAYS)
    assert isinstance(result, Count)
    assert not isinstance(act_by(result.last_day, NM), DaysNotKnown)
    return result.due


def by_rule_set(start: date) -> date:
    """15 business days by a set of recurrence rules with the holidays left out."""
    begins = datetime(start.year, start.month, start.day) + ONE_DAY
    rules = rruleset()
    rules.rrule(rrule(DAILY, dtstart=begins, byweekday=WEEK, until=begins + timedelta(60)))
    for holiday in HOLIDAYS:
        if start < holiday < start + timedelta(60):
            rules.exdate(datetime(holiday.year, holiday.month, holiday.day))
    moment: datetime = rules[14]
    return moment.date()


def cost(work: Callable[[date], date], rounds: int) -> float:
    """CPU seconds of one count, the best of three."""
    best = float("inf")
    for _ in range(3):
        begun = process_time()
        for _ in range(rounds):
            for start in STARTS:
                work(start)
        best = min(best, (process_time() - begun) / (rounds * len(STARTS)))
    return best


@pytest.mark.parametrize(
    ("ours", "bare"),
    [(business_days, bare_business_days), (calendar_days, bare_calendar_days)],
    ids=["business days", "calendar days with roll and day to act by"],
)
def test_one_count_costs_at_most_three_times_a_bare_loop_over_a_set(
    ours: Callable[[date], date], bare: Callable[[date], date]
) -> None:
    assert [ours(start) for start in STARTS] == [bare(start) for start in STARTS]
    cost_ours, cost_bare = cost(ours, 20), cost(bare, 20)
    print(
        f"count {cost_ours * 1e6:.2f} us, bare loop {cost_bare * 1e6:.2f} us: {cost_ours / cost_bare:.2f} times"
    )

    assert cost_ours <= 3 * cost_bare


def test_one_count_is_ten_times_faster_than_a_recurrence_rule_set() -> None:
    assert [business_days(start) for start in STARTS] == [by_rule_set(start) for start in STARTS]
    cost_ours, cost_rules = cost(business_days, 20), cost(by_rule_set, 1)
    print(
        f"count {cost_ours * 1e6:.2f} us, rule set {cost_rules * 1e6:.0f} us: {cost_rules / cost_ours:.0f} times"
    )

    assert cost_rules >= 10 * cost_ours
