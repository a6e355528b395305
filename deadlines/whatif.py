"""Compare two answers of the engine: which dates move, from what to what, and why.

Pure: used before a snow day, a changed pack or a corrected fact is applied, and to decide which
moves may be published at once. A date that moves nearer is told at once; one that moves further,
or goes away, waits for a person.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from deadlines.computed import (
    Computed,
    Deadline,
    Immediate,
    Kind,
    NotRequired,
    Status,
    Suspended,
    Undecided,
    Waiting,
)
from deadlines.days import in_words

NOT_BEFORE = frozenset({Kind.START, Kind.EARLIEST})
"""Kinds where acting too early is the error: for them the later date is the careful one."""

Key = tuple[str, int]
_Other = Immediate | Undecided | Suspended | NotRequired | Waiting


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where a duty stands: its date, or the list that it is in."""

    list: str
    """The list of the contract: "deadlines", "immediate", "undecided", ..."""
    due: date | None = None
    last_day: date | None = None
    act_by: date | None = None
    kind: Kind | None = None
    words: str
    """ "due Mon 16 Mar 2026", "not required: both sides waived ..." """

    @property
    def asks(self) -> bool:
        """Return whether it asks something of somebody, now or on a day."""
        return self.list != "not_required"


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """One duty that stands otherwise than before."""

    id: str
    occurrence: int
    title: str
    was: Standing | None
    now: Standing | None
    because: str
    """The first step of the new derivation that differs, or the reason of the new list."""

    @property
    def nearer(self) -> bool:
        """Return whether it may be told at once: a new duty, a date found, or one to act on sooner."""
        return not self.eases

    @property
    def eases(self) -> bool:
        """Return whether somebody may act later than before, or not at all: a person must agree."""
        if self.was is None or not self.was.asks:
            return False
        if self.now is None or not self.now.asks:
            return True
        if self.was.last_day is None:
            return self.was.list == "immediate" and self.now.list != "immediate"
        return self.now.last_day is None or _later(self.now, self.was)

    def __str__(self) -> str:
        """Return the move as a sentence."""
        was = self.was.words if self.was else "was not there"
        now = self.now.words if self.now else "is gone"
        return f"{self.title} ({self.id}): {was} -> {now}. {self.because}".strip()


def carefulness(deadline: Deadline | Standing) -> tuple[int, ...]:
    """Return a key by which, of several dates of one duty, the careful one is the least.

    The earliest day to act by, then the earliest last day and due day; of what may not be done too
    early, the latest.
    """
    assert deadline.last_day is not None
    assert deadline.due is not None
    days = (deadline.act_by or deadline.last_day, deadline.last_day, deadline.due)
    sign = -1 if deadline.kind in NOT_BEFORE else 1
    return tuple(sign * day.toordinal() for day in days)


def _later(now: Standing, was: Standing) -> bool:
    return carefulness(now) > carefulness(was)


def moves(before: Computed, after: Computed) -> tuple[Move, ...]:
    """Return every duty that stands otherwise in `after` than in `before`, in the order of `after`."""
    was, now = dict(_entries(before)), dict(_entries(after))
    return tuple(
        _move(key, was.get(key), now.get(key)) for key in {**now, **was} if _moved(was.get(key), now.get(key))
    )


def as_json(move: Move) -> dict[str, Any]:
    """Return a move as plain values; days are ISO 8601."""
    return {
        "id": move.id,
        "occurrence": move.occurrence,
        "title": move.title,
        "from": _plain(move.was),
        "to": _plain(move.now),
        "waits_for_a_person": move.eases,
        "because": move.because,
    }


def _plain(standing: Standing | None) -> dict[str, Any] | None:
    if standing is None:
        return None
    days = {name: getattr(standing, name) for name in ("last_day", "due", "act_by")}
    told = {name: day.isoformat() if day else None for name, day in days.items()}
    return {"list": standing.list, **told, "words": standing.words}


def may_be_published(found: Sequence[Move]) -> tuple[tuple[Move, ...], tuple[Move, ...]]:
    """Return the moves that are told at once (nearer), and those that wait for a person."""
    return tuple(one for one in found if one.nearer), tuple(one for one in found if one.eases)


def _entries(computed: Computed) -> Iterator[tuple[Key, Deadline | _Other]]:
    for one in computed.deadlines:
        yield (one.id, one.occurrence), one
    others: tuple[Sequence[_Other], ...] = (
        computed.immediate,
        computed.undecided,
        computed.suspended,
        computed.not_required,
        computed.waiting,
    )
    for entries in others:
        numbers: dict[str, int] = {}
        for entry in entries:
            numbers[entry.id] = numbers.get(entry.id, 0) + 1
            yield (entry.id, numbers[entry.id]), entry


def _moved(was: Deadline | _Other | None, now: Deadline | _Other | None) -> bool:
    before, after = _standing(was), _standing(now)
    return before != after


def _move(key: Key, was: Deadline | _Other | None, now: Deadline | _Other | None) -> Move:
    entry = now or was
    assert entry is not None
    return Move(
        id=key[0],
        occurrence=key[1],
        title=entry.title,
        was=_standing(was),
        now=_standing(now),
        because=_because(was, now),
    )


def _standing(entry: Deadline | _Other | None) -> Standing | None:
    if entry is None or isinstance(entry, Waiting):
        return None
    if not isinstance(entry, Deadline):
        return Standing(list=_LISTS[type(entry)], words=_words(entry))
    return Standing(
        list="deadlines",
        due=entry.due,
        last_day=entry.last_day,
        act_by=entry.act_by,
        kind=entry.kind,
        words=_dates(entry),
    )


_LISTS = {
    Immediate: "immediate",
    Undecided: "undecided",
    Suspended: "suspended",
    NotRequired: "not_required",
}


def _dates(entry: Deadline) -> str:
    if entry.act_by is None:
        return in_words(entry.due)
    words = f"due {in_words(entry.due)}, act by {in_words(entry.act_by)}"
    return f"{words}, done" if entry.status in (Status.MET, Status.MET_LATE) else words


def _words(entry: Immediate | Undecided | Suspended | NotRequired) -> str:
    if isinstance(entry, Immediate):
        return f"owed at once since {in_words(entry.since)}"
    if isinstance(entry, Undecided):
        first = f", not before {in_words(entry.earliest_possible)}" if entry.earliest_possible else ""
        return f"no date: {entry.why}{first}"
    return f"{'stopped' if isinstance(entry, Suspended) else 'not required'}: {entry.why}"


_REASONS = ("(day 0)", ": not counted", "")
"""Marks of the steps that say most about a move: another first day, another day that does not count."""


def _because(was: Deadline | _Other | None, now: Deadline | _Other | None) -> str:
    if not isinstance(now, Deadline):
        return ""
    known = set(was.steps) if isinstance(was, Deadline) else set()
    new = [step for step in now.steps if step not in known]
    told = (step for mark in _REASONS for step in new if mark in step)
    return next((f"Now: {step}." for step in told), "")
