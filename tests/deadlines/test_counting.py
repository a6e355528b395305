"""Counting against dates worked out by hand; the checker's own walk is in test_check.py."""

from datetime import date

import pytest

from deadlines.computed import Roll
from deadlines.counting import Count, Counting, Direction, Period, Rounding, Unit, act_by, count, roll
from deadlines.days import Days, DaysNotKnown, SchoolDays, SchoolYear, Span
from tests.deadlines.district_days import FIVE_DAYS, FOUR_DAYS, NM, days

D = date
CD, BD, SD, MONTHS, YEARS = Unit
FORWARD = Counting(roll=Roll.FORWARD)
BACK = Counting(roll=Roll.BACK)
PLAIN = Counting()
BEFORE = Counting(direction=Direction.BACK)
LOOK_BACK = Counting(direction=Direction.BACK, rounding=Rounding.FIRST_OF_NEXT_MONTH)


def counted(start: date, amount: int, unit: Unit, how: Counting = PLAIN, known: Days | None = None) -> Count:
    result = count(start, Period(amount, unit), how, known or days())
    assert isinstance(result, Count)
    return result


def not_known(
    start: date, amount: int, unit: Unit, how: Counting = PLAIN, known: Days | None = None
) -> DaysNotKnown:
    result = count(start, Period(amount, unit), how, known or days())
    assert isinstance(result, DaysNotKnown)
    return result


def test_the_day_of_the_event_is_day_0_and_the_last_day_counts() -> None:
    """Wed 4 Mar 2026 and 10 days: Sat 14 Mar, which moves to Mon 16 Mar; the office aims at Fri 13 Mar."""
    result = counted(D(2026, 3, 4), 10, CD, FORWARD)

    assert (result.last_day, result.due, result.roll) == (D(2026, 3, 14), D(2026, 3, 16), Roll.FORWARD)
    assert act_by(result.last_day, NM) == D(2026, 3, 13)


def test_a_roll_chains_past_a_saturday_into_a_monday_holiday() -> None:
    """13 May 2026 + 10 = Sat 23 May; Mon 25 May is Memorial Day; due Tue 26 May."""
    result = counted(D(2026, 5, 13), 10, CD, FORWARD)

    assert (result.last_day, result.due) == (D(2026, 5, 23), D(2026, 5, 26))


def test_a_last_day_on_thanksgiving_moves_past_the_friday_and_the_weekend() -> None:
    """12 Nov 2025 + 15 = Thu 27 Nov; Fri 28 Nov is Presidents' Day as observed; due Mon 1 Dec."""
    assert counted(D(2025, 11, 12), 15, CD, FORWARD).due == D(2025, 12, 1)


def test_a_state_complaint_due_on_a_saturday_moves_back_to_friday() -> None:
    """3 Mar 2026 + 60 = Sat 2 May; a decision under (H) moves back to Fri 1 May."""
    result = counted(D(2026, 3, 3), 60, CD, BACK)

    assert (result.last_day, result.due, result.roll) == (D(2026, 5, 2), D(2026, 5, 1), Roll.BACK)


def test_the_third_monday_of_february_moves_no_date() -> None:
    """C28: 6 Feb 2026 + 10 = Mon 16 Feb, on which state offices work; yet nobody counts on it."""
    result = counted(D(2026, 2, 6), 10, CD, FORWARD)

    assert (result.last_day, result.due, result.roll) == (D(2026, 2, 16), D(2026, 2, 16), Roll.NONE)
    assert act_by(D(2026, 2, 16), NM) == D(2026, 2, 13)


def test_a_roll_from_the_weekend_lands_on_the_third_monday_of_february() -> None:
    """C28: Sat 14 Feb 2026 moves to Mon 16 Feb; the other reading gives Tue 17 Feb."""
    assert roll(D(2026, 2, 14), Roll.FORWARD, NM) == D(2026, 2, 16)
    assert roll(D(2026, 2, 14), Roll.FORWARD, NM.read_otherwise("C28")) == D(2026, 2, 17)


def test_a_complaint_due_on_the_third_monday_of_february_may_be_read_as_the_friday_before() -> None:
    assert roll(D(2026, 2, 16), Roll.BACK, NM) == D(2026, 2, 16)
    assert roll(D(2026, 2, 16), Roll.BACK, NM.read_otherwise("C28")) == D(2026, 2, 13)


def test_the_friday_before_a_saturday_holiday_rolls_but_may_be_read_otherwise() -> None:
    """C29: Fri 3 Jul 2026 stands for Sat 4 Jul; if it did not, the date would rest there."""
    assert roll(D(2026, 7, 3), Roll.FORWARD, NM) == D(2026, 7, 6)
    assert roll(D(2026, 7, 3), Roll.FORWARD, NM.read_otherwise("C29")) == D(2026, 7, 3)
    assert act_by(D(2026, 7, 3), NM.read_otherwise("C29")) == D(2026, 7, 2)


def test_a_roll_around_a_new_year_knows_the_friday_of_the_old_one() -> None:
    """1 Jan 2028 is a Saturday, observed on Fri 31 Dec 2027: both lead to Mon 3 Jan."""
    assert roll(D(2027, 12, 31), Roll.FORWARD, NM) == D(2028, 1, 3)
    assert roll(D(2028, 1, 1), Roll.BACK, NM) == D(2027, 12, 30)


def test_business_days_leave_out_federal_and_state_holidays() -> None:
    """From Thu 12 Feb 2026: Fri 13, (Mon 16 federal), Tue 17, Wed 18."""
    assert counted(D(2026, 2, 12), 3, BD).last_day == D(2026, 2, 18)


def test_business_days_are_counted_back_from_a_hearing() -> None:
    """Back from Tue 1 Dec 2026: Mon 30; Fri 27 and Thu 26 are closed; Wed 25, Tue 24, Mon 23, Fri 20."""
    assert counted(D(2026, 12, 1), 5, BD, BEFORE).last_day == D(2026, 11, 20)


def test_more_than_ten_days_before_is_the_eleventh_day() -> None:
    """300.517(c)(2)(i)(A): more than 10 days before Fri 12 Jun 2026 is Mon 1 Jun."""
    result = count(D(2026, 6, 12), Period(10, CD, more_than=True), BEFORE, days())

    assert isinstance(result, Count)
    assert result.last_day == D(2026, 6, 1)


def test_school_days_skip_the_closed_monday_in_february() -> None:
    """20 school days from Mon 2 Feb 2026: 3-6 (4), 9-13 (9), 17-20 (13), 23-27 (18), 2-3 Mar (20)."""
    assert counted(D(2026, 2, 2), 20, SD).last_day == D(2026, 3, 3)


def test_school_days_stand_still_over_the_summer() -> None:
    """20 school days from 11 May 2026: 12-21 May (8), 6-14 Aug (15), 17-21 Aug (20)."""
    assert counted(D(2026, 5, 11), 20, SD).last_day == D(2026, 8, 21)


def test_school_days_are_counted_back_over_a_closed_weekend() -> None:
    """15 before Thu 23 Apr 2026: 22-20 (3), 17-13 (8), 10-7 (12), 2-1 Apr (14), 31 Mar (15)."""
    assert counted(D(2026, 4, 23), 15, SD, BEFORE).last_day == D(2026, 3, 31)


def test_a_four_day_week_has_no_friday_but_a_make_up_friday_counts() -> None:
    """From Mon 2 Mar 2026: Tue 3, Wed 4, Thu 5, Fri 6 (made up), Mon 9."""
    assert counted(D(2026, 3, 2), 5, SD, known=days(FOUR_DAYS)).last_day == D(2026, 3, 9)


def test_the_first_day_in_the_interim_setting_is_day_1() -> None:
    """Not more than 5 school days from Mon 2 Feb 2026 end on Fri 6 Feb; from a Saturday, on the Friday after."""
    first_counts = Counting(first_day_counts=True)

    assert counted(D(2026, 2, 2), 5, SD, first_counts).last_day == D(2026, 2, 6)
    assert counted(D(2026, 1, 31), 5, SD, first_counts).last_day == D(2026, 2, 6)


@pytest.mark.parametrize(
    ("start", "amount", "unit", "how", "expected"),
    [
        (D(2024, 2, 29), 2, YEARS, LOOK_BACK, D(2022, 3, 1)),
        (D(2026, 3, 4), 2, YEARS, LOOK_BACK, D(2024, 3, 4)),
        (D(2025, 2, 28), 1, YEARS, LOOK_BACK, D(2024, 2, 28)),
        (D(2024, 2, 29), 1, YEARS, PLAIN, D(2025, 2, 28)),
        (D(2024, 2, 29), 1, YEARS, Counting(rounding=Rounding.FIRST_OF_NEXT_MONTH), D(2025, 3, 1)),
        (D(2008, 2, 29), 18, YEARS, PLAIN, D(2026, 2, 28)),
        (D(2025, 8, 31), 6, MONTHS, PLAIN, D(2026, 2, 28)),
        (D(2025, 10, 31), 6, MONTHS, PLAIN, D(2026, 4, 30)),
    ],
)
def test_years_and_months_end_on_their_anniversary_or_as_the_rounding_says(
    start: date, amount: int, unit: Unit, how: Counting, expected: date
) -> None:
    assert counted(start, amount, unit, how).last_day == expected


def test_a_look_back_is_the_first_day_whose_anniversary_is_not_before_the_filing() -> None:
    for filed in (D.fromordinal(n) for n in range(D(2023, 1, 1).toordinal(), D(2029, 1, 1).toordinal())):
        first = counted(filed, 2, YEARS, LOOK_BACK).last_day
        the_day_before = D.fromordinal(first.toordinal() - 1)

        assert counted(first, 2, YEARS).last_day >= filed
        assert counted(the_day_before, 2, YEARS).last_day < filed


def test_a_period_of_nothing_ends_on_its_first_day_and_a_negative_one_is_refused() -> None:
    assert counted(D(2026, 3, 4), 0, BD).last_day == D(2026, 3, 4)
    with pytest.raises(ValueError, match="count back instead"):
        Period(-1, CD)


def test_without_a_school_calendar_every_day_might_count() -> None:
    unknown = not_known(D(2026, 4, 6), 20, SD, known=days(None))

    assert unknown.earliest_possible == D(2026, 4, 26)
    assert unknown.why == "no school calendar"
    assert "school import" in unknown.remedy


def test_past_the_last_session_nothing_is_known() -> None:
    """One school day (Thu 21 May 2026) is left, then 19 days of which each might be one: 9 Jun."""
    year = SchoolYear(frozenset(range(5)), (Span(D(2025, 8, 7), D(2026, 5, 21)),))
    unknown = not_known(D(2026, 5, 20), 20, SD, known=Days(NM, "America/Denver", SchoolDays((year,))))

    assert unknown.why == "no school calendar after 2026-05-21"
    assert unknown.earliest_possible == D(2026, 6, 9)


def test_before_the_first_session_nothing_is_known() -> None:
    """Counting from July cannot tell whether a summer session, of an older calendar, was held."""
    unknown = not_known(D(2023, 7, 3), 5, SD)

    assert unknown.why == "no school calendar before 2023-08-10"
    assert unknown.earliest_possible == D(2023, 7, 8)


def test_counting_back_into_unknown_school_days_says_so() -> None:
    unknown = not_known(D(2023, 8, 14), 5, SD, BEFORE)

    assert unknown.why == "no school calendar before 2023-08-10"
    assert unknown.earliest_possible == D(2023, 8, 7)


def test_a_count_from_the_eve_of_the_first_session_needs_no_older_calendar() -> None:
    """Wed 9 Aug 2023 is day 0 and does not count: Thu 10, Fri 11, Mon 14."""
    assert counted(D(2023, 8, 9), 3, SD).last_day == D(2023, 8, 14)


def test_a_weekday_beyond_the_list_of_closed_days_neither_rolls_nor_rests() -> None:
    """Mon 31 Dec 2040 is known; from Tue 1 Jan 2041 on nothing is."""
    assert counted(D(2040, 12, 21), 10, CD, FORWARD).due == D(2040, 12, 31)
    unknown = not_known(D(2040, 12, 21), 13, CD, FORWARD)

    assert unknown.why == "no list of closed days after 2040-12-31"
    assert unknown.earliest_possible == D(2041, 1, 3)
    assert isinstance(act_by(D(2041, 1, 3), NM), DaysNotKnown)
    assert act_by(D(1996, 12, 31), NM) == DaysNotKnown(
        unknown.kind, before=D(1997, 1, 1), earliest_possible=D(1996, 12, 31)
    )


def test_a_plain_count_needs_no_list() -> None:
    assert counted(D(1985, 1, 1), 45, CD).last_day == D(1985, 2, 15)
    assert counted(D(2050, 1, 1), 18, YEARS).last_day == D(2068, 1, 1)


@pytest.mark.parametrize(("start", "how"), [(date.max, PLAIN), (date.min, BEFORE)])
@pytest.mark.parametrize("unit", list(Unit))
def test_the_ends_of_the_calendar_are_an_answer_and_no_crash(start: date, how: Counting, unit: Unit) -> None:
    assert not_known(start, 5, unit, how).earliest_possible is None


def test_a_late_closure_moves_school_days_and_no_calendar_day() -> None:
    """Snow on Wed 11 Feb 2026: 20 school days from 2 Feb then end on 4 Mar; 10 calendar days stay."""
    snow = SchoolYear(
        FIVE_DAYS.week, FIVE_DAYS.sessions, (*FIVE_DAYS.closed, Span(D(2026, 2, 11), D(2026, 2, 11)))
    )

    assert counted(D(2026, 2, 2), 20, SD, known=days(snow)).last_day == D(2026, 3, 4)
    assert counted(D(2026, 2, 2), 10, CD, known=days(snow)).last_day == D(2026, 2, 12)


def test_beyond_the_list_of_closed_days_weekdays_might_count_and_weekends_never_do() -> None:
    """From Fri 28 Dec 2040: Mon 31 (known), Tue 1 to Fri 4 Jan 2041, Mon 7 Jan is the sixth."""
    unknown = not_known(D(2040, 12, 28), 6, BD)

    assert unknown.why == "no list of closed days after 2040-12-31"
    assert unknown.earliest_possible == D(2041, 1, 7)
