"""Say why a date is what it is: in full sentences, or in the few lines that fit a calendar entry."""

from collections.abc import Iterator
from datetime import date

from deadlines.computed import Computed, Deadline
from deadlines.days import in_words

_UNSIGNED = "This rule is not yet signed."


def full(deadline: Deadline) -> tuple[str, ...]:
    """Return the whole derivation as sentences: title, each step, remarks, citations, what is not certain."""
    return tuple(_full(deadline))


def short(deadline: Deadline) -> tuple[str, ...]:
    """Return at most five lines for a calendar entry: the dates, where they come from, the provisions."""
    first = deadline.steps[0] if deadline.steps else ""
    lines = [_dates(deadline), f"From {first}." if first else "", _limit(deadline), _provisions(deadline)]
    if not deadline.signed_off:
        lines.append(_UNSIGNED)
    return tuple(line for line in lines if line)


def as_text(computed: Computed, as_of: date | None = None) -> str:
    """Return everything that was computed as plain text for people, the nearest date first."""
    return "\n".join(_text(computed, as_of)) + "\n"


def _full(deadline: Deadline) -> Iterator[str]:
    yield f"{deadline.title} ({deadline.id}, owed by {deadline.owed_by.replace('_', ' ')})"
    yield from deadline.steps
    yield from deadline.notes
    for old in deadline.superseded:
        yield f"Before that it was {in_words(old.due)}: {old.because}."
    if deadline.outer_limit:
        yield _limit(deadline)
    yield _provisions(deadline)
    if not deadline.signed_off:
        yield _UNSIGNED


def _dates(deadline: Deadline) -> str:
    due = f"Due {in_words(deadline.due)}"
    if deadline.due != deadline.last_day:
        due += f" (last day by plain count {in_words(deadline.last_day)})"
    return f"{due}; act by {in_words(deadline.act_by)}." if deadline.act_by else f"{due}."


def _limit(deadline: Deadline) -> str:
    if deadline.outer_limit is None:
        return ""
    return f"By another reading as late as {in_words(deadline.outer_limit)}: do not rely on it."


def _provisions(deadline: Deadline) -> str:
    return f"Under {'; '.join(deadline.citations)}."


def _text(computed: Computed, as_of: date | None) -> Iterator[str]:
    if as_of:
        yield f"As of {in_words(as_of)}"
    for one in sorted(computed.deadlines, key=lambda d: (d.act_by or d.last_day, d.id)):
        yield ""
        yield from _full(one)
        if one.status:
            yield f"Status: {one.status.value.replace('_', ' ')}."
    yield from _lists(computed)
    for note in computed.notes:
        yield f"Note: {note}"


def _lists(computed: Computed) -> Iterator[str]:
    for now in computed.immediate:
        yield f"At once, since {in_words(now.since)}: {now.title} ({now.id}, owed by {now.owed_by})"
    for unknown in computed.undecided:
        first = f", not before {in_words(unknown.earliest_possible)}" if unknown.earliest_possible else ""
        yield f"No date: {unknown.title} ({unknown.id}): {unknown.why}{first}. {unknown.do}"
    for held in computed.suspended:
        undelayed = f" Without the stop: {in_words(held.undelayed)}." if held.undelayed else ""
        yield f"Stopped: {held.title} ({held.id}): {held.why}, until {held.until}.{undelayed}"
    for gone in computed.not_required:
        yield f"Not required: {gone.title} ({gone.id}): {gone.why}"
    for question in computed.questions:
        yield f"Question: {question.ask} It moves {', '.join(question.moves)}."
