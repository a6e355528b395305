"""Complete dates in a text: those that name day, month and year.

Never fills a missing part from today. A date of figures only, whose day and month could change
places, keeps both readings; US order (month first) stands first unless the text is Spanish.
Contact notes, which leave the year out, are read by `partial_dates`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from parsers.facts.months import DAY_WORDS, MONTHS
from parsers.facts.text import Text
from parsers.text.patterns import Pattern

_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_DAY_WORD = "|".join(sorted(DAY_WORDS, key=len, reverse=True))
_COMPLETE = Pattern(
    rf"(?:(?=\d)|\b(?=[^\W\d]))(?:\b(?P<m7>{_MONTH})\b\.?\s(?P<d7>\d{{1,2}})(?:st|nd|rd|th)?\s?(?:to|through|thru|and|&"
    rf"|-)\s?(?:(?:{_MONTH})\b\.?\s)?\d{{1,2}}(?:st|nd|rd|th)?,?\s{{1,2}}(?P<y7>20\d\d)\b|"
    rf"\b(?P<m1>{_MONTH})\b\.?\s{{0,3}}(?:the\s)?(?P<d1>\d{{1,2}}|{_DAY_WORD})(?:st|nd|rd|th)?\b"
    rf"\s?,?\.?\s{{0,3}}(?:of\s|de\s)?(?P<y1>(?:19|20)\d\d|'\d\d)\b"
    rf"|\b(?P<d2>\d{{1,2}}|{_DAY_WORD})(?:st|nd|rd|th|o|\u00ba)?(?:\s(?:day|dia))?(?:\s(?:of|de"
    rf"|del\smes\sde))?"
    rf"[\s.-]{{1,3}}(?P<m2>{_MONTH})\b\.?,?(?:\s(?:of|de|del(?:\sano)?))?[\s,-]{{1,3}}(?P<y2>(?:19"
    rf"|20)\d\d|\d\d(?=-|\b))\b"
    rf"|(?<![\d/.])(?P<y3>(?:19|20)\d\d)(?P<s3>[-/.])(?P<m3>\d{{1,2}})(?P=s3)(?P<d3>\d{{1,2}})(?!\d)"
    rf"|(?<![\d/.-])(?P<a>\d{{1,2}})(?P<sep>[/.-]|\s/\s)(?P<b>\d{{1,2}}|\d\s\d)(?P=sep)(?P<y4>(?:19|20)\d\d"
    rf"|\d\d)(?![\d/]|\.\d)"
    rf"|\b(?P<y6>20\d\d)\s(?P<m6>{_MONTH})\.?\s(?P<d6>\d{{1,2}})\b"
    rf"|(?:\bngay\s|(?<![\d/.-]))(?P<d5>\d{{1,2}})\sthang\s(?P<m5>\d{{1,2}})\snam\s(?P<y5>(?:19|20)\d\d))"
)
"""Begins with a figure or a word; only there is anything else of it tried."""
_FIGURE = re.compile(r"\d")
_PARTIAL = Pattern(
    rf"(?<![\d/.$#-])(?P<a>\d{{1,2}})[/-](?P<b>\d{{1,2}})(?![\d/%-])"
    rf"|\b(?P<m1>{_MONTH})\b\.?\s(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?\b(?!,?\s(?:19|20)\d\d)"
    rf"|\b(?P<d2>\d{{1,2}})(?:\s(?:of|de))?\s(?P<m2>{_MONTH})\b(?!,?\s(?:de\s|del\s)?(?:19|20)\d\d)"
)


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date and the words it stands in. `other` is the reading with day and month changed."""

    value: date
    start: int
    end: int
    other: date | None = None

    def best(self, latest: date | None) -> date:
        """The reading that is possible: not after `latest` if the other is not."""
        if latest and self.other and self.value > latest >= self.other:
            return self.other
        return self.value


def find_dates(
    text: Text, start: int = 0, end: int | None = None, *, day_first: bool = False
) -> list[FoundDate]:
    """Every complete date between two offsets, in order."""
    found = _complete_in(text.plain, start, len(text.plain) if end is None else end)
    dates = (_complete(match, day_first=day_first) for match in found)
    return [each for each in dates if each]


@lru_cache(maxsize=64)
def _complete_in(plain: str, start: int, end: int) -> tuple[re.Match[str], ...]:
    """What looks like a complete date; the finders of several facts ask for the same stretch."""
    return tuple(_COMPLETE.finditer(plain, start, end)) if _FIGURE.search(plain, start, end) else ()


def first_date(text: Text, start: int, end: int, *, day_first: bool = False) -> FoundDate | None:
    """The first complete date between two offsets."""
    return next(iter(find_dates(text, start, end, day_first=day_first)), None)


def partial_dates(text: Text, start: int, end: int, near: date) -> Iterator[FoundDate]:
    """Dates without a year between two offsets, put in the year that ends on or before `near`."""
    for match in _PARTIAL.finditer(text.plain, start, end):
        month, day = _partial_numbers(match)
        value = _in_the_past(month, day, near)
        if value:
            yield FoundDate(value, match.start(), match.end())


def dates_ahead(text: Text, near: date) -> Iterator[FoundDate]:
    """Dates without a year, put in the year that begins a month before `near`: what an order sets."""
    for match in _PARTIAL.finditer(text.plain):
        if match["a"]:
            continue
        month, day = _partial_numbers(match)
        value = make_date(near.year, month, day)
        if value and value < near - timedelta(days=31):
            value = make_date(near.year + 1, month, day)
        if value:
            yield FoundDate(value, match.start(), match.end())


def _partial_numbers(match: re.Match[str]) -> tuple[int, int]:
    groups = match.groupdict()
    if groups["a"]:
        return int(groups["a"]), int(groups["b"])
    if groups["m1"]:
        return MONTHS[groups["m1"]], int(groups["d1"])
    return MONTHS[groups["m2"]], int(groups["d2"])


def _in_the_past(month: int, day: int, near: date) -> date | None:
    value = make_date(near.year, month, day)
    if value and value > near:
        return make_date(near.year - 1, month, day)
    return value


def _complete(match: re.Match[str], *, day_first: bool) -> FoundDate | None:
    g = match.groupdict()
    if g["a"]:
        return _figures(match, day_first=day_first)
    if g["m1"]:
        value = make_date(_year(g["y1"]), MONTHS[g["m1"]], _day(g["d1"]))
    elif g["m2"]:
        value = make_date(_year(g["y2"]), MONTHS[g["m2"]], _day(g["d2"]))
    elif g["y7"]:
        value = make_date(int(g["y7"]), MONTHS[g["m7"]], int(g["d7"]))
    elif g["y6"]:
        value = make_date(int(g["y6"]), MONTHS[g["m6"]], int(g["d6"]))
    elif g["y3"]:
        value = make_date(int(g["y3"]), int(g["m3"]), int(g["d3"]))
    else:
        value = make_date(int(g["y5"]), int(g["m5"]), int(g["d5"]))
    return FoundDate(value, match.start(), match.end()) if value else None


def _figures(match: re.Match[str], *, day_first: bool) -> FoundDate | None:
    year, a, b = _year(match["y4"]), int(match["a"]), int(match["b"].replace(" ", ""))
    month_first, day_month = make_date(year, a, b), make_date(year, b, a)
    first, second = (day_month, month_first) if day_first else (month_first, day_month)
    if first is None:
        first, second = second, None
    if first is None:
        return None
    return FoundDate(first, match.start(), match.end(), second if second != first else None)


def _day(words: str) -> int:
    return DAY_WORDS.get(words) or int(words)


def _year(figures: str) -> int:
    number = int(figures.lstrip("'"))
    if number >= 100:
        return number
    return number + (2000 if number < 70 else 1900)


def make_date(year: int, month: int, day: int) -> date | None:
    """The date, or None where there is no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None
