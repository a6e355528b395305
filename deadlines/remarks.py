"""What is said beside the dates: remarks of rules, warnings, and notes on the case as a whole."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from deadlines.computed import Deadline, Question, Status
from deadlines.counting import Count, Counting, count
from deadlines.days import Days, in_words
from deadlines.outcomes import Dated, Outcome
from deadlines.rules import DeadlineRule, Prompt, Remark, RulePack
from deadlines.wording import question_about, words_of
from deadlines.world import ORDERED, Place, World, holds

Found = Mapping[str, Sequence[Outcome]]

ORDER: tuple[tuple[str, str], ...] = (
    ("request_filed", "amended_request_filed"),
    ("request_filed", "decision_issued"),
    ("lea_received_request", "response_sent"),
    ("lea_received_request", "resolution_meeting_waived_in_writing"),
    ("lea_received_request", "no_agreement_possible_in_writing"),
    ("lea_received_request", "hearing_date"),
    ("lea_received_request", "resolution_meeting_held"),
    ("lea_received_request", "decision_issued"),
    ("lea_received_request", "hearing_completed"),
    ("sea_received_request", "ho_commencement_notice"),
    ("parent_received_request", "decision_issued"),
    ("decision_issued", "decision_mailed"),
    ("decision_issued", "decision_received"),
    ("hearing_completed", "decision_issued"),
    ("mediation_continued_in_writing", "mediation_withdrawn"),
    ("set_aside_begun", "set_aside_ended"),
    ("sea_received_complaint", "decision_issued"),
    ("sea_received_complaint", "decision_extended_to"),
    ("date_of_birth", "request_filed"),
    ("date_of_birth", "iep_meeting"),
)
"""What cannot happen before what: a slip of the pen, not law. Such cases are computed and told."""

FIRST_YEAR = 1997
"""Before it (IDEA Amendments of 1997) the list of closed days does not reach."""


@dataclass(frozen=True, slots=True)
class Beside:
    """What a remark may look at."""

    world: World
    days: Days


def remarks_of(rule: DeadlineRule, dated: Dated, beside: Beside) -> tuple[str, ...]:
    """Return the sentences that stand beside the date of `rule`."""
    told = [*dated.remarks]
    for remark in rule.remarks:
        if holds(remark.when, beside.world, Place(dated.begin.since, dated.last_day)):
            told += _filled(remark, dated, beside.days)
    if rule.strict and dated.due > dated.last_day:
        told.append(
            f"{rule.strict} sets the same number and knows no roll: after {in_words(dated.last_day)} "
            "it is late on the federal count."
        )
    if rule.compare_with:
        told += _earlier_than_trigger(rule.compare_with, dated, beside.world)
    if rule.unverified:
        told.append("Not verified against the text of the provision: confirm it before relying on it.")
    return tuple(told)


def _filled(remark: Remark, dated: Dated, days: Days) -> Iterator[str]:
    if remark.days is None:
        yield remark.say
        return
    way = Counting(direction=dated.way.counting.direction)
    counted = count(dated.begin.day, remark.days, way, days)
    if isinstance(counted, Count):
        yield remark.say.replace("{day}", in_words(counted.last_day))


def _earlier_than_trigger(event: str, dated: Dated, world: World) -> Iterator[str]:
    told = world.days_of(event)
    if told and min(told) < dated.begin.day and dated.begin.since is None:
        yield (
            f"On {in_words(min(told))} {words_of(event)}, before {in_words(dated.begin.day)}: "
            f"{dated.begin.words}. "
            "The rule counts from the receipt; check that no earlier receipt is known."
        )


def case_notes(world: World, pack: RulePack, found: Found) -> tuple[str, ...]:
    """Return the notes on the case as a whole."""
    notes = [*_pack_notes(pack, world), *_odd_order(world), *_time_notes(world), *_stray_orders(pack, world)]
    for rule in pack.rules:
        if rule.prompt:
            notes += _prompted(rule, rule.prompt, world, found)
    return tuple(dict.fromkeys(notes))


def _pack_notes(pack: RulePack, world: World) -> Iterator[str]:
    yield from pack.notes
    through = pack.reviewed_through
    if through and (world.as_of is None or world.as_of > through):
        yield (
            f"The rules of {pack.jurisdiction} were compared with the law as of {in_words(through)}; "
            "a lawyer should confirm that they still hold."
        )


def _odd_order(world: World) -> Iterator[str]:
    for first, then in ORDER:
        before, after = world.days_of(first), world.days_of(then)
        if before and after and min(after) < min(before):
            yield (
                f"Impossible order: {then} ({in_words(min(after))}) lies before {first} "
                f"({in_words(min(before))}). Dates are computed as far as possible; check both."
            )


def _time_notes(world: World) -> Iterator[str]:
    for name, told in world.events.items():
        for day in told:
            if day is None:
                continue
            if world.as_of and day > world.as_of:
                yield f"{name} ({in_words(day)}) lies after {in_words(world.as_of)}, the day of this report."
            if day.year < FIRST_YEAR and name != "date_of_birth":
                yield f"{name} ({in_words(day)}) lies before {FIRST_YEAR}: check the year."


def _stray_orders(pack: RulePack, world: World) -> Iterator[str]:
    for rule, day in zip(world.ordered, world.events.get(ORDERED, ()), strict=True):
        if day and rule not in pack.by_id:
            named = f"names {rule!r}, which is no rule here" if rule else "does not say which rule it is for"
            yield f"{ORDERED} ({in_words(day)}) {named}: it moves no date."


def late_notes(deadlines: Sequence[Deadline], pack: RulePack, as_of: date | None) -> Iterator[str]:
    """Yield a note for each deadline that only a state's roll still keeps from being late."""
    for one in deadlines:
        strict = pack.by_id[one.id].strict
        if strict and as_of and one.status is Status.LATE:
            yield f"{one.id} is late on the federal count ({strict}) since {in_words(one.last_day)}."


def _prompt_day(prompt: Prompt, world: World, found: Found) -> date | None:
    """Return the day from which the prompt speaks, None when it has nothing to say."""
    if world.first_of(prompt.unless) is not None:
        return None
    days = [one.last_day for rule in prompt.rules for one in found.get(rule, ()) if isinstance(one, Dated)]
    first = min(days, default=None)
    return None if first and world.as_of and world.as_of < first else first


def _prompted(rule: DeadlineRule, prompt: Prompt, world: World, found: Found) -> Iterator[str]:
    day = _prompt_day(prompt, world, found)
    if day is not None and rule.id in found:
        yield f"{rule.id}, from {in_words(day)} on: {prompt.say}"


def prompts(world: World, pack: RulePack, found: Found) -> tuple[Question, ...]:
    """Return the questions of the rules whose trigger may have come without being entered."""
    asked = []
    for rule in pack.rules:
        if rule.prompt and rule.id in found and world.as_of and _prompt_day(rule.prompt, world, found):
            about = rule.prompt.unless[0]
            ask = rule.prompt.ask or question_about(about, may_not_have_happened=True)
            asked.append(Question(ask=ask, about=about, moves=(rule.id,)))
    return tuple(asked)
