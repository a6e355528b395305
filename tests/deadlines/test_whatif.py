"""Which dates move between two answers, from what to what, and which may be told at once."""

from deadlines.whatif import may_be_published, moves
from tests.deadlines.cases import computed

EVENTS = {"lea_received_request": "2026-03-04", "sea_received_request": "2026-03-04"}
SCHOOL = {
    "week": ["mon", "tue", "wed", "thu", "fri"],
    "sessions": [{"first": "2026-01-05", "last": "2026-05-21"}],
}


def test_nothing_moves_between_equal_answers() -> None:
    assert moves(computed(EVENTS), computed(EVENTS)) == ()


def test_an_earlier_receipt_moves_dates_nearer_and_says_why() -> None:
    found = moves(computed(EVENTS), computed({**EVENTS, "lea_received_request": "2026-03-02"}))
    response = next(one for one in found if one.id == "dp_response")

    assert response.nearer
    assert str(response) == (
        "Answer the parent's request (dp_response): due Mon 16 Mar 2026, act by Fri 13 Mar 2026 -> "
        "due Thu 12 Mar 2026, act by Thu 12 Mar 2026. Now: Mon 2 Mar 2026: the LEA receives the request (day 0)."
    )


def test_a_snow_day_moves_school_days_further_and_waits_for_a_person() -> None:
    """20 school days from Mon 2 Mar 2026 end on Mon 30 Mar; with Wed 11 Mar closed on Tue 31 Mar."""
    events, snow = {"request_filed": "2026-03-02"}, {"from": "2026-03-11", "to": "2026-03-11", "name": "snow"}
    before = computed(events, procedure="expedited_due_process", school=SCHOOL)
    after = computed(events, procedure="expedited_due_process", school={**SCHOOL, "closed": [snow]})

    nearer, further = may_be_published(moves(before, after))
    assert nearer == ()
    assert [(one.id, one.now.words) for one in further if one.now] == [
        ("xd_hearing_fed", "due Tue 31 Mar 2026, act by Tue 31 Mar 2026")
    ]
    assert "snow" in further[0].because


def test_a_duty_that_is_not_required_any_more_waits_for_a_person() -> None:
    waived = {**EVENTS, "resolution_meeting_waived_in_writing": "2026-03-09"}
    nearer, further = may_be_published(moves(computed(EVENTS), computed(waived)))

    assert "dp_resolution_meeting" in {one.id for one in further}
    assert "dp_decision_fed" in {one.id for one in nearer}
    assert "dp_timeline_start_fed" in {one.id for one in further}


def test_a_new_duty_is_told_at_once() -> None:
    nearer, _ = may_be_published(moves(computed(EVENTS), computed({**EVENTS, "hearing_date": "2026-06-22"})))

    assert "dp_disclosure" in {one.id for one in nearer}
