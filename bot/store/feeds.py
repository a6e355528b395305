"""Secret feed links. Only the hash of each secret is kept."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import Connection, RowMapping, select, update

from bot.store.schema import feeds
from bot.store.writes import add_once


class Scope(StrEnum):
    """What a feed shows."""

    ALL = "all"
    LEA = "lea"
    CASE = "case"
    PERSON = "person"


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredFeed:
    """One feed link: what it shows, and whether it still works."""

    id: str
    scope: Scope
    target: str
    """Name of the LEA, reference of the case or address of the person; "" for all."""
    token_hash: str
    """SHA-256 of the secret, hex."""
    made_at: datetime
    revoked_at: datetime | None = None
    fetched_at: datetime | None = None


def add(connection: Connection, feed: StoredFeed) -> bool:
    """Write a feed down; False if its id or secret was there."""
    row = {name: getattr(feed, name) for name in StoredFeed.__dataclass_fields__}
    return add_once(connection, feeds, {**row, "scope": feed.scope.value})


def by_token_hash(connection: Connection, token_hash: str) -> StoredFeed | None:
    """Return the feed with that secret, revoked ones too, or None."""
    row = connection.execute(select(feeds).where(feeds.c.token_hash == token_hash)).mappings().first()
    return _feed(row) if row else None


def every(connection: Connection) -> list[StoredFeed]:
    """Return all feeds, oldest first."""
    query = select(feeds).order_by(feeds.c.made_at, feeds.c.id)
    return [_feed(row) for row in connection.execute(query).mappings()]


def revoke(connection: Connection, feed: str, now: datetime) -> bool:
    """Let a feed's secret work no longer; False if there is none or it was revoked before."""
    live = (feeds.c.id == feed) & feeds.c.revoked_at.is_(None)
    return connection.execute(update(feeds).where(live).values(revoked_at=now)).rowcount > 0


def fetched(connection: Connection, feed: str, now: datetime) -> None:
    """Write down when a feed was last fetched."""
    connection.execute(update(feeds).where(feeds.c.id == feed).values(fetched_at=now))


def _feed(row: RowMapping) -> StoredFeed:
    values = {name: row[name] for name in StoredFeed.__dataclass_fields__}
    return StoredFeed(**{**values, "scope": Scope(row["scope"])})
