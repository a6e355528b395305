"""Which entries a case should have on shared calendars: one for each duty that has a day to look at.

Pure: a case and what follows from it in, entries out; no clock, no store, no calendar. What a dated
duty shows and on which day follows its kind:

- deadline, before_event: "ACT BY" on `act_by` where the district, both parties or a party that may
  sue or claim owes it; "EXPECTED BY" on `last_day` where it is another's. What "the party that
  filed" owes is the district's when the district filed.
- period_end and window_end "LAST DAY", start "FIRST DAY", earliest "NOT BEFORE": on `last_day`.
- lookback, display: not shown.
- A deadline that was met keeps its entry and its day, as "DONE" or "DONE LATE".

What has no date is not given one:

- undecided: "DATE NOT KNOWN", tentative, on the earliest day it could fall on; without such a day it
  is no entry (it stays among the questions and in the tray).
- immediate: "AT ONCE" on the day since when the district owes it, which is a fact; others' are not shown.
- suspended, not required: no entry; `withdrawn` says why the entry that was there is taken away.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import NAMESPACE_URL, UUID, uuid5

from calendars import wording
from calendars.entries import CalendarEntry, Duty
from calendars.wording import Subject
from deadlines.case import Case
from deadlines.computed import Computed, Deadline, Kind, Status

_ENTRIES = uuid5(NAMESPACE_URL, "https://duewatch.example/ns/calendar-entries")
"""Never changes: every uid that people's calendars hold was made from it."""

_TO_ACT = frozenset({"lea", "both", "aggrieved_party", "prevailing_party"})
_OURS_AT_ONCE = frozenset({"lea", "both", "sea_or_lea"})
_ALARMS = (5, 2, 1)

_MARKS = {
    Kind.PERIOD_END: "LAST DAY",
    Kind.WINDOW_END: "LAST DAY",
    Kind.START: "FIRST DAY",
    Kind.EARLIEST: "NOT BEFORE",
}
_NOT_SHOWN = frozenset({Kind.LOOKBACK, Kind.DISPLAY})
_DONE: Mapping[Status | None, str] = {Status.MET: "DONE", Status.MET_LATE: "DONE LATE"}


@dataclass(frozen=True, slots=True)
class _Shown:
    """A duty as it is shown: on which day, under which mark, with which words."""

    subject: Subject
    day: date
    mark: str
    title: str
    description: str


def plan(case: Case, computed: Computed, *, office: str) -> Sequence[CalendarEntry]:
    """Return the entries that `case` should have, one a duty, in the order of their days.

    `office` is any text that stays the same for the office for ever (the store's own id, not its
    name): uids are made from it. Days are local to the case's zone.

    Raises ValueError for a case without a reference: its entries could not be told from another's.
    """
    _require_ref(case)
    subjects = _Subjects(case)
    shown = [
        *_dated(case, computed, subjects),
        *_undecided(computed, subjects),
        *_immediate(computed, subjects),
    ]
    entries = [_entry(case, office, one) for one in shown]
    return sorted(entries, key=lambda entry: (entry.day, entry.rule, entry.occurrence))


def withdrawn(case: Case, computed: Computed) -> Mapping[Duty, str]:
    """Return why suspended and not required duties of `case` have no entry, for `changes`."""
    _require_ref(case)
    reasons = {(case.ref, duty.id): wording.of_suspended(duty) for duty in computed.suspended}
    return reasons | {(case.ref, duty.id): wording.of_not_required(duty) for duty in computed.not_required}


def entry_uid(office: str, ref: str, rule: str, occurrence: int) -> UUID:
    """Return the uid of an entry: the same for ever for one office, case, rule and occurrence."""
    return uuid5(_ENTRIES, "\x1f".join((office, ref, rule, str(occurrence))))


def _require_ref(case: Case) -> None:
    if not case.ref:
        raise ValueError("a case needs its reference before its deadlines can be published")


class _Subjects:
    """Names what entries are about. Never two alike: a duty told twice is shown twice, none is lost."""

    def __init__(self, case: Case) -> None:
        self._case = case
        self._taken: set[tuple[str, int]] = set()

    def next(self, rule: str, occurrence: int = 1) -> Subject:
        """Return the subject of that occurrence, or of the next one that is free."""
        while (rule, occurrence) in self._taken:
            occurrence += 1
        self._taken.add((rule, occurrence))
        return Subject(self._case.label, self._case.ref, rule, occurrence)


def _dated(case: Case, computed: Computed, subjects: _Subjects) -> Iterator[_Shown]:
    for deadline in computed.deadlines:
        if deadline.kind in _NOT_SHOWN:
            continue
        subject = subjects.next(deadline.id, deadline.occurrence)
        mark, day = _mark_and_day(deadline, _owner(case, deadline))
        yield _Shown(subject, day, mark, deadline.title, wording.of_deadline(deadline, subject))


def _owner(case: Case, deadline: Deadline) -> str:
    filed_by = str(case.flags.get("filed_by", "parent"))
    return filed_by if deadline.owed_by == "filer" else deadline.owed_by


def _mark_and_day(deadline: Deadline, owner: str) -> tuple[str, date]:
    if deadline.kind in _MARKS:
        return _MARKS[deadline.kind], deadline.last_day
    mark, day = "EXPECTED BY", deadline.last_day
    if owner in _TO_ACT:
        mark, day = "ACT BY", deadline.act_by or deadline.last_day
    return _DONE.get(deadline.status, mark), day


def _undecided(computed: Computed, subjects: _Subjects) -> Iterator[_Shown]:
    for duty in computed.undecided:
        subject = subjects.next(duty.id)
        if duty.earliest_possible is not None:
            text = wording.of_undecided(duty, duty.earliest_possible, subject)
            yield _Shown(subject, duty.earliest_possible, "DATE NOT KNOWN", duty.title, text)


def _immediate(computed: Computed, subjects: _Subjects) -> Iterator[_Shown]:
    for duty in computed.immediate:
        subject = subjects.next(duty.id)
        if duty.owed_by in _OURS_AT_ONCE:
            text = wording.of_immediate(duty, subject)
            yield _Shown(subject, duty.since, "AT ONCE", duty.title, text)


def _entry(case: Case, office: str, shown: _Shown) -> CalendarEntry:
    subject = shown.subject
    return CalendarEntry(
        uid=entry_uid(office, case.ref, subject.rule, subject.occurrence),
        day=shown.day,
        summary=wording.summary(shown.mark, shown.title, subject),
        description=shown.description,
        categories=(shown.mark.capitalize(),),
        case_ref=case.ref,
        lea=case.lea,
        rule=subject.rule,
        occurrence=subject.occurrence,
        alarms_before=_ALARMS if shown.mark in ("ACT BY", "DATE NOT KNOWN") else (),
        tentative=shown.mark == "DATE NOT KNOWN",
        timezone=case.timezone,
    )
