"""Signed or not: ink drawn on a form, a blank line, a digital signature, a signing service's words."""

from io import BytesIO

import pytest
from PIL import Image
from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, FloatObject, NameObject, TextStringObject
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from parsers.filings import read_filings
from parsers.mail import read_message
from tests.parsers.carriers.mails import mail_with
from tests.parsers.test_reading_whole_mails import ARRIVED, LETTER, OFFICE, message

FORM = """Request for Due Process Hearing
Name of student: Teo Ruiz
Date of birth: 05/06/2014
Address: 12 Elm Street, Piedra Alta, NM 87913
Name of school: Lomas Azules Middle School
Parent name: Ana Ruiz
Telephone: 505-555-0101
Nature of the problem: The aide left in January and nobody has taken her place since.
Proposed resolution: Hire an aide within ten days."""


def form(*, ink: str = "", dated: bool = True) -> bytes:
    """A form as a word processor prints it, with a rule, its label below and maybe something drawn on it."""
    file = BytesIO()
    canvas = Canvas(file)
    canvas.setFont("Helvetica", 10)
    for number, line in enumerate(FORM.split("\n")):
        canvas.drawString(60, 740 - 24 * number, line)
    canvas.line(60, 120, 260, 120)
    canvas.drawString(60, 108, "Signature of parent")
    canvas.drawString(330, 108, "Date")
    if dated:
        canvas.drawString(334, 122, "March 4, 2026")
    if ink == "strokes":
        path = canvas.beginPath()
        path.moveTo(68, 122)
        for number in range(14):
            path.curveTo(70 + 9 * number, 150, 73 + 9 * number, 112, 77 + 9 * number, 124)
        canvas.drawPath(path)
    if ink == "picture":
        canvas.drawImage(ImageReader(Image.new("L", (200, 60), 90)), 70, 121, 120, 30)
    if ink == "logo":
        canvas.drawImage(ImageReader(Image.new("L", (200, 60), 90)), 420, 780, 90, 30)
    canvas.roundRect(60, 300, 200, 30, 6)
    canvas.save()
    return file.getvalue()


def signed(raw: bytes):
    reading = read_filings(read_message(mail_with(raw, "request.pdf", "application/pdf"), ARRIVED), OFFICE)
    (filing,) = reading.filings
    return filing.signed[0]


@pytest.mark.parametrize("ink", ["strokes", "picture"])
@pytest.mark.parametrize("dated", [True, False])
def test_ink_on_the_signature_line_signs_a_form(ink, dated):
    found = signed(form(ink=ink, dated=dated))

    assert found.value
    assert "drawn" in found.reason


@pytest.mark.parametrize("ink", ["", "logo"])
@pytest.mark.parametrize("dated", [True, False])
def test_a_dated_line_without_ink_is_not_signed(ink, dated):
    """The parent filled in the date and forgot to sign; a rounded box and a logo are no signature."""
    assert not signed(form(ink=ink, dated=dated)).value


def test_a_filled_form_whose_signature_field_is_empty_is_not_signed():
    file = BytesIO()
    canvas = Canvas(file)
    for number, line in enumerate(FORM.split("\n")):
        label, _, value = line.partition(": ")
        canvas.drawString(60, 740 - 40 * number, label)
        if value:
            place = {"x": 60, "y": 718 - 40 * number, "width": 400, "height": 16}
            canvas.acroForm.textfield(name=f"f{number}", tooltip=label, value=value, **place)
    for number, (label, value) in enumerate([("Signature of parent", ""), ("Date", "03/04/2026")]):
        canvas.acroForm.textfield(
            name=f"s{number}", tooltip=label, value=value, x=60 + 250 * number, y=100, width=200, height=16
        )
    canvas.save()

    assert not signed(file.getvalue()).value


@pytest.mark.parametrize(
    "words",
    [
        "electronic_signature: Ana Ruiz",
        "Electronically signed by Ana Ruiz on 03/04/2026 10:12 AM",
        "I agree to sign electronically: Yes",
        "The document was signed by Ana Ruiz (ana@home.example)",
        "Firmado electrónicamente por Ana Ruiz",
    ],
)
def test_a_web_form_or_a_signing_service_signs(words):
    (filing,) = read_filings(message(f"{FORM}\n{words}\n"), OFFICE).filings

    assert filing.signed[0].value
    assert filing.signed[0].evidence[0].text


@pytest.mark.parametrize(
    "words", ["Signature: N/A", "Signature: ____________  Date: 3/4/2026", "Signature: [not signed]"]
)
def test_a_line_that_says_nobody_signed_is_blank(words):
    (filing,) = read_filings(message(f"{FORM}\n{words}\n"), OFFICE).filings

    assert not filing.signed[0].value


def test_a_letter_with_a_typed_name_is_signed():
    (filing,) = read_filings(message(LETTER), OFFICE).filings

    assert filing.signed[0].value


@pytest.mark.parametrize("held", [True, False])
def test_a_signature_field_signs_where_it_holds_a_digital_signature(held):
    """ISO 32000 12.7.5.5: the field's value is the signature dictionary."""
    writer = PdfWriter(clone_from=PdfReader(BytesIO(form(dated=False))))
    field = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Annot"),
            NameObject("/Subtype"): NameObject("/Widget"),
            NameObject("/FT"): NameObject("/Sig"),
            NameObject("/T"): TextStringObject("Signature of parent"),
            NameObject("/Rect"): ArrayObject(FloatObject(each) for each in (60, 120, 260, 150)),
        }
    )
    if held:
        field[NameObject("/V")] = DictionaryObject({NameObject("/Type"): NameObject("/Sig")})
    reference = writer._add_object(field)
    writer.pages[0][NameObject("/Annots")] = ArrayObject([reference])
    writer._root_object[NameObject("/AcroForm")] = DictionaryObject(
        {NameObject("/Fields"): ArrayObject([reference])}
    )
    file = BytesIO()
    writer.write(file)

    assert signed(file.getvalue()).value is held
