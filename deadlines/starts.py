"""Find day 0 of a rule in a plain world: its event, another rule's date, a restart, a stop, a sooner event.

No number and no provision is known here; the rule names them. Nothing here counts.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from deadlines.days import in_words
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
    at,
    occurrence_of,
)
from deadlines.rules import DeadlineRule, Flagged, Happened, NextOf, OnEvent, OnRule, Start, Stop
from deadlines.wording import either_of, words_of
from deadlines.world import Place, World, holds, is_true

Beginning = Begin | Held | Unknown | Removed | Missing
Found = Mapping[str, Sequence[Outcome]]
"""What the rules before this one came to, by rule id."""


def beginnings(rule: DeadlineRule, start: Start, world: World, found: Found) -> list[Beginning]:
    """Return day 0 of every occurrence of `rule`, or why there is none."""
    plain = _plain_beginnings(rule, start, world, found)
    if not (rule.stops or rule.sooner):
        return plain
    return [_sooner(rule, _held(rule, one, world), world) for one in plain]


def _plain_beginnings(rule: DeadlineRule, start: Start, world: World, found: Found) -> list[Beginning]:
    if isinstance(start, OnEvent):
        return _on_event(rule, start, world)
    if isinstance(start, NextOf):
        return _next_of(start, world)
    return [_resting(start, outcome) for outcome in found.get(start.rule, ())]


def _on_event(rule: DeadlineRule, start: OnEvent, world: World) -> list[Beginning]:
    days = _trigger_days(start.events, world)
    known = [number for number, (day, _) in enumerate(days, 1) if day is not None]
    if rule.last_only:
        known = known[-1:]
    if not known:
        return [Missing(trigger=start.events[0])]
    result: list[Beginning] = []
    for place, number in enumerate(known):
        day, name = days[number - 1]
        following = days[known[place + 1] - 1][0] if place + 1 < len(known) else None
        assert day is not None
        begin = Begin(day=day, words=words_of(name), occurrence=1 if rule.last_only else number)
        result.append(_restarted(rule, begin, following, world))
    return result


def _trigger_days(names: tuple[str, ...], world: World) -> list[tuple[date | None, str]]:
    """Return each happening's day and name; of several names, the one that comes first that time."""
    if len(names) == 1:
        return [(day, names[0]) for day in world.events.get(names[0], ())]
    lists = [[(day, name) for day in world.events.get(name, ())] for name in names]
    result: list[tuple[date | None, str]] = []
    for number in range(max((len(one) for one in lists), default=0)):
        told = [one[number] for one in lists if number < len(one)]
        known = [(day, name) for day, name in told if day is not None]
        result.append(min(known) if known else (None, names[0]))
    return result


def _restarted(rule: DeadlineRule, begin: Begin, following: date | None, world: World) -> Begin:
    if rule.restart is None:
        return begin
    again = world.days_of(rule.restart.event, begin.day)
    again = [day for day in again if following is None or day < following]
    if not again:
        return begin
    day = max(again)
    words = f"{words_of(rule.restart.event)}: {rule.restart.because}"
    return replace(begin, day=day, words=words, since=day, more_cites=rule.restart.cites)


def _next_of(start: NextOf, world: World) -> list[Beginning]:
    result: list[Beginning] = []
    for number, since in enumerate(world.events.get(start.since, ()), 1):
        if since is None:
            continue
        coming = [(day, name) for name in start.events for day in world.days_of(name) if day > since]
        if coming:
            day, name = min(coming)
            result.append(Begin(day=day, words=words_of(name), occurrence=number))
        else:
            result.append(Missing(trigger=start.events[0], occurrence=number))
    return result or [Missing(trigger=start.since)]


def _resting(start: OnRule, outcome: Outcome) -> Beginning:
    """Return day 0 of a rule that starts from the date of another."""
    if isinstance(outcome, Dated):
        return _from_date(start, outcome)
    if isinstance(outcome, Stopped):
        return _from_stopped(start, outcome)
    if isinstance(outcome, Owed):
        return outcome.begin
    return outcome


def _from_stopped(start: OnRule, outcome: Stopped) -> Beginning:
    if isinstance(outcome.undelayed, Unknown):
        return outcome.undelayed
    begin = _from_date(start, outcome.undelayed)
    return Held(begin=begin, why=outcome.why, until=outcome.until, cites=outcome.cites)


def _from_date(start: OnRule, outcome: Dated) -> Begin:
    return Begin(
        day=outcome.last_day,
        words=outcome.rule.happens or outcome.rule.title,
        occurrence=outcome.begin.occurrence,
        since=outcome.begin.since,
        more_cites=outcome.cites if start.cite else (),
        rests_on=(outcome.derivation,),
    )


def _held(rule: DeadlineRule, one: Beginning, world: World) -> Beginning:
    for stop in rule.stops:
        if isinstance(one, Begin) and not stop.during:
            one = _stopped(one, stop, world)
    return one


def _stopped(begin: Begin, stop: Stop, world: World) -> Beginning:
    place = Place(begin.since, begin.day)
    if not began(stop, world, place):
        return begin
    ended = end_of(stop, world, begin.since)
    if ended is None:
        return Held(begin=begin, why=_why(stop, world, begin), until=stop.until, cites=stop.cites)
    if stop.resumes and ended > begin.day:
        return at(begin, ended, either_of(stop.ended_by), stop.cites)
    return begin


def began(stop: Stop, world: World, place: Place) -> bool:
    """Return whether a stop began at `place`, ended or not."""
    return is_true(stop.began, world, place) and holds(stop.when, world, place)


def end_of(stop: Stop, world: World, since: date | None) -> date | None:
    """Return the day on which a stop ended, None while it holds."""
    began = world.first_of((stop.began.event,), since) if isinstance(stop.began, Happened) else since
    return world.first_of(stop.ended_by, began)


def _why(stop: Stop, world: World, begin: Begin) -> str:
    if isinstance(stop.began, Flagged) or not isinstance(stop.began, Happened):
        return stop.why
    day = world.first_of((stop.began.event,), begin.since)
    return f"{stop.why} ({in_words(day)})" if day else stop.why


def _sooner(rule: DeadlineRule, one: Beginning, world: World) -> Beginning:
    """Start at the first of the rule's sooner events if it comes before day 0 would."""
    since = one.begin.since if isinstance(one, Held | Unknown) else one.since
    limit = one.day if isinstance(one, Begin) else None
    best: tuple[date, int] | None = None
    for number, sooner in enumerate(rule.sooner):
        day = world.first_of((sooner.event,), since)
        if day is None or (limit is not None and day >= limit):
            continue
        if holds(sooner.when, world, Place(since, day)) and (best is None or (day, number) < best):
            best = (day, number)
    if best is None:
        return one
    chosen = rule.sooner[best[1]]
    base = one
    if not isinstance(base, Begin):
        base = Begin(day=best[0], words="", occurrence=_number(base), since=since)
    return at(base, best[0], words_of(chosen.event), chosen.cites)


def _number(one: Held | Unknown | Removed | Missing) -> int:
    return one.begin.occurrence if isinstance(one, Held) else occurrence_of(one)
