"""What a changed law would move in open cases, and how a person agrees to it.

The daemon adopts by itself only what moves nothing further (`bot.law.law_changes`). Here a person sees
the rest, case by case, and adopts it; each adoption is a case event with who and why.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from bot.casework.changes import Hand, find
from bot.casework.up_to_date import bring_up_to_date, case_of
from bot.errors import WrongRequest
from bot.law.law import Instruments, Law
from bot.law.law_changes import computed_under, want_told
from bot.law.standing_law import UNKNOWN, AdoptedLaw, Adoption, adopt, laws_of
from bot.store import cases, events
from bot.store.cases import CaseStatus, StoredCase
from bot.workroom import Workroom
from deadlines.whatif import Move, as_json, moves


@dataclass(frozen=True, slots=True)
class CaseMoves:
    """What moves in one case: `moves` may be empty where only the text of the law changed."""

    case: StoredCase
    moves: tuple[Move, ...]

    def as_json(self) -> Mapping[str, Any]:
        """Return the form that `duewatch rules adopt --json` prints."""
        told = [as_json(move) for move in self.moves]
        return {"case": self.case.ref, "label": self.case.label, "lea": self.case.lea, "moves": told}


@dataclass(frozen=True, slots=True)
class _Stand:
    """A case between the laws that it stands under and the one that is written now."""

    stored: StoredCase
    laws: tuple[AdoptedLaw, ...]
    current: Instruments
    moves: tuple[Move, ...]

    @property
    def settled(self) -> bool:
        return [law.instruments for law in self.laws] == [self.current]


def proposed(
    room: Workroom, now: datetime, *, law: Law | None = None, ref: str | None = None
) -> list[CaseMoves]:
    """Return what moves in each open case if the law that is written now is adopted; changes nothing.

    `law`: another law than the office's, to look at a change before it is written. A case that has
    adopted nothing yet, or whose LEA is unknown, always stands under the current law and is left out.
    """

    def work(connection: Connection) -> list[CaseMoves]:
        stands = _stands(connection, room, law or room.law, ref, now)
        return [CaseMoves(one.stored, one.moves) for one in stands if one.moves]

    return room.store.read(work)


def adopt_current(
    room: Workroom, hand: Hand, *, ref: str | None = None, leave: Collection[str] = ()
) -> list[CaseMoves]:
    """Let every open case, or the one of `ref`, adopt the law that is written now; return what moved.

    The coordinators of a case in which a date moved are told by mail. Cases of `leave` wait for
    somebody's agreement to another change: they are only brought up to date. Raises WrongRequest.
    """
    if not hand.by.strip() or not hand.reason.strip():
        raise WrongRequest("adopting needs the initials of who agrees (--by) and a reason (--reason)")
    refs = room.store.read(lambda connection: [one.ref for one in _open(connection, ref)])
    for one in (one for one in refs if one in leave):
        room.store.write(partial(bring_up_to_date, room=room, ref=one, now=hand.now))
    refs = [one for one in refs if one not in leave]
    adopted = [room.store.write(partial(_adopt_one, room=room, hand=hand, ref=one)) for one in refs]
    return [one for one in adopted if one is not None]


def _adopt_one(connection: Connection, room: Workroom, hand: Hand, ref: str) -> CaseMoves | None:
    for stand in _stands(connection, room, room.law, ref, hand.now):
        if stand.settled:
            return None
        agreed = Adoption(by=hand.by, reason=hand.reason)
        adopt(connection, stand.stored, stand.current, agreed, hand.now)
        if stand.moves:
            want_told(connection, room, stand.stored, hand.now)
        bring_up_to_date(connection, room, stand.stored.ref, hand.now)
        return CaseMoves(stand.stored, stand.moves)
    return None


def _stands(
    connection: Connection, room: Workroom, law: Law, ref: str | None, now: datetime
) -> Iterator[_Stand]:
    for stored in _open(connection, ref):
        laws = laws_of(connection, events.of_case(connection, stored.ref))
        if stored.jurisdiction == UNKNOWN or not laws:
            continue
        current = law.current(stored.jurisdiction, stored.lea)
        case = case_of(connection, stored, now.astimezone(ZoneInfo(stored.timezone)).date())
        stand = _Stand(stored, laws, current, ())
        if stand.settled:
            yield stand
            continue
        after = law.compute(case, current).computed
        yield _Stand(stored, laws, current, moves(computed_under(room, case, laws), after))


def _open(connection: Connection, ref: str | None) -> list[StoredCase]:
    if ref is None:
        return cases.every(connection, (CaseStatus.OPEN,))
    stored = find(connection, ref)
    if stored.status is not CaseStatus.OPEN:
        raise WrongRequest(f"case {stored.ref} is {stored.status.value}; only open cases adopt changed law")
    return [stored]
