"""A received stamp that lies between the words of a heading is read by itself."""

import random

from PIL import Image

from parsers.documents.ocr import OcrText
from parsers.documents.stamp import settle_stamp
from parsers.message import Word
from tests.parsers.carriers.mails import mail_with, only_document
from tests.parsers.carriers.test_pictures import engine, needs_ocr
from tests.parsers.sample_builder.paper import Look, pdf_page
from tests.parsers.sample_builder.pictures import pages_of, picture_pdf, scanned

__all__ = ["engine"]

PAGE = Image.new("L", (1700, 2200), 255)
TORN = OcrText("RECEIVED\nR 02 2026\nSTATE FORM MA", 80, (Word(0, 8, 95), Word(19, 24, 90)))
TABLE = "5\t1\t1\t1\t1\t1\t1200\t100\t200\t30\t95\tRECEIVED"


def no_reading(*_):
    raise AssertionError("read once more without need")


def test_the_stamps_own_reading_is_put_behind_its_word():
    page = settle_stamp(TORN, PAGE, lambda: TABLE, lambda *_: "FORM\nRECEIVED\nMAR 02 2026\nLLANO SCHOOLS")

    assert page.text == "RECEIVED\nMAR 02 2026\nLLANO SCHOOLS\n\n\n\nR 02 2026\nSTATE FORM MA"
    assert [page.text[word.start : word.end] for word in page.words] == ["RECEIVED", "STATE"]


def test_a_reading_without_a_date_changes_nothing():
    assert settle_stamp(TORN, PAGE, lambda: TABLE, lambda *_: "RECEIVED\nM") == TORN
    assert settle_stamp(TORN, PAGE, lambda: "", no_reading) == TORN


def test_a_whole_stamp_and_a_letter_that_received_something_are_not_read_again():
    for text in ("RECEIVED\nMAR 02 2026", "I received the letter.", "Dear Director"):
        assert settle_stamp(OcrText(text, 90), PAGE, no_reading, no_reading).text == text


@needs_ocr
def test_tesseract_reads_a_stamp_beside_a_heading(engine):
    look = Look(stamp=["RECEIVED", "MAR 02 2026", "LLANO ALTO SCHOOLS"], margin=40)
    heading = "# STATE OF NEW MEXICO\n# REQUEST FOR A DUE PROCESS HEARING\n\nStudent: Juniper Stahl"
    sheet = scanned(pages_of(pdf_page(heading, look), 200)[0], random.Random(2), 0.4)
    page = only_document(mail_with(picture_pdf([sheet], 200), "scan.pdf"), ocr=engine).pages[0]

    assert "RECEIVED\nMAR 02 2026" in page.text.replace("\n\n", "\n")
