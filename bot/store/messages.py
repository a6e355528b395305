"""Messages taken in, where they lay, and how each of them ended."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, RowMapping, and_, func, or_, select, update

from bot.intake.outcomes import State
from bot.mailboxes import Place
from bot.store.schema import messages, places
from bot.store.writes import add_all_once


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredMessage:
    """One message by its content. Instants are aware, UTC."""

    hash: str
    size: int
    arrived_at: datetime
    taken_in_at: datetime
    state: State
    kind: str
    why: str
    message_id: str
    sender: str
    forwarder: str
    automatic: bool
    notes: tuple[str, ...]
    strikes: int
    settled_at: datetime | None
    approved_by: str
    """Initials of a person who said that it is to be filed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A message that is in the journal as `content`, its hash, and where it lay."""

    place: Place
    content: str
    size: int
    arrived_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """How a message ended: its state, what it was taken for, and why."""

    state: State
    kind: str
    why: str
    message_id: str = ""
    sender: str = ""
    forwarder: str = ""
    automatic: bool = False
    notes: tuple[str, ...] = ()
    reading: Any = None


def is_known(connection: Connection, place: Place) -> bool:
    """Return True if what lies at `place` was taken in."""
    return connection.scalar(select(func.count()).where(_at(place))) == 1


def known_in(connection: Connection, mailbox: str) -> set[tuple[int, str]]:
    """Return (generation, uid) of everything that was taken in from a mailbox."""
    query = select(places.c.generation, places.c.uid).where(places.c.mailbox == mailbox)
    return {(generation, uid) for generation, uid in connection.execute(query)}


def older_than(connection: Connection, instant: datetime) -> int:
    """Return how many messages arrived before `instant`."""
    query = select(func.count()).select_from(messages).where(messages.c.arrived_at < instant)
    return connection.scalar(query) or 0


def take_in(connection: Connection, kept: Sequence[Kept], now: datetime) -> None:
    """Write down what lay where; a known content only gets one more place.

    Of several instants of arrival of one content the earliest known when it is read counts.
    """
    first = {one.content: one for one in sorted(kept, key=lambda one: one.arrived_at, reverse=True)}
    query = select(messages.c.hash).where(messages.c.hash.in_(first))
    known = set(connection.scalars(query))
    for content in known:
        _arrived_earlier(connection, content, first[content].arrived_at)
    new = [
        {"hash": content, "size": one.size, "arrived_at": one.arrived_at, "taken_in_at": now}
        for content, one in first.items()
        if content not in known
    ]
    add_all_once(connection, messages, new)
    add_all_once(connection, places, [_lay(one, now) for one in kept])


def _lay(one: Kept, now: datetime) -> dict[str, object]:
    where = {"mailbox": one.place.mailbox, "generation": one.place.generation, "uid": one.place.uid}
    return {**where, "message": one.content, "arrived_at": one.arrived_at, "seen_at": now}


def _arrived_earlier(connection: Connection, content: str, arrived_at: datetime) -> None:
    earlier = and_(messages.c.hash == content, messages.c.arrived_at > arrived_at)
    connection.execute(
        update(messages).where(earlier, messages.c.state == State.ARRIVED).values(arrived_at=arrived_at)
    )


def to_read(connection: Connection, now: datetime, limit: int = 50) -> list[str]:
    """Return the hashes of messages that wait to be read, oldest arrival first."""
    due = or_(messages.c.retry_at.is_(None), messages.c.retry_at <= now)
    query = select(messages.c.hash).where(messages.c.state == State.ARRIVED, due)
    return list(connection.scalars(query.order_by(messages.c.arrived_at, messages.c.hash).limit(limit)))


def unread(connection: Connection) -> int:
    """Return how many messages are kept and not read yet."""
    query = select(func.count()).select_from(messages).where(messages.c.state == State.ARRIVED)
    return connection.scalar(query) or 0


def find(connection: Connection, content: str) -> StoredMessage | None:
    """Return the message of that hash, or None."""
    row = connection.execute(select(messages).where(messages.c.hash == content)).mappings().first()
    return _message(row) if row else None


def beginning_with(connection: Connection, start: str) -> list[StoredMessage]:
    """Return the messages whose hash begins with `start`, at most ten."""
    query = select(messages).where(messages.c.hash.startswith(start, autoescape=True)).limit(10)
    return [_message(row) for row in connection.execute(query).mappings()]


def recent(connection: Connection, limit: int = 200) -> list[StoredMessage]:
    """Return the latest messages, newest arrival first."""
    query = select(messages).order_by(messages.c.arrived_at.desc(), messages.c.hash).limit(limit)
    return [_message(row) for row in connection.execute(query).mappings()]


def counts(connection: Connection) -> dict[State, int]:
    """Return how many messages stand in each state."""
    query = select(messages.c.state, func.count()).group_by(messages.c.state)
    found = {row[0]: row[1] for row in connection.execute(query)}
    return {state: found.get(state, 0) for state in State}


def settle(connection: Connection, content: str, end: Settled, now: datetime) -> None:
    """Write down how the message ended."""
    values = {
        "state": end.state,
        "kind": end.kind,
        "why": end.why,
        "message_id": end.message_id,
        "sender": end.sender,
        "forwarder": end.forwarder,
        "automatic": int(end.automatic),
        "notes": list(end.notes),
        "reading": end.reading,
        "settled_at": now,
    }
    connection.execute(update(messages).where(messages.c.hash == content).values(values))


def change_state(connection: Connection, content: str, state: State, why: str, now: datetime) -> None:
    """Write down that a person, or a repeated reading, ended the message in another way."""
    values = {"state": state, "why": why, "settled_at": now, "retry_at": None}
    connection.execute(update(messages).where(messages.c.hash == content).values(values))


def strike(connection: Connection, content: str, retry_at: datetime) -> int:
    """Count one more reading that died, and return how many there are now."""
    values = {"strikes": messages.c.strikes + 1, "retry_at": retry_at}
    connection.execute(update(messages).where(messages.c.hash == content).values(values))
    return connection.scalar(select(messages.c.strikes).where(messages.c.hash == content)) or 0


def read_again(connection: Connection, content: str, approved_by: str = "") -> None:
    """Let the message be read once more; `approved_by` is a person who said that it is to be filed."""
    values: dict[str, object] = {"state": State.ARRIVED, "strikes": 0, "retry_at": None}
    if approved_by:
        values["approved_by"] = approved_by
    connection.execute(update(messages).where(messages.c.hash == content).values(values))


def others_with_message_id(connection: Connection, content: str, message_id: str) -> list[str]:
    """Return the hashes of other contents that carry the same Message-ID: a hint, never identity."""
    if not message_id:
        return []
    query = select(messages.c.hash).where(messages.c.message_id == message_id, messages.c.hash != content)
    return list(connection.scalars(query.order_by(messages.c.hash)))


def reading_of(connection: Connection, content: str) -> Any:
    """Return the stored reading as plain values, or None."""
    return connection.scalar(select(messages.c.reading).where(messages.c.hash == content))


def note_authenticity(connection: Connection, content: str, found: Sequence[Mapping[str, Any]]) -> None:
    """Keep what became of a message's signatures; what was found when it came in stays."""
    first = and_(messages.c.hash == content, messages.c.authenticity.is_(None))
    connection.execute(update(messages).where(first).values(authenticity=[dict(one) for one in found]))


def authenticity_of(connection: Connection, content: str) -> Any:
    """Return what became of a message's signatures, None if nobody looked."""
    return connection.scalar(select(messages.c.authenticity).where(messages.c.hash == content))


def places_of(connection: Connection, content: str) -> list[Place]:
    """Return everywhere the content lay."""
    query = select(places.c.mailbox, places.c.generation, places.c.uid).where(places.c.message == content)
    return [Place(*row) for row in connection.execute(query.order_by(places.c.seen_at))]


def all_hashes(connection: Connection) -> Sequence[str]:
    """Return every content hash, for a check of the journal."""
    return list(connection.scalars(select(messages.c.hash).order_by(messages.c.hash)))


def _at(place: Place) -> Any:
    return and_(
        places.c.mailbox == place.mailbox,
        places.c.generation == place.generation,
        places.c.uid == place.uid,
    )


def _message(row: RowMapping) -> StoredMessage:
    names = StoredMessage.__dataclass_fields__
    values = {name: row[name] for name in names}
    values.update(
        state=State(row["state"]), automatic=bool(row["automatic"]), notes=tuple(row["notes"] or ())
    )
    return StoredMessage(**values)
