"""Cases by our own reference, with the projection of their events that lists are made from."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import Connection, RowMapping, func, select, update

from bot.store.schema import case_numbers_given, cases
from bot.store.writes import add_once, put


class CaseStatus(StrEnum):
    """Where a case stands in the office."""

    OPEN = "open"
    CLOSED = "closed"
    MERGED = "merged"


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredCase:
    """One case as the store lists it. `initials` and `ref` are the only identity it carries."""

    ref: str
    opened_at: datetime
    opened_by: str
    """Content hash of the message that opened it, or initials of the person."""
    sender_known: bool
    status: CaseStatus
    initials: str
    jurisdiction: str
    procedures: tuple[str, ...]
    lea: str | None
    timezone: str
    merged_into: str | None

    @property
    def label(self) -> str:
        """The case's name everywhere outside the store: "26-0014 JR"."""
        return f"{self.ref} {self.initials}".strip()


def next_ref(connection: Connection, year: int) -> str:
    """Return the next reference of `year` ("26-0014"); it is given once, never again."""
    add_once(connection, case_numbers_given, {"year": year, "last": 0})
    here = case_numbers_given.c.year == year
    connection.execute(update(case_numbers_given).where(here).values(last=case_numbers_given.c.last + 1))
    number = connection.scalar(select(case_numbers_given.c.last).where(here))
    return f"{year % 100:02d}-{number:04d}"


def save(connection: Connection, case: StoredCase) -> None:
    """Write the case down, or bring its projection up to date."""
    row = {name: getattr(case, name) for name in StoredCase.__dataclass_fields__}
    row.update(
        sender_known=int(case.sender_known), status=case.status.value, procedures=list(case.procedures)
    )
    put(connection, cases, row)


def find(connection: Connection, ref: str) -> StoredCase | None:
    """Return the case of that reference, or None."""
    row = connection.execute(select(cases).where(cases.c.ref == ref)).mappings().first()
    return _case(row) if row else None


def final_ref(connection: Connection, ref: str) -> str:
    """Return where a merged reference leads; `ref` itself if it was not merged."""
    seen = {ref}
    while (case := find(connection, ref)) and case.merged_into and case.merged_into not in seen:
        ref = case.merged_into
        seen.add(ref)
    return ref


def every(connection: Connection, statuses: Iterable[CaseStatus] = tuple(CaseStatus)) -> list[StoredCase]:
    """Return the cases that stand so, by reference."""
    wanted = [status.value for status in statuses]
    query = select(cases).where(cases.c.status.in_(wanted)).order_by(cases.c.ref)
    return [_case(row) for row in connection.execute(query).mappings()]


def opened_by_strangers_since(connection: Connection, since: datetime) -> int:
    """Return how many cases mail from unknown senders opened after `since`."""
    query = select(func.count()).select_from(cases)
    query = query.where(cases.c.opened_at > since, cases.c.sender_known == 0)
    return connection.scalar(query) or 0


def _case(row: RowMapping) -> StoredCase:
    values = {name: row[name] for name in StoredCase.__dataclass_fields__}
    values.update(
        sender_known=bool(row["sender_known"]),
        status=CaseStatus(row["status"]),
        procedures=tuple(row["procedures"]),
    )
    return StoredCase(**values)
