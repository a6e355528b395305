"""The tray: everything that waits for a person, and how it was settled."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, RowMapping, func, select, update

from bot.intake.outcomes import Ask
from bot.store.schema import questions
from bot.store.writes import add_once


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One thing to ask; `key` makes asking it twice one question. Names no child."""

    key: str
    kind: Ask
    ask: str
    message: str | None = None
    case_ref: str | None = None
    reasons: tuple[str, ...] = ()
    candidates: tuple[str, ...] = ()
    """References of cases that it could belong to."""
    hints: tuple[str, ...] = ()
    """Keys of children and case numbers by which a case opened later may answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TrayItem:
    """A question as it lies in the tray."""

    id: int
    question: Question
    asked_at: datetime
    answered_at: datetime | None
    answered_by: str
    answer: str


def put_in_tray(connection: Connection, question: Question, now: datetime) -> bool:
    """Ask; return False if the same was asked before."""
    row = {
        "key": question.key,
        "kind": question.kind.value,
        "message": question.message,
        "case_ref": question.case_ref,
        "ask": question.ask,
        "reasons": list(question.reasons),
        "candidates": list(question.candidates),
        "hints": list(question.hints),
        "asked_at": now,
    }
    return add_once(connection, questions, row)


def waiting(connection: Connection) -> list[TrayItem]:
    """Return what waits for a person, oldest first."""
    query = select(questions).where(questions.c.answered_at.is_(None)).order_by(questions.c.id)
    return [_item(row) for row in connection.execute(query).mappings()]


def how_many_wait(connection: Connection) -> int:
    """Return how many things wait for a person."""
    query = select(func.count()).select_from(questions).where(questions.c.answered_at.is_(None))
    return connection.scalar(query) or 0


def find(connection: Connection, number: int) -> TrayItem | None:
    """Return the item of that number, settled or not."""
    row = connection.execute(select(questions).where(questions.c.id == number)).mappings().first()
    return _item(row) if row else None


def of_message(connection: Connection, content: str) -> list[TrayItem]:
    """Return what was asked about a message."""
    query = select(questions).where(questions.c.message == content).order_by(questions.c.id)
    return [_item(row) for row in connection.execute(query).mappings()]


def answer(connection: Connection, number: int, by: str, text: str, now: datetime) -> bool:
    """Settle an item; return False if it was settled before or never was."""
    open_one = (questions.c.id == number) & questions.c.answered_at.is_(None)
    values = {"answered_at": now, "answered_by": by, "answer": text}
    return connection.execute(update(questions).where(open_one).values(values)).rowcount > 0


def answer_about_message(connection: Connection, content: str, by: str, text: str, now: datetime) -> None:
    """Settle everything that still waits about a message."""
    open_ones = (questions.c.message == content) & questions.c.answered_at.is_(None)
    values = {"answered_at": now, "answered_by": by, "answer": text}
    connection.execute(update(questions).where(open_ones).values(values))


def messages_waiting_for(connection: Connection, hints: Iterable[str]) -> list[str]:
    """Return the messages in the tray that no case answered, and that a case with these keys may."""
    query = select(questions.c.message, questions.c.hints, questions.c.candidates).where(
        questions.c.answered_at.is_(None), questions.c.kind == Ask.WHICH_CASE.value
    )
    rows = connection.execute(query.order_by(questions.c.id))
    keys = set(hints)
    return [message for message, own, candidates in rows if message and not candidates and keys & set(own)]


def _item(row: RowMapping) -> TrayItem:
    question = Question(
        key=row["key"],
        kind=Ask(row["kind"]),
        ask=row["ask"],
        message=row["message"],
        case_ref=row["case_ref"],
        reasons=tuple(row["reasons"]),
        candidates=tuple(row["candidates"]),
        hints=tuple(row["hints"]),
    )
    return TrayItem(
        id=row["id"],
        question=question,
        asked_at=row["asked_at"],
        answered_at=row["answered_at"],
        answered_by=row["answered_by"],
        answer=row["answer"],
    )
