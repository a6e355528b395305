"""What a letter says is wrong and what it proposes, told apart sentence by sentence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.facts.closing import find_signatures
from parsers.facts.fields import read_fields
from parsers.facts.statement import find_statements
from parsers.facts.text import Text
from tests.parsers.registers import LETTERS as REGISTERS


def told(letter: str) -> tuple[str | None, str | None]:
    text = Text.of(letter)
    fields = read_fields(text)
    signed = [each.start for each in find_signatures(text, fields) if not each.blank]
    problem, proposal = find_statements(text, fields, min(signed, default=None))
    return problem[0].value if problem else None, proposal[0].value if proposal else None


LETTERS = {
    "introduction, contact and thanks are left out": (
        (
            "Good morning,\n\nI'm Dee, Sam Hart's aunt. Sam is in second grade at Adobe Wells. I'd like a due process "
            "hearing please.\n\nIn February the school cut his therapy to 15 minutes a week. Nobody held a meeting."
            "\n\nI'd like the 60 minutes back.\n\nWe live at 12 Elm Street, Rio Seco, NM 88951.\n\nThanks,\nDee Hart"
        ),
        "In February the school cut his therapy to 15 minutes a week. Nobody held a meeting.",
        "I'd like the 60 minutes back.",
    ),
    "a lead-in nobody foresaw": (
        (
            "I request mediation for Nia Bell.\n\nThe trouble as we see it: she has no interpreter at lunch.\n"
            "What I hope for: a schedule that has one.\n\nTess Bell"
        ),
        "she has no interpreter at lunch.",
        "a schedule that has one.",
    ),
    "the proposal stands before the reasons": (
        (
            "Here are my points.\n(1) What I want: take away the half-day schedule.\n(2) Why: In September she was put on "
            "half days. I never agreed.\n\nAda Bell"
        ),
        "In September she was put on half days. I never agreed.",
        "take away the half-day schedule.",
    ),
    "an order without a subject": (
        (
            "I want due process for Ty Marsh.\nThe aide left in May and nobody came after her.\nBuy the things on the "
            "list and let him do what all others do.\nWe are at 4 Pine Road, 505-555-0110.\nOra Marsh"
        ),
        "The aide left in May and nobody came after her.",
        "Buy the things on the list and let him do what all others do.",
    ),
    "background and parties stand under their own headings": (
        (
            "STATE COMPLAINT\n\nBackground\nLast year we had a dispute about the bus. A mediator helped us.\n\nFacts\n"
            "The therapist left in May. No speech has been given since.\n\nRequested corrective action\n"
            "Order 20 hours of speech.\n\nSigned: Ana Reyes"
        ),
        "The therapist left in May. No speech has been given since.",
        "Order 20 hours of speech.",
    ),
    "what is settled is no problem": (
        (
            "I request a due process hearing for Eli Ward.\n\nIn January the team took away his reading class. The question "
            "of his bus was settled last year. He reads at a second grade level and gets no help.\n\nThe district should "
            "restore the class.\n\nRuth Ward"
        ),
        "In January the team took away his reading class. He reads at a second grade level and gets no help.",
        "The district should restore the class.",
    ),
    "the reason stands in the sentence that files": (
        (
            "Dear Hearing Office,\n\nWe file this due process complaint because the district refuses to evaluate Tia."
            "\n\nWe ask that the district evaluate her.\n\nJoe Lund"
        ),
        "the district refuses to evaluate Tia.",
        "We ask that the district evaluate her.",
    ),
    "Spanish without capitals": (
        (
            "hola me llamo Rosa Ruiz soy la mama de Mateo Ruiz. quiero un debido proceso. mi hijo no tiene ayudante desde "
            "enero. la directora dice que no hay dinero. quiero que le pongan el ayudante otra vez. vivo en 12 Elm "
            "Street, Rio Seco, NM 88951"
        ),
        "mi hijo no tiene ayudante desde enero. la directora dice que no hay dinero.",
        "quiero que le pongan el ayudante otra vez.",
    ),
    "Vietnamese": (
        (
            "Tôi là mẹ của em Minh Tran. Tôi yêu cầu một phiên điều trần.\n\nTừ tháng 9 con tôi không được học với giáo viên "
            "đặc biệt.\n\nTôi muốn nhà trường dạy bù cho con tôi.\n\nTrân trọng,\nLan Tran"
        ),
        "Từ tháng 9 con tôi không được học với giáo viên đặc biệt.",
        "Tôi muốn nhà trường dạy bù cho con tôi.",
    ),
    "no proposal at all": (
        "I request a due process hearing for Ty Marsh.\n\nTy has been sent home at noon since May. Nobody told me why.",
        "Ty has been sent home at noon since May. Nobody told me why.",
        None,
    ),
}


@pytest.mark.parametrize("name", LETTERS)
def test_problem_and_proposal_are_told_apart(name):
    letter, problem, proposal = LETTERS[name]
    assert told(letter) == (problem, proposal)


@pytest.mark.parametrize("name", REGISTERS)
def test_a_letter_of_any_register_is_cut_where_its_problem_begins_and_ends(name):
    letter, problem, proposal = REGISTERS[name]
    assert told(letter) == (problem, proposal)


def test_a_hint_of_the_form_is_no_statement():
    form = (
        "Student: Nia Bell\nSchool: Adobe Wells Elementary\nProblem: (Say what happened and when.) The ramp is locked.\n"
        "Proposed resolution: (Say what you want.) Unlock it.\nSigned: Tess Bell"
    )
    assert told(form) == ("The ramp is locked.", "Unlock it.")


def test_a_letter_without_full_stops_is_cut_at_its_line_ends():
    letter = (
        "hi i was told to ask you for a due process hearing its for my girl ivy shaw she is in fifth grade at oak hollow\n"
        "they moved her out of her reading group in march and nobody asked me and now she gets sent to the office every "
        "single day and she has missed most of her math since then\n"
        "i want her back in the group and somebody to catch her up in math\n"
        "text me 575 555 0130\nthanks roy shaw"
    )
    problem, proposal = told(letter)
    assert problem is not None
    assert problem.startswith("they moved her")
    assert problem.endswith("since then")
    assert proposal == "i want her back in the group and somebody to catch her up in math"


def test_a_question_of_the_form_is_no_proposal():
    form = (
        "Name of student: Nia Bell\nSchool: Adobe Wells Elementary\nDescribe the problem: The microphone is not worn.\n"
        "How can the district fix it: Wear it.\nWhen did it happen: since May\nSigned: Tess Bell"
    )
    assert told(form) == ("The microphone is not worn.", "Wear it.")


@given(
    st.lists(
        st.sampled_from([line for letter, _, _ in LETTERS.values() for line in letter.split("\n")]),
        max_size=30,
    )
)
def test_evidence_gives_back_the_very_words_of_the_letter(lines):
    letter = "\n".join(lines)
    text = Text.of(letter)
    for statement in find_statements(text, read_fields(text)):
        for fact in statement:
            assert fact.evidence
            assert all(letter[each.start : each.end] == each.text for each in fact.evidence)
            shown = " ".join(each.text for each in fact.evidence)
            assert set(fact.value.split()) <= set(shown.split())


def test_a_letter_in_capitals_is_read_as_any_other():
    """Ninety words without a small letter: no line of them is a heading."""
    letter = (
        "TO THE SCHOOL DISTRICT.\n\nI WANT A DUE PROCESS HEARING FOR MY SON ABEL MOTT, BORN MAY 3, 2014. WE LIVE AT 9 "
        "PINE ROAD, RIO SECO, NM 88951.\n\nTHE SCHOOL CUT HIS SPEECH THERAPY IN SEPTEMBER AND NOBODY TOLD US. HE HAS NOT "
        "SEEN A THERAPIST SINCE.\n\nPLEASE GIVE HIM THE THERAPY BACK AND MAKE UP THE HOURS HE MISSED.\n\nIDA MOTT"
    )
    assert told(letter) == (
        "THE SCHOOL CUT HIS SPEECH THERAPY IN SEPTEMBER AND NOBODY TOLD US. HE HAS NOT SEEN A THERAPIST SINCE.",
        "PLEASE GIVE HIM THE THERAPY BACK AND MAKE UP THE HOURS HE MISSED.",
    )


FORM = (
    "Name: Bo Lee\nSchool: Adobe Wells Elementary\nPhone: 505-555-0101\n{problem}\nThe bus did not come for ten days. "
    "Nobody called us.\n{proposal}\nA bus that comes, and the ten days made up.\n{after}"
)
TOLD_IN_FORM = (
    "The bus did not come for ten days. Nobody called us.",
    "A bus that comes, and the ten days made up.",
)


@pytest.mark.parametrize(
    ("problem", "proposal"),
    [
        ("What is going on", "What should happen now"),
        ("II. FACTUAL ALLEGATIONS", "III. PRAYER FOR RELIEF"),
        ("STATEMENT OF THE CASE", "RELIEF REQUESTED"),
        ("Section 4 - What is the disagreement?", "Section 5 - How could it be solved?"),
        ("Narrative of concerns:", "What would make the meeting a success?"),
        ("The district violated the education act in this way:", "The remedy we suggest:"),
        ("Background of the dispute", "Our suggestion"),
        ("Lo que pasó", "Cómo se puede resolver"),
        ("Sự việc", "Giải pháp đề nghị"),
        ("4. What rule was broken? Attach additional pages if needed.", "5. Proposed solution"),
    ],
)
def test_headings_of_many_forms_part_problem_and_proposal(problem, proposal):
    assert told(FORM.format(problem=problem, proposal=proposal, after="")) == TOLD_IN_FORM


@pytest.mark.parametrize(
    "after",
    [
        "-- Attestation --\n[x] I sent a copy to the state.",
        "☒ I have told the district.\n☐ I need an interpreter.",
        "Dated: March 4, 2026\n/s/ Ann Lee",
        "/s/ Ann Lee\nSigned 3/4/2026",
    ],
)
def test_a_box_a_title_or_a_date_line_ends_the_proposal(after):
    letter = FORM.format(problem="Problem:", proposal="Proposed solution:", after=after)
    assert told(letter) == TOLD_IN_FORM


def test_a_sentence_that_a_page_parts_stays_one():
    letter = (
        "I request a due process hearing for Ty Marsh.\n\nThe aide who helped him on the stairs of the old building "
        "left in\n\nPage 1 of 2\n\nlate autumn and the school has not found another one.\n\n"
        "I propose that an aide be hired at once.\n\nOra Marsh\n"
    )
    assert told(letter) == (
        (
            "The aide who helped him on the stairs of the old building left in late autumn and the school has not "
            "found another one."
        ),
        "I propose that an aide be hired at once.",
    )


def test_what_is_not_asked_for_announces_no_proposal():
    letter = (
        "I ask for a due process hearing on the usual timeline for my niece Lu Bell. A faster one is not what I want: "
        "her suspension is over.\n\nThe school took her reading teacher away in May and has given her nobody since.\n\n"
        "I want a reading teacher for her, four days a week.\n\nJo Bell"
    )
    problem, proposal = told(letter)
    assert problem == "The school took her reading teacher away in May and has given her nobody since."
    assert proposal == "I want a reading teacher for her, four days a week."
