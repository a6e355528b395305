"""What the engine answers: the seven lists of the contract, the questions and the notes.

Plain values. `deadlines.report` writes them as the JSON that other programs read; nothing here
computes.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class Kind(StrEnum):
    """What sort of date a rule gives; decides which candidate governs and where it is shown."""

    DEADLINE = "deadline"
    BEFORE_EVENT = "before_event"
    PERIOD_END = "period_end"
    WINDOW_END = "window_end"
    START = "start"
    EARLIEST = "earliest"
    LOOKBACK = "lookback"
    DISPLAY = "display"


class Roll(StrEnum):
    """What happened to this date, not what the rule allows."""

    NONE = "none"
    FORWARD = "forward"
    BACK = "back"


class Status(StrEnum):
    """Where a deadline stands on the case's day."""

    RUNNING = "running"
    LATE = "late"
    """After `last_day`, not after `due`: late on a strict count."""
    MISSED = "missed"
    MET = "met"
    MET_LATE = "met_late"


@dataclass(frozen=True, slots=True)
class Superseded:
    """A date that a restart replaced."""

    last_day: date
    due: date
    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """One date with everything that it rests on. Days are local to the case's time zone."""

    id: str
    occurrence: int
    title: str
    owed_by: str
    kind: Kind
    last_day: date
    due: date
    act_by: date | None
    outer_limit: date | None = None
    roll: Roll = Roll.NONE
    status: Status | None = None
    citations: tuple[str, ...] = ()
    signed_off: bool = False
    superseded: tuple[Superseded, ...] = ()
    steps: Sequence[str] = ()
    """The derivation as sentences, each one day counted, skipped or moved, with its reason."""
    notes: tuple[str, ...] = ()
    met_by: str = ""
    """The event that does what is asked; "" where nothing does."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Immediate:
    """A duty owed at once, with no number in the text."""

    id: str
    since: date
    owed_by: str
    title: str = ""
    citations: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Undecided:
    """The trigger is known, the days are not."""

    id: str
    why: str
    earliest_possible: date | None
    do: str
    title: str = ""
    owed_by: str = ""
    citations: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Suspended:
    """Something stopped a clock that would otherwise have a date."""

    id: str
    why: str
    undelayed: date | None
    until: str
    title: str = ""
    owed_by: str = ""
    citations: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class NotRequired:
    """An event or flag took the duty away."""

    id: str
    why: str
    citations: tuple[str, ...] = ()
    title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """A rule of this procedure that lacks only its trigger."""

    id: str
    trigger: str
    title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """The one thing to ask a person, and what its answer moves."""

    ask: str
    about: str
    moves: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Computed:
    """Everything that follows from a case; an id stands in one list only."""

    deadlines: tuple[Deadline, ...] = ()
    immediate: tuple[Immediate, ...] = ()
    undecided: tuple[Undecided, ...] = ()
    suspended: tuple[Suspended, ...] = ()
    not_required: tuple[NotRequired, ...] = ()
    waiting: tuple[Waiting, ...] = ()
    questions: tuple[Question, ...] = ()
    notes: tuple[str, ...] = field(default=())
