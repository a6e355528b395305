"""The line that a fax machine or a fax service prints on a page: date, time, numbers, page.

Makers agree on nothing but that date and clock stand close together and that a page, a telephone number
or the word fax stands beside them. The tiny print is often misread, so O counts as 0 within figures.
"""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, tzinfo

from parsers.facts.dates import find_dates, make_date
from parsers.facts.months import MONTHS
from parsers.facts.text import Line, Text
from parsers.text.patterns import Pattern

_LONGEST = 150  # characters
_TOP_LINES = 4
_BOTTOM_LINES = 2
_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_OWN_FORM = Pattern(
    rf"\b(?P<m1>{_MONTH})[-./ ]{{1,3}}(?P<d1>\d ?\d|\d)[-.,/ ]{{1,3}}(?P<y1>20\d\d|'?\d\d)\b"
    rf"|\b(?P<d2>\d{{1,2}})[-./ ]{{0,2}}(?P<m2>{_MONTH})[-.,/ ]{{0,2}}(?P<y2>20\d\d|\d\d)\b"
    r"|\b(?P<y3>20\d\d)(?P<m3>[01]\d)(?P<d3>[0-3]\d)\b"
)
_CLOCK = Pattern(
    r"(?<![\d:.])(?P<hour>[012]?\d)\s?[:.h]\s?(?P<minute>[0-5]\d)(?:[:.][0-5]\d)?\s?(?P<half>[ap])?\.?m?(?![\d:])"
    r"|(?<!\d)(?P<hour4>[01]\d|2[0-3])(?P<minute4>[0-5]\d)(?:h|hrs)?\b"
)
_NEAR = 26
"""Characters between date and clock: "MON", "at", "Time:"."""
_PAGE = (
    r"\b(?:p|pg|pgs|page|pag|pagina|hoja)\s?[.:#]*\s?\d{1,4}(?:\s?(?:/|of|de)\s?\d{1,4})?\b"
    r"|(?<![\d/])\d{1,3}\s?/\s?\d{1,3}(?![\d/])"
)
_FAX_WORD = (
    r"\b(?:e?-?fax(?:ed)?|jetfax|rightfax|telefax|facsimile|transmission|rx|rcvd|t-\d{3}|f-\d{3})\b"
    r"|\bfrom[:-].{0,50}\bto\s?:"
)
_NUMBER = r"(?<![\d-])\+?1?[ -]?\(?\d{3}\)?[ .-]?\d{3}[ .-]?\d{4}(?!\d)"
_ALWAYS = Pattern(
    _FAX_WORD + r"|" + _NUMBER + r".{0,60}(?:" + _PAGE + r")|(?:" + _PAGE + r").{0,60}" + _NUMBER
)
_AT_THE_EDGE = Pattern(_PAGE + r"|" + _NUMBER + r"|\bfrom\b.{0,50}\bto\b")
_NOT_FAXED = Pattern(
    r"\b(?:printed|print date|generated|created|submitted|exported|downloaded|impreso|report date|revised"
    r"|modified|scanned|sent:|hearing|meeting|conference|call|appointment|deadline|due|born|dob|birth|subject"
    r"|by (?:e-?mail|fax|facsimile)|via|served|mailed|https?|www|i|we|my|he|she|was|were|the)\b"
)
_UNIVERSAL = Pattern(r"\b(?:gmt|utc)\b")
_FIGURES = Pattern(r"(?<![a-z])[\doil|]{0,20}\d[\doil|]{0,20}(?![a-z])|(?<=[/:-])[oil|]{1,4}(?=[/: -])")


@dataclass(frozen=True, slots=True)
class FaxLine:
    """The day a page came by fax, and the words that say it."""

    day: date
    start: int
    end: int


def fax_line(text: Text, line: Line, arrived: date, zone: tzinfo) -> FaxLine | None:
    """The date of a fax line, local to `zone` where the line gives universal time; None for other lines."""
    plain = _FIGURES.sub(lambda word: word[0].translate(_MISREAD), text.plain[line.start : line.end])
    if not 12 < len(plain) <= _LONGEST or _NOT_FAXED.search(plain):
        return None
    if not _ALWAYS.search(plain) and not (_AT_THE_EDGE.search(plain) and _at_the_edge(text, line)):
        return None
    for day, start, end in _dates(plain, arrived):
        if clock := _clock_near(plain, start, end):
            local = _local(day, clock, zone) if _UNIVERSAL.search(plain) else day
            return FaxLine(local, line.start + start, line.start + end)
    return None


_MISREAD = str.maketrans("oil|", "0111")


def _at_the_edge(text: Text, line: Line) -> bool:
    """Whether the line is one of the first or last of its page."""
    end = text.segment_end(line.start)
    page = [each for each in text.lines[max(0, line.number - 200) : line.number + 200] if each.text]
    own = [each for each in page if text.segment_end(each.start) == end]
    return line in own[:_TOP_LINES] or line in own[-_BOTTOM_LINES:]


def machine_dates(text: Text, line: Line, arrived: date) -> list[tuple[date, int, int]]:
    """Dates of a line with their offsets in the text, also as stamps and machines write them: MAR-02-26."""
    plain = text.plain[line.start : line.end]
    return [(day, line.start + start, line.start + end) for day, start, end in _dates(plain, arrived)]


def _dates(plain: str, arrived: date) -> list[tuple[date, int, int]]:
    known = [(each.best(arrived), each.start, each.end) for each in find_dates(Text.of(plain))]
    own = [
        (day, match.start(), match.end()) for match in _OWN_FORM.finditer(plain) if (day := _day_of(match))
    ]
    return known + own


def _day_of(match: re.Match[str]) -> date | None:
    for number in ("1", "2", "3"):
        if year := match[f"y{number}"]:
            full = int(year.lstrip("'"))
            month = match[f"m{number}"]
            return make_date(
                full if full > 99 else 2000 + full,
                MONTHS.get(month) or int(month),
                int(match[f"d{number}"].replace(" ", "")),
            )
    return None


def _clock_near(plain: str, start: int, end: int) -> re.Match[str] | None:
    after = _CLOCK.search(plain, end, min(len(plain), end + _NEAR))
    before = list(_CLOCK.finditer(plain, max(0, start - _NEAR), start))
    return after or (before[-1] if before else None)


def _local(day: date, clock: re.Match[str], zone: tzinfo) -> date:
    hour, minute = int(clock["hour"] or clock["hour4"]), int(clock["minute"] or clock["minute4"])
    hour = hour % 12 + 12 * (clock["half"] == "p") if clock["half"] else hour
    return datetime(day.year, day.month, day.day, min(hour, 23), minute, tzinfo=UTC).astimezone(zone).date()
