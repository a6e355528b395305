"""Who asks, for whom, through whom: requester, representative, how to reach them, who filed."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from parsers.facts.advisers import Adviser, find_adviser, with_paper
from parsers.facts.closing import Signature
from parsers.facts.fields import Field
from parsers.facts.firms import firm_of_domain
from parsers.facts.labels import FieldName
from parsers.facts.organizations import find_organization, organization_files
from parsers.facts.phones import figures, find_phones
from parsers.facts.requesters import (
    ONLY_WRITES,
    Writer,
    find_requesters,
    is_counsel,
    lea_in,
    signs_as_official,
)
from parsers.facts.roles import ROLE
from parsers.facts.text import Text, fold
from parsers.kinds.boxes import ticked
from parsers.reading import Fact, Grade
from parsers.text.patterns import Pattern

__all__ = ["People", "Writer", "find_people"]

_FAMILY = Pattern(
    r"\b(?:parents?|mother|father|mom|dad|guardian|grand\w+|family|petitioner|complainant|requester|madre"
    r"|padre|my|mi)\b"
)
_NEUTRAL = Pattern(r"mediat|hearing|arbitrat|\b(?:oah|adr)\b|facilitat|adjudicat")
"""Words in the domain of somebody who takes no side."""
_NEUTRAL_TITLE = Pattern(
    r"\b(?:mediator|mediadora?|hearing officer|arbitrator|facilitator|judge|iho"
    r"|alj)\b"
)
_OFFICE_HEAD = Pattern(
    r"\b(?:schools?|district|department|bureau|office of|agency|services|division|education cooperative)\b"
)
_EMAIL = Pattern(r"[\w.+%-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}")
_ADULT = Pattern(
    r"\b(?:(?:i am|i'?m) (?:now )?(?:an adult student|an adult|over 18|18|19|20|21|eighteen|nineteen"
    r"|twenty)\b"
    r"|i(?: have)? (?:just )?turned (?:18|19|20|21|eighteen)|adult student"
    r"|my (?:educational )?rights (?:have )?(?:transferred|transfer) to me|rights (?:have "
    r"|were )?transferred to me|on my own behalf|writing this myself|soy mayor de edad|tengo (?:18|19"
    r"|20|21) anos|cumpli (?:18|19|20))"
)
_ADULT_BOX = Pattern(r"^\W*(?:the )?(?:adult |an adult |i am an adult )?student\b")
_LEA_BOX = Pattern(
    r"^\W*(?:the )?(?:public agency|(?:public )?school district|district|lea|local educational agency"
    r"|school)"
    r"(?: (?:staff|personnel|representative))?\W*$"
)
_LEA_FILES = Pattern(
    r"\b(?:district|lea|schools|school|charter)(?:,? (?:hereby|respectfully|therefore"
    r"|as (?:the )?(?:petitioner|complainant|moving party|requesting party),?"
    r"|by and through (?:its )?(?:counsel|attorneys?)),?)* (?:(?:would like|wishes|wants|hopes|intends"
    r"|is asking|asks) (?:to )?)?(?:requests?|files?|seeks?|initiates?|asks? for|for"
    r"|brings?|submits?)(?: [a-z]+){0,6}? (?:due process|hearing|complaint"
    r"|mediation|facilitat\w+)"
    r"|\b(?:schools|district|usd|isd),?(?: petitioner,?)? (?:v\.?|vs\.?|versus) "
    r"|\bpetitioner,? (?:the )?(?:[a-z]+ ){0,3}(?:school|schools|district)\b|\b(?:school|schools"
    r"|district),? ?(?:\(?\"?petitioner)|\b(?:due process|hearing)(?: [a-z]+){0,4}? (?:filed|requested"
    r"|initiated) by (?:the )?(?:district|lea|school)"
    r"|attorneys? for (?:the )?(?:petitioner,? )?(?:district|[a-z ]{3,40}(?:schools"
    r"|district)).{0,40}petitioner"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class People:
    """Everybody a filing names in its own cause."""

    names: tuple[Fact[str], ...] = ()
    phones: tuple[Fact[str], ...] = ()
    email: tuple[Fact[str], ...] = ()
    adviser: Adviser | None = None
    filed_by: tuple[Fact[str], ...] = ()
    systemic: bool = False


def find_people(
    text: Text, fields: Sequence[Field], signatures: Sequence[Signature], writer: Writer
) -> People:
    """Requester and representative; `filed_by` as the corpus words it."""
    neutral = _NEUTRAL.search(writer.address.rpartition("@")[2]) or _NEUTRAL_TITLE.search(fold(writer.name))
    if writer.name and (neutral or signs_as_official(text, writer.name)):
        writer = replace(writer, official=True)
    organization = find_organization(text)
    files = organization is not None and organization_files(text, organization.value)
    adviser = find_adviser(text, fields, signatures)
    if adviser and not adviser.firm and not writer.official:
        adviser = replace(adviser, firm=firm_of_domain(text, writer.address))
    adviser = _reached_by_mail(with_paper(text, adviser, signatures) if adviser else None, writer)
    if files and adviser:
        adviser = _of_the_organization(text, adviser)
    names = (
        (organization,)
        if organization and files
        else find_requesters(text, fields, signatures, writer, adviser)
    )
    filed_by = (
        Fact("organization", names[0].evidence, Grade.LIKELY, "an organization complains for many children")
        if files
        else _filed_by(text, fields, names, adviser, writer)
    )
    by_official = writer.official and (filed_by.value == "lea" or not _family_signed(signatures))
    return People(
        names=names,
        phones=_phones(text, fields, adviser, by_official=by_official),
        email=_email(text, fields, adviser, writer, organization=files),
        adviser=adviser,
        filed_by=(filed_by,),
        systemic=files,
    )


def _of_the_organization(text: Text, adviser: Adviser) -> Adviser | None:
    """The organization's own attorney, whose telephone is the organization's; None for another officer."""
    start, end = adviser.block or (0, 0)
    if not ROLE.search(text.plain[start:end]):
        return None
    return replace(adviser, phone=(), block=None)


def _reached_by_mail(adviser: Adviser | None, writer: Writer) -> Adviser | None:
    """An adviser who signed and whose block has no address is reached where he wrote from."""
    if (
        adviser is None
        or adviser.email
        or not adviser.filed
        or writer.official
        or not writer.address
        or not writer.evidence
    ):
        return adviser
    return replace(
        adviser, email=(Fact(writer.address, (writer.evidence,), Grade.LIKELY, "the sender's address"),)
    )


def _phones(
    text: Text, fields: Sequence[Field], adviser: Adviser | None, *, by_official: bool
) -> tuple[Fact[str], ...]:
    """The requester's numbers: labelled ones, else all that are not the adviser's or an office's."""
    theirs = {figures(each.value) for each in adviser.phone} if adviser else set()
    found = [
        Fact(
            phone.value, (text.evidence(phone.start, phone.end),), Grade.CERTAIN, "labelled as the telephone"
        )
        for field in fields
        if field.filled and field.name is FieldName.PHONE and field.section is not FieldName.ADVISER_SECTION
        for phone in find_phones(text, field.start, text.line_at(field.start).end)
    ]
    if not found:
        block = adviser.block if adviser else None
        found = [
            Fact(phone.value, (text.evidence(phone.start, phone.end),), Grade.LIKELY, "in the letter")
            for phone in find_phones(text)
            if not (block and block[0] <= phone.start < block[1])
            and not _of_an_office(text, phone.start)
            and (not by_official or _of_the_family(text, phone.start))
        ]
    kept: dict[str, Fact[str]] = {}
    for each in found:
        if figures(each.value) not in theirs:
            kept.setdefault(figures(each.value), each)
    return tuple(kept.values())[:4]


def _family_signed(signatures: Sequence[Signature]) -> bool:
    return any(each.name and not each.blank for each in signatures)


def _of_the_family(text: Text, at: int) -> bool:
    """In an official's letter: whether the line before it speaks of the parent."""
    line = text.line_at(at)
    return bool(_FAMILY.search(text.plain[line.start : at]))


_TO_THE_WRITER = Pattern(
    r"\b(?:(?:call|reach|text|contact|phone|telephone|ring|message) (?:me|us)|(?:my"
    r"|our) (?:[a-z]+ )?(?:number"
    r"|phone|cell|telephone|line)|llamarme|mi (?:telefono|numero|celular))\b[^.;\d]{0,24}$"
)
"""As in "the school may call me at": the number is the writer's, whoever calls."""


def _of_an_office(text: Text, at: int) -> bool:
    line = text.line_at(at)
    above = (
        text.lines[line.number - 1] if line.number and ":" not in text.lines[line.number - 1].text else line
    )
    short = len(line.text) < 60 and not re.search(r"[a-z]\. ", line.text[: at - line.start])
    if line.number < 8 and short and _OFFICE_HEAD.search(text.plain[above.start : at]):
        return not _FAMILY.search(text.plain[above.start : line.end])
    words = text.plain[line.start : at][-60:]
    if re.search(r"\b(?:typist|interpreter|translator|neighbou?r)\b[^.;]{0,30}$", words):
        return True
    if _TO_THE_WRITER.search(words):
        return False
    return bool(
        re.search(
            r"\b(?:fax|school|district|office|department|principal|therapist|director|caseworker"
            r"|case worker|social worker|advocate|nurse|doctor|clinic|teacher|coordinator|bus|tdd"
            r"|hotline)\b(?:[^.;]|\b(?:ms|mr|mrs|dr)\.){0,34}$",
            words,
        )
    )


def _email(
    text: Text, fields: Sequence[Field], adviser: Adviser | None, writer: Writer, *, organization: bool
) -> tuple[Fact[str], ...]:
    theirs = {each.value.lower() for each in adviser.email} if adviser else set()
    reached = sorted(
        (f for f in fields if f.filled and f.name in (FieldName.EMAIL, FieldName.PHONE)),
        key=lambda field: field.name is FieldName.PHONE,
    )
    for field in reached:
        if field.section is not FieldName.ADVISER_SECTION:
            match = _EMAIL.search(text.string, field.start, field.end)
            if match and match[0].lower() not in theirs:
                return (
                    Fact(match[0], (text.evidence(*match.span()),), Grade.CERTAIN, "labelled as the e-mail"),
                )
    if (
        writer.address
        and not writer.official
        and writer.evidence
        and not ONLY_WRITES.search(text.plain)
        and (organization or not (adviser or is_counsel(writer)))
    ):
        return (Fact(writer.address, (writer.evidence,), Grade.LIKELY, "the sender's address"),)
    block = adviser.block if adviser else None
    for match in _EMAIL.finditer(text.string):
        if (
            match[0].lower() not in theirs
            and not (block and block[0] <= match.start() < block[1])
            and (not writer.official or _of_the_family(text, match.start()))
            and match[0].lower() != (writer.address if writer.official else "")
        ):
            return (_written(text, match),)
    return ()


_IN_BRACKETS = Pattern(rf"\s?[(<\[,]\s?(?:(?i:e-?mail):?\s)?(?P<mail>{_EMAIL.pattern})")


def email_of_the_family(text: Text, theirs: str) -> tuple[Fact[str], ...]:
    """The address that words on its line call the family's; not `theirs`, the representative's."""
    found = (each for each in _EMAIL.finditer(text.string) if each[0].lower() != theirs.lower())
    return tuple(_written(text, each) for each in found if _of_the_family(text, each.start()))[:1]


def email_beside(text: Text, name: str) -> Fact[str] | None:
    """The address in brackets behind this name."""
    at = text.flow.find(name) if " " in name else -1
    match = _IN_BRACKETS.match(text.flow, at + len(name)) if at >= 0 else None
    if match is None:
        return None
    words = text.evidence(*match.span("mail"))
    return Fact(match["mail"].rstrip("."), (words,), Grade.LIKELY, "beside the name")


def _written(text: Text, match: re.Match[str]) -> Fact[str]:
    words = text.evidence(match.start(), match.end())
    return Fact(match[0].rstrip("."), (words,), Grade.LIKELY, "in the letter")


def _filed_by(
    text: Text,
    fields: Sequence[Field],
    names: Sequence[Fact[str]],
    adviser: Adviser | None,
    writer: Writer,
) -> Fact[str]:
    whole = (text.evidence(0, min(60, len(text.string))),)
    if lea := _filed_by_lea(text, fields, adviser, writer):
        return lea
    if adviser and not adviser.for_lea and adviser.filed:
        return Fact(
            adviser.kind,
            adviser.name[0].evidence if adviser.name else whole,
            Grade.LIKELY,
            f"signed by the {adviser.kind}",
        )
    adult = _ADULT.search(text.plain[:30_000])
    if adult and ticked(text, _ADULT_BOX) is not False:
        return Fact("adult_student", (text.evidence(*adult.span()),), Grade.LIKELY, "an adult student writes")
    return Fact("parent", names[0].evidence if names else whole, Grade.LIKELY, "written by the parent")


def _filed_by_lea(
    text: Text, fields: Sequence[Field], adviser: Adviser | None, writer: Writer
) -> Fact[str] | None:
    """By the form's line or box for who asks; else by the district's own words."""
    for field in fields:
        if field.filled and lea_in(text, field):
            words = (text.evidence(field.start, field.end),)
            return Fact("lea", words, Grade.CERTAIN, "the form names a district as the filer")
    if writer.official and ticked(text, _LEA_BOX):
        whole = (text.evidence(0, min(60, len(text.string))),)
        return Fact("lea", whole, Grade.LIKELY, "the district's box is ticked")
    lea = _LEA_FILES.search(text.plain[:30_000])
    if lea and (writer.official or (adviser and adviser.for_lea)):
        return Fact("lea", (text.evidence(*lea.span()),), Grade.LIKELY, "the district asks for the hearing")
    return None
