"""Proof of life: when each part last did its work, and what hinders it now."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, select, update

from bot.store.schema import pulse
from bot.store.writes import put


@dataclass(frozen=True, slots=True, kw_only=True)
class Pulse:
    """One part of the service: "mailbox:<address>", "worker", "calendar:<name>", "outbox", ..."""

    name: str
    ok_at: datetime | None
    trouble_at: datetime | None
    trouble: str
    """What hinders it now, "" when it works. Names no child."""
    detail: Any = None


def beat(connection: Connection, name: str, now: datetime, detail: Any = None) -> None:
    """Write down that this part just did its work."""
    row = {"name": name, "ok_at": now, "trouble": "", "trouble_at": None, "detail": detail}
    put(connection, pulse, row)


def stumble(connection: Connection, name: str, trouble: str, now: datetime, detail: Any = None) -> None:
    """Write down what hinders this part; since when is kept while it lasts."""
    since = troubled_since(connection, name)
    row = {"name": name, "trouble": trouble, "trouble_at": since or now, "detail": detail}
    put(connection, pulse, row)


def recover(connection: Connection, name: str) -> None:
    """Forget what hindered this part, if anything did."""
    troubled = (pulse.c.name == name) & (pulse.c.trouble != "")
    connection.execute(update(pulse).where(troubled).values(trouble="", trouble_at=None, detail=None))


def troubled_since(connection: Connection, name: str) -> datetime | None:
    """Return since when a part is in trouble, None while it is not."""
    return connection.scalar(select(pulse.c.trouble_at).where(pulse.c.name == name))


def again_at(connection: Connection, name: str) -> datetime | None:
    """Return when a part that is in trouble is to be tried again, None if it is not or nobody said when."""
    query = select(pulse.c.detail).where(pulse.c.name == name, pulse.c.trouble != "")
    told = connection.scalar(query)
    return datetime.fromisoformat(told) if isinstance(told, str) and told else None


def every(connection: Connection) -> list[Pulse]:
    """Return the state of every part, by name."""
    rows = connection.execute(select(pulse).order_by(pulse.c.name)).mappings()
    return [Pulse(**row) for row in rows]
