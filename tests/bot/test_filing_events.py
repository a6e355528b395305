"""Which happenings follow from each kind of document."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.intake.filing_events import (
    Arrival,
    earliest_of_copies,
    procedures,
    receipts,
    said_by_follow_up,
    said_by_opening,
    standing_of,
)
from deadlines.events import EVENT_NAMES, Standing
from parsers.reading import FOLLOW_UP, Evidence, Fact, Filing, Grade, Kind

ARRIVED = Arrival(
    message="aa",
    arrived_at=datetime(2026, 3, 5, 5, 30, tzinfo=UTC),
    now=datetime(2026, 3, 5, 5, 31, tzinfo=UTC),
    timezone="America/Denver",
)
"""Wed 4 March 2026, 22:30 in Denver: already the 5th in UTC."""
DAYS = st.dates(date(2026, 1, 1), date(2026, 4, 30))
COPIES = st.lists(st.lists(DAYS, min_size=1, max_size=4, unique=True).map(tuple), min_size=1, max_size=4)


def facts(*values: object, grade: Grade = Grade.LIKELY) -> tuple[Fact, ...]:
    return tuple(Fact(value, (Evidence("w", "body"),), grade) for value in values)


def filing(kind: Kind = Kind.DUE_PROCESS_REQUEST, **known: object) -> Filing:
    return Filing(kind=kind, why="", **known)


def test_receipt_is_the_local_day_of_arrival_when_no_sign_says_otherwise():
    """22:30 in Denver is that day's receipt although it is the next day in UTC."""
    assert receipts(filing(letter_date=facts(date(2026, 2, 20))), ARRIVED) == (date(2026, 3, 4),)


def test_signs_later_than_arrival_or_older_than_sixty_days_are_no_receipt():
    """3 Jan 2026 is 60 days before 4 Mar; 2 Jan is 61."""
    signs = facts(date(2026, 3, 2), date(2026, 1, 2), date(2026, 1, 3), date(2026, 3, 5))

    assert receipts(filing(date_received_lea=signs), ARRIVED) == (date(2026, 3, 2), date(2026, 1, 3))


def test_a_request_tells_receipt_by_the_lea_and_by_the_state():
    said = said_by_opening(
        filing(date_received_lea=facts(date(2026, 3, 2)), date_filed_state=facts(date(2026, 3, 3))), ARRIVED
    )

    assert said["lea_received_request"] == (date(2026, 3, 2),)
    assert said["sea_received_request"] == (date(2026, 3, 3),)


def test_a_request_by_the_lea_itself_starts_no_clock_of_its_own_receipt():
    """NMAC 6.31.2.13(I)(8)(a) and 34 CFR 300.510(a) speak of the parent's request (timelines, C24)."""
    said = said_by_opening(filing(filed_by=facts("lea")), ARRIVED)

    assert "lea_received_request" not in said
    assert said["parent_received_request"] == (date(2026, 3, 4),)


def test_a_state_complaint_without_a_word_of_the_state_runs_from_our_receipt_as_a_claim():
    complaint = filing(Kind.STATE_COMPLAINT, date_received_lea=facts(date(2026, 3, 2)))

    assert said_by_opening(complaint, ARRIVED) == {"sea_received_complaint": (date(2026, 3, 2),)}
    assert standing_of("sea_received_complaint", complaint) is Standing.CLAIMED


def test_receipt_by_the_state_is_a_record_only_when_a_server_or_stamp_shows_it():
    said = filing(date_filed_state=facts(date(2026, 3, 3)))
    shown = filing(date_filed_state=facts(date(2026, 3, 3), grade=Grade.CERTAIN))

    assert standing_of("sea_received_request", said) is Standing.CLAIMED
    assert standing_of("sea_received_request", shown) is Standing.RECORDED
    assert standing_of("lea_received_request", said) is Standing.RECORDED


@pytest.mark.parametrize(
    ("asked", "begun"),
    [
        ((), ("due_process",)),
        (facts(True), ("expedited_due_process",)),
        (facts(False), ("due_process",)),
        (facts(True, False), ("due_process", "expedited_due_process")),
        (facts(True, grade=Grade.CANDIDATE), ("due_process", "expedited_due_process")),
    ],
)
def test_a_doubtful_expedited_request_begins_both_procedures(asked: tuple[Fact, ...], begun: tuple[str, ...]):
    assert procedures(filing(expedited=asked)) == begun


def test_a_waiver_that_only_one_side_signed_claims_nothing():
    """34 CFR 300.510(a)(3)(i): the parent and the LEA agree in writing."""
    waiver = filing(Kind.RESOLUTION_WAIVER, waiver_signed_by=facts("parent"))

    assert said_by_follow_up(waiver, ARRIVED) == {}
    both = replace(waiver, waiver_signed_by=facts("both"))
    assert list(said_by_follow_up(both, ARRIVED)) == ["resolution_meeting_waived_in_writing"]


def test_an_extension_that_was_only_asked_for_or_denied_moves_nothing():
    order = filing(Kind.EXTENSION_ORDER, decision_due_date=facts(date(2026, 6, 1)))

    assert said_by_follow_up(replace(order, extension="asked"), ARRIVED) == {}
    assert said_by_follow_up(replace(order, extension="denied"), ARRIVED) == {}
    granted = said_by_follow_up(replace(order, extension="granted"), ARRIVED)
    assert granted == {"decision_extended_to": (date(2026, 6, 1),)}


def test_a_notice_of_hearing_without_a_day_claims_nothing():
    assert said_by_follow_up(filing(Kind.NOTICE_OF_HEARING), ARRIVED) == {}


@pytest.mark.parametrize("kind", sorted(FOLLOW_UP))
def test_every_follow_up_claims_only_happenings_that_rules_know(kind: Kind):
    known = filing(kind, hearing_date=facts(date(2026, 4, 1)), decision_date=facts(date(2026, 4, 2)))

    assert set(said_by_follow_up(known, ARRIVED)) <= EVENT_NAMES


@given(COPIES, st.randoms())
def test_the_first_receipt_does_not_depend_on_the_order_of_the_copies(copies, random):
    shuffled = list(copies)
    random.shuffle(shuffled)

    assert earliest_of_copies(shuffled) == earliest_of_copies(copies)


@given(COPIES)
def test_the_first_receipt_is_never_later_than_what_any_copy_allows(copies):
    merged = earliest_of_copies(copies)

    assert merged[0] == min(copy[0] for copy in copies)
    assert min(merged) == min(day for copy in copies for day in copy if day <= max(merged))
    assert max(merged) == min(max(copy) for copy in copies)


@given(COPIES)
def test_a_copy_told_twice_changes_nothing(copies):
    assert earliest_of_copies([*copies, copies[0]]) == earliest_of_copies(copies)
