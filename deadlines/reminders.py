"""Which reminders are due now, from what was sent already.

Pure: the duties, the office's policy, what went out, and today's local date come in. The question is
always "due and not yet sent", never "is this the minute": after a night without power the mail still
goes, once, and stages that passed meanwhile are one mail and not many. Who receives it is not asked
here: a stage is the same for everybody.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby
from zoneinfo import ZoneInfo

from deadlines.computed import Deadline, Status
from deadlines.counting import act_by as last_business_day
from deadlines.days import ClosedDays, DaysNotKnown

OURS = frozenset({"lea", "both"})
DONE = frozenset({Status.MET, Status.MET_LATE})
ON_THE_DAY = "on-the-day"


@dataclass(frozen=True, slots=True)
class Policy:
    """When an office wants to be reminded."""

    days_before: tuple[int, ...] = (10, 5, 2, 1)
    """Calendar days before the day to act by; sent on the last business day on or before."""
    hour: int = 7
    """No reminder goes before this local hour."""


@dataclass(frozen=True, slots=True)
class Duty:
    """One dated thing that the office owes and has not done."""

    case: str
    """Our own reference, "26-0014"."""
    rule: str
    occurrence: int
    act_by: date


@dataclass(frozen=True, slots=True)
class Stage:
    """A day on which people are reminded of a duty."""

    name: str
    """"before-10", "on-the-day", "late-3": its place in the reminder's identity."""
    on: date


@dataclass(frozen=True, slots=True)
class SentReminder:
    """A reminder that went out, or is already on its way."""

    duty: Duty
    stage: str


@dataclass(frozen=True, slots=True)
class DueReminder:
    """A reminder to be sent now: the latest stage that has come, and the ones it stands for."""

    duty: Duty
    stage: Stage
    instead_of: tuple[str, ...] = ()
    """Earlier stages that were never sent and are not sent any more."""

    @property
    def key(self) -> str:
        """Return its identity: case, rule, occurrence, stage and the day to act by."""
        duty = self.duty
        return f"{duty.case}/{duty.rule}/{duty.occurrence}/{self.stage.name}/{duty.act_by.isoformat()}"


def duties(case: str, deadlines: Iterable[Deadline]) -> Iterator[Duty]:
    """Yield what the office still owes in a case: duties of the LEA, or of both sides, not met."""
    for deadline in deadlines:
        if deadline.act_by and deadline.owed_by in OURS and deadline.status not in DONE:
            yield Duty(case, deadline.id, deadline.occurrence, deadline.act_by)


def reminding_day(now: datetime, zone: str, policy: Policy) -> date | None:
    """Return the local date whose reminders may go out at `now` (aware), None before the hour."""
    local = now.astimezone(ZoneInfo(zone))
    return local.date() if local.hour >= policy.hour else None


def due_reminders(
    owed: Iterable[Duty], policy: Policy, closed: ClosedDays, sent: Iterable[SentReminder], today: date
) -> list[DueReminder]:
    """Return the reminders due on `today` (local) and not in `sent`, at most one a duty, urgent first.

    A duty whose day to act by moved is another duty here: it is reminded of anew.
    """
    went: dict[Duty, set[str]] = {}
    for reminder in sent:
        went.setdefault(reminder.duty, set()).add(reminder.stage)
    found = (_due(duty, policy, closed, went.get(duty, set()), today) for duty in dict.fromkeys(owed))
    return sorted((r for r in found if r), key=lambda r: (r.duty.act_by, r.key))


def _due(duty: Duty, policy: Policy, closed: ClosedDays, went: set[str], today: date) -> DueReminder | None:
    come = [stage for stage in stages(duty.act_by, policy, closed, today) if stage.on <= today]
    unsent: list[Stage] = []
    for stage in reversed(come):
        if stage.name in went:
            break  # what lies before it was sent, or covered by it
        unsent.append(stage)
    if not unsent:
        return None
    latest, *earlier = unsent
    return DueReminder(duty, latest, tuple(stage.name for stage in reversed(earlier)))


def stages(act_by: date, policy: Policy, closed: ClosedDays, today: date) -> list[Stage]:
    """Return the stages of a duty in order, late ones through `today`.

    Stages that fall on one day (two and one day before a Monday) are one, the nearest.
    """
    names = {days: f"before-{days}" for days in sorted(policy.days_before, reverse=True)} | {0: ON_THE_DAY}
    before = [Stage(name, _sent_on(act_by, days, closed)) for days, name in names.items()]
    of_each_day = [list(same)[-1] for _, same in groupby(before, key=lambda stage: stage.on)]
    late = range(1, (today - act_by).days + 1)
    return of_each_day + [Stage(f"late-{days}", act_by + timedelta(days)) for days in late]


def _sent_on(act_by: date, days_before: int, closed: ClosedDays) -> date:
    """Where the closed days are not known, any weekday will do: a mail too many harms nobody."""
    day = act_by - timedelta(days_before)
    found = last_business_day(day, closed)
    return (found.earliest_possible or day) if isinstance(found, DaysNotKnown) else found
