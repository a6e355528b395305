"""The outer limit of a date: the latest reading of the law or of the facts."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from deadlines.computed import Deadline
from deadlines.rules import RulePack

Key = tuple[str, int]
"""Rule id and occurrence."""


def with_outer_limits(
    deadlines: Sequence[Deadline], pack: RulePack, latest: Mapping[Key, date] | None = None
) -> tuple[Deadline, ...]:
    """Return the deadlines with the latest `due` over all candidates and over a rule's readings.

    `latest` holds the latest `due` of each over the worlds; without it there was one world.
    """
    known = {(one.id, one.occurrence): _latest(one, latest or {}) for one in deadlines}
    return tuple(_limited(one, pack, known) for one in deadlines)


def _latest(one: Deadline, latest: Mapping[Key, date]) -> date:
    return max(one.due, one.outer_limit or one.due, latest.get((one.id, one.occurrence), one.due))


def _limited(one: Deadline, pack: RulePack, known: Mapping[Key, date]) -> Deadline:
    limit = known[one.id, one.occurrence]
    for other in pack.by_id[one.id].reading_of:
        limit = max(limit, known.get((other, one.occurrence), limit))
    limit_or_none = limit if limit != one.due else None
    return one if one.outer_limit == limit_or_none else replace(one, outer_limit=limit_or_none)
