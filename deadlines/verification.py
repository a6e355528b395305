"""Have every date of an answer walked a second time, and say which ones were not found again.

A fault in the program must never make a deadline vanish: where the two walks differ the careful date
is kept, the entry says so, and its id is handed on so that the status can tell people.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from deadlines.check import Verdict, check
from deadlines.computed import Computed, Deadline, Kind
from deadlines.derivation import Derivation
from deadlines.steps import Steps

NOT_BEFORE = frozenset({Kind.START, Kind.EARLIEST})
"""Kinds where acting too early is the error, so that the later date is the careful one."""


@dataclass(frozen=True, slots=True)
class Verification:
    """The answer as it may be published, and the ids of dates that were not found again."""

    computed: Computed
    unverified: tuple[str, ...]


def verify(computed: Computed) -> Verification:
    """Return `computed` with every date walked again, day by day (`deadlines.check`).

    Where the two differ, the earlier date stands (the later one, for what may not be done early) and
    a note of the deadline tells both. A deadline without a derivation counts as not found again.
    """
    walked = [(deadline, _differences(deadline)) for deadline in computed.deadlines]
    unverified = tuple(dict.fromkeys(deadline.id for deadline, wrong in walked if wrong))
    if not unverified:
        return Verification(computed, ())
    deadlines = tuple(_careful(deadline) if wrong else deadline for deadline, wrong in walked)
    return Verification(replace(computed, deadlines=deadlines), unverified)


def _derivation(deadline: Deadline) -> Derivation | None:
    return deadline.steps.derivation if isinstance(deadline.steps, Steps) else None


def _differences(deadline: Deadline) -> tuple[str, ...]:
    derivation = _derivation(deadline)
    if derivation is None:
        return ("there is no derivation to walk",)
    return (*_claims_otherwise(deadline, derivation), *check(derivation).differences)


def _claims_otherwise(deadline: Deadline, derivation: Derivation) -> Iterator[str]:
    derived = (derivation.count.last_day, derivation.count.due, derivation.act_by)
    if derived != (deadline.last_day, deadline.due, deadline.act_by):
        yield "the dates shown are not those of the derivation"


def _careful(deadline: Deadline) -> Deadline:
    derivation = _derivation(deadline)
    if derivation is None:
        return replace(deadline, notes=(*deadline.notes, "This date has no derivation: have it checked."))
    verdict = check(derivation)
    note = f"Two counts of this date disagree: {'; '.join(_differences(deadline))}. Have it checked."
    return replace(_dated_with_care(deadline, verdict), notes=(*deadline.notes, note))


def _dated_with_care(deadline: Deadline, verdict: Verdict) -> Deadline:
    choose = max if deadline.kind in NOT_BEFORE else min
    return replace(
        deadline,
        last_day=choose(deadline.last_day, verdict.last_day or deadline.last_day),
        due=choose(deadline.due, verdict.due or deadline.due),
        act_by=_earlier(deadline.act_by, verdict.act_by),
    )


def _earlier(one: date | None, other: date | None) -> date | None:
    return min((day for day in (one, other) if day), default=None)
