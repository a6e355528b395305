"""The closed days that ship, against the published table of New Mexico and the library behind them."""

import tomllib
from datetime import date

import pytest

from config.closed_days import FOLDER, NoClosedDays, closed_days_for
from config.holiday_source import FIRST_YEAR, LAST_YEAR, weekday_holidays
from deadlines.days import ClosedDays

MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
STATE_OBSERVED = {
    2024: "1 Jan, 15 Jan, 27 May, 19 Jun, 4 Jul, 2 Sep, 14 Oct, 11 Nov, 28 Nov, 29 Nov, 25 Dec",
    2025: "1 Jan, 20 Jan, 26 May, 19 Jun, 4 Jul, 1 Sep, 13 Oct, 11 Nov, 27 Nov, 28 Nov, 25 Dec",
    2026: "1 Jan, 19 Jan, 25 May, 19 Jun, 3 Jul, 7 Sep, 12 Oct, 11 Nov, 26 Nov, 27 Nov, 25 Dec",
    2027: "1 Jan, 18 Jan, 31 May, 18 Jun, 5 Jul, 6 Sep, 11 Oct, 11 Nov, 25 Nov, 26 Nov, 24 Dec, 31 Dec",
    2028: "17 Jan, 29 May, 19 Jun, 4 Jul, 4 Sep, 9 Oct, 10 Nov, 23 Nov, 24 Nov, 25 Dec",
}
"""Weekdays on which New Mexico state offices are closed, as published."""
FEDERAL_ONLY = {2024: "19 Feb", 2025: "17 Feb", 2026: "16 Feb", 2027: "15 Feb", 2028: "21 Feb"}
NM = closed_days_for("US-NM")


def listed(year: int, text: str) -> set[date]:
    """Read "1 Jan, 15 Jan" of a year."""
    parts = [entry.split() for entry in text.split(", ")]
    return {date(year, MONTHS.index(month) + 1, int(day)) for day, month in parts}


def of_year(closed: ClosedDays, year: int) -> list[date]:
    return [day for day in closed.days if day.year == year]


@pytest.mark.parametrize("year", sorted(STATE_OBSERVED))
def test_dates_roll_from_the_days_on_which_new_mexico_closes_and_from_no_other(year: int) -> None:
    assert {d for d in of_year(NM, year) if NM.days[d].rolls} == listed(year, STATE_OBSERVED[year])


@pytest.mark.parametrize("year", sorted(STATE_OBSERVED))
def test_business_days_leave_out_the_federal_monday_in_february_too(year: int) -> None:
    expected = listed(year, STATE_OBSERVED[year]) | listed(year, FEDERAL_ONLY[year])

    assert {d for d in of_year(NM, year) if NM.days[d].business} == expected


def test_the_doubtful_days_are_the_february_monday_and_fridays_before_a_saturday_holiday() -> None:
    doubted = {d: NM.days[d].doubt for year in STATE_OBSERVED for d in of_year(NM, year) if NM.days[d].doubt}

    assert {d for d, doubt in doubted.items() if doubt == "C28"} == {
        day for year, text in FEDERAL_ONLY.items() for day in listed(year, text)
    }
    assert {d for d, doubt in doubted.items() if doubt == "C29"} == {
        date(2026, 7, 3), date(2027, 6, 18), date(2027, 12, 24), date(2027, 12, 31), date(2028, 11, 10),
    }  # fmt: skip
    assert set(NM.doubts) == {"C28", "C29"}


def test_one_off_federal_closures_are_business_days() -> None:
    """9 Jan, 24 and 26 Dec 2025: closed by order, neither state nor standing federal holidays."""
    for day in (date(2025, 1, 9), date(2025, 12, 24), date(2025, 12, 26)):
        assert NM.why_closed(day) is None


def test_a_district_has_the_days_of_its_state_and_an_unknown_state_has_none() -> None:
    assert closed_days_for("US-NM-BCS").days == NM.days
    with pytest.raises(NoClosedDays, match="'US-TX'; there are lists for US, US-CA, US-NM"):
        closed_days_for("US-TX")


@pytest.mark.parametrize("name", ["", "us-nm", "../us-nm", "US-NM/../x", "US-NM-..", "US-", "X" * 5000])
def test_a_name_that_is_no_jurisdiction_opens_no_file(name: str) -> None:
    with pytest.raises(NoClosedDays):
        closed_days_for(name)


def test_federal_days_roll_in_the_federal_list_alone() -> None:
    federal = closed_days_for("US")

    assert federal.days[date(2026, 2, 16)].rolls
    assert not NM.days[date(2026, 2, 16)].rolls
    assert date(2026, 11, 27) not in federal.days


def test_california_closes_for_cesar_chavez_and_works_on_days_the_library_adds() -> None:
    """31 Mar 2026 is a Tuesday; 8 Nov 2027's Diwali, Lincoln's and Admission Day are working days."""
    california = closed_days_for("US-CA")
    names = {closed.name for day, closed in california.days.items() if 2024 <= day.year <= 2029}

    assert california.why_closed(date(2026, 3, 31)) == "Cesar Chavez Day"
    assert california.why_closed(date(2026, 2, 16)) == "Presidents' Day"
    assert california.why_closed(date(2026, 11, 27)) == "Day After Thanksgiving"
    assert california.why_closed(date(2026, 10, 12)) == "Columbus Day", "a federal holiday"
    for working in (date(2027, 10, 29), date(2026, 2, 12), date(2026, 9, 9), date(2026, 9, 25)):
        assert california.why_closed(working) is None
    assert not any("Diwali" in name or "Anthony" in name for name in names)


@pytest.mark.parametrize("jurisdiction", ["US", "US-NM", "US-CA"])
def test_every_listed_day_is_a_weekday_within_the_bounds_with_name_and_source(jurisdiction: str) -> None:
    closed = closed_days_for(jurisdiction)

    assert (closed.first, closed.last) == (date(1997, 1, 1), date(2040, 12, 31))
    for day, entry in closed.days.items():
        assert day == entry.day
        assert day.weekday() < 5
        assert closed.first <= day <= closed.last
        assert entry.name
        assert entry.source


@pytest.mark.parametrize("jurisdiction", ["US", "US-NM", "US-CA"])
def test_the_frozen_list_is_what_the_library_says(jurisdiction: str) -> None:
    """If a newer library differs, people compare the two and write the list anew, or keep it."""
    file = FOLDER / "frozen" / f"{jurisdiction.lower()}.toml"
    frozen = tomllib.loads(file.read_text("utf-8"))

    assert [int(year) for year in frozen] == list(range(FIRST_YEAR, LAST_YEAR + 1))
    for year, days in frozen.items():
        assert {day: name for name, day in days.items()} == weekday_holidays(jurisdiction, int(year))


def test_the_years_written_by_hand_differ_from_the_library_in_names_only() -> None:
    table = tomllib.loads((FOLDER / "us-nm.toml").read_text("utf-8"))

    for year in range(2024, 2030):
        assert set(table[str(year)].values()) == set(weekday_holidays("US-NM", year))
