"""What a reviewer of rule packs wants to know beyond what the loader refuses.

Rules that lack a worked example, and pairs of rules that look like one duty told twice.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from itertools import combinations
from typing import Any

from config.case_file import read_case
from config.errors import FileProblem
from config.packs import Lineage, own_tables
from deadlines.computed import Roll
from deadlines.counting import Period, Unit
from deadlines.rules import Conditions, DeadlineRule, Happened, RulePack
from deadlines.world import World, holds, is_true, plain_world

DAYS_OFF = frozenset({Unit.CALENDAR_DAYS, Unit.MONTHS, Unit.YEARS})
"""Units whose last day may fall on a day off."""


def missing_examples(lineage: Lineage, pack: RulePack) -> Iterator[FileProblem]:
    """Yield a problem for each worked example that a rule of the pack's own must have and has not.

    A dated rule needs a plain one, one on a day off where it can move, and one for each condition;
    a duty owed at once needs one.
    """
    for _, file, table in own_tables(lineage):
        rule = pack.by_id[table["id"]]
        for what in _missing(rule, table.get("example", ())):
            yield FileProblem(f"{file.name}: {rule.id}.example", what)


def _missing(rule: DeadlineRule, examples: Any) -> Iterator[str]:
    if not examples:
        yield "there is none"
        return
    if rule.ways[-1].period is not None and not any(_is_plain(one) for one in examples):
        yield "there is no plain one: a last day on which offices are open"
    if _can_move(rule) and not any(_moves(one) for one in examples):
        yield "there is none whose last day is a day off and moves"
    worlds = [_world(rule, one) for one in examples]
    yield from (f"there is none in which {what}" for what, met in _conditions(rule, worlds) if not met)


def _is_plain(example: Mapping[str, Any]) -> bool:
    day = example.get("last_day") or example.get("earliest")
    return isinstance(day, date) and day.weekday() < 5 and example.get("due", day) == day


def _can_move(rule: DeadlineRule) -> bool:
    way = rule.ways[-1]
    return (
        way.counting.roll is not Roll.NONE and isinstance(way.period, Period) and way.period.unit in DAYS_OFF
    )


def _moves(example: Mapping[str, Any]) -> bool:
    if "superseded" in example and "last_day" not in example:
        return False
    return "due" in example and "last_day" in example and example["due"] != example["last_day"]


def _world(rule: DeadlineRule, example: Mapping[str, Any]) -> World:
    case = {
        "jurisdiction": "US",
        "timezone": "UTC",
        "procedure": example.get("procedure") or next(iter(sorted(rule.procedures)), "other"),
        "events": example["given"],
        "flags": example.get("flags", {}),
    }
    return plain_world(read_case(case, "example").case)


def _conditions(rule: DeadlineRule, worlds: list[World]) -> Iterator[tuple[str, bool]]:
    for number, way in enumerate(rule.ways[:-1], 1):
        yield f"way {number} is taken", any(holds(way.when, world) for world in worlds)
    for gone in rule.not_required:
        yield (
            f"it is not required because {gone.why}",
            any(holds(_anywhere(gone.when), one) for one in worlds),
        )
    for sooner in rule.sooner:
        yield f"{sooner.event} starts it sooner", any(world.days_of(sooner.event) for world in worlds)
    for number, stop in enumerate(rule.stops, 1):
        began = _anywhere((stop.began,))[0]
        yield f"stop {number} holds it", any(is_true(began, world) for world in worlds)
    if rule.restart:
        event = rule.restart.event
        yield f"{event} begins it again", any(world.days_of(event) for world in worlds)


def _anywhere(conditions: Conditions) -> Conditions:
    """Return the conditions without the side of the last day on which they ask for an event."""
    return tuple(replace(one, edge=None) if isinstance(one, Happened) else one for one in conditions)


def look_alikes(pack: RulePack) -> Iterator[str]:
    """Yield the pairs of rules with one trigger, one owner and one length that do not name each other."""
    for one, other in combinations(pack.rules, 2):
        if one.id in other.reading_of or _told_apart(one, other):
            continue
        if _seen(one) == _seen(other) is not None:
            yield f"{one.id} and {other.id}: one trigger, one owner, one length; one duty told twice?"


def _told_apart(one: DeadlineRule, other: DeadlineRule) -> bool:
    if one.only_in and other.not_in and one.only_in - {"other"} <= other.not_in:
        return True
    return bool(other.only_in and one.not_in and other.only_in - {"other"} <= one.not_in)


def _seen(rule: DeadlineRule) -> tuple[object, ...] | None:
    way = rule.ways[-1]
    if way.period is None:
        return None
    return way.start, way.owed_by, way.period, way.counting.direction
