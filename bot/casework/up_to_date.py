"""Bring everything that follows from a case up to date: its dates, calendar entries and reminders.

Runs inside the transaction that changed the case, and again whenever a day begins. Running it twice
changes nothing. The law itself is asked of `bot.law.law`.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from bot.law.law import Answer
from bot.law.law_changes import law_of
from bot.law.standing_law import UNKNOWN, AdoptedLaw, answer_under, laws_of
from bot.mail_out.reminding import want_reminders
from bot.store import cases, computations, entries, events
from bot.store.cases import CaseStatus, StoredCase
from bot.store.computations import Computation
from bot.workroom import Workroom
from calendars.changes import changes
from calendars.plan import plan, withdrawn
from deadlines.case import Case, replay
from deadlines.computed import Computed, Deadline, Status
from deadlines.events import CaseEvent


def bring_up_to_date(connection: Connection, room: Workroom, ref: str, now: datetime) -> None:
    """Replay the case, compute what follows, and write down what is wanted of it.

    `now` is aware; the case's day is its local date at `now`.
    """
    stored = _projected(connection, room, ref)
    today = now.astimezone(ZoneInfo(stored.timezone)).date()
    case = case_of(connection, stored, today)
    if stored.status is not CaseStatus.OPEN:
        _publish(connection, room, case, Computed(), now)
        want_reminders(connection, room, stored, Computed(), None, now)
        return
    laws = law_of(connection, room, stored, case, now)
    answer = answer_under(room, case, [law.instruments for law in laws])
    closed = room.law.closed_days(laws[-1].instruments)
    reminded = want_reminders(connection, room, stored, answer.computed, closed, now)
    computation = _computation(room, case, laws[-1], answer, now)
    computations.save(connection, replace(computation, reminded_on=reminded))
    _publish(connection, room, case, answer.computed, now)


def _when(deadline: Deadline) -> tuple[date, date]:
    return (deadline.act_by or deadline.last_day, deadline.last_day)


def _projected(connection: Connection, room: Workroom, ref: str) -> StoredCase:
    """Bring the row that lists are made from to what the case's events say."""
    stored = cases.find(connection, ref)
    if stored is None:
        raise LookupError(f"there is no case {ref}")
    said: dict[str, CaseEvent] = {}
    for event in events.live(events.of_case(connection, ref)):
        if event.name in ("case_closed", "case_reopened"):
            said["status"] = event
        said[event.name] = event
    lea = str(said["lea_set"].value) if "lea_set" in said else None
    stored = replace(
        stored,
        status=_status(said),
        merged_into=str(said["merged_into"].value) if "merged_into" in said else None,
        initials=str(said["child_set"].value or "") if "child_set" in said else "",
        procedures=tuple(str(said["procedure_set"].value).split(",")) if "procedure_set" in said else (),
        lea=lea,
        jurisdiction=str(said["jurisdiction_set"].value) if "jurisdiction_set" in said else UNKNOWN,
        timezone=room.settings.timezone_of(lea),
    )
    cases.save(connection, stored)
    return stored


def _status(said: dict[str, CaseEvent]) -> CaseStatus:
    if "merged_into" in said:
        return CaseStatus.MERGED
    last = said.get("status")
    return CaseStatus.CLOSED if last is not None and last.name == "case_closed" else CaseStatus.OPEN


def case_of(connection: Connection, stored: StoredCase, today: date) -> Case:
    """Return the case as its events tell it, on `today` (its local day)."""
    return replace(_as_case(events.of_case(connection, stored.ref), stored), as_of=today)


def _as_case(history: Sequence[CaseEvent], stored: StoredCase) -> Case:
    return replace(
        replay(history),
        ref=stored.ref,
        initials=stored.initials,
        lea=stored.lea,
        jurisdiction=stored.jurisdiction,
        procedures=frozenset(stored.procedures),
        timezone=stored.timezone,
    )


def _computation(room: Workroom, case: Case, law: AdoptedLaw, answer: Answer, now: datetime) -> Computation:
    following = next_deadline(answer.computed)
    assert case.as_of is not None
    return Computation(
        case_ref=case.ref,
        as_of=case.as_of,
        computed_at=now,
        pack=law.pack,
        closed_days=law.closed_days,
        report=room.law.report(answer.computed),
        unverified=answer.unverified,
        next_rule=following.id if following else None,
        next_act_by=following.act_by if following else None,
    )


def next_deadline(computed: Computed) -> Deadline | None:
    """Return the first date that somebody has to act by and did not, late ones first."""
    done = {Status.MET, Status.MET_LATE}
    open_ones = [one for one in computed.deadlines if one.act_by and one.status not in done]
    return min(open_ones, key=_when, default=None)


def _publish(connection: Connection, room: Workroom, case: Case, computed: Computed, now: datetime) -> None:
    wanted = plan(case, computed, office=room.store_id)
    held = entries.of_case(connection, case.ref)
    for change in changes(wanted, held, now, reasons=withdrawn(case, computed)):
        entries.save(connection, change.entry)


def as_known(
    connection: Connection, room: Workroom, stored: StoredCase, day: date, known_at: datetime
) -> Answer:
    """Return what followed on `day` from what had been written down by `known_at` (aware)."""
    known = [one for one in events.of_case(connection, stored.ref) if one.recorded_at <= known_at]
    case = replace(_as_case(known, stored), as_of=day)
    laws = [law.instruments for law in laws_of(connection, known)]
    jurisdiction = case.jurisdiction or room.law.jurisdictions()[0]
    return answer_under(room, case, laws or [room.law.current(jurisdiction, stored.lea)])
