"""Who asks, for whom, through whom: requester, representative, how to reach them, who filed."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from parsers.facts.advisers import Adviser, find_adviser
from parsers.facts.closing import Signature
from parsers.facts.fields import Field
from parsers.facts.labels import FieldName
from parsers.facts.names import NAME, looks_like_name, same_person, split_names, tidy_name, trim_name
from parsers.facts.phones import figures, find_phones
from parsers.facts.text import Text, fold
from parsers.reading import Evidence, Fact, Grade

_EMAIL = re.compile(r"[\w.+%-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}")
_ADULT = re.compile(
    r"\b(?:i am (?:now )?(?:an adult student|an adult|over 18|18|19|20|21|eighteen|nineteen|twenty)\b"
    r"|i(?: have)? (?:just )?turned (?:18|19|20|21|eighteen)|adult student"
    r"|my (?:educational )?rights (?:have )?(?:transferred|transfer) to me|rights (?:have "
    r"|were )?transferred to me|on my own behalf|writing this myself|soy mayor de edad|tengo (?:18|19"
    r"|20|21) anos|cumpli (?:18|19|20))"
)
_SYSTEMIC = re.compile(
    r"\b(?:systemic|on behalf of (?:all|every|a (?:class|group) of|(?:\w+ )?(?:students|children) )"
    r"|all (?:students|children) (?:with|who|in)|class of (?:students|children)|similarly situated"
    r"|todos los (?:alumnos|estudiantes|ninos))\b"
)
_ORGANISATION = re.compile(
    r"(?P<name>(?<!\w)[A-Z0-9][\w'.&-]{0,24}(?: (?:of|for|and|the|&|[A-Z][\w'.&-]{0,24})){1,8})"
)
_ORGANISATION_WORD = re.compile(
    r"\b(?:rights|disability|disabilities|advocacy|network|coalition|alliance|center|centre|association"
    r"|council|collective|project|legal aid|society|foundation|union|parents? (?:group|united)|families"
    r"|institute|league|inc)\b"
)
_LEA_FILES = re.compile(
    r"\b(?:district|lea|schools|school|charter)(?:,? (?:hereby|respectfully|therefore"
    r"|by and through (?:its )?(?:counsel|attorneys?)),?)* (?:requests?|files?|seeks?|initiates?"
    r"|brings?|submits?)(?: [a-z]+){0,6}? (?:due process|hearing|complaint)"
    r"|\bpetitioner,? (?:the )?(?:[a-z]+ ){0,3}(?:school|schools|district)\b|\b(?:school|schools"
    r"|district),? ?(?:\(?\"?petitioner)|\b(?:due process|hearing)(?: [a-z]+){0,4}? (?:filed|requested"
    r"|initiated) by (?:the )?(?:district|lea|school)"
    r"|attorneys? for (?:the )?(?:petitioner,? )?(?:district|[a-z ]{3,40}(?:schools"
    r"|district)).{0,40}petitioner"
)
_PARENT_OF = (
    re.compile(
        rf"(?P<names>{NAME}(?: and {NAME})?),? (?i:on behalf of|individually and|as (?:the )?(?:parent"
        rf"|guardian|next friend|mother|father)|parents? (?:and|of)|en nombre de)"
    ),
    re.compile(
        rf"(?i:, by(?: and through)?) (?P<names>{NAME}(?: and {NAME})?),? (?i:petitioner|on behalf|parent)"
    ),
    re.compile(
        rf"(?i:by and through|through)(?i: (?:his|her|their))?(?i: (?:legal )?(?:parents?|mother|father"
        rf"|guardians?|grandmother|grandfather|next friend"
        rf"|educational rights holder)(?:\(s\))?)(?i: and next friend)?,? (?P<names>{NAME}(?: (?:and"
        rf"|&) {NAME})?)"
    ),
    re.compile(
        rf"(?i:with|to|by)(?i: (?:his|her|their))?(?i: (?:mother|father|parents?|guardian|grandmother"
        rf"|grandfather|grandparents)),? (?P<names>{NAME}(?: (?:and|&) {NAME})?)"
    ),
    re.compile(
        rf"(?P<names>{NAME}),? \((?i:\w+ )?(?i:mother|father|parent|guardian|grandmother|grandfather"
        rf"|grandparent|stepmother|stepfather|foster|madre|padre|abuel)"
    ),
    re.compile(
        rf"(?P<names>{NAME}), (?i:(?:the |his |her |their )?(?:mother|father|grandmother|grandfather"
        rf"|legal guardian|guardian|stepmother|stepfather|foster (?:mother|father|parent)|surrogate parent"
        rf"|parent))\b"
    ),
    re.compile(
        rf"(?i:(?:my|our) clients?,?|(?:i|we|this (?:firm|office|clinic)"
        rf"|undersigned)(?: \w+){{0,2}} represents?)(?i: the (?:parents?|family|mother"
        rf"|father),?)? (?P<names>{NAME}(?: and {NAME})?)"
    ),
    re.compile(
        rf"\b(?i:parents?|mother|father|guardians?|madre|padre|grandmother|grandfather)(?:/[a-z]+)?(?:,|:"
        rf"| is| are| es)? (?P<names>{NAME}(?: (?:and|&|y) {NAME})?)"
    ),
    re.compile(
        rf"\b(?i:my name is|me llamo|mi nombre es|i,|yo,|t\u00f4i t\u00ean l\u00e0"
        rf"|t\u00ean t\u00f4i l\u00e0) (?P<names>{NAME})"
    ),
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


@dataclass(frozen=True, slots=True)
class Writer:
    """Who sent the words: display name and address of the innermost header, and whose side that is."""

    name: str
    address: str
    official: bool
    """Writes from an LEA, the office, the state: not the person who asks."""
    evidence: Evidence | None = None


def find_people(
    text: Text, fields: Sequence[Field], signatures: Sequence[Signature], writer: Writer
) -> People:
    """Requester and representative; `filed_by` as the corpus words it."""
    adviser = _reached_by_mail(find_adviser(text, fields, signatures), writer)
    systemic = bool(_SYSTEMIC.search(text.plain[:20_000]))
    names = _requesters(text, fields, signatures, writer, adviser, systemic=systemic)
    filed_by = _filed_by(text, names, adviser, writer, systemic=systemic)
    return People(
        names=names,
        phones=_phones(text, fields, adviser),
        email=_email(text, fields, adviser, writer),
        adviser=adviser,
        filed_by=(filed_by,),
        systemic=systemic and filed_by.value == "organization",
    )


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


def _requesters(
    text: Text,
    fields: Sequence[Field],
    signatures: Sequence[Signature],
    writer: Writer,
    adviser: Adviser | None,
    *,
    systemic: bool,
) -> tuple[Fact[str], ...]:
    if systemic and (organisation := _organisation(text)):
        return (organisation,)
    theirs = adviser.name[0].value if adviser and adviser.name else ""
    found = tuple(each for each in _labelled(text, fields) if not same_person(theirs, each.value))
    if found:
        return found
    signed = _signed(text, signatures, adviser)
    in_text = _in_text(text, adviser)
    if adviser or writer.official:
        return in_text or signed
    return signed or in_text or _from_header(writer)


def _labelled(text: Text, fields: Sequence[Field]) -> tuple[Fact[str], ...]:
    found: list[Fact[str]] = []
    for field in fields:
        plain_name = field.name is FieldName.NAME and field.section is FieldName.FILER_SECTION
        if field.filled and (field.name is FieldName.FILER_NAME or plain_name):
            for name in split_names(re.split(r"\s+\(|\s{2,}|;|\d", field.value(text))[0]):
                if len(name.split()) > 1 and not any(same_person(name, other.value) for other in found):
                    found.append(
                        Fact(
                            name,
                            (text.evidence(field.start, field.end),),
                            Grade.CERTAIN,
                            "labelled as the filer",
                        )
                    )
    return tuple(found[:3])


def _signed(text: Text, signatures: Sequence[Signature], adviser: Adviser | None) -> tuple[Fact[str], ...]:
    """Everybody who signed for the family; typed names count where nobody signed with a mark."""
    theirs = adviser.name[0].value if adviser and adviser.name else ""
    named = [
        each for each in signatures if each.name and not each.blank and not same_person(theirs, each.name)
    ]
    marked = [each for each in named if not each.how.startswith("typed")]
    found: list[Fact[str]] = []
    for each in marked or named:
        for name in split_names(each.name) if re.search(r" (?:and|y|&) ", each.name) else [each.name]:
            if name and not any(same_person(name, other.value) for other in found):
                found.append(
                    Fact(_fullest(name, text), (text.evidence(each.start, each.end),), Grade.LIKELY, each.how)
                )
    return tuple(found[:3])


def _fullest(name: str, text: Text) -> str:
    """As in "E. Bloomfield" under a letter whose form says "Ezekiel Bloomfield"."""
    first, _, last = name.partition(" ")
    if len(first.rstrip(".")) > 1 or not last:
        return name
    match = re.search(rf"\b{re.escape(first[0])}\w+ (?:\w\. )?{re.escape(last)}\b", text.flow)
    return match[0] if match else name


def _in_text(text: Text, adviser: Adviser | None) -> tuple[Fact[str], ...]:
    for pattern in _PARENT_OF:
        for match in pattern.finditer(text.flow[:20_000]):
            names = [
                name
                for name in split_names(match["names"])
                if len(name.split()) > 1 and looks_like_name(name)
            ]
            names = [
                name
                for name in names
                if not (adviser and adviser.name and same_person(adviser.name[0].value, name))
            ]
            if names:
                return tuple(
                    Fact(name, (text.evidence(*match.span("names")),), Grade.LIKELY, "named as the parent")
                    for name in names
                )
    return ()


def _from_header(writer: Writer) -> tuple[Fact[str], ...]:
    name = tidy_name(writer.name)
    if writer.official or not writer.evidence or "@" in name or len(name.split()) < 2 or not trim_name(name):
        return ()
    return (Fact(name, (writer.evidence,), Grade.LIKELY, "the sender's name"),)


def _organisation(text: Text) -> Fact[str] | None:
    for line in text.lines[:12]:
        match = _ORGANISATION.match(line.text)
        if (
            match
            and match.end() == len(line.text)
            and _ORGANISATION_WORD.search(fold(line.text))
            and not re.search(r"department|office of|public education", fold(line.text))
        ):
            return Fact(
                line.text,
                (text.evidence(line.start, line.end),),
                Grade.LIKELY,
                "the organization's letterhead",
            )
    for match in _ORGANISATION.finditer(text.flow[:6000]):
        words = match["name"]
        if _ORGANISATION_WORD.search(fold(words)) and not re.search(
            r"department|office|public education|section", fold(words)
        ):
            return Fact(
                words.removeprefix("The "),
                (text.evidence(*match.span("name")),),
                Grade.LIKELY,
                "the organization named",
            )
    return None


def _phones(text: Text, fields: Sequence[Field], adviser: Adviser | None) -> tuple[Fact[str], ...]:
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
            if not (block and block[0] <= phone.start < block[1]) and not _of_an_office(text, phone.start)
        ]
    kept: dict[str, Fact[str]] = {}
    for each in found:
        if figures(each.value) not in theirs:
            kept.setdefault(figures(each.value), each)
    return tuple(kept.values())[:4]


def _of_an_office(text: Text, at: int) -> bool:
    line = text.line_at(at)
    words = text.plain[line.start : at][-60:]
    return bool(
        re.search(
            r"\b(?:fax|school|district|office|department|principal|therapist|director|tdd"
            r"|hotline)\b[^.;]{0,30}$",
            words,
        )
    )


def _email(
    text: Text, fields: Sequence[Field], adviser: Adviser | None, writer: Writer
) -> tuple[Fact[str], ...]:
    theirs = {each.value.lower() for each in adviser.email} if adviser else set()
    for field in fields:
        if field.filled and field.name is FieldName.EMAIL and field.section is not FieldName.ADVISER_SECTION:
            match = _EMAIL.search(text.string, field.start, field.end)
            if match and match[0].lower() not in theirs:
                return (
                    Fact(match[0], (text.evidence(*match.span()),), Grade.CERTAIN, "labelled as the e-mail"),
                )
    if writer.address and not writer.official and not adviser and writer.evidence:
        return (Fact(writer.address, (writer.evidence,), Grade.LIKELY, "the sender's address"),)
    block = adviser.block if adviser else None
    for match in _EMAIL.finditer(text.string):
        if (
            match[0].lower() not in theirs
            and not (block and block[0] <= match.start() < block[1])
            and not writer.official
        ):
            return (
                Fact(
                    match[0].rstrip("."),
                    (text.evidence(match.start(), match.end()),),
                    Grade.LIKELY,
                    "in the letter",
                ),
            )
    return ()


def _filed_by(
    text: Text, names: Sequence[Fact[str]], adviser: Adviser | None, writer: Writer, *, systemic: bool
) -> Fact[str]:
    head = text.plain[:30_000]
    lea = _LEA_FILES.search(head)
    whole = (text.evidence(0, min(60, len(text.string))),)
    if lea and (writer.official or (adviser and adviser.for_lea)):
        return Fact("lea", (text.evidence(*lea.span()),), Grade.LIKELY, "the district asks for the hearing")
    if adviser and not adviser.for_lea and adviser.filed:
        return Fact(
            adviser.kind,
            adviser.name[0].evidence if adviser.name else whole,
            Grade.LIKELY,
            f"signed by the {adviser.kind}",
        )
    if systemic and names and _ORGANISATION_WORD.search(fold(names[0].value)):
        return Fact(
            "organization", names[0].evidence, Grade.LIKELY, "an organization complains for many children"
        )
    if adult := _ADULT.search(head):
        return Fact("adult_student", (text.evidence(*adult.span()),), Grade.LIKELY, "an adult student writes")
    if lea and _LEA_FILES.match(head[lea.start() :]) and writer.official:
        return Fact("lea", (text.evidence(*lea.span()),), Grade.LIKELY, "the district asks for the hearing")
    return Fact("parent", names[0].evidence if names else whole, Grade.LIKELY, "written by the parent")
