"""The values of letters about a case: its dates as lines, what it was taken for, how receipt is known.

Pure but for what it looks up of the case. Labels and legal titles only, never identity.
"""

import json
from collections.abc import Iterable
from datetime import date, datetime

from sqlalchemy import Connection

from bot.law.law_changes import Moved
from bot.law.standing_law import DAYS
from bot.mail.letters import Acknowledgement, DueLine, MovedDates, MovedLine, Reminder
from bot.store import documents, events, messages
from bot.store.cases import StoredCase
from bot.store.mails import WantedMail
from bot.workroom import Workroom
from config.letter_elements import required_elements
from deadlines.computed import Computed, Deadline, Status
from deadlines.events import CaseEvent
from deadlines.whatif import Move
from parsers.predictions import missing
from parsers.reading import Kind
from parsers.wire import NotAReading, from_json

_OURS = ("lea", "both")
_DONE = (Status.MET, Status.MET_LATE)
_RECEIPTS = ("lea_received_request", "parent_received_request", "sea_received_complaint")
_WORDS = {
    Kind.DUE_PROCESS_REQUEST: "Due process request",
    Kind.FACILITATED_IEP_REQUEST: "Request for a facilitated IEP meeting",
}
FIRST_DATES = 3


def due_lines(computed: Computed, label: str = "") -> list[DueLine]:
    """Return what the office still owes with a day to act by, earliest first."""
    ours = [one for one in computed.deadlines if one.owed_by in _OURS and one.status not in _DONE]
    lines = [_line(one, one.act_by, label) for one in ours if one.act_by]
    return sorted(lines, key=lambda line: (line.on, line.title))


def acknowledgement(
    connection: Connection, room: Workroom, case: StoredCase, computed: Computed, mail: WantedMail
) -> Acknowledgement:
    """Return the acknowledgement of one message's filing in `case`."""
    lines = due_lines(computed)
    day, how = _receipt(connection, room, case, mail)
    return Acknowledgement(
        ref=case.ref,
        label=case.label,
        what=_what(connection, case, mail),
        lea=case.lea,
        received=day,
        received_how=how,
        first=lines[0] if lines else None,
        due=tuple(lines[:FIRST_DATES]),
        at_once=tuple(one.title for one in computed.immediate if one.owed_by in _OURS and one.title),
        unknown=tuple(f"{one.title or one.id}: {one.why}" for one in computed.undecided),
        missing=_missing(connection, case, mail),
        questions=tuple(one.ask for one in computed.questions),
        again=mail.about == "duplicate",
    )


def reminder(case: StoredCase, computed: Computed, mail: WantedMail, today: date) -> Reminder | None:
    """Return the reminder of one duty, None if it is done or its date is another one now."""
    rule, _, occurrence = mail.about.rpartition("/")
    for one in computed.deadlines:
        same = one.id == rule and str(one.occurrence) == occurrence and one.act_by == mail.act_by
        if same and one.act_by and one.status not in _DONE:
            return _reminder(case, one, one.act_by, today)
    return None


def moved_dates(
    connection: Connection, case: StoredCase, moved: Moved, instant: datetime
) -> MovedDates | None:
    """Return what the change of law at `instant` moved, None if there is nothing to tell any more."""
    if not moved.done and not moved.waiting:
        return None
    told = events.of_case(connection, case.ref)
    adoption = next((one for one in told if one.name == DAYS and one.recorded_at == instant), None)
    nearer = [one for one in moved.done if one.nearer]
    sooner = [one.now.act_by for one in nearer if one.now and one.now.act_by]
    return MovedDates(
        ref=case.ref,
        label=case.label,
        lea=case.lea,
        nearer=_moved(nearer),
        later=_moved([one for one in moved.done if one.eases]),
        waiting=_moved(moved.waiting),
        by=adoption.by if adoption else "",
        reason=adoption.detail if adoption else "",
        first=min(sooner, default=None),
    )


def _moved(moves: Iterable[Move]) -> tuple[MovedLine, ...]:
    return tuple(
        MovedLine(
            one.title or one.id,
            one.was.words if one.was else "not there",
            one.now.words if one.now else "no more",
            one.because,
        )
        for one in moves
    )


def _reminder(case: StoredCase, one: Deadline, act_by: date, today: date) -> Reminder:
    return Reminder(
        ref=case.ref,
        label=case.label,
        lea=case.lea,
        rule=one.id,
        title=one.title,
        act_by=act_by,
        last_day=one.last_day,
        due=one.due,
        outer_limit=one.outer_limit,
        days_left=(act_by - today).days,
        citations=one.citations,
        unsigned=not one.signed_off,
        met_by=one.met_by,
    )


def _line(one: Deadline, on: date, label: str) -> DueLine:
    return DueLine(
        on=on,
        title=one.title,
        act_by=one.act_by,
        outer_limit=one.outer_limit,
        signed_off=one.signed_off,
        label=label,
    )


def _missing(connection: Connection, case: StoredCase, mail: WantedMail) -> tuple[str, ...]:
    """Return the elements that the rule requires and the opening filing does not show, in words.

    A reading kept by an earlier version that this one cannot read tells nothing.
    """
    content = mail.message or ""
    opened = [
        one.filing
        for one in documents.of_message(connection, content)
        if one.case_ref == case.ref and one.role == "opened"
    ]
    reading = messages.reading_of(connection, content)
    if not opened or reading is None:
        return ()
    try:
        filing = from_json(json.dumps(reading).encode()).filings[opened[0]]
    except (NotAReading, IndexError):
        return ()
    lacking = missing(filing, required_elements(filing.kind.value))
    return tuple(name.replace("_", " ") for name in sorted(lacking))


def _receipt(connection: Connection, room: Workroom, case: StoredCase, mail: WantedMail) -> tuple[date, str]:
    """Return the day of receipt and how it is known: of the filing, or of a follow-up its arrival."""
    live = events.live(events.of_case(connection, case.ref))
    received = next((one for name in _RECEIPTS for one in live if one.name == name), None)
    day = next((one for one in received.on if one), None) if received else None
    if day is not None and mail.about != "follow_up":
        return day, _how(received)
    stored = messages.find(connection, mail.message or "")
    instant = stored.arrived_at if stored else case.opened_at
    return instant.astimezone(room.settings.office.zone).date(), "the day it came in"


def _how(received: CaseEvent | None) -> str:
    if received is None:
        return "the day it came in; no sign of receipt was found"
    if received.by != "mail":
        return f"recorded by {received.by}"
    if len(received.on) > 1:
        others = ", ".join(f"{day:%Y-%m-%d}" for day in received.on[1:] if day)
        return f"read from the mail; other signs say {others}"
    return "read from the mail"


def _what(connection: Connection, case: StoredCase, mail: WantedMail) -> str:
    held = [one for one in documents.of_message(connection, mail.message or "") if one.case_ref == case.ref]
    kind = Kind(held[0].kind) if held else Kind.DUE_PROCESS_REQUEST
    words = _WORDS.get(kind, kind.value.replace("_", " ").capitalize())
    expedited = kind is Kind.DUE_PROCESS_REQUEST and case.procedures == ("expedited_due_process",)
    return f"Expedited {words[0].lower()}{words[1:]}" if expedited else words
