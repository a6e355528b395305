"""Who is who in portals, typists' letters and the papers of an open case, which call nobody parent."""

import pytest

from parsers.facts.children import find_children
from parsers.facts.family_names import kin_by_name, titled_kin
from parsers.facts.fields import read_fields
from parsers.facts.requesters import Writer
from parsers.facts.text import Text
from tests.parsers.people_in import people_in

STATE = Writer("Dispute Resolution", "office@state.example", official=True)
MEDIATOR = Writer('"Iris Valk", Mediator', "iris@calmtable-adr.example", official=False)
NEIGHBOUR = Writer("Olle Strand", "olle@post.example", official=False)

PORTALS = (
    ("student_first: Ada\nstudent_last: Lund-Roe\nstudent_dob: 4/3/2014\ntyped_signature: Rut Lund",),
    (
        "STUDENT\nLast, First: Lund-Roe, Ada\nDOB: 4/3/2014\n\nPARENT\nLast, First: Lund, Rut\nPhone: 415-555-0111",
    ),
    ("I ask for a hearing for my child:\n\nName: Ada Lund-Roe\nBorn: April 3, 2014\n\nSigned,\nRut Lund",),
    ("Who is complaining? Rut Lund\nYou are the child's: mother\nChild's name: Ada Lund-Roe",),
)


@pytest.mark.parametrize("letter", [each for (each,) in PORTALS])
def test_a_portal_names_child_and_parent_in_boxes_of_its_own(letter: str):
    read = people_in(letter)
    assert (read["children"], read["requesters"]) == (["Ada Lund-Roe"], ["Rut Lund"])


CHILDREN = (
    ("DPH 2526-77\nOtto Brandvold / Elm Valley Consolidated Schools", "Otto Brandvold"),
    ("DPH 2526-77 / Otto Brandvold", "Otto Brandvold"),
    ("I request an impartial hearing on Otto Brandvold's IEP at Elm High School.", "Otto Brandvold"),
    (
        "We met for the resolution session on Otto Brandvold this morning. It did not resolve.",
        "Otto Brandvold",
    ),
    ("Mediation no. M-1. Child: Otto Brandvold. Public agency: Elm Public Schools.", "Otto Brandvold"),
    ("Presento queja en nombre de la madre del alumno Otto Brandvold, de Elm High.", "Otto Brandvold"),
    ("Call log - resolution meeting - Otto Brandvold\nDate\tTime\tHow", "Otto Brandvold"),
)


@pytest.mark.parametrize(("letter", "child"), CHILDREN)
def test_a_child_is_named_in_captions_headings_and_by_what_is_the_child_s(letter: str, child: str):
    text = Text.of(letter)
    assert [each.value for each in find_children(text, read_fields(text))] == [child]


def test_a_last_name_that_runs_on_to_the_next_line_belongs_to_the_child():
    letter = "Yo, Signe Brandvold, soy la abuela y tutora de Otto\nBrandvold, alumno de cuarto grado."
    assert people_in(letter)["children"] == ["Otto Brandvold"]


def test_the_place_behind_a_child_s_name_takes_its_particle_along():
    text = Text.of("Soy la mamá de Otto Brandvold de la Loma Alta. Pido una audiencia.")
    assert [each.value for each in find_children(text, (), ["Loma Alta"])] == ["Otto Brandvold"]


@pytest.mark.parametrize(
    "letter",
    [
        "A state complaint was received on May 4, 2026 from Signe Brandvold concerning her son.",
        "This office received a complaint on 5/4/2026 from Signe Brandvold about Otto Brandvold.",
        "May 4, 2026\nTo: Signe Brandvold; Elm Valley Schools\nRe: Otto Brandvold, C2526-9\nWe will investigate.",
        "To: Signe Brandvold and Elm Valley School District\nThe report is due on July 3, 2026.",
        "The complaint of Signe Brandvold does not meet 34 CFR 300.508(b).",
        "Ms. Signe Brandvold withdrew her request for due process on May 4, 2026.",
        "Signe Brandvold and the district met with me on May 4. They did not reach an agreement.",
    ],
)
def test_papers_of_officials_name_the_parent_beside_what_the_parent_did(letter: str):
    assert people_in(letter, STATE)["requesters"] == ["Signe Brandvold"]


def test_a_mediator_s_own_name_under_the_letter_is_not_the_parent_s():
    letter = "To: Signe Brandvold; Elm Valley Schools\n\nThe parties did not agree.\n\nIris Valk"
    assert people_in(letter, MEDIATOR)["requesters"] == ["Signe Brandvold"]


def test_a_hearing_officer_to_whom_counsel_writes_is_not_the_parent():
    letter = (
        "May 4, 2026\nIris Valk, Hearing Officer\nRe: DPH 2526-9\nDear Ms. Valk:\n"
        "The complaint does not say what services are missing."
    )
    assert people_in(letter, STATE)["requesters"] == []


@pytest.mark.parametrize(
    "letter",
    [
        'I am only the typist. She told me:\n"I, Signe Brandvold, mother of Otto, ask for a hearing."\n\nOlle Strand',
        "I wrote this down for my neighbor.\nMy name is Signe Brandvold. I ask for a hearing.\n\nOlle Strand",
    ],
)
def test_one_who_only_types_the_letter_is_not_who_asks(letter: str):
    assert people_in(letter, NEIGHBOUR)["requesters"] == ["Signe Brandvold"]


def test_an_advocate_who_complains_in_a_mother_s_name_leaves_her_the_one_who_asks():
    letter = (
        "Quien suscribe, Iris Valk, defensora, presenta queja en nombre de la señora Signe Brandvold, "
        "madre del alumno Otto Brandvold.\n\nFirmado: /s/ Iris Valk"
    )
    read = people_in(letter)
    assert (read["requesters"], read["children"]) == (["Signe Brandvold"], ["Otto Brandvold"])


def test_the_stamp_under_a_letter_is_nobody_s_signature():
    assert people_in("I ask for a hearing.\n\nThank you\n\nELM VALLEY P.S.")["requesters"] == []


@pytest.mark.parametrize(
    ("letter", "parent"),
    [
        ("I phoned Signe Brandvold at 9:40 about the meeting for Otto Brandvold.", ["Signe Brandvold"]),
        ("Signe Brandvold\t/s/ Signe Brandvold\nMediator\t/s/ Iris Valk", ["Signe Brandvold"]),
        ("Otto B. Brandvold was absent. Iris Valk called.", []),
    ],
)
def test_a_grown_up_with_the_child_s_last_name_is_the_parent_where_nobody_else_is(
    letter: str, parent: list[str]
):
    assert [each.value for each in kin_by_name(Text.of(letter), ["Otto Brandvold"])] == parent


def test_a_parent_spoken_of_by_title_and_the_child_s_last_name_is_kept_by_that_name():
    letter = Text.of("Ms. Brandvold withdrew her request for mediation for Otto Brandvold. Ms. Valk told me.")
    assert [each.value for each in titled_kin(letter, ["Otto Brandvold"])] == ["Brandvold"]


@pytest.mark.parametrize(
    ("words", "relation"),
    [
        ("Otto's dad here. I want to file for due process.", ["father"]),
        ("Hello, Otto's grandma speaking, I ask for a hearing.", ["grandparent"]),
        ("1. Student\tOtto Roe\n2. Role\tSurrogate parent\n3. Phone\t575-555-0148", ["surrogate"]),
        ("Otto's dad came to the meeting.", []),
    ],
)
def test_a_relation_is_read_from_a_role_or_from_who_speaks(words: str, relation: list[str]):
    assert people_in(words)["relation"] == relation
