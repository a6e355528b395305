"""Single values of the office's store: its signing key id, and when it was first started."""

import secrets
from datetime import datetime
from uuid import uuid4

from sqlalchemy import Connection, select

from bot.store.schema import office
from bot.store.writes import add_once


def value(connection: Connection, name: str) -> str | None:
    """Return the value of that name, or None."""
    return connection.scalar(select(office.c.value).where(office.c.name == name))


def remember(connection: Connection, name: str, text: str) -> str:
    """Write the value down unless there is one; return the one that counts."""
    add_once(connection, office, {"name": name, "value": text})
    return value(connection, name) or text


def signing_key(connection: Connection) -> bytes:
    """Return the key that our own Message-IDs are signed with; made on first use, never changed."""
    return bytes.fromhex(
        value(connection, "signing_key") or remember(connection, "signing_key", secrets.token_hex(32))
    )


def is_new(connection: Connection) -> bool:
    """Return True until signing key and id were made."""
    return value(connection, "signing_key") is None or value(connection, "id") is None


def own_id(connection: Connection) -> str:
    """Return the store's own id, the same for ever: calendar uids are made from it."""
    return value(connection, "id") or remember(connection, "id", str(uuid4()))


def first_started_at(connection: Connection, now: datetime) -> datetime:
    """Return when this store was first put to work: `now`, the first time."""
    return datetime.fromisoformat(remember(connection, "first_started_at", now.isoformat()))
