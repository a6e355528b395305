"""Which days count, in which zone, and what a list says about its own bounds."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from deadlines.days import ClosedDay, DayKind, DaysNotKnown, SchoolDays, in_words, local_date
from tests.deadlines.district_days import FIVE_DAYS, FOUR_DAYS, NM, YEAR_ROUND, every_day

DENVER = "America/Denver"


def test_a_minute_before_midnight_local_is_still_that_day() -> None:
    """5 Mar 2026 06:59 UTC is 23:59 on the 4th in Denver, seven hours behind."""
    assert local_date(datetime(2026, 3, 5, 6, 59, tzinfo=UTC), DENVER) == date(2026, 3, 4)
    assert local_date(datetime(2026, 3, 5, 7, 0, tzinfo=UTC), DENVER) == date(2026, 3, 5)


def test_daylight_saving_time_moves_midnight() -> None:
    """Clocks go forward on 8 Mar 2026 and back on 1 Nov: midnight is 06:00 UTC in between."""
    assert local_date(datetime(2026, 3, 9, 6, 0, tzinfo=UTC), DENVER) == date(2026, 3, 9)
    assert local_date(datetime(2026, 3, 8, 6, 59, tzinfo=UTC), DENVER) == date(2026, 3, 7)
    assert local_date(datetime(2026, 11, 2, 6, 59, tzinfo=UTC), DENVER) == date(2026, 11, 1)


def test_the_zone_of_the_district_decides_not_the_offset_of_the_sender() -> None:
    sent = datetime(2026, 3, 4, 23, 30, tzinfo=timezone(timedelta(hours=-10)))

    assert local_date(sent, DENVER) == date(2026, 3, 5)


def test_an_instant_without_offset_is_refused() -> None:
    with pytest.raises(ValueError, match="offset"):
        local_date(datetime(2026, 3, 4, 12, 0), DENVER)


def test_a_day_is_written_with_its_weekday() -> None:
    assert in_words(date(2026, 3, 4)) == "Wed 4 Mar 2026"


def test_a_closed_day_says_its_name_and_outside_the_bounds_nothing_is_known() -> None:
    assert NM.why_closed(date(2026, 11, 27)) == "Presidents' Day (observed)"
    assert NM.why_closed(date(2026, 2, 16)) == "Washington's Birthday"
    assert NM.why_closed(date(2026, 2, 14)) == "Saturday"
    assert NM.why_closed(date(2026, 2, 17)) is None
    assert not NM.knows(date(2041, 1, 2))
    assert NM.knows(date(2041, 1, 5)), "a Saturday is closed for ever"


def test_an_added_day_is_neither_a_business_day_nor_one_to_rest_on() -> None:
    day = date(2026, 12, 24)
    more = NM.with_days([ClosedDay(day, "Governor's closure", "Executive Order 2026-01")])

    assert day.toordinal() in NM.business.ordinals
    assert day.toordinal() not in more.business.ordinals
    assert day.toordinal() in more.roll_closed


@pytest.mark.parametrize("year", [FIVE_DAYS, FOUR_DAYS, YEAR_ROUND], ids=["five", "four", "round"])
def test_the_list_of_school_days_is_what_each_day_says_of_itself(year: object) -> None:
    school = SchoolDays((year,))  # type: ignore[arg-type]
    span = school.bounds
    said = [d.toordinal() for d in every_day(span.first, span.last) if school.why_closed(d) is None]

    assert list(school.open.ordinals) == said


def test_each_day_without_school_has_its_reason() -> None:
    school = SchoolDays((FOUR_DAYS,))

    assert school.why_closed(date(2026, 3, 13)) == "outside the school week"
    assert school.why_closed(date(2026, 3, 6)) is None, "a make-up Friday"
    assert school.why_closed(date(2026, 3, 17)) == "school closed"
    assert school.why_closed(date(2026, 7, 1)) == "between school sessions"


@pytest.mark.parametrize(
    ("missing", "why"),
    [
        (DaysNotKnown(DayKind.SCHOOL), "no school calendar"),
        (DaysNotKnown(DayKind.SCHOOL, before=date(2025, 8, 7)), "no school calendar before 2025-08-07"),
        (DaysNotKnown(DayKind.BUSINESS, after=date(2040, 12, 31)), "no list of closed days after 2040-12-31"),
        (DaysNotKnown(DayKind.CALENDAR), "the day is beyond the years that can be counted"),
    ],
)
def test_what_is_not_known_is_said_in_words_with_what_to_do(missing: DaysNotKnown, why: str) -> None:
    assert missing.why == why
    assert missing.remedy.endswith(".")
