"""Duties and entries for the calendar tests. All people and places are invented."""

from datetime import UTC, date, datetime
from uuid import UUID

from calendars.entries import CalendarEntry, PublishedEntry
from deadlines.case import Case
from deadlines.computed import Computed, Deadline, Kind, Roll

MORNING = datetime(2026, 3, 4, 20, 0, tzinfo=UTC)
OFFICE = "office-7f3a"

CASE = Case(
    jurisdiction="US-NM",
    procedures=frozenset({"due_process"}),
    timezone="America/Denver",
    ref="26-0014",
    initials="JR",
    lea="Piedra Alta Public Schools",
)


def deadline(**given: object) -> Deadline:
    """Return the answer to a request received on Wed 4 Mar 2026: day 10 is Sat 14 Mar."""
    usual: dict[str, object] = {
        "id": "dp_response",
        "occurrence": 1,
        "title": "Answer the parent's request",
        "owed_by": "lea",
        "kind": Kind.DEADLINE,
        "last_day": date(2026, 3, 14),
        "due": date(2026, 3, 16),
        "act_by": date(2026, 3, 13),
        "roll": Roll.FORWARD,
        "citations": ("34 CFR 300.508(e)(1)",),
        "steps": ("Wed 4 Mar 2026: the LEA receives the request (day 0)",),
    }
    return Deadline(**{**usual, **given})  # type: ignore[arg-type]


def computed(*deadlines: Deadline, **lists: object) -> Computed:
    """Return a computation of these deadlines."""
    return Computed(deadlines=deadlines, **lists)  # type: ignore[arg-type]


def entry(number: int = 1, **given: object) -> CalendarEntry:
    """Return an entry with its own uid for each number, on Fri 13 Mar 2026."""
    usual: dict[str, object] = {
        "uid": UUID(int=number),
        "day": date(2026, 3, 13),
        "summary": f"ACT BY - Answer the parent's request - 26-{number:04} JR",
        "description": "Owed by the district.\n\nLaw: 34 CFR 300.508(e)(1).",
        "categories": ("Act by",),
        "case_ref": f"26-{number:04}",
        "lea": "Piedra Alta Public Schools",
        "rule": "dp_response",
        "alarms_before": (5, 2, 1),
        "timezone": "America/Denver",
    }
    return CalendarEntry(**{**usual, **given})  # type: ignore[arg-type]


def published(
    number: int = 1, *, sequence: int = 0, cancelled: bool = False, **given: object
) -> PublishedEntry:
    """Return an entry as it was published on the morning of Wed 4 Mar 2026."""
    return PublishedEntry(
        entry=entry(number, **given),
        sequence=sequence,
        last_modified=MORNING,
        created=MORNING,
        cancelled=cancelled,
    )
