"""Who hears and decides: the hearing officer or judge, by the text, the signature or the sender line."""

import re
from collections.abc import Iterator, Sequence

from parsers.facts.closing import Signature
from parsers.facts.names import NAME, looks_like_name, tidy_name, trim_name
from parsers.facts.text import Line, Text
from parsers.reading import Fact, Grade
from parsers.text.patterns import Pattern

_ROLE = (
    r"(?:(?:impartial|due process|special education|administrative|presiding|independent|idea|state) )*"
    r"(?:hearing officer|law judge|officer|(?:oficial|funcionari[oa]|examinadora?) de (?:la )?audiencias?"
    r"|juez[a]?(?: administrativ[oa])?|judge"
    r"|alj|iho|dpho|seho|presidente de la audiencia)"
)
_HAS_ROLE = Pattern(rf"\b{_ROLE}\b")
_ONLY_ROLE = Pattern(rf"^\W*(?:the |el |la )?{_ROLE}\b(?:,? (?:for|of|de|del) [\w ]{{2,60}})?\W*$")
_TITLES = r"(?:(?:Mr|Ms|Mrs|Dr|Hon|Honorable|Judge)\.? )*"
_NAMED = (
    Pattern(
        r"\b(?i:(?:(?:impartial|due process|independent|special education) )*hearing officer"
        r"|administrative law judge|(?:the )?presiding officer|presiding judge|judge|alj|iho|seho"
        r"|(?:before|presiding|officer|heard by|assigned to|ante)(?=:)|(?:oficial|funcionari[oa]"
        r"|examinadora?) de (?:la )?audiencias?"
        r"|juez[a]?(?: administrativ[oa])?)"
        r"(?i:,|:| is| will be|,? appointed(?: is|:)?| assigned(?: is|:| to (?:this|the) (?:case"
        r"|matter) is)?| es"
        rf"| sera| será)?\s{{1,3}}{_TITLES}(?P<name>{NAME})"
    ),
    Pattern(
        rf"(?P<name>{NAME}),? (?:(?i:esq\.?|j\.?d\.?|ph\.?d\.?),? )?[(–-]? ?(?i:(?:is |was |has been "
        rf"|will serve |will be |as |the |your |assigned |appointed |acting |an? ){{0,6}}(?:(?:impartial"
        rf"|due process"
        rf"|independent|special education|presiding|state) ){{0,3}}(?:hearing officer"
        rf"|administrative law judge"
        rf"|oficial de (?:la )?audiencias?|juez|iho\b|alj\b|dpho\b))"
    ),
    Pattern(rf"\b(?i:before|ante) (?:the )?{_TITLES}(?P<name>{NAME}),"),
)


def find_officer(
    text: Text, signatures: Sequence[Signature], sender: Fact[str] | None
) -> tuple[Fact[str], ...]:
    """The hearing officer's full name; () when the paper names none."""
    short = ""
    sent_by = _titled_sender(sender)
    for start, end in _named(text):
        name = trim_name(text.flow[start:end])
        if len(name.split()) > 1:
            if sent_by and _is_initialled(name, sent_by.value):
                return (sent_by,)
            words = (text.evidence(start, start + len(text.flow[start:end].rstrip())),)
            return (Fact(tidy_name(name), words, Grade.LIKELY, "named as hearing officer"),)
        if text.string[max(0, start - 1) : start] != "\n" and not name.isupper():
            short = short or name
    if sender and sent_by and _HAS_ROLE.search(sender.value.lower()) and _agrees(sent_by.value, short):
        return (sent_by,)
    return _signing_officer(text, signatures, sender, short)


_OF_A_BODY = Pattern(
    r"(?:\s(?:Unified|Consolidated|Independent|Municipal|Public|Joint|County|City|Charter)){0,3}"
    r"\s(?:Schools?|District|Academy|Department|USD|ISD)\b"
)
"""What goes on so is a district: "Dear Hearing Officer: Mesa Alta Public Schools gives notice"."""


def addressed_officer(text: Text, people: Sequence[Fact[str]]) -> tuple[Fact[str], ...]:
    """The hearing officer whom a party writes to: named in full, or by last name and among who gets it."""
    for start, end in _named(text):
        name = trim_name(text.flow[start:end])
        if len(name.split()) > 1 and not _OF_A_BODY.match(text.flow, start + len(name)):
            return (
                Fact(
                    tidy_name(name),
                    (text.evidence(start, end),),
                    Grade.LIKELY,
                    "addressed as hearing officer",
                ),
            )
        told = next((each for each in people if name and _agrees(each.value, name)), None)
        if told:
            return (told,)
    return ()


def _titled_sender(sender: Fact[str] | None) -> Fact[str] | None:
    """The name on the sender's line, without "Hearing Officer" behind it."""
    name = tidy_name(re.split(r",|\(| [-–|] ", sender.value)[0]) if sender else ""
    whole = sender is not None and len(name.split()) > 1 and trim_name(name) == name
    return Fact(name, sender.evidence, Grade.LIKELY, "sent the order") if sender and whole else None


def _is_initialled(short: str, full: str) -> bool:
    """As "E. M. Whitlock" is short for "Eudora M. Whitlock"."""
    one, other = short.split(), full.split()
    return (
        one[-1].lower() == other[-1].lower()
        and len(one[0].rstrip(".")) == 1
        and len(other[0].rstrip(".")) > 1
        and one[0][0].lower() == other[0][0].lower()
    )


def _named(text: Text) -> Iterator[tuple[int, int]]:
    """Where names stand beside the role: on a line of its own, then in the text."""
    for line in text.lines:
        if len(line.text) < 90 and _HAS_ROLE.search(text.plain[line.start : line.end]):
            yield from _on_lines(text, line)
    for pattern in _NAMED:
        for match in pattern.finditer(text.flow):
            yield match.span("name")


def _on_lines(text: Text, line: Line) -> Iterator[tuple[int, int]]:
    """The signature block of an order: "/s/ Lorna Whitfield" above "Due Process Hearing Officer"."""
    near = [line]
    if _ONLY_ROLE.match(text.plain[line.start : line.end]):
        near = [each for each in text.lines[max(0, line.number - 3) : line.number] if each.text][::-1]
    for each in near:
        mark = re.match(
            r"(?:/\s?s\s?/|\(signed\)|by:|electronically signed by:?|_+)[\s_]*", each.text, re.IGNORECASE
        )
        start = each.start + (mark.end() if mark else 0)
        words = re.split(r",| - | – |\(|\s{3,}", text.string[start : each.end])[0]
        if looks_like_name(words) and not _HAS_ROLE.search(words.lower()):
            yield start, start + len(words)


def _signing_officer(
    text: Text, signatures: Sequence[Signature], sender: Fact[str] | None, short: str
) -> tuple[Fact[str], ...]:
    """Who signed or sent the order; where the text has a last name only, it must agree."""
    paper = re.search(
        r"\border|\bnotice of|\bdecision|\bruling|\borden\b|aviso|\bhearing officer", text.plain[:600]
    )
    for each in signatures:
        if not each.blank and looks_like_name(each.name) and paper and _agrees(each.name, short):
            words = (text.evidence(each.start, each.end),)
            return (Fact(each.name, words, Grade.LIKELY, "signed the order"),)
    name = tidy_name(sender.value) if sender else ""
    if sender and len(name.split()) > 1 and trim_name(name) == name and _agrees(name, short):
        return (Fact(name, sender.evidence, Grade.LIKELY, "sent the order"),)
    return ()


def _agrees(name: str, short: str) -> bool:
    return not short or short.rsplit(maxsplit=1)[-1].lower() in name.lower().split()
