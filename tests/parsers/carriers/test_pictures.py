"""Pictures of letters: upright, page by page, recognised when an engine is at hand."""

import os
import random
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from parsers.documents.ocr import OcrText
from parsers.documents.tesseract import TesseractOcr, available_languages
from parsers.mail import Limits
from parsers.message import PageSource, Word
from tests.parsers.carriers.mails import mail_with, only_document, read, told
from tests.parsers.carriers.test_pdf_documents import pdf
from tests.parsers.sample_builder.pictures import jpeg, pages_of, photographed, picture_pdf, png, tiff

LINES = ["Request for a due process hearing", "Student: Juniper Stahl", "Born on May 22, 2012"]
SHEET = pages_of(pdf(LINES), 200)[0]
HEIC = (Path(__file__).parent / "letter.heic").read_bytes()


class Recorder:
    """Says how large each picture was instead of reading it."""

    def __init__(self) -> None:
        self.sizes: list[tuple[int, int]] = []

    def read(self, pictures):
        self.sizes.extend(picture.size for picture in pictures)
        return [OcrText("Juniper Stahl", 80, (Word(0, 7, 90), Word(8, 13, 70))) for _ in pictures]


def test_a_recognised_picture_carries_words_with_their_confidence():
    document = only_document(mail_with(jpeg(SHEET, 80), "photo.jpg", "image/jpeg"), ocr=Recorder())
    page = document.pages[0]

    assert (document.image_only, document.recognised) == (True, True)
    assert (page.source, page.confidence) == (PageSource.OCR, 80)
    assert [page.text[word.start : word.end] for word in page.words] == ["Juniper", "Stahl"]


def test_a_sideways_photo_is_turned_by_its_exif_tag():
    recorder = Recorder()
    read(
        mail_with(jpeg(SHEET.rotate(90, expand=True), 80, orientation=6), "p.jpg", "image/jpeg"), ocr=recorder
    )

    width, height = recorder.sizes[0]
    assert height > width


def test_a_telephones_heic_picture_is_a_page_to_recognise():
    """letter.heic: a page of ours, drawn and packed as a telephone would (HEVC in HEIF)."""
    recorder = Recorder()
    document = only_document(mail_with(HEIC, "IMG_0412.HEIC", "image/heic"), ocr=recorder)

    assert (document.kind, document.text) == ("heic", "Juniper Stahl")
    assert recorder.sizes == [(1500, 1941)]


@pytest.mark.parametrize("declared", ["image/jpeg", "application/octet-stream", "text/plain"])
def test_a_picture_under_a_wrong_type_is_read_by_its_bytes(declared):
    document = only_document(mail_with(HEIC, "photo.jpg", declared), ocr=Recorder())

    assert document.kind == "heic"


@pytest.mark.parametrize("keep", [40, 400, 6000])
def test_a_cut_heic_picture_is_named(keep):
    message = read(mail_with(HEIC[:keep], "i.heic", "image/heic"), ocr=Recorder())

    assert message.problems or message.documents[0].image_only


def test_every_page_of_a_tiff_is_read():
    pages = [SHEET.convert("1"), SHEET.convert("1"), SHEET.convert("1")]
    document = only_document(mail_with(tiff(pages), "fax.tif"), ocr=Recorder())

    assert [page.number for page in document.pages] == [1, 2, 3]
    assert document.kind == "tiff"


def test_pages_beyond_the_budget_are_named():
    scan = picture_pdf([SHEET] * 4, 200)
    message = read(mail_with(scan, "s.pdf"), ocr=Recorder(), limits=Limits(ocr_pages=3))

    assert [page.source for page in message.documents[0].pages] == [PageSource.OCR] * 3 + [PageSource.NONE]
    assert "page 4" in told(message)


def test_a_letter_pasted_as_a_picture_into_word_is_read():
    import docx

    document = docx.Document()
    document.add_picture(BytesIO(png(SHEET)))
    file = BytesIO()
    document.save(file)

    assert only_document(mail_with(file.getvalue(), "l.docx"), ocr=Recorder()).text == "Juniper Stahl"


def test_a_logo_is_not_a_document_to_read():
    message = read(mail_with(png(Image.new("L", (120, 40), 200)), "logo.png", "image/png"))

    assert message.problems == ()
    assert message.documents[0].kind == "png"


def test_without_an_engine_a_photo_is_a_problem_with_what_to_do():
    message = read(mail_with(jpeg(SHEET, 80), "photo.jpg", "image/jpeg"))

    assert "image only, OCR is not installed" in told(message)
    assert message.problems[0].do


@pytest.mark.parametrize("keep", [12, 100, 3000])
def test_a_cut_picture_is_named(keep):
    message = read(mail_with(jpeg(SHEET, 80)[:keep], "photo.jpg", "image/jpeg"), ocr=Recorder())

    assert message.problems or message.documents[0].image_only


def test_a_picture_of_enormous_size_is_refused():
    bomb = png(Image.new("1", (20_000, 20_000)))
    message = read(mail_with(bomb, "b.png", "image/png"), ocr=Recorder())

    assert "picture" in told(message)


def tessdata() -> str:
    """Where Tesseract's data lie, or ""."""
    places = [
        Path(os.environ.get("TESSDATA_PREFIX", "/nowhere")),
        *Path("/usr/share").glob("tesseract-ocr/*/tessdata"),
    ]
    return next((str(place) for place in places if (place / "eng.traineddata").exists()), "")


needs_ocr = pytest.mark.skipif(
    not available_languages(tessdata()),
    reason="needs the ocr extra and Tesseract's English data (Debian: tesseract-ocr-eng)",
)


@pytest.fixture(scope="module")
def engine():
    os.environ.setdefault("OMP_THREAD_LIMIT", "1")
    return TesseractOcr(tessdata(), available_languages(tessdata()))


@needs_ocr
@pytest.mark.parametrize("turn", [0, 90, 180])
def test_tesseract_reads_a_page_however_it_lies(engine, turn):
    scan = picture_pdf([SHEET.rotate(turn, expand=True)], 200)
    page = only_document(mail_with(scan, "scan.pdf"), ocr=engine).pages[0]

    assert [line for line in page.text.split("\n") if line] == LINES
    assert page.confidence is not None
    assert page.confidence >= 80
    assert page.text[page.words[0].start : page.words[0].end] == "Request"


@needs_ocr
def test_tesseract_reads_a_heic_picture(engine):
    assert (
        "I request a due process hearing for my son"
        in only_document(mail_with(HEIC, "i.heic"), ocr=engine).text
    )


@needs_ocr
@pytest.mark.parametrize("turn", [90, 180, 270])
def test_tesseract_turns_a_photo_that_has_no_exif_tag(engine, turn):
    photo = photographed(SHEET, random.Random(7), 1.5).rotate(turn, expand=True)
    page = only_document(mail_with(jpeg(photo, 85), "IMG_1.jpg"), ocr=engine).pages[0]

    assert "Student: Juniper Stahl" in page.text


@needs_ocr
def test_tesseract_gives_nothing_for_a_blank_page(engine):
    assert engine.read([Image.new("L", (800, 800), 255)])[0].text == ""


def test_without_data_there_are_no_languages(tmp_path):
    assert available_languages(str(tmp_path)) == ()
