"""Which dates move between two answers, from what to what, and which may be told at once."""

from dataclasses import replace
from datetime import date

from deadlines.computed import Computed
from deadlines.whatif import as_json, may_be_published, moves
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


def only(events: dict[str, str], rule: str, **dates: date) -> Computed:
    """What follows from `events`, of which one duty alone, with other dates."""
    found = next(one for one in computed(events).deadlines if one.id == rule)
    return Computed(deadlines=(replace(found, **dates),))


def test_a_nearer_day_to_act_by_is_told_at_once_though_the_last_day_stays() -> None:
    """The last day is Sat 14 March 2026; with Fri 13 closed it is to be done by Thu 12."""
    [move] = moves(
        only(EVENTS, "dp_response"),
        only(EVENTS, "dp_response", act_by=date(2026, 3, 12), due=date(2026, 3, 17)),
    )

    assert move.nearer
    assert as_json(move)["to"]["act_by"] == "2026-03-12"


def test_what_may_not_be_done_too_early_is_careful_when_it_moves_later() -> None:
    """The hearing timeline starts on Sat 4 April 2026, the day after the 30-day resolution period."""
    rule, sooner, later = "dp_timeline_start_fed", date(2026, 4, 3), date(2026, 4, 6)
    started = only(EVENTS, rule)

    [earlier] = moves(started, only(EVENTS, rule, last_day=sooner, due=sooner))
    [postponed] = moves(started, only(EVENTS, rule, last_day=later, due=later))

    assert (earlier.eases, postponed.eases) == (True, False)


def test_a_date_that_was_not_known_and_is_found_is_told_at_once() -> None:
    events = {"request_filed": "2026-03-02"}
    found = moves(
        computed(events, procedure="expedited_due_process"),
        computed(events, procedure="expedited_due_process", school=SCHOOL),
    )
    hearing = next(one for one in found if one.id == "xd_hearing_fed")

    assert hearing.nearer
    assert hearing.was is not None
    assert hearing.was.words.startswith("no date: no school calendar")
    assert next(one for one in moves(after_losing(events), Computed())).eases


def after_losing(events: dict[str, str]) -> Computed:
    return only({**EVENTS, **events}, "dp_response")
