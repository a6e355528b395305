"""How the service is: what works, what hinders it, what is silent, and what waits for a person.

Silence itself is a fault: a mailbox that was not read through lately counts as trouble even where
nothing complained. Names no child.
"""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection

from bot.store import computations, messages, pulse, questions
from bot.store.pulse import Pulse
from bot.workroom import Workroom

SILENT_AFTER = timedelta(minutes=15)
"""A mailbox or the worker without proof of life for longer counts as silent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Health:
    """The state of one office's service at one instant."""

    state: str
    """"ok" or "degraded"."""
    troubles: tuple[str, ...]
    """What is wrong, in words; empty when ok."""
    read_through: Mapping[str, str | None]
    """By mailbox: the instant through which it is known to be read, ISO 8601; None: never yet."""
    messages: Mapping[str, int]
    """How many ended how: filed, needs_person, set_aside; arrived are not read yet."""
    tray: int
    open_cases: int
    unverified: int
    """Deadlines that the independent checker did not find again."""
    next: Mapping[str, Any] | None
    """The next date to act by: case, id, act_by."""

    def as_json(self) -> dict[str, Any]:
        """Return the form that `duewatch status --json` prints."""
        return asdict(self)


def health_of(room: Workroom, now: datetime) -> Health:
    """Return how the service of an office is at `now` (aware)."""
    return room.store.read(lambda connection: _health(connection, room, now))


def _health(connection: Connection, room: Workroom, now: datetime) -> Health:
    parts = {one.name: one for one in pulse.every(connection)}
    watched = [f"mailbox:{mailbox.address}" for mailbox in room.settings.mailboxes]
    computed = computations.every(connection)
    open_refs = {ref for ref, *_ in computations.days_of_open_cases(connection)}
    unverified = sum(len(one.unverified) for ref, one in computed.items() if ref in open_refs)
    troubles = [*_troubles(parts, watched, now)]
    if unverified:
        troubles.append(
            f"{unverified} dates were not found again by the independent checker; the earlier ones are shown"
        )
    following = [one for ref, one in computed.items() if ref in open_refs and one.next_act_by]
    return Health(
        state="degraded" if troubles else "ok",
        troubles=tuple(troubles),
        read_through={name.partition(":")[2]: _instant(parts.get(name)) for name in watched},
        messages={state.value: count for state, count in messages.counts(connection).items()},
        tray=questions.how_many_wait(connection),
        open_cases=len(open_refs),
        unverified=unverified,
        next=_first(following),
    )


def _troubles(parts: Mapping[str, Pulse], watched: list[str], now: datetime) -> Iterator[str]:
    for one in parts.values():
        if one.trouble:
            since = f" since {one.trouble_at:%Y-%m-%d %H:%M} UTC" if one.trouble_at else ""
            yield f"{one.name}{since}: {one.trouble}"
    for name in [*watched, "worker"]:
        part = parts.get(name)
        if part is None or part.ok_at is None:
            yield f"{name}: no proof of life yet; is 'duewatch run' running?"
        elif not part.trouble and now - part.ok_at > SILENT_AFTER:
            yield f"{name}: silent since {part.ok_at:%Y-%m-%d %H:%M} UTC; is 'duewatch run' running?"


def _instant(part: Pulse | None) -> str | None:
    return part.ok_at.isoformat() if part is not None and part.ok_at else None


def _first(following: list[computations.Computation]) -> Mapping[str, Any] | None:
    if not following:
        return None
    one = min(following, key=lambda c: (str(c.next_act_by), c.case_ref))
    return {"case": one.case_ref, "id": one.next_rule, "act_by": str(one.next_act_by)}
