"""Who is who on forms with headed parts, in lists and tables, in captions, and in letters to a parent."""

import pytest

from parsers.facts.children import find_children
from parsers.facts.family_names import greeted_parent
from parsers.facts.form_parts import part_headings
from parsers.facts.labels import FieldName
from parsers.facts.relations import relation_in
from parsers.facts.requesters import Writer
from parsers.facts.text import Text
from tests.parsers.people_in import people_in

STATE = Writer("Dispute Resolution", "office@state.example", official=True)
HEADINGS = (
    ("PART 1. STUDENT", FieldName.CHILD_SECTION),
    ("Section 2: Parent", FieldName.FILER_SECTION),
    ("-- Complainant --", FieldName.FILER_SECTION),
    ("C. Attorney for the parent, if any", FieldName.ADVISER_SECTION),
    ("II. Who is filing?", FieldName.FILER_SECTION),
    ("2. Student (if the complaint is about one student)", FieldName.CHILD_SECTION),
)


@pytest.mark.parametrize(("line", "whose"), HEADINGS)
def test_a_headed_part_of_a_form_is_the_child_s_the_filer_s_or_the_adviser_s(line: str, whose: FieldName):
    assert part_headings(Text.of(line)) == {0: whose}


@pytest.mark.parametrize("line", ["1. Your name: Rhoda Lund", "3. Student's school", "We agree."])
def test_a_label_that_asks_for_something_heads_no_part(line: str):
    assert part_headings(Text.of(line)) == {}


FORMS = (
    (
        "Section A: Child\nName: Milo Varga\nBorn: 4/5/2015\nSection B: Parent or guardian\nName: Tereza Varga",
        ["Milo Varga"],
        ["Tereza Varga"],
    ),
    (
        (
            "STUDENT INFORMATION\nFirst name: Milo\nLast name: Varga\nPARENT INFORMATION\n"
            "First name: Tereza\nLast name: Varga-Lund"
        ),
        ["Milo Varga"],
        ["Tereza Varga-Lund"],
    ),
    (
        (
            "1. Name of student: Milo Varga\n2. School: Elm Elementary\n3. Name: Tereza Varga\n"
            "4. Relationship to student: Mother\nSignature: Tereza Varga"
        ),
        ["Milo Varga"],
        ["Tereza Varga"],
    ),
    (
        "Your full name: Tereza Varga\nLast name: Roan\nFirst name: Milo\nSchool: Elm Elementary",
        ["Milo Roan"],
        ["Tereza Varga"],
    ),
    ("Student name (last, first): Varga Milo\nParent: Tereza Varga", ["Milo Varga"], ["Tereza Varga"]),
)


@pytest.mark.parametrize(("form", "children", "requesters"), FORMS)
def test_a_plain_name_box_belongs_to_the_part_it_stands_in(
    form: str, children: list[str], requesters: list[str]
):
    found = people_in(form)
    assert (found["children"], found["requesters"]) == (children, requesters)


TWO_CHILDREN = (
    (
        "I ask for a hearing for my children:\n- Milo Varga, 4/5/2015, Elm Elementary\n"
        "- Ada Varga, 7/8/2017, Elm Elementary\nTheir aides were cut.\n\nTereza Varga"
    ),
    (
        "I ask for a hearing for both.\n\nName        Birth date  School          Grade\n"
        "Milo Varga  04/05/2015  Elm Elementary  5\nAda Varga   07/08/2017  Elm Elementary  3\n\nTereza Varga"
    ),
    (
        "I ask for a hearing.\n\nTereza Varga\n\nChildren:\nMilo Varga, 4/5/2015, Elm Elementary School\n"
        "Ada Varga, 7/8/2017, Elm Elementary School"
    ),
)


@pytest.mark.parametrize("letter", TWO_CHILDREN)
def test_children_one_below_the_other_are_all_children_and_none_of_them_signed(letter: str):
    found = people_in(letter)
    assert found["children"] == ["Milo Varga", "Ada Varga"]
    assert found["born"] == ["2015-04-05", "2017-07-08"]
    assert found["requesters"] == ["Tereza Varga"]


def test_two_signatures_with_their_days_are_no_list_of_children():
    paper = "We agree to waive the meeting.\nTereza Varga, 6/1/2026 (parent)\nPaul Reyes, 6/2/2026 (district)"
    assert people_in(paper)["children"] == []


CHILDREN = (
    ("Hearing, please. It concerns Milo Varga (11, born May 4, 2014), sixth grade.", ["Milo Varga"]),
    ("The school breaks the law with regard to Milo Varga, who lives with me.", ["Milo Varga"]),
    ("I want a hearing. The student in question is Milo Varga.", ["Milo Varga"]),
    ("Hearing request\n\nMilo Varga\nborn 4 May 2014\nElm School\n\nThey cut his aide.", ["Milo Varga"]),
    ("I want a hearing. Milo goes to Elm Hill School since May. Nobody reads to him.", ["Milo"]),
    ("I am the advocate for Tereza Varga, whose son Milo Roan attends Elm School.", ["Milo Roan"]),
    ("I void the agreement for Milo, Ada and Otto Varga.", ["Milo Varga", "Ada Varga", "Otto Varga"]),
    ("STUDENT (MILO VARGA) v. RIO SECO CONSOLIDATED SCHOOLS\nThe complaint is sufficient.", ["Milo Varga"]),
    ("In the matter of Milo Varga, DPX 2526-77\nThe parties agree.", ["Milo Varga"]),
    ("I WANT A HEARING FOR MILO VARGA, AGE 12. THE OTHER KIDS GET THEIRS ON TIME.", ["Milo Varga"]),
)


@pytest.mark.parametrize(("letter", "children"), CHILDREN)
def test_a_child_is_found_without_a_word_for_son_or_daughter(letter: str, children: list[str]):
    assert people_in(letter)["children"] == children


@pytest.mark.parametrize(
    "log",
    ["Milo Varga - attempts to set the meeting\n6/1 no answer", "Contact log - Milo Varga\n6/1 no answer"],
)
def test_a_log_of_calls_names_the_child_in_its_heading(log: str):
    assert [each.value for each in find_children(Text.of(log), ())] == ["Milo Varga"]


REQUESTERS = (
    ("Tereza Varga for Milo Varga, Petitioner, and Elm Schools, Respondent. Order.", ["Tereza Varga"]),
    ("We received the complaint of Tereza Varga about Milo Varga on May 1.", ["Tereza Varga"]),
    ("MILO VARGA, by and through his mother,\nTEREZA VARGA,\nPetitioners,", ["Tereza Varga"]),
    ('This is between Tereza Varga ("Parent") and Elm Schools ("District").', ["Tereza Varga"]),
    (
        'Made by Tereza Varga and Pavel Varga (the "Parents"), for Milo, and Elm Schools.',
        ["Tereza Varga", "Pavel Varga"],
    ),
    (
        "We received a state complaint from Elm Hill Parents Network against the district.",
        ["Elm Hill Parents Network"],
    ),
    (
        "Filed by: Elm Hill Schools, through counsel, Noor Haddad\nAgainst: Tereza Varga, mother of the student",
        ["Tereza Varga"],
    ),
)


@pytest.mark.parametrize(("paper", "names"), REQUESTERS)
def test_a_paper_of_an_office_names_who_asked(paper: str, names: list[str]):
    assert people_in(paper, STATE)["requesters"] == names


def test_a_day_behind_a_signed_name_is_no_part_of_it():
    assert people_in("Parent: /s/ Milo Varga June 3, 2026")["requesters"] == ["Milo Varga"]


def test_the_initials_of_a_lawyer_s_second_signature_are_not_the_parent_s():
    paper = "/s/ Noor Haddad\nAttorney for Petitioners\n\nCertificate of service: sent today. /s/ NH"
    assert people_in(paper)["requesters"] == []


def test_who_is_greeted_by_the_child_s_last_name_is_the_parent():
    letter = Text.of("Dear Ms. Varga: our answer is attached.")
    assert [each.value for each in greeted_parent(letter, ["Milo Varga"])] == ["Varga"]
    assert greeted_parent(letter, ["Milo Roan"]) == ()


RELATIONS = (
    ("Student: Milo Varga\nFather: Pavel Varga, 505-555-0111\nI want a hearing.", ["father"]),
    (
        "Student: Milo Varga\nYour name: Pavel Varga\nYou are the student's...\n   Stepfather\n",
        ["stepparent"],
    ),
    ("Student: Milo Varga\nYour name: Pavel Varga\nRole: Grandparent\n", ["grandparent"]),
    ("Student: Milo Varga\nI am the student's: aunt and legal guardian\nName: Tereza Varga", ["guardian"]),
    ("Tôi là mẹ của cháu Lê Minh Khôi. Tôi yêu cầu hòa giải.\n\nLê Thị Hoa", ["mother"]),
    ("I want a tutor for science for my son Milo Varga.\n\nPavel Varga", []),
    ("Soy el tutor de Milo Varga. Pido una audiencia.\n\nPavel Lund", ["guardian"]),
)


@pytest.mark.parametrize(("letter", "relation"), RELATIONS)
def test_the_relation_is_the_word_of_the_label_the_name_or_the_letter(letter: str, relation: list[str]):
    assert people_in(letter)["relation"] == relation


def test_of_several_boxes_only_the_ticked_one_tells_the_relation():
    assert relation_in("[ ] mother [x] grandmother [ ] guardian") == "grandparent"
    assert relation_in("[x] a parent [ ] an attorney [ ] an organization") is None


LEA = (
    "Filing party: Elm Hill Unified School District\nStudent: Milo Varga\nParent: Tereza Varga",
    "Elm Hill School District would like to request mediation with the parents of Milo Varga.\n\nPaul Reyes",
)


@pytest.mark.parametrize("paper", LEA)
def test_a_district_that_files_itself_is_the_filer(paper: str):
    assert people_in(paper, STATE)["filed_by"] == ["lea"]


def test_a_letter_filed_with_a_district_is_not_filed_by_it():
    letter = "Filed with: Elm Hill Public Schools\nI want a hearing for my son Milo Varga.\n\nTereza Varga"
    assert people_in(letter)["filed_by"] == ["parent"]
