"""The representative named in passing: "Filed by Ana Ruiz, parent advocate, Ruiz Partners, for …".

Reads only names that stand beside the role's own word and that signed, filed, or are said to represent.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from parsers.facts.closing import Signature
from parsers.facts.names import NAME, looks_like_name, same_person, trim_name
from parsers.facts.text import Text, fold
from parsers.text.patterns import Pattern

_ATTORNEY = r"attorneys?|lawyer|legal counsel|counsel|abogad[oa]s?|luật sư"
_ADVOCATE = r"advocate|defensora?|representante educativ[oa]|lay representative|non-?attorney representative"
_KIND = (
    r"(?i:(?:(?:an?|the|his|her|their|our|my|su|la|el) )?(?:(?!for|and|or|to|of|that"
    r"|who)[\w'’-]{2,14} ){0,3}?"
    rf"(?:(?P<attorney>{_ATTORNEY})|(?P<advocate>{_ADVOCATE}))\b(?: at law)?)"
)
ROLE = Pattern(
    r"\b(?P<attorney>(?:attorneys?|counsel|lawyer|abogad[oa]s?)(?: at law)?,? (?:for|of record for|to"
    r"|de|del|de la)(?: the)? (?P<client>[a-z ,'/()-]{3,60})|attorney at law|attorney,? for|, esq\b"
    r"|esquire|abogad[oa]\b(?= de)|bar (?:no|number|#)|\bsbn\b|state bar"
    r"|(?:staff|senior|supervising|managing|associate|lead|civil rights|education(?: law)?) attorney"
    r"|^(?:attorney|lawyer|abogad[oa])$)"
    r"|\b(?P<advocate>(?:special education |parent |educational |family |lay |non-?attorney "
    r"|disability |education )*advocate\b(?! or| and)|defensora?\b"
    r"|advocate for (?P<client2>[a-z ,'/()-]{3,60})|representante educativ[oa])"
)
_BESIDE = Pattern(rf"(?P<names>{NAME})(?:, Esq\.?)?(?:,? \(|, | - ){_KIND}")
_FILED_BY = Pattern(
    r"\b(?:filed|submitted|prepared|brought|signed|sent|requested|presentad[oa]|represented"
    r"|representad[oa])"
    r"(?: [\w'-]+){0,8}? (?:by|por|through)(?: and through)?(?: (?:his|her|their|my|our|its))?[ :,]{1,3}$"
)
_REPRESENTED = Pattern(
    r"\b(?i:(?:represented|assisted|accompanied) by|representad[oa]s? por"
    r"|(?:by and )?through (?:his |her |their |my |our )?(?:undersigned )?(?=attorney|counsel|advocate)"
    r"|(?:my|our|the family's|the parents'?|parent's|petitioner's|mi|nuestr[oa])"
    r" (?=(?:\w+ ){0,2}(?:attorney|lawyer|advocate|abogad|defensor)))"
    rf"[:,]? ?(?:{_KIND}(?i:,? (?:is|es|named|will be))?[:,]? )?(?P<names>{NAME})"
)
_OF_THE_LEA = Pattern(
    r"^.{0,40}\b(?:for|to|of|del?) (?:the )?(?:respondent|district|lea\b|school|board)"
    r"|^.{0,24}\bdistrict'?s\b"
)
_PUBLIC_BODY = Pattern(r"\b(?:Schools?|District|Academy|Charter|Department|Agency)\b")
_SEGMENT = Pattern(
    r",\s(?!(?:LLC|L\.L\.C|P\.? ?C\b|P\.? ?A\b|LLP|L\.L\.P|Inc|PLLC|Ltd|APC|Esq))|[;()]|\s[|•·–-]\s"
)


@dataclass(frozen=True, slots=True)
class Role:
    """Who represents, as what, where the words stand, and the stretch that tells of them."""

    kind: str
    name: str
    start: int
    end: int
    tells_to: int
    filed: bool


def find_role(text: Text, signatures: Sequence[Signature]) -> Role | None:
    """Who signed or filed beside the word attorney or advocate; else who is said to represent."""
    head = text.flow[:20_000]
    for match in _BESIDE.finditer(head):
        name = trim_name(match["names"])
        if _PUBLIC_BODY.search(match["names"]):
            continue
        filed = bool(_FILED_BY.search(text.plain, max(0, match.start() - 60), match.start()))
        signed = any(not each.blank and same_person(each.name, name) for each in signatures)
        if looks_like_name(name) and (filed or signed) and not _for_lea(text, match.end()):
            return _role(text, match, name, filed=True)
    for match in _REPRESENTED.finditer(head):
        name = trim_name(match["names"])
        if looks_like_name(name) and not _for_lea(text, match.end()):
            signed = any(not each.blank and same_person(each.name, name) for each in signatures)
            return _role(text, match, name, filed=signed)
    return None


def _for_lea(text: Text, end: int) -> bool:
    return bool(_OF_THE_LEA.search(text.plain[end : end + 60].split(". ")[0]))


def _role(text: Text, match: re.Match[str], name: str, *, filed: bool) -> Role:
    start = match.start("names")
    rest = text.flow[match.end() : match.end() + 200]
    stop = re.search(
        r"\n\n|\n(?=[A-Z][\w ]{2,24}: )|\.\s+[A-Z]|,? (?:for|on behalf of|representing) (?!\d)", rest
    )
    words = fold(text.flow[match.start() : match.end() + 60])
    advocate = match["advocate"] or (not match["attorney"] and "advoca" in words and "esq" not in words)
    return Role(
        kind="advocate" if advocate else "attorney",
        name=name,
        start=start,
        end=start + len(match["names"]),
        tells_to=match.end() + (stop.start() if stop else len(rest)),
        filed=filed,
    )


def segments(words: str) -> list[tuple[str, int]]:
    """The pieces of a line between commas and bars, with their offsets; "Law, LLC" stays one piece."""
    found, at = [], 0
    for match in (*_SEGMENT.finditer(words), None):
        end = match.start() if match else len(words)
        piece = words[at:end]
        if piece.strip(" ,"):
            found.append((piece.strip(" ,"), at + len(piece) - len(piece.lstrip(" ,"))))
        at = match.end() if match else end
    return found
