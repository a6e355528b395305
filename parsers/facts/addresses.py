"""Postal addresses: from the house number, box or route to the state and postal code.

An address is found from its end (a state and five figures) backwards to its first street word, so
that prose before it is not taken in. Addresses without a postal code are read only where the text
says that somebody lives there.
"""

import re
from dataclasses import dataclass

from parsers.facts.text import Text, squeeze
from parsers.text.patterns import Pattern

STATES = (
    "AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM "
    "NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY DC PR"
).split()
_STATE_NAMES = (
    "Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Georgia|Hawaii"
    "|Idaho|Illinois|"
    "Indiana|Iowa|Kansas|Kentucky|Louisiana|Maine|Maryland|Massachusetts|Michigan|Minnesota|Mississippi"
    "|Missouri|"
    "Montana|Nebraska|Nevada|New Hampshire|New Jersey|New Mexico|Nuevo M[eé]xico|New York|North Carolina|"
    "North Dakota|Ohio|Oklahoma|Oregon|Pennsylvania|Rhode Island|South Carolina|South Dakota|Tennessee"
    "|Texas|Utah|"
    "Vermont|Virginia|Washington|West Virginia|Wisconsin|Wyoming|N\\.\\s?M\\.|Calif\\."
)
_END = Pattern(rf"\b(?:{'|'.join(STATES)}|{_STATE_NAMES})\.?,?\s{{1,3}}\d{{5}}(?:-\d{{4}})?(?!\d)")
_LOWER_END = Pattern(
    rf"\b(?:{'|'.join(STATES)}|{_STATE_NAMES})\.?,?\s{{1,3}}\d{{5}}(?:-\d{{4}})?(?!\d)", re.IGNORECASE
)
_NO_WORDS = "|".join(
    sorted({each.lower() for each in STATES} - set("al co de hi id in la ma me mo oh ok or pa".split()))
)
_SMALL_END = Pattern(
    rf"{_END.pattern}|(?<=[a-z\xe0-\xff,]\s)(?:{_NO_WORDS})\s{{1,3}}\d{{5}}(?:-\d{{4}})?(?!\d)"
)
"""Also the state in small letters, where its two letters are no word of English or Spanish."""
_BEGIN = Pattern(
    r"(?:(?<![\w-])(?:(?:[Cc]alle|[Aa]venida|[Aa]v\.|[Cc]amino|[Pp]aseo|[Pp]laza|[Vv][ií]a|[Cc]arretera"
    r"|[Cc]allej[oó]n)\s(?=[^,\n]{2,30}\d)|(?:[A-ZÀ-Þ][\w'’-]+[ ]){1,2}(?:Terrace|Street|Road|Lane|Drive"
    r"|Court|Avenue|Way|Place)[ ](?=\d))|(?<![\w/.,$#:-])(?:\d{1,6}(?:-?[A-Z])?(?:\s1/2)?(?=\s{1,2}\S)"
    r"|P\.?\s?O\.?\s?Box\b|Box\s\d|HCR?\s?\d"
    r"|(?:Star|Rural|State)\s(?:Route|Rte)\.?\s\w|County Road\s\w|Space\s\d|Lot\s\d"
    r"|R\.?R\.?\s?\d|Apartado\b|Post Office Box\b|[Oo]ne\s[A-Z]))"
    r"(?!\s?(?:days?|hours?|minutes?|weeks?|CFR|C\.F\.R|U\.?S\.?C|NMAC|years?|th|st|nd|rd)\b)"
)
_STAMP_WORDS = Pattern(
    r"\s(?:SUPERINTENDENT|RECEIVED|FILED|STAMP|OFFICE|DISTRICT|SPECIAL|EDUCATION|SCHOOLS?"
    r"|[A-Z]{3} \d{1,2} \d{4})(?: [A-Z0-9 ]{2,40})?$"
)
_LONGEST = 150
_OPEN = Pattern(
    r"(?<![\w/.,$#:-])(?:\d{1,6}[A-Z]?|P\.?\s?O\.?\s?Box\s\d+)\s(?!(?:times?|days?|hours?|minutes?|weeks?"
    r"|months?|years?|other|more|of|or|and|to|veces|dias|horas)\b)[^\n,;:?!()]{3,45}"
    r"(?:,\s?(?:Apt|Unit|Space|Spc|Lot|Ste|#"
    r"|No)\.?\s?#?\s?\w{1,5})?(?:,\s?[A-ZÀ-Þ][\w'. -]{2,30}?)?(?=[.,;)]?(?:\s(?:and|with|y|con|My|Mi"
    r"|in)\b|[.;)]|\s*$))",
    re.MULTILINE,
)


_STREET = Pattern(
    r"(?<![\w/.,$#:-])\d{1,6}[A-Z]?\s(?:(?:County|State|Ranch|Forest)\s(?:Road|Route)\s\d{1,4}\b"
    r"|(?:[NSEW]\.?\s"
    r"|North\s|South\s|East\s"
    r"|West\s)?(?:[A-ZÀ-Þ0-9][\w'’.-]*\s){1,3}?(?:Street|St|Avenue|Ave|Road|Rd|Lane|Ln|Drive|Dr|Court"
    r"|Ct|Way|Trail|Place|Pl|Loop|Circle|Cir|Boulevard|Blvd|Terrace|Highway|Hwy)\b)\.?"
    r"(?:,?\s(?:Apt|Unit|Space|Spc|Lot|Ste|No"
    r"|#)\.?\s?#?\s?\w{1,5})?(?:,\s?[A-ZÀ-Þ][\w'-]+(?:\s[A-ZÀ-Þ][\w'-]+)?)?(?:,\s?(?:NM|CA|New Mexico"
    r"|California))?(?:(?<=[a-z])\s\d{5}\b)?"
)


@dataclass(frozen=True, slots=True)
class FoundAddress:
    """An address on one line, and where it stands."""

    value: str
    start: int
    end: int


def find_addresses(text: Text, start: int = 0, end: int | None = None) -> list[FoundAddress]:
    """Every address that ends in state and postal code, between two offsets."""
    flow = text.flow
    found: list[FoundAddress] = []
    ends = _LOWER_END if text.without_capitals else _SMALL_END
    for match in ends.finditer(flow, start, len(flow) if end is None else end):
        floor = max(start, match.start() - _LONGEST, found[-1].end if found else 0)
        if (begin := _begin(text, floor, match.start())) is not None:
            value = as_one_line(_unwrapped(text, begin, match.end()))
            found.append(FoundAddress(value, begin, match.end()))
    return found


def _unwrapped(text: Text, start: int, end: int) -> str:
    """The words as written, the line ends that a page put into a sentence as blanks."""
    pairs = zip(text.string[start:end], text.flow[start:end], strict=True)
    return "".join(" " if written == "\n" and flows == " " else written for written, flows in pairs)


def street_addresses(text: Text) -> list[FoundAddress]:
    """Addresses that name a street but no postal code."""
    found = _STREET.finditer(text.flow[:20_000])
    return [FoundAddress(as_one_line(text.string[m.start() : m.end()]), m.start(), m.end()) for m in found]


def open_address(text: Text, start: int, end: int) -> FoundAddress | None:
    """An address without a postal code that begins right here."""
    match = _OPEN.match(text.string, start, end)
    return FoundAddress(as_one_line(match[0]), match.start(), match.end()) if match else None


def as_one_line(words: str) -> str:
    """An address block as one line, its lines parted by commas."""
    lines = [_STAMP_WORDS.sub("", squeeze(line)) for line in words.split("\n")]
    joined = ""
    for line in filter(None, lines):
        joined += f"{_between(joined, line)}{line.lstrip(' ,;')}"
    return joined.strip(" ,;")


def _between(before: str, line: str) -> str:
    """A comma, but only a blank where the page broke the line: "… Piedra Alta," then "NM 87913"."""
    broken = re.match(r"(?:[A-Z]{2}\s\d|[a-z])", line) and "," in before
    return " " if not before or before.endswith(",") or broken or re.match(r"\d{5}\b", line) else ", "


_OF_A_SENTENCE = re.compile(
    r"[a-z)]{3}\.\s|\d{4}\.\s|[?!;@]|:\s|\d/\d{1,2}/\d|^\d{1,2} de [a-z]{4,10} "
    r"|\b(?:live[sd]?|living|resid(?:es?|ing)|(?:is|are|am) at|address|born|dob|DOB|grade[rs]?|years"
    r"|goes to"
    r"|attends?|my|our|his|her|vive|vivimos|reside|domicilio|direcci[oó]n|naci[oó]|grado|a[nñ]os)\b"
    r"|\b(?:School|Academy)\b(?=[^\n]{0,20}(?:,|\n)[^\n]{0,4}\d)"
)
"""What stands in no address: the end of a sentence, a date, a verb, a school before the street."""


_PARTED_TOWN = re.compile(r"(?<=[\w.])\n\n([A-Z][\w'. -]{2,30},?\s)$")
"""The town on a line of its own, which a recognised picture parts from the street by a blank line."""


def _begin(text: Text, floor: int, end: int) -> int | None:
    """The earliest street beginning whose way to the end holds no full stop and no blank line."""
    best = None
    for match in _BEGIN.finditer(text.flow, floor, end):
        if match[0].isdigit() and text.flow[match.end() : match.end() + 1] == "\n":
            continue
        between = text.flow[match.start() : end]
        between = _PARTED_TOWN.sub(r"\n\1", between)
        if "\n\n" in between or between.count("\n") > 3 or _OF_A_SENTENCE.search(between):
            continue
        best = match.start() if best is None else best
    return best
