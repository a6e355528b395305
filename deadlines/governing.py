"""Which of several worlds speaks for a duty: the date that governs, by the kind of the date."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Protocol

from deadlines.compute import LISTS, Entry
from deadlines.computed import Deadline, Kind, NotRequired, Suspended, Undecided
from deadlines.days import in_words
from deadlines.limits import Key
from deadlines.wording import words_of

LATEST = frozenset({Kind.START, Kind.EARLIEST})
"""Kinds in which acting too early is the error."""
SHOWN = frozenset({Kind.LOOKBACK, Kind.DISPLAY})
"""Kinds that govern nothing: both dates are told."""


class _Thing(Protocol):
    @property
    def event(self) -> str: ...


class Spoken(Protocol):
    """What a world says (`deadlines.worlds.Told`)."""

    @property
    def entries(self) -> "dict[Key, Entry]": ...
    @property
    def governs(self) -> bool: ...
    @property
    def doubt(self) -> str: ...
    @property
    def thing(self) -> _Thing | None: ...


def govern(key: Key, told: Sequence[Spoken]) -> Entry:
    """Return the entry of `key` that governs over the worlds, with a note on what the others say."""
    said = [(one, one.entries[key]) for one in told if key in one.entries]
    governing = [entry for one, entry in said if one.governs]
    entry = _chosen(governing or [entry for _, entry in said])
    if not isinstance(entry, Deadline):
        return entry
    notes = [*_taken_away(said), *_other_dates(entry, said), *_doubted(entry, said)]
    return replace(entry, notes=(*entry.notes, *dict.fromkeys(notes))) if notes else entry


def _chosen(entries: Sequence[Entry]) -> Entry:
    dated = [entry for entry in entries if isinstance(entry, Deadline)]
    if not dated:
        return min(entries, key=lambda entry: LISTS.index(type(entry)))
    kind = dated[0].kind
    if kind in SHOWN:
        return dated[0]
    return max(dated, key=_when) if kind in LATEST else min(dated, key=_when)


def _when(entry: Deadline) -> tuple[date, date]:
    return entry.last_day, entry.due


def _taken_away(said: Sequence[tuple[Spoken, Entry]]) -> list[str]:
    """Tell the claims that would take the duty away, stop it or leave it without a date."""
    notes = []
    for one, entry in said:
        if isinstance(entry, Deadline) or one.thing is None:
            continue
        what = _what_it_would_be(entry)
        if what:
            notes.append(f"{what} depending on this, which is not certain: {words_of(one.thing.event)}.")
    return notes


def _what_it_would_be(entry: Entry) -> str:
    if isinstance(entry, NotRequired):
        return "It stays, but may not be required,"
    if isinstance(entry, Suspended):
        return "It stays, but the clock may be stopped,"
    return "The day may not be known," if isinstance(entry, Undecided) else ""


def _other_dates(entry: Deadline, said: Sequence[tuple[Spoken, Entry]]) -> list[str]:
    if entry.kind not in SHOWN:
        return []
    days = sorted({other.due for _, other in said if isinstance(other, Deadline)})
    return (
        [f"By the other facts: {', '.join(in_words(day) for day in days if day != entry.due)}."]
        if len(days) > 1
        else []
    )


def _doubted(entry: Deadline, said: Sequence[tuple[Spoken, Entry]]) -> list[str]:
    """Tell what a doubtful closed day would make of the date."""
    notes = []
    for one, other in said:
        if (
            one.doubt
            and isinstance(other, Deadline)
            and other.last_day == entry.last_day
            and other.due != entry.due
        ):
            notes.append(
                f"A closed day is in doubt ({one.doubt}): read the other way the date is {in_words(other.due)}. "
                "Do not rely on the later one."
            )
    return notes
