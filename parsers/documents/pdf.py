"""PDF: the words of each page, its form fields and notes, and pictures for pages without words.

PDFium reads; pypdf is tried where PDFium refuses a damaged file. Actions, scripts and links in the file are
never run: only text, fields and page pictures are taken.
"""

from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING

import pypdfium2 as pdfium  # type: ignore[import-untyped]

from parsers.documents.content import Aids, Content, PageDraft, finish_pages
from parsers.documents.ink import lines_with_ink
from parsers.documents.pdf_form import read_form
from parsers.text.charsets import clean

if TYPE_CHECKING:
    from PIL.Image import Image

_DPI = 300
_FEW_CHARACTERS = 200
"""A picture page may still carry a fax line or a stamp as text."""
_COVERS = 0.5
_BROKEN = 0.3
_LETTERS_AS_SHAPES = 50
"""More shapes than this without words: letters drawn as outlines."""
_NOT_PDF = (pdfium.PdfiumError, ValueError, OSError)


def read_pdf(raw: bytes, aids: Aids) -> Content:
    """Pages, fields and notes of a PDF. Never raises for a bad file."""
    try:
        document = pdfium.PdfDocument(raw)
    except _NOT_PDF as refusal:
        if "password" in str(refusal).lower():
            return Content(encrypted=True, unreadable="the PDF is protected by a password")
        return _read_damaged(raw, aids)
    try:
        return _read(document, aids)
    finally:
        document.close()


def _read(document: pdfium.PdfDocument, aids: Aids) -> Content:
    has_form = document.get_formtype() != 0
    if has_form:
        document.init_forms()
    total = len(document)
    count = min(total, aids.limits.pages)
    notes = [f"only {count} of {total} pages were read"] if count < total else []
    form = read_form(document, count, aids.limits)
    drafts = list(_drafts(document, count, aids))
    finished = finish_pages(drafts, aids)
    return Content(
        pages=finished.pages,
        fields=form.fields,
        form_text=form.text,
        notes=(*notes, *finished.notes),
    )


def _drafts(document: pdfium.PdfDocument, count: int, aids: Aids) -> Iterator[PageDraft]:
    room = aids.limits.text_chars
    for number in range(count):
        try:
            page = document[number]
        except _NOT_PDF:
            yield PageDraft(number + 1)
            continue
        text = page_text(page)[:room]
        room -= len(text)
        picture = None
        if (len(text) < _FEW_CHARACTERS or _is_gibberish(text)) and _is_picture(page, text):
            picture = _Render(document, number, aids.limits.image_pixels)
            text = "" if _is_gibberish(text) else text
        ink = None if picture else lines_with_ink(page, text)
        page.close()
        yield PageDraft(number + 1, text, picture, ink)


def page_text(page: pdfium.PdfPage) -> str:
    """The words of a page, lines ending in LF; a hyphen that ends a line is kept."""
    textpage = page.get_textpage()
    try:
        text = textpage.get_text_bounded()
    except _NOT_PDF:
        return ""
    finally:
        textpage.close()
    return clean(text.replace("\ufffe", "-").replace("\x02", "-"))


class _Render:
    """Draws one page when asked, so that pages are drawn one batch at a time."""

    def __init__(self, document: pdfium.PdfDocument, number: int, most_pixels: int) -> None:
        self._document = document
        self._number = number
        self._most_pixels = most_pixels

    def __call__(self) -> "Image | None":
        page = self._document[self._number]
        try:
            width, height = page.get_size()
            scale = min(
                _DPI / 72, (self._most_pixels / max(1.0, width * height)) ** 0.5, 6000 / max(width, height, 1)
            )
            drawn: Image = page.render(scale=scale, grayscale=True).to_pil()
        except (*_NOT_PDF, MemoryError):
            return None
        else:
            return drawn
        finally:
            page.close()


def _is_picture(page: pdfium.PdfPage, text: str) -> bool:
    """No words but something drawn, or few words on a picture that covers the page."""
    width, height = page.get_size()
    area, drawn = 0.0, 0
    for each in page.get_objects(max_depth=3):
        drawn += each.type != pdfium.raw.FPDF_PAGEOBJ_TEXT
        if each.type == pdfium.raw.FPDF_PAGEOBJ_IMAGE:
            left, bottom, right, top = each.get_bounds()
            area += max(0.0, right - left) * max(0.0, top - bottom)
    covered = area >= _COVERS * max(1.0, width * height)
    letters = len(text.strip())
    outlines = letters < 10 and drawn > _LETTERS_AS_SHAPES
    return covered or outlines or (drawn > 0 and letters == 0) or _is_gibberish(text)


def _is_gibberish(text: str) -> bool:
    """Fonts without a usable encoding give private or replacement characters."""
    words = "".join(text.split())
    if words.isprintable() and "\ufffd" not in words:
        return False
    odd = sum(each == "\ufffd" or not each.isprintable() for each in words)
    return odd / len(words) > _BROKEN


def _read_damaged(raw: bytes, aids: Aids) -> Content:
    """What pypdf can still find in a file that PDFium refuses."""
    from pypdf import PdfReader

    try:
        reader = PdfReader(BytesIO(raw))
        if reader.is_encrypted:
            return Content(encrypted=True, unreadable="the PDF is protected by a password")
        texts = [clean(page.extract_text()) for page in reader.pages[: aids.limits.pages]]
    except Exception:  # noqa: BLE001 - pypdf raises anything on a damaged file
        texts = []
    if not any(text.strip() for text in texts):
        return Content(unreadable="the PDF is damaged and cannot be read")
    drafts = [PageDraft(number, text) for number, text in enumerate(texts, 1)]
    pages = finish_pages(drafts, aids).pages
    return Content(pages=pages, notes=("the PDF is damaged; words may be missing",))
