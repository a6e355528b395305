"""Compute what is due in one plain world: the lists of the contract from a case, a pack and the days.

`compute` takes the first candidate of every happening as true; `deadlines.worlds` weighs all of
them. No number, unit or provision is written here: the pack says everything.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TypeVar

from deadlines.case import Case
from deadlines.computed import (
    Computed,
    Deadline,
    Immediate,
    NotRequired,
    Suspended,
    Undecided,
    Waiting,
)
from deadlines.counting import Count, Rounding, count
from deadlines.days import Days
from deadlines.evaluation import evaluate
from deadlines.limits import Key, with_outer_limits
from deadlines.outcomes import Dated, Missing, Outcome, Owed, Removed, Stopped, Unknown, occurrence_of
from deadlines.remarks import Beside, case_notes, late_notes, prompts, remarks_of
from deadlines.restarts import superseded
from deadlines.rules import DeadlineRule, RulePack
from deadlines.standing import status_of
from deadlines.steps import Steps
from deadlines.world import World, plain_world

Found = Mapping[str, Sequence[Outcome]]
E = TypeVar("E", Deadline, Undecided, Immediate, Suspended, NotRequired, Waiting)
Entry = Deadline | Undecided | Immediate | Suspended | NotRequired | Waiting


def compute(case: Case, pack: RulePack, days: Days) -> Computed:
    """Return everything that follows from `case` when the first candidate of each happening is true.

    Days are local to the case's zone. Nothing is raised for odd facts: what cannot be computed
    stands under `undecided` or in `notes`.
    """
    world = plain_world(case)
    found = evaluate(pack, world, days)
    entries = entries_of(world, pack, days, found)
    computed = in_lists(entries, pack)
    late = late_notes(computed.deadlines, pack, world.as_of)
    notes = (*case_notes(world, pack, found), *late, *notes_on_hidden(entries))
    return replace(computed, questions=prompts(world, pack, found), notes=notes)


def entries_of(world: World, pack: RulePack, days: Days, found: Found) -> dict[Key, Entry]:
    """Return what each rule says in `world`, by rule and occurrence, as an entry of the contract's lists."""
    before = superseded(pack, world, days, found)
    beside = Beside(world, days)
    entries: dict[Key, Entry] = {}
    for rule_id, outcomes in found.items():
        rule = pack.by_id[rule_id]
        for outcome in outcomes:
            key = (rule_id, occurrence_of(outcome))
            if isinstance(outcome, Dated):
                extended = _extended_to(outcome.rule, key[1], found)
                deadline = _deadline(outcome, beside, extended)
                entry: Entry | None = replace(deadline, superseded=before.get(key, ()))
            else:
                entry = _plain_entry(rule, outcome, world)
            if entry is not None:
                entries[key] = entry
    return entries


def _extended_to(rule: DeadlineRule, occurrence: int, found: Found) -> date | None:
    if rule.extended_by is None:
        return None
    orders = [one for one in found.get(rule.extended_by, ()) if isinstance(one, Dated)]
    return next((one.due for one in orders if one.begin.occurrence == occurrence), None)


def _deadline(dated: Dated, beside: Beside, extended: date | None) -> Deadline:
    rule = dated.rule
    return Deadline(
        id=rule.id,
        occurrence=dated.begin.occurrence,
        title=rule.title,
        owed_by=dated.way.owed_by.value,
        kind=rule.kind,
        last_day=dated.last_day,
        due=dated.due,
        act_by=dated.derivation.act_by,
        roll=dated.derivation.count.roll,
        outer_limit=_later_reading(dated) if rule.outer_rounding else None,
        status=status_of(rule, dated, beside.world, extended),
        citations=dated.cites,
        signed_off=rule.checked is not None,
        steps=Steps(dated.derivation),
        notes=remarks_of(rule, dated, beside),
        met_by=rule.met_by.events[0] if rule.met_by.events else "",
    )


def _later_reading(dated: Dated) -> date | None:
    """Return the later reading of an anniversary that does not exist: the first day of the next month."""
    told = dated.derivation.count
    counting = replace(told.counting, rounding=Rounding.FIRST_OF_NEXT_MONTH)
    later = count(told.start, told.period, counting, told.days)
    return later.due if isinstance(later, Count) and later.due != dated.due else None


def _plain_entry(rule: DeadlineRule, outcome: Outcome, world: World) -> Entry | None:
    if isinstance(outcome, Missing):
        waits = bool(rule.procedures & world.procedures)
        return Waiting(id=rule.id, trigger=outcome.trigger, title=rule.title) if waits else None
    if isinstance(outcome, Removed):
        return NotRequired(id=rule.id, why=outcome.why, citations=outcome.cites, title=rule.title)
    if isinstance(outcome, Owed):
        return _immediate(rule, outcome)
    return _suspended(rule, outcome) if isinstance(outcome, Stopped) else _undecided(rule, outcome)


def _immediate(rule: DeadlineRule, owed: Owed) -> Immediate:
    return Immediate(
        id=rule.id,
        since=owed.begin.day,
        owed_by=rule.owed_by.value,
        title=rule.title,
        citations=owed.cites,
    )


def _suspended(rule: DeadlineRule, stopped: Stopped) -> Suspended:
    undelayed = stopped.undelayed
    return Suspended(
        id=rule.id,
        why=stopped.why,
        undelayed=undelayed.due if isinstance(undelayed, Dated) else None,
        until=stopped.until,
        title=rule.title,
        owed_by=rule.owed_by.value,
        citations=(*undelayed.cites, *stopped.cites),
    )


def _undecided(rule: DeadlineRule, unknown: Outcome) -> Undecided:
    assert isinstance(unknown, Unknown)
    return Undecided(
        id=rule.id,
        why=unknown.why,
        earliest_possible=unknown.earliest,
        do=unknown.do,
        title=rule.title,
        owed_by=rule.owed_by.value,
        citations=unknown.cites,
    )


LISTS: tuple[type, ...] = (Deadline, Undecided, Immediate, Suspended, NotRequired, Waiting)
"""The lists in the order in which an id that could stand in several stands in one."""


def in_lists(entries: Mapping[Key, Entry], pack: RulePack) -> Computed:
    """Return the entries in the lists of the contract, each id in one list only."""
    home = homes(entries)
    kept: dict[type, list[Entry]] = {one: [] for one in LISTS}
    for (rule_id, _), entry in entries.items():
        if type(entry) is home[rule_id]:
            kept[type(entry)].append(entry)
    deadlines = [entry for entry in kept[Deadline] if isinstance(entry, Deadline)]
    return Computed(
        deadlines=with_outer_limits(deadlines, pack),
        immediate=_unique(kept[Immediate], Immediate),
        undecided=_unique(kept[Undecided], Undecided),
        suspended=_unique(kept[Suspended], Suspended),
        not_required=_unique(kept[NotRequired], NotRequired),
        waiting=_unique(kept[Waiting], Waiting),
    )


def _unique(entries: list[Entry], kind: type[E]) -> tuple[E, ...]:
    return tuple(dict.fromkeys(entry for entry in entries if isinstance(entry, kind)))


def homes(entries: Mapping[Key, Entry]) -> dict[str, type]:
    """Return, by rule, the list in which it stands: the one that asks most of people."""
    result: dict[str, type] = {}
    for (rule_id, _), entry in entries.items():
        now = result.get(rule_id)
        if now is None or LISTS.index(type(entry)) < LISTS.index(now):
            result[rule_id] = type(entry)
    return result


def notes_on_hidden(entries: Mapping[Key, Entry]) -> tuple[str, ...]:
    """Return a note for every occurrence that its list does not show because another one is nearer."""
    home = homes(entries)
    notes = []
    for (rule_id, occurrence), entry in entries.items():
        if type(entry) is not home[rule_id] and isinstance(entry, Undecided | Suspended):
            notes.append(f"{rule_id}, occurrence {occurrence}: no date, {entry.why}.")
    return tuple(notes)
