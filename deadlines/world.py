"""One plain world: a case in which each happening has one day, or did not happen, and nothing is in doubt.

The view of a case that the engine computes on, and the conditions of rules asked of it.
`deadlines.worlds` makes several of one uncertain case. Nothing here counts days.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from deadlines.case import Case
from deadlines.rules import Condition, Conditions, Edge, Flagged, Happened

ORDERED = "date_ordered"


@dataclass(frozen=True, slots=True)
class World:
    """What happened, by name and in order; None stands for a happening that did not happen here."""

    events: Mapping[str, tuple[date | None, ...]]
    flags: Mapping[str, str | int | bool]
    procedures: frozenset[str]
    as_of: date | None = None
    ordered: tuple[str, ...] = ()
    """For which rule each happening of `date_ordered` sets the day; "" for none."""
    orders: Mapping[str, date] = field(init=False)
    """Rule id to the day that the last order or scheduling letter sets for it."""

    def __post_init__(self) -> None:
        days = self.events.get(ORDERED, ())
        orders = (
            {rule: day for rule, day in zip(self.ordered, days, strict=True) if rule and day} if days else {}
        )
        object.__setattr__(self, "orders", orders)

    def days_of(self, event: str, since: date | None = None) -> list[date]:
        """Return the days of `event`, from `since` on, in the order in which they were told."""
        days = self.events.get(event)
        if days is None:
            return []
        return [day for day in days if day is not None and (since is None or day >= since)]

    def first_of(self, events: tuple[str, ...], since: date | None = None) -> date | None:
        """Return the earliest day of any of `events` from `since` on, None if there is none."""
        return min((day for event in events for day in self.days_of(event, since)), default=None)

    def with_events(self, changes: Mapping[str, tuple[date | None, ...]]) -> "World":
        """Return this world with the events of `changes` put in the place of what it had."""
        return replace(self, events={**self.events, **changes})


def plain_world(case: Case) -> World:
    """Return the world of `case` with the first candidate of every happening taken as true."""
    events = {name: tuple(one.on[0] for one in happenings) for name, happenings in case.events.items()}
    ordered = tuple(str(one.value or "") for one in case.events.get(ORDERED, ()))
    return World(events, case.flags, case.procedures, case.as_of, ordered)


@dataclass(frozen=True, slots=True)
class Place:
    """Where in time a condition is asked: from a restart on, and beside the rule's last day."""

    since: date | None = None
    last_day: date | None = None


NOWHERE = Place()


def holds(conditions: Conditions, world: World, place: Place = NOWHERE) -> bool:
    """Return whether all `conditions` are true in `world`."""
    return all(is_true(condition, world, place) for condition in conditions)


def is_true(condition: Condition, world: World, place: Place = NOWHERE) -> bool:
    """Return whether `condition` is true in `world`."""
    if isinstance(condition, Happened):
        return (len(days_counted(condition, world, place)) >= condition.times) is condition.wanted
    if isinstance(condition, Flagged):
        value = world.flags.get(condition.flag)
        set_so = bool(value) if condition.equals is None else value == condition.equals
        return set_so is condition.wanted
    return (condition.procedure in world.procedures) is condition.wanted


def days_counted(condition: Happened, world: World, place: Place) -> list[date]:
    """Return the days of the condition's event that lie where it asks for them."""
    days = world.days_of(condition.event, place.since)
    if condition.edge is None:
        return days
    edge = place.last_day
    if edge is None:
        return []
    return [day for day in days if _lies(day, condition.edge, edge)]


def _lies(day: date, edge: Edge, of: date) -> bool:
    if edge is Edge.AFTER:
        return day > of
    return day < of or (edge is Edge.BY and day == of)


def why_day(conditions: Conditions, world: World, place: Place = NOWHERE) -> date | None:
    """Return the first day of the first event that `conditions` ask for, to be named in a reason."""
    for condition in conditions:
        if isinstance(condition, Happened) and condition.wanted:
            return min(days_counted(condition, world, place), default=None)
    return None
