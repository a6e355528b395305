"""One entry of a shared calendar, in the words of RFC 5545, before anything is written."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

Duty = tuple[str, str]
"""Reference of a case and id of a rule: every occurrence of one duty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarEntry:
    """An all-day event that people look at. `uid` keeps its value for case, rule and occurrence."""

    uid: UUID
    """UUIDv5 of case, rule and occurrence: a correction or a restart keeps it (RFC 7986, 5.3)."""
    day: date
    """The day it is shown on, local to the case; DTSTART as a DATE, one day long."""
    summary: str
    """"ACT BY - Hold the resolution meeting - 26-0014 JR"."""
    description: str
    """Rule, citations, derivation in short, how to correct; never identity."""
    categories: tuple[str, ...] = ()
    case_ref: str = ""
    lea: str | None = None
    rule: str = ""
    occurrence: int = 1
    alarms_before: tuple[int, ...] = ()
    """Days before `day` worth an alarm, where a feed asks for alarms. Empty: never an alarm."""
    tentative: bool = False
    """The day is a lower bound, not a date (STATUS:TENTATIVE)."""
    timezone: str = "UTC"
    """IANA name of the zone in which "as of" is told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedEntry:
    """What a calendar was last brought to: an entry with its revision."""

    entry: CalendarEntry
    sequence: int
    """RFC 5545 SEQUENCE: rises when the entry changes, and only then."""
    last_modified: datetime
    """Aware, UTC; the instant of the last change, never "now"."""
    created: datetime
    cancelled: bool = False


@dataclass(frozen=True, slots=True)
class Put:
    """Bring this entry into the calendar."""

    entry: PublishedEntry


@dataclass(frozen=True, slots=True)
class Cancel:
    """Take this entry away; its uid is never used for anything else."""

    entry: PublishedEntry
    reason: str = ""


Change = Put | Cancel
