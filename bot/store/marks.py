"""Messages to be flagged or moved where they lie, once they are committed here."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, or_, select, update

from bot.mailboxes import Place
from bot.store.schema import marks
from bot.store.writes import add_once


@dataclass(frozen=True, slots=True)
class WantedMark:
    """What should be done with a message where it lies."""

    place: Place
    flag: str | None
    folder: str | None
    tries: int = 0


def want(connection: Connection, mark: WantedMark, now: datetime) -> bool:
    """Write down that a message should be marked; False if it was already."""
    row = {
        "mailbox": mark.place.mailbox,
        "generation": mark.place.generation,
        "uid": mark.place.uid,
        "flag": mark.flag,
        "folder": mark.folder,
        "wanted_at": now,
    }
    return add_once(connection, marks, row)


def due(connection: Connection, mailbox: str, now: datetime, limit: int = 50) -> list[WantedMark]:
    """Return the marks that are still to be made in a mailbox."""
    ready = or_(marks.c.try_at.is_(None), marks.c.try_at <= now)
    query = select(marks).where(marks.c.mailbox == mailbox, marks.c.done_at.is_(None), ready)
    query = query.order_by(marks.c.wanted_at).limit(limit)
    return [
        WantedMark(
            Place(row["mailbox"], row["generation"], row["uid"]), row["flag"], row["folder"], row["tries"]
        )
        for row in connection.execute(query).mappings()
    ]


def done(connection: Connection, place: Place, now: datetime) -> None:
    """Write down that the message is marked."""
    _change(connection, place, done_at=now, problem="")


def later(connection: Connection, place: Place, problem: str, try_at: datetime) -> None:
    """Write down why it could not be marked, and when it goes again."""
    _change(connection, place, try_at=try_at, problem=problem, tries=marks.c.tries + 1)


def _change(connection: Connection, place: Place, **values: object) -> None:
    here = (
        (marks.c.mailbox == place.mailbox)
        & (marks.c.generation == place.generation)
        & (marks.c.uid == place.uid)
    )
    connection.execute(update(marks).where(here).values(values))
