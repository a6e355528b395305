"""Show which dates of a case would move if something were different. Changes nothing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from difflib import get_close_matches
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from bot.casework.changes import find
from bot.casework.up_to_date import case_of
from bot.errors import WrongRequest
from bot.law.law_changes import computed_under, laws_in_force
from bot.store.cases import StoredCase
from bot.workroom import Workroom
from config.case_file import read_case
from deadlines.case import Case
from deadlines.whatif import Move, moves


@dataclass(frozen=True, slots=True, kw_only=True)
class Different:
    """What is to be different: as in the events and flags of a `duewatch calc` file."""

    events: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """By name, the days on which it happened, in order; takes the place of what is known of that name."""
    without: tuple[str, ...] = ()
    """Names of events and flags that are left out."""
    flags: Mapping[str, Any] = field(default_factory=dict)

    @property
    def nothing(self) -> bool:
        """Return True if all stays as it is."""
        return not (self.events or self.without or self.flags)


def what_if(
    room: Workroom, ref: str, different: Different, now: datetime
) -> tuple[StoredCase, tuple[Move, ...]]:
    """Return the case and each duty that would stand otherwise, on the case's day.

    Raises WrongRequest for an unknown case or a name that is not in it, BadFile for what is not an
    event, a flag or a day.
    """

    def work(connection: Connection) -> tuple[StoredCase, tuple[Move, ...]]:
        stored = find(connection, ref)
        case = case_of(connection, stored, now.astimezone(ZoneInfo(stored.timezone)).date())
        laws = laws_in_force(connection, room, stored)
        before = computed_under(room, case, laws)
        return stored, moves(before, computed_under(room, changed(case, different), laws))

    return room.store.read(work)


def changed(case: Case, different: Different) -> Case:
    """Return `case` with what is to be different."""
    for name in different.without:
        _require_known(name, {**case.events, **case.flags})
    told = {
        "jurisdiction": case.jurisdiction or "US",
        "procedure": sorted(case.procedures) or ["other"],
        "timezone": case.timezone,
        "events": {name: list(days) for name, days in different.events.items()},
        "flags": dict(different.flags),
    }
    read = read_case(told, "whatif").case
    kept = {name: one for name, one in case.events.items() if name not in different.without}
    flags = {name: one for name, one in case.flags.items() if name not in different.without}
    return replace(case, events={**kept, **read.events}, flags={**flags, **read.flags})


def changed_tables(tables: Mapping[str, Any], different: Different) -> dict[str, Any]:
    """Return the input of `duewatch calc` with what is to be different. Raises WrongRequest."""
    events, flags = dict(tables.get("events") or {}), dict(tables.get("flags") or {})
    for name in different.without:
        _require_known(name, {**events, **flags})
        events.pop(name, None)
        flags.pop(name, None)
    days = {name: list(days) for name, days in different.events.items()}
    return {**tables, "events": {**events, **days}, "flags": {**flags, **different.flags}}


def _require_known(name: str, known: Mapping[str, Any]) -> None:
    if name not in known:
        near = get_close_matches(name, known, n=1)
        hint = (
            f"did you mean '{near[0]}'?" if near else f"it tells of {', '.join(sorted(known)) or 'nothing'}"
        )
        raise WrongRequest(f"the case tells of no '{name}' that could be left out; {hint}")
