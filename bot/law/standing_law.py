"""Which law a case stands under: what it adopted, what waits for a person, and one answer to both.

A case adopts a pack and closed days by two events, always written together. After a change both laws
are asked: if nothing would move further, the new one is adopted at once; otherwise it is written
down as *claimed*, and until a person adopts it each duty keeps the careful one of its two dates. So
a date that moves nearer is in force at once, one that moves further is not, and a replay finds
exactly what was in force.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import product
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from bot.intake.placing import event_id
from bot.law.law import Answer, Instruments
from bot.store import events, instruments
from bot.store.cases import StoredCase
from bot.workroom import Workroom
from deadlines.case import Case
from deadlines.computed import Computed, Deadline
from deadlines.events import CaseEvent, Standing
from deadlines.whatif import carefulness

PACK, DAYS = "pack_adopted", "closed_days_adopted"
ITSELF = "duewatch"
"""Who adopts where no person has to agree."""
UNKNOWN = ""
"""Jurisdiction of a case whose LEA is not known yet."""


@dataclass(frozen=True, slots=True)
class AdoptedLaw:
    """A pack and closed days, with the hashes under which the store keeps them."""

    pack: str
    closed_days: str
    instruments: Instruments


@dataclass(frozen=True, slots=True, kw_only=True)
class Adoption:
    """Who adopts a law for a case, why, and whether a person still has to agree."""

    by: str
    reason: str
    standing: Standing = Standing.RECORDED


def laws_of(connection: Connection, history: Iterable[CaseEvent]) -> tuple[AdoptedLaw, ...]:
    """Return the laws that a case of that history stands under, the one adopted or offered last at the end.

    Several: the last one waits for a person. None: nothing was adopted yet, or its law was changed.
    """
    found = [_kept(connection, *pair) for pair in _pairs(events.live(history))]
    return tuple(law for law in found if law is not None)


def adopt(
    connection: Connection, stored: StoredCase, law: Instruments, adoption: Adoption, now: datetime
) -> AdoptedLaw:
    """Write down that the case adopts `law`, and keep its texts for ever."""
    pack = instruments.keep(connection, "pack", stored.jurisdiction, law.pack, now)
    days = instruments.keep(connection, "closed_days", stored.jurisdiction, law.closed_days, now)
    count = len(events.of_case(connection, stored.ref))
    for name, digest in ((PACK, pack), (DAYS, days)):
        event = CaseEvent(
            name=name,
            on=(now.astimezone(ZoneInfo(stored.timezone)).date(),),
            recorded_at=now,
            by=adoption.by,
            standing=adoption.standing,
            value=digest,
            detail=adoption.reason,
            id=event_id(stored.ref, count, name, digest, now.isoformat()),
        )
        events.append(connection, stored.ref, [event])
    return AdoptedLaw(pack, days, law)


def answer_under(room: Workroom, case: Case, laws: Sequence[Instruments]) -> Answer:
    """Return what follows from `case` under all of `laws`: of each duty the careful date.

    Packs and days are combined each with each, so that a closure announced while a changed pack
    waits for a person counts under the old pack too. With an unknown LEA: what follows in any
    jurisdiction of the office.
    """
    if case.jurisdiction != UNKNOWN:
        packs = dict.fromkeys(law.pack for law in laws)
        days = dict.fromkeys(law.closed_days for law in laws)
        return merged([room.law.compute(case, Instruments(*pair)) for pair in product(packs, days)])
    worlds = [
        (replace(case, jurisdiction=one), room.law.current(one, None)) for one in room.law.jurisdictions()
    ]
    return merged([room.law.compute(*world) for world in worlds])


def merged(answers: Sequence[Answer]) -> Answer:
    """Return one answer for worlds of different law: of each duty the careful date, each id in one list."""
    if len(answers) == 1:
        return answers[0]
    chosen: dict[tuple[str, int], Deadline] = {}
    latest: dict[tuple[str, int], Deadline] = {}
    for deadline in (one for answer in answers for one in answer.computed.deadlines):
        key = (deadline.id, deadline.occurrence)
        chosen[key] = min(chosen.get(key, deadline), deadline, key=carefulness)
        latest[key] = max(latest.get(key, deadline), deadline, key=_limit)
    dated = [_with_limit(one, latest[key]) for key, one in chosen.items()]
    computed = Computed(
        deadlines=tuple(sorted(dated, key=_when)), **_rest(answers, {one.id for one in dated})
    )
    unverified = tuple(dict.fromkeys(one for answer in answers for one in answer.unverified))
    return Answer(computed=computed, unverified=unverified)


def _when(deadline: Deadline) -> tuple[date, date]:
    return (deadline.act_by or deadline.last_day, deadline.last_day)


def _limit(deadline: Deadline) -> date:
    return deadline.outer_limit or deadline.due


def _with_limit(chosen: Deadline, latest: Deadline) -> Deadline:
    limit = _limit(latest)
    return replace(chosen, outer_limit=None if limit == chosen.due else limit)


_LISTS = ("immediate", "undecided", "suspended", "not_required", "waiting")
"""In the order in which an id that could stand in several stands in one."""


def _rest(answers: Sequence[Answer], placed: set[str]) -> dict[str, Any]:
    rest: dict[str, Any] = {}
    for name in _LISTS:
        told = dict.fromkeys(one for answer in answers for one in getattr(answer.computed, name))
        rest[name] = tuple(one for one in told if one.id not in placed)
        placed = placed | {one.id for one in told}
    asked = {one.about: one for answer in reversed(answers) for one in reversed(answer.computed.questions)}
    rest["questions"] = tuple(reversed(asked.values()))
    rest["notes"] = tuple(dict.fromkeys(note for answer in answers for note in answer.computed.notes))
    return rest


def _pairs(live: Iterable[CaseEvent]) -> Iterable[tuple[str, str]]:
    """A change of jurisdiction or LEA undoes what was adopted: each has its own pack and days."""
    said: dict[str, str] = {}
    adopted: list[tuple[str, str]] = []
    for event in live:
        if event.name in ("jurisdiction_set", "lea_set") and said.get(event.name) != event.value:
            adopted = []
        if event.name == DAYS and PACK in said:
            pair = (said[PACK], str(event.value))
            earlier = adopted if event.standing is Standing.CLAIMED else []
            adopted = [*(one for one in earlier if one != pair), pair]
        said[event.name] = str(event.value)
    return adopted


def _kept(connection: Connection, pack: str, days: str) -> AdoptedLaw | None:
    texts = [instruments.content_of(connection, digest) for digest in (pack, days)]
    if None in texts:
        return None
    return AdoptedLaw(pack, days, Instruments(str(texts[0]), str(texts[1])))
