"""A received stamp that stands beside the print of a page, read once more by itself.

A recogniser reads across the page, so the stamp's date falls between the words of a heading. Where the
word stands without a whole date below it, its surroundings are cut out and read alone; what they say is
put behind the word. Nothing is made up: it is the reading of the same page.
"""

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from parsers.documents.ocr import OcrText
from parsers.message import Word

if TYPE_CHECKING:
    from PIL.Image import Image

_ALONE = re.compile(r"^[^\w\n]*(?P<word>received|recibid[oa]|rec'?d)[^\w\n]*$", re.IGNORECASE | re.MULTILINE)
_BESIDE = re.compile(r"(?<=\w )(?P<word>RECEIVED|RECIBID[OA])[^\w\n]*$", re.MULTILINE)
"""At the end of a line of the heading."""
_DATE = re.compile(
    r"\b[a-z]{3,9}\.?[ -]{1,3}\d{1,2}[ ,.-]{1,3}\d{2,4}\b|\b\d{1,4}[/ -](?:\d{1,2}|[a-z]{3,9})[/ -]\d{1,4}\b",
    re.IGNORECASE,
)
_BELOW = 90  # characters
_MOST_LINES = 4
_ENLARGED = 1.5
_APART = "\n\n\n"
"""Blank lines that keep the stamp's lines from those of the heading."""
Reading = Callable[["Image", bool], str]


def settle_stamp(page: OcrText, picture: "Image", boxes: Callable[[], str], read: Reading) -> OcrText:
    """The page with the stamp's own lines; `boxes` gives the recogniser's words with places, as TSV."""
    found = _ALONE.search(page.text)
    if found and _DATE.search(page.text, max(0, found.start() - _BELOW), found.end() + _BELOW):
        return page
    found = found or _BESIDE.search(page.text)
    if not found:
        return page
    box = _box(boxes(), found["word"])
    if box is None:
        return page
    left, top, width, height = box
    around = (left - width // 2, top - 3 * height, left + width + width // 2, top + 8 * height)
    cut = picture.crop(
        (max(0, around[0]), max(0, around[1]), min(picture.width, around[2]), min(picture.height, around[3]))
    )
    text = read(cut.resize((round(cut.width * _ENLARGED), round(cut.height * _ENLARGED))), False)
    if not _DATE.search(text):
        return page
    alone = found.re is _ALONE
    return _with_lines(
        page, found.end(), _stamp_lines(text) if alone else f"{_APART}{found['word']}\n{_stamp_lines(text)}"
    )


def _box(table: str, word: str) -> tuple[int, int, int, int] | None:
    """Left, top, width and height of a word in Tesseract's table."""
    for row in table.split("\n"):
        cells = row.split("\t")
        if len(cells) >= 12 and word in cells[11]:
            return int(cells[6]), int(cells[7]), int(cells[8]), int(cells[9])
    return None


def _stamp_lines(text: str) -> str:
    """From the date on; what stands above it belongs to the page."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    first = next((number for number, line in enumerate(lines) if _DATE.search(line)), len(lines))
    return "\n".join(lines[first : first + _MOST_LINES])


def _with_lines(page: OcrText, at: int, lines: str) -> OcrText:
    added = f"\n{lines}{_APART}"
    words = tuple(
        word if word.start < at else Word(word.start + len(added), word.end + len(added), word.confidence)
        for word in page.words
    )
    return OcrText(page.text[:at] + added + page.text[at:], page.confidence, words)
