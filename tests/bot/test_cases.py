"""What people of the office do with cases: open, correct, close, merge, move, split, log attempts."""

from datetime import date, timedelta

import pytest

from bot.casework import cases
from bot.errors import WrongRequest
from bot.intake.outcomes import State
from bot.store import entries, messages
from tests.bot.office import PIEDRA_ALTA, RIO_SECO, TestOffice, letter, request


@pytest.fixture
def hand(office: TestOffice) -> cases.Hand:
    return cases.Hand(by="DC", reason="told by the parent", now=office.now)


def on_paper(**more: object) -> cases.NewCase:
    """A request handed over the counter on Wed 4 March 2026."""
    known = {
        "procedures": ("due_process",),
        "lea": PIEDRA_ALTA,
        "children": ("Wren Pettibone",),
        "happened": {"lea_received_request": (date(2026, 3, 4),)},
    }
    return cases.NewCase(**{**known, **more})


def happened(office: TestOffice, ref: str, name: str) -> list[object]:
    """Days of a happening that nothing superseded."""
    shown = cases.show_case(office.room, ref, office.now)["events"]
    gone = {one["supersedes"] for one in shown}
    return [one["on"] for one in shown if one["name"] == name and one["id"] not in gone]


def dates(office: TestOffice, ref: str) -> dict[str, str]:
    return {one["id"]: one["act_by"] for one in cases.show_case(office.room, ref, office.now)["deadlines"]}


def test_a_filing_on_paper_opens_a_case_with_its_dates(office: TestOffice, hand: cases.Hand):
    """Wed 4 March + 10 days = Sat 14 March: act by Fri 13 March (34 CFR 300.508(e)(1))."""
    ref = cases.open_case(office.room, on_paper(), hand)

    (line,) = cases.list_cases(office.room)
    assert (ref, line["label"], line["status"]) == ("26-0001", "26-0001 WP", "open")
    assert line["next"] == {"id": "dp_response", "act_by": "2026-03-13"}


def test_every_problem_of_a_new_case_is_told_at_once(office: TestOffice, hand: cases.Hand):
    wrong = on_paper(
        procedures=("due_proces",), lea="Nowhere", happened={"lea_recieved_request": (date(2026, 3, 4),)}
    )

    with pytest.raises(WrongRequest) as caught:
        cases.open_case(office.room, wrong, hand)
    assert "did you mean 'lea_received_request'?" in str(caught.value)
    assert "due_proces" in str(caught.value)
    assert "Nowhere" in str(caught.value)
    assert cases.list_cases(office.room) == []


@pytest.mark.parametrize(("by", "reason"), [("", "why"), ("DC", " ")])
def test_every_change_needs_a_name_and_a_reason(office: TestOffice, by: str, reason: str):
    with pytest.raises(WrongRequest, match=r"initials.*reason"):
        cases.open_case(office.room, on_paper(), cases.Hand(by=by, reason=reason, now=office.now))


def test_confirming_the_day_of_receipt_settles_every_date(office: TestOffice, hand: cases.Hand):
    """Mon 2 March + 10 days = Thu 12 March."""
    office.arrives(request(received=["2026-03-04", "2026-03-02"]))
    office.work()

    cases.confirm(office.room, "26-0001", "lea_received_request", date(2026, 3, 2), hand)

    assert dates(office, "26-0001")["dp_response"] == "2026-03-12"
    assert happened(office, "26-0001", "lea_received_request") == ["2026-03-02"]
    assert cases.show_case(office.room, "26-0001", office.now)["questions"] == []


def test_a_claim_that_a_person_denies_takes_nothing_away_any_more(office: TestOffice, hand: cases.Hand):
    office.arrives(request())
    office.arrives(letter("withdrawal", child="Mateo Archuleta"))
    office.work()

    cases.confirm(office.room, "26-0001", "request_withdrawn", None, hand)

    shown = cases.show_case(office.room, "26-0001", office.now)
    assert "request_withdrawn" not in [one["about"] for one in shown["questions"]]
    assert "dp_response" in [one["id"] for one in shown["deadlines"]]


def test_a_withdrawal_that_a_person_confirms_ends_what_is_not_yet_due(office: TestOffice, hand: cases.Hand):
    office.arrives(request())
    office.arrives(letter("withdrawal", child="Mateo Archuleta"))
    office.work()

    cases.confirm(office.room, "26-0001", "request_withdrawn", date(2026, 3, 4), hand)
    office.work()

    shown = cases.show_case(office.room, "26-0001", office.now)
    assert "dp_response" not in [one["id"] for one in shown["deadlines"]]
    assert "STATUS:CANCELLED" in office.calendar


def test_what_a_person_recorded_stays_when_another_copy_comes_in(office: TestOffice, hand: cases.Hand):
    office.arrives(request())
    office.work()
    cases.confirm(office.room, "26-0001", "lea_received_request", date(2026, 3, 4), hand)

    office.arrives(request(received="2026-03-02", note="a copy"))
    office.work()

    assert happened(office, "26-0001", "lea_received_request") == ["2026-03-04"]
    assert "earlier day" in cases.tray(office.room)[0]["ask"]


def test_an_unknown_happening_cannot_be_confirmed_and_the_known_ones_are_told(
    office: TestOffice, hand: cases.Hand
):
    cases.open_case(office.room, on_paper(), hand)

    with pytest.raises(WrongRequest, match=r"no 'hearing_date' number 1.*lea_received_request"):
        cases.confirm(office.room, "26-0001", "hearing_date", date(2026, 4, 1), hand)


def test_an_event_recorded_twice_is_two_happenings_in_order(office: TestOffice, hand: cases.Hand):
    ref = cases.open_case(office.room, on_paper(), hand)

    cases.record_event(office.room, ref, "agreement_executed", [date(2026, 3, 6)], hand)
    cases.record_event(office.room, ref, "agreement_executed", [date(2026, 3, 12)], hand)

    shown = cases.show_case(office.room, ref, office.now)["events"]
    assert [(one["on"], one["occurrence"]) for one in shown if one["name"] == "agreement_executed"] == [
        ("2026-03-06", 1),
        ("2026-03-12", 2),
    ]


def test_a_flag_can_begin_and_end(office: TestOffice, hand: cases.Hand):
    ref = cases.open_case(office.room, on_paper(), hand)
    cases.record_event(office.room, ref, "pwn_already_sent", [], hand, value=True)
    with_notice = dates(office, ref)
    cases.record_event(office.room, ref, "pwn_already_sent", [], hand, value=False)

    assert "dp_response" not in with_notice
    assert dates(office, ref)["dp_response"] == "2026-03-13"


def test_an_office_event_cannot_be_recorded_by_its_name(office: TestOffice, hand: cases.Hand):
    ref = cases.open_case(office.room, on_paper(), hand)

    with pytest.raises(WrongRequest, match="not an event that can be recorded"):
        cases.record_event(office.room, ref, "merged_into", [date(2026, 3, 4)], hand)


def test_closing_cancels_the_entries_and_reopening_brings_them_back_under_their_uids(
    office: TestOffice, hand: cases.Hand
):
    ref = cases.open_case(office.room, on_paper(), hand)
    office.work()

    def live() -> set[str]:
        found = office.room.store.read(lambda c: entries.of_case(c, ref))
        return {str(one.entry.uid) for one in found if not one.cancelled}

    before = live()
    cases.close_case(office.room, ref, hand)
    assert live() == set()
    with pytest.raises(WrongRequest, match="is closed already"):
        cases.close_case(office.room, ref, hand)
    cases.reopen_case(office.room, ref, hand)

    assert live() == before
    assert cases.list_cases(office.room)[0]["status"] == "open"


def test_a_closed_case_reminds_nobody(office: TestOffice, hand: cases.Hand):
    ref = cases.open_case(office.room, on_paper(), hand)
    cases.close_case(office.room, ref, hand)

    office.passes(days=10)
    office.work()

    assert [str(one["Subject"]) for one in office.outbox.sent] == []


def test_one_matter_in_two_cases_becomes_one_and_the_first_receipt_counts(
    office: TestOffice, hand: cases.Hand
):
    office.arrives(request())
    office.arrives(request(words="quite other words", received="2026-03-02"))
    office.work()
    assert [item["kind"] for item in cases.tray(office.room)] == ["same_matter"]

    cases.merge(office.room, "26-0002", "26-0001", hand)
    office.work()

    assert [line["ref"] for line in cases.list_cases(office.room)] == ["26-0001"]
    assert dates(office, "26-0001")["dp_response"] == "2026-03-12"
    assert cases.tray(office.room) == []
    assert cases.show_case(office.room, "26-0002", office.now)["ref"] == "26-0001"
    live = {one["ref"]: one["status"] for one in cases.list_cases(office.room, every=True)}
    assert live["26-0002"] == "merged"


def test_after_a_merge_follow_ups_and_copies_find_the_one_case(office: TestOffice, hand: cases.Hand):
    office.arrives(request())
    office.arrives(request(words="quite other words"))
    office.work()
    cases.merge(office.room, "26-0002", "26-0001", hand)

    office.arrives(letter("withdrawal", child="Mateo Archuleta"))
    office.arrives(request(words="quite other words", note="again"))
    office.work()

    assert len(cases.list_cases(office.room, every=True)) == 2
    assert happened(office, "26-0001", "request_withdrawn") == ["2026-03-04"]
    assert happened(office, "26-0001", "lea_received_request") == ["2026-03-04"]


def test_a_copy_of_what_a_person_opened_on_paper_does_not_start_a_second_clock(
    office: TestOffice, hand: cases.Hand
):
    office.arrives(request())
    office.work()
    paper = cases.open_case(office.room, on_paper(children=("Mateo Archuleta",)), hand)
    cases.merge(office.room, "26-0001", paper, hand)

    office.arrives(request(note="the copy"))
    office.work()

    assert happened(office, paper, "lea_received_request") == ["2026-03-04"]


def test_a_reference_is_never_given_twice(office: TestOffice, hand: cases.Hand):
    first = cases.open_case(office.room, on_paper(), hand)
    second = cases.open_case(office.room, on_paper(children=("Otis Hallorann",)), hand)
    cases.merge(office.room, second, first, hand)

    assert cases.open_case(office.room, on_paper(children=("Isela",)), hand) == "26-0003"


def test_a_message_in_the_wrong_case_is_moved_with_what_it_told(office: TestOffice, hand: cases.Hand):
    office.arrives(request())
    office.arrives(request(child="Otis Hallorann", lea=RIO_SECO, words="another letter"))
    office.work()
    office.arrives(
        letter("withdrawal", child="Mateo Archuleta"), arrived_at=office.now + timedelta(minutes=1)
    )
    office.work()
    withdrawal = office.room.store.read(messages.recent)[0].hash

    cases.move(office.room, withdrawal[:12], "26-0002", hand)

    assert happened(office, "26-0001", "request_withdrawn") == []
    assert happened(office, "26-0002", "request_withdrawn") == ["2026-03-04"]
    (told,) = [
        one
        for one in cases.show_case(office.room, "26-0002", office.now)["events"]
        if one["name"] == "request_withdrawn"
    ]
    assert told["standing"] == "claimed"


def test_a_message_moved_by_mistake_is_moved_back(office: TestOffice, hand: cases.Hand):
    office.arrives(request())
    office.arrives(request(child="Otis Hallorann", lea=RIO_SECO, words="another letter"))
    office.work()
    office.arrives(
        letter("withdrawal", child="Mateo Archuleta"), arrived_at=office.now + timedelta(minutes=1)
    )
    office.work()
    withdrawal = office.room.store.read(messages.recent)[0].hash

    for target in ("26-0002", "26-0001", "26-0002", "26-0001"):
        cases.move(office.room, withdrawal, target, hand)

    assert happened(office, "26-0001", "request_withdrawn") == ["2026-03-04"]
    assert happened(office, "26-0002", "request_withdrawn") == []


def test_a_message_from_the_tray_is_attached_to_the_case_a_person_names(office: TestOffice, hand: cases.Hand):
    office.arrives(request())
    office.arrives(letter("withdrawal", child="Nobody Known"))
    office.work()
    (item,) = cases.tray(office.room)

    cases.move(office.room, item["message"], "26-0001", hand)

    assert cases.tray(office.room) == []
    assert {one.state for one in office.room.store.read(messages.recent)} == {State.FILED}


def test_the_message_that_opened_a_case_is_not_moved_but_merged(office: TestOffice, hand: cases.Hand):
    office.arrives(request())
    office.arrives(request(child="Otis Hallorann", words="another letter"))
    office.work()
    opening = cases.show_case(office.room, "26-0002", office.now)["events"][0]["from"]

    with pytest.raises(WrongRequest, match="case merge 26-0002 26-0001"):
        cases.move(office.room, opening, "26-0001", hand)


def test_a_copy_that_is_a_matter_of_its_own_is_split_off(office: TestOffice, hand: cases.Hand):
    office.arrives(request())
    office.arrives(
        request(received="2026-03-02", note="second"), arrived_at=office.now + timedelta(minutes=1)
    )
    office.work()
    second = office.room.store.read(messages.recent)[0].hash

    ref = cases.split(office.room, second, hand)

    assert ref == "26-0002"
    assert cases.show_case(office.room, ref, office.now)["procedure"] == "due_process"
    assert happened(office, ref, "lea_received_request") == ["2026-03-02"]
    assert happened(office, "26-0001", "lea_received_request") == ["2026-03-04"]
    assert dates(office, ref)["dp_response"] == "2026-03-12"
    assert dates(office, "26-0001")["dp_response"] == "2026-03-13"


def test_what_was_known_on_a_day_stays_answerable(office: TestOffice, hand: cases.Hand):
    """Told on Wed 4 March; corrected on Fri 6 March; asked for Thu 5 March."""
    office.arrives(request())
    office.work()
    later = cases.Hand(by="DC", reason="stamp found", now=office.now + timedelta(days=2))
    cases.confirm(office.room, "26-0001", "lea_received_request", date(2026, 3, 2), later)

    then = cases.show_case(office.room, "26-0001", later.now, as_of=date(2026, 3, 5))
    now = cases.show_case(office.room, "26-0001", later.now)

    assert {one["id"]: one["act_by"] for one in then["deadlines"]}["dp_response"] == "2026-03-13"
    assert {one["id"]: one["act_by"] for one in now["deadlines"]}["dp_response"] == "2026-03-12"
    assert then["as_of"] == "2026-03-05"


def test_attempts_are_kept_in_order_and_a_correction_replaces(office: TestOffice, hand: cases.Hand):
    ref = cases.open_case(office.room, on_paper(), hand)

    def attempt(day: int, how: str, **more: object) -> str:
        known = {"at": "14:05", "to_whom": "mother", "purpose": "resolution meeting", "result": "no answer"}
        new = cases.NewAttempt(on=date(2026, 3, day), how=how, **{**known, **more})
        return cases.add_attempt(office.room, ref, new, hand)

    attempt(6, "letter", copy="letter of 6 March")
    first = attempt(5, "call")
    attempt(5, "call", result="left word", supersedes=first)

    log = cases.list_attempts(office.room, ref)
    assert [(one["on"], one["how"], one["result"]) for one in log] == [
        ("2026-03-05", "call", "left word"),
        ("2026-03-06", "letter", "no answer"),
    ]
    assert log[0]["by"] == "DC"


def test_a_way_of_contact_that_nobody_knows_is_refused(office: TestOffice, hand: cases.Hand):
    ref = cases.open_case(office.room, on_paper(), hand)
    new = cases.NewAttempt(on=date(2026, 3, 5), at=None, how="pigeon", to_whom="", purpose="", result="")

    with pytest.raises(WrongRequest, match="known are letter, mail, call, visit"):
        cases.add_attempt(office.room, ref, new, hand)


def test_attempts_of_a_merged_case_stay_in_the_log_of_the_one_it_became(office: TestOffice, hand: cases.Hand):
    first = cases.open_case(office.room, on_paper(), hand)
    second = cases.open_case(office.room, on_paper(), hand)
    new = cases.NewAttempt(
        on=date(2026, 3, 5), at=None, how="visit", to_whom="father", purpose="", result="not home"
    )
    cases.add_attempt(office.room, second, new, hand)

    cases.merge(office.room, second, first, hand)

    assert [one["how"] for one in cases.list_attempts(office.room, first)] == ["visit"]


def test_setting_a_message_aside_needs_an_item_that_is_still_open(office: TestOffice, hand: cases.Hand):
    office.arrives(letter("withdrawal", child="Nobody Known"))
    office.work()
    (item,) = cases.tray(office.room)

    cases.settle(office.room, item["id"], "set-aside", hand)

    assert [one.state for one in office.room.store.read(messages.recent)] == [State.SET_ASIDE]
    with pytest.raises(WrongRequest, match="nothing in the tray"):
        cases.settle(office.room, item["id"], "set-aside", hand)
    with pytest.raises(WrongRequest, match="there is no case"):
        cases.show_case(office.room, "26-0099", office.now)
