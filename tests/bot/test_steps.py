"""The way of a message through all steps, with the shipped New Mexico rules and a real calendar folder."""

import pytest

from bot.casework import cases
from bot.errors import ReaderUnavailable, StoreUnusable
from bot.intake.outcomes import State
from bot.service import once
from bot.store import messages, pulse, questions
from tests.bot.office import MemoryMailbox, StandInReader, TestOffice, letter, open_office, request


def state_of(office: TestOffice, number: int = 0) -> State:
    return office.room.store.read(messages.recent)[number].state


def subjects(office: TestOffice) -> list[str]:
    return [str(mail["Subject"]) for mail in office.outbox.sent]


def events(office: TestOffice, ref: str = "26-0001") -> dict[str, object]:
    return {one["name"]: one["on"] for one in cases.show_case(office.room, ref, office.now)["events"]}


def test_a_request_becomes_a_case_entries_and_an_acknowledgement(office: TestOffice):
    """Received Wed 4 March 2026: the answer is due in 10 days, Sat 14 March, so act by Fri 13 March."""
    office.arrives(request())

    office.work()

    (case,) = cases.list_cases(office.room)
    assert case["label"] == "26-0001 MA"
    assert case["next"] == {"id": "dp_response", "act_by": "2026-03-13"}
    assert "26-0001 MA" in office.calendar
    assert "DTSTART;VALUE=DATE:20260313" in office.calendar
    assert subjects(office)[0] == "[26-0001] Due process request received Wed 4 Mar: act by Fri 13 Mar"
    assert office.outbox.sent[0]["To"].addresses[0].addr_spec == "dana@llanoalto.example"


def test_doing_it_all_again_changes_nothing(office: TestOffice):
    office.arrives(request())
    office.work()
    before = (cases.list_cases(office.room), office.calendar, subjects(office))

    office.arrives(request())
    office.work()

    assert (cases.list_cases(office.room), office.calendar, subjects(office)) == before


def test_the_same_filing_by_another_sender_counts_by_its_earlier_receipt(office: TestOffice):
    """The copy shows Mon 2 March: ten days end on Thu 12 March."""
    office.arrives(request())
    office.arrives(request(received="2026-03-02", forwarder="dana@llanoalto.example"))

    office.work()

    (case,) = cases.list_cases(office.room)
    assert case["next"]["act_by"] == "2026-03-12"
    assert events(office)["lea_received_request"] == "2026-03-02"
    assert {message.state for message in office.room.store.read(messages.recent)} == {State.FILED}


def test_a_follow_up_that_came_before_its_case_joins_it_once_the_case_is_there(office: TestOffice):
    office.arrives(letter("withdrawal", child="Mateo Archuleta"))
    office.work()
    assert state_of(office) is State.NEEDS_PERSON

    office.arrives(request())
    office.work()

    assert {message.state for message in office.room.store.read(messages.recent)} == {State.FILED}
    assert "request_withdrawn" in events(office)
    assert cases.tray(office.room) == []


def test_a_withdrawal_by_mail_takes_no_date_away(office: TestOffice):
    office.arrives(request())
    office.work()
    before = office.calendar.count("BEGIN:VEVENT")

    office.arrives(letter("withdrawal", child="Mateo Archuleta"))
    office.work()

    (case,) = cases.list_cases(office.room)
    assert (case["status"], case["next"]["id"]) == ("open", "dp_response")
    assert office.calendar.count("BEGIN:VEVENT") == before
    assert "STATUS:CANCELLED" not in office.calendar


def test_a_case_whose_lea_is_unknown_has_its_dates_and_is_in_no_districts_calendar(tmp_path):
    calendar = (
        '\n[[calendar]]\nname = "piedra"\nleas = ["Piedra Alta Public Schools"]\nfolder = "var/calendars"\n'
    )
    office = open_office(tmp_path, calendar)
    office.arrives(request(lea="Nobody's Schools"))

    office.work()

    assert cases.list_cases(office.room)[0]["next"]["act_by"] == "2026-03-13"
    assert "26-0001 MA" in office.calendar
    from bot.publishing.shared_calendars import shelves_of
    from bot.store import entries

    district = shelves_of(office.room)[1]
    assert office.room.store.read(lambda c: entries.of_leas(c, district.leas)) == []


def test_naming_the_lea_settles_the_law_and_brings_the_entries_to_its_calendar(office: TestOffice):
    office.arrives(request(lea="Nobody's Schools"))
    office.work()

    hand = cases.Hand(by="DC", reason="asked the filer", now=office.now)
    cases.set_lea(office.room, "26-0001", "Piedra Alta Public Schools", hand)

    shown = cases.show_case(office.room, "26-0001", office.now)
    assert (shown["lea"], shown["jurisdiction"]) == ("Piedra Alta Public Schools", "US-NM")
    assert "pack_adopted" in {one["name"] for one in shown["events"]}


def test_a_mail_that_needs_a_person_is_told_once_with_its_reason(office: TestOffice):
    office.arrives(request(child="", **{"needs-person": "the document is encrypted"}))

    office.work()
    office.passes(hours=3)
    office.work()

    assert state_of(office) is State.NEEDS_PERSON
    assert subjects(office) == ["[Duewatch] A message needs a person: the document is encrypted"]
    assert cases.tray(office.room)[0]["reasons"] == ["the document is encrypted"]
    assert cases.list_cases(office.room) == []


def test_a_person_can_file_what_lay_in_the_tray(office: TestOffice):
    office.arrives(request(child="", **{"needs-person": "the document is encrypted"}))
    office.work()
    (item,) = cases.tray(office.room)

    cases.settle(office.room, item["id"], "file", cases.Hand(by="DC", reason="it is one", now=office.now))
    office.work()

    assert len(cases.list_cases(office.room)) == 1
    assert cases.tray(office.room) == []


def test_a_request_filed_with_a_doubt_is_not_filed_twice_when_a_person_says_so(office: TestOffice):
    office.arrives(request(**{"needs-person": "an attachment could not be opened"}))
    office.work()
    before = events(office)
    (item,) = cases.tray(office.room)

    cases.settle(office.room, item["id"], "file", cases.Hand(by="DC", reason="seen", now=office.now))
    office.work()

    assert len(cases.list_cases(office.room)) == 1
    assert events(office) == before
    assert (cases.tray(office.room), state_of(office)) == ([], State.FILED)


def test_a_reader_that_dies_three_times_costs_one_visit_to_the_tray(office: TestOffice):
    office.arrives(letter(dies="yes"))
    office.arrives(request())

    office.work()

    assert len(cases.list_cases(office.room)) == 1
    (item,) = cases.tray(office.room)
    assert "failed 3 times: the time limit" in item["reasons"][0]


def test_while_no_reader_can_be_started_messages_wait_and_the_rest_goes_on(office: TestOffice, monkeypatch):
    office.arrives(request())
    office.work()

    def unavailable(*_: object) -> None:
        raise ReaderUnavailable("the reading process could not be started", try_again_after=60.0)

    monkeypatch.setattr(StandInReader, "read", unavailable)
    office.arrives(request(child="Otis Hallorann", words="another letter"))
    office.passes(days=2)
    office.work()

    assert [one.state for one in office.room.store.read(messages.recent)].count(State.ARRIVED) == 1
    assert any(subject.startswith("[26-0001] Act by") for subject in subjects(office))
    assert any("could not be started" in one.trouble for one in office.room.store.read(pulse.every))
    assert "1 messages are kept and not read yet" in once(office.room, office.tools).troubles[0]
    monkeypatch.undo()
    office.work()
    assert len(cases.list_cases(office.room)) == 2


def test_a_message_that_the_journal_does_not_give_back_waits_for_a_person(office: TestOffice):
    from bot.steps import keep

    place = office.arrives(request())
    (digest,) = keep(office.room, office.mailbox.held[:1], office.now)
    office.room.journal.path_of(digest).unlink()
    office.work()

    assert place.uid == "1"
    (item,) = cases.tray(office.room)
    assert "cannot be read from the journal" in item["reasons"][0]


def test_a_fault_of_ours_in_one_message_does_not_hinder_the_next(office: TestOffice, monkeypatch):
    from bot.intake import filing

    genuine = filing.take_in

    def faulty(reading, known, arrival):
        if any(fact.value == "Wren Pettibone" for one in reading.filings for fact in one.student_names):
            raise KeyError("Wren Pettibone lives at 12 Elm")
        return genuine(reading, known, arrival)

    monkeypatch.setattr(filing, "take_in", faulty)
    office.arrives(request(child="Wren Pettibone"))
    office.arrives(request())
    office.work()

    assert [case["label"] for case in cases.list_cases(office.room)] == ["26-0001 MA"]
    (item,) = cases.tray(office.room)
    assert "fault in the program" in item["reasons"][0]
    assert "Wren" not in str(item)
    troubles = [one.trouble for one in office.room.store.read(pulse.every) if one.trouble]
    assert any("KeyError in faulty" in trouble for trouble in troubles)
    assert "Wren" not in str(troubles)


def test_what_a_mailbox_could_not_hand_over_lies_in_the_tray_and_two_of_them_are_two(office: TestOffice):
    office.arrives(b"", problem="the server tells of a message without a body")
    office.arrives(b"", problem="the server tells of a message without a body")

    office.work()

    assert len(cases.tray(office.room)) == 2


def test_one_message_id_with_two_contents_is_two_messages_and_a_warning(office: TestOffice):
    office.arrives(request(**{"message-id": "<one@home.example>"}))
    office.work()
    office.arrives(request(child="Otis Hallorann", **{"message-id": "<one@home.example>"}))
    office.work()

    assert len(cases.list_cases(office.room)) == 2
    notes = [note for message in office.room.store.read(messages.recent) for note in message.notes]
    assert len(notes) == 1
    assert "same Message-ID" in notes[0]


def test_a_uid_that_the_server_gives_out_again_is_another_message(office: TestOffice):
    office.arrives(request())
    office.work()
    again = MemoryMailbox()
    again.put(request(child="Otis Hallorann"))
    moved = again.held[0]
    office.mailbox.held = [
        type(moved)(type(moved.place)(moved.place.mailbox, 2, "1"), moved.raw, moved.arrived_at)
    ]

    office.work()

    assert len(cases.list_cases(office.room)) == 2


def test_strangers_open_no_more_cases_an_hour_than_the_cap_and_the_rest_waits_whole(tmp_path):
    office = open_office(tmp_path, "\n[limits]\nunknown_cases_per_hour = 2\n")
    names = ["Ann Arroyo", "Ben Baca", "Cal Cortez", "Dee Duran"]
    for name in names:
        office.arrives(request(child=name, words=f"letter about {name}"))
    office.arrives(
        request(child="Eve Espinoza", words="another letter", **{"from": "clerk@piedraalta.example"})
    )

    office.work()

    assert len(cases.list_cases(office.room)) == 3
    assert [item["kind"] for item in cases.tray(office.room)] == ["open_case", "open_case"]
    assert any("many cases from unknown senders" in subject for subject in subjects(office))
    for item in cases.tray(office.room):
        cases.settle(office.room, item["id"], "file", cases.Hand(by="DC", reason="real", now=office.now))
    office.work()
    assert len(cases.list_cases(office.room)) == 5


def test_a_flood_of_one_mail_is_one_case_and_one_acknowledgement_more_a_day(office: TestOffice):
    for number in range(60):
        office.arrives(request(note=f"copy {number}"))

    office.work()

    (case,) = cases.list_cases(office.room)
    about = [subject for subject in subjects(office) if "received Wed 4 Mar" in subject]
    assert len(about) == 2
    attached = [
        one
        for one in cases.show_case(office.room, case["ref"], office.now)["events"]
        if one["name"] == "message_attached"
    ]
    assert len(attached) == 60


def test_contact_notes_in_a_mail_reach_the_log_as_claims(office: TestOffice):
    office.arrives(request())
    office.arrives(
        letter(
            "contact_record",
            child="Mateo Archuleta",
            attempt=["2026-03-03/call/no answer", "2026-03-04/letter/sent"],
        )
    )

    office.work()

    log = cases.list_attempts(office.room, "26-0001")
    assert [(one["on"], one["how"], one["standing"]) for one in log] == [
        ("2026-03-03", "call", "claimed"),
        ("2026-03-04", "letter", "claimed"),
    ]


def test_messages_are_marked_where_they_lie_when_the_office_wants_it(tmp_path):
    office = open_office(tmp_path)
    text = (
        (tmp_path / "office.toml")
        .read_text()
        .replace('maildir = "var/mail"', 'maildir = "var/mail"\nafter_filing = { flag = "$Filed" }')
    )
    (tmp_path / "office.toml").write_text(text)
    office = office.restart()
    place = office.arrives(request())

    office.work()

    assert office.mailbox.marked == [(place, "$Filed", None)]


def test_a_disk_that_is_nearly_full_stops_intake_loudly(office: TestOffice):
    from bot.work import require_room_on_disk

    with pytest.raises(StoreUnusable, match=r"MB are free.*waits in the mailbox"):
        require_room_on_disk(office.room, floor=1 << 62)


def test_what_was_put_in_the_tray_twice_is_one_question(office: TestOffice):
    office.arrives(request(child="", **{"needs-person": "odd"}))
    office.work()
    digest = office.room.store.read(messages.recent)[0].hash
    office.room.store.write(lambda c: messages.read_again(c, digest))
    office.work()

    assert office.room.store.read(questions.how_many_wait) == 1
