"""A derivation read as sentences: every day skipped or landed on has its reason."""

from datetime import date

from deadlines.computed import Roll
from deadlines.counting import Count, Counting, Direction, Period, Rounding, Unit, act_by, count
from deadlines.days import DaysNotKnown
from deadlines.derivation import Derivation, walk
from tests.deadlines.district_days import NM, days

PLAIN = Counting()
ROLLED = Counting(roll=Roll.FORWARD)


def derived(start: date, period: Period, how: Counting = PLAIN, trigger: str = "it happens") -> Derivation:
    result = count(start, period, how, days())
    assert isinstance(result, Count)
    acted = act_by(result.last_day, NM)
    assert not isinstance(acted, DaysNotKnown)
    return Derivation(trigger=trigger, count=result, act_by=acted)


def test_a_date_that_rolls_says_from_where_over_what_and_where_to() -> None:
    derivation = derived(
        date(2026, 5, 13), Period(10, Unit.CALENDAR_DAYS), ROLLED, "the LEA receives the request"
    )

    assert derivation.steps() == (
        "Wed 13 May 2026: the LEA receives the request (day 0)",
        "Sat 23 May 2026: day 10, the last day",
        "Sat 23 May 2026: Saturday, so the date moves forward",
        "Sun 24 May 2026: Sunday, so the date moves forward",
        "Mon 25 May 2026: Memorial Day, so the date moves forward",
        "Tue 26 May 2026: due, the first day that is open",
        "Fri 22 May 2026: act by, the last business day before Sat 23 May 2026 (Saturday)",
    )
    assert [closed.name for closed in derivation.closed_days_used()] == ["Memorial Day"]


def test_landing_on_the_third_monday_of_february_is_explained() -> None:
    """C28: Sat 14 Feb 2026 moves to Mon 16 Feb, which is no business day and yet no day to move from."""
    steps = derived(date(2026, 2, 4), Period(10, Unit.CALENDAR_DAYS), ROLLED).steps()

    assert "Mon 16 Feb 2026: due, Washington's Birthday, from which no date moves" in steps


def test_school_days_are_told_in_runs_with_the_reason_of_each_gap() -> None:
    assert derived(date(2026, 3, 12), Period(3, Unit.SCHOOL_DAYS)).steps() == (
        "Thu 12 Mar 2026: it happens (day 0)",
        "Fri 13 Mar 2026: school day 1",
        "Sat 14 Mar 2026 to Sun 15 Mar 2026: not counted, outside the school week",
        "Mon 16 Mar 2026 to Fri 20 Mar 2026: not counted, school closed",
        "Sat 21 Mar 2026 to Sun 22 Mar 2026: not counted, outside the school week",
        "Mon 23 Mar 2026 to Tue 24 Mar 2026: school days 2 to 3",
        "Tue 24 Mar 2026: school day 3, the last day",
    )


def test_counting_back_and_counting_the_first_day_say_so() -> None:
    back = derived(date(2026, 2, 19), Period(2, Unit.BUSINESS_DAYS), Counting(Direction.BACK)).steps()
    first = derived(date(2026, 2, 2), Period(5, Unit.SCHOOL_DAYS), Counting(first_day_counts=True)).steps()

    assert back[-1] == "Tue 17 Feb 2026: business day 2, counted back, the last day"
    assert first[0] == "Mon 2 Feb 2026: it happens (day 1)"
    assert first[1] == "Mon 2 Feb 2026 to Fri 6 Feb 2026: school days 1 to 5"


def test_years_need_no_list_of_days() -> None:
    how = Counting(Direction.BACK, rounding=Rounding.FIRST_OF_NEXT_MONTH)
    derivation = derived(date(2024, 2, 29), Period(2, Unit.YEARS), how)

    assert derivation.steps()[1] == "Tue 1 Mar 2022: 2 years earlier, the last day"
    assert list(walk(derivation.count)) == []


def test_every_day_between_is_counted_or_has_its_reason() -> None:
    for start in (date(2026, 1, 1), date(2026, 2, 14), date(2026, 12, 18)):
        for unit in (Unit.CALENDAR_DAYS, Unit.BUSINESS_DAYS, Unit.SCHOOL_DAYS):
            steps = list(walk(derived(start, Period(20, unit)).count))
            assert all((step.number is None) != (step.why == "") for step in steps)
            assert [step.number for step in steps if step.number] == list(range(1, 21))
            assert [step.day.toordinal() for step in steps] == list(
                range(start.toordinal() + 1, start.toordinal() + 1 + len(steps))
            )


def test_what_a_date_rests_on_is_told_before_it() -> None:
    first = derived(date(2026, 3, 4), Period(30, Unit.CALENDAR_DAYS))
    second = derived(date(2026, 4, 3), Period(45, Unit.CALENDAR_DAYS), trigger="the 30 days end")
    whole = Derivation(
        trigger=second.trigger, count=second.count, rests_on=(first,), remarks=("No state roll applies.",)
    )

    assert whole.steps() == (
        "Wed 4 Mar 2026: it happens (day 0)",
        "Fri 3 Apr 2026: day 30, the last day",
        "Fri 3 Apr 2026: the 30 days end (day 0)",
        "Mon 18 May 2026: day 45, the last day",
        "No state roll applies.",
    )
