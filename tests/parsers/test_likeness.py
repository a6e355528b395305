"""Two copies of one letter are one filing; another letter about the same child is not."""

import pytest

from parsers.likeness import SAME, fingerprint, likeness, same_filing
from parsers.reading import Fact, Filing, Kind

LETTER = (
    "I am writing to request a due process hearing on behalf of my child, Ana Lee. The IEP dated September 7 "
    "gives Ana sixty minutes a week of speech therapy. Since the therapist resigned on October 9 there has been "
    "no therapy at all, and the school has told me there is no plan to make up the missed sessions. Hire or "
    "contract a licensed therapist within fifteen days and provide forty hours of make-up therapy."
)
OTHER = (
    "I request a due process hearing for my child, Ana Lee. On March 30 the school said that she cannot go on the "
    "eighth grade trip unless I come as her aide. Every other child goes without a parent. The school should send "
    "its own aide with her and return the sixty dollars that I paid for my ticket to the caverns."
)


def filing(
    words: str, name: str = "Ana Lee", *, kind: Kind = Kind.DUE_PROCESS_REQUEST, file: str = ""
) -> Filing:
    return Filing(
        kind=kind,
        why="",
        student_names=(Fact(name, ()),) if name else (),
        words=fingerprint(words),
        document_hashes=(file,) if file else (),
    )


def test_a_letter_forwarded_with_a_line_on_top_is_the_same_filing():
    assert same_filing(filing(LETTER), filing(f"Please handle. Thanks!\n\n{LETTER}"))


def test_capitals_accents_and_line_ends_do_not_make_another_filing():
    assert same_filing(filing(LETTER), filing(LETTER.upper().replace(" ", "\n")))


def test_another_letter_about_the_same_child_is_another_filing():
    assert likeness(fingerprint(LETTER), fingerprint(OTHER)) < SAME
    assert not same_filing(filing(LETTER), filing(OTHER))


def test_a_form_letter_about_another_child_is_another_filing():
    assert not same_filing(filing(LETTER), filing(LETTER.replace("Ana Lee", "Bo Kent"), "Bo Kent"))


def test_the_same_attachment_is_the_same_filing_though_its_words_could_not_be_read():
    assert same_filing(filing("", "", file="ab"), filing("", "", file="ab"))


def test_two_papers_of_which_nothing_could_be_read_are_not_the_same():
    assert not same_filing(filing("", ""), filing("", ""))


def test_a_mediation_request_is_not_the_due_process_request_of_the_same_words():
    assert not same_filing(filing(LETTER), filing(LETTER, kind=Kind.MEDIATION_REQUEST))


def test_a_few_words_make_no_fingerprint():
    assert fingerprint("See attached letter. Thanks") == ()


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Mateo Archuleta", "Mateo Hallorann", False),
        ("Mateo Archuleta", "Mateo", True),
        ("Mateo Luis Archuleta", "Mateo Archuleta", True),
        ("Mateo Archuleta", "Luis Archuleta", False),
    ],
)
def test_one_advocates_form_letter_about_two_children_is_two_filings(
    one: str, other: str, same: bool
) -> None:
    """The words are the same; only a copy that may name the same child is a copy."""
    words = fingerprint("The district has not provided the services that the plan promises. " * 12)
    filings = [
        Filing(kind=Kind.DUE_PROCESS_REQUEST, why="", words=words, student_names=(Fact(name, ()),))
        for name in (one, other)
    ]

    assert same_filing(*filings) is same
