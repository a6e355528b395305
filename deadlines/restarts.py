"""What stood before a restart: the dates that an amendment, a moved hearing or a further order replaced.

The old dates come from the same engine, run on what was so before the change.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from deadlines.computed import Superseded
from deadlines.days import Days, in_words
from deadlines.evaluation import evaluate
from deadlines.outcomes import Dated, Outcome, occurrence_of
from deadlines.rules import RulePack
from deadlines.wording import words_of
from deadlines.world import World

Key = tuple[str, int]
"""Rule id and occurrence."""


@dataclass(frozen=True, slots=True)
class _Earlier:
    world: World
    ids: frozenset[str]
    """Rules whose dates the change may have replaced."""
    because: str


def superseded(
    pack: RulePack, world: World, days: Days, found: Mapping[str, Sequence[Outcome]]
) -> dict[Key, tuple[Superseded, ...]]:
    """Return the dates that stood before each restart, by rule and occurrence, the oldest first."""
    result: dict[Key, tuple[Superseded, ...]] = {}
    for earlier in _earlier_worlds(pack, world):
        old = evaluate(pack, earlier.world, days)
        for rule_id in earlier.ids & old.keys():
            now = {occurrence_of(o): o for o in found.get(rule_id, ()) if isinstance(o, Dated)}
            for was in old[rule_id]:
                if isinstance(was, Dated):
                    key = (rule_id, was.begin.occurrence)
                    result[key] = _with(result.get(key, ()), was, now.get(key[1]), earlier.because)
    return result


def _with(
    told: tuple[Superseded, ...], was: Dated, now: Dated | None, because: str
) -> tuple[Superseded, ...]:
    same = now is None or (was.last_day, was.due) == (now.last_day, now.due)
    if same or any((one.last_day, one.due) == (was.last_day, was.due) for one in told):
        return told
    return (*told, Superseded(was.last_day, was.due, because))


def _earlier_worlds(pack: RulePack, world: World) -> Iterator[_Earlier]:
    for event, ids in pack.restarts.items():
        if event in world.events:
            yield from _before_each(event, ids, world)
    for (trigger, history), ids in pack.histories.items():
        for day in world.days_of(history):
            changed = world.with_events({trigger: (day,)})
            because = f"{words_of(trigger)} was moved from {in_words(day)}"
            yield _Earlier(changed, ids, because)
    for trigger, ids in pack.replaced_by_the_last.items():
        happenings = world.events.get(trigger, ())
        for number in range(1, len(happenings)):
            because = f"a later order: {words_of(trigger)}"
            yield _Earlier(world.with_events({trigger: happenings[:number]}), ids, because)


def _before_each(event: str, ids: frozenset[str], world: World) -> Iterator[_Earlier]:
    for day in sorted(set(world.days_of(event))):
        because = f"{words_of(event)} ({in_words(day)})"
        yield _Earlier(_as_before(world, event, day), ids, because)


def _as_before(world: World, event: str, day: date) -> World:
    """Return what had happened by `day`, without the restart of that day."""
    events = {
        name: tuple(
            one if one is not None and (one < day or (one == day and name != event)) else None for one in told
        )
        for name, told in world.events.items()
    }
    return world.with_events(events)
