"""`duewatch closed-day`: closures announced late, for the state and for one district's schools."""

import json
import sys
import tomllib
from io import StringIO
from pathlib import Path

import pytest

from tests.bot.cli.conftest import Duewatch

FRIDAY = (
    "2026-03-13",
    "--name",
    "Snow closure",
    "--source",
    "Executive Order 2026-07",
    "--reason",
    "governor",
)
SCHOOL = """
source = "Board calendar of 3 June 2025"
entered_by = "DC"
week = ["mon", "tue", "wed", "thu", "fri"]

[[sessions]]
first = 2025-08-06
last = 2026-05-21
"""


def deadline(duewatch: Duewatch, ref: str, rule: str = "dp_response") -> dict:
    shown = json.loads(duewatch("case", "show", ref, "--json").out)
    return next(one for one in shown["deadlines"] if one["id"] == rule)


@pytest.fixture
def school(office: Path) -> Path:
    """The district's school year, named in the office file."""
    file = office.parent / "school/piedraalta.toml"
    file.parent.mkdir()
    file.write_text(SCHOOL)
    named = 'jurisdiction = "US-NM"\nschool_year = ["school/piedraalta.toml"]'
    office.write_text(office.read_text().replace('jurisdiction = "US-NM"', named))
    return file


@pytest.fixture
def expedited(school: Path, duewatch: Duewatch) -> str:
    """An expedited request received on Wed 4 March 2026: its hearing is counted in school days."""
    said = duewatch(
        *("case", "open", "--procedure", "expedited_due_process", "--lea", "Piedra Alta Public Schools"),
        *("--event", "lea_received_request=2026-03-04", "--event", "request_filed=2026-03-04"),
        *("--event", "sea_received_request=2026-03-04", "--reason", "at the desk"),
    )
    assert said.code == 0, said.err
    return said.out.strip()


def test_it_lists_what_would_move_before_it_applies(
    duewatch: Duewatch, case: str, office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The last day is Sat 14 March 2026; with Fri 13 closed the business day before it is Thu 12."""
    monkeypatch.setattr(sys, "stdin", StringIO("n\n"))

    said = duewatch("closed-day", "add", *FRIDAY)

    assert "was: due Mon 16 Mar 2026, act by Fri 13 Mar 2026" in said.out
    assert "now: due Mon 16 Mar 2026, act by Thu 12 Mar 2026" in said.out
    assert "Nothing was changed." in said.out
    assert not (office.parent / "closed_days.toml").exists()
    assert deadline(duewatch, case)["act_by"] == "2026-03-13"


def test_once_agreed_it_is_written_with_who_says_so_and_the_dates_move(
    duewatch: Duewatch, case: str, office: Path
) -> None:
    said = duewatch("closed-day", "add", *FRIDAY, "--yes")

    assert said.code == 0, said.err
    [entry] = tomllib.loads((office.parent / "closed_days.toml").read_text())["closed_day"]
    assert entry["source"] == "Executive Order 2026-07"
    assert entry["entered_by"] == "DC"
    assert deadline(duewatch, case)["act_by"] == "2026-03-12"
    assert "Snow closure" in duewatch("closed-day", "list").out


def test_a_day_that_moves_a_date_further_is_adopted_by_the_one_who_said_yes(
    duewatch: Duewatch, case: str
) -> None:
    """Sat 14 March 2026 rolls to Mon 16; with that Monday closed, to Tue 17: last day and act-by stay."""
    monday = ("2026-03-16", *FRIDAY[1:])

    duewatch("closed-day", "add", *monday, "--yes")

    answer = deadline(duewatch, case)
    assert (answer["last_day"], answer["due"], answer["act_by"]) == ("2026-03-14", "2026-03-17", "2026-03-13")
    assert "Mon 16 Mar 2026: Snow closure, so the date moves forward" in answer["steps"]
    told = json.loads(duewatch("case", "show", case, "--json").out)["events"]
    adopted = [one for one in told if one["name"] == "closed_days_adopted"]
    assert [(one["by"], one["standing"]) for one in adopted] == [("duewatch", "recorded"), ("DC", "recorded")]
    assert adopted[-1]["reason"] == "governor"


def test_several_days_stand_side_by_side(duewatch: Duewatch, case: str) -> None:
    """With Thu 12 and Fri 13 March closed, the last business day before Sat 14 is Wed 11."""
    duewatch("closed-day", "add", *FRIDAY, "--yes")
    duewatch("closed-day", "add", "2026-03-12", *FRIDAY[1:], "--yes")

    assert deadline(duewatch, case)["act_by"] == "2026-03-11"
    assert [one["day"] for one in json.loads(duewatch("closed-day", "list", "--json").out)] == [
        "2026-03-13",
        "2026-03-12",
    ]


def test_for_programs_it_only_tells_unless_yes_is_said(duewatch: Duewatch, case: str, office: Path) -> None:
    told = json.loads(duewatch("closed-day", "add", *FRIDAY, "--json").out)

    assert (told["applied"], told["day"]) == (False, "2026-03-13")
    assert [one["case"] for one in told["cases"]] == [case]
    assert not (office.parent / "closed_days.toml").exists()


def test_days_that_cannot_be_closed_are_refused(duewatch: Duewatch, office: Path) -> None:
    """Sat 14 March is closed already, Mon 25 May 2026 is Memorial Day, 31 June does not exist."""
    for day, words in (
        ("2026-03-14", "is a Saturday or Sunday"),
        ("2026-05-25", "is closed already: Memorial Day"),
        ("2026-06-31", "is not a day"),
    ):
        said = duewatch("closed-day", "add", day, *FRIDAY[1:], "--yes")
        assert said.code == 2
        assert words in said.err
    assert not (office.parent / "closed_days.toml").exists()


def test_a_state_that_the_office_does_not_serve_is_refused(duewatch: Duewatch) -> None:
    said = duewatch("closed-day", "add", *FRIDAY, "--jurisdiction", "US-CA", "--yes")

    assert said.code == 2
    assert "no LEA of this office stands under US-CA; it has US-NM" in said.err


def test_a_file_that_was_spoilt_by_hand_is_told_and_kept(duewatch: Duewatch, office: Path) -> None:
    file = office.parent / "closed_days.toml"
    file.write_text('[[closed_day]]\nday = 2026-03-13\nnmae = "Snow"\n')
    before = file.read_text()

    said = duewatch("closed-day", "add", "2026-03-12", *FRIDAY[1:], "--yes")

    assert said.code == 2
    assert "did you mean 'name'?" in said.err
    assert file.read_text() == before


def test_a_snow_day_of_a_district_moves_what_is_counted_in_school_days(
    duewatch: Duewatch, expedited: str, school: Path
) -> None:
    """One school day fewer in March: 20 school days after Wed 4 March end on Thu 2 April, not Wed 1."""
    before = deadline(duewatch, expedited, "xd_hearing_nm")["last_day"]

    said = duewatch("closed-day", "add", *FRIDAY, "--lea", "Piedra Alta Public Schools", "--yes")

    assert said.code == 0, said.err
    hearing = deadline(duewatch, expedited, "xd_hearing_nm")
    assert (before, hearing["last_day"]) == ("2026-04-01", "2026-04-02")
    assert any(
        "not counted, Snow closure (Executive Order 2026-07, entered by DC)" in s for s in hearing["steps"]
    )
    [closure] = tomllib.loads(school.read_text())["closed"]
    assert (closure["from"].isoformat(), closure["entered_by"]) == ("2026-03-13", "DC")


def test_a_snow_day_leaves_what_is_counted_in_calendar_days(
    duewatch: Duewatch, case: str, school: Path
) -> None:
    duewatch("closed-day", "add", *FRIDAY, "--lea", "Piedra Alta Public Schools", "--yes")

    assert deadline(duewatch, case)["act_by"] == "2026-03-13"


def test_a_snow_day_needs_a_school_day_of_a_known_year(duewatch: Duewatch, school: Path) -> None:
    lea = ("--lea", "Piedra Alta Public Schools", "--yes")
    unknown = duewatch("closed-day", "add", "2026-09-11", *FRIDAY[1:], *lea)
    twice = [duewatch("closed-day", "add", *FRIDAY, *lea) for _ in range(2)][1]
    misspelt = duewatch("closed-day", "add", *FRIDAY, "--lea", "Piedra Alta Public School", "--yes")

    assert "no school calendar of Piedra Alta Public Schools holds Fri 11 Sep 2026" in unknown.err
    assert "is no school day of Piedra Alta Public Schools already: Snow closure" in twice.err
    assert "did you mean 'Piedra Alta Public Schools'?" in misspelt.err
    assert {unknown.code, twice.code, misspelt.code} == {2}
