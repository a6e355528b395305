"""Children, requesters and representatives are told apart in letters, forms and captions of many makes."""

import pytest

from parsers.facts.people import Writer
from parsers.facts.phones import find_phones
from parsers.facts.text import Text
from tests.parsers.people_in import people_in

CHILDREN = (
    (
        "My daughter Ana, a 4th grader at Manzanita Elementary, needs help.\nAna Ruiz was born 5/6/2016.",
        ["Ana Ruiz"],
    ),
    ("Quanah Horn / DOB 6-2-2015 / Adobe Wells\nI request a due process hearing.", ["Quanah Horn"]),
    ("Delia Moss, 3rd grade at Cottonwood Bend. It is in her plan.", ["Delia Moss"]),
    ("Student: Posy Lane Case: DPH 2526-41\nParent: Wil Lane", ["Posy Lane"]),
    ("Child: Mag Lovato\nChild's home: 14 Garnet Lane, Piedra Alta, NM 87914\nDOB: 1/2/2015", ["Mag Lovato"]),
    ("1. CHILD\nLast name: BECENT First name: NIZO M.I.: R\nDate of birth: 05/15/2014", ["Nizo Becent"]),
    ("student_name: Nova Bahe\nstudent_birthdate: 2012-04-27\nschool: Lomas", ["Nova Bahe"]),
    ("Student / Học sinh: Trần Minh Anh\nSchool / Trường: Manzanita", ["Trần Minh Anh"]),
    ("ORDER\nWyatt Hatch, Student\nZeb Hatch, Petitioner\nThe request is dismissed.", ["Wyatt Hatch"]),
    ("Child: my twins Dev Raman and Asha Raman\nSchool: Manzanita Elementary", ["Dev Raman", "Asha Raman"]),
    (
        "hi my kid is getting bullied, name: cody barnes bday 3/3/14. i want to file due process.",
        ["Cody Barnes"],
    ),
)


@pytest.mark.parametrize(("letter", "children"), CHILDREN)
def test_a_child_is_named_without_what_stands_beside_the_name(letter: str, children: list[str]):
    assert people_in(letter)["children"] == children


def test_a_birth_date_behind_the_age_is_the_childs():
    found = people_in(
        "I want a due process hearing for Zion Call, he is 7 (04/03/2018), Manzanita Elementary."
    )
    assert found["born"] == ["2018-04-03"]


def test_an_advocate_named_with_role_firm_and_telephone_on_one_line_is_not_the_parent():
    found = people_in(
        "DUE PROCESS COMPLAINT\n"
        "Filed by Ines Corb, parent advocate, Corb Advocates, 505-555-0173, for Ansel Fid (father)\n"
        "Child: Max Fid, born January 30, 2016\n"
        "/s/ Ines Corb\n"
    )
    assert found["requesters"] == ["Ansel Fid"]
    assert found["representative"] == ["Ines Corb"]
    assert found["firm"] == ["Corb Advocates"]
    assert found["filed_by"] == ["advocate"]
    assert found["phones"] == []


def test_a_firm_is_its_own_piece_of_the_signature_line():
    found = people_in(
        "Petitioner withdraws the request.\n/s/ Sten Roan, Roan Legal, LLC, Attorney for Petitioner\n"
    )
    assert found["representative"] == ["Sten Roan"]
    assert found["firm"] == ["Roan Legal, LLC"]


def test_a_parent_who_asks_with_a_child_through_an_advocate_is_no_child():
    found = people_in(
        "On behalf of Lin Wei and her daughter Mei Wei, I submit this complaint.\n\nSincerely,\nJo Sand\n"
        "Special Education Advocate, Sand Learning Support\n530-555-0150\n"
    )
    assert found["requesters"] == ["Lin Wei"]
    assert found["children"] == ["Mei Wei"]
    assert found["firm"] == ["Sand Learning Support"]


def test_a_name_behind_the_last_words_signs_the_letter():
    found = people_in("I ask for the due process hearing. We are at 575-555-0122. Leif Sorrel")
    assert found["requesters"] == ["Leif Sorrel"]


def test_a_line_with_the_childs_grade_is_no_signature():
    found = people_in(
        "I want to file for due process.\n\nPhin Grubb, 4th grade Cottonwood Bend. 505-555-0157\n\nTam Grubb"
    )
    assert found["requesters"] == ["Tam Grubb"]


def test_a_mediator_who_writes_is_not_the_parent():
    found = people_in(
        "The mediation between Ezra Bloom and Piedra Alta Public Schools about Imo Bloom (DPH 2526-45) ended.\n\n"
        "Selma Whit, mediator\n",
        Writer("Selma Whit", "selma@whit.example", official=False),
    )
    assert found["requesters"] == ["Ezra Bloom"]


def test_a_docket_number_is_no_telephone():
    assert find_phones(Text.of("OAH 2026010512, call 5305550101")) == find_phones(
        Text.of("OAH ----------, call 5305550101")
    )
