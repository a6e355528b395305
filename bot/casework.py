"""Bring everything that follows from a case up to date: its dates, calendar entries and reminders.

Runs inside the transaction that changed the case, and again whenever a day begins. Running it twice
changes nothing. The law itself is asked of `bot.law`.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from bot.filing_events import MAIL
from bot.law import Answer, Instruments
from bot.placing import event_id
from bot.reminding import want_reminders
from bot.store import cases, computations, entries, events, instruments
from bot.store.cases import CaseStatus, StoredCase
from bot.store.computations import Computation
from bot.workroom import Workroom
from calendars.changes import changes
from calendars.plan import plan, withdrawn
from deadlines.case import Case, replay
from deadlines.computed import Computed, Deadline, Status
from deadlines.events import CaseEvent

UNKNOWN = ""
"""Jurisdiction of a case whose LEA is not known yet."""


@dataclass(frozen=True, slots=True)
class _Adopted:
    pack: str
    closed_days: str
    instruments: Instruments


def bring_up_to_date(connection: Connection, room: Workroom, ref: str, now: datetime) -> None:
    """Replay the case, compute what follows, and write down what is wanted of it.

    `now` is aware; the case's day is its local date at `now`.
    """
    stored = _projected(connection, room, ref)
    today = now.astimezone(ZoneInfo(stored.timezone)).date()
    case = _case_of(connection, stored, today)
    if stored.status is not CaseStatus.OPEN:
        _publish(connection, room, case, Computed(), now)
        want_reminders(connection, room, stored, Computed(), None, now)
        return
    adopted = _adopt(connection, room, stored, now)
    answer = answer_of(room, case, adopted.instruments)
    closed = room.law.closed_days(adopted.instruments)
    reminded = want_reminders(connection, room, stored, answer.computed, closed, now)
    computation = _computation(room, case, adopted, answer, now)
    computations.save(connection, replace(computation, reminded_on=reminded))
    _publish(connection, room, case, answer.computed, now)


def answer_of(room: Workroom, case: Case, adopted: Instruments) -> Answer:
    """Return what follows from `case`; with an unknown LEA, what follows in any jurisdiction of ours."""
    if case.jurisdiction != UNKNOWN:
        return room.law.compute(case, adopted)
    answers = []
    for jurisdiction in room.law.jurisdictions():
        world = replace(case, jurisdiction=jurisdiction)
        answers.append(room.law.compute(world, room.law.current(jurisdiction, None)))
    return merged(answers)


def merged(answers: Sequence[Answer]) -> Answer:
    """Return one answer for worlds of different law: of each duty the earliest date, the rest beside it."""
    if len(answers) == 1:
        return answers[0]
    chosen: dict[tuple[str, int], Deadline] = {}
    for answer in answers:
        for deadline in answer.computed.deadlines:
            key = (deadline.id, deadline.occurrence)
            chosen[key] = min(chosen.get(key, deadline), deadline, key=_when)
    rest = {
        name: tuple(dict.fromkeys(one for answer in answers for one in getattr(answer.computed, name)))
        for name in ("immediate", "undecided", "suspended", "not_required", "waiting", "questions", "notes")
    }
    computed = Computed(deadlines=tuple(sorted(chosen.values(), key=_when)), **rest)
    unverified = tuple(dict.fromkeys(one for answer in answers for one in answer.unverified))
    return Answer(computed=computed, unverified=unverified)


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


def _case_of(connection: Connection, stored: StoredCase, today: date) -> Case:
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


def _adopt(connection: Connection, room: Workroom, stored: StoredCase, now: datetime) -> _Adopted:
    """Return the pack and days the case adopted; those of now, and an event that says so, the first time."""
    live = events.live(events.of_case(connection, stored.ref))
    pack = _last_value(live, "pack_adopted", stored.jurisdiction)
    days = _last_value(live, "closed_days_adopted", stored.jurisdiction)
    if pack and days:
        texts = instruments.content_of(connection, pack), instruments.content_of(connection, days)
        if texts[0] is not None and texts[1] is not None:
            return _Adopted(pack, days, Instruments(texts[0], texts[1]))
    if stored.jurisdiction == UNKNOWN:
        return _Adopted("", "", room.law.current(room.law.jurisdictions()[0], None))
    current = room.law.current(stored.jurisdiction, stored.lea)
    pack = instruments.keep(connection, "pack", stored.jurisdiction, current.pack, now)
    days = instruments.keep(connection, "closed_days", stored.jurisdiction, current.closed_days, now)
    for name, digest in (("pack_adopted", pack), ("closed_days_adopted", days)):
        events.append(connection, stored.ref, [_adoption(stored, name, digest, now)])
    return _Adopted(pack, days, current)


def _last_value(live: Sequence[CaseEvent], name: str, jurisdiction: str) -> str | None:
    """Adopting is undone by a later change of jurisdiction: its own law is adopted then."""
    found: str | None = None
    for event in live:
        if event.name == "jurisdiction_set" and event.value != jurisdiction:
            found = None
        if event.name == name:
            found = str(event.value) if event.detail == jurisdiction else None
    return found


def _adoption(stored: StoredCase, name: str, digest: str, now: datetime) -> CaseEvent:
    return CaseEvent(
        name=name,
        on=(now.astimezone(ZoneInfo(stored.timezone)).date(),),
        recorded_at=now,
        by=MAIL,
        value=digest,
        detail=stored.jurisdiction,
        id=event_id(stored.ref, name, digest, now.isoformat()),
    )


def _computation(room: Workroom, case: Case, adopted: _Adopted, answer: Answer, now: datetime) -> Computation:
    following = next_deadline(answer.computed)
    assert case.as_of is not None
    return Computation(
        case_ref=case.ref,
        as_of=case.as_of,
        computed_at=now,
        pack=adopted.pack,
        closed_days=adopted.closed_days,
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
    live = events.live(known)
    case = replace(_as_case(known, stored), as_of=day)
    pack = _last_value(live, "pack_adopted", stored.jurisdiction)
    days = _last_value(live, "closed_days_adopted", stored.jurisdiction)
    texts = [instruments.content_of(connection, digest) for digest in (pack, days) if digest]
    if case.jurisdiction == UNKNOWN or len(texts) < 2 or None in texts:
        jurisdiction = case.jurisdiction or room.law.jurisdictions()[0]
        return answer_of(room, case, room.law.current(jurisdiction, stored.lea))
    return answer_of(room, case, Instruments(str(texts[0]), str(texts[1])))
