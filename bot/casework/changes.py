"""What people of the office do to a case: open, confirm, record, close, reopen, name its LEA.

Each is one transaction that appends events with who, when and why, and brings everything that
follows up to date. Nothing is ever edited.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from bot.casework.up_to_date import bring_up_to_date
from bot.errors import WrongRequest
from bot.intake.identity import initials
from bot.intake.placing import add_child, event_id
from bot.store import cases, events
from bot.store.cases import CaseStatus, StoredCase
from bot.workroom import Workroom
from deadlines.case import PROCEDURES
from deadlines.events import EVENT_NAMES, FLAG_EVENTS, LEGAL_EVENTS, CaseEvent, Standing

Value = str | int | bool | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Hand:
    """Who does something, why, and when: `by` are initials, `now` is aware."""

    by: str
    reason: str
    now: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class NewCase:
    """A case that a person opens: a filing on paper, by fax or through a portal."""

    procedures: tuple[str, ...]
    lea: str | None
    children: tuple[str, ...] = ()
    """Names in full: they stay in the store, everything else shows initials."""
    happened: Mapping[str, tuple[date | None, ...]] = field(default_factory=dict)
    """Days by event name; several are candidates, the likeliest first."""
    flags: Mapping[str, Value] = field(default_factory=dict)
    jurisdiction: str | None = None
    """Default: the LEA's."""


def open_case(room: Workroom, new: NewCase, hand: Hand) -> str:
    """Open a case and return its reference. Raises WrongRequest for words nobody knows."""
    _require(hand)
    _check_new(room, new)
    lea = room.settings.lea(new.lea)
    jurisdiction = new.jurisdiction or (lea.jurisdiction if lea else "")
    zone = room.settings.timezone_of(new.lea)
    today = hand.now.astimezone(ZoneInfo(zone)).date()

    def work(connection: Connection) -> str:
        stored = StoredCase(
            ref=cases.next_ref(connection, today.year),
            opened_at=hand.now,
            opened_by=hand.by,
            sender_known=True,
            status=CaseStatus.OPEN,
            initials=initials(new.children),
            jurisdiction=jurisdiction,
            procedures=new.procedures,
            lea=new.lea,
            timezone=zone,
            merged_into=None,
        )
        cases.save(connection, stored)
        for name in new.children:
            add_child(connection, stored.ref, "", name)
        append(connection, stored.ref, _first_events(new, stored, hand))
        bring_up_to_date(connection, room, stored.ref, hand.now)
        return stored.ref

    return room.store.write(work)


def record_event(
    room: Workroom, ref: str, name: str, on: Sequence[date | None], hand: Hand, *, value: Value = None
) -> None:
    """Record one more happening `name` of a case: a day, or candidates; a flag with its `value`.

    Raises WrongRequest for an unknown case or name, or a happening without a day.
    """
    _require(hand)
    if name not in LEGAL_EVENTS | FLAG_EVENTS:
        raise WrongRequest(f"'{name}' is not an event that can be recorded; {_nearest(name)}")

    def work(connection: Connection) -> None:
        stored = find(connection, ref)
        days = tuple(on) or ((_today(stored, hand),) if name in FLAG_EVENTS else ())
        if not days:
            raise WrongRequest(f"'{name}' needs the day it happened, as 2026-03-04")
        live = events.live(events.of_case(connection, stored.ref))
        occurrence = 1 + max((one.occurrence for one in live if one.name == name), default=0)
        old = next((one.id for one in live if one.name == name), None) if name in FLAG_EVENTS else None
        event = made(name, days, hand, value=value)
        event = replace(event, occurrence=1 if old else occurrence, supersedes=old)
        append(connection, stored.ref, [event])
        bring_up_to_date(connection, room, stored.ref, hand.now)

    room.store.write(work)


def confirm(
    room: Workroom, ref: str, name: str, day: date | None, hand: Hand, *, occurrence: int = 1
) -> None:
    """Say on which day a claimed or doubtful happening was; None: it did not happen.

    Supersedes what is known of it. Raises WrongRequest if the case tells of no such happening.
    """
    _require(hand)

    def work(connection: Connection) -> None:
        stored = find(connection, ref)
        live = events.live(events.of_case(connection, stored.ref))
        same = [one for one in live if one.name == name]
        told = next((one for one in same if one.occurrence == occurrence), None)
        if told is None:
            known = ", ".join(sorted({one.name for one in live if one.name in LEGAL_EVENTS})) or "nothing yet"
            raise WrongRequest(
                f"case {stored.ref} tells of no '{name}' number {occurrence}; it tells of {known}. "
                "Record it with 'duewatch case event' instead."
            )
        event = made(name, (day,), hand, value=told.value)
        event = replace(event, occurrence=occurrence, supersedes=told.id, message=told.message)
        append(connection, stored.ref, [event])
        bring_up_to_date(connection, room, stored.ref, hand.now)

    room.store.write(work)


def close_case(room: Workroom, ref: str, hand: Hand) -> None:
    """Close a case: its entries are cancelled and no more reminders go out."""
    _change_standing(room, ref, "case_closed", CaseStatus.OPEN, hand)


def reopen_case(room: Workroom, ref: str, hand: Hand) -> None:
    """Open a closed case again, with all its dates."""
    _change_standing(room, ref, "case_reopened", CaseStatus.CLOSED, hand)


def set_lea(room: Workroom, ref: str, lea: str, hand: Hand) -> None:
    """Say which LEA a case is about; its law and time zone follow."""
    _require(hand)
    known = room.settings.lea(lea)
    if known is None:
        raise WrongRequest(f"'{lea}' is not an LEA of the office file")

    def work(connection: Connection) -> None:
        stored = find(connection, ref)
        named = (("jurisdiction_set", known.jurisdiction), ("lea_set", known.name))
        today = (_today(stored, hand),)
        append(connection, stored.ref, [made(name, today, hand, value=v) for name, v in named])
        bring_up_to_date(connection, room, stored.ref, hand.now)

    room.store.write(work)


def find(connection: Connection, ref: str) -> StoredCase:
    """Return the case of that reference, or the one it was merged into. Raises WrongRequest."""
    stored = cases.find(connection, cases.final_ref(connection, ref.strip()))
    if stored is None:
        raise WrongRequest(f"there is no case {ref!r}; 'duewatch case list' shows all of them")
    return stored


def made(name: str, on: tuple[date | None, ...], hand: Hand, *, value: Value = None) -> CaseEvent:
    """Return an event as a person of the office records it; `append` gives it its id."""
    return CaseEvent(
        name=name,
        on=on,
        recorded_at=hand.now,
        by=hand.by,
        standing=Standing.RECORDED,
        value=value,
        detail=hand.reason,
        id="",
    )


def append(connection: Connection, ref: str, new: Sequence[CaseEvent]) -> None:
    """Append events, each with an id made from what it is and how many the case has."""
    count = len(events.of_case(connection, ref))
    for number, event in enumerate(new, count):
        own = event_id(ref, number, event.name, event.by, event.recorded_at.isoformat())
        events.append(connection, ref, [replace(event, id=event.id or own)])


def _change_standing(room: Workroom, ref: str, name: str, expected: CaseStatus, hand: Hand) -> None:
    _require(hand)

    def work(connection: Connection) -> None:
        stored = find(connection, ref)
        if stored.status is not expected:
            raise WrongRequest(f"case {stored.ref} is {stored.status.value} already; nothing was changed")
        append(connection, stored.ref, [made(name, (_today(stored, hand),), hand)])
        bring_up_to_date(connection, room, stored.ref, hand.now)

    room.store.write(work)


def _first_events(new: NewCase, stored: StoredCase, hand: Hand) -> list[CaseEvent]:
    today = (_today(stored, hand),)
    said: list[tuple[str, Value]] = [("case_opened", "by hand")]
    said += [("procedure_set", ",".join(new.procedures))]
    said += [("jurisdiction_set", stored.jurisdiction)] if stored.jurisdiction else []
    said += [("lea_set", new.lea)] if new.lea else []
    said += [("child_set", stored.initials)] if stored.initials else []
    said += list({"filed_by": "parent", **new.flags}.items())
    office = [made(name, today, hand, value=value) for name, value in said]
    return office + [made(name, days, hand) for name, days in new.happened.items()]


def _check_new(room: Workroom, new: NewCase) -> None:
    wrong = [f"'{name}' is not a procedure" for name in new.procedures if name not in PROCEDURES]
    wrong += [
        f"'{name}' is not an event; {_nearest(name)}" for name in new.happened if name not in LEGAL_EVENTS
    ]
    wrong += [f"'{name}' is not a flag" for name in new.flags if name not in FLAG_EVENTS]
    wrong += [f"'{name}' has no day" for name, days in new.happened.items() if not days]
    if not new.procedures:
        wrong.append("a case needs a procedure")
    if new.lea is not None and room.settings.lea(new.lea) is None:
        wrong.append(f"'{new.lea}' is not an LEA of the office file")
    if wrong:
        raise WrongRequest("; ".join(wrong))


def _nearest(name: str) -> str:
    from difflib import get_close_matches

    near = get_close_matches(name, EVENT_NAMES, n=1)
    return f"did you mean '{near[0]}'?" if near else "'duewatch case event --help' lists them"


def _require(hand: Hand) -> None:
    if not hand.by.strip() or not hand.reason.strip():
        raise WrongRequest("every change needs the initials of who makes it and a reason")


def _today(stored: StoredCase, hand: Hand) -> date:
    return hand.now.astimezone(ZoneInfo(stored.timezone)).date()
