"""Who signed an agreement or waiver, and the day of the last signature (34 CFR 300.510(c)-(e))."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from parsers.facts.closing import Signature
from parsers.facts.dates import FoundDate, find_dates
from parsers.facts.names import find_names
from parsers.facts.text import Line, Text
from parsers.reading import Fact, Grade
from parsers.text.patterns import Pattern

_PARENT = Pattern(
    r"\b(?:(?:step|foster )?(?:parents?|mother|father)|mom|mum|dad|guardian|petitioners?|padres?|madre"
    r"|papa|mama|tutor[a]?|abuel[oa]|ti[oa]|grandparents?|grandmother|grandfather|aunt|uncle|surrogate"
    r"|adult student|student|family|familia|complainant|apoderad[oa]|phu huynh)\b"
)
_DISTRICT = Pattern(
    r"\b(?:district|lea|schools?|director[a]?|superintendent[ea]?|respondent|distrito|coordinator"
    r"|coordinador[a]?|principal|escuelas?|administrator|public agency|agency|usd|isd|sped"
    r"|special education|student services|board|academy|charter)\b"
)
_MARK = Pattern(
    r"/\s?s\s?/|\((?:signed|firmado|sgd\.?|e-?signed)\)|\[(?:signed|firmado)\]|\belectronically signed\b"
    r"|\bdocusigned\b|\be-?signed\b|\bfirmado(?: electronicamente)? por\b|\bsgd\b"
    r"|(?<!date )\bsigned(?: by)?:"
    r"|\bsigned by(?! (?:both|all))\b|\b(?:signature|firma)(?: (?:of|del?|de la"
    r"|for) [a-z ]{3,30})?:(?=\s*[a-z])"
)
_BLANK = Pattern(
    r"_{4,}|\.{6,}|\b(?:not (?:yet )?(?:signed|dated)|has not signed|have not signed|unsigned|to be signed"
    r"|signature (?:needed|pending|to follow)|(?:pending|awaiting) (?:signature|the)|sin firmar"
    r"|sin firma|pendiente de firma|left blank|blank\))|[(\[](?:pending|blank|awaiting)[)\]]"
)
_LABEL_ALONE = Pattern(
    r"^\W*(?:(?:for the )?(?:parents?|guardian|district|school district|lea|mother|father|distrito|padre"
    r"|madre)(?:'?s)? ?(?:representative|signature|/ ?guardian|firma)*|signature(?: of [a-z ]{3,30})?"
    r"|firma(?: del? [a-z ]{3,30})?)\s?:\s*(?:(?:date|fecha)\s?:?)?\s*$"
)
_PROSE = Pattern(
    r"\b(?:will|shall|agrees?|met|held|returns?|must|is|are|was|were|has|have|had|by the|no later|until"
    r"|before|antes|que|when|meeting|began|start(?:s|ed)?|born|provides?|finished|complete[ds]?|due)\b"
)
_SAID = Pattern(
    r"\b(?:signed|executed|agreed|entered into|firmad[oa]|firmamos|firmaron|signatures?"
    r"|dated)\b"
)
_BOTH = Pattern(
    r"\b(?:both (?:parties|sides|of us)|all parties|the parties|parent and (?:the )?district|parties"
    r"|ambas partes|las partes)\b[^.]{0,60}\b(?:sign|executed|waive|firm)|\bfully[- ]executed\b"
    r"|\bwe (?:both|all) (?:sign|agree|waive)"
)
_AFTER_DATE = Pattern(
    r"\W{0,2}|\W{0,4}(?:at )?\d{1,2}:\d\d(?::\d\d)?(?: ?[ap]\.?m)?\.?(?: \(?[a-z]{1,4}\)?)?\W*"
)
"""Nothing more, or the hour that a signing service adds."""
_FEWEST_WORDS_OF_PROSE = 16


@dataclass(frozen=True, slots=True)
class Signing:
    """One party's signature."""

    party: str
    """"parent", "district" or ""."""
    day: FoundDate | None
    start: int
    end: int


def find_signings(text: Text, signatures: Sequence[Signature]) -> list[Signing]:
    """Each signature with its party and date; a line left blank is none."""
    found: list[Signing] = []
    for line in text.lines:
        if line.text and len(line.text) <= 240:
            found += _of_line(text, line)
    return found or _typed(text, signatures)


def _of_line(text: Text, line: Line) -> Iterator[Signing]:
    """One line may hold two signatures, side by side."""
    plain = text.plain[line.start : line.end]
    marks = [line.start + match.start() for match in _MARK.finditer(plain)]
    if not marks and not _dated_name(text, line):
        return
    starts = [line.start, *marks[1:]]
    for number, start in enumerate(starts):
        end = starts[number + 1] if number + 1 < len(starts) else line.end
        piece = text.plain[start:end]
        if _BLANK.search(piece) and not re.search(r"/\s?s\s?/\s?\w", piece):
            continue
        yield Signing(_party(text, line, start, end), _day(text, line, start, end), start, end)


def _dated_name(text: Text, line: Line) -> bool:
    """As in "Parent: Serena Boyd   Date: 1/26/2026": a name beside a date, without a mark."""
    dates = find_dates(text, line.start, line.end)
    if not dates or not _AFTER_DATE.fullmatch(text.plain, dates[-1].end, line.end) or len(line.text) > 130:
        return False
    before = text.plain[line.start : dates[0].start]
    named = _PARENT.search(before) or _DISTRICT.search(before) or find_names(text.flow, line.start, line.end)
    words = len(before.split())
    return bool(named) and 2 <= words <= _FEWEST_WORDS_OF_PROSE and not _PROSE.search(before)


def _typed(text: Text, signatures: Sequence[Signature]) -> list[Signing]:
    found = []
    for each in signatures:
        line = text.lines[each.line]
        if not each.blank:
            day = _day(text, line, line.start, line.end)
            found.append(Signing(_party(text, line, line.start, line.end), day, line.start, line.end))
    return found


def _party(text: Text, line: Line, start: int, end: int) -> str:
    """By its own words; else, where the line holds one signature only, by the lines around it."""
    if party := _side(text.plain[start:end]):
        return party
    if (start, end) != (line.start, line.end):
        return ""
    below = text.lines[line.number + 1 : line.number + 3]
    above = text.lines[max(0, line.number - 1) : line.number]
    for lines in (below, above):
        for each in lines:
            plain = text.plain[each.start : each.end]
            if _MARK.search(plain) or len(plain) > 90 or _dated_name(text, each):
                break
            if party := _side(plain):
                return party
    return ""


def _side(words: str) -> str:
    parent, district = _PARENT.search(words), _DISTRICT.search(words)
    if parent and district:
        return "parent" if parent.start() < district.start() else "district"
    return "parent" if parent else ("district" if district else "")


def _day(text: Text, line: Line, start: int, end: int) -> FoundDate | None:
    """The date in the same words, else on the lines below, up to the next signature."""
    if dates := find_dates(text, start, end):
        return dates[-1]
    for each in text.lines[line.number + 1 : line.number + 4]:
        plain = text.plain[each.start : each.end]
        if each.text and (_MARK.search(plain) or len(each.text) > 90 or _dated_name(text, each)):
            return None
        if dates := find_dates(text, each.start, each.end):
            return dates[-1]
    return None


def signed_by(text: Text, signings: Sequence[Signing], writer_official: bool) -> tuple[Fact[str], ...]:
    """One of "both", "parent" or "district"."""
    parties = {each.party for each in signings if each.party}
    nameless = any(not each.party for each in signings)
    words = (text.evidence(signings[0].start, signings[-1].end) if signings else text.evidence(0, 0),)
    if {"parent", "district"} <= parties or (len(signings) >= 2 and len(parties) < 2 and nameless):
        return (Fact("both", words, Grade.LIKELY, "signed by both sides"),)
    if said := _said_signed(text):
        return (said,)
    if len(parties) == 1:
        return (Fact(parties.pop(), words, Grade.LIKELY, "signed by one side only"),)
    return (Fact("district" if writer_official else "parent", words, Grade.CANDIDATE, "from who sent it"),)


def _said_signed(text: Text) -> Fact[str] | None:
    both = _BOTH.search(text.plain)
    if both and not is_unsigned_by_one(text):
        return Fact("both", (text.evidence(*both.span()),), Grade.LIKELY, "said to be signed by both")
    return None


def agreement_day(
    text: Text, signings: Sequence[Signing], both: bool, latest: date
) -> tuple[Fact[date], ...]:
    """The day of the last signature; nothing when one side has not signed."""
    if not both:
        return ()
    days = [each.day for each in signings if each.day and each.day.best(latest) <= latest]
    if len(signings) < 2 or not days:
        days = _said_days(text, latest)
    if not days:
        return ()
    last = max(days, key=lambda found: found.best(latest))
    words = (text.evidence(last.start, last.end),)
    return (Fact(last.best(latest), words, Grade.LIKELY, "the last signature"),)


def _said_days(text: Text, latest: date) -> list[FoundDate]:
    """As in "signed by the mother on May 4, 2026 and by the district on May 6, 2026"."""
    days = []
    for found in find_dates(text):
        before = text.plain[max(0, found.start - 110) : found.start]
        said = list(_SAID.finditer(before))
        if said and found.best(latest) <= latest and not re.search(r"[.;]\s", before[said[-1].end() :]):
            days.append(found)
    return days


def is_unsigned_by_one(text: Text) -> bool:
    """A signature line stands empty."""
    for line in text.lines:
        plain = text.plain[line.start : line.end]
        if not line.text or len(plain) > 200:
            continue
        if _LABEL_ALONE.match(plain) and not _filled_below(text, line):
            return True
        if _BLANK.search(plain) and _is_signature_line(plain) and not re.search(r"/\s?s\s?/\s?\w", plain):
            return True
    return False


def _is_signature_line(plain: str) -> bool:
    """A ruled line of a party, or words that it is not signed; a blank for the date alone is neither."""
    ruled = re.match(r"\W*(?:date|fecha)\b", plain)
    return not ruled and bool(
        re.search(r"_{4,}|\b(?:signature|sign(?:ed)?|unsigned|firma\w*)\b", plain) or _side(plain)
    )


def _filled_below(text: Text, line: Line) -> bool:
    below = [each for each in text.lines[line.number + 1 : line.number + 3] if each.text][:1]
    return bool(below) and not _LABEL_ALONE.match(text.plain[below[0].start : below[0].end])
