"""Which entries a case gets, on which day, and what they say."""

from dataclasses import replace
from datetime import date

import pytest

from calendars.plan import plan, withdrawn
from deadlines.computed import Immediate, Kind, NotRequired, Status, Superseded, Suspended, Undecided
from tests.calendars.samples import CASE, OFFICE, computed, deadline


def only(case=CASE, **lists):
    entries = plan(case, computed(*lists.pop("deadlines", ()), **lists), office=OFFICE)
    assert len(entries) == 1
    return entries[0]


def test_the_district_acts_by_the_business_day_before_a_saturday():
    """Day 10 is Sat 14 Mar 2026 and rolls to Mon 16; the district acts by Fri 13."""
    entry = only(deadlines=[deadline()])

    assert entry.day == date(2026, 3, 13)
    assert entry.summary == "ACT BY - Answer the parent's request - 26-0014 JR"


@pytest.mark.parametrize("owner", ["lea", "both", "aggrieved_party", "prevailing_party"])
def test_those_who_must_act_or_may_sue_or_claim_see_act_by(owner):
    entry = only(deadlines=[deadline(owed_by=owner)])

    assert (entry.day, entry.summary[:6]) == (date(2026, 3, 13), "ACT BY")


@pytest.mark.parametrize("owner", ["hearing_officer", "sea", "sea_or_lea", "mediator", "parent", "alj"])
def test_what_others_owe_is_expected_by_the_last_day_as_counted(owner):
    """The strict count ends on Sat 14 Mar; neither the roll nor the business day moves an expectation."""
    entry = only(deadlines=[deadline(owed_by=owner)])

    assert (entry.day, entry.summary[:11]) == (date(2026, 3, 14), "EXPECTED BY")


def test_what_the_filing_party_owes_is_the_districts_when_the_district_filed():
    by_parent = only(deadlines=[deadline(owed_by="filer")])
    by_lea = only(replace(CASE, flags={"filed_by": "lea"}), deadlines=[deadline(owed_by="filer")])

    assert by_parent.summary.startswith("EXPECTED BY")
    assert by_lea.summary.startswith("ACT BY")
    assert by_lea.day == date(2026, 3, 13)


@pytest.mark.parametrize(
    ("kind", "mark"),
    [
        (Kind.PERIOD_END, "LAST DAY"),
        (Kind.WINDOW_END, "LAST DAY"),
        (Kind.START, "FIRST DAY"),
        (Kind.EARLIEST, "NOT BEFORE"),
    ],
)
def test_periods_windows_and_first_days_stand_on_their_own_day(kind, mark):
    entry = only(deadlines=[deadline(kind=kind, act_by=None, status=Status.MET)])

    assert entry.day == date(2026, 3, 14)
    assert "Done" not in entry.description
    assert entry.summary == f"{mark} - Answer the parent's request - 26-0014 JR"
    assert entry.alarms_before == ()


@pytest.mark.parametrize("kind", [Kind.LOOKBACK, Kind.DISPLAY])
def test_look_backs_and_dates_for_display_are_not_shown(kind):
    assert plan(CASE, computed(deadline(kind=kind)), office=OFFICE) == []


@pytest.mark.parametrize(("status", "mark"), [(Status.MET, "DONE"), (Status.MET_LATE, "DONE LATE")])
def test_a_duty_that_was_done_keeps_its_entry_and_its_day(status, mark):
    open_entry = only(deadlines=[deadline(status=Status.RUNNING)])
    done = only(deadlines=[deadline(status=status)])

    assert (done.uid, done.day) == (open_entry.uid, open_entry.day)
    assert done.summary == f"{mark} - Answer the parent's request - 26-0014 JR"
    assert done.alarms_before == ()


@pytest.mark.parametrize(("status", "word"), [(Status.LATE, "LATE"), (Status.MISSED, "MISSED")])
def test_a_late_duty_still_says_act_by_and_tells_that_it_is_late(status, word):
    entry = only(deadlines=[deadline(status=status)])

    assert entry.summary.startswith("ACT BY - ")
    assert f"{word}: " in entry.description


def test_the_description_tells_dates_reasons_law_and_how_to_correct():
    entry = only(
        deadlines=[
            deadline(
                outer_limit=date(2026, 3, 18),
                superseded=(
                    Superseded(
                        date(2026, 3, 10), date(2026, 3, 10), "the request was amended on Wed 4 Mar 2026"
                    ),
                ),
                notes=("The receipt day is not confirmed.",),
            )
        ]
    )

    for part in (
        "Owed by the district.",
        "Act by Fri 13 Mar 2026",
        "Last day: Sat 14 Mar 2026.",
        "forward to Mon 16 Mar 2026",
        "Outer limit, if the latest facts or reading hold: Wed 18 Mar 2026.",
        "not yet signed off",
        "- Wed 4 Mar 2026: the LEA receives the request (day 0)",
        "The receipt day is not confirmed.",
        "Before: Tue 10 Mar 2026, replaced: the request was amended on Wed 4 Mar 2026.",
        "34 CFR 300.508(e)(1)",
        "duewatch explain 26-0014 dp_response",
        "duewatch case confirm 26-0014",
    ):
        assert part in entry.description


def test_a_signed_rule_is_not_called_unsigned():
    assert "not yet signed" not in only(deadlines=[deadline(signed_off=True)]).description


def test_a_long_derivation_is_cut_and_says_so():
    entry = only(deadlines=[deadline(steps=tuple(f"step {n}" for n in range(40)))])

    assert "- step 11\n- ... and 28 more" in entry.description


def test_an_undecided_duty_stands_on_its_earliest_possible_day_marked_as_not_known():
    duty = Undecided(
        id="xd_hearing_nm",
        why="no school calendar after 2026-05-21",
        earliest_possible=date(2026, 6, 9),
        do="add the school year",
        title="Hold the expedited hearing",
    )
    entry = only(undecided=(duty,))

    assert entry.day == date(2026, 6, 9)
    assert entry.summary == "DATE NOT KNOWN - Hold the expedited hearing - 26-0014 JR"
    assert entry.tentative
    assert "no school calendar after 2026-05-21." in entry.description
    assert "What to do: add the school year." in entry.description


def test_an_undecided_duty_without_any_day_is_given_none():
    duty = Undecided(id="xd_hearing_nm", why="no school calendar", earliest_possible=None, do="")

    assert plan(CASE, computed(undecided=(duty,)), office=OFFICE) == []


def test_a_duty_keeps_its_uid_when_its_date_becomes_known():
    unknown = Undecided(id="dp_response", why="?", earliest_possible=date(2026, 3, 9), do="")

    assert only(undecided=(unknown,)).uid == only(deadlines=[deadline()]).uid


def test_what_the_district_owes_at_once_stands_on_the_day_since_when():
    duty = Immediate(id="dp_safeguards_notice", since=date(2026, 3, 4), owed_by="lea")
    entry = only(immediate=(duty,))

    assert entry.day == date(2026, 3, 4)
    assert entry.summary == "AT ONCE - dp safeguards notice - 26-0014 JR"


def test_what_others_owe_at_once_is_not_shown():
    duty = Immediate(id="dp_hearing_officer_appointed", since=date(2026, 3, 4), owed_by="sea")

    assert plan(CASE, computed(immediate=(duty,)), office=OFFICE) == []


def test_suspended_and_not_required_duties_have_no_entry_and_the_reason_is_told():
    lists = computed(
        suspended=(
            Suspended(
                id="dp_decision_fed",
                why="the parent does not take part",
                undelayed=date(2026, 5, 18),
                until="the parent takes part",
            ),
        ),
        not_required=(NotRequired(id="dp_resolution_meeting", why="both waived it in writing"),),
    )

    assert plan(CASE, lists, office=OFFICE) == []
    assert withdrawn(CASE, lists) == {
        (
            "26-0014",
            "dp_decision_fed",
        ): "The clock is stopped: the parent does not take part. Without the stop"
        " it would be Mon 18 May 2026. Stopped until: the parent takes part.",
        ("26-0014", "dp_resolution_meeting"): "Not required: both waived it in writing.",
    }


def test_uids_differ_by_office_case_rule_and_occurrence_and_by_nothing_else():
    def uid(office=OFFICE, case=CASE, **given):
        return plan(case, computed(deadline(**given)), office=office)[0].uid

    uids = {
        uid(),
        uid(office="another"),
        uid(case=replace(CASE, ref="26-0015")),
        uid(id="dp_resolution_meeting"),
        uid(occurrence=2),
    }
    assert len(uids) == 5
    assert uid(title="Answer", last_day=date(2026, 4, 1)) == uid(case=replace(CASE, initials="XY"))


def test_no_duty_is_lost_when_two_go_by_one_name():
    """Of two amendments one has a date and the other lacks a school calendar."""
    unknown = Undecided(id="dp_response", why="?", earliest_possible=date(2026, 3, 9), do="")
    entries = plan(CASE, computed(deadline(), deadline(title="twice"), undecided=(unknown,)), office=OFFICE)

    assert len({entry.uid for entry in entries}) == 3


def test_a_uid_never_changes_between_releases():
    """People's calendars hold it: this value was worked out by RFC 9562 5.5, and must stay."""
    assert str(only(deadlines=[deadline()]).uid) == "23150fd5-285a-5815-8a1a-16367b2c4236"


def test_a_case_without_reference_cannot_be_published():
    with pytest.raises(ValueError, match="needs its reference"):
        plan(replace(CASE, ref=""), computed(deadline()), office=OFFICE)
