"""What somebody drew on a PDF page beside print that may be a signature line: strokes, pictures, notes.

A text layer says nothing of ink. Here a drawing of a signature's size is found, and the lines of print
that stand below or beside it are named; whether one of them is a signature line is for others to judge.
"""

import ctypes
import re
from collections.abc import Iterator

import pypdfium2 as pdfium  # type: ignore[import-untyped]
import pypdfium2.raw as raw_pdf  # type: ignore[import-untyped]

from parsers.text.charsets import clean
from parsers.text.patterns import Pattern

_MAY_SIGN = Pattern(
    r"sign|firm[ao]|ch\u1eef k\u00fd|\bx\s?_{3}|sincerely|respectful|regards|atentamente", re.IGNORECASE
)
_FEWEST_STROKES = 12
"""Segments of a path: boxes, rounded boxes and rules have fewer."""
_MOST_OBJECTS = 5_000
_WIDTH, _HEIGHT = (12.0, 340.0), (5.0, 120.0)
_LEFT, _BELOW, _RIGHT, _ABOVE = 220.0, 24.0, 40.0, 14.0
"""Points around a drawing in which the print belongs to it."""
Rect = tuple[float, float, float, float]


def lines_with_ink(page: pdfium.PdfPage, text: str) -> tuple[int, ...] | None:
    """Offsets in `text` of the lines beside a drawing; None where nothing on the page could be signed."""
    if not _MAY_SIGN.search(text):
        return None
    drawings = [*_drawn(page), *_notes(page)]
    return tuple(sorted(set(_beside(page, text, drawings)))) if drawings else ()


def _drawn(page: pdfium.PdfPage) -> Iterator[Rect]:
    for number in range(min(_MOST_OBJECTS, raw_pdf.FPDFPage_CountObjects(page))):
        each = raw_pdf.FPDFPage_GetObject(page, number)
        kind = raw_pdf.FPDFPageObj_GetType(each)
        strokes = (
            kind == raw_pdf.FPDF_PAGEOBJ_PATH and raw_pdf.FPDFPath_CountSegments(each) >= _FEWEST_STROKES
        )
        if strokes or kind in (raw_pdf.FPDF_PAGEOBJ_IMAGE, raw_pdf.FPDF_PAGEOBJ_FORM):
            rect = _bounds(each)
            if rect and _fits(rect):
                yield rect


def _bounds(each: object) -> Rect | None:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    found = raw_pdf.FPDFPageObj_GetBounds(each, left, bottom, right, top)
    return (left.value, bottom.value, right.value, top.value) if found else None


def _notes(page: pdfium.PdfPage) -> Iterator[Rect]:
    for number in range(min(_MOST_OBJECTS, raw_pdf.FPDFPage_GetAnnotCount(page))):
        note = raw_pdf.FPDFPage_GetAnnot(page, number)
        if not note:
            continue
        rect = raw_pdf.FS_RECTF()
        signed = raw_pdf.FPDFAnnot_GetSubtype(note) in (raw_pdf.FPDF_ANNOT_INK, raw_pdf.FPDF_ANNOT_STAMP)
        if signed and raw_pdf.FPDFAnnot_GetRect(note, rect):
            yield rect.left, rect.bottom, rect.right, rect.top
        raw_pdf.FPDFPage_CloseAnnot(note)


def _fits(rect: Rect) -> bool:
    """The size of a signature."""
    left, bottom, right, top = rect
    return _WIDTH[0] <= right - left <= _WIDTH[1] and _HEIGHT[0] <= top - bottom <= _HEIGHT[1]


def _beside(page: pdfium.PdfPage, text: str, drawings: list[Rect]) -> Iterator[int]:
    textpage = page.get_textpage()
    try:
        for left, bottom, right, top in drawings:
            around = (left - _LEFT, bottom - _BELOW, right + _RIGHT, top + _ABOVE)
            for line in clean(textpage.get_text_bounded(*around)).split("\n"):
                at = text.find(line.strip()) if line.strip() else -1
                if at >= 0:
                    yield at
    finally:
        textpage.close()
