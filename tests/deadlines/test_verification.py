"""The whole engine against the independent checker, and what happens where the two differ."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import cycle

import pytest

from config.closed_days import closed_days_for
from config.packs import load_pack
from deadlines.case import Case, Happening
from deadlines.compute import compute
from deadlines.computed import Computed, Deadline, Kind
from deadlines.days import Days
from deadlines.rules import OnEvent, RulePack
from deadlines.steps import Steps
from deadlines.verification import verify
from tests.deadlines.district_days import FIVE_DAYS, FOUR_DAYS, YEAR_ROUND, days, every_day

SCHOOLS = (FIVE_DAYS, FOUR_DAYS, YEAR_ROUND)
FIVE_YEARS = every_day(date(2024, 1, 1), date(2028, 12, 31))
PACKS = ["US-NM-BCS", "US-CA"]
TOGETHER: list[tuple[dict[str, int], dict[str, str | int | bool]]] = [
    ({"lea_received_request": 0, "sea_received_request": 1, "request_filed": 0}, {}),
    ({"lea_received_request": 0, "sea_received_request": 2, "hearing_date": 90}, {}),
    ({"lea_received_request": 0}, {"parent_did_not_participate": True}),
    ({"parent_received_request": 0, "request_filed": 0}, {"filed_by": "lea"}),
    ({"records_requested": 0, "iep_meeting": 20}, {}),
    ({"iee_approved": 0, "iep_meeting": 20}, {}),
    ({"lea_received_request": 0, "no_agreement_possible_in_writing": 17}, {}),
    ({"lea_received_request": 0, "amended_request_filed": 9}, {}),
]
"""Events so many days after the first, and flags: rules that need more than one event."""
ON_A_CONDITION = {
    "sc_corrective_action",
    "ca_sc_reconsideration",
    "foster_parent_training",
    "state_review_decision",
    "iep_hold_without_parent",
    "records_retention_5_years",
}
"""Dated by an order, or by facts that these cases do not hold."""


def cases(pack: RulePack, start: date) -> Iterator[Case]:
    """A case for each event that starts a rule, and the ones with several events."""
    starting = sorted(
        {
            e
            for rule in pack.rules
            for way in rule.ways
            if isinstance(way.start, OnEvent)
            for e in way.start.events
        }
    )
    wanted = [({event: 0}, {}) for event in starting] + TOGETHER
    for events, flags in wanted:
        yield Case(
            jurisdiction=pack.jurisdiction,
            procedures=frozenset({"other"}),
            timezone="America/Denver",
            events={name: (Happening((start + timedelta(after),)),) for name, after in events.items()},
            flags=flags,
        )


def verified_ids(jurisdiction: str, starts: Iterable[date]) -> set[str]:
    """Compute and verify every case; return the ids of the rules that gave a date."""
    pack, closed = load_pack(jurisdiction), closed_days_for(jurisdiction)
    known = cycle([days(school, closed) for school in SCHOOLS])
    seen: set[str] = set()
    for start, district in zip(starts, known, strict=False):
        for case in cases(pack, start):
            computed = compute(case, pack, district)
            verification = verify(computed)
            assert verification.unverified == (), (case, verification.computed.deadlines)
            assert verification.computed is computed
            seen.update(deadline.id for deadline in computed.deadlines)
    return seen


def dated_rules(jurisdiction: str) -> set[str]:
    pack = load_pack(jurisdiction)
    return {rule.id for rule in pack.rules if any(way.period is not None for way in rule.ways)}


@pytest.mark.parametrize("jurisdiction", PACKS)
def test_every_dated_rule_is_found_again_by_the_second_walk(jurisdiction: str) -> None:
    """Start dates 2024 to 2028, each weekday in turn; all of them in the test below."""
    seen = verified_ids(jurisdiction, FIVE_YEARS[::29])

    assert dated_rules(jurisdiction) - seen <= ON_A_CONDITION


@pytest.mark.soak
@pytest.mark.parametrize("jurisdiction", PACKS)
def test_every_rule_is_found_again_from_every_start_date(jurisdiction: str) -> None:
    assert verified_ids(jurisdiction, FIVE_YEARS)


def answered(known: Days | None = None) -> Computed:
    case = Case(
        jurisdiction="US-NM-BCS",
        procedures=frozenset({"due_process"}),
        timezone="America/Denver",
        events={"lea_received_request": (Happening((date(2026, 3, 4),)),)},
    )
    return compute(case, load_pack("US-NM-BCS"), known or days())


def faulty(computed: Computed, rule: str, by: int) -> Computed:
    """The answer with one rule's dates `by` days off, as a fault in the counting would give them."""

    def wrong(deadline: Deadline) -> Deadline:
        assert isinstance(deadline.steps, Steps)
        derivation = deadline.steps.derivation
        last_day = deadline.last_day + timedelta(by)
        due = deadline.due + timedelta(by)
        count = derivation.count._replace(last_day=last_day, due=due)
        steps = Steps(replace(derivation, count=count))
        return replace(deadline, last_day=last_day, due=due, steps=steps)

    return replace(computed, deadlines=tuple(wrong(d) if d.id == rule else d for d in computed.deadlines))


def found(computed: Computed, rule: str) -> Deadline:
    return next(deadline for deadline in computed.deadlines if deadline.id == rule)


@pytest.mark.parametrize(("by", "last_day"), [(3, date(2026, 3, 14)), (-3, date(2026, 3, 11))])
def test_where_the_walks_differ_the_earlier_date_stands_and_says_so(by: int, last_day: date) -> None:
    """The answer's last day is Sat 14 Mar 2026; no fault may move it later, and none makes it vanish."""
    verification = verify(faulty(answered(), "dp_response", by))
    deadline = found(verification.computed, "dp_response")

    assert verification.unverified == ("dp_response",)
    assert deadline.last_day == last_day
    assert "disagree" in deadline.notes[-1]
    assert len(verification.computed.deadlines) == len(answered().deadlines)


def test_what_may_not_be_done_early_keeps_the_later_date() -> None:
    """The parent may seek the start from day 16, Fri 20 Mar 2026."""
    right = found(answered(), "dp_parent_may_seek_start")
    verification = verify(faulty(answered(), right.id, -2))

    assert right.kind is Kind.EARLIEST
    assert found(verification.computed, right.id).last_day == date(2026, 3, 20)


def test_a_date_that_is_not_its_derivation_s_is_told() -> None:
    """The derivation is right and the entry shows something else."""
    right = answered()
    shown = replace(found(right, "dp_response"), due=date(2026, 3, 17))
    verification = verify(replace(right, deadlines=(shown,)))

    assert verification.unverified == ("dp_response",)
    assert verification.computed.deadlines[0].due == date(2026, 3, 16)


def test_a_deadline_without_a_derivation_is_kept_and_marked() -> None:
    bare = replace(found(answered(), "dp_response"), steps=())
    verification = verify(Computed(deadlines=(bare,)))

    assert verification.unverified == ("dp_response",)
    assert verification.computed.deadlines[0].last_day == bare.last_day
    assert "no derivation" in verification.computed.deadlines[0].notes[-1]
