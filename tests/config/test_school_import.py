"""School calendars proposed from what districts publish; hostile files among them."""

import tomllib
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from config.school import school_year
from config.school_import import MAX_CHARACTERS, Meaning, Proposal, from_csv, from_icalendar
from deadlines.days import SchoolDays

DENVER = "America/Denver"
TABLE = """Subject,Start Date,End Date,All Day Event
First Day of School,08/06/2026,08/06/2026,TRUE
Labor Day,9/7/2026,9/7/2026,TRUE
"Parent Conferences, all schools",10/15/2026,10/16/2026,TRUE
Early Release - Professional Development Day,11/4/2026,11/4/2026,TRUE
Veterans Day Assembly,11/10/2026,11/10/2026,TRUE
Thanksgiving Break,11/23/2026,11/27/2026,TRUE
Winter Break,12/21/2026,1/4/2027,TRUE
Snow make-up day,2/26/2027,2/26/2027,TRUE
Snow make-up day (if needed),5/21/2027,5/21/2027,TRUE
Last Day of School,5/20/2027,5/20/2027,TRUE
"""


def ics(*events: str) -> str:
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//District//EN"]
    for number, event in enumerate(events):
        lines += ["BEGIN:VEVENT", f"UID:{number}@district.example", "DTSTAMP:20260801T000000Z"]
        lines += [*event.split("|"), "END:VEVENT"]
    return "\r\n".join([*lines, "END:VCALENDAR", ""])


YEAR = ics(
    "DTSTART;VALUE=DATE:20260806|DTEND;VALUE=DATE:20260807|SUMMARY:First Day of School",
    "DTSTART;VALUE=DATE:20261123|DTEND;VALUE=DATE:20261128|SUMMARY:Thanksgiving Break",
    "DTSTART;VALUE=DATE:20261221|DTEND;VALUE=DATE:20270105|SUMMARY:Winter Break",
    "DTSTART:20261015T230000Z|DTEND:20261016T010000Z|SUMMARY:School board",
    "DTSTART;VALUE=DATE:20270520|SUMMARY:Last day for students",
)


def meanings(proposal: Proposal) -> dict[str, Meaning]:
    return {entry.name: entry.meaning for entry in proposal.entries}


def test_a_table_becomes_sessions_closures_and_questions() -> None:
    proposal = from_csv(TABLE)

    assert proposal.sessions == ((date(2026, 8, 6), date(2027, 5, 20)),)
    assert meanings(proposal) == {
        "First Day of School": Meaning.BEGINS,
        "Labor Day": Meaning.CLOSED,
        "Parent Conferences, all schools": Meaning.UNCLEAR,
        "Early Release - Professional Development Day": Meaning.OPEN,
        "Veterans Day Assembly": Meaning.UNCLEAR,
        "Thanksgiving Break": Meaning.CLOSED,
        "Winter Break": Meaning.CLOSED,
        "Snow make-up day": Meaning.MAKE_UP,
        "Snow make-up day (if needed)": Meaning.UNCLEAR,
        "Last Day of School": Meaning.ENDS,
    }
    assert not proposal.problems
    assert [question.split(",")[0] for question in proposal.questions] == [
        "On which weekdays is school held? Monday to Friday was taken.",
        "2026-10-15 to 2026-10-16",
        "2026-11-10",
        "2027-05-21",
    ]


def test_what_is_confirmed_is_a_file_that_the_loader_reads() -> None:
    text = from_csv(TABLE).as_toml('Board "2026-27"', "DC")
    year = school_year(tomllib.loads(text), "imported")
    school = SchoolDays((year,))

    assert (year.source, year.entered_by) == ('Board "2026-27"', "DC")
    assert school.why_closed(date(2027, 1, 4)) == "Winter Break"
    assert school.why_closed(date(2027, 1, 5)) is None
    assert school.why_closed(date(2026, 10, 15)) is None, "unclear days stay school days"


def test_an_icalendar_file_ends_its_days_before_dtend() -> None:
    """RFC 5545: DTEND 28 Nov means through Fri 27 Nov; the board meets in the evening of 15 Oct local."""
    proposal = from_icalendar(YEAR, DENVER)
    spans = {entry.name: (entry.first, entry.last) for entry in proposal.entries}

    assert spans["Thanksgiving Break"] == (date(2026, 11, 23), date(2026, 11, 27))
    assert spans["Winter Break"] == (date(2026, 12, 21), date(2027, 1, 4))
    assert spans["School board"] == (date(2026, 10, 15), date(2026, 10, 15))
    assert proposal.sessions == ((date(2026, 8, 6), date(2027, 5, 20)),)
    assert proposal.complete


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("2026-12-21", (date(2026, 12, 21), date(2026, 12, 21))),
        ("Monday, December 21, 2026", (date(2026, 12, 21), date(2026, 12, 21))),
        ("12/21/26", (date(2026, 12, 21), date(2026, 12, 21))),
        ("12/21/2026 - 1/4/2027", (date(2026, 12, 21), date(2027, 1, 4))),
        ("Dec 21, 2026 through Jan 4, 2027", (date(2026, 12, 21), date(2027, 1, 4))),
    ],
)
def test_days_are_read_as_districts_write_them(cell: str, expected: tuple[date, date]) -> None:
    (entry,) = from_csv(f'Date;Event\n"{cell}";No school\n').entries

    assert (entry.first, entry.last) == expected


def test_without_first_and_last_day_it_asks_and_is_not_complete() -> None:
    proposal = from_csv("Date,Event\n2026-09-07,Labor Day\n2027-05-20,Last day of school\n")

    assert not proposal.complete
    assert proposal.questions[0] == "Which are the first and the last day of school? The file does not say."
    assert any("which other day belongs to it" in question for question in proposal.questions)


def test_rows_that_cannot_be_read_are_named_and_the_others_kept() -> None:
    proposal = from_csv(
        "Date,Event\nsoon,Labor Day\n2026-09-07,Labor Day\n2026-09-31,No school\n1026-09-07,Holiday\n"
    )

    assert [entry.first for entry in proposal.entries] == [date(2026, 9, 7)]
    assert proposal.problems == (
        "line 2: no date was found",
        "line 4: no date was found",
        "line 5: the year 1026 is not believed",
    )


def test_an_event_that_repeats_is_not_expanded() -> None:
    proposal = from_icalendar(ics("DTSTART:20260806T120000Z|RRULE:FREQ=SECONDLY|SUMMARY:No school"), DENVER)

    assert proposal.problems == ("event 1: it repeats; enter its days one by one",)
    assert not proposal.entries


def test_a_hostile_time_zone_is_never_evaluated() -> None:
    zone = (
        "BEGIN:VTIMEZONE\r\nTZID:America/Denver\r\nBEGIN:STANDARD\r\nDTSTART:00010101T000000\r\n"
        "RRULE:FREQ=SECONDLY\r\nTZOFFSETFROM:-0700\r\nTZOFFSETTO:-0700\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n"
    )
    event = "DTSTART;TZID=America/Denver:20260907T000000|DTEND;TZID=America/Denver:20260908T000000|SUMMARY:Labor Day"
    zone = zone.replace("VTIMEZONE", "VTIME\r\n ZONE", 1)  # folded, as RFC 5545 allows
    text = ics(event).replace("BEGIN:VEVENT", zone + "BEGIN:VEVENT", 1)
    (entry,) = from_icalendar(text, DENVER).entries

    assert (entry.first, entry.last, entry.meaning) == (date(2026, 9, 7), date(2026, 9, 7), Meaning.CLOSED)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\x00",
        "BEGIN:VCALENDAR",
        "BEGIN:VEVENT\r\nDTSTART:x\r\nEND:VEVENT",
        "x" * (MAX_CHARACTERS + 1),
        "a,b\n1,2\n",
    ],
    ids=["empty", "nul", "cut", "bare", "huge", "other"],
)
def test_a_file_that_is_something_else_says_so(text: str) -> None:
    for proposal in (from_csv(text), from_icalendar(text, DENVER)):
        assert not proposal.complete
        assert proposal.problems or proposal.questions


def test_a_million_characters_of_time_zones_are_read_in_one_pass() -> None:
    text = ics("DTSTART;VALUE=DATE:20260907|SUMMARY:Labor Day").replace(
        "END:VCALENDAR", "BEGIN:VTIMEZONE\r\n" * 50_000 + "END:VCALENDAR"
    )

    assert not from_icalendar(text, DENVER).entries, "what a time zone never closed holds is left out"


def test_a_name_cannot_write_into_the_file_that_is_kept() -> None:
    table = 'Date,Event\n2026-09-07,"Holiday ""]\n[[sessions]]\nfirst = 1999-01-01\x7f\u202e no school"\n'
    proposal = from_csv(table)
    text = proposal.as_toml("x\n[[sessions]]", "DC")

    assert tomllib.loads(text).keys() == {"source", "entered_by", "week", "make_up", "closed"}


def test_a_span_of_years_is_refused() -> None:
    assert "no span" in from_csv("Date,Event\n1/1/2020 - 1/1/2027,No school\n").problems[0]


@settings(deadline=None)
@given(st.text(max_size=400))
def test_no_text_makes_the_import_fail(text: str) -> None:
    for proposal in (
        from_csv(f"Date,Event\n{text}"),
        from_icalendar(ics(f"SUMMARY:{text}"), DENVER),
        from_csv(text),
    ):
        tomllib.loads(proposal.as_toml(text, text))
