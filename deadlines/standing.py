"""Where a deadline stands on a day: running, late, missed, met or met late."""

from datetime import date

from deadlines.computed import Kind, Status
from deadlines.counting import Direction
from deadlines.outcomes import Dated
from deadlines.rules import DeadlineRule
from deadlines.world import World

_COME_TO_PASS = frozenset({Kind.PERIOD_END, Kind.START, Kind.EARLIEST, Kind.LOOKBACK, Kind.DISPLAY})
"""Kinds in which nobody has to do anything by the date: once it is reached they are met."""


def status_of(
    rule: DeadlineRule, dated: Dated, world: World, extended_to: date | None = None
) -> Status | None:
    """Return the status on `world.as_of`, None without one.

    A thing done on `due` is met, and one done later is met late, if it was done by the case's day.
    `extended_to` is the day to which an order extended the date.
    """
    today = world.as_of
    if today is None:
        return None
    due = max(dated.due, extended_to) if extended_to else dated.due
    done = done_on(rule, dated, world)
    if done is not None and done <= today:
        return Status.MET if done <= due else Status.MET_LATE
    if rule.kind in _COME_TO_PASS:
        return (
            Status.MET
            if today > due or (today == due and rule.kind is not Kind.PERIOD_END)
            else Status.RUNNING
        )
    if today > due:
        return Status.MISSED
    return Status.LATE if today > dated.last_day and not extended_to else Status.RUNNING


def done_on(rule: DeadlineRule, dated: Dated, world: World) -> date | None:
    """Return the day on which the event happened that does what the rule asks, None if it did not."""
    for event in rule.met_by.events:
        days = sorted(world.days_of(event, _from(dated)))
        if len(days) >= rule.met_by.nth:
            return days[rule.met_by.nth - 1]
    return None


def _from(dated: Dated) -> date | None:
    """A thing done before day 0 cannot be the answer, unless day 0 is the day that an order states.

    Counted back, anything done before the event is an answer.
    """
    back = dated.way.counting.direction is Direction.BACK
    stated = dated.ordered or dated.last_day == dated.begin.day
    return dated.begin.since if back or stated else dated.begin.day
