"""Which law a case stands under: what it adopted, what waits for a person, and one answer to both.

A case adopts packs and closed days by events. After a change both laws are asked: if nothing would
move further, the new one is adopted at once; otherwise it is written down as *claimed*, and until a
person adopts it each duty keeps the careful one of its two dates. So a date that moves nearer is in
force at once, one that moves further is not, and a replay finds exactly what was in force.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from bot.law import Answer, Instruments
from bot.placing import event_id
from bot.store import events, instruments
from bot.store.cases import StoredCase
from bot.workroom import Workroom
from deadlines.case import Case
from deadlines.computed import Computed, Deadline
from deadlines.events import CaseEvent, Standing
from deadlines.whatif import Move, carefulness, moves

ADOPTIONS = ("pack_adopted", "closed_days_adopted")
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


def laws_of(connection: Connection, history: Iterable[CaseEvent]) -> tuple[AdoptedLaw, ...]:
    """Return the law that the case adopted, then those that wait for a person, in order; () if none yet."""
    pairs = _pairs(events.live(history))
    found = [_kept(connection, *pair) for pair in dict.fromkeys(pairs)]
    return tuple(law for law in found if law is not None)


def _pairs(live: Iterable[CaseEvent]) -> list[tuple[str, str]]:
    """A change of jurisdiction undoes what was adopted, one of the LEA the days: each has its own."""
    said: dict[str, str] = {}
    adopted: list[tuple[str, str]] = []
    latest: datetime | None = None
    for event in live:
        if event.name in ("jurisdiction_set", "lea_set") and said.get(event.name) != event.value:
            said.pop("closed_days_adopted", None)
            if event.name == "jurisdiction_set":
                said.pop("pack_adopted", None)
            said[event.name], adopted = str(event.value), []
        elif event.name in ADOPTIONS:
            together = latest == event.recorded_at
            latest, said[event.name] = event.recorded_at, str(event.value)
            if len(pair := tuple(said[name] for name in ADOPTIONS if name in said)) == 2:
                waits = event.standing is Standing.CLAIMED
                adopted = [*(adopted[:-1] if together and waits else adopted), pair] if waits else [pair]
    return adopted


def _kept(connection: Connection, pack: str, days: str) -> AdoptedLaw | None:
    texts = [instruments.content_of(connection, digest) for digest in (pack, days)]
    return AdoptedLaw(pack, days, Instruments(str(texts[0]), str(texts[1]))) if None not in texts else None
