"""The contact log (34 CFR 300.322(d)): appended to, never changed; a correction supersedes."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, select

from bot.store.schema import attempts
from bot.store.writes import add_once


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactAttempt:
    """One attempt to reach a parent: when, how, whom, by whom, what for, and what came of it."""

    id: str
    case_ref: str
    on_day: date
    at: str | None
    """Local time of day "14:05"; None when not noted."""
    how: str
    """"letter", "mail", "call", "visit" or what the note says."""
    to_whom: str
    by: str
    """Initials, or the name in a staff note."""
    purpose: str
    result: str
    copy: str
    """Where a copy of the letter or mail lies."""
    standing: str
    """"recorded" or "claimed"."""
    recorded_at: datetime
    recorded_by: str
    message: str | None = None
    supersedes: str | None = None


def add(connection: Connection, attempt: ContactAttempt) -> bool:
    """Write the attempt down; False if it was there."""
    row = {name: getattr(attempt, name) for name in ContactAttempt.__dataclass_fields__}
    return add_once(connection, attempts, row)


def of_case(connection: Connection, case_ref: str) -> list[ContactAttempt]:
    """Return a case's attempts that no correction replaced, in order of their days."""
    query = select(attempts).where(attempts.c.case_ref == case_ref)
    query = query.order_by(attempts.c.on_day, attempts.c.at, attempts.c.id)
    found = [ContactAttempt(**row) for row in connection.execute(query).mappings()]
    gone = {attempt.supersedes for attempt in found if attempt.supersedes}
    return [attempt for attempt in found if attempt.id not in gone]
