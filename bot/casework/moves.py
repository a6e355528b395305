"""When a message lies in the wrong case, or one matter in two: move, split, merge.

What was told is never edited: each event that leaves a case is superseded there by a
`message_moved`, and told again in the case it goes to.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from bot.casework.changes import Hand, append, find, made
from bot.casework.up_to_date import bring_up_to_date
from bot.errors import WrongRequest
from bot.intake.filing_events import MAIL, RECEIPTS, earliest_of_copies
from bot.intake.outcomes import State
from bot.intake.placing import last_told
from bot.store import cases, documents, events, messages, questions
from bot.store.cases import CaseStatus, StoredCase
from bot.store.documents import StoredDocument
from bot.workroom import Workroom
from deadlines.events import FLAG_EVENTS, LEGAL_EVENTS, CaseEvent


def merge(room: Workroom, ref: str, into: str, hand: Hand) -> None:
    """Let case `ref` be the same matter as `into`: one case, the earliest receipt counts.

    `ref` redirects from then on and its calendar entries are cancelled.
    """

    def work(connection: Connection) -> None:
        source, target = find(connection, ref), find(connection, into)
        if source.ref == target.ref:
            raise WrongRequest(f"{ref} and {into} are one case already")
        told = [e for e in _live(connection, source) if e.name in LEGAL_EVENTS]
        _tell_again(connection, target, told, hand)
        _one_matter(connection, source, target)
        for content in sorted(_messages_of(connection, source)):
            _attach(connection, content, source, target, hand)
        for child in documents.children_of(connection, source.ref):
            documents.add_child(connection, replace(child, case_ref=target.ref))
        append(connection, source.ref, [_office(source, "merged_into", target.ref, hand)])
        append(connection, target.ref, [_office(target, "case_linked", source.ref, hand)])
        _settle_same_matter(connection, {source.ref, target.ref}, hand)
        for one in (source.ref, target.ref):
            bring_up_to_date(connection, room, one, hand.now)

    room.store.write(work)


def move(room: Workroom, message: str, into: str, hand: Hand, *, source: str | None = None) -> None:
    """Move a message, named by its hash or the start of it, to another case with all that it told.

    `source` is needed only if its documents lie in several cases. A message from the tray is
    attached. Raises WrongRequest if it is the one that opened its case: merge those.
    """

    def work(connection: Connection) -> None:
        content = _content(connection, message)
        target = find(connection, into)
        here = _case_of_message(connection, content, source)
        if here is None:
            append(connection, target.ref, [_attached(target, content, hand)])
        elif here.ref != target.ref:
            _require_not_opening(connection, here, content, target)
            _carry_over(connection, content, here, target, hand)
            bring_up_to_date(connection, room, here.ref, hand.now)
        _settle_message(connection, content, target, hand)
        bring_up_to_date(connection, room, target.ref, hand.now)

    room.store.write(work)


def split(room: Workroom, message: str, hand: Hand) -> str:
    """Give a message a case of its own, apart from the one it lies in; return the new reference."""

    def work(connection: Connection) -> str:
        content = _content(connection, message)
        here = _case_of_message(connection, content, None)
        if here is None:
            raise WrongRequest(f"message {message} lies in no case; 'duewatch tray' says what to do with it")
        today = hand.now.astimezone(ZoneInfo(here.timezone)).date()
        new = replace(
            here,
            ref=cases.next_ref(connection, today.year),
            opened_at=hand.now,
            opened_by=hand.by,
            status=CaseStatus.OPEN,
            merged_into=None,
        )
        cases.save(connection, new)
        append(connection, new.ref, _standing_facts(connection, here, new, hand))
        _carry_over(connection, content, here, new, hand)
        for one in (here.ref, new.ref):
            bring_up_to_date(connection, room, one, hand.now)
        return new.ref

    return room.store.write(work)


def _standing_facts(connection: Connection, here: StoredCase, new: StoredCase, hand: Hand) -> list[CaseEvent]:
    kept = {"procedure_set", "jurisdiction_set", "lea_set", "child_set"} | FLAG_EVENTS
    facts = [event for event in _live(connection, here) if event.name in kept]
    begun = [_office(new, "case_opened", "split", hand), _office(new, "split_from", here.ref, hand)]
    return begun + [_office(new, event.name, event.value, hand) for event in facts]


def _one_matter(connection: Connection, source: StoredCase, target: StoredCase) -> None:
    """From now on copies of either opening filing are copies of one."""
    kept = next((one for one in documents.of_case(connection, target.ref) if one.role == "opened"), None)
    for document in documents.of_case(connection, source.ref):
        if kept is not None and document.role != "follow_up":
            documents.set_matter(connection, document, kept.matter)


def _carry_over(
    connection: Connection, content: str, source: StoredCase, target: StoredCase, hand: Hand
) -> None:
    """Take what one message told out of `source` and tell it in `target`; other copies keep their say."""
    told = [
        event
        for document in documents.of_message(connection, content)
        if document.case_ref == source.ref
        for event in _take_out(connection, source, document, hand)
    ]
    for event in _live(connection, source):
        if event.message == content and event.name in LEGAL_EVENTS:
            _retract(connection, source, event, hand)
            told.append(event)
    moved = replace(_office(source, "message_moved", target.ref, hand), message=content)
    append(connection, source.ref, [moved])
    _attach(connection, content, source, target, hand)
    _tell_again(connection, target, told, hand)


def _take_out(
    connection: Connection, source: StoredCase, document: StoredDocument, hand: Hand
) -> list[CaseEvent]:
    """Let the other copies of a document say what happened without this one; return what it said alone."""
    others = [
        one
        for one in documents.of_case(connection, source.ref)
        if one.matter == document.matter and one.message != document.message
    ]
    told = []
    for name, days in document.says.items():
        last = last_told(connection, source.ref, document.matter, name)
        if last is None or last.by != MAIL:
            continue
        told.append(replace(last, on=days, message=document.message))
        on = earliest_of_copies(one.says.get(name, ()) for one in others)
        if not on:
            _retract(connection, source, last, hand)
        elif on != last.on or last.message == document.message:
            again = replace(made(name, on, hand), standing=last.standing, message=others[0].message)
            append(connection, source.ref, [replace(again, occurrence=last.occurrence, supersedes=last.id)])
    documents.set_matter(connection, document, f"{document.message}/{document.filing}")
    return told


def _retract(connection: Connection, source: StoredCase, event: CaseEvent, hand: Hand) -> None:
    gone = replace(_office(source, "message_moved", None, hand), supersedes=event.id, message=event.message)
    append(connection, source.ref, [gone])


def _tell_again(connection: Connection, target: StoredCase, told: Sequence[CaseEvent], hand: Hand) -> None:
    for event in told:
        live = [one for one in _live(connection, target) if one.name == event.name]
        if event.name in RECEIPTS and live:
            _earliest_counts(connection, target, live[0], event, hand)
        elif not any(one.on == event.on for one in live):
            occurrence = 1 + max((one.occurrence for one in live), default=0)
            again = replace(
                event,
                id="",
                by=hand.by,
                recorded_at=hand.now,
                occurrence=occurrence,
                supersedes=None,
                detail=hand.reason,
            )
            append(connection, target.ref, [again])


def _earliest_counts(
    connection: Connection, target: StoredCase, known: CaseEvent, other: CaseEvent, hand: Hand
) -> None:
    copies = [tuple(day for day in event.on if day) for event in (known, other)]
    on = earliest_of_copies(copies)
    if on == known.on or not on:
        return
    standing = known.standing if on[0] in known.on else other.standing
    merged = replace(made(known.name, on, hand), standing=standing, message=known.message)
    append(connection, target.ref, [replace(merged, occurrence=known.occurrence, supersedes=known.id)])


def _attach(connection: Connection, content: str, source: StoredCase, target: StoredCase, hand: Hand) -> None:
    documents.move(connection, content, source.ref, target.ref)
    append(connection, target.ref, [_attached(target, content, hand)])


def _attached(target: StoredCase, content: str, hand: Hand) -> CaseEvent:
    return replace(_office(target, "message_attached", "by hand", hand), message=content)


def _office(stored: StoredCase, name: str, value: str | int | bool | None, hand: Hand) -> CaseEvent:
    today = hand.now.astimezone(ZoneInfo(stored.timezone)).date()
    return made(name, (today,), hand, value=value)


def _live(connection: Connection, stored: StoredCase) -> list[CaseEvent]:
    return events.live(events.of_case(connection, stored.ref))


def _messages_of(connection: Connection, stored: StoredCase) -> set[str]:
    held: set[str] = set()
    for event in events.of_case(connection, stored.ref):
        if event.message and event.name == "message_attached":
            held.add(event.message)
        elif event.message and event.name == "message_moved" and event.value:
            held.discard(event.message)
    return held


def _content(connection: Connection, message: str) -> str:
    found = messages.beginning_with(connection, message.strip().lower())
    if len(found) != 1:
        what = "no message" if not found else "more than one message"
        raise WrongRequest(f"{what} begins with {message!r}; give more of its hash")
    return found[0].hash


def _case_of_message(connection: Connection, content: str, source: str | None) -> StoredCase | None:
    refs = {event_ref for event_ref, _ in events.of_message(connection, content)}
    held = {one.ref for ref in refs if content in _messages_of(connection, one := find(connection, ref))}
    if source is not None:
        held &= {find(connection, source).ref}
    if len(held) > 1:
        raise WrongRequest(f"the message lies in several cases ({', '.join(sorted(held))}); say from which")
    return find(connection, held.pop()) if held else None


def _require_not_opening(connection: Connection, here: StoredCase, content: str, target: StoredCase) -> None:
    if here.opened_by == content and _messages_of(connection, here) == {content}:
        raise WrongRequest(
            f"this message opened case {here.ref}, which would be empty without it; "
            f"merge the case: 'duewatch case merge {here.ref} {target.ref}'"
        )


def _settle_message(connection: Connection, content: str, target: StoredCase, hand: Hand) -> None:
    why = f"filed in {target.ref} by {hand.by}: {hand.reason}"
    messages.change_state(connection, content, State.FILED, why, hand.now)
    questions.answer_about_message(connection, content, hand.by, why, hand.now)


def _settle_same_matter(connection: Connection, refs: Iterable[str], hand: Hand) -> None:
    both = set(refs)
    for item in questions.waiting(connection):
        asked = {item.question.case_ref, *item.question.candidates}
        if both <= asked:
            questions.answer(connection, item.id, hand.by, f"merged: {hand.reason}", hand.now)
