"""What a rule comes to in one plain world, one value for each happening of its trigger.

Between evaluation and the lists of the contract (`deadlines.computed`). Plain values.
"""

from dataclasses import dataclass, replace
from datetime import date

from deadlines.derivation import Derivation
from deadlines.rules import DeadlineRule, Way


@dataclass(frozen=True, slots=True, kw_only=True)
class Begin:
    """Day 0 of one occurrence, and why."""

    day: date
    words: str
    occurrence: int
    since: date | None = None
    """What happened before this day belongs to a request that was replaced and counts no more."""
    cites: tuple[str, ...] = ()
    """Provisions that started the period in the place of the rule's own."""
    more_cites: tuple[str, ...] = ()
    """Provisions told beside the rule's own: of the rule that this one starts from, or of a restart."""
    rests_on: tuple[Derivation, ...] = ()
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """Day 0 would be `begin`, but something holds the clock."""

    begin: Begin
    why: str
    until: str
    cites: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """The rule gives a date."""

    rule: DeadlineRule
    way: Way
    begin: Begin
    last_day: date
    due: date
    derivation: Derivation
    cites: tuple[str, ...]
    remarks: tuple[str, ...] = ()
    ordered: bool = False
    """An order or scheduling letter set the day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stopped:
    """Something holds the clock; `undelayed` is what the rule would give without it."""

    undelayed: "Dated | Unknown"
    why: str
    until: str
    cites: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Unknown:
    """The trigger is known, the days are not."""

    begin: Begin
    why: str
    earliest: date | None
    do: str
    cites: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Removed:
    """An event or flag took the duty away."""

    occurrence: int
    why: str
    cites: tuple[str, ...]
    since: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Owed:
    """Owed at once, since a day."""

    begin: Begin
    cites: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """The trigger has not happened."""

    trigger: str
    occurrence: int = 1
    since: date | None = None


Outcome = Dated | Stopped | Unknown | Removed | Owed | Missing


def at(begin: Begin, day: date, words: str, cites: tuple[str, ...], why: tuple[str, ...] = ()) -> Begin:
    """Return `begin` moved to another day 0, for which `cites` speak in the place of the rule's own."""
    return replace(begin, day=day, words=words, cites=cites, rests_on=(), remarks=begin.remarks + why)


def begin_of(outcome: Dated | Stopped | Unknown | Owed) -> Begin:
    """Return day 0 of an outcome that has one."""
    return outcome.undelayed.begin if isinstance(outcome, Stopped) else outcome.begin


def occurrence_of(outcome: Outcome) -> int:
    """Return which happening of the trigger the outcome is of."""
    return outcome.occurrence if isinstance(outcome, Removed | Missing) else begin_of(outcome).occurrence
