"""The nine steps of one message, each safe to repeat.

1 keep       the raw message is written to the journal, with where it came from
2 read       a limited process reads it; one that dies costs this message a visit to the tray
3-5 file     events, what follows from them, and what is wanted: one transaction (`bot.intake.filing`)
6 mark       the message may be flagged or moved in the mailbox
7 publish    each calendar is brought to the wanted state (`bot.publishing.publishing`)
8 send       each wanted mail is sent once (`bot.mail_out.sending`)
9 beat       proof of life is renewed

A step that was done leaves nothing to do when it is called again; a power cut between any two, or
within one, loses nothing and doubles nothing.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Protocol

from sqlalchemy import Connection

from bot.errors import EdgeError, ReaderDied, StoreUnusable
from bot.intake.authenticity import Lookup, signatures_of
from bot.intake.filing import ReadOut, give_up, leave_unread
from bot.intake.outcomes import State
from bot.mailboxes import Arrived, Mailbox
from bot.store import marks, messages, pulse
from bot.store.messages import Kept
from bot.workroom import Workroom

STRIKES = 3


class Reader(Protocol):
    """What reads a raw message: `bot.reader` in a process of its own."""

    def read(self, raw: bytes, arrived_at: datetime) -> ReadOut:
        """Return the reading and its JSON form. Raises ReaderDied when a limit ended it."""
        ...


def keep(room: Workroom, lot: Sequence[Arrived], now: datetime) -> list[str]:
    """Step 1. Write messages to the journal, then where they lay; return their content hashes.

    What a mailbox could not hand over whole is kept as far as it came, and goes to the tray at once.
    Raises StoreUnusable or StoreLocked; the messages then still lie in the mailbox, unknown.
    """
    raws = [one.raw if not one.problem else _stand_in(one) for one in lot]
    digests = room.journal.keep_all(raws)
    kept = [
        Kept(place=one.place, content=digest, size=len(raw), arrived_at=one.arrived_at)
        for one, raw, digest in zip(lot, raws, digests, strict=True)
    ]

    def work(connection: Connection) -> None:
        messages.take_in(connection, kept, now)
        for one, digest in zip(lot, digests, strict=True):
            if one.problem:
                leave_unread(connection, room, digest, one.problem, now)

    room.store.write(work)
    return digests


def _stand_in(arrived: Arrived) -> bytes:
    """Two messages of which nothing could be read are still two: the place tells them apart."""
    place = arrived.place
    where = f"{place.mailbox}\n{place.generation}\n{place.uid}\n{arrived.problem}\n"
    return where.encode("utf-8", "replace") + b"\n" + arrived.raw


def read(room: Workroom, reader: Reader, digest: str, now: datetime) -> ReadOut | None:
    """Step 2. Return what the message says, or None if it could not be read now.

    The third try that fails, because its reader dies or the journal does not give it back, puts the
    message in the tray. Raises ReaderUnavailable when no reader can be started at all.
    """
    stored = room.store.read(lambda connection: messages.find(connection, digest))
    if stored is None or stored.state is not State.ARRIVED:
        return None
    limit = room.settings.limits.message_megabytes
    if stored.size > limit * 1_000_000:
        give_up(room, digest, f"The mail is larger than {limit} MB and was kept unread.", now)
        return None
    try:
        return reader.read(room.journal.read(digest), stored.arrived_at)
    except (ReaderDied, StoreUnusable) as error:
        strikes = room.store.write(lambda connection: messages.strike(connection, digest, now))
        if strikes >= STRIKES:
            give_up(room, digest, f"Reading it failed {STRIKES} times: {error}", now)
        return None


def authenticate(room: Workroom, lookup: Lookup, digest: str) -> None:
    """Look at a message's signatures while it is new, and keep what was found. Never a gate."""
    if room.store.read(lambda connection: messages.authenticity_of(connection, digest)) is not None:
        return
    found = [one.as_json() for one in signatures_of(room.journal.read(digest), lookup)]
    room.store.write(lambda connection: messages.note_authenticity(connection, digest, found))


def mark(room: Workroom, mailbox: Mailbox, now: datetime) -> int:
    """Step 6. Flag or move messages where they lie, as the office file wants; return how many were.

    Called from the mailbox's own thread. What fails goes again later; nothing is raised for it.
    """
    done = 0
    for wanted in room.store.read(lambda connection: marks.due(connection, mailbox.name, now)):
        try:
            mailbox.mark(wanted.place, flag=wanted.flag, folder=wanted.folder)
        except EdgeError as error:
            _mark_later(room, wanted, str(error), now)
            continue
        _mark_done(room, wanted, now)
        done += 1
    return done


def beat(room: Workroom, name: str, now: datetime, detail: object = None) -> None:
    """Step 9. Renew the proof of life of one part of the service."""
    room.store.write(lambda connection: pulse.beat(connection, name, now, detail))


def _mark_done(room: Workroom, wanted: marks.WantedMark, now: datetime) -> None:
    room.store.write(lambda connection: marks.done(connection, wanted.place, now))


def _mark_later(room: Workroom, wanted: marks.WantedMark, problem: str, now: datetime) -> None:
    try_at = now + timedelta(minutes=min(60, 2**wanted.tries))
    room.store.write(lambda connection: marks.later(connection, wanted.place, problem, try_at))
