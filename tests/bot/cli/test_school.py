"""`duewatch school import`: what a district publishes becomes the office's file once a person agrees."""

import json
import sys
from io import StringIO
from pathlib import Path

import pytest

from config.school import load_school_days
from tests.bot.cli.conftest import Duewatch

PIEDRA_ALTA = "Piedra Alta Public Schools"
ASKED = ("--lea", PIEDRA_ALTA, "--source", "Board calendar of 3 June 2025")
TABLE = """Subject,Start Date,End Date
First Day of School,08/06/2025,08/06/2025
Labor Day,9/1/2025,9/1/2025
Veterans Day Assembly,11/10/2025,11/10/2025
Winter Break,12/22/2025,1/5/2026
Last Day of School,5/21/2026,5/21/2026
"""
EVENTS = "\r\n".join(
    [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Piedra Alta//EN",
        *("BEGIN:VEVENT", "UID:1@piedraalta.example", "DTSTAMP:20250601T000000Z"),
        *("DTSTART;VALUE=DATE:20250806", "SUMMARY:First Day of School", "END:VEVENT"),
        *("BEGIN:VEVENT", "UID:2@piedraalta.example", "DTSTAMP:20250601T000000Z"),
        *("DTSTART;VALUE=DATE:20260521", "SUMMARY:Last Day of School", "END:VEVENT"),
        "END:VCALENDAR",
        "",
    ]
)
WRITTEN = 'week = ["mon", "tue", "wed", "thu"]\n[[sessions]]\nfirst = 2025-08-06\nlast = 2026-05-21\n'


@pytest.fixture
def target(office: Path) -> Path:
    return office.parent / "school/piedra-alta-public-schools-2025-26.toml"


@pytest.fixture
def expedited(duewatch: Duewatch) -> str:
    """An expedited request received on Wed 4 March 2026, in a district without a school calendar."""
    said = duewatch(
        *("case", "open", "--procedure", "expedited_due_process", "--lea", PIEDRA_ALTA),
        *("--event", "lea_received_request=2026-03-04", "--event", "request_filed=2026-03-04"),
        *("--event", "sea_received_request=2026-03-04", "--reason", "at the desk"),
    )
    return said.out.strip()


def given(tmp_path: Path, name: str, text: str) -> str:
    file = tmp_path / name
    file.write_text(text)
    return str(file)


@pytest.mark.parametrize(("name", "text"), [("cal.csv", TABLE), ("cal.ics", EVENTS), ("cal.toml", WRITTEN)])
def test_each_form_becomes_a_file_that_the_office_can_use(
    duewatch: Duewatch, tmp_path: Path, target: Path, name: str, text: str
) -> None:
    said = duewatch("school", "import", given(tmp_path, name, text), *ASKED, "--yes")

    assert said.code == 0, said.err
    [year] = load_school_days([target]).years
    assert (year.source, year.entered_by) == ("Board calendar of 3 June 2025", "DC")
    assert (year.sessions[0].first.isoformat(), year.sessions[0].last.isoformat()) == (
        "2025-08-06",
        "2026-05-21",
    )


def test_it_shows_what_was_read_what_is_open_and_writes_nothing_without_a_yes(
    duewatch: Duewatch, tmp_path: Path, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Mon 10 November 2025: the name of a holiday closes school only if it stands alone."""
    monkeypatch.setattr(sys, "stdin", StringIO("n\n"))

    said = duewatch("school", "import", given(tmp_path, "cal.csv", TABLE), *ASKED)

    assert "School from Wed 6 Aug 2025 to Thu 21 May 2026" in said.out
    assert '2025-11-10, "Veterans Day Assembly": is school closed? It was taken as a school day.' in said.out
    assert "Nothing was changed." in said.out
    assert not target.exists()


def test_it_says_which_line_to_add_and_which_dates_become_known(
    duewatch: Duewatch, tmp_path: Path, office: Path, expedited: str
) -> None:
    """20 school days after Wed 4 March 2026 end on Wed 1 April; that is known once the line is there."""
    said = duewatch("school", "import", given(tmp_path, "cal.csv", TABLE), *ASKED, "--yes")

    line = 'school_year = ["school/piedra-alta-public-schools-2025-26.toml"]'
    assert f"  {line}\n" in said.out
    assert "(xd_hearing_nm)" in said.out
    assert "was: no date: no school calendar" in said.out
    assert xd_hearing(duewatch, expedited) is None

    office.write_text(office.read_text().replace('jurisdiction = "US-NM"', f'jurisdiction = "US-NM"\n{line}'))
    duewatch("rules", "adopt", "--reason", "school calendar entered")
    assert xd_hearing(duewatch, expedited) == "2026-04-01"


def xd_hearing(duewatch: Duewatch, ref: str) -> str | None:
    shown = json.loads(duewatch("case", "show", ref, "--json").out)
    return next((one["last_day"] for one in shown["deadlines"] if one["id"] == "xd_hearing_nm"), None)


def test_a_corrected_calendar_takes_the_place_of_the_one_that_is_named(
    duewatch: Duewatch, tmp_path: Path, office: Path, expedited: str
) -> None:
    """With Fridays off, 20 school days after Wed 4 March 2026 end on Wed 8 April."""
    named = office.parent / "own.toml"
    named.write_text(WRITTEN.replace('"thu"', '"thu", "fri"'))
    line = 'jurisdiction = "US-NM"\nschool_year = ["own.toml"]'
    office.write_text(office.read_text().replace('jurisdiction = "US-NM"', line))
    duewatch("rules", "adopt", "--reason", "first calendar")
    assert xd_hearing(duewatch, expedited) == "2026-04-01"

    said = duewatch("school", "import", given(tmp_path, "cal.toml", WRITTEN), *ASKED, "--yes")

    assert "The office file names it already; it is in force." in said.out
    assert 'week = ["mon", "tue", "wed", "thu"]' in named.read_text()
    assert xd_hearing(duewatch, expedited) == "2026-04-08"


def test_the_answers_to_its_questions_may_be_given_at_once(
    duewatch: Duewatch, tmp_path: Path, target: Path
) -> None:
    table = "date,event\n9/1/2025,Labor Day\n"
    days = ("--first", "2025-08-06", "--last", "2026-05-21", "--week", "mon,tue,wed,thu")

    told = json.loads(
        duewatch("school", "import", given(tmp_path, "c.csv", table), *ASKED, *days, "--json").out
    )

    assert told["week"] == ["mon", "tue", "wed", "thu"]
    assert told["sessions"] == [{"first": "2025-08-06", "last": "2026-05-21"}]
    assert told["questions"] == []
    assert (told["applied"], told["file"]) == (False, str(target))


def test_a_list_without_first_and_last_day_is_refused_with_what_to_do(
    duewatch: Duewatch, tmp_path: Path
) -> None:
    said = duewatch(
        "school", "import", given(tmp_path, "cal.csv", "date,event\n9/1/2025,Labor Day\n"), *ASKED
    )

    assert said.code == 2
    assert "Which are the first and the last day of school?" in said.err
    assert "--first DAY --last DAY" in said.err


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("cal.pdf", "%PDF", "is neither .toml, .csv nor .ics"),
        ("cal.toml", 'week = ["mon"]\nsesions = []\n', "did you mean 'sessions'?"),
        ("cal.csv", "nothing,here\n1,2\n", "the first line must name a column"),
        ("cal.ics", "no calendar", "is not an iCalendar file"),
    ],
)
def test_a_file_that_cannot_be_used_is_refused(
    duewatch: Duewatch, tmp_path: Path, name: str, text: str, words: str
) -> None:
    said = duewatch("school", "import", given(tmp_path, name, text), *ASKED, "--yes")

    assert said.code == 2
    assert words in said.err


def test_a_year_missing_between_two_calendars_is_told_and_nothing_written(
    duewatch: Duewatch, tmp_path: Path, office: Path, target: Path
) -> None:
    (office.parent / "own.toml").write_text(WRITTEN.replace("2025", "2022").replace("2026", "2023"))
    line = 'jurisdiction = "US-NM"\nschool_year = ["own.toml"]'
    office.write_text(office.read_text().replace('jurisdiction = "US-NM"', line))

    said = duewatch("school", "import", given(tmp_path, "cal.csv", TABLE), *ASKED, "--yes")

    assert said.code == 2
    assert "a year is missing between" in said.err
    assert str(target) in said.err
    assert not target.exists()
