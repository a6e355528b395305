"""Contact attempts as rules: how many count, what is missing, when the next is due, what then follows.

Pure: the logged attempts and a rule's numbers come in; every number, form and consequence is data of
the pack. An attempt that lacks what the record must hold (34 CFR 300.322(d)) does not count, and the
answer says what it lacks: an attempt that cannot be shown was not made.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from deadlines.counting import Count, Counting, Direction, Period, Unit, count
from deadlines.days import Days, DaysNotKnown, in_words


class Form(StrEnum):
    """How contact was tried (34 CFR 300.322(d))."""

    LETTER = "letter"
    MAIL = "mail"
    """E-mail."""
    CALL = "call"
    VISIT = "visit"
    """To the parent's home or place of work."""


WRITTEN = frozenset({Form.LETTER, Form.MAIL})


class Need(StrEnum):
    """What the record of an attempt must hold."""

    INITIALS = "initials"
    """Who of the staff tried."""
    RESULT = "result"
    """What came of it."""
    COPY = "copy"
    """A copy of what was sent, and of any answer."""


class Answer(StrEnum):
    """What the parent answered, over all attempts."""

    NONE = "none"
    AGREED = "agreed"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True, kw_only=True)
class LoggedAttempt:
    """One attempt as the contact log holds it; only what rules ask, never whom or where."""

    on: date
    """The local day."""
    form: Form
    by: str = ""
    """Initials of the staff."""
    result: str = ""
    copy_kept: bool = False
    answer: Answer = Answer.NONE


@dataclass(frozen=True, slots=True, kw_only=True)
class AttemptSlot:
    """One of the attempts that a rule asks for, the first first."""

    forms: frozenset[Form]
    """Forms that count here."""
    preferred: frozenset[Form] = frozenset()
    """Forms that "should" be used; another allowed one counts, with a remark."""
    school_days_before: int | None = None
    """At least so many school days before the meeting; None where no spacing is stated."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AttemptRule:
    """What a pack asks of the attempts of one procedure, and what may follow them."""

    id: str
    title: str
    slots: tuple[AttemptSlot, ...]
    """One for each attempt of the minimum."""
    needs: Mapping[Form, frozenset[Need]]
    """What the record must hold, by form."""
    distinct_days: bool = False
    """Two attempts on one day count as one."""
    after_no_answer: tuple[str, ...] = ()
    """What the law allows once the minimum is made and the parent has not answered."""
    after_refusal: tuple[str, ...] = ()
    """What it allows once the parent has refused."""
    never: tuple[str, ...] = ()
    """What it allows in neither case."""
    citations: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not self.slots:
            raise ValueError(f"{self.id} asks for no attempt")


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """One logged attempt: the slot it fills (1, 2, ...), or why it does not count; and remarks."""

    attempt: LoggedAttempt
    slot: int | None
    why_not: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class NextAttempt:
    """The attempt to make next: which, by when, how."""

    slot: int
    by: date | DaysNotKnown | None
    """The last day for it; None where the rule states no spacing, `DaysNotKnown` without a calendar."""
    forms: tuple[Form, ...]
    """Forms that count, preferred ones first."""

    def too_late(self, today: date) -> bool:
        """Return whether its last day has passed: the meeting must be set for a later day."""
        return isinstance(self.by, date) and today > self.by


@dataclass(frozen=True, slots=True, kw_only=True)
class AttemptsSoFar:
    """Where the attempts of one procedure stand."""

    rule: AttemptRule
    judged: tuple[Judged, ...]
    answer: Answer
    next: NextAttempt | None
    """None once the minimum is made, or the parent has answered."""

    @property
    def counted(self) -> int:
        """Return how many attempts count toward the minimum."""
        return sum(judged.slot is not None for judged in self.judged)

    @property
    def missing(self) -> int:
        """Return how many attempts the minimum still lacks."""
        return len(self.rule.slots) - self.counted

    @property
    def may(self) -> tuple[str, ...]:
        """Return what the law allows now; without an answer, nothing before the minimum is made."""
        if self.answer is Answer.REFUSED:
            return self.rule.after_refusal
        return self.rule.after_no_answer if self.answer is Answer.NONE and not self.missing else ()

    @property
    def may_not(self) -> tuple[str, ...]:
        """Return what of the rule's consequences the law does not allow now."""
        if self.answer is Answer.AGREED:
            return ()
        known = dict.fromkeys(self.rule.after_no_answer + self.rule.after_refusal + self.rule.never)
        return tuple(what for what in known if what not in self.may)


def judge(
    rule: AttemptRule, logged: Iterable[LoggedAttempt], days: Days, meeting: date | None = None
) -> AttemptsSoFar:
    """Return where the attempts stand: each one judged, the next one due, and what may follow.

    `meeting` is the day that spacing in school days is counted back from; without it, or without a
    school calendar, spacing cannot be told: the attempt counts and the remark says so.

    Source: 34 CFR 300.322(d), 300.300(d)(5), 300.510(b)(4).
    """
    in_order = sorted(logged, key=lambda attempt: attempt.on)
    judged: list[Judged] = []
    for attempt in in_order:
        judged.append(_judge(rule, attempt, [j for j in judged if j.slot], days, meeting))
    filled = sum(j.slot is not None for j in judged)
    answer = next((a.answer for a in reversed(in_order) if a.answer is not Answer.NONE), Answer.NONE)
    missing = filled < len(rule.slots) and answer is Answer.NONE
    following = _next(rule.slots[filled], filled + 1, days, meeting) if missing else None
    return AttemptsSoFar(rule=rule, judged=tuple(judged), answer=answer, next=following)


def _judge(
    rule: AttemptRule, attempt: LoggedAttempt, counted: Sequence[Judged], days: Days, meeting: date | None
) -> Judged:
    number = len(counted) + 1
    if number > len(rule.slots):
        return Judged(attempt=attempt, slot=None, why_not=("the minimum was made already",))
    slot = rule.slots[number - 1]
    latest = _latest_day(slot, days, meeting)
    why_not = [*_wrong_form(slot, attempt, number), *_lacking(rule, attempt)]
    if isinstance(latest, date) and attempt.on > latest:
        why_not.append(f"it came after {in_words(latest)}, the last day for attempt {number}")
    if rule.distinct_days and any(j.attempt.on == attempt.on for j in counted):
        why_not.append("another attempt of that day counts already")
    if why_not:
        return Judged(attempt=attempt, slot=None, why_not=tuple(why_not))
    return Judged(attempt=attempt, slot=number, remarks=tuple(_remarks(slot, attempt, number, latest)))


def _remarks(
    slot: AttemptSlot, attempt: LoggedAttempt, number: int, latest: date | DaysNotKnown | None
) -> Iterator[str]:
    if isinstance(latest, DaysNotKnown):
        yield f"its spacing could not be checked: {latest.why}"
    if slot.preferred and attempt.form not in slot.preferred:
        yield f"attempt {number} should be made by {_either(slot.preferred)}"


def _wrong_form(slot: AttemptSlot, attempt: LoggedAttempt, number: int) -> list[str]:
    if attempt.form in slot.forms:
        return []
    return [f"attempt {number} must be made by {_either(slot.forms)}, not by {attempt.form}"]


def _lacking(rule: AttemptRule, attempt: LoggedAttempt) -> list[str]:
    held = {Need.INITIALS: attempt.by, Need.RESULT: attempt.result, Need.COPY: attempt.copy_kept}
    lacking = [need for need in Need if need in rule.needs.get(attempt.form, ()) and not held[need]]
    return [f"the record lacks its {need}" for need in lacking]


def _latest_day(slot: AttemptSlot, days: Days, meeting: date | None) -> date | DaysNotKnown | None:
    if meeting is None or slot.school_days_before is None:
        return None
    back = count(meeting, Period(slot.school_days_before, Unit.SCHOOL_DAYS), Counting(Direction.BACK), days)
    return back.last_day if isinstance(back, Count) else back


def _next(slot: AttemptSlot, number: int, days: Days, meeting: date | None) -> NextAttempt:
    ordered = sorted(slot.forms, key=lambda form: (form not in slot.preferred, list(Form).index(form)))
    return NextAttempt(slot=number, by=_latest_day(slot, days, meeting), forms=tuple(ordered))


def _either(forms: Iterable[Form]) -> str:
    named: Sequence[str] = [form.value for form in Form if form in set(forms)]
    return named[0] if len(named) == 1 else f"{', '.join(named[:-1])} or {named[-1]}"
