"""The line a fax machine prints across the top of a page, read several times over.

Its tiny letters, stretched by the fax, turn 26 into 46 in one reading; the day a filing was received
hangs on it. The top of the page is read at several sizes and the date and time most readings agree on
take the place of the first reading's. Nothing is made up: each is the reading of some pass.
"""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from parsers.documents.ocr import OcrText
from parsers.message import Word

if TYPE_CHECKING:
    from PIL.Image import Image

_TOP = 0.06
"""Part of the page's height that a fax line lies in."""
_SIZES = (1.0, 1.5, 2.0)
_DATE = re.compile(r"\b(?:\d{1,2}|[A-Z]{3,9})[-/. ]\d{1,2}[-/.,]\s?\d{2,4}\b")
_TIME = re.compile(r"\b\d{1,2}:\d{2}\b")
Reading = Callable[["Image", bool], str]
"""Reads a strip; the flag asks for scattered words instead of one block."""


def settle_fax_line(page: OcrText, picture: "Image", read: Reading) -> OcrText:
    """The page with date and time of its first line as most readings have them."""
    line, _, _ = page.text.partition("\n")
    if not _DATE.search(line) and not _TIME.search(line):
        return page
    strip = picture.crop((0, 0, picture.width, max(1, round(picture.height * _TOP))))
    readings = [
        read(strip.resize((round(strip.width * size), round(strip.height * size))), scattered)
        for size in _SIZES
        for scattered in (False, True)
    ]
    for pattern in (_DATE, _TIME):
        page = _settle(page, pattern, readings)
    return page


def _settle(page: OcrText, pattern: re.Pattern[str], readings: Sequence[str]) -> OcrText:
    """Where the first line has one such token: the one that most readings have, of the same length."""
    line, _, _ = page.text.partition("\n")
    places = list(pattern.finditer(line))
    votes = Counter(found[0] for found in (pattern.search(reading) for reading in readings) if found)
    if len(places) != 1 or not votes:
        return page
    place = places[0]
    best, count = votes.most_common(1)[0]
    if len(best) != len(place[0]) or count <= votes[place[0]]:
        return page
    sure = round(100 * count / len(readings))
    words = tuple(
        Word(word.start, word.end, min(word.confidence, sure)) if _overlap(word, place) else word
        for word in page.words
    )
    text = page.text[: place.start()] + best + page.text[place.end() :]
    return OcrText(text, page.confidence, words)


def _overlap(word: Word, place: re.Match[str]) -> bool:
    return word.start < place.end() and word.end > place.start()
