"""The date a fax machine printed is taken as most readings of it agree."""

from PIL import Image

from parsers.documents.fax_line import settle_fax_line
from parsers.documents.ocr import OcrText
from parsers.message import Word

PAGE = Image.new("L", (1700, 2200), 255)
FIRST = OcrText(
    "01/46/2026 18:44 QUICK PRINT\nI request a hearing on 01/46/2026.",
    80,
    (Word(0, 10, 95), Word(11, 16, 90)),
)


def readings(*texts: str):
    waiting = list(texts)
    return lambda strip, scattered: waiting.pop(0)


def test_the_date_that_most_readings_have_takes_the_place_of_a_lone_one():
    """26 January was read as 46 once and as 26 four times out of six."""
    votes = readings("01/46/2026 18:44", *["01/26/2026\n\n18:44"] * 4, "O1/A6 18:41")
    page = settle_fax_line(FIRST, PAGE, votes)

    assert page.text == "01/26/2026 18:44 QUICK PRINT\nI request a hearing on 01/46/2026."
    assert [word.confidence for word in page.words] == [67, 90]


def test_without_a_majority_the_first_reading_stands():
    assert settle_fax_line(FIRST, PAGE, readings(*["01/46/2026"] * 3, *["01/26/2026"] * 3)) == FIRST
    assert settle_fax_line(FIRST, PAGE, readings(*[""] * 6)) == FIRST


def test_a_page_without_a_fax_line_is_not_read_again():
    letter = OcrText("Dear Director,\nI request a hearing.", 90)

    assert settle_fax_line(letter, PAGE, readings()) == letter
