"""Days, signatures, officers and numbers of papers, and what a parent quotes to ask what became of it."""

from datetime import UTC, date, datetime

import pytest

from parsers.facts.agreements import agreement_day, find_signings, signed_by
from parsers.facts.births import find_birth_dates
from parsers.facts.closing import find_signatures
from parsers.facts.fields import read_fields
from parsers.facts.hearings import find_mediation_date
from parsers.facts.letter_date import find_letter_date
from parsers.facts.officers import addressed_officer, find_officer
from parsers.facts.orders import find_case_number
from parsers.facts.text import Text
from parsers.filings import read_filings
from parsers.mail.reader import read_message
from parsers.reading import Kind, Reading
from tests.parsers.mesa_office import OFFICE
from tests.parsers.people_in import people_in

ARRIVED = date(2026, 4, 20)
"""A Monday."""
BORNE = (
    ("Submitted to the Hearings Office: 04/14/2026 17:02 PDT\nType: due process\n", "2026-04-14"),
    (
        "Filed with the Department          April 14, 2026, 4:48 PM\nName of child      Ann Roe\n",
        "2026-04-14",
    ),
    ("Filed through the online portal: 4/14/2026\nStudent: Ann Roe\n", "2026-04-14"),
    (
        "04/16/2026 14:06 FROM 505-555-0170 TO MESA PS P.001\n\nCOMPLAINT\n\nDate: April 14, 2026\n",
        "2026-04-14",
    ),
    ("04/16/2026 2:06 PM  5055550170  P.1/2\n\nDate: April 14, 2026\n\nDear Director:\n", "2026-04-14"),
    ("April 14, 2026 4:10 PM\n\nDear Director:\n", "2026-04-14"),
    ("Ngày / Date\t14 tháng 4 năm 2026\nTrường / School\tAdobe Elementary\n", "2026-04-14"),
    ("Rio Seco, ngày 14 tháng 4 năm 2026\n\nKính gửi quý vị,\n", "2026-04-14"),
)


@pytest.mark.parametrize(("paper", "day"), BORNE)
def test_the_day_of_a_form_is_the_one_it_was_sent_in_and_never_a_fax_machines(paper: str, day: str):
    text = Text.of(paper)
    found = find_letter_date(text, read_fields(text), (), ARRIVED, day_first=False)
    assert found[0].value.isoformat() == day


def test_the_day_an_agency_opened_a_case_is_not_the_day_of_its_letter():
    text = Text.of(
        "Case: DPH 2627-09\nFiled with the Department: April 14, 2026\nHearing officer: Ida Bell\n"
    )
    assert find_letter_date(text, read_fields(text), (), ARRIVED, day_first=False, filing=False) == ()


@pytest.mark.parametrize("written", ["1/1 1/2014", "1/11/2014", "01/11/2014", "1/11/14"])
def test_a_blank_that_recognition_put_into_a_day_is_closed(written: str):
    text = Text.of(f"my daughter Ann Roe, date of birth {written}. She goes to Adobe Elementary.")
    found = find_birth_dates(text, (), ["Ann Roe"], ARRIVED, day_first=False)
    assert [each.value for each in found] == [date(2014, 1, 11)]


SIGNED_BY_A_SERVICE = (
    "Guardian | Thelma Roe | signed 4/13/2026 8:02 PM MDT\nMesa Schools | Nerissa Vara | signed 4/15/2026 9:17 AM MDT",
    "Parent: Thelma Roe  4/13/2026 20:02\nDistrict: Nerissa Vara  4/15/2026 09:17:40",
    "Mother Thelma Roe 4/13/2026 at 8:02 p.m.\nFor the school: Nerissa Vara 4/15/2026 at 9:17 a.m.",
)


@pytest.mark.parametrize("words", SIGNED_BY_A_SERVICE)
def test_the_hour_that_a_signing_service_adds_hides_no_signature(words: str):
    text = Text.of(f"WAIVER OF THE RESOLUTION MEETING\n\n{words}\n")
    signings = find_signings(text, ())
    assert signed_by(text, signings, writer_official=True)[0].value == "both"
    assert [each.value for each in agreement_day(text, signings, True, ARRIVED)] == [date(2026, 4, 15)]


@pytest.mark.parametrize(
    "title", ["Funcionario de audiencias", "Oficial de audiencia", "Examinadora de audiencias"]
)
def test_a_hearing_officer_is_known_by_the_spanish_titles(title: str):
    text = Text.of(
        "AVISO DE AUDIENCIA\n\nLa decisión se emitirá a\nmás tardar el 9 de abril de 2026. Habrá intérprete.\n\n"
        f"Marta Sol Whit\n{title}\n"
    )
    found = find_officer(text, find_signatures(text, ()), None)
    assert [each.value for each in found] == ["Marta Sol Whit"]


@pytest.mark.parametrize(
    "district", ["Mesa Alta Public Schools", "Rio Hondo Unified School District", "Sol Independent Schools"]
)
def test_a_district_named_behind_the_greeting_is_no_hearing_officer(district: str):
    text = Text.of(
        f"Dear Hearing Officer:\n\n{district} gives notice that the complaint is not sufficient.\n"
    )
    assert addressed_officer(text, ()) == ()


SESSIONS = (
    ("3. We meet with the mediator on May 19, 2026 at 1:00 p.m.", date(2026, 5, 19)),
    ("The parties will sit down with our mediator on May 19, 2026.", date(2026, 5, 19)),
    ("Yes, we agree to go to mediation, any day after May 19, 2026.", None),
    ("We can go to mediation on or after May 19, 2026.", None),
)


@pytest.mark.parametrize(("words", "day"), SESSIONS)
def test_the_day_with_the_mediator_is_the_session_and_a_day_from_which_one_is_free_is_none(
    words: str, day: date | None
):
    assert [each.value for each in find_mediation_date(Text.of(words), ARRIVED)] == ([day] if day else [])


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("Re: M-26-08, Ann Roe and Mesa Schools", "M-26-08"),
        ("FIEP-2026-114 is closed.", "FIEP-2026-114"),
        ("She is in room B-12 and takes bus R-7-2.", None),
        ("Form FIEP-2 (rev. 2025)", None),
    ],
)
def test_a_number_of_letters_year_and_figures_is_a_case_number(words: str, number: str | None):
    assert [each.value for each in find_case_number(Text.of(words))] == ([number] if number else [])


@pytest.mark.parametrize(
    "line",
    [
        "Signed: /s/ Alan Roe",
        "Signed by: /s/ Alan Roe",
        "/s/ Alan Roe",
        "Firmado: /s/ Alan Roe",
        "Alan Roe, father of Ann",
        "Alan Roe el papá de Ann",
    ],
)
def test_a_name_is_read_behind_two_marks_and_before_whose_parent_it_is(line: str):
    text = Text.of(f"I request a due process hearing for Ann. Her aide left in May.\n\n{line}\n")
    assert [each.name for each in find_signatures(text, read_fields(text))][:1] == ["Alan Roe"]


def test_what_stands_below_an_advocates_signature_and_on_the_head_is_the_advocates():
    letter = (
        "Casa Abierta, Defensoría de Padres\nAvenida Sol 211, Santa Lucia, NM 87540 - Tel. 505-555-0106\n\n"
        "28 de agosto de 2025\n\nQuien suscribe, Marta Vera, defensora, presenta queja en nombre de la señora "
        "Rosa Lira, madre del alumno Saúl Lira. Madre e hijo residen en 12 Camino Hondo, Rio Seco, NM 88951.\n\n"
        "Firmado: /s/ Marta Vera\nCorreo: mvera@casaabierta.example\nTeléfono: 505-555-0107\n"
    )
    found = people_in(letter)
    assert found["representative"] == ["Marta Vera"]
    assert found["representative_email"] == ["mvera@casaabierta.example"]
    assert found["representative_phone"] == ["505-555-0107"]


REQUEST = (
    "> I request a due process hearing for our daughter Ann Roe (born 2/14/2014), a sixth grader at Adobe\n"
    "> Elementary. Her aide left in August and nobody took her place. We ask for an aide within ten days.\n"
    "> We live at 9 Fox Road, Rio Seco, NM 87961.\n>\n> Lee Roe, mother\n"
)


def _read(
    own: str, quoted: str, to: str = "Pat Munn <pat@mesa.example>", subject: str = "Re: Ann"
) -> Reading:
    """A mail of a Monday, above a mail of the Friday ten days before."""
    text = (
        "Received: from a.example by mx.office.example; Mon, 20 Apr 2026 10:01:00 -0600\n"
        f"From: Lee Roe <lee@box.example>\nTo: sped@office.example\nSubject: {subject}\n"
        "Date: Mon, 20 Apr 2026 10:00:00 -0600\nContent-Type: text/plain; charset=utf-8\n\n"
        f"{own}\n\nLee Roe\n\nFrom: Lee Roe <lee@box.example>\nDate: Friday, April 10, 2026 at 9:48 PM\n"
        f"To: {to}\nSubject: Ann\n\n{quoted}"
    )
    raw = text.replace("\n", "\r\n").encode()
    return read_filings(read_message(raw, datetime(2026, 4, 20, 18, tzinfo=UTC)), OFFICE)


ASKS_AFTER = (
    "I have not heard anything about the request below. Was it received?",
    "Did you get my request? It went to the school.",
    "Nobody has answered the mail below. I am resending it.",
    "Please confirm that you received this.",
    "No hemos tenido respuesta. ¿Les llegó?",
)


@pytest.mark.parametrize("own", ASKS_AFTER)
def test_a_parent_who_asks_what_became_of_a_filing_has_filed_it_on_its_first_day(own: str):
    """Friday the 10th: the day on which the school had it."""
    reading = _read(own, REQUEST)
    assert [str(each.kind) for each in reading.filings] == ["due_process_request"]
    assert reading.filings[0].date_received_lea[0].value == date(2026, 4, 10)


@pytest.mark.parametrize(
    ("own", "subject"),
    [
        ("Thank you for the call this morning. Tuesday works for us.", "Re: Ann"),
        ("Did you receive the exhibits?", "Re: DPH 2526-40 exhibits"),
    ],
)
def test_a_parent_who_goes_on_talking_above_a_quoted_filing_opens_nothing(own: str, subject: str):
    reading = _read(own, REQUEST, subject=subject)
    assert reading.kind is not Kind.DUE_PROCESS_REQUEST


def _answer(own: str, quoted: str) -> Reading:
    text = (
        "From: Harriet Olg <holg@mesa.example>\nTo: Lee Roe <lee@box.example>\nCc: sped@office.example\n"
        "Subject: Re: no resolution meeting please (Ann Roe, DPH 2526-36)\nDate: Mon, 20 Apr 2026 10:00:00 -0600\n"
        f"Content-Type: text/plain; charset=utf-8\n\n{own}\n\nHarriet Olg, for Mesa Schools\n\n"
        f"On Thu, Apr 16, 2026 at 9:48 PM Lee Roe <lee@box.example> wrote:\n> {quoted}\n> Lee Roe\n"
    )
    raw = text.replace("\n", "\r\n").encode()
    return read_filings(read_message(raw, datetime(2026, 4, 20, 18, tzinfo=UTC)), OFFICE)


def test_a_waiver_that_the_district_agrees_to_in_its_answer_is_signed_by_both_on_that_day():
    """34 CFR 300.510(c)(1): both agree in writing; the second did on Monday the 20th."""
    reading = _answer(
        "The district agrees in writing too. The resolution meeting is waived.",
        "I agree to waive the resolution meeting for Ann.",
    )
    assert reading.kind is Kind.RESOLUTION_WAIVER
    assert [each.value for each in reading.filings[0].waiver_signed_by] == ["both"]
    assert [each.value for each in reading.filings[0].agreement_date] == [ARRIVED]


def test_a_waiver_that_the_other_side_has_not_agreed_to_is_one_sides_only():
    reading = _answer(
        "The district waives the resolution meeting.", "I do not agree to waive the resolution meeting yet."
    )
    assert all(each.value != "both" for filing in reading.filings for each in filing.waiver_signed_by)
