"""A case as the engine sees it: what happened, by name, and which rules it stands under.

A plain case has exactly one day for each happening; `deadlines.worlds` makes plain cases of one
with candidates. Nothing here computes a deadline.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from deadlines.events import FLAG_EVENTS, LEGAL_EVENTS, OFFICE_EVENTS, CaseEvent, Standing

PROCEDURES: frozenset[str] = frozenset(
    """
    due_process expedited_due_process state_complaint settlement mediation iep_meeting
    prior_written_notice consent records iee surrogate age_of_majority review other
    """.split()
)


@dataclass(frozen=True, slots=True)
class Happening:
    """One happening: its day or its candidate days, the one the rules pick first."""

    on: tuple[date | None, ...]
    standing: Standing = Standing.RECORDED
    event_id: str = ""
    value: str | int | bool | None = None

    @property
    def certain(self) -> bool:
        """True when there is nothing to vary: one day, and not merely claimed."""
        return len(self.on) == 1 and self.standing is Standing.RECORDED


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """What is known of one case, as of one day.

    `ref` ("26-0014") and `initials` ("JR") are the only identity that a case carries here.
    `events` maps a name of `LEGAL_EVENTS` to its happenings in order; days are local to `timezone`.
    """

    jurisdiction: str
    procedures: frozenset[str]
    timezone: str
    events: Mapping[str, tuple[Happening, ...]] = field(default_factory=dict)
    flags: Mapping[str, str | int | bool] = field(default_factory=dict)
    as_of: date | None = None
    ref: str = ""
    initials: str = ""
    lea: str | None = None

    @property
    def label(self) -> str:
        """The case's name on calendars and in mails: "26-0014 JR"."""
        return f"{self.ref} {self.initials}".strip()


def replay(events: Iterable[CaseEvent], *, known_at: datetime | None = None) -> Case:
    """Return the case that its events tell, or what was known of it at `known_at` (aware).

    Superseded events are left out. Several events of one name and occurrence are one happening: what
    the office recorded outweighs what a mail claims, and days that differ stand side by side as
    candidates. A claimed flag counts for nothing, since a flag may take a duty away.

    `as_of` stays empty: the caller says which day it is. Office events give `procedure_set` (names
    with commas between), `jurisdiction_set`, `timezone_set`, `lea_set`, `case_opened` (the reference)
    and `child_set` (initials) in their `value`; the last one told holds.
    """
    told = [one for one in events if known_at is None or one.recorded_at <= known_at]
    gone = {one.supersedes for one in told if one.supersedes}
    live = [one for one in told if not one.id or one.id not in gone]
    said = {one.name: one.value for one in live if one.name in OFFICE_EVENTS}
    procedures = str(said.get("procedure_set") or "")
    return Case(
        jurisdiction=str(said.get("jurisdiction_set") or ""),
        procedures=frozenset(name.strip() for name in procedures.split(",") if name.strip()),
        timezone=str(said.get("timezone_set") or ""),
        events=_happenings(live),
        flags=_flags(live),
        ref=str(said.get("case_opened") or ""),
        initials=str(said.get("child_set") or ""),
        lea=str(said["lea_set"]) if said.get("lea_set") else None,
    )


def _flags(live: Iterable[CaseEvent]) -> dict[str, str | int | bool]:
    told = {
        one.name: one.value for one in live if one.name in FLAG_EVENTS and one.standing is Standing.RECORDED
    }
    return {name: value for name, value in told.items() if value is not None and value is not False}


def _happenings(live: Iterable[CaseEvent]) -> dict[str, tuple[Happening, ...]]:
    told: dict[str, dict[int, list[CaseEvent]]] = {}
    for one in live:
        if one.name in LEGAL_EVENTS:
            told.setdefault(one.name, {}).setdefault(one.occurrence, []).append(one)
    return {name: tuple(_numbered(of_each)) for name, of_each in told.items()}


def _numbered(of_each: Mapping[int, list[CaseEvent]]) -> Iterator[Happening]:
    """Yield the happenings of one name; a number that was taken back keeps its place, so that none moves."""
    for number in range(1, max(of_each) + 1):
        yield _one(of_each[number]) if number in of_each else Happening((None,))


def _one(told: list[CaseEvent]) -> Happening:
    recorded = [one for one in told if one.standing is Standing.RECORDED]
    weighty = recorded or told
    days = dict.fromkeys(day for one in weighty for day in one.on)
    last = weighty[-1]
    return Happening(tuple(days), last.standing, last.id, last.value)
