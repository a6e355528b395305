"""Who signed an agreement or waiver, and the day of the last signature (34 CFR 300.510(c)-(e))."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from parsers.facts.closing import Signature
from parsers.facts.dates import FoundDate, find_dates
from parsers.facts.names import find_names
from parsers.facts.text import Line, Text
from parsers.reading import Fact, Grade

_PARENT = re.compile(
    r"\b(?:parents?|guardian|mother|father|petitioners?|padre|madre|tutor|grandparent|grandmother"
    r"|grandfather|student|family|complainant)\b"
)
_DISTRICT = re.compile(
    r"\b(?:district|lea|school|schools|director|superintendent|respondent|distrito|coordinator"
    r"|principal|escuela|administrator|for the district)\b"
)
_SIGNED = re.compile(
    r"/\s?s\s?/|\(signed\)|\(firmado\)|\[signed\]|electronically signed|docusigned|e-signed|firmado"
    r"|\bsigned\b|\bsgd\b"
)
_UNSIGNED = re.compile(
    r"_{4,}|\(?\b(?:not (?:yet )?signed|unsigned|to be signed|pending|awaiting|sin firmar"
    r"|signature needed)\b|\.{6,}"
)
_SIGNATURE_LINE = re.compile(r"/\s?s\s?/|_{4,}|\b(?:signature|signed|firma|firmado)\b|\(signed\)")


@dataclass(frozen=True, slots=True)
class Signing:
    """One party's signature line."""

    party: str
    """"parent", "district" or ""."""
    day: FoundDate | None
    line: Line


def find_signings(text: Text, signatures: Sequence[Signature]) -> list[Signing]:
    """Each signed line with its party and date; a line left blank is no signing."""
    found = []
    for line in text.lines:
        plain = text.plain[line.start : line.end]
        if not line.text or len(line.text) > 200 or not (_SIGNED.search(plain) or _dated_name(text, line)):
            continue
        if _UNSIGNED.search(plain) and not re.search(r"/\s?s\s?/", plain):
            continue
        found.append(Signing(_party(text, line), _day(text, line), line))
    return found or _typed(text, signatures)


def _dated_name(text: Text, line: Line) -> bool:
    """As in "Parent: Serena Boyd   Date: 1/26/2026": a name beside a date, without a mark."""
    plain = text.plain[line.start : line.end]
    if len(plain) > 110 or not (_PARENT.search(plain) or _DISTRICT.search(plain) or find_names(line.text)):
        return False
    found = find_dates(text, line.start, line.end)
    return (
        bool(found)
        and found[-1].end >= line.end - 2
        and bool(re.search(r"[:,]|\bdate", plain))
        and not re.search(r"\b(?:will|shall|agree|met|meeting|by|held)\b", plain)
    )


def _typed(text: Text, signatures: Sequence[Signature]) -> list[Signing]:
    return [
        Signing(_party(text, text.lines[each.line]), _day(text, text.lines[each.line]), text.lines[each.line])
        for each in signatures
        if not each.blank
    ]


def _party(text: Text, line: Line) -> str:
    near = [
        line,
        *text.lines[line.number + 1 : line.number + 3],
        *text.lines[max(0, line.number - 1) : line.number],
    ]
    for each in near:
        plain = text.plain[each.start : each.end]
        if each is not line and (_SIGNED.search(plain) or len(plain) > 90):
            continue
        parent, district = _PARENT.search(plain), _DISTRICT.search(plain)
        if parent and district:
            return "parent" if parent.start() < district.start() else "district"
        if parent or district:
            return "parent" if parent else "district"
    return ""


def _day(text: Text, line: Line) -> FoundDate | None:
    for each in (line, *text.lines[line.number + 1 : line.number + 4]):
        if each is not line and each.text and _SIGNED.search(text.plain[each.start : each.end]):
            return None
        dates = find_dates(text, each.start, each.end)
        if dates:
            return dates[-1]
    return None


def signed_by(text: Text, signings: Sequence[Signing], writer_official: bool) -> tuple[Fact[str], ...]:
    """One of "both", "parent" or "district"."""
    parties = {each.party for each in signings if each.party}
    words = (
        (text.evidence(signings[0].line.start, signings[-1].line.end),)
        if signings
        else (text.evidence(0, 0),)
    )
    if {"parent", "district"} <= parties or (
        len(signings) >= 2 and len(parties) < 2 and "" in {each.party for each in signings}
    ):
        return (Fact("both", words, Grade.LIKELY, "signed by both sides"),)
    if len(parties) == 1 and signings:
        return (Fact(parties.pop(), words, Grade.LIKELY, "signed by one side only"),)
    said = _said_signed(text)
    if said:
        return (said,)
    return (Fact("district" if writer_official else "parent", words, Grade.CANDIDATE, "from who sent it"),)


def _said_signed(text: Text) -> Fact[str] | None:
    both = re.search(
        r"\b(?:both (?:parties|sides)|all parties|parent and (?:the )?district|fully executed"
        r"|ambas partes)\b[^.]{0,60}\b(?:sign|agree|waive|firm)|\bfully executed\b|\bwe (?:both"
        r"|all) (?:signed|agree)",
        text.plain,
    )
    if both:
        return Fact("both", (text.evidence(*both.span()),), Grade.LIKELY, "said to be signed by both")
    return None


def agreement_day(
    text: Text, signings: Sequence[Signing], both: bool, latest: date
) -> tuple[Fact[date], ...]:
    """The day of the last signature; nothing when one side has not signed."""
    days = [each.day for each in signings if each.day]
    if not both or len(signings) < 2 or not days:
        return _all_on_one_day(text, latest) if both else ()
    last = max(days, key=lambda found: found.best(latest))
    return (
        Fact(last.best(latest), (text.evidence(last.start, last.end),), Grade.LIKELY, "the last signature"),
    )


def _all_on_one_day(text: Text, latest: date) -> tuple[Fact[date], ...]:
    for found in find_dates(text):
        before = text.plain[max(0, found.start - 50) : found.start]
        if (
            re.search(
                r"\b(?:signed|executed|dated|agreed|entered into|firmado)(?: by [a-z ]+)?(?: this| on"
                r"| as of)?(?: the)?\s?$",
                before,
            )
            and found.value <= latest
        ):
            return (
                Fact(
                    found.value,
                    (text.evidence(found.start, found.end),),
                    Grade.LIKELY,
                    "the day it was signed",
                ),
            )
    return ()


def is_unsigned_by_one(text: Text) -> bool:
    """A signature line stands empty."""
    return any(
        _UNSIGNED.search(text.plain[line.start : line.end])
        and _SIGNATURE_LINE.search(text.plain[line.start : line.end])
        and not re.search(r"/\s?s\s?/\s?\w", text.plain[line.start : line.end])
        for line in text.lines
        if line.text
    )
