"""Who asks: parent, guardian or adult student, from labels, signatures, the words or the sender."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from parsers.facts.advisers import Adviser
from parsers.facts.closing import Signature
from parsers.facts.fields import Field
from parsers.facts.labels import FieldName
from parsers.facts.name_boxes import asks_for_a_name, behind_own_label, in_two_boxes
from parsers.facts.names import (
    NAME,
    looks_like_name,
    same_person,
    split_names,
    tidy_name,
    trim_date,
    trim_name,
)
from parsers.facts.organizations import ONES_OWN_CHILD, ORGANIZATION_WORD
from parsers.facts.parent_patterns import PARENT_OF
from parsers.facts.text import Text, ends_of, fold
from parsers.reading import Evidence, Fact, Grade
from parsers.text.patterns import Pattern

_OFFICIAL_TITLE = Pattern(
    r"\b(?:mediator|hearing officer|administrative law judge|facilitator|superintendent|principal|director"
    r"|coordinator|case manager|counsel for (?:the )?(?:respondent|[\w ]{0,40}(?:district|schools))"
    r"|attorneys? for (?:the )?(?:respondent|[\w ]{0,40}(?:district|schools))|schools$|school district"
    r"|complaint investigator|for the district|por el distrito|district(?=:)|directora?|coordinadora?"
    r"|superintendente|mediadora?)\b"
)
_FAMILY_TITLE = Pattern(
    r"\b(?:parents?|mother|father|mom|dad|guardian|madre|padre|abuel[oa]|grand\w+|family)\b"
)
_OF_A_CHILD = (
    r",? ?[(/-]? ?(?i:student|a minor|minor child|born|was born|dob|d\.o\.b|who attends|attends"
    r"|(?:is )?an? (?:\w+[- ]){0,3}(?:student|grader|pupil|minor)"
    r"|by (?:and through|(?:his|her|their) \w+)"
    r"|(?:is )?in (?:the )?\d+(?:st|nd|rd|th)|\d+(?:st|nd|rd|th) grade|grade \d|age \d)\b"
)
_BORN_BELOW = r",?\n\W{0,3}(?i:born|d\.?o\.?b|date of birth|birth ?date|nacid[oa])\b"
_TITLED = Pattern(
    r"\b(?:Dear|Estimad[oa]|Hello|Parent,?|Copy to|cc:)(?: the)? (?:(?:Mr|Ms|Mrs|Mx|Dr|Sr"
    r"|Sra)\.? (?:and (?:Mr|Ms|Mrs)\.? )?"
    rf"|(?=[A-Z]\. ))(?P<names>(?:[A-Z]\. )?{NAME})"
)
_ASKED_BY = Pattern(
    r"\b(?i:(?:complaint|request|petition|queja|solicitud|filing|notice)(?: \w+){0,4}?,?"
    r" (?:from|by|of|de|por)"
    r"|(?:received|filed|submitted|requested|made|signed|presentada) (?:from|by|por))"
    rf"(?: the)?(?i: parents?,?| mother,?| father,?| guardian,?| complainant,?)?"
    rf" (?=(?:Mr|Ms|Mrs|Mx|Dr|Sr|Sra)\.? )(?P<names>(?:\w{{2,3}}\.? ){NAME})"
)


@dataclass(frozen=True, slots=True)
class Writer:
    """Who sent the words: display name and address of the innermost header, and whose side that is."""

    name: str
    address: str
    official: bool
    """Writes from an LEA, the office, the state: not the person who asks."""
    evidence: Evidence | None = None


_COUNSEL = Pattern(
    r"(?<![.@_+-])\besq\b(?!\S*@)|\battorney|\bparalegal|\blaw (?:firm|office|group)|\badvoca(?:te|cy)\b"
    r"|@[\w.-]*(?:law|lawfirm|lawgroup|lawoffice|legal|attorneys?|advocates?|advocacy)\."
)


ONLY_WRITES = Pattern(
    r"\b(?:i am|i'm) (?:only |just )?(?:the )?typist\b"
    r"|\b(?:typ(?:e|ed|ing)|writ(?:e|ing|ten)|wrote|send(?:ing)?|sent)(?: (?:this|it"
    r"|these))?(?: down)? for "
    r"(?:her|him|them|(?:my|a|our) (?:neighbou?rs?|friend|co-?worker|tenant|patient|parishioner|sister"
    r"|cousin))\b"
)
"""Said by one who lends a hand, and is neither the parent nor a representative."""


def is_counsel(writer: Writer) -> bool:
    """Whether display name or domain say that a representative's office sends the mail."""
    return bool(_COUNSEL.search(f"{writer.name} {writer.address}".lower()))


def find_requesters(
    text: Text,
    fields: Sequence[Field],
    signatures: Sequence[Signature],
    writer: Writer,
    adviser: Adviser | None,
) -> tuple[Fact[str], ...]:
    """The people who ask, best source first: a label, their signatures, the words, the sender's name."""
    theirs = adviser.name[0].value if adviser and adviser.name else ""
    found = tuple(each for each in _labelled(text, fields) if not same_person(theirs, each.value))
    if found:
        return found
    signed = () if adviser and adviser.for_lea else _signed(text, signatures, adviser)
    in_text = _in_text(text, adviser)
    if adviser or writer.official or _speaks_for_others(text, writer):
        signed = tuple(each for each in signed if not _is_writer(each.value, writer))
        return in_text or signed or _titled(text, writer)
    if len(signed) == 1 and " " not in signed[0].value and not writer.official:
        header = _from_header(writer)
        if header and fold(header[0].value).split()[0] == fold(signed[0].value):
            return header
    return signed or in_text or _from_header(writer)


_APPEARS = Pattern(
    r"\b(?:enters?|entering|entry of|notice of)(?: (?:an?|my|his|her|their|its|our))? appearance\b"
    r"|\bappears? (?:as (?:counsel|attorney)|for (?:the )?(?:petitioner|parents?|family|student))"
)


def _speaks_for_others(text: Text, writer: Writer) -> bool:
    """An appearance, a typist's letter, or a representative's mail that tells of no child of its own."""
    head = text.plain[:20_000]
    if _APPEARS.search(head) or ONLY_WRITES.search(head):
        return True
    return is_counsel(writer) and not ONES_OWN_CHILD.search(head)


def _is_writer(name: str, writer: Writer) -> bool:
    """Whether an official signs his own mail, with full name or only the first."""
    called = writer.name.partition(",")[0].strip("\"' ")
    return any(same_person(name, each) for each in (called, writer.name)) or (
        fold(name) in fold(writer.name).split()[:1]
    )


def signs_as_official(text: Text, name: str) -> bool:
    """Whether the words behind this name at the end say mediator, hearing officer, director or the like."""
    if _OFFICIAL_TITLE.search(name.lower().partition(",")[2]):
        return True
    at = text.flow.rfind(name) if len(name.split()) > 1 else -1
    if at < 0:
        return False
    after = text.plain[at + len(name) : at + len(name) + 90]
    return bool(_OFFICIAL_TITLE.search(after)) and not _FAMILY_TITLE.search(after[:30])


def _labelled(text: Text, fields: Sequence[Field]) -> tuple[Fact[str], ...]:
    found: list[Fact[str]] = []
    for field in fields:
        plain_name = field.name is FieldName.NAME and field.section is FieldName.FILER_SECTION
        if field.filled and (field.name is FieldName.FILER_NAME or plain_name) and not lea_in(text, field):
            _, value = behind_own_label(field.label, field.value(text))
            for name in split_names(_filers_part(value)):
                if len(name.split()) > 1 and not any(same_person(name, other.value) for other in found):
                    found.append(
                        Fact(
                            name,
                            (text.evidence(field.start, field.end),),
                            Grade.CERTAIN,
                            "labelled as the filer",
                        )
                    )
    return tuple(found[:3]) or _in_two_boxes(text, fields)


def _in_two_boxes(text: Text, fields: Sequence[Field]) -> tuple[Fact[str], ...]:
    asked = [
        each
        for each in fields
        if each.section is FieldName.FILER_SECTION
        and each.name in (FieldName.NAME, FieldName.FILER_NAME)
        and (asks_for_a_name(each.label) or each.name is FieldName.FILER_NAME)
    ]
    boxed = in_two_boxes(text, asked)
    if boxed is None or not looks_like_name(boxed.name):
        return ()
    words = (text.evidence(boxed.start, boxed.end),)
    return (Fact(boxed.name, words, Grade.CERTAIN, "labelled as the filer"),)


_SCHOOL_BODY = Pattern(
    r"^(?:the )?(?:[\w'.-]+ ){0,5}?(?:schools?|district|academy|charter|usd|isd|lea|public agency"
    r"|board of education)\b"
)


def lea_in(text: Text, field: Field) -> bool:
    """Whether a label of the filer names a district or school: "Filing party: Sierra Verde USD"."""
    value = text.plain[field.start : field.end]
    if re.search(r"\b(?:with|to|against|ante|contra)\b", field.label.lower()):
        return False
    return field.name is FieldName.FILER_NAME and bool(_SCHOOL_BODY.search(value.split(",")[0]))


_ROLE_AND_CLIENT = Pattern(
    r"\b(?:advocates?|attorneys?|counsel|lawyer|abogad[oa]|defensora?|esq|law|llc|p\.?c)\b.{0,80}?"
    r"\b(?:on behalf of|en nombre de|representing|for)\s+(?:the (?:parents?|family),?\s)?(?P<client>.+)",
    re.IGNORECASE,
)


def _filers_part(value: str) -> str:
    """The names on a filer's line: without "(mother)", a representative before the client, what follows."""
    acts = _ROLE_AND_CLIENT.search(value)
    named = re.sub(r"\s*\([^)]{0,40}\)", "", acts["client"] if acts else value)
    if acts:
        named = re.split(r",|(?<!\b[A-Z])(?<!\b[MDS][rs])(?<!\bMrs)\.\s", named)[0]
    return trim_date(re.sub(r"^\s*/\s?s\s?/\s*", "", re.split(r"\s{2,}|;", named)[0])).split(";")[0]


def _signed(text: Text, signatures: Sequence[Signature], adviser: Adviser | None) -> tuple[Fact[str], ...]:
    """Everybody who signed for the family; typed names count where nobody signed with a mark."""
    theirs = adviser.name[0].value if adviser and adviser.name else ""
    named = [
        each for each in signatures if not _is_official_line(text, each) and not _is_a_child(text, each.name)
    ]
    named = [each for each in named if each.name and not each.blank and not same_person(theirs, each.name)]
    named = [each for each in named if not _initials_of(each.name, theirs) and not _STAMP.search(each.name)]
    marked = [each for each in named if not each.how.startswith("typed")]
    found: list[Fact[str]] = []
    for each in marked or named:
        for name in split_names(each.name) if re.search(r" (?:and|y|&) ", each.name) else [each.name]:
            if name and not any(same_person(name, other.value) for other in found):
                found.append(
                    Fact(_fullest(name, text), (text.evidence(each.start, each.end),), Grade.LIKELY, each.how)
                )
    return tuple(found[:3])


_STAMP = Pattern(r"\b(?:P\.? ?S\.?|U\.?S\.?D\.?|I\.?S\.?D\.?|C\.?S\.?D\.?|SPED)\s*$")
"""A public agency's short name, which a stamp leaves under the letter: "ELM VALLEY P.S."."""


def _initials_of(name: str, whole: str) -> bool:
    """Whether "JT" or "J.T." is how this person signs a second time."""
    letters = re.sub(r"[\W_]", "", name)
    return 1 < len(letters) < 4 and letters.upper() == "".join(each[0] for each in whole.split()).upper()


def _is_official_line(text: Text, signature: Signature) -> bool:
    line = text.lines[signature.line]
    below = text.lines[signature.line + 1] if signature.line + 1 < len(text.lines) else None
    words = text.plain[line.start : line.end]
    if _FAMILY_TITLE.search(words):
        return False
    title = text.plain[below.start : below.end] if below and len(below.text) < 60 else ""
    return bool(_OFFICIAL_TITLE.search(words) or _OFFICIAL_TITLE.match(title))


_SAID_OF_A_CHILD = Pattern(rf"{_OF_A_CHILD}|{_BORN_BELOW}")


def _is_a_child(text: Text, name: str) -> bool:
    said = (_SAID_OF_A_CHILD.match(text.flow, end) for end in ends_of(name, text.flow))
    return " " in name and any(said)


def _fullest(name: str, text: Text) -> str:
    """As in "E. Bloomfield" under a letter whose form says "Ezekiel Bloomfield"."""
    first, _, last = name.partition(" ")
    if not last and (
        whole := re.search(rf"\b(?:[Nn]ame is|I,|I am|I'm|[Mm]e llamo) ({first} {NAME})", text.flow)
    ):
        return trim_name(whole[1]) or name
    if len(first.rstrip(".")) > 1 or not last:
        return name
    match = re.search(rf"\b{re.escape(first[0])}\w+ (?:\w\. )?{re.escape(last)}\b", text.flow)
    return match[0] if match else name


_FOR_SOMEBODY = Pattern(r"\b(?:BEHALF|FOR|Behalf)\b")
"""A run of capitals that goes on to the child: "PARENT ON BEHALF OF NAREK SARKISSIAN"."""


def _in_text(text: Text, adviser: Adviser | None) -> tuple[Fact[str], ...]:
    for pattern in PARENT_OF:
        for match in pattern.finditer(text.flow[:20_000]):
            if _FOR_SOMEBODY.search(match["names"]):
                continue
            if ORGANIZATION_WORD.search(fold(match["names"]).split()[-1]) and " " in match["names"]:
                words = text.evidence(*match.span("names"))
                return (Fact(match["names"], (words,), Grade.LIKELY, "named as the organization that asks"),)
            names = [
                name
                for name in split_names(match["names"])
                if len(name.split()) > 1 and looks_like_name(name) and not _is_a_child(text, name)
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
    if (
        writer.official
        or is_counsel(writer)
        or not writer.evidence
        or "@" in name
        or len(name.split()) < 2
        or not trim_name(name)
    ):
        return ()
    return (Fact(name, (writer.evidence,), Grade.LIKELY, "the sender's name"),)


def _titled(text: Text, writer: Writer) -> tuple[Fact[str], ...]:
    """As in "Dear Ms. Achebe" or "a complaint from Mr. Bo Lin" in a letter of the office or the state."""
    if not writer.official:
        return ()
    for match in (*_ASKED_BY.finditer(text.flow[:10_000]), *_TITLED.finditer(text.flow[:10_000])):
        line = text.line_at(match.start())
        title = _OFFICIAL_TITLE.search(
            text.plain[match.end() : min(line.end, match.end() + 18)].partition(" and ")[0]
        )
        name = trim_name(match["names"].split("\n")[0])
        if name and not title and not _is_official_here(text, name) and not same_person(name, writer.name):
            words = text.evidence(*match.span("names"))
            return (Fact(_addressed(text, name), (words,), Grade.CANDIDATE, "addressed in the letter"),)
    return _addressee(text)


def _is_official_here(text: Text, last: str) -> bool:
    """Whether the address block gives this last name a title: "Ann Roe, Hearing Officer"."""
    for line in text.lines[:14]:
        name, _, title = line.text.partition(",")
        if fold(name).split()[-1:] == fold(last).split()[-1:] and _OFFICIAL_TITLE.match(
            title.strip().lower()
        ):
            return True
    return False


def _addressed(text: Text, last: str) -> str:
    """The full name in the address block or the text behind "Dear Ms. Marsh"; else the last name."""
    if " " in last and not re.match(r"\w\. ", last):
        return last
    family = last.rsplit(maxsplit=1)[-1]
    for line in text.lines[:14]:
        name = tidy_name(line.text)
        if looks_like_name(name) and name.split()[-1] == family and not _is_a_child(text, name):
            return name
    return last


_TO_BOTH = Pattern(
    r"(?m:^)\W{0,3}(?i:to|addressed to|sent to|copies to|copies|parties|cc)\s?:\s{0,3}"
    rf"(?P<names>{NAME})(?:;|,| and| &|\n)\s{{0,3}}(?:the )?"
    r"(?=(?:[A-ZÀ-Þ][\w.'-]+ ){1,4}(?:Schools?|District|Academy|Charter|USD|ISD)\b|(?i:district|school))"
)
"""A letter to both parties: "To: Ann Roe; Elm Valley Schools"."""


def _addressee(text: Text) -> tuple[Fact[str], ...]:
    """The name with a title on a line of its own at the head of an official's letter."""
    both = _TO_BOTH.search(text.flow[:6_000])
    if both and looks_like_name(trim_name(both["names"])):
        named = text.evidence(*both.span("names"))
        return (Fact(trim_name(both["names"]), (named,), Grade.CANDIDATE, "the letter's addressee"),)
    for line in text.lines[:14]:
        if re.match(r"(?:Mr|Ms|Mrs|Mx|Sr|Sra)\.? ", line.text) and looks_like_name(line.text):
            below = text.lines[line.number + 1].text.lower() if line.number + 1 < len(text.lines) else ""
            if not _OFFICIAL_TITLE.search(below):
                words = (text.evidence(line.start, line.end),)
                return (Fact(tidy_name(line.text), words, Grade.CANDIDATE, "the letter's addressee"),)
    return ()
