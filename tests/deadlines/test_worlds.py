"""Uncertain facts: which date governs, what the outer limit is, and the one question to ask."""

from datetime import date

from config.packs import load_pack
from deadlines.case import Case, Happening
from deadlines.computed import Roll
from deadlines.events import Standing
from deadlines.worlds import MOST_WORLDS, over_worlds
from tests.deadlines.cases import computed, days_of, deadline, ids, told


def test_the_earliest_receipt_governs_what_is_owed_and_the_latest_is_the_outer_limit() -> None:
    """4 Mar and 15 days is Thu 19 Mar; 6 Mar and 15 days is Sat 21 Mar, which moves to Mon 23 Mar."""
    answer = computed({"lea_received_request": {"either": ["2026-03-06", "2026-03-04"]}})

    meeting = deadline(answer, "dp_resolution_meeting")
    assert (meeting.last_day, meeting.due, meeting.outer_limit) == (
        date(2026, 3, 19),
        date(2026, 3, 19),
        date(2026, 3, 23),
    )


def test_the_latest_receipt_governs_what_may_not_be_done_too_early() -> None:
    answer = computed({"lea_received_request": {"either": ["2026-03-04", "2026-03-06"]}})

    assert deadline(answer, "dp_parent_may_seek_start").last_day == date(2026, 3, 22)
    assert deadline(answer, "dp_timeline_start_fed").last_day == date(2026, 4, 6)
    assert deadline(answer, "dp_decision_fed").last_day == date(2026, 5, 18)


def test_what_is_only_shown_tells_both_dates() -> None:
    answer = computed({"request_filed": {"either": ["2026-03-04", "2026-03-06"]}})

    lookback = deadline(answer, "dp_lookback")
    assert lookback.last_day == date(2024, 3, 4)
    assert "By the other facts: Wed 6 Mar 2024." in lookback.notes


def test_all_of_one_entry_comes_from_the_same_candidate() -> None:
    """Sat 14 Mar governs, not Fri 13 Mar with the due day of another candidate."""
    answer = computed({"lea_received_request": {"either": ["2026-03-05", "2026-03-04"]}})

    response = deadline(answer, "dp_response")
    assert (response.last_day, response.due, response.act_by, response.roll) == (
        date(2026, 3, 14),
        date(2026, 3, 16),
        date(2026, 3, 13),
        Roll.FORWARD,
    )


def test_a_claimed_waiver_takes_no_duty_away() -> None:
    events = {
        "lea_received_request": "2026-03-04",
        "resolution_meeting_waived_in_writing": {"either": ["2026-03-10", None]},
    }
    answer = computed(events)

    meeting = deadline(answer, "dp_resolution_meeting")
    assert any("may not be required" in note for note in meeting.notes)
    assert deadline(answer, "dp_decision_fed").last_day == date(2026, 4, 24)
    assert deadline(answer, "dp_decision_fed").outer_limit == date(2026, 5, 18)
    assert [question.about for question in answer.questions] == ["resolution_meeting_waived_in_writing"]


def test_an_amendment_that_may_not_count_keeps_the_old_date_alive() -> None:
    events = {"lea_received_request": "2026-03-04", "amended_request_filed": {"either": ["2026-03-20", None]}}
    meeting = deadline(computed(events), "dp_resolution_meeting")

    assert (meeting.due, meeting.outer_limit) == (date(2026, 3, 19), date(2026, 4, 6))


def test_a_claimed_event_may_not_have_happened() -> None:
    case = told({"lea_received_request": "2026-03-04"})
    claimed = Happening((date(2026, 3, 9),), Standing.CLAIMED)
    events = {**case.case.events, "agreed_to_mediation_instead": (claimed,)}
    asked = Case(
        jurisdiction="US-NM", procedures=case.case.procedures, timezone="America/Denver", events=events
    )
    answer = over_worlds(asked, load_pack("US-NM"), days_of(case))

    assert "dp_resolution_meeting" in ids(answer, "deadlines")
    assert "agreed_to_mediation_instead" in {question.about for question in answer.questions}


def test_a_fact_that_moves_nothing_is_not_asked_about() -> None:
    answer = computed(
        {"lea_received_request": "2026-03-04", "consent_requested": {"either": ["2026-03-05", "2026-03-06"]}}
    )

    assert answer.questions == ()


def test_readings_of_one_period_share_the_outer_limit() -> None:
    answer = computed({"lea_received_request": "2026-04-09", "sea_received_request": "2026-04-06"})

    assert deadline(answer, "dp_resolution_end_nm").outer_limit == date(2026, 5, 9)
    assert deadline(answer, "dp_resolution_end_fed").outer_limit is None


def test_a_date_that_falls_on_the_doubted_monday_of_february_has_the_tuesday_as_outer_limit() -> None:
    """15 days after Sun 1 Feb is Mon 16 Feb 2026: New Mexico's offices work, federal ones do not."""
    meeting = deadline(computed({"lea_received_request": "2026-02-01"}), "dp_resolution_meeting")

    assert (meeting.due, meeting.outer_limit) == (date(2026, 2, 16), date(2026, 2, 17))
    assert any("C28" in note for note in meeting.notes)


def test_a_roll_back_takes_the_friday_before_the_doubted_monday() -> None:
    answer = computed({"sea_received_complaint": "2025-12-18"}, procedure="state_complaint")
    decision = deadline(answer, "sc_decision")

    assert (decision.last_day, decision.due, decision.outer_limit) == (
        date(2026, 2, 16),
        date(2026, 2, 13),
        date(2026, 2, 16),
    )


def test_a_friday_for_a_saturday_holiday_moves_the_date_and_nobody_is_to_rely_on_it() -> None:
    """Day 10 is Fri 18 Jun 2027, observed for Sat 19 Jun; the act-by day is the Thursday."""
    response = deadline(computed({"lea_received_request": "2027-06-08"}), "dp_response")

    assert (response.last_day, response.due, response.act_by) == (
        date(2027, 6, 18),
        date(2027, 6, 21),
        date(2027, 6, 17),
    )
    assert any("C29" in note and "Fri 18 Jun 2027" in note for note in response.notes)


def test_too_many_combinations_are_cut_and_told() -> None:
    many = {"either": [f"2026-03-{day:02d}" for day in range(2, 28)]}
    answer = computed({"lea_received_request": many, "sea_received_request": many, "request_filed": many})

    assert any("not computed" in note for note in answer.notes)
    assert deadline(answer, "dp_response").last_day == date(2026, 3, 12)
    assert MOST_WORLDS == 32


def test_two_uncertain_happenings_of_one_name_are_two_questions() -> None:
    days = [{"either": ["2026-03-06", "2026-03-09"]}, {"either": ["2026-03-12", "2026-03-13"]}]
    answer = computed({"agreement_executed": days}, procedure="settlement")

    assert [question.about for question in answer.questions] == ["agreement_executed"] * 2
    assert all("void_window_end" in question.moves for question in answer.questions)
