"""What people see of cases: the list, one case now or as it was known on a day, and the tray.

Plain values in the forms of the command line's JSON. Names of children stay out; a case is its label.
"""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from bot.casework.changes import Hand, find
from bot.casework.up_to_date import as_known
from bot.errors import WrongRequest
from bot.intake.outcomes import Ask, State
from bot.store import cases, computations, events, messages, questions
from bot.store.cases import CaseStatus, StoredCase
from bot.store.computations import Computation
from bot.store.questions import TrayItem
from bot.workroom import Workroom
from deadlines.events import CaseEvent


def list_cases(room: Workroom, *, every: bool = False) -> list[Mapping[str, Any]]:
    """Return the open cases, or all of them, by reference, each with its next date to act by."""
    statuses = tuple(CaseStatus) if every else (CaseStatus.OPEN,)

    def work(connection: Connection) -> list[Mapping[str, Any]]:
        computed = computations.every(connection)
        return [_line(case, computed.get(case.ref)) for case in cases.every(connection, statuses)]

    return room.store.read(work)


def show_case(room: Workroom, ref: str, now: datetime, as_of: date | None = None) -> Mapping[str, Any]:
    """Return one case with its events and the lists of `duewatch calc`.

    With `as_of` (a local day): what was known at the end of that day, and its dates as of then.
    Raises WrongRequest.
    """

    def work(connection: Connection) -> Mapping[str, Any]:
        stored = find(connection, ref)
        today = now.astimezone(ZoneInfo(stored.timezone)).date()
        known_at = now if as_of is None else _end_of(as_of, stored.timezone)
        answer = as_known(connection, room, stored, as_of or today, known_at)
        history = [one for one in events.of_case(connection, stored.ref) if one.recorded_at <= known_at]
        return {
            **_line(stored, computations.of_case(connection, stored.ref)),
            "as_of": (as_of or today).isoformat(),
            "timezone": stored.timezone,
            "jurisdiction": stored.jurisdiction,
            "merged_into": stored.merged_into,
            "events": [_event(one) for one in history],
            "unverified": list(answer.unverified),
            **room.law.report(answer.computed),
        }

    return room.store.read(work)


def tray(room: Workroom) -> list[Mapping[str, Any]]:
    """Return what waits for a person, oldest first.

    Keys: id, kind, ask, reasons, candidates, message, case, kind_of_mail, arrived, asked.
    """

    def work(connection: Connection) -> list[Mapping[str, Any]]:
        return [_item(connection, item) for item in questions.waiting(connection)]

    return room.store.read(work)


def settle(room: Workroom, number: int, verdict: str, hand: Hand) -> None:
    """Settle an item of the tray: "file" (take the message in after all), "set-aside" or "answered".

    To attach a message to a case use `move`. Raises WrongRequest.
    """

    def work(connection: Connection) -> None:
        item = questions.find(connection, number)
        if item is None or item.answered_at is not None:
            raise WrongRequest(f"nothing in the tray has the number {number}; 'duewatch tray' lists it")
        content = item.question.message
        if verdict == "file" and content:
            messages.read_again(connection, content, approved_by=hand.by)
        elif verdict == "set-aside" and content and item.question.kind is not Ask.SAME_MATTER:
            why = f"set aside by {hand.by}: {hand.reason}"
            messages.change_state(connection, content, State.SET_ASIDE, why, hand.now)
        elif verdict != "answered":
            raise WrongRequest("a tray item is settled by 'file', 'set-aside' or 'answered'")
        questions.answer(connection, number, hand.by, f"{verdict}: {hand.reason}", hand.now)

    room.store.write(work)


def _line(case: StoredCase, computed: Computation | None) -> dict[str, Any]:
    following = None
    if computed and computed.next_rule and computed.next_act_by and case.status is CaseStatus.OPEN:
        following = {"id": computed.next_rule, "act_by": computed.next_act_by.isoformat()}
    procedure = case.procedures[0] if len(case.procedures) == 1 else list(case.procedures)
    return {
        "ref": case.ref,
        "label": case.label,
        "procedure": procedure,
        "lea": case.lea,
        "status": case.status.value,
        "next": following,
    }


def _event(event: CaseEvent) -> dict[str, Any]:
    days = [day.isoformat() if day else None for day in event.on]
    return {
        "id": event.id,
        "name": event.name,
        "on": days[0] if len(days) == 1 else {"either": days},
        "occurrence": event.occurrence,
        "value": event.value,
        "recorded": event.recorded_at.isoformat(),
        "by": event.by,
        "from": event.message,
        "standing": event.standing.value,
        "reason": event.detail,
        "supersedes": event.supersedes,
    }


def _item(connection: Connection, item: TrayItem) -> dict[str, Any]:
    question = item.question
    message = messages.find(connection, question.message) if question.message else None
    return {
        "id": item.id,
        "kind": question.kind.value,
        "ask": question.ask,
        "reasons": list(question.reasons),
        "candidates": list(question.candidates),
        "message": question.message,
        "case": question.case_ref,
        "kind_of_mail": message.kind if message else None,
        "arrived": message.arrived_at.isoformat() if message else None,
        "asked": item.asked_at.isoformat(),
    }


def _end_of(day: date, zone: str) -> datetime:
    midnight = datetime.combine(day + timedelta(days=1), time(), tzinfo=ZoneInfo(zone))
    return midnight.astimezone(UTC) - timedelta(microseconds=1)
