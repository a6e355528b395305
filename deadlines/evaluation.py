"""Apply the rules of a pack, one after the other, to one plain world.

What comes out is still by rule and occurrence (`deadlines.outcomes`); `deadlines.compute` makes the
lists of the contract from it. Every number, unit, roll and condition comes from the rule.
"""

from dataclasses import replace
from datetime import date

from deadlines.computed import Kind
from deadlines.counting import Count, Counting, Period, Unit, act_by, count
from deadlines.days import Days, DaysNotKnown, in_words
from deadlines.derivation import Derivation
from deadlines.outcomes import (
    Begin,
    Dated,
    Held,
    Missing,
    Outcome,
    Owed,
    Removed,
    Stopped,
    Unknown,
    begin_of,
)
from deadlines.rules import DeadlineRule, Ending, OnEvent, PeriodByFlag, RulePack, Stop, Way
from deadlines.starts import Beginning, began, beginnings, end_of
from deadlines.world import NOWHERE, Place, World, holds, is_true, why_day

TO_ACT_ON = frozenset({Kind.DEADLINE, Kind.BEFORE_EVENT})
"""Kinds with a day to act by."""
ONLY_SHOWN = frozenset({Kind.LOOKBACK, Kind.DISPLAY})
"""Kinds that ask nothing of anybody."""
_NO_DAYS = Period(0, Unit.CALENDAR_DAYS)


def evaluate(pack: RulePack, world: World, days: Days) -> dict[str, tuple[Outcome, ...]]:
    """Return what each rule of `pack` that applies comes to in `world`, by rule id, in the pack's order."""
    found: dict[str, tuple[Outcome, ...]] = {}
    for rule in pack.rules:
        outcomes = _outcomes(rule, world, days, found)
        if outcomes:
            found[rule.id] = found.get(rule.id, ()) + outcomes
    return _ended(pack, found, world)


def _outcomes(
    rule: DeadlineRule, world: World, days: Days, found: dict[str, tuple[Outcome, ...]]
) -> tuple[Outcome, ...]:
    if not _applies(rule, world):
        return ()
    way = rule.ways[0] if len(rule.ways) == 1 else next(w for w in rule.ways if holds(w.when, world))
    if isinstance(way.start, OnEvent) and _plainly_missing(rule, way.start, world):
        return (Missing(trigger=way.start.events[0]),)
    settled = (_settled(rule, way, one, world, days) for one in beginnings(rule, way.start, world, found))
    return tuple(one for one in settled if _in_force(rule, one))


def _plainly_missing(rule: DeadlineRule, start: OnEvent, world: World) -> bool:
    """Return whether the trigger has not happened and nothing else matters: so for most rules of a case."""
    if rule.not_required or rule.sooner or rule.id in world.orders:
        return False
    return all(name not in world.events for name in start.events)


def _applies(rule: DeadlineRule, world: World) -> bool:
    if rule.not_in and world.procedures and world.procedures <= rule.not_in:
        return False
    if rule.only_in and not world.procedures & rule.only_in:
        return False
    if rule.when_any and not any(is_true(one, world) for one in rule.when_any):
        return False
    return not rule.when or holds(rule.when, world)


def _in_force(rule: DeadlineRule, outcome: Outcome) -> bool:
    """The law of the trigger's day governs; without a trigger, every version waits."""
    if rule.in_force_from is None and rule.in_force_until is None:
        return True
    if isinstance(outcome, Missing | Removed):
        return rule.in_force_until is None
    begin = begin_of(outcome)
    first, last = rule.in_force_from or date.min, rule.in_force_until or date.max
    return first <= begin.day <= last


def _settled(rule: DeadlineRule, way: Way, one: Beginning, world: World, days: Days) -> Outcome:
    ordered = world.orders.get(rule.id)
    if ordered is not None:
        return _ordered(rule, way, one, ordered, days)
    if isinstance(one, Begin):
        return _begun(rule, way, one, world, days)
    if isinstance(one, Held):
        undelayed = _counted(rule, way, one.begin, world, days)
        removed = _removed(rule, undelayed, one.begin, world)
        return removed or Stopped(undelayed=undelayed, why=one.why, until=one.until, cites=one.cites)
    if isinstance(one, Missing):
        awaited = rule.procedures & world.procedures
        return (_removed(rule, None, one, world) if awaited else None) or one
    if isinstance(one, Unknown):
        return _after_unknown(rule, way, one, world, days)
    return one


def _begun(rule: DeadlineRule, way: Way, begin: Begin, world: World, days: Days) -> Outcome:
    if way.period is None:
        owed = Owed(begin=begin, cites=_cites(way, begin))
        return _removed(rule, None, begin, world) or _done(rule, owed, world)
    counted = _counted(rule, way, begin, world, days)
    removed = _removed(rule, counted, begin, world)
    if removed is not None:
        return removed
    if rule.undecided and isinstance(counted, Dated):
        return Unknown(
            begin=begin, why=rule.undecided, earliest=counted.due, do=rule.ask_for, cites=counted.cites
        )
    outcome: Outcome = counted
    for stop in rule.stops:
        if stop.during:
            outcome = _stopped_on_the_way(stop, outcome, begin, world)
    return outcome


def _stopped_on_the_way(stop: Stop, outcome: Outcome, begin: Begin, world: World) -> Outcome:
    if not isinstance(outcome, Dated | Unknown):
        return outcome
    if not began(stop, world, Place(begin.since, _last_day(outcome))):
        return outcome
    if end_of(stop, world, begin.day) is not None:
        return outcome
    return Stopped(undelayed=outcome, why=stop.why, until=stop.until, cites=stop.cites)


def _done(rule: DeadlineRule, owed: Owed, world: World) -> Outcome:
    """A duty owed at once is no duty any more when it was done."""
    day = world.first_of(rule.met_by.events, owed.begin.day) if rule.met_by.events else None
    if day is None:
        return owed
    return Removed(
        occurrence=owed.begin.occurrence,
        why=f"done on {in_words(day)}",
        cites=owed.cites,
        since=owed.begin.since,
    )


def _counted(rule: DeadlineRule, way: Way, begin: Begin, world: World, days: Days) -> Dated | Unknown:
    period = _period(way, world)
    counted = count(begin.day, period, way.counting, days)
    if isinstance(counted, DaysNotKnown):
        return _unknown(way, begin, counted)
    return _dated(rule, way, begin, counted)


def _period(way: Way, world: World) -> Period:
    if isinstance(way.period, PeriodByFlag):
        asked = world.flags.get(way.period.flag)
        amount = asked if isinstance(asked, int) else way.period.at_least
        return Period(max(amount, way.period.at_least), way.period.unit)
    return way.period or _NO_DAYS


def _dated(rule: DeadlineRule, way: Way, begin: Begin, counted: Count) -> Dated:
    by = act_by(counted.last_day, counted.days.closed) if rule.kind in TO_ACT_ON else None
    derivation = Derivation(
        trigger=begin.words,
        count=counted,
        act_by=None if isinstance(by, DaysNotKnown) else by,
        rests_on=begin.rests_on,
        remarks=begin.remarks,
    )
    rolled = way.roll_cites if counted.due != counted.last_day else ()
    return Dated(
        rule=rule,
        way=way,
        begin=begin,
        last_day=counted.last_day,
        due=counted.due,
        derivation=derivation,
        cites=_cites(way, begin) + rolled,
    )


def _cites(way: Way, begin: Begin) -> tuple[str, ...]:
    """Return the provisions: of what started the period instead, if anything did, and what is told beside."""
    own = begin.cites or way.cites
    told = own[:1] + begin.more_cites + own[1:]
    return tuple(dict.fromkeys(told))


def _unknown(way: Way, begin: Begin, missing: DaysNotKnown) -> Unknown:
    return Unknown(
        begin=begin,
        why=missing.why,
        earliest=missing.earliest_possible,
        do=missing.remedy,
        cites=_cites(way, begin),
    )


def _after_unknown(rule: DeadlineRule, way: Way, one: Unknown, world: World, days: Days) -> Outcome:
    """A rule that starts from an unknown date is unknown; its earliest day counts from that one's."""
    begin = replace(one.begin, rests_on=())
    if one.earliest is None:
        return replace(one, begin=begin, cites=_cites(way, begin))
    guess = _counted(rule, way, replace(begin, day=one.earliest), world, days)
    earliest = guess.due if isinstance(guess, Dated) else guess.earliest
    return replace(one, begin=begin, earliest=earliest, cites=_cites(way, begin))


def _ordered(rule: DeadlineRule, way: Way, one: Beginning, day: date, days: Days) -> Dated:
    """The day that an order sets governs; our own date stands beside it with the difference."""
    begin = one.begin if isinstance(one, Held | Unknown) else one
    if not isinstance(begin, Begin):
        begin = Begin(day=day, words="", occurrence=begin.occurrence, since=begin.since)
        own: Dated | Unknown | None = None
    else:
        own = _dated_or_unknown(rule, way, begin, days)
    said = _difference(own, day)
    begin = replace(
        begin, words="ordered for this day", day=day, rests_on=(), remarks=(said,) if said else ()
    )
    counted = count(day, _NO_DAYS, Counting(), days)
    assert isinstance(counted, Count)
    return replace(_dated(rule, way, begin, counted), ordered=True, remarks=begin.remarks)


def _dated_or_unknown(rule: DeadlineRule, way: Way, begin: Begin, days: Days) -> Dated | Unknown | None:
    if not isinstance(way.period, Period):
        return None
    counted = count(begin.day, way.period, way.counting, days)
    if isinstance(counted, DaysNotKnown):
        return _unknown(way, begin, counted)
    return _dated(rule, way, begin, counted)


def _difference(own: Dated | Unknown | None, day: date) -> str:
    if not isinstance(own, Dated) or own.due == day:
        return ""
    apart = abs((day - own.due).days)
    way = "later" if day > own.due else "earlier"
    return (
        f"The order's day governs. Our own count gives {in_words(own.due)}: the order is {apart} days {way}."
    )


def _removed(
    rule: DeadlineRule, outcome: Dated | Unknown | None, begin: Begin | Missing, world: World
) -> Removed | None:
    if not rule.not_required:
        return None
    place = Place(begin.since, _last_day(outcome)) if outcome or begin.since else NOWHERE
    for clause in rule.not_required:
        if holds(clause.when, world, place):
            day = why_day(clause.when, world, place)
            why = f"{clause.why} ({in_words(day)})" if day else clause.why
            return Removed(occurrence=begin.occurrence, why=why, cites=clause.cites, since=begin.since)
    return None


def _last_day(outcome: Dated | Unknown | None) -> date | None:
    if outcome is None:
        return None
    return outcome.last_day if isinstance(outcome, Dated) else outcome.earliest


def _ended(
    pack: RulePack, found: dict[str, tuple[Outcome, ...]], world: World
) -> dict[str, tuple[Outcome, ...]]:
    for ending in pack.endings:
        day = _end_day(ending, world)
        if day is not None:
            for rule in pack.rules:
                if rule.id in found and _falls(rule, ending):
                    left = (_after_end(one, ending, day) for one in found.pop(rule.id))
                    found[rule.id] = tuple(one for one in left if not isinstance(one, Missing))
    return {rule_id: outcomes for rule_id, outcomes in found.items() if outcomes}


def _end_day(ending: Ending, world: World) -> date | None:
    days = [day for event in ending.events for day in world.days_of(event)]
    if not days:
        return None
    undone = world.days_of(ending.undone_by, max(days)) if ending.undone_by else []
    return None if undone else min(days)


def _falls(rule: DeadlineRule, ending: Ending) -> bool:
    return not rule.outlasts and (not ending.procedures or bool(rule.part_of & ending.procedures))


def _after_end(outcome: Outcome, ending: Ending, day: date) -> Outcome:
    """What was due before the end, or is only shown, stays as it was; the rest is not required any more."""
    if isinstance(outcome, Removed | Missing):
        return outcome
    if isinstance(outcome, Dated) and (outcome.due < day or outcome.rule.kind in ONLY_SHOWN):
        return outcome
    begin = begin_of(outcome)
    why = f"{ending.why} ({in_words(day)})"
    return Removed(occurrence=begin.occurrence, why=why, cites=ending.cites, since=begin.since)
