"""PDF: text, forms, notes, protection, damage, and which pages are only pictures."""

from io import BytesIO

import pytest
from pypdf import PdfWriter
from pypdf.annotations import FreeText
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from parsers.mail import Limits
from parsers.message import PageSource
from tests.parsers.carriers.mails import mail_with, only_document, read, told
from tests.parsers.sample_builder.forms import pdf_form
from tests.parsers.sample_builder.pictures import pages_of, picture_pdf


def pdf(*pages: list[str], **options) -> bytes:
    """A PDF with these lines on each page."""
    file = BytesIO()
    canvas = Canvas(file, **options)
    for lines in pages:
        for number, line in enumerate(lines):
            canvas.drawString(72, 720 - 20 * number, line)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


LETTER = pdf(["Request for hearing", "Student: Juniper Stahl"], ["Page two: 05/22/2012"])


def test_each_page_has_its_own_text_and_number():
    document = only_document(mail_with(LETTER, "letter.pdf", "application/pdf"))

    assert [page.number for page in document.pages] == [1, 2]
    assert document.pages[0].text == "Request for hearing\nStudent: Juniper Stahl"
    assert document.pages[1].text == "Page two: 05/22/2012"
    assert (document.kind, document.image_only, document.unreadable) == ("pdf", False, "")


@pytest.mark.parametrize(
    ("name", "declared"),
    [("letter", "application/octet-stream"), ("letter.doc", "application/msword"), ("a.jpg", "image/jpeg")],
)
def test_bytes_decide_what_a_document_is(name, declared):
    document = only_document(mail_with(LETTER, name, declared))

    assert document.kind == "pdf"
    assert document.declared_type == declared
    assert "Juniper" in document.text


def test_form_fields_and_check_boxes_carry_the_printed_words_beside_them():
    form = pdf_form("[x] Expedited hearing\n[ ] Mediation\nName of student = Juniper Stahl\nSchool =")
    document = only_document(mail_with(form, "form.pdf", "application/pdf"))
    fields = {field.label: field for field in document.fields}

    assert fields["Expedited hearing"].checked is True
    assert fields["Mediation"].checked is False
    assert fields["Name of student"].value == "Juniper Stahl"
    assert fields["School"].value == ""
    line = fields["Name of student"]
    assert document.form_text[line.start : line.end] == "Juniper Stahl"
    assert "Expedited hearing: [x]" in document.form_text.split("\n")


def test_fields_that_share_a_line_keep_their_own_labels():
    file = BytesIO()
    canvas = Canvas(file)
    for x, label, value in ((72, "First name:", "Juniper"), (300, "Last name:", "Stahl")):
        canvas.drawString(x, 704, label)
        canvas.acroForm.textfield(name=f"t{x}", value=value, x=x + 70, y=700, width=120, height=18)
    for x, label in ((72, "yes"), (132, "no")):
        canvas.acroForm.checkbox(name=f"c{x}", checked=label == "no", x=x, y=660, size=12)
        canvas.drawString(x + 18, 662, label)
    canvas.save()
    document = only_document(mail_with(file.getvalue(), "form.pdf"))

    assert document.form_text.split("\n") == [
        "First name: Juniper",
        "Last name: Stahl",
        "yes: [ ]",
        "no: [x]",
    ]


def test_words_typed_onto_a_flat_form_are_found():
    """Many parents fill a form with the typewriter tool of a viewer: free text notes, no fields."""
    writer = PdfWriter(clone_from=BytesIO(pdf(["Name of student:"])))
    writer.add_annotation(0, FreeText(text="Juniper Stahl", rect=(180, 716, 320, 734)))
    file = BytesIO()
    writer.write(file)
    document = only_document(mail_with(file.getvalue(), "form.pdf"))

    assert [(field.kind, field.value) for field in document.fields] == [("note", "Juniper Stahl")]


def test_a_protected_pdf_is_named_with_what_to_do():
    locked = pdf(["secret"], encrypt=StandardEncryption("open", "own", canPrint=0))
    message = read(mail_with(locked, "locked.pdf"))

    assert message.documents[0].encrypted
    assert message.encrypted
    assert "protected by a password" in told(message)
    assert message.problems[0].do


def test_a_pdf_that_only_forbids_printing_is_read():
    limited = pdf(["Request for hearing"], encrypt=StandardEncryption("", "own", canPrint=0))

    assert only_document(mail_with(limited, "l.pdf")).text == "Request for hearing"


@pytest.mark.parametrize("keep", [10, 200, 0.5])
def test_a_cut_pdf_is_read_or_named(keep):
    length = int(len(LETTER) * keep) if keep < 1 else int(keep)
    message = read(mail_with(LETTER[:length], "letter.pdf"))

    assert "Juniper" in message.documents[0].text or "damaged" in told(message)


def test_rubbish_before_the_header_does_not_matter():
    assert "Juniper" in only_document(mail_with(b"\r\n\r\njunk" + LETTER, "letter.pdf")).text


def test_a_scan_is_image_only_and_without_ocr_a_problem():
    scan = picture_pdf(pages_of(LETTER, 100), 100)
    message = read(mail_with(scan, "scan.pdf"))
    document = message.documents[0]

    assert document.image_only
    assert [page.source for page in document.pages] == [PageSource.NONE, PageSource.NONE]
    assert "image only, OCR is not installed" in told(message)
    assert message.problems[0].do


def test_an_empty_page_is_no_picture():
    document = only_document(mail_with(pdf([], ["words"]), "p.pdf"))

    assert not document.image_only
    assert [page.image_only for page in document.pages] == [False, False]


def test_pages_beyond_the_limit_are_counted_out_loud():
    message = read(mail_with(pdf(*([["a line of words"]] * 5)), "p.pdf"), limits=Limits(pages=3))

    assert len(message.documents[0].pages) == 3
    assert "only 3 of 5 pages were read" in told(message)


def test_links_in_a_pdf_are_left_alone():
    file = BytesIO()
    canvas = Canvas(file)
    canvas.drawString(72, 720, "Request for hearing")
    canvas.linkURL("http://x.example/", (72, 700, 200, 740))
    canvas.save()
    document = only_document(mail_with(file.getvalue(), "link.pdf"))

    assert document.text == "Request for hearing"
    assert document.fields == ()
