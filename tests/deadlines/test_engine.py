"""The engine over the shipped packs: restarts, stops, endings, orders, occurrences, statuses, notes."""

from datetime import date

import pytest

from deadlines.computed import Roll, Status
from tests.deadlines.cases import computed, deadline, ids

RECEIVED = {"lea_received_request": "2026-03-04", "sea_received_request": "2026-03-04"}


def test_an_amendment_starts_the_meeting_and_the_thirty_days_anew_but_not_the_answer() -> None:
    """Amended Sun 1 Feb 2026: 15 days later is Mon 16 Feb; the answer stays 10 days after Mon 12 Jan."""
    answer = computed({"lea_received_request": "2026-01-12", "amended_request_filed": "2026-02-01"})

    meeting = deadline(answer, "dp_resolution_meeting")
    assert meeting.last_day == date(2026, 2, 16)
    assert [old.due for old in meeting.superseded] == [date(2026, 1, 27)]
    assert deadline(answer, "dp_response").due == date(2026, 1, 22)
    assert deadline(answer, "dp_response").superseded == ()
    assert deadline(answer, "dp_response_cautious").last_day == date(2026, 2, 11)


def test_of_two_amendments_the_last_counts_and_each_older_date_is_kept() -> None:
    answer = computed(
        {"lea_received_request": "2026-01-12", "amended_request_filed": ["2026-02-01", "2026-02-20"]}
    )

    meeting = deadline(answer, "dp_resolution_meeting")
    assert (meeting.last_day, meeting.due) == (date(2026, 3, 7), date(2026, 3, 9))
    assert [old.due for old in meeting.superseded] == [date(2026, 1, 27), date(2026, 2, 16)]


def test_the_decision_that_rests_on_a_restarted_period_keeps_its_old_date_too() -> None:
    answer = computed({"lea_received_request": "2026-01-12", "amended_request_filed": "2026-02-01"})

    decision = deadline(answer, "dp_decision_fed")
    assert decision.due == date(2026, 4, 17)
    assert [old.due for old in decision.superseded] == [date(2026, 3, 28)]


def test_a_waiver_given_before_an_amendment_does_not_bind_the_amended_request() -> None:
    events = {
        "lea_received_request": "2026-01-12",
        "resolution_meeting_waived_in_writing": "2026-01-20",
        "amended_request_filed": "2026-02-03",
    }
    answer = computed(events)

    assert deadline(answer, "dp_resolution_meeting").last_day == date(2026, 2, 18)
    assert deadline(answer, "dp_timeline_start_fed").last_day == date(2026, 3, 6)


def test_a_waiver_after_an_amendment_starts_the_hearing_timeline() -> None:
    events = {
        "lea_received_request": "2026-01-12",
        "amended_request_filed": "2026-02-03",
        "resolution_meeting_waived_in_writing": "2026-02-10",
    }
    answer = computed(events)

    assert deadline(answer, "dp_timeline_start_fed").last_day == date(2026, 2, 11)
    assert "dp_resolution_meeting" in ids(answer, "not_required")


def test_an_amendment_filed_before_the_receipt_restarts_nothing() -> None:
    answer = computed({"lea_received_request": "2026-03-05", "amended_request_filed": "2026-03-03"})

    assert deadline(answer, "dp_resolution_meeting").last_day == date(2026, 3, 20)


def test_the_earliest_of_waiver_and_day_thirty_starts_the_timeline() -> None:
    late = computed({**RECEIVED, "resolution_meeting_waived_in_writing": "2026-04-10"})

    assert deadline(late, "dp_timeline_start_fed").last_day == date(2026, 4, 4)
    assert deadline(late, "dp_resolution_end_fed").last_day == date(2026, 4, 3)


def test_mediation_continued_only_after_day_thirty_does_not_stop_a_clock_that_runs() -> None:
    events = {
        **RECEIVED,
        "agreed_to_mediation_instead": "2026-03-09",
        "mediation_continued_in_writing": "2026-04-06",
    }
    answer = computed(events)

    assert deadline(answer, "dp_timeline_start_fed").last_day == date(2026, 4, 4)


def test_a_withdrawal_before_day_thirty_leaves_the_thirty_days_as_they_are() -> None:
    events = {
        **RECEIVED,
        "agreed_to_mediation_instead": "2026-03-09",
        "mediation_continued_in_writing": "2026-03-20",
        "mediation_withdrawn": "2026-03-25",
    }

    assert deadline(computed(events), "dp_timeline_start_fed").last_day == date(2026, 4, 4)


def test_a_stopped_clock_shows_what_it_would_be_and_until_when() -> None:
    answer = computed(RECEIVED, flags={"parent_did_not_participate": True})

    stopped = {one.id: one for one in answer.suspended}
    assert stopped["dp_decision_fed"].undelayed == date(2026, 5, 18)
    assert stopped["dp_decision_fed"].until == "the meeting is held"
    assert deadline(answer, "dp_dismissal_request_earliest").last_day == date(2026, 4, 4)
    assert deadline(answer, "dp_resolution_end_fed").last_day == date(2026, 4, 3)


def test_the_clock_runs_again_when_the_meeting_is_held_after_all() -> None:
    events = {**RECEIVED, "resolution_meeting_held": "2026-03-30"}
    answer = computed(events, flags={"parent_did_not_participate": True})

    assert deadline(answer, "dp_decision_fed").due == date(2026, 5, 18)
    assert "dp_dismissal_request_earliest" in ids(answer, "not_required")


def test_a_request_that_was_withdrawn_ends_what_was_not_yet_due() -> None:
    """Withdrawn Tue 17 Mar: the answer was due Mon 16 Mar and stays missed; the meeting is not required."""
    answer = computed({**RECEIVED, "request_withdrawn": "2026-03-17"}, as_of="2026-03-20")

    assert deadline(answer, "dp_response").status is Status.MISSED
    assert "dp_resolution_meeting" in ids(answer, "not_required")
    assert answer.waiting == ()


def test_a_reopened_case_runs_again() -> None:
    answer = computed({**RECEIVED, "request_dismissed": "2026-03-17", "case_reopened": "2026-03-18"})

    assert "dp_resolution_meeting" in ids(answer, "deadlines")


def test_the_end_of_the_matter_does_not_take_the_civil_action_away() -> None:
    answer = computed({**RECEIVED, "decision_received": "2026-05-22", "case_closed": "2026-05-23"})

    assert deadline(answer, "civil_action_nm").due == date(2026, 6, 22)


def test_an_order_governs_and_our_own_count_stands_beside_it() -> None:
    answer = computed({**RECEIVED, "date_ordered": {"on": "2026-05-29", "what": "dp_decision_fed"}})

    decision = deadline(answer, "dp_decision_fed")
    assert decision.due == date(2026, 5, 29)
    assert any("Mon 18 May 2026" in note and "11 days later" in note for note in decision.notes)


def test_an_order_gives_a_date_where_the_trigger_has_not_come() -> None:
    answer = computed({"date_ordered": {"on": "2026-06-12", "what": "dp_disclosure"}})

    assert deadline(answer, "dp_disclosure").due == date(2026, 6, 12)


def test_an_order_that_names_no_rule_moves_nothing_and_is_told() -> None:
    answer = computed({**RECEIVED, "date_ordered": [{"on": "2026-06-12", "what": "dp_lunch"}, "2026-06-13"]})

    assert sum("moves no date" in note for note in answer.notes) == 2


def test_an_extension_stands_beside_the_decision_and_a_later_one_replaces_it() -> None:
    answer = computed({**RECEIVED, "decision_extended_to": ["2026-06-03", "2026-06-13"]}, as_of="2026-05-25")

    assert deadline(answer, "dp_decision_fed").status is Status.RUNNING
    extended = deadline(answer, "dp_decision_extended")
    assert (extended.due, [old.due for old in extended.superseded]) == (date(2026, 6, 13), [date(2026, 6, 3)])


def test_a_moved_hearing_keeps_the_dates_of_the_first_one() -> None:
    answer = computed({"hearing_date": "2026-06-22", "previous_hearing_date": "2026-06-01"})

    disclosure = deadline(answer, "dp_disclosure")
    assert (disclosure.due, [old.due for old in disclosure.superseded]) == (
        date(2026, 6, 12),
        [date(2026, 5, 22)],
    )


def test_several_happenings_are_several_occurrences() -> None:
    answer = computed({"lea_received_request": ["2026-03-04", "2026-03-11"]})

    assert [deadline(answer, "dp_response", n).last_day.day for n in (1, 2)] == [14, 21]
    assert [deadline(answer, "dp_decision_fed", n).due for n in (1, 2)] == [
        date(2026, 5, 18),
        date(2026, 5, 25),
    ]


def test_a_mixed_request_runs_on_both_clocks() -> None:
    answer = computed(RECEIVED, procedure=["due_process", "expedited_due_process"])

    assert deadline(answer, "dp_resolution_meeting").due == date(2026, 3, 19)
    assert deadline(answer, "xd_resolution_meeting").due == date(2026, 3, 11)


def test_a_regular_request_knows_no_expedited_rule() -> None:
    everywhere = computed({**RECEIVED, "request_filed": "2026-03-04", "hearing_date": "2026-06-22"})

    names = ("deadlines", "immediate", "undecided", "suspended", "not_required", "waiting")
    found = set().union(*(ids(everywhere, name) for name in names))
    assert {name for name in found if name.startswith("xd_")} == {"xd_iaes_45_school_days"} & found


@pytest.mark.parametrize(
    ("as_of", "status"),
    [
        ("2026-03-14", Status.RUNNING),
        ("2026-03-15", Status.LATE),
        ("2026-03-16", Status.LATE),
        ("2026-03-17", Status.MISSED),
    ],
)
def test_a_rolled_date_is_late_before_it_is_missed(as_of: str, status: Status) -> None:
    """Day 10 is Sat 14 Mar 2026, due Mon 16 Mar."""
    assert deadline(computed(RECEIVED, as_of=as_of), "dp_response").status is status


@pytest.mark.parametrize(
    ("sent", "status"),
    [("2026-03-16", Status.MET), ("2026-03-17", Status.MET_LATE), ("2026-03-25", Status.MISSED)],
)
def test_a_duty_is_met_by_what_was_done_by_the_day_of_the_report(sent: str, status: Status) -> None:
    answer = computed({**RECEIVED, "response_sent": sent}, as_of="2026-03-20")

    assert deadline(answer, "dp_response").status is status


def test_late_on_the_federal_count_is_said_while_the_state_roll_still_runs() -> None:
    answer = computed(RECEIVED, as_of="2026-03-15")

    assert any("dp_response is late on the federal count" in note for note in answer.notes)


def test_an_event_after_the_day_of_the_report_is_named() -> None:
    answer = computed({**RECEIVED, "hearing_date": "2026-06-22"}, as_of="2026-03-15")

    assert [note for note in answer.notes if note.startswith("hearing_date (Mon 22 Jun 2026) lies after")]


def test_an_impossible_order_is_computed_and_said() -> None:
    answer = computed({**RECEIVED, "decision_issued": "2026-03-01"})

    assert deadline(answer, "dp_response").roll is Roll.FORWARD
    assert any(note.startswith("Impossible order: decision_issued") for note in answer.notes)


def test_the_notice_of_no_resolution_is_asked_for_from_the_earlier_day_thirty() -> None:
    """The state received it on Mon 2 Mar, the district on Wed 4 Mar: the earlier day 30 is Wed 1 Apr."""
    events = {"lea_received_request": "2026-03-04", "sea_received_request": "2026-03-02"}
    before, after = computed(events, as_of="2026-03-31"), computed(events, as_of="2026-04-01")

    assert not any("dp_unresolved_notice" in note for note in before.notes)
    assert any("dp_unresolved_notice, from Wed 1 Apr 2026 on" in note for note in after.notes)
    assert "unresolved_outcome_reached" in {question.about for question in after.questions}


def test_a_duty_owed_at_once_is_gone_when_it_was_done() -> None:
    answer = computed({**RECEIVED, "safeguards_notice_sent": "2026-03-05"})

    assert "dp_safeguards_notice" in ids(answer, "not_required")


def test_a_request_sent_before_it_was_received_is_a_warning_only() -> None:
    answer = computed({**RECEIVED, "request_filed": "2026-03-02"})

    meeting = deadline(answer, "dp_resolution_meeting")
    assert meeting.due == date(2026, 3, 19)
    assert any("Mon 2 Mar 2026" in note for note in meeting.notes)


def test_rules_that_were_not_read_say_so() -> None:
    answer = computed({"lea_received_request": "2026-05-04"}, jurisdiction="US-CA")

    assert any(note.startswith("Not verified") for note in deadline(answer, "ca_response").notes)
    assert not any(
        note.startswith("Not verified") for note in deadline(answer, "ca_resolution_meeting").notes
    )


def test_days_beyond_the_calendar_are_undecided_and_nothing_falls() -> None:
    answer = computed({"lea_received_request": "9999-12-31", "request_filed": "0001-01-01"})

    assert {"dp_response", "dp_lookback"} <= ids(answer, "undecided")
