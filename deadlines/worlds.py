"""Compute over everything uncertain: several plain worlds, the governing date of each duty, one question.

Uncertain are the candidates of a happening, a claimed event (it happened, or not) and a doubtful
closed day. The worlds: the first candidates; all earliest; all latest; each uncertain thing varied
alone; while they are few, every combination. What each world says comes from the ordinary engine,
which knows nothing of worlds.

Which date governs: the earliest of what is owed, the latest of what may not be done too early
(acting too early is the error there), and the first candidate of what is only shown.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import product
from math import prod

from deadlines.case import Case, Happening
from deadlines.compute import Entry, entries_of, in_lists, notes_on_hidden
from deadlines.computed import Computed, Deadline, NotRequired, Question, Roll, Waiting
from deadlines.days import ClosedDays, Days, in_words
from deadlines.evaluation import evaluate
from deadlines.events import Standing
from deadlines.governing import Said, govern
from deadlines.limits import Key, with_outer_limits
from deadlines.outcomes import Dated, Outcome
from deadlines.remarks import case_notes, late_notes, prompts
from deadlines.rules import RulePack
from deadlines.wording import question_about
from deadlines.world import World, plain_world

MOST_WORLDS = 32
FEW_COMBINATIONS = 16
"""So few that all are computed, and room is left for the doubtful closed days of each."""

Found = Mapping[str, Sequence[Outcome]]


@dataclass(frozen=True, slots=True)
class Thing:
    """One uncertain happening."""

    event: str
    place: int
    days: tuple[date | None, ...]
    """The candidates, the one the rules pick first."""

    @property
    def may_not_have_happened(self) -> bool:
        """Return whether it is possible that it did not happen."""
        return None in self.days

    @property
    def known(self) -> tuple[date, ...]:
        """Return the days on which it may have happened."""
        return tuple(day for day in self.days if day is not None)


@dataclass(frozen=True, slots=True)
class Told:
    """One world, why it was made, and what it says."""

    world: World
    days: Days
    found: Found
    entries: Mapping[Key, Entry]
    days_of_things: tuple[date | None, ...] = ()
    """Which day each uncertain thing has here."""
    thing: Thing | None = None
    """The one thing that is taken another way than in the first world."""
    governs: bool = True
    """False: the reading can only widen a date, never become it."""
    doubt: str = ""


def over_worlds(case: Case, pack: RulePack, days: Days) -> Computed:
    """Return everything that follows from `case`, all its uncertain facts weighed.

    The lists of `compute`, with the governing date of each entry, its outer limit, one question for
    each uncertain thing that moves a date, and a note where a claim would take a duty away.
    """
    things = _uncertain(case)
    told, left_out = _tell(case, things, pack, days)
    base = told[0]
    entries = {key: govern(_said(key, told)) for key in _keys(told)}
    computed = in_lists(entries, pack)
    deadlines = with_outer_limits(computed.deadlines, pack, _latest(told))
    late = late_notes(deadlines, pack, case.as_of)
    notes = [*case_notes(base.world, pack, base.found), *late, *notes_on_hidden(entries)]
    if left_out:
        notes.append(
            f"{left_out} more combinations of uncertain facts were not computed: answer a question first."
        )
    asked = _questions(told, things)
    known = {question.about for question in asked}
    asked += [one for one in prompts(base.world, pack, base.found) if one.about not in known]
    return replace(computed, deadlines=deadlines, questions=tuple(asked), notes=tuple(notes))


def _uncertain(case: Case) -> tuple[Thing, ...]:
    return tuple(
        Thing(name, place, candidates(one))
        for name, happenings in case.events.items()
        for place, one in enumerate(happenings)
        if len(candidates(one)) > 1
    )


def candidates(one: Happening) -> tuple[date | None, ...]:
    """Return the days that a happening may have; a claimed one may also not have happened."""
    if one.standing is Standing.CLAIMED and None not in one.on:
        return (*one.on, None)
    return one.on


def _tell(case: Case, things: Sequence[Thing], pack: RulePack, days: Days) -> tuple[list[Told], int]:
    plain = plain_world(case)
    wanted = _combinations(things)
    made = [_with(plain, things, combination, days, pack) for combination in wanted[:MOST_WORLDS]]
    for one in list(made):
        made += [_read_otherwise(one, doubt, pack) for doubt in _doubts_touched(one)]
    kept = made[: max(MOST_WORLDS, 1)]
    return kept, max(0, _count(things) - len(wanted[:MOST_WORLDS])) + len(made) - len(kept)


def _with(
    plain: World, things: Sequence[Thing], chosen: tuple[date | None, ...], days: Days, pack: RulePack
) -> Told:
    """Tell the world in which `things` have the days of `chosen`."""
    events = {thing.event: list(plain.events[thing.event]) for thing in things}
    for thing, day in zip(things, chosen, strict=True):
        events[thing.event][thing.place] = day
    told = _told(plain.with_events({name: tuple(told) for name, told in events.items()}), days, pack)
    other = [thing for thing, day in zip(things, chosen, strict=True) if day != thing.days[0]]
    return replace(told, days_of_things=chosen, thing=other[0] if len(other) == 1 else None)


def _told(world: World, days: Days, pack: RulePack) -> Told:
    found = evaluate(pack, world, days)
    return Told(world, days, found, entries_of(world, pack, days, found))


def _combinations(things: Sequence[Thing]) -> list[tuple[date | None, ...]]:
    """Return which day each thing has: the first of each, the extremes, each varied alone, all if few.

    A day may move a date either way, and so may that it did not happen: the extremes are taken both
    with the claims and without them.
    """
    first = tuple(thing.days[0] for thing in things)
    extremes = [
        tuple(None if without and thing.may_not_have_happened else pick(thing.known) for thing in things)
        for pick in (min, max)
        for without in (False, True)
    ]
    alone = [
        (*first[:place], day, *first[place + 1 :])
        for place, thing in enumerate(things)
        for day in thing.days[1:]
    ]
    every = product(*(thing.days for thing in things)) if _count(things) <= FEW_COMBINATIONS else ()
    return list(dict.fromkeys([first, *extremes, *alone, *every]))


def _count(things: Sequence[Thing]) -> int:
    return prod(len(thing.days) for thing in things)


def _doubts_touched(told: Told) -> tuple[str, ...]:
    """Return the doubts about closed days on which a date of this world hangs."""
    dated = (one for outcomes in told.found.values() for one in outcomes if isinstance(one, Dated))
    rolling = (one for one in dated if one.way.counting.roll is not Roll.NONE)
    return tuple(sorted({doubt for one in rolling for doubt in _doubts_between(one, told.days.closed)}))


def _doubts_between(dated: Dated, closed: ClosedDays) -> Iterator[str]:
    first, last = sorted((dated.last_day.toordinal(), dated.due.toordinal()))
    for ordinal in range(first, last + 1):
        day = closed.days.get(date.fromordinal(ordinal))
        if day is not None and day.doubt:
            yield day.doubt


def _read_otherwise(told: Told, doubt: str, pack: RulePack) -> Told:
    """Take the doubtful days the other way.

    A day that ordinarily moves dates keeps moving them: that nobody may rely on it is told, but an
    earlier date does not take the place of the one that the published list of closed days gives.
    """
    days = replace(told.days, closed=told.days.closed.read_otherwise(doubt))
    other = _told(told.world, days, pack)
    return replace(other, governs=not _moves_dates(told.days.closed, doubt), doubt=doubt)


def _moves_dates(closed: ClosedDays, doubt: str) -> bool:
    return any(one.rolls for one in closed.days.values() if one.doubt == doubt)


def _keys(told: Sequence[Told]) -> list[Key]:
    return list(dict.fromkeys(key for one in told for key in one.entries))


def _said(key: Key, told: Sequence[Told]) -> list[Said]:
    return [
        Said(one.entries[key], one.governs, one.doubt, one.thing.event if one.thing else "")
        for one in told
        if key in one.entries
    ]


def _latest(told: Sequence[Told]) -> dict[Key, date]:
    latest: dict[Key, date] = {}
    for one in told:
        for key, entry in one.entries.items():
            if isinstance(entry, Deadline):
                latest[key] = max(latest.get(key, entry.due), entry.due)
    return latest


def _questions(told: Sequence[Told], things: Sequence[Thing]) -> list[Question]:
    questions = []
    for place, thing in enumerate(things):
        moved = _moved(told, place)
        if moved:
            ask = question_about(thing.event, may_not_have_happened=thing.may_not_have_happened)
            questions.append(Question(ask=f"{ask} {_choices(thing)}", about=thing.event, moves=moved))
    return questions


def _choices(thing: Thing) -> str:
    named = [in_words(day) if day else "it did not happen" for day in thing.days]
    return f"({' or '.join(named)})"


def _moved(told: Sequence[Told], place: int) -> tuple[str, ...]:
    """Return the rules whose entries differ between worlds that differ in the thing of `place` alone."""
    alike: dict[tuple[date | None, ...], Mapping[Key, Entry]] = {}
    moved: dict[str, None] = {}
    for one in told:
        if one.doubt:
            continue
        rest = (*one.days_of_things[:place], *one.days_of_things[place + 1 :])
        other = alike.setdefault(rest, one.entries)
        keys = dict.fromkeys((*other, *one.entries))
        moved |= {key[0]: None for key in keys if _differ(other.get(key), one.entries.get(key))}
    return tuple(moved)


def _differ(one: Entry | None, other: Entry | None) -> bool:
    if isinstance(one, Deadline) and isinstance(other, Deadline):
        return (one.last_day, one.due, one.status) != (other.last_day, other.due, other.status)
    return type(one) is not type(other) and any(_is_owed(entry) for entry in (one, other))


def _is_owed(entry: Entry | None) -> bool:
    return entry is not None and not isinstance(entry, NotRequired | Waiting)
