"""Mail that is wanted: one row a recipient, stage and date, brought to "sent" exactly once.

A row's text is written down before the first try, so that a mail whose answer was lost goes again
with the same bytes and the same Message-ID.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import Connection, RowMapping, func, or_, select, update

from bot.store.schema import mails
from bot.store.writes import add_once


class MailState(StrEnum):
    """Where a wanted mail stands."""

    WANTED = "wanted"
    SENT = "sent"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    """The date it speaks of moved, or the case ended, before it went out."""
    COVERED = "covered"
    """A later stage, or the first digest, said the same."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WantedMail:
    """A mail to one recipient. `key` names the row for ever; `message_id` is made from it."""

    key: str
    kind: str
    """"acknowledgement", "tray", "reminder", "digest" or "alarm"."""
    recipient: str
    message_id: str
    not_before: datetime
    case_ref: str | None = None
    message: str | None = None
    about: str = ""
    """Rule and occurrence ("dp_response/1"), or what an alarm is about."""
    stage: str = ""
    act_by: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredMail:
    """A wanted mail and what became of it."""

    id: int
    mail: WantedMail
    state: MailState
    rendered: str | None
    tries: int
    wanted_at: datetime
    sent_at: datetime | None
    answer: str


def want(connection: Connection, mail: WantedMail, now: datetime) -> bool:
    """Write down that `mail` is wanted; False if it was already, unless it had been withdrawn."""
    row = {name: getattr(mail, name) for name in WantedMail.__dataclass_fields__}
    if add_once(connection, mails, {**row, "wanted_at": now}):
        return True
    withdrawn = (mails.c.key == mail.key) & (mails.c.state == MailState.WITHDRAWN.value)
    again = {"state": MailState.WANTED.value, "not_before": mail.not_before}
    return connection.execute(update(mails).where(withdrawn).values(again)).rowcount > 0


def due(connection: Connection, now: datetime, limit: int = 20) -> list[StoredMail]:
    """Return the mails that may go out now, the longest due first."""
    ready = or_(mails.c.try_at.is_(None), mails.c.try_at <= now)
    query = select(mails).where(mails.c.state == MailState.WANTED.value, mails.c.not_before <= now, ready)
    query = query.order_by(mails.c.not_before, mails.c.id).limit(limit)
    return [_mail(row) for row in connection.execute(query).mappings()]


def next_due_at(connection: Connection) -> datetime | None:
    """Return when the next wanted mail may go out, None if none waits."""
    earliest = func.min(func.coalesce(mails.c.try_at, mails.c.not_before), type_=mails.c.try_at.type)
    return connection.scalar(select(earliest).where(mails.c.state == MailState.WANTED.value))


def keep_text(connection: Connection, number: int, rendered: str, now: datetime) -> None:
    """Write down the finished text, and that a try begins, before anything is sent."""
    values = {"rendered": rendered, "tries": mails.c.tries + 1, "try_at": now}
    connection.execute(update(mails).where(mails.c.id == number).values(values))


def sent(connection: Connection, number: int, answer: str, now: datetime) -> None:
    """Write down that the next server took the mail."""
    _end(connection, number, MailState.SENT, answer, now)


def refused(connection: Connection, number: int, answer: str, now: datetime) -> None:
    """Write down that the mail will never be taken."""
    _end(connection, number, MailState.REFUSED, answer, now)


def later(connection: Connection, number: int, answer: str, try_at: datetime) -> None:
    """Write down that the mail goes again at `try_at`."""
    values = {"try_at": try_at, "answer": answer}
    connection.execute(update(mails).where(mails.c.id == number).values(values))


def drop(connection: Connection, keys: Iterable[str], state: MailState) -> None:
    """Let wanted mails that were never tried end as `state`."""
    waiting = (mails.c.state == MailState.WANTED.value) & (mails.c.tries == 0)
    for key in keys:
        connection.execute(update(mails).where(waiting, mails.c.key == key).values(state=state.value))


def of_case(connection: Connection, case_ref: str, kind: str | None = None) -> list[StoredMail]:
    """Return the mails about a case, in the order they were wanted."""
    query = select(mails).where(mails.c.case_ref == case_ref)
    if kind is not None:
        query = query.where(mails.c.kind == kind)
    return [_mail(row) for row in connection.execute(query.order_by(mails.c.id)).mappings()]


def of_message(connection: Connection, content: str) -> list[StoredMail]:
    """Return the mails that answer a message."""
    query = select(mails).where(mails.c.message == content).order_by(mails.c.id)
    return [_mail(row) for row in connection.execute(query).mappings()]


def every(connection: Connection) -> list[StoredMail]:
    """Return all mails, in the order they were wanted."""
    return [_mail(row) for row in connection.execute(select(mails).order_by(mails.c.id)).mappings()]


def sent_since(connection: Connection, since: datetime) -> int:
    """Return how many mails were tried or sent after `since`."""
    query = select(func.count()).select_from(mails)
    query = query.where(mails.c.sent_at > since, mails.c.state == MailState.SENT.value)
    return connection.scalar(query) or 0


def _end(connection: Connection, number: int, state: MailState, answer: str, now: datetime) -> None:
    values = {"state": state.value, "answer": answer, "sent_at": now, "try_at": None}
    connection.execute(update(mails).where(mails.c.id == number).values(values))


def _mail(row: RowMapping) -> StoredMail:
    return StoredMail(
        id=row["id"],
        mail=WantedMail(**{name: row[name] for name in WantedMail.__dataclass_fields__}),
        state=MailState(row["state"]),
        rendered=row["rendered"],
        tries=row["tries"],
        wanted_at=row["wanted_at"],
        sent_at=row["sent_at"],
        answer=row["answer"],
    )
