"""The days a paper bears, the officer who signs it, and everything that one letter asks for."""

from datetime import UTC, date, datetime

import pytest

from parsers.facts.agreements import find_signings, signed_by
from parsers.facts.contacts import find_attempts
from parsers.facts.expedited import find_expedited
from parsers.facts.fields import read_fields
from parsers.facts.hearings import day_they_met, find_decision_due
from parsers.facts.letter_date import find_filed_with_state, find_letter_date
from parsers.facts.officers import addressed_officer, find_officer
from parsers.facts.orders import find_case_number
from parsers.facts.text import Text
from parsers.filings import read_filings
from parsers.mail.reader import read_message
from parsers.office import OfficeDirectory, StateAgency
from parsers.reading import Evidence, Fact

OFFICE = OfficeDirectory(
    name="Office",
    timezone="America/Denver",
    own_domains=("office.example",),
    mailboxes=("sped@office.example",),
    leas=(),
    state_agencies=(StateAgency("NM", ("disputes@state.example",)),),
)
ARRIVED = date(2026, 3, 2)
"""A Monday."""
MAIL = """From: Ada Kell <ada@box.example>
To: {to}
Subject: my son
Date: Mon, 02 Mar 2026 10:00:00 -0700
Content-Type: text/plain; charset=utf-8

{asks} My son Otis Kell, born May 4, 2015, goes to Adobe Elementary. The school stopped his speech therapy in
January and nobody told us. I want the therapy back. We live at 12 Elm Road, Rio Seco, NM 87961.

Ada Kell
"""


def kinds_of(asks: str) -> list[str]:
    raw = MAIL.format(to="sped@office.example", asks=asks).replace("\n", "\r\n").encode()
    reading = read_filings(read_message(raw, datetime(2026, 3, 2, 18, tzinfo=UTC)), OFFICE)
    return sorted(str(each.kind) for each in reading.filings)


BOTH = (
    "I request a due process hearing and mediation.",
    "I request a due process hearing. Please also schedule mediation while the hearing is pending.",
    "Solicito una audiencia de debido proceso y también mediación.",
    "First, I ask for a due process hearing. Second, I request mediation through the state.",
)
ONLY_THE_HEARING = (
    "I request a due process hearing. I am also willing to go to mediation.",
    "I do not want mediation. I request a due process hearing.",
    "We asked for mediation in March and the district refused. I now request a due process hearing.",
    "I request a due process hearing. The district offered mediation and I said no.",
    "I request a due process hearing. If the district wants mediation I will come.",
    "I request a due process hearing. The state complaint I filed last year did nothing.",
)


@pytest.mark.parametrize("asks", BOTH)
def test_a_letter_that_asks_for_two_things_opens_both(asks: str):
    assert kinds_of(asks) == ["due_process_request", "mediation_request"]


@pytest.mark.parametrize("asks", ONLY_THE_HEARING)
def test_what_is_only_spoken_of_beside_a_request_opens_nothing(asks: str):
    assert kinds_of(asks) == ["due_process_request"]


LETTER_DATES = (
    ("FEBRUARY 26, 2026\n\nTO THE OFFICE.\n\nI WANT A HEARING.\n\nADA KELL", date(2026, 2, 26)),
    ("RECEIVED\nFEB 27 2026\n\nFebruary 25, 2026 BELL SCHOOLS\n\nDear Office,", date(2026, 2, 25)),
    ("Ask.\n\nxy February 24, 2026\n\nSignature of parent Date", date(2026, 2, 24)),
    ("REPORT\nDate of report: February 20, 2026\nFinding. None.", date(2026, 2, 20)),
    ("REQUEST\nPetitioner asks for a hearing.\nCERTIFICATE OF SERVICE\nOn February 19, 2026 I sent this by mail.",
     date(2026, 2, 19)),
    ("I want a hearing.\n\nDate: January 1, 2027", None),
)  # fmt: skip


@pytest.mark.parametrize(("letter", "day"), LETTER_DATES)
def test_the_date_a_letter_bears_is_found_and_never_lies_after_the_mail(letter: str, day: date | None):
    text = Text.of(letter)
    found = find_letter_date(text, read_fields(text), (), ARRIVED, day_first=False)
    assert [each.value for each in found[:1]] == ([day] if day else [])


STATE_SAYS = (
    """The Department received a state complaint from a network of parents and children against the Rio Seco
    Consolidated Schools on February 23, 2026.""",
    "The complaint of Ms. Kell is number 12. It was filed on February 23, 2026.",
    "The Department acknowledges the complaint about Otis Kell and Rio Seco Schools, received on February 23, 2026.",
)


@pytest.mark.parametrize("words", STATE_SAYS)
def test_the_states_own_letter_says_when_it_received_the_complaint(words: str):
    text = Text.of(f"February 27, 2026\n\nDear Director:\n\n{words}")
    found = find_filed_with_state(text, ARRIVED, day_first=False, by_state=True)
    assert [each.value for each in found] == [date(2026, 2, 23)]


def sent_by(name: str) -> Fact[str]:
    return Fact(name, (Evidence(text=name, part="headers"),))


def test_the_hearing_officer_is_named_in_full_by_the_line_of_the_sender():
    order = Text.of(
        "NOTICE OF HEARING\n\nThe hearing is on May 4, 2026.\n\nI. M. Vane\nImpartial Hearing Officer"
    )
    assert [each.value for each in find_officer(order, (), sent_by("Ilse M. Vane"))] == ["Ilse M. Vane"]
    short = Text.of("The complaint is sufficient on its face.\n\nIlse Vane")
    assert [each.value for each in find_officer(short, (), sent_by("Ilse Vane, Hearing Officer"))] == [
        "Ilse Vane"
    ]


def test_a_party_that_writes_to_hearing_officer_vane_names_the_vane_among_who_gets_it():
    text = Text.of("Hearing Officer Vane: please see the attached notice.")
    people = [sent_by("Dora Kopp"), sent_by("Ilse Vane")]
    assert [each.value for each in addressed_officer(text, people)] == ["Ilse Vane"]


@pytest.mark.parametrize(
    "words",
    [
        "We met today, February 27, 2026, in the matter of Otis Kell. I have closed the mediation.",
        "The parties met with me on February 27, 2026. The mediation ended without an agreement.",
        "Las partes se reunieron para la mediación el 27 de febrero de 2026.",
    ],
)
def test_the_day_on_which_a_mediator_says_they_met_is_the_day_of_the_mediation(words: str):
    assert [each.value for each in day_they_met(Text.of(words), ARRIVED)] == [date(2026, 2, 27)]


def test_a_resolution_meeting_is_no_mediation():
    assert (
        day_they_met(Text.of("The parties met on February 27, 2026 and resolve all issues."), ARRIVED) == ()
    )


def test_the_day_of_a_ruling_is_no_deadline():
    text = Text.of(
        "I find it insufficient; the timelines start again.\n\nThis is my ruling of March 2, 2026."
    )
    assert find_decision_due(text, ARRIVED) == ()


def test_a_blank_line_for_the_other_side_is_no_second_signature():
    text = Text.of(
        "WAIVER OF RESOLUTION MEETING\n"
        "Parent signature: /s/ Ada Kell Date signed: 02/27/2026\n"
        "Agency representative: ______________ Date signed: ________\n"
    )
    signings = find_signings(text, ())
    assert [each.value for each in signed_by(text, signings, writer_official=False)] == ["parent"]


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("In the matter of Otis Kell, DPX 2526-06", "DPX 2526-06"),
        ("Mediation no. M-2627-05 took place.", "M-2627-05"),
        ("Re: Response, Otis Kell, OAH 2026010417", "OAH 2026010417"),
        ("School year 2025-2026, grade 4, NM 87961-2301", None),
    ],
)
def test_case_numbers_of_many_makes_are_read_and_school_years_are_none(words: str, number: str | None):
    assert [each.value for each in find_case_number(Text.of(words))] == ([number] if number else [])


EXPEDITED = (
    ("I need a expidited due process hearing for my daughter.", True),
    ("I want a hearing officer's hearing on the fast track for discipline.", True),
    ("I want the quick hearing, the one that has to happen within 20 school days.", True),
    ("I ask for a hearing on the regular timeline. I was handed a sheet about expedited hearings.", False),
    ("A sheet on expedited hearings came with it. That is not what I am asking for.", False),
    ("SECTION 3 - EXPEDITED HEARING\nAre you asking for an expedited hearing?\nYes\nNo\n", False),
)


@pytest.mark.parametrize(("words", "asked"), EXPEDITED)
def test_an_expedited_hearing_is_asked_for_in_words_of_ones_own(words: str, asked: bool):
    text = Text.of(words)
    assert any(each.value for each in find_expedited(text, read_fields(text))) is asked


def test_the_day_of_a_letter_that_came_back_is_no_attempt_of_its_own():
    text = Text.of("Mon 2/23 - called, no answer\nWed 2/25 - letter we sent 2/18 came back unopened")
    assert [each.on for each in find_attempts(text, ARRIVED)] == [date(2026, 2, 23), date(2026, 2, 25)]


def test_an_older_mail_quoted_below_a_request_is_no_receipt_of_it():
    reply = MAIL.format(to="sped@office.example", asks="I request a due process hearing.")
    quoted = (
        "\nOn Tue, Feb 24, 2026 at 9:40 PM Ada Kell <ada@box.example> wrote:\n"
        "> From: Ada Kell <ada@box.example>\n> To: Lee Munn <lee@office.example>\n"
        "> Sent: Tuesday, February 24, 2026 9:40 PM\n> Subject: draft\n>\n> I have comments on page 4.\n"
    )
    received = "Received: from a.example by mx.office.example; Mon, 02 Mar 2026 10:01:00 -0700\n"
    raw = (received + reply + quoted).replace("\n", "\r\n").encode()
    reading = read_filings(read_message(raw, datetime(2026, 3, 2, 18, tzinfo=UTC)), OFFICE)
    assert reading.filings[0].date_received_lea[0].value == ARRIVED
