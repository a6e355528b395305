"""Compare two answers of the engine: which dates move, from what to what, and why.

Pure: used before a snow day, a changed pack or a corrected fact is applied, and to decide which
moves may be published at once. A date that moves nearer is told at once; one that moves further,
or goes away, waits for a person.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from deadlines.computed import (
    Computed,
    Deadline,
    Immediate,
    NotRequired,
    Suspended,
    Undecided,
    Waiting,
)
from deadlines.days import in_words

Key = tuple[str, int]
_Other = Immediate | Undecided | Suspended | NotRequired | Waiting


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where a duty stands: its date, or the list that it is in."""

    due: date | None
    last_day: date | None
    words: str
    """ "due Mon 16 Mar 2026", "not required: both sides waived ..." """


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
        """Return whether the duty is new or its date lies earlier than before."""
        if self.now is None or self.now.last_day is None:
            return False
        return self.was is None or self.was.last_day is None or _earlier(self.now, self.was)

    def __str__(self) -> str:
        """Return the move as a sentence."""
        was = self.was.words if self.was else "was not there"
        now = self.now.words if self.now else "is gone"
        return f"{self.title} ({self.id}): {was} -> {now}. {self.because}".strip()


def _earlier(now: Standing, was: Standing) -> bool:
    assert now.last_day is not None
    assert was.last_day is not None
    assert now.due is not None
    assert was.due is not None
    return now.last_day < was.last_day or now.due < was.due


def moves(before: Computed, after: Computed) -> tuple[Move, ...]:
    """Return every duty that stands otherwise in `after` than in `before`, in the order of `after`."""
    was, now = dict(_entries(before)), dict(_entries(after))
    return tuple(
        _move(key, was.get(key), now.get(key)) for key in {**now, **was} if _moved(was.get(key), now.get(key))
    )


def may_be_published(found: Sequence[Move]) -> tuple[tuple[Move, ...], tuple[Move, ...]]:
    """Return the moves that are told at once (nearer), and those that wait for a person."""
    nearer = tuple(one for one in found if one.nearer)
    return nearer, tuple(one for one in found if not one.nearer)


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
    if isinstance(entry, Deadline):
        words = f"due {in_words(entry.due)}"
        if entry.act_by:
            words += f", act by {in_words(entry.act_by)}"
        return Standing(due=entry.due, last_day=entry.last_day, words=words)
    return Standing(due=None, last_day=None, words=_words(entry))


def _words(entry: Immediate | Undecided | Suspended | NotRequired) -> str:
    if isinstance(entry, Immediate):
        return f"owed at once since {in_words(entry.since)}"
    name = {Undecided: "no date", Suspended: "stopped", NotRequired: "not required"}[type(entry)]
    return f"{name}: {entry.why}"


def _because(was: Deadline | _Other | None, now: Deadline | _Other | None) -> str:
    if not isinstance(now, Deadline):
        return ""
    known = set(was.steps) if isinstance(was, Deadline) else set()
    return next((f"Now: {step}." for step in now.steps if step not in known), "")
