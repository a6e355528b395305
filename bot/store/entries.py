"""Calendar entries as they are wanted, and which revision of each every calendar was brought to."""

from collections.abc import Collection, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, RowMapping, and_, delete, func, or_, select

from bot.store.schema import entries, publications
from bot.store.writes import put
from calendars.entries import CalendarEntry, PublishedEntry


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """What a calendar said about one entry."""

    uid: UUID
    sequence: int
    cancelled: bool
    etag: str = ""
    problem: str = ""
    """Why it is not as wanted; "" when it is."""


def save(connection: Connection, published: PublishedEntry) -> None:
    """Write down an entry as it is wanted, with its revision."""
    entry = published.entry
    row = {
        "uid": str(entry.uid),
        "case_ref": entry.case_ref,
        "lea": entry.lea,
        "entry": _plain(entry),
        "sequence": published.sequence,
        "created": published.created,
        "last_modified": published.last_modified,
        "cancelled": int(published.cancelled),
    }
    put(connection, entries, row)


def of_case(connection: Connection, case_ref: str) -> list[PublishedEntry]:
    """Return every entry the case ever wanted, cancelled ones too, by uid."""
    query = select(entries).where(entries.c.case_ref == case_ref).order_by(entries.c.uid)
    return [_published(row) for row in connection.execute(query).mappings()]


def of_leas(connection: Connection, leas: Collection[str] | None) -> list[PublishedEntry]:
    """Return the entries of these LEAs, of all LEAs for None, cancelled ones too, by uid.

    An entry whose LEA is not known yet is in no LEA's list, only in the list of all.
    """
    query = select(entries)
    if leas is not None:
        query = query.where(entries.c.lea.in_(sorted(leas)))
    return [_published(row) for row in connection.execute(query.order_by(entries.c.uid)).mappings()]


def out_of_date(connection: Connection, calendar: str, leas: Collection[str] | None, now: datetime) -> int:
    """Return how many entries `calendar` must still be brought to, leaving out those told to wait."""
    here = and_(publications.c.uid == entries.c.uid, publications.c.calendar == calendar)
    stale = or_(
        and_(publications.c.uid.is_(None), entries.c.cancelled == 0),
        publications.c.sequence != entries.c.sequence,
        publications.c.cancelled != entries.c.cancelled,
        publications.c.problem != "",
    )
    due = or_(publications.c.try_at.is_(None), publications.c.try_at <= now)
    if leas is not None:
        shown = entries.c.lea.in_(sorted(leas))
        stale = or_(and_(shown, stale), and_(publications.c.uid.is_not(None), ~func.coalesce(shown, False)))
    query = select(func.count()).select_from(entries.outerjoin(publications, here)).where(stale, due)
    return connection.scalar(query) or 0


def published_in(connection: Connection, calendar: str) -> list[Publication]:
    """Return what `calendar` was last brought to."""
    query = select(publications).where(publications.c.calendar == calendar).order_by(publications.c.uid)
    return [_publication(row) for row in connection.execute(query).mappings()]


def record(
    connection: Connection,
    calendar: str,
    results: Sequence[Publication],
    now: datetime,
    try_at: datetime | None = None,
) -> None:
    """Write down all that `calendar` now holds of ours; `try_at`: when those with a problem go again."""
    held = [str(result.uid) for result in results]
    gone = (publications.c.calendar == calendar) & publications.c.uid.not_in(held)
    connection.execute(delete(publications).where(gone))
    for result in results:
        row: dict[str, Any] = {
            "calendar": calendar,
            "uid": str(result.uid),
            "sequence": result.sequence,
            "cancelled": int(result.cancelled),
            "etag": result.etag,
            "problem": result.problem,
            "try_at": try_at if result.problem else None,
        }
        put(connection, publications, row if result.problem else {**row, "done_at": now})


def revision(connection: Connection) -> str:
    """Return a text that differs whenever any entry changed."""
    query = select(func.count(), func.coalesce(func.sum(entries.c.sequence), 0))
    count, revisions = connection.execute(query).one()
    return f"{count}-{revisions}"


def problems(connection: Connection) -> list[tuple[str, str]]:
    """Return (calendar, what hinders it) for every entry that could not be published."""
    query = select(publications.c.calendar, publications.c.problem).where(publications.c.problem != "")
    return [(calendar, what) for calendar, what in connection.execute(query.distinct())]


def _plain(entry: CalendarEntry) -> dict[str, object]:
    return {**asdict(entry), "uid": str(entry.uid), "day": entry.day.isoformat()}


def _published(row: RowMapping) -> PublishedEntry:
    plain: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value for name, value in row["entry"].items()
    }
    plain.update(uid=UUID(plain["uid"]), day=date.fromisoformat(plain["day"]))
    return PublishedEntry(
        entry=CalendarEntry(**plain),
        sequence=row["sequence"],
        last_modified=row["last_modified"],
        created=row["created"],
        cancelled=bool(row["cancelled"]),
    )


def _publication(row: RowMapping) -> Publication:
    return Publication(
        uid=UUID(row["uid"]),
        sequence=row["sequence"],
        cancelled=bool(row["cancelled"]),
        etag=row["etag"],
        problem=row["problem"],
    )
