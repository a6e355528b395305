"""Notice that the law of a case changed, adopt what moves nothing further, and have people told.

Runs whenever a case is brought up to date. What would move further, or take a duty away, waits for a
person (`bot.law.adoption`); everything nearer is in force at once and told to the coordinators.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from bot.law.standing_law import ITSELF, UNKNOWN, AdoptedLaw, Adoption, adopt, answer_under, laws_of
from bot.mail.manners import coordinators
from bot.mail_out.reminding import wanted_mail
from bot.store import events, mails, pulse
from bot.store.cases import StoredCase
from bot.workroom import Workroom
from config.closed_days import NoClosedDays
from config.errors import BadFile
from deadlines.case import Case
from deadlines.computed import Computed
from deadlines.events import Standing
from deadlines.whatif import Move, may_be_published, moves

MOVED = "moved"
"""Kind of the mail that tells of dates that moved."""


LAW = "law"
"""Part of the service whose proof of life says which law every open case was last held against."""


@dataclass(frozen=True, slots=True)
class Moved:
    """What a change of law does to one case: in force already, and waiting for a person."""

    done: tuple[Move, ...]
    waiting: tuple[Move, ...]


def law_that_changed(room: Workroom, now: datetime) -> str:
    """Return the mark of the office's law if open cases were not held against it yet, else "".

    Rules or days that do not load are written down as trouble, so that the status says degraded.
    """
    try:
        mark, trouble = _mark(room), room.law.trouble()
    except (BadFile, NoClosedDays) as error:
        mark, trouble = "", str(error)
    before = room.store.read(_pulse)
    held = before.detail if before else ""
    if trouble and (before is None or before.trouble != trouble):
        room.store.write(lambda connection: pulse.stumble(connection, LAW, trouble, now, held))
    elif not trouble and before and before.trouble:
        room.store.write(lambda connection: pulse.beat(connection, LAW, now, held))
    return mark if mark != held else ""


def _pulse(connection: Connection) -> pulse.Pulse | None:
    return next((one for one in pulse.every(connection) if one.name == LAW), None)


def _mark(room: Workroom) -> str:
    digest = hashlib.sha256()
    named = [(lea.jurisdiction, lea.name) for lea in room.settings.leas]
    for jurisdiction, lea in [*named, *((one, None) for one in room.law.jurisdictions())]:
        law = room.law.current(jurisdiction, lea)
        digest.update(f"{law.pack}\0{law.closed_days}\0".encode())
    return digest.hexdigest()


def law_of(
    connection: Connection, room: Workroom, stored: StoredCase, case: Case, now: datetime
) -> tuple[AdoptedLaw, ...]:
    """Return the laws that `case` stands under now, after looking whether the office's have changed."""
    if stored.jurisdiction == UNKNOWN:
        return laws_in_force(connection, room, stored)
    laws = laws_of(connection, events.of_case(connection, stored.ref))
    current = room.law.current(stored.jurisdiction, stored.lea)
    if not laws:
        first = Adoption(by=ITSELF, reason="the law in force when it was first asked for")
        return (adopt(connection, stored, current, first, now),)
    if laws[-1].instruments == current:
        return laws
    before = computed_under(room, case, laws)
    told, waits = may_be_published(moves(before, room.law.compute(case, current).computed))
    adopted = adopt(connection, stored, current, _by_itself(waits), now)
    if told or waits:
        want_told(connection, room, stored, now)
    return (*(law for law in laws if law != adopted), adopted) if waits else (adopted,)


def laws_in_force(connection: Connection, room: Workroom, stored: StoredCase) -> tuple[AdoptedLaw, ...]:
    """Return the laws that the case stands under as written down; the current one if it adopted none."""
    laws = laws_of(connection, events.of_case(connection, stored.ref))
    jurisdiction = stored.jurisdiction or room.law.jurisdictions()[0]
    return laws or (AdoptedLaw("", "", room.law.current(jurisdiction, stored.lea)),)


def computed_under(room: Workroom, case: Case, laws: Sequence[AdoptedLaw]) -> Computed:
    """Return what follows from `case` under several laws: of each duty the careful date."""
    return answer_under(room, case, [law.instruments for law in laws]).computed


def want_told(connection: Connection, room: Workroom, stored: StoredCase, now: datetime) -> None:
    """Want one mail to each coordinator of the case that tells what moved at `now`."""
    for person in coordinators(room.settings.people, stored.lea):
        row = wanted_mail(
            room,
            f"{MOVED}/{stored.ref}/{now.isoformat()}/{person.address}",
            stored.ref,
            kind=MOVED,
            recipient=person.address,
            not_before=now,
            about=now.isoformat(),
        )
        mails.want(connection, row, now)


def moved_at(connection: Connection, room: Workroom, case: Case, instant: datetime) -> Moved:
    """Return what the change of law at `instant` moved in `case`, and what of it waits for a person."""
    history = events.of_case(connection, case.ref)
    before = laws_of(connection, [one for one in history if one.recorded_at < instant])
    after = laws_of(connection, [one for one in history if one.recorded_at <= instant])
    if not before or not after:
        return Moved((), ())
    now = computed_under(room, case, after)
    return Moved(moves(computed_under(room, case, before), now), waiting_in(room, case, after))


def waiting_in(room: Workroom, case: Case, laws: Sequence[AdoptedLaw]) -> tuple[Move, ...]:
    """Return what a person's agreement would move."""
    if len(laws) < 2:
        return ()
    return moves(computed_under(room, case, laws), computed_under(room, case, laws[-1:]))


def _by_itself(waits: Sequence[Move]) -> Adoption:
    if not waits:
        return Adoption(by=ITSELF, reason="the law changed and no date moves further")
    reason = "the law changed; dates that would move further wait for 'duewatch rules adopt'"
    return Adoption(by=ITSELF, reason=reason, standing=Standing.CLAIMED)
