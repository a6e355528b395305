"""Addresses, telephones and mail addresses, as people write them, and whose they are."""

import pytest

from parsers.facts.addresses import find_addresses
from parsers.facts.advisers import Adviser, find_adviser
from parsers.facts.closing import find_signatures
from parsers.facts.fields import read_fields
from parsers.facts.phones import find_phones
from parsers.facts.places import find_residence, find_schools
from parsers.facts.reachable import find_requester_address
from parsers.facts.text import Text
from parsers.message import Address
from parsers.office import OfficeDirectory
from parsers.reading import Grade
from parsers.writings import is_machine
from tests.parsers.people_in import people_in

OFFICE = OfficeDirectory(name="Office", timezone="UTC", own_domains=(), mailboxes=(), leas=())

ADDRESSES = (
    ("He is 9 and lives at 14 Elm Street, Rio Seco, NM 87961.", "14 Elm Street, Rio Seco, NM 87961"),
    ("she is 8 DOB 2/1/2018. we are at 20 Fox Ct, Rio Seco, NM 87961", "20 Fox Ct, Rio Seco, NM 87961"),
    ("Nació el 3 de mayo de 2017. Mi domicilio es 5 Calle Luz, Rio Seco, NM 87961",
     "5 Calle Luz, Rio Seco, NM 87961"),
    ("Vivimos en la calle Nogal 31, Rio Seco, NM 87961", "calle Nogal 31, Rio Seco, NM 87961"),
    ("Ann Roe, grade 10\nLomas Bell High School\n12 Oak Trail, Rio Seco, NM 87961",
     "12 Oak Trail, Rio Seco, NM 87961"),
    ("My girl is Ann Roe. ADHD, IEP since May. Mail:\n77 e. dome rd apt 3, rio seco nm 87961",
     "77 e. dome rd apt 3, rio seco nm 87961"),
    ("Ann Roe\n12 Oak Trail, Unit B\n\nRio Seco, NM 87961\n505-555-0101",
     "12 Oak Trail, Unit B, Rio Seco, NM 87961"),
    ("2012 Elm Street, Rio Seco, NM 87961", "2012 Elm Street, Rio Seco, NM 87961"),
    ("She was born on May 2, 2015 and her home is at 2020 Union Avenue, Rio Seco, NM 87961.",
     "2020 Union Avenue, Rio Seco, NM 87961"),
)  # fmt: skip
TOWN_BELOW = """Student's name: Ann Roe
Street address where the student lives: 540 Dome Loop
{town}
School: Lomas Bell High School
"""


@pytest.mark.parametrize(("letter", "address"), ADDRESSES)
def test_an_address_begins_at_its_street_and_not_at_a_figure_before_it(letter: str, address: str):
    assert [each.value for each in find_addresses(Text.of(letter))] == [address]


@pytest.mark.parametrize("words", ["We paid me 12345 or 20000 dollars in 30300 cases.", "Call in 87961 days"])
def test_small_words_that_are_also_states_end_no_address(words: str):
    assert find_addresses(Text.of(f"I live at 4 Elm Street {words}")) == []


@pytest.mark.parametrize(
    "town",
    [
        "City / State / ZIP: Rio Seco, NM 87961",
        "City: Rio Seco\nState: NM\nZIP: 87961",
        "City: Rio Seco\nState and ZIP code: NM 87961",
    ],
)
def test_the_town_on_lines_of_its_own_belongs_to_the_street_above_it(town: str):
    text = Text.of(TOWN_BELOW.format(town=town))
    found = find_residence(text, read_fields(text))
    assert [each.value for each in found] == ["540 Dome Loop, Rio Seco, NM 87961"]


CLIENTS = (
    "I represent Lee Roe, mother of Ann Roe. They live at 9 Fox Road, Rio Seco, NM 87961.",
    "I represent Lee Roe, mother of Ann Roe. The family's residence is 9 Fox Road, Rio Seco, NM 87961.",
    "This office represents Ms. Roe.\nParent: Lee Roe, mother, 9 Fox Road, Rio Seco, NM 87961",
    "I represent Lee Roe, mother of Ann Roe. My client resides at 9 Fox Road, Rio Seco, NM 87961.",
)


@pytest.mark.parametrize("words", CLIENTS)
def test_where_an_advisers_client_lives_is_the_clients_address(words: str):
    letter = (
        f"Bell Law, LLC\nPO Box 18, Rio Seco, NM 87961\n\n{words}\n\n/s/ Ida Bell\nAttorney for Petitioner\n"
    )
    text = Text.of(letter)
    found = people_in(letter)
    assert found["representative"] == ["Ida Bell"]
    told = find_requester_address(text, read_fields(text), _adviser(text), ())
    assert [each.value for each in told] == ["9 Fox Road, Rio Seco, NM 87961"]


def _adviser(text: Text) -> Adviser | None:
    fields = read_fields(text)
    return find_adviser(text, fields, find_signatures(text, fields))


@pytest.mark.parametrize(
    ("line", "address"),
    [
        ("Student's address: 9 Fox Road, Rio Seco, NM 87961", []),
        ("Student's address: 9 Fox Road, Rio Seco, NM 87961 (with me)", ["9 Fox Road, Rio Seco, NM 87961"]),
        ("Student's address: 9 Fox Road, Rio Seco, NM 87961\nMother: Lee Roe, same address",
         ["9 Fox Road, Rio Seco, NM 87961"]),
    ],
)  # fmt: skip
def test_the_line_for_the_childs_address_is_the_parents_only_where_the_form_says_so(
    line: str, address: list[str]
):
    text = Text.of(f"Student: Ann Roe\n{line}\nWhat is needed: write the plan with me.\n")
    fields = read_fields(text)
    found = find_requester_address(text, fields, None, find_residence(text, fields))
    assert [each.value for each in found if each.grade is not Grade.CANDIDATE] == address


@pytest.mark.parametrize(
    "line",
    [
        "Our house is green, my number 575-555-0139.",
        "Phone no. 575-555-0139",
        "The district may call me at 575-555-0139.",
        "The school can reach us at 575-555-0139 after 3.",
    ],
)
def test_a_number_is_the_writers_whoever_is_to_call_it(line: str):
    assert people_in(f"I request a due process hearing for my son Al Roe.\n{line}\n\nLee Roe")["phones"] == [
        "575-555-0139"
    ]


@pytest.mark.parametrize("line", ["Student ID number 5755550139", "Case no. 2026010417", "Fax: 575-555-0139"])
def test_other_numbers_of_ten_figures_are_no_telephones(line: str):
    assert find_phones(Text.of(line)) == []


@pytest.mark.parametrize("name", ["hpdunn", "scanlon", "formosa", "faxon.j", "canonico", "hpark", "systema"])
def test_people_whose_names_begin_like_a_machines_are_people(name: str):
    assert not is_machine(Address("", f"{name}@box.example"))


@pytest.mark.parametrize(
    "name", ["hp", "copier2", "copier.aw", "scan-to-mail", "noreply", "inbound", "office.scanner", "webforms"]
)
def test_copiers_and_forms_are_machines(name: str):
    assert is_machine(Address("", f"{name}@box.example"))


@pytest.mark.parametrize("line", ["School contact: Dale Wint, principal", "School: /s/ Dale Wint 9/15/2026"])
def test_who_signs_or_answers_for_a_school_is_no_school(line: str):
    text = Text.of(f"Student: Ann Roe\nSchool: Lomas Bell High School\nDOB: 1/15/2018\n{line}\n")
    found = find_schools(text, read_fields(text), OFFICE)
    assert [each.value for each in found] == ["Lomas Bell High School"]
