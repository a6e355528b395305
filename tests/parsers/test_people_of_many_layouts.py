"""Who is who in letters without capitals, on forms with dots and boxes, in captions and signature blocks."""

import pytest

from parsers.facts.people import Writer
from tests.parsers.people_in import people_in

CHILDREN = (
    (
        "hi i need due process for my girl luz ortega she is in 2nd grade\nthanks rosa ortega her mom",
        ["Luz Ortega"],
    ),
    (
        "my name is dana pruitt im eli pruitts mom and i want a hearing because he gets no speech since may",
        ["Eli Pruitt"],
    ),
    (
        "quiero pedir una audiencia para mi hijo mateo rios esta en cuarto y no le dan terapia desde enero",
        ["Mateo Rios"],
    ),
    ('I request a hearing. Student is Margaret "Maisie" Doyle, seventh grade.', ["Margaret Doyle"]),
    ("I file for due process. Odell was found eligible in May and has had no therapist since.", ["Odell"]),
    ("Soy la tía y tutora legal de Inés Robledo. Quiero una mediación.", ["Inés Robledo"]),
    ("its walt dad of perla the school fixed it so cancel my hearing request and close the case", ["Perla"]),
    ("Otto Brandt, by his mother Lena Brandt, v. Piedra Alta Public Schools", ["Otto Brandt"]),
    ("For the Selma Quist file: I called on January 4 at 9 am and left a message.", ["Selma Quist"]),
    ("student,date,time,method\nIda Roan,2026-02-19,09:05,phone\n", ["Ida Roan"]),
    (
        "Case DPH 2526-9\nNils Aker, Lomas Azules Middle School\nWe agree.\n/s/ Ola Aker, Parent",
        ["Nils Aker"],
    ),
    ("Student ........... Cleo Marsh\nGrade/School ...... 9 / Piedra Alta High School", ["Cleo Marsh"]),
    ("Student: Vera Lund District: Rio Seco Consolidated Schools", ["Vera Lund"]),
    ("My son Sean O'Dell-De La Cruz needs a hearing.", ["Sean O'Dell-De La Cruz"]),
)


@pytest.mark.parametrize(("letter", "children"), CHILDREN)
def test_a_child_is_found_however_it_is_named(letter: str, children: list[str]):
    assert people_in(letter)["children"] == children


def test_nobody_is_a_child_only_because_school_is_spoken_of():
    assert people_in("Nobody has tested anyone. School is closed. I want a hearing.")["children"] == []


REQUESTERS = (
    ("I want a hearing for my son Al Voss.\n\nWarmly,\nTess Voss", ["Tess Voss"]),
    ("We ask for mediation for our son Ben Brill.\nCheers,\nKim Brill", ["Kim Brill"]),
    ("i want a hearing for my son\nthank you bo lark his dad\n\nSent from my phone", ["Bo Lark"]),
    ("Tôi xin yêu cầu một phiên điều trần.\n\nKý tên,\nBà Lê Thị Mai", ["Lê Thị Mai"]),
    ("Parents: Karl Oster (father) and Mia Oster. Telephone 505-555-0111", ["Karl Oster", "Mia Oster"]),
    (
        "Complainant: Fay Bloom, advocate, Bloom Advocacy, on behalf of Ms. Ada Kerr, mother\nStudent: Rex Kerr",
        ["Ada Kerr"],
    ),
)


@pytest.mark.parametrize(("letter", "names"), REQUESTERS)
def test_those_who_ask_are_named_without_closing_words_titles_or_roles(letter: str, names: list[str]):
    assert people_in(letter)["requesters"] == names


RELATIONS = (
    ("Odalys needs help.\nRita Marsh, Odalys' mom", "mother"),
    ("En mi calidad de abuela solicito una audiencia para Leo Paz.", "grandparent"),
    ("Tôi là bà ngoại của cháu Bùi Minh, xin hòa giải.", "grandparent"),
    ("I am writing for my mother Noor Sadiq, who asks for a hearing for my brother.", "mother"),
    ("im tia, writing for my mother carla reyes she wants a hearing for my brother leo reyes", "mother"),
    ("5. WHO IS FILING: ( ) mother (x) father ( ) guardian ( ) adult student\nNAME: Jay Orr", "father"),
)


@pytest.mark.parametrize(("letter", "relation"), RELATIONS)
def test_a_relation_is_read_in_the_word_that_says_it(letter: str, relation: str):
    assert people_in(letter)["relation"] == [relation]


def test_an_unticked_box_makes_nobody_an_adult_student():
    found = people_in("( ) mother (x) father ( ) adult student\nNAME: Jay Orr\nI request a hearing.")
    assert found["filed_by"] == ["parent"]


BORN = (
    ("My name is Abe Linn and I turned 18 on 03/04/2026. I want a hearing.", ["2008-03-04"]),
    ("I'm writing about Colt Starr, 15 (7/8/2010), a sophomore.", ["2010-07-08"]),
    ("cháu Đặng Gia Bảo, sinh ngày 9 tháng 10 năm 2014, học lớp 5", ["2014-10-09"]),
)


@pytest.mark.parametrize(("letter", "born"), BORN)
def test_a_birthday_is_read_from_age_and_day(letter: str, born: list[str]):
    assert people_in(letter)["born"] == born


def test_who_signs_over_a_firm_is_the_attorney_without_the_word():
    found = people_in(
        "IDA FENN, by and through her parent, ROY FENN, Petitioner, v. RIO SECO SCHOOLS, Respondent.\n"
        "Petitioner requests a hearing.\n/s/ Gale Whit\nWhit & Sorrel, P.C.\n575-555-0144\n"
    )
    assert found["representative"] == ["Gale Whit"]
    assert found["firm"] == ["Whit & Sorrel, P.C."]
    assert found["type"] == ["attorney"]
    assert found["representative_phone"] == ["575-555-0144"]
    assert found["filed_by"] == ["attorney"]
    assert found["requesters"] == ["Roy Fenn"]


def test_a_parent_beside_an_advocacys_name_stays_the_parent():
    found = people_in("I want a hearing for my son Lew Poe.\nNan Poe\ncc: Open Road Advocacy, LLC")
    assert found["filed_by"] == ["parent"]
    assert found["representative"] == []


def test_an_advocates_letterhead_gives_telephone_and_address():
    found = people_in(
        "SILVER CREEK ADVOCACY\n5 Elm Street, Los Pilares, NM 87099\n505-555-0106  hi@silvercreek.example\n\n"
        "I am a non-attorney advocate and represent Sam Holt, father of Una Holt. "
        "Mr. Holt's number is 505-555-0107.\n\nSincerely,\n\nCora Finn\nAdvocate\n"
    )
    assert found["representative"] == ["Cora Finn"]
    assert found["representative_phone"] == ["505-555-0106"]
    assert found["representative_email"] == ["hi@silvercreek.example"]
    assert found["phones"] == ["505-555-0107"]


def test_an_attorney_reached_at_the_number_in_his_own_words_keeps_it():
    found = people_in(
        "My firm represents Gwen Lyle and her son Abel Lyle. We ask for a hearing.\n"
        "I may be reached at 505-555-0189.\n\nVery truly yours,\n\nIvo Stern\nAttorney at Law\n"
    )
    assert found["representative_phone"] == ["505-555-0189"]
    assert found["phones"] == []


def test_an_advocate_who_sends_on_behalf_of_a_family_is_not_the_family():
    found = people_in(
        "Sent on behalf of the Garza family by Lena Ochoa, Educational Advocate\n"
        "Ochoa Advocacy Services | 575-555-0188 | lena @ochoa.example\n"
        "Child: Rita Garza   Parents: Luis & Carmen Garza"
    )
    assert found["representative"] == ["Lena Ochoa"]
    assert found["representative_email"] == ["lena@ochoa.example"]
    assert found["requesters"] == ["Luis Garza", "Carmen Garza"]
    assert found["phones"] == []


ORGANIZATIONS = (
    """Open Doors Coalition of the Valley
The Open Doors Coalition of the Valley, a community organization, complains that all 40 students with
disabilities at the school were given one goal.
Asta Moor, chair""",
    """River Families for Inclusion is a volunteer group of 90 families. We file this complaint.
Children wait a year for services.
Asta Moor, president""",
)


@pytest.mark.parametrize("letter", ORGANIZATIONS)
def test_an_organization_that_complains_for_many_children_files_itself(letter: str):
    found = people_in(letter, Writer("Asta Moor", "asta@mail.example", official=False))
    assert found["filed_by"] == ["organization"]


def test_a_mother_who_speaks_of_all_students_and_a_rights_center_files_herself():
    found = people_in(
        "The Valley Disability Rights Center told me that all students with IEPs wait. "
        "I file a state complaint for my son Gus Weir.\nJo Weir, his mother"
    )
    assert found["filed_by"] == ["parent"]
    assert found["requesters"] == ["Jo Weir"]


def test_a_district_that_asks_for_mediation_files_itself():
    writer = Writer("Olga Reed", "oreed@rioseco.example", official=True)
    letter = "Rio Seco Consolidated Schools requests mediation with Ms. Ann Lake.\nOlga Reed\nDirector\n"
    assert people_in(letter, writer)["filed_by"] == ["lea"]


def test_the_office_names_the_parent_by_title_in_its_letter():
    writer = Writer("Dispute Resolution", "dr@state.example", official=True)
    letter = "The Department received a written complaint from Ms. Edna Frost on January 30, 2026."
    assert people_in(letter, writer)["requesters"] == ["Edna Frost"]
    letter = "Edna Frost-Hale\n7 Camino Sur\n\nDear Ms. Frost-Hale:\nWe respond to the complaint."
    assert people_in(letter, writer)["requesters"] == ["Edna Frost-Hale"]
