"""Homes, mail addresses and who asks, in the words of letters, forms, portals and lists."""

from datetime import UTC, datetime

import pytest

from parsers.facts.fields import read_fields
from parsers.facts.places import find_residence
from parsers.facts.reachable import find_requester_address
from parsers.facts.requesters import Writer
from parsers.facts.text import Text
from parsers.filings import read_filings
from parsers.mail.reader import read_message
from parsers.reading import Evidence, Filing, Grade, Kind, Reading
from tests.parsers.mesa_office import OFFICE
from tests.parsers.people_in import people_in

FOX = "9 Fox Road, Rio Seco, NM 87961"
HOMES = (
    (f"He was sent home 14 times this year. We are at {FOX}.", FOX),
    (f"She stayed home 3 days. We're still out at {FOX} if you need us.", FOX),
    (f"I am back at {FOX}.", FOX),
    (f"We are now over at {FOX}.", FOX),
    ("We're out at 410 County Road 12, Rio Seco 87961. Lee Roe", "410 County Road 12, Rio Seco 87961"),
    ("We live at 410 State Route 6, Rio Seco 87961.", "410 State Route 6, Rio Seco 87961"),
    (f"Madre e hija residen en {FOX}.", FOX),
    (f"Where does the child live?   {FOX}", FOX),
    (f"Q7 Where does your son or daughter live?   {FOX}", FOX),
    (f"Địa chỉ / Address\t{FOX}", FOX),
)
FORM = """Q1 Who is complaining?            Lee Roe
Q2 You are the child's            Father
Q3 {label}          lee@box.example / 505-555-0144
Q4 Your mailing address           PO Box 12, Rio Seco, NM 87961
Q5 Child's name                   Ann Roe
Q6 Where does the child live?     9 Fox Road, Rio Seco, NM 87961
Q7 School                         Adobe Elementary
"""
BILINGUAL = """Ngày / Date\t20 tháng 1 năm 2026
Người khiếu nại / Complainant\tTrần Văn An
Điện thoại / Phone\t505-555-0141
Địa chỉ / Address\t9 Fox Road, Rio Seco, NM 87961
"""
STATE = Writer("Portal", "no-reply@state.example", official=True, evidence=Evidence("Portal", "headers"))


@pytest.mark.parametrize(("words", "home"), HOMES)
def test_a_home_is_read_behind_the_words_people_use_and_not_behind_a_count_of_days(words: str, home: str):
    text = Text.of(words)
    assert [each.value for each in find_residence(text, read_fields(text))] == [home]


@pytest.mark.parametrize("words", ["He was sent home 17 times.", "They sent her home 3 out of 5 days.",
                                   "He has been home 40 days and nobody came."])  # fmt: skip
def test_a_count_of_days_at_home_is_no_address(words: str):
    text = Text.of(words)
    assert find_residence(text, read_fields(text)) == ()


@pytest.mark.parametrize(
    "label", ["How can we reach you?", "How can we contact you?", "Best way to reach you", "How to reach you"]
)
def test_a_form_that_asks_how_to_reach_somebody_gets_telephone_and_mail_address(label: str):
    reading = _read(FORM.format(label=label), sender="Portal <no-reply@state.example>")
    text = Text.of(FORM.format(label=label))
    fields = read_fields(text)
    assert people_in(text.string, STATE)["phones"] == ["505-555-0144"]
    assert [each.value for each in find_residence(text, fields)] == [FOX]
    told = find_requester_address(text, fields, None, find_residence(text, fields))
    assert [each.value for each in told] == ["PO Box 12, Rio Seco, NM 87961"]
    assert reading.kind is not Kind.UNREADABLE


def test_a_label_in_two_languages_is_read_by_the_one_it_shares_with_other_forms():
    fields = read_fields(Text.of(BILINGUAL))
    assert [str(each.name) for each in fields] == ["date", "filer name", "phone", "address"]


SHARED = (
    "Person asking: Lee Roe, 505-555-0101\nRole: surrogate parent",
    "The child lives in a group home.",
    "She is in a residential treatment center.",
)


@pytest.mark.parametrize("words", SHARED)
def test_the_home_of_a_child_in_care_is_not_its_surrogates(words: str):
    text = Text.of(f"Student: Ann Roe\nStudent's residence: {FOX}\n{words}\n")
    fields = read_fields(text)
    found = find_requester_address(text, fields, None, find_residence(text, fields))
    assert [each.value for each in found if each.grade is not Grade.CANDIDATE] == []


def test_an_address_on_the_line_of_the_one_who_complains_is_theirs():
    text = Text.of(f"Complainant: Valle Families, {FOX}, 505-555-0159\nAgainst: Mesa Schools\n")
    found = find_requester_address(text, read_fields(text), None, (), organisation=True)
    assert [each.value for each in found] == [FOX]


ASK = "I request a due process hearing for my son Al Roe of Adobe Elementary. His aide left in May.\n\nLee Roe\n"


def _read(body: str, sender: str = "Lee Roe <lee@box.example>", more: str = "") -> Reading:
    head = (
        f"From: {sender}\nTo: sped@office.example\nSubject: Al\nDate: Mon, 02 Mar 2026 10:00:00 -0700\n{more}"
    )
    raw = f"{head}Content-Type: text/plain; charset=utf-8\n\n{body}".replace("\n", "\r\n").encode()
    return read_filings(read_message(raw, datetime(2026, 3, 2, 18, tzinfo=UTC)), OFFICE)


def _only(reading: Reading) -> Filing:
    assert len(reading.filings) == 1
    return reading.filings[0]


@pytest.mark.parametrize("local", ["lee.esq", "m.esq.roe", "esq-lee"])
def test_three_letters_of_a_mail_address_make_nobody_a_lawyer(local: str):
    filing = _only(_read(ASK, sender=f"Lee Roe <{local}@box.example>"))
    assert [each.value for each in filing.requester_email] == [f"{local}@box.example"]
    assert filing.representative_name == ()


def test_the_parent_behind_a_mailing_list_is_reached_at_the_reply_address():
    filing = _only(
        _read(
            ASK,
            sender="Lee Roe via Intake <intake@lists.office.example>",
            more="Reply-To: Lee Roe <lee@box.example>\nList-Id: <intake.lists.office.example>\n",
        )
    )
    assert [each.value for each in filing.requester_email] == ["lee@box.example"]


TYPISTS = (
    "I am only the typist.",
    "I am typing this for my neighbor, who has no computer.",
    "I wrote this down for her.",
    "I'm sending it for a friend.",
)


@pytest.mark.parametrize("words", TYPISTS)
def test_who_only_types_a_letter_is_not_reached_in_the_parents_stead(words: str):
    letter = (
        f"{words} These are her words:\n\nI, Tes Mekon, mother of Dawit Mekon, request a due process hearing. "
        "His aide left in May. My phone is 505-555-0126. Tes Mekon\n\n"
        "My own number as the typist is 505-555-0199.\n\nPeg Sand\n"
    )
    filing = _only(_read(letter, sender="Peg Sand <peg@box.example>"))
    assert filing.requester_email == ()
    assert [each.value for each in filing.requester_phones] == ["505-555-0126"]


LEA_WRITER = Writer("Noel Garr", "noel@mesa.example", official=True, evidence=Evidence("Noel", "headers"))
BY_THE_LEA = (
    "3. Requested by:  ( ) parent   (X) public agency\n",
    "Who asks?\n[ ] Parent\n[x] School district\n",
    "The Mesa Unified School District, as petitioner, requests a due process hearing concerning Al Roe.",
    "The District, as moving party, requests a due process hearing concerning Al Roe.",
)


@pytest.mark.parametrize("words", BY_THE_LEA)
def test_a_district_asks_by_its_box_or_as_petitioner(words: str):
    found = people_in(f"{words}\nAgency contact: Noel Garr, 575-555-0104\n", LEA_WRITER)
    assert found["filed_by"] == ["lea"]


def test_a_parents_box_ticked_on_the_same_form_leaves_the_filing_the_parents():
    found = people_in("Requested by:  (X) parent   ( ) public agency\n", LEA_WRITER)
    assert found["filed_by"] == ["parent"]


def test_the_booklet_on_rights_is_no_law_firm_of_the_parent_who_used_its_page():
    found = people_in(
        "Procedural Safeguards and Your Rights - page 23\nStudent: Al Roe\nYour name: Lee Roe\nSign here: Lee Roe\n"
    )
    assert found["representative"] == []
