"""Which of several worlds speaks for a duty: the date that governs, by the kind of the date."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from deadlines.compute import LISTS, Entry
from deadlines.computed import Deadline, Immediate, Kind, NotRequired, Status, Suspended, Undecided
from deadlines.days import in_words
from deadlines.evaluation import ONLY_SHOWN
from deadlines.wording import words_of

LATEST = frozenset({Kind.START, Kind.EARLIEST})
"""Kinds in which acting too early is the error."""


LEAST_DONE = (Status.MISSED, Status.LATE, Status.RUNNING, Status.MET_LATE, Status.MET)


@dataclass(frozen=True, slots=True)
class Said:
    """What one world says of a duty."""

    entry: Entry
    governs: bool = True
    """False: the reading can only widen a date, never become it."""
    doubt: str = ""
    """The doubtful closed days that are read the other way here."""
    uncertain: str = ""
    """The event that is taken another way here."""


def govern(said: Sequence[Said]) -> Entry:
    """Return the entry that governs over the worlds, the first one first, with a note on what others say."""
    governing = [one.entry for one in said if one.governs]
    entry = _chosen(governing or [one.entry for one in said])
    if not isinstance(entry, Deadline):
        return entry
    notes = [*_taken_away(said), *_other_dates(entry, said), *_doubted(entry, said)]
    return replace(entry, notes=(*entry.notes, *dict.fromkeys(notes))) if notes else entry


def _chosen(entries: Sequence[Entry]) -> Entry:
    dated = [entry for entry in entries if isinstance(entry, Deadline)]
    if not dated:
        return min(entries, key=_weight)
    kind = dated[0].kind
    if kind in ONLY_SHOWN:
        return dated[0]
    dated.sort(key=_least_done)
    return max(dated, key=_when) if kind in LATEST else min(dated, key=_when)


def _least_done(entry: Deadline) -> int:
    """Put what is missed first and what is met last: what is not certain meets no deadline."""
    return LEAST_DONE.index(entry.status) if entry.status else 0


def _weight(entry: Entry) -> tuple[int, date]:
    """Of entries without a date the one that asks most of people comes first, of those the earliest."""
    day: date | None = None
    if isinstance(entry, Immediate):
        day = entry.since
    elif isinstance(entry, Undecided):
        day = entry.earliest_possible
    elif isinstance(entry, Suspended):
        day = entry.undelayed
    return LISTS.index(type(entry)), day or date.max


def _when(entry: Deadline) -> tuple[date, date]:
    return entry.last_day, entry.due


def _taken_away(said: Sequence[Said]) -> list[str]:
    """Tell the claims that would take the duty away, stop it or leave it without a date.

    An uncertain thing is taken one way in the first world and another way in its own.
    """
    first = said[0].entry
    notes = []
    for one in said:
        other = first if isinstance(one.entry, Deadline) else one.entry
        what = _what_it_would_be(other) if one.uncertain else ""
        if what:
            notes.append(f"{what} depending on this, which is not certain: {words_of(one.uncertain)}.")
    return notes


def _what_it_would_be(entry: Entry) -> str:
    if isinstance(entry, NotRequired):
        return "It stays, but may not be required,"
    if isinstance(entry, Suspended):
        return "It stays, but the clock may be stopped,"
    return "The day may not be known," if isinstance(entry, Undecided) else ""


def _other_dates(entry: Deadline, said: Sequence[Said]) -> list[str]:
    if entry.kind not in ONLY_SHOWN:
        return []
    days = {one.entry.due for one in said if isinstance(one.entry, Deadline)} - {entry.due}
    return [f"By the other facts: {', '.join(in_words(day) for day in sorted(days))}."] if days else []


def _doubted(entry: Deadline, said: Sequence[Said]) -> list[str]:
    """Tell what a doubtful closed day would make of the date."""
    notes = []
    for one in said:
        other = one.entry
        if not one.doubt or not isinstance(other, Deadline) or other.last_day != entry.last_day:
            continue
        if other.due != entry.due:
            notes.append(
                f"A closed day is in doubt ({one.doubt}): read the other way the date is "
                f"{in_words(other.due)}. Do not rely on the later one."
            )
    return notes
