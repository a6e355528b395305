"""Write a rule pack as a review sheet: each rule in sentences that a lawyer can check against the text."""

from collections.abc import Iterator

from deadlines.computed import Roll
from deadlines.counting import Direction, Period, Rounding, Unit
from deadlines.days import in_words
from deadlines.rules import (
    Conditions,
    DeadlineRule,
    Flagged,
    Happened,
    NextOf,
    OnEvent,
    OnRule,
    PeriodByFlag,
    RulePack,
    Start,
    Way,
)
from deadlines.wording import either_of, words_of

_ROLLS = {
    Roll.NONE: "no last day moves",
    Roll.FORWARD: "a last day on a day off moves forward",
    Roll.BACK: "a last day on a day off moves back",
}


def review_sheet(pack: RulePack) -> str:
    """Return the effective rules of `pack` as plain text, a rule a paragraph, in the pack's order."""
    return "\n".join(_sheet(pack)) + "\n"


def _sheet(pack: RulePack) -> Iterator[str]:
    yield from heading_in_words(pack)
    for rule in pack.rules:
        yield ""
        yield from rule_in_words(rule)


def heading_in_words(pack: RulePack) -> Iterator[str]:
    """Yield what is to be said of the whole pack: where it is in force, as of when it was compared."""
    yield f"{pack.jurisdiction}: {pack.title}"
    yield f"{len(pack.rules)} rules; pack {pack.digest[:12]}"
    if pack.reviewed_through:
        yield f"Compared with the law as of {in_words(pack.reviewed_through)}."
    yield from pack.notes


def rule_in_words(rule: DeadlineRule) -> Iterator[str]:
    """Yield one rule as sentences: what, who, how counted, what changes it, and who checked it."""
    yield f"{rule.id}: {rule.title} [{rule.kind.value}; {rule.file}]"
    if rule.when or rule.when_any:
        yield f"  Only if {_all(rule.when) or _any(rule.when_any)}."
    for way in rule.ways:
        yield f"  {_way(way)}"
        yield f"    {'; '.join(way.cites)}"
    yield from _changes(rule)
    if rule.met_by.events:
        yield f"  Done when {either_of(rule.met_by.events)}."
    if rule.in_force_from or rule.in_force_until:
        yield f"  In force {_in_force(rule)}."
    for remark in rule.remarks:
        yield f"  Remark: {remark.say}"
    yield f"  {_checked(rule)}"


def _way(way: Way) -> str:
    lead = f"If {_all(way.when)}: " if way.when else ""
    owner = way.owed_by.value.replace("_", " ")
    if way.period is None:
        return f"{lead}{owner}, at once when {_start(way.start)}."
    return f"{lead}{owner}, {_length(way.period)} {_side(way)} {_start(way.start)}; {_how(way)}."


def _side(way: Way) -> str:
    return "after" if way.counting.direction is Direction.FORWARD else "before"


def _how(way: Way) -> str:
    told = [_ROLLS[way.counting.roll]]
    if way.counting.first_day_counts:
        told.append("the first day is day 1")
    if way.counting.rounding is Rounding.FIRST_OF_NEXT_MONTH:
        told.append("a day that does not exist is the first of the next month")
    return ", ".join(told)


def _length(period: Period | PeriodByFlag) -> str:
    if isinstance(period, PeriodByFlag):
        return f"as many {_unit(period.unit)} as ordered ({period.flag}), at least {period.at_least},"
    more = "more than " if period.more_than else ""
    return f"{more}{period.amount} {_unit(period.unit)}"


def _unit(unit: Unit) -> str:
    return unit.value.replace("_", " ")


def _start(start: Start) -> str:
    if isinstance(start, OnEvent):
        return either_of(start.events)
    if isinstance(start, OnRule):
        return f"the last day of {start.rule}"
    assert isinstance(start, NextOf)
    return f"the next of: {either_of(start.events)}, once {words_of(start.since)}"


def _all(conditions: Conditions) -> str:
    return " and ".join(_condition(one) for one in conditions)


def _any(conditions: Conditions) -> str:
    return " or ".join(_condition(one) for one in conditions)


def _condition(one: Happened | Flagged | object) -> str:
    if isinstance(one, Happened):
        edge = f" ({one.edge.value} the last day)" if one.edge else ""
        times = f" {one.times} times" if one.times > 1 else ""
        return f"{'' if one.wanted else 'not: '}{words_of(one.event)}{times}{edge}"
    if isinstance(one, Flagged):
        value = f" = {one.equals}" if one.equals else ""
        return f"{'' if one.wanted else 'not '}{one.flag}{value}"
    procedure = getattr(one, "procedure", "")
    return f"the procedure is {'' if getattr(one, 'wanted', True) else 'not '}{procedure}"


def _changes(rule: DeadlineRule) -> Iterator[str]:
    for gone in rule.not_required:
        yield f"  Not required if {_all(gone.when) or 'anything'}: {gone.why} ({'; '.join(gone.cites)})."
    for sooner in rule.sooner:
        yield f"  Starts sooner when {words_of(sooner.event)} ({'; '.join(sooner.cites)})."
    for stop in rule.stops:
        yield f"  Stopped if {_condition(stop.began)}, until {stop.until} ({'; '.join(stop.cites)})."
    if rule.restart:
        cites = "; ".join(rule.restart.cites)
        yield f"  Begins again when {words_of(rule.restart.event)} ({cites})."
    if rule.extended_by:
        yield f"  Extended by an order: {rule.extended_by}."
    if rule.reading_of:
        yield f"  Another reading of: {', '.join(sorted(rule.reading_of))}."


def _in_force(rule: DeadlineRule) -> str:
    first = f"from {in_words(rule.in_force_from)}" if rule.in_force_from else ""
    last = f"through {in_words(rule.in_force_until)}" if rule.in_force_until else ""
    return " ".join(part for part in (first, last) if part)


def _checked(rule: DeadlineRule) -> str:
    if rule.unverified:
        return "NOT VERIFIED against the text."
    if rule.checked is None:
        return "Not yet signed."
    return f"Signed by {rule.checked.by} on {in_words(rule.checked.on)} against {rule.checked.against}."
