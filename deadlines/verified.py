"""Have every date counted a second time before anybody relies on it.

The second walk (`deadlines.check`) shares no counting code with the engine. Where the two disagree,
the earlier date is shown, marked as not verified: a fault in the program must not make a deadline
vanish or move it away.
"""

from dataclasses import replace

from deadlines.check import Verdict, check
from deadlines.computed import Computed, Deadline
from deadlines.steps import Steps


def verified(computed: Computed) -> tuple[Computed, tuple[str, ...]]:
    """Return `computed` with the earlier date wherever the two counts disagree, and each disagreement.

    The disagreements are sentences without identity, for the service's status; empty if all agrees.
    """
    told: list[str] = []
    deadlines = []
    for one in computed.deadlines:
        verdict = check(one.steps.derivation) if isinstance(one.steps, Steps) else None
        if verdict is None or verdict.agrees:
            deadlines.append(one)
            continue
        told += [f"{one.id}: {difference}" for difference in verdict.differences]
        deadlines.append(_earlier(one, verdict))
    return replace(computed, deadlines=tuple(deadlines)) if told else computed, tuple(told)


def _earlier(one: Deadline, verdict: Verdict) -> Deadline:
    other = verdict.earliest()
    last_day = min(one.last_day, other) if other else one.last_day
    acts = [day for day in (one.act_by, verdict.act_by) if day]
    return replace(
        one,
        last_day=last_day,
        due=min(one.due, other) if other else one.due,
        act_by=min(acts) if acts else None,
        notes=(*one.notes, "Not verified: two counts of this date disagree; the earlier one is shown."),
    )
