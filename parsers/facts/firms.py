"""The name of a law firm or an advocacy, its letterhead, and how its writer says to reach him."""

import re
from collections.abc import Sequence
from itertools import pairwise

from parsers.facts.names import same_person
from parsers.facts.phones import FoundPhone, find_phones
from parsers.facts.roles import ROLE, segments
from parsers.facts.text import Line, Text, fold
from parsers.reading import Fact, Grade
from parsers.text.patterns import Pattern

FIRM = Pattern(
    r"(?:\b(?:P\.?\s?C\.?|L\.?L\.?[CP]\.?|P\.?\s?A\.?|P\.?L\.?L\.?C\.?|Inc\.?)(?:\W|$)|\b(?:Law|Legal"
    r"|Attorneys?|Advocates?|Advocacy|Associates|Abogados|Counsel|Rights|Justice|Partners|Clinic"
    r"|Consulting|Bufete|Solicitors|Firm)\b|\b[A-Z]\w+ (?:&|and) [A-Z]\w+(?=$|,| L| P))"
)


def firm_among(text: Text, lines: Sequence[Line], name: str) -> Fact[str] | None:
    """The first piece of these lines that is the name of a firm."""
    pieces = [
        (piece, line.start + at)
        for line in lines
        for piece, at in segments(text.string[line.start : line.end])
    ]
    for piece, at in pieces:
        words = re.sub(r"^(?:/s/|by:?|of|with)\s+", "", piece, flags=re.IGNORECASE)
        if is_firm(words) and not same_person(words, name):
            begin = at + len(piece) - len(words)
            found = text.evidence(begin, begin + len(words))
            return Fact(words, (found,), Grade.LIKELY, "the firm's line")
    return None


def beside_advocate(text: Text, block: Sequence[Line], name: str) -> tuple[Fact[str], ...]:
    """As in "Special Education Advocate, Sander Learning Support": no word of firms, but a name of one."""
    for line in block:
        pieces = segments(text.string[line.start : line.end])
        for (role, _), (words, at) in pairwise(pieces):
            capitals = all(
                word[:1].isupper() or word in ("for", "of", "the", "and") for word in words.split()
            )
            own = (
                capitals and " " in words and not ROLE.search(words.lower()) and not same_person(words, name)
            )
            if role.lower().endswith("advocate") and own and not re.search(r"\d|@", words):
                found = text.evidence(line.start + at, line.start + at + len(words))
                return (Fact(words, (found,), Grade.LIKELY, "beside the role"),)
    return ()


def firm_between(text: Text, start: int, end: int) -> tuple[Fact[str], ...]:
    """The first piece of a stretch of the text that is the name of a firm."""
    for piece, at in segments(text.string[start:end]):
        if is_firm(piece):
            words = text.evidence(start + at, start + at + len(piece))
            return (Fact(piece, (words,), Grade.LIKELY, "the firm's line"),)
    return ()


_LONG_ENOUGH = 6  # letters; shorter domains agree with too much


def firm_of_domain(text: Text, address: str) -> tuple[Fact[str], ...]:
    """The line that the domain of the writer's address spells: "Dune Path Help" of dunepathhelp.example."""
    domain = address.rpartition("@")[2].partition(".")[0].replace("-", "")
    for line in text.lines:
        words = segments(line.text)[0][0] if line.text else ""
        spelled = fold(words).replace(" ", "")
        if len(domain) >= _LONG_ENOUGH and spelled == domain and " " in words:
            found = text.evidence(line.start, line.start + len(words))
            return (Fact(words, (found,), Grade.LIKELY, "the name of the writer's domain"),)
    return ()


def is_firm(words: str) -> bool:
    """A capitalised run with a word of firms; not the role, an office or a caption."""
    if "@" in words or (ROLE.search(words.lower()) and not re.search(r"\b(?:P\.?C|LL[CP]|Law)\b", words)):
        return False
    return bool(
        (FIRM.search(words) or (words.isupper() and FIRM.search(words.title())))
        and words[:1].isupper()
        and len(words) < 80
        and not re.search(
            r"\d{3}|/s/|\bv\.|:|Office of (?!.{0,30}\b(?:Law|Attorney))|Department|Schools?\b|Hearings"
            r"|Rights Act|Safeguards|\b(?:[Yy]our|[Mm]y|[Oo]ur) (?:\w+ )?Rights\b|(?:Parents?|Parental"
            r"|Student|Civil"
            r"|Family) Rights$"
            r"|\b(?:Advocate|Attorneys?|Counsel|Director|Coordinator|Chair|President)(?: at Law)?$"
            r"|\b(?i:for|hereby|parents? and)\b (?!the\b)",
            words,
        )
    )


def letterhead(text: Text) -> tuple[int, int] | None:
    """Where the firm's letterhead stands: from its name to the next blank line or its sixth line."""
    head = [line for line in text.lines if line.text][:6]
    firm = next((line for line in head if is_firm(segments(line.text)[0][0])), None) if head else None
    return (firm.start, head[-1].end) if firm else None


def letterhead_phones(text: Text) -> list[FoundPhone]:
    """The number on the firm's letterhead."""
    head = letterhead(text)
    return find_phones(text, *head) if head else []


_REACH_ME = re.compile(
    r"\b(?:(?:i|we|the undersigned|my office|our office) (?:may|can|could) be (?:reached|called|contacted)"
    r"|(?:reach|call|contact|phone|telephone|text) (?:me|us|my office|our office)|through (?:me|us)"
    r"|(?:and|or|while) i at"
    r"|my (?:direct |office |cell )?(?:number|phone|line|cell|telephone)(?: number)?)[^.;\n]{0,40}$"
)


def first_person_phones(text: Text) -> list[FoundPhone]:
    """The writer's own number in his words: "I may be reached at 505-555-0189"."""
    return [
        each
        for each in find_phones(text)
        if _REACH_ME.search(text.plain, max(0, each.start - 80), each.start)
    ]
