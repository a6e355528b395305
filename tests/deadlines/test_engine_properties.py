"""What must hold for every case: nothing raises, nothing is lost, no date moves the wrong way."""

from datetime import date, timedelta
from typing import Any

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from config.closed_days import closed_days_for
from config.packs import load_pack
from deadlines.case import PROCEDURES, Case, Happening
from deadlines.computed import Deadline, Roll
from deadlines.days import ClosedDay, Days, SchoolDays, SchoolYear, Span
from deadlines.events import LEGAL_EVENTS, Standing
from deadlines.report import as_json
from deadlines.verification import verify
from deadlines.worlds import over_worlds
from tests.deadlines.cases import NM, computed, deadline

LISTS = ("deadlines", "immediate", "undecided", "suspended", "not_required", "waiting")
CALM = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])

near = st.dates(date(2024, 1, 1), date(2028, 12, 31))
any_day = st.one_of(near, st.dates())
happening = st.builds(
    Happening,
    st.lists(st.one_of(any_day, st.none()), min_size=1, max_size=3, unique=True).map(tuple),
    st.sampled_from(Standing),
)
events = st.dictionaries(
    st.sampled_from(sorted(LEGAL_EVENTS)), st.lists(happening, min_size=1, max_size=2).map(tuple), max_size=7
)
flags = st.fixed_dictionaries(
    {},
    optional={
        "filed_by": st.sampled_from(["parent", "lea"]),
        "pwn_already_sent": st.booleans(),
        "parent_did_not_participate": st.booleans(),
        "disclosure_business_days": st.integers(1, 9),
        "gifted_only": st.booleans(),
    },
)
SCHOOL = SchoolDays(
    (
        SchoolYear(
            frozenset({0, 1, 2, 3}),
            (Span(date(2025, 8, 7), date(2026, 5, 21)), Span(date(2026, 8, 6), date(2027, 5, 20))),
            (Span(date(2025, 12, 22), date(2026, 1, 5)), Span(date(2026, 3, 16), date(2026, 3, 20))),
        ),
    )
)


@CALM
@given(
    st.sampled_from(["US", "US-NM", NM, "US-CA"]),
    st.sets(st.sampled_from(sorted(PROCEDURES)), min_size=1, max_size=2),
    events,
    flags,
    st.one_of(st.none(), near),
    st.booleans(),
)
def test_any_case_is_answered_and_each_date_is_found_again(
    jurisdiction: str, procedures: set[str], told: Any, said: Any, as_of: date | None, school: bool
) -> None:
    """Whatever the facts: no exception, an id in one list, and the second count agrees with the first."""
    case = Case(
        jurisdiction=jurisdiction,
        procedures=frozenset(procedures),
        timezone="America/Denver",
        events=told,
        flags=said,
        as_of=as_of,
    )
    days = Days(closed_days_for(jurisdiction), "America/Denver", SCHOOL if school else None)
    answer = over_worlds(case, load_pack(jurisdiction), days)

    homes = [{one.id for one in getattr(answer, name)} for name in LISTS]
    assert sum(map(len, homes)) == len(set().union(*homes))
    assert verify(answer).unverified == ()
    assert as_json(answer)["notes"] == list(answer.notes)
    assert all((one.status is None) is (as_of is None) for one in answer.deadlines)
    assert all(one.outer_limit is None or one.outer_limit > one.due for one in answer.deadlines)


@CALM
@given(near)
def test_a_date_that_rolls_lands_on_an_open_day(received: date) -> None:
    closed = closed_days_for(NM)
    for one in computed({"lea_received_request": received, "sea_received_request": received}).deadlines:
        if one.roll is not Roll.NONE:
            assert one.due.weekday() < 5
            assert one.due.toordinal() not in closed.roll_closed
        if one.act_by:
            assert one.act_by <= one.last_day
            assert closed.why_closed(one.act_by) is None


@CALM
@given(near)
@example(date(2026, 2, 5))
@example(date(2026, 2, 6))
def test_a_later_receipt_never_gives_an_earlier_date(received: date) -> None:
    """Also over the third Monday of February, which is no day off for a roll."""
    next_day = received + timedelta(1)
    first = computed({"lea_received_request": received, "sea_received_request": received})
    later = computed({"lea_received_request": next_day, "sea_received_request": next_day})
    for one in first.deadlines:
        other = deadline(later, one.id)
        assert _dates(one) <= _dates(other)


def _dates(one: Deadline) -> tuple[date, date, date]:
    return one.last_day, one.due, one.act_by or one.last_day


@CALM
@given(near, st.integers(0, 40), st.integers(1, 40))
def test_an_amendment_never_brings_a_replaced_date_back(received: date, first: int, second: int) -> None:
    one = received + timedelta(first)
    two = one + timedelta(second)
    told = {"lea_received_request": received, "sea_received_request": received}
    answer = computed({**told, "amended_request_filed": [one, two]})
    for name, length in (("dp_resolution_meeting", 15), ("dp_resolution_end_fed", 30)):
        live = deadline(answer, name)
        assert live.last_day == two + timedelta(length)
        assert all(old.last_day < live.last_day for old in live.superseded)


@CALM
@given(near, st.integers(0, 60))
def test_a_closure_never_moves_the_last_calendar_day(received: date, after: int) -> None:
    """A governor's closure on any day moves due dates at most, never the plain count."""
    closed = closed_days_for(NM)
    shut = received + timedelta(after)
    case = Case(
        jurisdiction=NM,
        procedures=frozenset({"due_process"}),
        timezone="America/Denver",
        events={name: (Happening((received,)),) for name in ("lea_received_request", "sea_received_request")},
    )
    before = over_worlds(case, load_pack(NM), Days(closed, "America/Denver"))
    more = closed.with_days([ClosedDay(shut, "closed by order", "office")])
    then = over_worlds(case, load_pack(NM), Days(more, "America/Denver"))

    assert [one.last_day for one in before.deadlines] == [one.last_day for one in then.deadlines]
    assert all(was.due <= now.due for was, now in zip(before.deadlines, then.deadlines, strict=True))
