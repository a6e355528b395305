"""Stand-ins: how a message that cannot be handed over whole is told to a person, once."""

from dataclasses import replace
from datetime import datetime

from bot.mailboxes import Arrived, Place

TOO_LARGE = 300 * 2**20  # bytes; more would have to be held in memory at once


def stand_in(place: Place, why: str, problem: str, arrived_at: datetime, raw: bytes = b"") -> Arrived:
    """Return what is told instead of the message at `place`; `why` is one word for the place's name."""
    return Arrived(replace(place, uid=f"{place.uid}/{why}"), raw, arrived_at, problem)


def too_large(place: Place, arrived_at: datetime, raw: bytes = b"") -> Arrived:
    """Return the stand-in of a message that is too large to be held in memory."""
    problem = f"the message is larger than {TOO_LARGE // 2**20} MB; it stays in the mailbox, unread"
    return stand_in(place, "too-large", problem, arrived_at, raw)


def is_stand_in(place: Place) -> bool:
    """Return True if no message of the mailbox goes by this name."""
    return "/" in place.uid
