"""What people do with the office's shared calendars: look at them, and say that a doubted one is right."""

import json
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection

from bot.casework.changes import Hand
from bot.errors import WrongRequest
from bot.publishing.publishing import Shelf
from bot.publishing.shared_calendars import shelves_of
from bot.store import entries, pulse
from bot.store import office as office_values
from bot.workroom import Workroom
from calendars.caldav import CalDavCalendar


def list_calendars(room: Workroom) -> list[Mapping[str, Any]]:
    """Return each calendar: name, leas (None: all), published (instant it was last as wanted), trouble."""
    parts = {one.name: one for one in room.store.read(pulse.every)}
    listed: list[Mapping[str, Any]] = []
    for shelf in shelves_of(room):
        part = parts.get(shelf.pulse)
        listed.append(
            {
                "name": shelf.calendar.name,
                "leas": sorted(shelf.leas) if shelf.leas is not None else None,
                "published": part.ok_at.isoformat() if part and part.ok_at else None,
                "trouble": part.trouble if part else "",
            }
        )
    return listed


def accept_calendar(room: Workroom, name: str, hand: Hand) -> None:
    """Take the calendar as the right one, whatever was found in it; it is brought up at the next pass.

    Who said so and why is kept. Raises WrongRequest for a calendar that is not there, or cannot be doubted.
    """
    if not hand.by or not hand.reason:
        raise WrongRequest("say who accepts it and why: --by DC --reason 'moved to a new server'")
    shelf = _named(room, name)
    if not isinstance(shelf.calendar, CalDavCalendar):
        raise WrongRequest(f"the calendar '{name}' is not on a server: there is nothing to accept")
    shelf.calendar.accept()

    def work(connection: Connection) -> None:
        said = json.dumps({"by": hand.by, "reason": hand.reason}, ensure_ascii=False)
        office_values.remember(connection, f"calendar accepted/{name}/{hand.now.isoformat()}", said)
        entries.record(connection, name, [], hand.now)
        pulse.recover(connection, shelf.pulse)

    room.store.write(work)


def _named(room: Workroom, name: str) -> Shelf:
    shelves = shelves_of(room)
    found = next((one for one in shelves if one.calendar.name == name), None)
    if found is None:
        known = ", ".join(one.calendar.name for one in shelves) or "none"
        raise WrongRequest(f"'{name}' is not a calendar of the office file; known are {known}")
    return found
