"""Write down what `bot.intake.decision` decided: cases, events, documents and questions, in one transaction.

Every row has a key made from the message, so that writing the same decision again changes nothing.
"""

import hashlib
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection

from bot.intake.decision import Intake, Opening, Placed, Query, Told
from bot.intake.filing_events import MAIL, RECEIPTS, Arrival
from bot.intake.identity import first_word, folded_name, folded_number
from bot.intake.outcomes import Ask
from bot.store import attempts, cases, documents, events, questions
from bot.store.cases import CaseStatus, StoredCase
from bot.store.questions import Question
from deadlines.events import CaseEvent


def write_down(
    connection: Connection, intake: Intake, arrival: Arrival, *, sender_known: bool
) -> dict[str, str]:
    """Write `intake` down and return the case references it touched, each with its document's role."""
    named = {
        opening.ref: _open(connection, opening, arrival, sender_known=sender_known)
        for opening in intake.openings
    }
    roles: dict[str, str] = {}
    for placed in intake.placed:
        ref = named.get(placed.ref, placed.ref)
        _place(connection, ref, placed, arrival, named)
        roles.setdefault(ref, placed.role)
    for query in intake.questions:
        questions.put_in_tray(connection, _question(query, arrival, named), arrival.now)
    return roles


def event_id(*parts: object) -> str:
    """Return an event's id made from what it is: the same for the same event, for ever."""
    return hashlib.sha256("\x1f".join(map(str, parts)).encode()).hexdigest()[:32]


def add_child(connection: Connection, ref: str, message: str, name: str, born: Any = None) -> None:
    """Write down a child's name, as read or entered, with what it is compared and looked up by."""
    folded = folded_name(name)
    child = documents.StoredChild(ref, name, folded, first_word(folded), born, message)
    documents.add_child(connection, child)


def _open(connection: Connection, opening: Opening, arrival: Arrival, *, sender_known: bool) -> str:
    ref = cases.next_ref(connection, arrival.today.year)
    case = StoredCase(
        ref=ref,
        opened_at=arrival.now,
        opened_by=arrival.message,
        sender_known=sender_known,
        status=CaseStatus.OPEN,
        initials=opening.initials,
        jurisdiction=opening.jurisdiction,
        procedures=opening.procedures,
        lea=opening.lea,
        timezone=opening.timezone,
        merged_into=None,
    )
    cases.save(connection, case)
    return ref


def _place(connection: Connection, ref: str, placed: Placed, arrival: Arrival, named: dict[str, str]) -> None:
    document = placed.document
    for number, event in enumerate(placed.events):
        value = named.get(str(event.value), event.value) if event.name == "case_linked" else event.value
        own = event_id(ref, document.message, document.filing, number, event.name, value)
        events.append(connection, ref, [replace(event, id=own, value=value)])
        if event.name == "case_linked":
            _link_back(connection, str(value), ref, arrival)
    documents.add(connection, _stored(ref, placed))
    for told in placed.told:
        _tell(connection, ref, placed, told, arrival)
    for name, child in zip(placed.names, _padded(placed), strict=False):
        add_child(connection, ref, document.message, name, child)
    for digits in sorted(placed.numbers):
        documents.add_number(connection, ref, document.message, digits, folded_number(digits))
    _log_contacts(connection, ref, placed, arrival)


def _padded(placed: Placed) -> list[Any]:
    born = [child.born for child in placed.children]
    return born if len(born) == len(placed.names) else [None] * len(placed.names)


def _link_back(connection: Connection, other: str, ref: str, arrival: Arrival) -> None:
    if cases.find(connection, other) is None:
        return
    event = CaseEvent(
        name="case_linked",
        on=(arrival.today,),
        recorded_at=arrival.now,
        by=MAIL,
        message=arrival.message,
        value=ref,
        id=event_id(other, arrival.message, "case_linked", ref),
    )
    events.append(connection, other, [event])


def _stored(ref: str, placed: Placed) -> documents.StoredDocument:
    document = placed.document
    return documents.StoredDocument(
        message=document.message,
        filing=document.filing,
        case_ref=ref,
        kind=document.kind.value,
        role=placed.role,
        matter=document.matter,
        words=document.words,
        hashes=document.hashes,
        says=document.says,
    )


def _tell(connection: Connection, ref: str, placed: Placed, told: Told, arrival: Arrival) -> None:
    """Append a happening, or let it supersede what earlier copies of the same document told.

    What a person recorded stays; an earlier day in a later copy is asked about instead.
    """
    same_name = [one for one in events.live(events.of_case(connection, ref)) if one.name == told.name]
    last = last_told(connection, ref, placed.document.matter, told.name)
    if last is None and told.name in RECEIPTS and same_name:
        last = same_name[0]
    if last is not None and last.on == told.on:
        return
    if last is not None and last.by != MAIL:
        _ask_about_earlier_day(connection, ref, told, last, arrival)
        return
    event = CaseEvent(
        name=told.name,
        on=told.on,
        recorded_at=arrival.now,
        by=MAIL,
        standing=told.standing,
        message=arrival.message,
        occurrence=last.occurrence if last else len(same_name) + 1,
        supersedes=last.id if last else None,
        id=event_id(ref, placed.document.matter, told.name, *told.on, last.id if last else ""),
    )
    events.append(connection, ref, [event])


def last_told(connection: Connection, ref: str, matter: str, name: str) -> CaseEvent | None:
    """Return what the copies of one document told last under `name`, or what superseded that."""
    copies = {one.message for one in documents.of_case(connection, ref) if one.matter == matter}
    found: dict[str, CaseEvent] = {}
    history = events.of_case(connection, ref)
    for event in history:
        begins = event.message in copies and not event.supersedes
        if event.name == name and (begins or event.supersedes in found):
            found[event.id] = event
    gone = {event.supersedes for event in history}
    live = [event for event in found.values() if event.id not in gone]
    return live[-1] if live else None


def _ask_about_earlier_day(
    connection: Connection, ref: str, told: Told, recorded: CaseEvent, arrival: Arrival
) -> None:
    days = [day for day in recorded.on if day]
    if days and told.on[0] >= min(days):
        return
    question = Question(
        key=f"{arrival.message}/{ref}/{told.name}/{told.on[0]}",
        kind=Ask.CONFIRM,
        ask=f"A copy of the filing shows an earlier day for {told.name}: {told.on[0]}. Which is right?",
        message=arrival.message,
        case_ref=ref,
    )
    questions.put_in_tray(connection, question, arrival.now)


def _log_contacts(connection: Connection, ref: str, placed: Placed, arrival: Arrival) -> None:
    for number, note in enumerate(placed.contacts):
        attempt = attempts.ContactAttempt(
            id=event_id(placed.document.matter, "contact", number, note.on, note.time),
            case_ref=ref,
            on_day=note.on,
            at=note.time,
            how=note.method or "",
            to_whom="",
            by=note.staff or "",
            purpose="",
            result=note.outcome or "",
            copy="",
            standing="claimed",
            recorded_at=arrival.now,
            recorded_by=MAIL,
            message=arrival.message,
        )
        attempts.add(connection, attempt)


def _question(query: Query, arrival: Arrival, named: dict[str, str]) -> Question:
    ref = named.get(query.ref, query.ref) if query.ref else None
    candidates = tuple(named.get(one, one) for one in query.candidates)
    subject = ref or "-"
    if query.kind is Ask.SAME_MATTER:
        subject = "+".join(sorted({subject, *candidates}))
    return Question(
        key=f"{arrival.message}/{query.kind.value}/{subject}",
        kind=query.kind,
        ask=query.ask,
        message=arrival.message,
        case_ref=ref,
        reasons=query.reasons,
        candidates=candidates,
        hints=query.hints,
    )
