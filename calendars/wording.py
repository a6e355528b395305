"""What an entry says: its one-line summary and its description, for people in a hurry.

Pure: values in, text out. Nothing here decides whether or when something is shown (`plan` does).
The only identity that may enter is a case's label; the words of a filing never do.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from deadlines.computed import Deadline, Immediate, Kind, NotRequired, Roll, Status, Suspended, Undecided
from deadlines.days import in_words

MOST_STEPS = 12
"""A derivation longer than this is cut; `duewatch explain` shows all of it."""

_OWNERS = {
    "lea": "the district",
    "both": "both parties",
    "parent": "the parent",
    "filer": "the party that filed",
    "hearing_officer": "the hearing officer",
    "sea": "the state agency",
    "sea_or_lea": "the state agency or the district",
    "mediator": "the mediator",
    "aggrieved_party": "the party that disagrees with the decision",
    "prevailing_party": "the party that prevailed",
    "alj": "the administrative law judge",
}

_STANDING = {
    Status.LATE: "LATE: the last day has passed without a record that it was done.",
    Status.MISSED: "MISSED: the due date has passed without a record that it was done.",
    Status.MET: "Done, in time.",
    Status.MET_LATE: "Done, but late.",
}


@dataclass(frozen=True, slots=True)
class Subject:
    """What an entry is about: the case's label and reference, the rule and which happening of it."""

    label: str
    ref: str
    rule: str
    occurrence: int


def summary(mark: str, title: str, subject: Subject) -> str:
    """Return "ACT BY - Hold the resolution meeting - 26-0014 JR"."""
    return f"{mark} - {title or subject.rule.replace('_', ' ')} - {subject.label}"


def of_deadline(deadline: Deadline, subject: Subject) -> str:
    """Return the description of a dated entry: dates, standing, why, law, how to correct."""
    return _text(
        [f"Owed by {_owner(deadline.owed_by)}.", *_dates(deadline)],
        _standing(deadline),
        _unsigned(deadline.signed_off),
        _why(deadline.steps),
        deadline.notes,
        [
            f"Before: {in_words(old.last_day)}, replaced: {_sentence(old.because)}"
            for old in deadline.superseded
        ],
        _law(deadline.citations, subject),
    )


def of_undecided(duty: Undecided, earliest: date, subject: Subject) -> str:
    """Return the description of a duty whose day cannot be counted yet and is not before `earliest`."""
    return _text(
        [f"The duty exists; its date is not known: {_sentence(duty.why)}"],
        [f"Owed by {_owner(duty.owed_by)}."] if duty.owed_by else [],
        [f"It cannot fall before {in_words(earliest)}: until the date is known, act by that day."],
        [f"What to do: {_sentence(duty.do)}"] if duty.do else [],
        _law(duty.citations, subject),
    )


def of_immediate(duty: Immediate, subject: Subject) -> str:
    """Return the description of a duty that is owed at once."""
    return _text(
        [f"Owed by {_owner(duty.owed_by)}, at once: since {in_words(duty.since)}. The law gives no number."],
        _law(duty.citations, subject),
    )


def of_suspended(duty: Suspended) -> str:
    """Return why a duty has no entry while its clock is stopped."""
    undelayed = f" Without the stop it would be {in_words(duty.undelayed)}." if duty.undelayed else ""
    until = f" Stopped until: {_sentence(duty.until)}" if duty.until else ""
    return f"The clock is stopped: {_sentence(duty.why)}{undelayed}{until}"


def of_not_required(duty: NotRequired) -> str:
    """Return why a duty has no entry: an event or a fact took it away."""
    law = f" Law: {'; '.join(duty.citations)}." if duty.citations else ""
    return f"Not required: {_sentence(duty.why)}{law}"


def _standing(deadline: Deadline) -> list[str]:
    """Only what somebody has to do can be done or late; a period just ends."""
    if deadline.status not in _STANDING or deadline.kind not in (Kind.DEADLINE, Kind.BEFORE_EVENT):
        return []
    return [_STANDING[deadline.status]]


def _dates(deadline: Deadline) -> list[str]:
    lines = []
    if deadline.act_by:
        lines.append(f"Act by {in_words(deadline.act_by)}: the last business day on or before the last day.")
    lines.append(f"{_LAST_DAY.get(deadline.kind, 'Last day')}: {in_words(deadline.last_day)}.")
    if deadline.due != deadline.last_day:
        moved = "back" if deadline.roll is Roll.BACK else "forward"
        lines.append(
            f"The rule moves that day {moved} to {in_words(deadline.due)}; do not rely on a later day."
        )
    if deadline.outer_limit:
        lines.append(f"Outer limit, if the latest facts or reading hold: {in_words(deadline.outer_limit)}.")
    return lines


_LAST_DAY = {
    Kind.START: "First day",
    Kind.EARLIEST: "Not before",
    Kind.PERIOD_END: "The period ends",
    Kind.WINDOW_END: "The window closes after",
}


def _why(steps: Sequence[str]) -> list[str]:
    if not steps:
        return []
    more = len(steps) - MOST_STEPS
    return ["Why:", *(f"- {step}" for step in steps[:MOST_STEPS])] + ([f"- ... and {more} more"] * (more > 0))


def _unsigned(signed_off: bool) -> list[str]:
    return [] if signed_off else ["This rule is not yet signed off by counsel."]


def _law(citations: Sequence[str], subject: Subject) -> list[str]:
    explain, confirm = (
        f"duewatch explain {subject.ref} {subject.rule}",
        f"duewatch case confirm {subject.ref}",
    )
    return [
        f"Law: {'; '.join(citations)}." if citations else "Law: see the rule pack.",
        f"Rule {subject.rule}, occurrence {subject.occurrence}, case {subject.ref}.",
        f'Every day counted: "{explain}". To correct a fact: "{confirm}".',
    ]


def _owner(owed_by: str) -> str:
    return _OWNERS.get(owed_by, owed_by.replace("_", " "))


def _sentence(text: str) -> str:
    return f"{text.rstrip(' .')}."


def _text(*paragraphs: Iterable[str]) -> str:
    """Join lines into paragraphs with an empty line between them; empty paragraphs vanish."""
    return "\n\n".join("\n".join(lines) for paragraph in paragraphs if (lines := list(paragraph)))
