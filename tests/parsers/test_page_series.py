"""A letter that came page by page, as photographs or scans, is one document; an exhibit beside it is not."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parsers.filings import read_filings
from parsers.message import Document, Message, Page
from parsers.page_series import papers_of
from parsers.reading import Filing, Kind
from tests.parsers.test_reading_whole_mails import LETTER, OFFICE, message

FIRST = """March 4, 2026

Piedra Alta Public Schools

I request a due process hearing for my daughter Ines Calloway, born May 9, 2013. She goes to
Lomas Azules Middle School. Her reading teacher left on January 12 and nobody has taken her
place since that"""
SECOND = """day, so she sits in the office with a coloring book.

What I propose: a reading teacher and forty make-up lessons by the end of May.

I am her mother. We live at 14 Hawk Lane, Piedra Alta, NM 87913. My phone is 505-555-0166.

Sincerely,
Petra Calloway"""
REPORT = """PIEDRA ALTA PUBLIC SCHOOLS
Report card, second quarter
Student: Bruno Okafor
Address: 77 Quail Court, Piedra Alta, NM 87913
Mathematics: C"""


def pictures(*pages: tuple[str, str], kind: str = "jpeg") -> tuple[Document, ...]:
    """Recognised files, each of one page: its name and its words."""
    return tuple(
        Document(
            part=str(number),
            layer=0,
            file_name=name,
            kind=kind,
            sha256=f"{number:064d}",
            pages=(Page(number=1, text=text, confidence=90, image_only=True),),
            image_only=True,
            recognised=True,
        )
        for number, (name, text) in enumerate(pages, 2)
    )


def mail_of(documents: tuple[Document, ...]) -> Message:
    return replace(message("See the pictures.", subject="my daughter"), documents=documents)


def the_filing(*pages: tuple[str, str], kind: str = "jpeg") -> Filing:
    reading = read_filings(mail_of(pictures(*pages, kind=kind)), OFFICE)
    assert reading.kind is Kind.DUE_PROCESS_REQUEST
    (filing,) = reading.filings
    return filing


@pytest.mark.parametrize(
    ("one", "two", "kind"),
    [
        ("IMG_2041.jpg", "IMG_2042.jpg", "jpeg"),
        ("20260304_192801.jpg", "20260304_192822.jpg", "jpeg"),
        ("image0.heic", "image1.heic", "heic"),
        ("Scan.pdf", "Scan (2).pdf", "pdf"),
    ],
)
def test_facts_on_the_second_page_photo_belong_to_the_letter(one, two, kind):
    filing = the_filing((one, FIRST), (two, SECOND), kind=kind)

    assert [fact.value for fact in filing.residence_address] == ["14 Hawk Lane, Piedra Alta, NM 87913"]
    assert [fact.value for fact in filing.requester_relation] == ["mother"]
    assert filing.signed[0].value
    assert filing.residence_address[0].evidence[0].part == "3"
    assert len(filing.document_hashes) == 2


def test_pages_sent_in_the_wrong_order_are_put_right_by_their_names():
    filing = the_filing(("page 2.jpg", SECOND), ("page 1.jpg", FIRST))

    assert filing.nature_of_problem[0].value.endswith("with a coloring book.")


def test_a_printed_page_number_counts_more_than_the_name():
    papers = list(papers_of(pictures(("a.jpg", f"Page 2 of 2\n{SECOND}"), ("b.jpg", f"{FIRST}\n- 1 -"))))

    assert [[each.file_name for each in paper] for paper in papers] == [["b.jpg", "a.jpg"]]


@pytest.mark.parametrize(
    ("first", "second"),
    [(LETTER, REPORT), (FIRST, REPORT.replace("PIEDRA ALTA", "Exhibit 4: PIEDRA ALTA")), (LETTER, LETTER)],
)
def test_an_exhibit_or_another_letter_is_no_second_page(first, second):
    papers = list(papers_of(pictures(("IMG_1.jpg", first), ("IMG_2.jpg", second))))

    assert len(papers) == 2


def test_another_childs_report_beside_the_photographed_letter_gives_it_no_address():
    filing = the_filing(
        ("IMG_1.jpg", LETTER.replace("12 Elm Street\nPiedra Alta, NM 87913\n", "")), ("IMG_2.jpg", REPORT)
    )

    assert filing.residence_address == ()
    assert [fact.value for fact in filing.student_names] == ["Teo Ruiz"]


def test_scans_of_other_names_and_other_kinds_of_files_stand_alone():
    scans = pictures(("letter.pdf", FIRST), ("records.pdf", SECOND), kind="pdf")
    word = pictures(("part 1.docx", FIRST), ("part 2.docx", SECOND), kind="docx")

    assert [len(paper) for paper in papers_of((*scans, *word))] == [1, 1, 1, 1]


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["IMG_1.jpg", "IMG_2.jpg", "page 2.jpg", "", "9" * 30 + ".jpg"]),
            st.text(st.sampled_from("Page 2of/-.\nDearExhibit(cont'd)"), max_size=60),
        ),
        max_size=5,
    )
)
@settings(max_examples=80, deadline=None)
def test_every_picture_is_in_one_paper_and_none_is_lost(pages):
    documents = pictures(*pages)
    papers = list(papers_of(documents))

    assert sorted(each.part for paper in papers for each in paper) == sorted(each.part for each in documents)
