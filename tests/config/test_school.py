"""School calendars as districts write them down."""

from datetime import date
from pathlib import Path

import pytest

from config.errors import BadFile
from config.school import load_school_days, school_year
from deadlines.days import SchoolDays

PLAIN = {
    "week": ["mon", "tue", "wed", "thu", "fri"],
    "sessions": [{"first": "2025-08-07", "last": "2026-05-21"}],
    "closed": [{"from": "2025-12-22", "to": "2026-01-05", "name": "Winter break"}],
}
FILE = """
source = "Board calendar 2025-26"
entered_by = "DC"
week = ["mon", "tue", "wed", "thu"]
make_up = [{make_up}]

[[sessions]]
first = {first}
last = {last}

[[closed]]
from = 2025-09-01
to = 2025-09-01
name = "Labor Day"
"""


def written(folder: Path, name: str, first: str, last: str, make_up: str = "") -> Path:
    path = folder / name
    path.write_text(FILE.format(first=first, last=last, make_up=make_up), "utf-8")
    return path


def problems(table: dict[str, object]) -> dict[str, str]:
    with pytest.raises(BadFile) as caught:
        school_year(table, "school_calendar")
    return {problem.where: problem.what for problem in caught.value.problems}


def test_the_calendar_of_calc_is_read_with_its_dates_as_text() -> None:
    school = SchoolDays((school_year(PLAIN, "school_calendar"),))

    assert school.bounds.first == date(2025, 8, 7)
    assert school.why_closed(date(2026, 1, 5)) == "Winter break"
    assert school.why_closed(date(2026, 1, 6)) is None
    assert school.why_closed(date(2026, 1, 10)) == "outside the school week"


def test_a_file_says_who_entered_it_and_make_up_days_count(tmp_path: Path) -> None:
    path = written(tmp_path, "2025.toml", "2025-08-11", "2025-12-18", "2025-09-12")
    school = load_school_days([path])

    assert school is not None
    assert (school.years[0].source, school.years[0].entered_by) == ("Board calendar 2025-26", "DC")
    assert school.why_closed(date(2025, 9, 12)) is None, "a Friday that is made up"
    assert school.why_closed(date(2025, 9, 5)) == "outside the school week"


def test_years_are_joined_in_order_and_the_summer_between_is_closed(tmp_path: Path) -> None:
    later = written(tmp_path, "b.toml", "2026-08-10", "2027-05-20")
    earlier = written(tmp_path, "a.toml", "2025-08-11", "2026-05-21")
    school = load_school_days([later, earlier])

    assert school is not None
    assert (school.bounds.first, school.bounds.last) == (date(2025, 8, 11), date(2027, 5, 20))
    assert school.why_closed(date(2026, 7, 1)) == "between school sessions"


def test_a_missing_year_between_two_files_is_no_long_summer(tmp_path: Path) -> None:
    """Two years with one left out would count a whole year as closed and give dates a year too late."""
    files = [
        written(tmp_path, "a.toml", "2025-08-11", "2026-05-21"),
        written(tmp_path, "c.toml", "2027-08-09", "2028-05-18"),
    ]

    with pytest.raises(BadFile, match="a year is missing between"):
        load_school_days(files)


def test_two_files_for_one_time_are_refused(tmp_path: Path) -> None:
    files = [
        written(tmp_path, "a.toml", "2025-08-11", "2026-05-21"),
        written(tmp_path, "c.toml", "2026-05-01", "2027-05-18"),
    ]

    with pytest.raises(BadFile, match="before the year before it ends"):
        load_school_days(files)


def test_no_file_means_no_calendar() -> None:
    assert load_school_days([]) is None


def test_every_problem_is_told_at_once_with_its_place() -> None:
    told = problems(
        {
            "week": ["mon", "Tuesday"],
            "sesions": [],
            "sessions": [
                {"first": "2025-08-41", "last": 20250807},
                {"first": "2026-08-07", "last": "2026-01-01"},
            ],
            "closed": [
                {"from": "2025-09-02", "to": "2025-09-01"},
                {"form": "2025-09-01", "to": "2025-09-01"},
            ],
        }
    )

    assert told["week[2]"] == "'Tuesday': is not a weekday; did you mean 'tue'?"
    assert told["sesions"] == "is not a known key; did you mean 'sessions'?"
    assert "out of range" in told["sessions[1].first"]
    assert told["sessions[1].last"] == "20250807: is not a date; write one like 2026-08-06"
    assert told["sessions[2]"] == "ends on 2026-01-01, before it begins on 2026-08-07"
    assert told["closed[1]"] == "ends on 2025-09-01, before it begins on 2025-09-02"
    assert told["closed[2].form"] == "is not a known key; did you mean 'from'?"
    assert told["closed[2].from"] == "is missing"


def test_an_empty_week_or_no_session_says_so_once() -> None:
    told = problems({"week": [], "sessions": []})

    assert set(told) == {"week", "sessions"}
    assert "is empty" in told["week"]


def test_overlapping_sessions_and_make_up_days_outside_them_are_refused() -> None:
    sessions = [{"first": "2025-08-07", "last": "2025-12-19"}, {"first": "2025-12-19", "last": "2026-05-21"}]
    told = problems({**PLAIN, "sessions": sessions, "make_up": ["2026-06-01"]})

    assert told["sessions"] == "the session from 2025-12-19 begins before the one from 2025-08-07 ends"
    assert told["make_up"] == "2026-06-01 lies outside the sessions (2025-08-07 to 2026-05-21)"


def test_a_session_of_a_thousand_years_is_refused() -> None:
    assert (
        "at most 800"
        in problems({**PLAIN, "sessions": [{"first": "0001-01-01", "last": "9999-12-31"}]})["sessions[1]"]
    )


@pytest.mark.parametrize("content", [b"\xff\xfe", b"week = [", b"[" * 5000], ids=["bytes", "cut", "deep"])
def test_a_file_that_is_no_toml_is_told_and_not_a_crash(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "year.toml"
    path.write_bytes(content)

    with pytest.raises(BadFile):
        load_school_days([path])
