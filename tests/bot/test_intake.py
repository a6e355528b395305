"""Where each document of a message goes: pure decisions over a handful of known cases."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from bot.intake.decision import take_in
from bot.intake.filing_events import Arrival
from bot.intake.matching import CaseIndex, KnownCase, KnownChild, KnownDocument
from bot.intake.outcomes import Ask, State
from deadlines.events import Standing
from parsers.office import Lea, OfficeDirectory
from parsers.reading import Evidence, Fact, Filing, Kind, Reading

PIEDRA, SECO = "Piedra Alta Public Schools", "Rio Seco Consolidated Schools"
OFFICE = OfficeDirectory(
    name="Llano Alto",
    timezone="America/Denver",
    own_domains=("llanoalto.example",),
    mailboxes=("filings@llanoalto.example",),
    leas=(
        Lea(PIEDRA, ("piedraalta.example",), (), "US-NM", "America/Denver"),
        Lea(SECO, ("rioseco.example",), (), "US-NM", "America/Denver"),
    ),
)
NOW = datetime(2026, 3, 4, 17, 0, tzinfo=UTC)
ARRIVAL = Arrival(message="bb", arrived_at=NOW, now=NOW, timezone="America/Denver")
LETTER = KnownDocument(
    message="aa",
    filing=0,
    kind=Kind.DUE_PROCESS_REQUEST,
    matter="aa/0",
    words=(1, 2, 3, 4),
    hashes=("f00d",),
    says={"lea_received_request": (date(2026, 3, 3),)},
)
OPEN = KnownCase(
    ref="26-0001",
    open=True,
    procedures=frozenset({"due_process"}),
    lea=PIEDRA,
    children=(KnownChild("mateo archuleta"),),
    numbers=frozenset({"DPH252614"}),
    documents=(LETTER,),
)


def known(*cases: KnownCase, threads: dict[str, str] | None = None) -> CaseIndex:
    return CaseIndex(
        cases=cases, office=OFFICE, threads=threads or {}, alike=lambda a, b: len(set(a) & set(b)) >= 3
    )


def fact(value: object) -> tuple[Fact, ...]:
    return (Fact(value, (Evidence("w", "body"),)),)


def filing(kind: Kind = Kind.DUE_PROCESS_REQUEST, child: str = "Mateo Archuleta", **more: object) -> Filing:
    facts = {"student_names": fact(child) if child else (), "lea": fact(PIEDRA), **more}
    return Filing(kind=kind, why="", **facts)


def reading(*filings: Filing, **more: object) -> Reading:
    kind = filings[0].kind if filings else Kind.NOT_A_FILING
    return Reading(**{"message": "bb", "kind": kind, "why": "it says so", "filings": filings, **more})


def test_a_first_filing_opens_a_case_with_its_receipt():
    intake = take_in(reading(filing(date_received_lea=fact(date(2026, 3, 2)))), known(), ARRIVAL)

    assert intake.state is State.FILED
    (opening,) = intake.openings
    assert (opening.initials, opening.lea, opening.jurisdiction) == ("MA", PIEDRA, "US-NM")
    (placed,) = intake.placed
    assert [(told.name, told.on, told.standing) for told in placed.told] == [
        ("lea_received_request", (date(2026, 3, 2),), Standing.RECORDED)
    ]
    assert intake.questions == ()


def test_nothing_that_leaves_the_store_holds_the_name():
    intake = take_in(reading(filing(child="Marked Childname")), known(), ARRIVAL)

    shown = [*intake.openings, *(event for placed in intake.placed for event in placed.events), intake.why]
    assert "childname" not in repr(shown).lower()
    assert "marked" not in repr(shown).lower()


def test_nearly_the_same_words_are_a_copy_and_the_earliest_receipt_counts():
    copy = filing(words=(1, 2, 3, 9), date_received_lea=fact(date(2026, 3, 2)))

    intake = take_in(reading(copy), known(OPEN), ARRIVAL)

    assert intake.openings == ()
    (placed,) = intake.placed
    assert (placed.ref, placed.role, placed.document.matter) == ("26-0001", "duplicate", "aa/0")
    assert placed.told[0].on == (date(2026, 3, 2),)


def test_a_later_copy_does_not_move_the_receipt():
    copy = filing(words=(1, 2, 3, 9), date_received_lea=fact(date(2026, 3, 4)))

    (placed,) = take_in(reading(copy), known(OPEN), ARRIVAL).placed

    assert placed.told[0].on == (date(2026, 3, 3),)


def test_the_same_attachment_is_a_copy_whatever_the_words():
    intake = take_in(reading(filing(words=(7,), document_hashes=("f00d",))), known(OPEN), ARRIVAL)

    assert intake.placed[0].role == "duplicate"


def test_a_form_letter_about_another_child_is_no_copy():
    intake = take_in(reading(filing(child="Otis Hallorann", words=(1, 2, 3, 4))), known(OPEN), ARRIVAL)

    assert [placed.role for placed in intake.placed] == ["opened"]


def test_two_forms_whose_handwriting_could_not_be_read_are_two_filings_and_asked_about():
    """The printed words of one form are the same in every filing on it; no name tells them apart."""
    unnamed = replace(OPEN, children=(), numbers=frozenset())

    intake = take_in(reading(filing(child="", words=(1, 2, 3, 4))), known(unnamed), ARRIVAL)

    assert [placed.role for placed in intake.placed] == ["opened"]
    assert [question.kind for question in intake.questions] == [Ask.SAME_MATTER]


def test_other_words_about_a_known_child_open_a_linked_case_and_ask():
    intake = take_in(reading(filing(words=(20, 21, 22))), known(OPEN), ARRIVAL)

    assert [placed.role for placed in intake.placed] == ["opened"]
    assert "26-0001" in [event.value for event in intake.placed[0].events if event.name == "case_linked"]
    (question,) = intake.questions
    assert (question.kind, question.candidates) == (Ask.SAME_MATTER, ("26-0001",))


def test_another_procedure_about_a_known_child_is_linked_without_asking():
    intake = take_in(reading(filing(Kind.STATE_COMPLAINT, words=(20, 21))), known(OPEN), ARRIVAL)

    assert intake.placed[0].role == "opened"
    assert intake.questions == ()


def test_a_child_of_that_name_with_another_birthday_is_another_child():
    born = replace(OPEN, children=(KnownChild("mateo archuleta", date(2015, 5, 1)),))
    other = filing(words=(20, 21), student_dobs=fact(date(2012, 1, 9)))

    intake = take_in(reading(other), known(born), ARRIVAL)

    assert intake.questions == ()


@pytest.mark.parametrize(
    "way",
    [
        {"case_number": fact("DPH 2526-14"), "student_names": ()},
        {"student_names": fact("Mateo Archuleta-Boyd")},
    ],
)
def test_a_follow_up_joins_the_one_open_case_that_answers_as_a_claim(way):
    intake = take_in(reading(filing(Kind.WITHDRAWAL, **way)), known(OPEN), ARRIVAL)

    assert intake.state is State.FILED
    (placed,) = intake.placed
    assert (placed.ref, placed.role) == ("26-0001", "follow_up")
    assert [(told.name, told.standing) for told in placed.told] == [("request_withdrawn", Standing.CLAIMED)]


def test_our_own_thread_decides_before_number_and_name():
    other = replace(OPEN, ref="26-0002", numbers=frozenset({"DPH999"}), documents=())
    mail = reading(filing(Kind.WITHDRAWAL, case_number=fact("DPH 2526-14")), in_reply_to=("<dw.26-0002@us>",))

    intake = take_in(mail, known(OPEN, other, threads={"<dw.26-0002@us>": "26-0002"}), ARRIVAL)

    assert intake.placed[0].ref == "26-0002"


def test_a_reference_in_the_subject_only_suggests():
    intake = take_in(
        reading(filing(Kind.WITHDRAWAL, child=""), subject_refs=("26-0001",)), known(OPEN), ARRIVAL
    )

    assert intake.state is State.NEEDS_PERSON
    assert intake.placed == ()
    assert intake.questions[0].candidates == ("26-0001",)


def test_two_open_cases_that_answer_leave_the_choice_to_a_person():
    second = replace(OPEN, ref="26-0002", numbers=frozenset(), documents=())

    intake = take_in(reading(filing(Kind.WITHDRAWAL)), known(OPEN, second), ARRIVAL)

    assert intake.state is State.NEEDS_PERSON
    assert intake.questions[0].kind is Ask.WHICH_CASE
    assert set(intake.questions[0].candidates) == {"26-0001", "26-0002"}


def test_two_open_cases_are_told_apart_by_the_number():
    second = replace(OPEN, ref="26-0002", numbers=frozenset({"DPH252699"}), documents=())
    named = filing(Kind.WITHDRAWAL, case_number=fact("DPH 2526-99"))

    assert take_in(reading(named), known(OPEN, second), ARRIVAL).placed[0].ref == "26-0002"


def test_an_order_with_another_number_does_not_join_a_case_by_the_name_alone():
    order = filing(Kind.EXTENSION_ORDER, case_number=fact("DPH 2526-77"))

    intake = take_in(reading(order), known(OPEN), ARRIVAL)

    assert intake.state is State.NEEDS_PERSON
    assert intake.questions[0].candidates == ("26-0001",)


def test_a_follow_up_to_a_closed_case_waits_for_a_person():
    intake = take_in(reading(filing(Kind.WITHDRAWAL)), known(replace(OPEN, open=False)), ARRIVAL)

    assert intake.state is State.NEEDS_PERSON


def test_a_copy_of_a_closed_case_is_kept_there_and_asked_about():
    copy = filing(words=(1, 2, 3, 9))

    intake = take_in(reading(copy), known(replace(OPEN, open=False)), ARRIVAL)

    assert intake.placed[0].ref == "26-0001"
    assert intake.questions[0].kind is Ask.SAME_MATTER


def test_an_unknown_lea_is_asked_for_and_opens_the_case_all_the_same():
    intake = take_in(reading(filing(lea=fact("Somewhere Else Schools"))), known(), ARRIVAL)

    assert (intake.openings[0].lea, intake.openings[0].jurisdiction) == (None, "")
    assert [question.kind for question in intake.questions] == [Ask.WHICH_LEA]


def test_a_request_that_the_district_seems_to_have_filed_is_asked_about():
    intake = take_in(reading(filing(filed_by=fact("lea"))), known(), ARRIVAL)

    assert [question.kind for question in intake.questions] == [Ask.CONFIRM]


def test_two_documents_of_one_mail_know_each_other():
    """A request and the waiver sent along with it: the waiver joins the case just opened."""
    intake = take_in(reading(filing(), filing(Kind.RESOLUTION_WAIVER)), known(), ARRIVAL)

    assert [placed.ref for placed in intake.placed] == ["new:0", "new:0"]
    assert intake.state is State.FILED


def test_of_two_documents_the_one_that_nobody_answers_still_reaches_a_person():
    stray = filing(Kind.WITHDRAWAL, child="Wren Pettibone")

    intake = take_in(reading(filing(), stray), known(), ARRIVAL)

    assert [placed.role for placed in intake.placed] == ["opened"]
    assert intake.state is State.NEEDS_PERSON


def test_what_the_reader_doubts_opens_nothing_and_goes_to_the_tray():
    intake = take_in(reading(filing(child=""), needs_person=("encrypted",)), known(), ARRIVAL)

    assert (intake.state, intake.openings) == (State.NEEDS_PERSON, ())
    assert intake.questions[0].reasons == ("encrypted",)


def test_an_attachment_that_cannot_be_opened_does_not_keep_a_readable_request_from_its_clock():
    intake = take_in(reading(filing(), needs_person=("the video could not be read",)), known(), ARRIVAL)

    assert [placed.role for placed in intake.placed] == ["opened"]
    assert intake.state is State.NEEDS_PERSON
    assert intake.questions[0].reasons == ("the video could not be read",)


@pytest.mark.parametrize("kind", [Kind.NOT_A_FILING, Kind.AUTO_REPLY, Kind.CALENDAR_INVITE])
def test_mail_that_is_no_filing_is_set_aside_with_the_reason(kind: Kind):
    intake = take_in(reading(kind=kind), known(OPEN), ARRIVAL)

    assert (intake.state, intake.why, intake.placed) == (State.SET_ASIDE, "it says so", ())


def test_a_request_of_another_kind_is_not_set_aside_quietly():
    """A request for records starts a clock of its own (34 CFR 300.613(a))."""
    intake = take_in(reading(kind=Kind.OTHER_REQUEST), known(OPEN), ARRIVAL)

    assert intake.state is State.NEEDS_PERSON


@pytest.mark.parametrize("kind", sorted(Kind))
def test_no_mail_closes_a_case_or_records_more_than_its_own_receipt(kind: Kind):
    """Whatever a mail is and whoever sent it, beyond receipt it only claims."""
    known_facts = {
        "hearing_date": fact(date(2026, 4, 1)),
        "decision_date": fact(date(2026, 4, 1)),
        "decision_due_date": fact(date(2026, 9, 1)),
        "extension": "granted",
        "agreement_date": fact(date(2026, 3, 3)),
    }
    intake = take_in(reading(filing(kind, **known_facts)), known(OPEN), ARRIVAL)

    told = [told for placed in intake.placed for told in placed.told]
    recorded = {one.name for one in told if one.standing is Standing.RECORDED}
    assert recorded <= {"lea_received_request"}
    office = {event.name for placed in intake.placed for event in placed.events}
    assert not office & {"case_closed", "merged_into", "message_moved"}
