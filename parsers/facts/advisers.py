"""The attorney or advocate who files for a family: the block of lines that names them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypedDict

from parsers.facts.closing import Signature
from parsers.facts.fields import Field
from parsers.facts.firms import (
    FIRM,
    beside_advocate,
    firm_among,
    firm_between,
    first_person_phones,
    letterhead,
    letterhead_phones,
)
from parsers.facts.labels import FieldName
from parsers.facts.names import looks_like_name, same_person, tidy_name, trim_name
from parsers.facts.organizations import ONES_OWN_CHILD
from parsers.facts.phones import FoundPhone, find_phones
from parsers.facts.roles import ROLE, find_role, segments
from parsers.facts.text import Line, Text
from parsers.reading import Fact, Grade
from parsers.text.patterns import Pattern

_EMAIL = Pattern(r"[\w.+%-]{1,64} ?@ ?[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}")
_ROLE_OF_CLIENT = Pattern(r"\b(?:attorneys?|counsel|advocate|abogad[oa]s?) (?:for|of|de|del)\b")
_I_AM = Pattern(
    r"\b(?:i am|we are|as|i write as|i'm)(?: [a-z-]+){0,4}? (?P<kind>attorney|advocate|lawyer"
    r"|counsel)\b|\b(?:i|we|this firm|this office|our office|the undersigned) represents?\b"
    r"|\benters? (?:his |her |an |their |its |my )?appearance\b"
)
_LEA_SIDE = Pattern(r"\b(?:respondents?|district|schools?|lea|board of education|local educational agency)\b")
_BLOCK_LINES = 9
_CONTACT = Pattern(r"@|\d{3}[-. )]{1,2}\d{3}[-. ]\d{4}|\b(?:bar no|sbn)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Adviser:
    """A representative: facts, where their block stands, whose side they take."""

    kind: str
    """"attorney" or "advocate"."""
    name: tuple[Fact[str], ...] = ()
    firm: tuple[Fact[str], ...] = ()
    phone: tuple[Fact[str], ...] = ()
    email: tuple[Fact[str], ...] = ()
    block: tuple[int, int] | None = None
    for_lea: bool = False
    filed: bool = True
    """The adviser signed; False when the form only names one."""


def find_adviser(text: Text, fields: Sequence[Field], signatures: Sequence[Signature]) -> Adviser | None:
    """The representative of a filing, from the signature block, the letter's words or the form."""
    labels = {
        field.line
        for field in fields
        if field.name.startswith("adviser") and not _ROLE_OF_CLIENT.search(field.label.lower())
    }
    by_block = _by_block(text, signatures, labels)
    return (
        (_with_form_line(text, fields, by_block) if by_block else None)
        or _by_form(text, fields)
        or _beside_role(text, signatures)
        or _by_words(text, signatures)
        or _by_firm(text, signatures)
    )


def _with_form_line(text: Text, fields: Sequence[Field], adviser: Adviser) -> Adviser:
    """What the block lacks may stand on the form: "Counsel: Ana Ruiz, Ruiz Law LLP, (505) 555-0181"."""
    for field in fields:
        value = field.value(text) if field.name is FieldName.ADVISER_NAME and field.filled else ""
        if value and adviser.name and same_person(segments(value)[0][0], adviser.name[0].value):
            told = _details_between(text, field.start, field.end)
            return replace(
                adviser,
                firm=adviser.firm or firm_between(text, field.start, field.end),
                phone=adviser.phone or told["phone"],
                email=adviser.email or told["email"],
            )
    return adviser


def _by_firm(text: Text, signatures: Sequence[Signature]) -> Adviser | None:
    """Who signs with a law firm's or an advocacy's name below, and says no word of a role."""
    if ONES_OWN_CHILD.search(text.plain[:20_000]):
        return None
    for each in signatures:
        if each.blank or " " not in each.name:
            continue
        start, end = _block(text, text.lines[each.line])
        near = [line for line in text.lines[each.line - 2 : each.line + 4] if start <= line.start <= end]
        firm = firm_among(text, near, each.name)
        if firm:
            advocates = re.search(r"advoca", firm.value.lower()) and not re.search(
                r"\b(?:law|legal|attorneys?|P\.?\s?C|LLP)\b", firm.value
            )
            name = Fact(
                each.name, (text.evidence(each.start, each.end),), Grade.LIKELY, "signed over a firm's name"
            )
            details = _details(text, start, end, each.name)
            return Adviser(
                kind="advocate" if advocates else "attorney",
                name=(name,),
                block=(start, end),
                firm=(firm,),
                phone=details["phone"],
                email=details["email"],
            )
    return None


def _beside_role(text: Text, signatures: Sequence[Signature]) -> Adviser | None:
    """The representative named in passing beside the word for the role."""
    role = find_role(text, signatures)
    if role is None:
        return None
    name = Fact(role.name, (text.evidence(role.start, role.end),), Grade.LIKELY, "named beside the role")
    details = _details(text, role.start, role.tells_to, role.name)
    return Adviser(
        kind=role.kind,
        name=(name,),
        firm=details["firm"],
        phone=details["phone"],
        email=details["email"],
        block=(role.start, role.tells_to),
        filed=role.filed,
    )


def _by_block(text: Text, signatures: Sequence[Signature], labels: set[int]) -> Adviser | None:
    """The lines around "Attorney for Petitioner", below or beside a signature."""
    for line in text.lines:
        match = ROLE.search(text.plain[line.start : line.end])
        if not match or line.number in labels or len(line.text) > 110 or not _stands_in_a_block(line, match):
            continue
        kind = "attorney" if match["attorney"] else "advocate"
        client = match["client"] or match["client2"] or ""
        start, end = _block(text, line)
        name = _name(text, start, end, line, signatures)
        if name:
            return Adviser(
                kind=kind,
                name=(name,),
                block=(start, end),
                for_lea=bool(_LEA_SIDE.search(client)) and not re.search(r"parent|student|family", client),
                **_details(text, start, end, name.value),
            )
    return None


def _stands_in_a_block(line: Line, match: re.Match[str]) -> bool:
    """A line of a signature block is short and does not run on as a sentence."""
    return (
        len(line.text) < 75
        and not re.search(r"[a-z]{3}\.\s+[A-Z]", line.text)
        and not line.text.endswith((";",))
        and not re.match(r"(?:i|we|my|the|please|if|you|our|dear)\b", line.text.lower())
        and match.start() < 60
    )


def _block(text: Text, line: Line) -> tuple[int, int]:
    first = _reach(text, line.number, -1)
    last = _reach(text, line.number, 1)
    return text.lines[first].start, text.lines[last].end


def _reach(text: Text, number: int, step: int) -> int:
    """The last line of the block in one direction; a blank line may part firm or telephone."""
    at = reached = number
    while 0 <= at + step < len(text.lines) and abs(at + step - number) <= _BLOCK_LINES:
        at += step
        line = text.lines[at]
        if not line.text:
            after = text.lines[at + step].text if 0 <= at + step < len(text.lines) else ""
            if step > 0 and len(after) < 80 and (FIRM.search(after) or _CONTACT.search(after)):
                continue
            break
        if not _short(line):
            break
        reached = at
    return reached


def _short(line: Line) -> bool:
    return len(line.text) < 80 and not re.search(r"[a-z]{4}[.!?]$", line.text)


def _name(text: Text, start: int, end: int, line: Line, signatures: Sequence[Signature]) -> Fact[str] | None:
    own = tidy_name(segments(line.text)[0][0]) if line.text else ""
    for each in signatures:
        on_it = looks_like_name(own) and same_person(each.name, own)
        near = " " in each.name and abs(each.line - line.number) <= _BLOCK_LINES
        if not each.blank and (on_it or (near and not looks_like_name(own))):
            return Fact(
                each.name,
                (text.evidence(each.start, each.end),),
                Grade.LIKELY,
                "signed as the representative",
            )
    for other in text.lines:
        if start <= other.start <= end:
            words = re.split(r",| - | – |\|", other.text)[0]
            if looks_like_name(words) and not FIRM.search(words):
                return Fact(
                    tidy_name(words),
                    (text.evidence(other.start, other.end),),
                    Grade.LIKELY,
                    "in the representative's block",
                )
    return None


_LINES_OF_A_SIGNATURE = 4


def with_paper(text: Text, adviser: Adviser, signatures: Sequence[Signature]) -> Adviser:
    """With what stands below the adviser's signature, and on the head that bears the firm's name."""
    if not adviser.filed or not adviser.name:
        return adviser
    for each in signatures:
        if not each.blank and same_person(each.name, adviser.name[0].value):
            last = text.lines[min(len(text.lines), each.line + _LINES_OF_A_SIGNATURE) - 1]
            told = _details_between(text, each.start, last.end)
            adviser = replace(
                adviser, phone=adviser.phone or told["phone"], email=adviser.email or told["email"]
            )
    if adviser.phone or not adviser.firm:
        return adviser
    firm = adviser.firm[0].value
    head = next((line for line in text.lines[:4] if line.text.startswith(firm)), None)
    if head is None:
        return adviser
    stop = text.string.find("\n\n", head.start)
    phones = find_phones(text, head.start, stop if stop > 0 else head.end)
    return replace(adviser, phone=tuple(_phone(text, each) for each in phones[:1]))


class _Details(TypedDict):
    firm: tuple[Fact[str], ...]
    phone: tuple[Fact[str], ...]
    email: tuple[Fact[str], ...]


def _details(text: Text, start: int, end: int, name: str) -> _Details:
    found, head = _details_between(text, start, end), letterhead(text)
    phones = () if found["phone"] else letterhead_phones(text) or first_person_phones(text)
    return {
        "firm": _firm(text, start, end, name),
        "phone": found["phone"] or tuple(_phone(text, each) for each in phones[:1]),
        "email": found["email"] or (_details_between(text, *head)["email"] if head else ()),
    }


def _details_between(text: Text, start: int, end: int) -> _Details:
    """Telephone and address in one stretch of the text."""
    email = _EMAIL.search(text.string, start, end)
    value = email[0].rstrip(".").replace(" ", "") if email else ""
    words = (text.evidence(*email.span()),) if email else ()
    return {
        "firm": (),
        "phone": tuple(_phone(text, each) for each in find_phones(text, start, end)[:1]),
        "email": (Fact(value, words, Grade.LIKELY, "in the representative's block"),) if email else (),
    }


def _phone(text: Text, found: FoundPhone) -> Fact[str]:
    words = (text.evidence(found.start, found.end),)
    return Fact(found.value, words, Grade.LIKELY, "in the representative's block")


def _firm(text: Text, start: int, end: int, name: str) -> tuple[Fact[str], ...]:
    block = [line for line in text.lines if line.end > start and line.start <= end]
    head = [line for line in text.lines[:6] if line.text]
    found = firm_among(text, (*block, *head), name)
    return (found,) if found else beside_advocate(text, block, name)


def _by_form(text: Text, fields: Sequence[Field]) -> Adviser | None:
    named = [
        f
        for f in fields
        if f.filled
        and (
            f.name is FieldName.ADVISER_NAME
            or (f.name is FieldName.NAME and f.section is FieldName.ADVISER_SECTION)
        )
    ]
    for field in named:
        value = field.value(text)
        name = trim_name(tidy_name(re.split(r",|\(|;", value)[0]))
        if len(name.split()) < 2:
            continue
        label = field.label.lower()
        words = (value + " " + label).lower()
        kind = (
            "advocate"
            if re.search(r"advocate|defensor", value.lower())
            or ("advocate" in label and "attorney" not in label)
            else "attorney"
        )
        if "attorney" in label and "advocate" in label and not re.search(r"esq|law|attorney", value.lower()):
            kind = "advocate" if "advoca" in words.replace(label, "") else "attorney"
        return Adviser(
            kind=kind,
            name=(Fact(name, (text.evidence(field.start, field.end),), Grade.CERTAIN, "on the form"),),
            filed=False,
            **_form_details(text, fields),
        )
    return None


def _form_details(text: Text, fields: Sequence[Field]) -> _Details:
    found: dict[str, tuple[Fact[str], ...]] = {}
    wanted = {
        "firm": {FieldName.FIRM},
        "phone": {FieldName.ADVISER_PHONE, FieldName.PHONE},
        "email": {FieldName.ADVISER_EMAIL, FieldName.EMAIL},
    }
    own = {FieldName.ADVISER_PHONE, FieldName.ADVISER_EMAIL, FieldName.FIRM}
    for key, names in wanted.items():
        for field in fields:
            if (
                field.filled
                and field.name in names
                and (field.name in own or field.section is FieldName.ADVISER_SECTION)
            ):
                found.setdefault(
                    key,
                    (
                        Fact(
                            field.value(text),
                            (text.evidence(field.start, field.end),),
                            Grade.CERTAIN,
                            "on the form",
                        ),
                    ),
                )
    return _Details(firm=found.get("firm", ()), phone=found.get("phone", ()), email=found.get("email", ()))


def _by_words(text: Text, signatures: Sequence[Signature]) -> Adviser | None:
    """As in "I am the attorney for …", "this firm represents …", with the signature below."""
    match = _I_AM.search(text.plain[:6000])
    signature = next((each for each in signatures if not each.blank and each.name), None)
    if not match or not signature:
        return None
    kind = (
        "advocate"
        if match["kind"] == "advocate" or (match["kind"] is None and "advoca" in text.plain[:8000])
        else "attorney"
    )
    line = text.lines[signature.line]
    start, end = _block(text, line)
    name = Fact(
        signature.name,
        (text.evidence(signature.start, signature.end),),
        Grade.LIKELY,
        "signed as the representative",
    )
    details = _details(text, start, end, signature.name)
    beside = re.match(
        r"[^.\n]{0,30}\((?P<firm>[^,()\n]{3,60})(?:,[^()\n]{0,60})?\)",
        text.flow[match.end() : match.end() + 140],
    )
    if beside and not details["firm"]:
        at = match.end() + beside.start("firm")
        details["firm"] = (
            Fact(
                beside["firm"],
                (text.evidence(at, at + len(beside["firm"])),),
                Grade.LIKELY,
                "named beside the role",
            ),
        )
        near = find_phones(text, match.end(), match.end() + beside.end())
        details["phone"] = details["phone"] or tuple(
            Fact(each.value, (text.evidence(each.start, each.end),), Grade.LIKELY, "named beside the role")
            for each in near[:1]
        )
    return Adviser(kind=kind, name=(name,), block=(start, end), **details)
