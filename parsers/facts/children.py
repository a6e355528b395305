"""The children of a filing, by name."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from parsers.facts.addresses import STATES
from parsers.facts.child_lists import in_lines, in_table, listed_below
from parsers.facts.child_patterns import AFTER_KIN, AT_SCHOOL, FIRST_ONLY, TRIGGERS, WEAK
from parsers.facts.fields import Field
from parsers.facts.labels import FieldName
from parsers.facts.name_boxes import asks_for_a_name, behind_own_label, in_asked_order, in_two_boxes
from parsers.facts.names import (
    NAME,
    PARTICLE_WORDS,
    first_and_last,
    looks_like_name,
    looks_reversed,
    same_person,
    split_names,
    tidy_name,
    trim_name,
)
from parsers.facts.small_words import SMALL_WORDS
from parsers.facts.text import Text, fold
from parsers.reading import Fact, Grade
from parsers.text.patterns import Pattern

_NEVER_CHILD = Pattern(
    r"\b(?:administrative|hearings?|time|resource|room|counseling|counselor|paid|rio seco|school"
    r"|schools|district|academy|department|county|unified|office|elementary|public|usd|isd|charter"
    r"|agency|cooperative)\b"
)
_STREET_WORD = Pattern(r"\b(?:street|avenue|drive|road|lane|court)\b")
"""Streets; Lane and Court are last names too, where a label says so."""


@dataclass(frozen=True, slots=True)
class _Candidate:
    name: str
    start: int
    end: int
    sure: bool


def find_children(
    text: Text, fields: Sequence[Field], not_these: Sequence[str] = ()
) -> tuple[Fact[str], ...]:
    """Every child of the filing as "First Last", in the order of the text; `not_these` are grown-ups."""
    labelled = (
        _first_and_last_labels(text, fields)
        or _on_labels(text, [each for each in fields if each.name is FieldName.CHILD_NAME])
        or _on_labels(text, [each for each in fields if _asks_for_child(each)])
        or _on_labels(text, _beside_birth(text, fields))
    )
    candidates = (
        labelled
        or [_Candidate(*each, sure=True) for each in in_table(text) or in_lines(text)]
        or _in_prose(text, not_these)
        or _by_first_name(text, not_these)
        or _as_subject(text, not_these)
        or _in_heading(text, not_these)
    )
    return tuple(
        Fact(
            each.name,
            (text.evidence(each.start, each.end),),
            Grade.CERTAIN if labelled else Grade.LIKELY,
            "labelled as the child" if labelled else "named as the child",
        )
        for each in _distinct(_completed(candidates, text))
    )


_LAST_FIRST = (
    Pattern(
        r"\b(?i:last(?: name)?|surname|apellidos?)\s?[:=]\s{0,3}(?P<last>[^\W\d_][\w'. -]{1,30}?)"
        r"[ \t,;|\n]{1,4}(?i:first(?: name)?|given name"
        r"|nombres?)\s?[:=]\s{0,3}(?P<first>[^\W\d_][\w'-]{1,24})"
    ),
    Pattern(
        r"\b(?i:first(?: name)?|given name|nombres?)\s?[:=]\s{0,3}(?P<first>[^\W\d_][\w'-]{1,24})"
        r"[ \t,;|\n]{1,4}(?:(?i:m\.?i\.?|middle(?: name"
        r"| initial)?)\s?[:=]?\s{0,3}\w{0,12}\.?[ \t,;|\n]{1,4})?"
        r"(?i:last(?: name)?|surname|apellidos?)\s?[:=]\s{0,3}(?P<last>[^\W\d_][\w'-]{1,30})"
    ),
)
_LABEL_OF_NO_CHILD = Pattern(
    r"\b(?:complaint|attorneys?|counsel|request|response|home|house|reside\w*|lives|advocate|exhibits?|right"
    r"|grade|age|id|district|signature|resident)\b"
)
_AFTER_CHILD = Pattern(
    r"[\s,(]{1,9}(?:DOB|D\.?O\.?B|D0B|born|date of birth|birth ?date|grade|age|aged|nacid\w*|case|docket"
    r"|dph|oah"
    r"|id|no|attends|attending|residing|lives|living|who|school|sinh)\b|;|\s[-–—|/]\s|,?\s?\(?\d"
    r"|,\s(?=[^,]{0,40}\b(?:school|elementary|middle|high|academy|charter|schools|district)\b)",
    re.IGNORECASE,
)


def _first_and_last_labels(text: Text, fields: Sequence[Field]) -> list[_Candidate]:
    """A form that asks for first and last name in two boxes."""
    if boxed := in_two_boxes(text, [field for field in fields if _asks_for_child(field)]):
        return [_Candidate(boxed.name, boxed.start, boxed.end, sure=True)]
    return _last_name_beside_first(text, fields)


def _asks_for_child(field: Field) -> bool:
    """A label of the child's name, or "Name" in the child's part of the form."""
    if field.name is FieldName.NAME:
        return field.section is FieldName.CHILD_SECTION and asks_for_a_name(field.label)
    return field.name is FieldName.CHILD_NAME


_OF_A_PUPIL = (FieldName.BIRTH, FieldName.SCHOOL)


def _beside_birth(text: Text, fields: Sequence[Field]) -> list[Field]:
    """A plain "Name" in no part of a form, with birth date or school on the next label."""
    return [
        each
        for each, below in pairwise(fields)
        if each.name is FieldName.NAME
        and each.section is None
        and asks_for_a_name(each.label)
        and looks_like_name(each.value(text))
        and below.name in _OF_A_PUPIL
        and below.line - each.line < 3
    ]


def _last_name_beside_first(text: Text, fields: Sequence[Field]) -> list[_Candidate]:
    """As in "Last name: BECENTI First name: NIZHONI" on one line, in the child's part of the form."""
    for pattern in _LAST_FIRST:
        for match in pattern.finditer(text.flow):
            line = text.line_at(match.start()).number
            owner = next((each.section for each in reversed(fields) if each.line <= line), None)
            if owner in (None, FieldName.CHILD_SECTION) or _filer_is_named(text, fields):
                name = tidy_name(f"{match['first']} {match['last']}")
                return [_Candidate(name, *match.span(), sure=True)]
    return []


def _on_labels(text: Text, fields: Sequence[Field]) -> list[_Candidate]:
    return [each for field in fields if field.filled for each in _labelled(text, field)]


def _labelled(text: Text, field: Field) -> Iterator[_Candidate]:
    value = field.value(text)
    if _LABEL_OF_NO_CHILD.search(fold(field.label)) or value[:1].isdigit():
        return
    value = re.sub(r"^[-–—*•·\s]{1,4}", "", value)
    value = re.sub(r"^(?:my|our|both|the|mis?)\s+(?:[a-z]+[:,]?\s+){1,3}(?=[A-ZÀ-Þ])", "", value)
    label, value = behind_own_label(field.label, value)
    value = in_asked_order(label, _AFTER_CHILD.split(value, maxsplit=1)[0])
    names = [tidy_name(value)] if looks_reversed(value) else split_names(value)
    full = any(" " in name for name in names)
    for name in names:
        place = fold(name).upper() in STATES or _NEVER_CHILD.search(fold(name))
        if name and not place and len(name) < 60 and (" " in name or not full):
            yield _Candidate(first_and_last(name), field.start, field.end, sure=True)
    for each in listed_below(text, text.line_at(field.start).number):
        yield _Candidate(*each, sure=True)


def _in_prose(text: Text, not_these: Sequence[str]) -> list[_Candidate]:
    strong = [each for pattern in (AFTER_KIN, *TRIGGERS) for each in _matches(text, pattern, not_these)]
    full = [each for each in strong if " " in each.name]
    if full:
        return _children_of_one_list(full, strong)
    weak = [each for pattern in WEAK for each in _matches(text, pattern, not_these) if " " in each.name]
    at_school = list(_matches(text, AT_SCHOOL, not_these))
    return (
        (
            strong
            and [each for each in weak if any(fold(each.name).split()[0] == fold(s.name) for s in strong)][:1]
        )
        or strong[:1]
        or [each for each in at_school if " " in each.name][:1]
        or _siblings(text, weak)
        or at_school[:1]
    )


def _siblings(text: Text, weak: list[_Candidate]) -> list[_Candidate]:
    """The first child, and those beside it whose last name is written once: "Jonas, Ada and Ida Tate"."""
    last = weak[0].name.split()[-1] if weak else ""
    kept = weak[:1]
    for each in weak[1:]:
        between = text.flow[kept[-1].start : each.start]
        if last and each.name.split()[-1] == last and len(between) < 40 and last not in between:
            kept.append(each)
    return kept


def _children_of_one_list(full: list[_Candidate], strong: list[_Candidate]) -> list[_Candidate]:
    """The children named first and together; a name met later in passing is not one of them."""
    ordered = sorted(strong, key=lambda each: each.start)
    names = {fold(each.name) for each in full}
    return [
        each
        for each in ordered
        if " " in each.name or not any(fold(each.name) == n.split()[0] for n in names)
    ]


def _matches(text: Text, pattern: Pattern, not_these: Sequence[str]) -> Iterator[_Candidate]:
    for match in pattern.finditer(text.flow):
        start, end = match.span("names")
        if "\n\n" in text.string[start:end] or "\n \n" in text.string[start:end]:
            end = text.string.index("\n", start)
        words = text.flow[start:end].split("\n")[0]
        for name in split_names(words):
            found = _of_two_words(name) if text.without_capitals else _without_place(name, not_these)
            found = _before_small_words(found) if words.isupper() else found
            acts = text.without_capitals and found.split()[0].endswith(("ing", "ed"))
            if found and _may_be_child(found, not_these) and not acts:
                at = text.flow.find(found.split()[0], start)
                at = at if at >= 0 else start
                if _TITLE_BEFORE.search(text.plain, max(0, at - 6), at):
                    continue
                yield _Candidate(first_and_last(found), at, min(end, at + len(found)), sure=False)


_TITLE_BEFORE = Pattern(r"\b(?:mr|mrs|ms|mx|dr|sra?|srta|prof)\.? $")


def _without_place(name: str, places: Sequence[str]) -> str:
    """The name before the place that the next column of a letterhead begins with."""
    for place in places:
        at = name.find(f" {place}")
        if " " in place and at > 0 and " " in name[:at]:
            return trim_name(name[:at])
    return name


def _before_small_words(name: str) -> str:
    """In a line of capitals, the words before one that no name holds: "GET THEIRS"."""
    words = name.split()
    stop = next((n for n, word in enumerate(words) if fold(word) in SMALL_WORDS), len(words))
    return " ".join(words[:stop])


def _of_two_words(name: str) -> str:
    """First and last name, with the particles between them: where capitals do not tell the name's end."""
    words = name.split()
    stop = next((n for n, word in enumerate(words) if n and fold(word) not in PARTICLE_WORDS), len(words))
    return " ".join(words[: stop + 1])


def _may_be_child(name: str, not_these: Sequence[str]) -> bool:
    words = name.split()
    if min(len(words[0].rstrip(".")), len(words[-1].rstrip("."))) < 2:
        return False
    if len(words) == 1 and fold(name) in SMALL_WORDS:
        return False
    if _NEVER_CHILD.search(fold(name)) or _STREET_WORD.search(fold(name)) or len(name) > 50:
        return False
    return not any(same_person(name, other) or _begins_with(other, name) for other in not_these)


def _begins_with(organization: str, name: str) -> bool:
    """Whether a name is only the beginning of an organization's."""
    return len(organization.split()) > 3 and fold(organization).startswith(f"{fold(name)} ")


def _by_first_name(text: Text, not_these: Sequence[str]) -> list[_Candidate]:
    for match in FIRST_ONLY.finditer(text.flow):
        name = trim_name(match["names"])
        if name and _may_be_child(name, not_these):
            return [_Candidate(name, *match.span("names"), sure=False)]
    return []


_PUPIL_VERB = Pattern(
    r"(?P<name>(?<!\w)[A-ZÀ-Þ][a-zà-ÿ'-]{2,20}) (?:was|is|has|had|needs|hasn't|isn't|wasn't|can't|cannot"
    r"|gets|got|lost|goes|went|does(?:n't)?|did(?:n't)?|never|still|tiene|va|necesita|est[aá]|no)\b"
    r"(?=[^.!?\n]{0,120}\b(?:IEP|504|tested|evaluat\w+|eligib\w+|grade|class(?:es|room)?|aide|speech"
    r"|therap\w+|counsel\w+|teacher"
    r"|school|special|reading|services|bus|testing|assess\w+|suspended|expelled|autis\w+|dyslexi\w+"
    r"|disabilit\w+|escuela|maestr\w+|grado|terapia)\b)"
)


def _as_subject(text: Text, not_these: Sequence[str]) -> list[_Candidate]:
    """A child known only as the one whom school happens to: "Tamsin was supposed to be tested"."""
    for match in _PUPIL_VERB.finditer(text.flow[:20_000]):
        name = match["name"]
        folded = fold(name).replace(" ", "")
        grown_up = any(folded in fold(other).split() for other in not_these)
        common = folded in SMALL_WORDS or re.search(rf"\b{folded}\b", text.string)
        titled = re.search(r"\b(?:mr|mrs|ms|dr|sra?|miss)\.? $", text.plain[: match.start()][-6:])
        after_name = text.flow[: match.start()][-14:].rstrip(" ").split(" ")[-1][:1].isupper()
        if trim_name(name) and not (grown_up or common or titled or after_name) and _may_be_child(name, ()):
            return [_Candidate(name, *match.span("name"), sure=False)]
    return []


_ENDS_HEADING = Pattern(
    r"\b(?i:logs?|record|notes?|attempts?|contacts?|meeting|calls|case|matter|hearing|mediation)\b[^\n]{0,60}?"
    rf"[-–—:|/,]\s{{1,3}}(?P<names>{NAME})\W{{0,3}}$"
)


def _in_heading(text: Text, not_these: Sequence[str]) -> list[_Candidate]:
    """The name behind the last dash of a heading: "Contact log - resolution meeting - Ada Lund"."""
    for line in text.lines[:6]:
        match = _ENDS_HEADING.search(line.text)
        if match and looks_like_name(match["names"]) and _may_be_child(match["names"], not_these):
            start, end = (line.start + at for at in match.span("names"))
            return [_Candidate(first_and_last(tidy_name(match["names"])), start, end, sure=False)]
    return []


def _filer_is_named(text: Text, fields: Sequence[Field]) -> bool:
    """The filer has a box of his own for the whole name, so that a first and a last name are the child's."""
    return any(
        field.filled and field.name is FieldName.FILER_NAME and looks_like_name(field.value(text))
        for field in fields
    )


def _completed(candidates: Sequence[_Candidate], text: Text) -> Iterator[_Candidate]:
    """A first name alone gets its last name where the text has it elsewhere, or on the next line."""
    for each in candidates:
        if " " in each.name:
            yield each
            continue
        first = re.escape(each.name)
        match = re.search(rf"\b{first} (?P<rest>{NAME})", text.flow) or re.search(
            rf"(?<=[a-z,] ){first}\n(?P<rest>{NAME})(?=,? [a-zà-ÿ(])", text.flow
        )
        full = trim_name(f"{each.name} {match['rest']}") if match else ""
        if match and " " in full and not _NEVER_CHILD.search(fold(full)):
            yield _Candidate(first_and_last(full), match.start(), match.start() + len(full), sure=each.sure)
        else:
            yield each


def _distinct(candidates: Iterator[_Candidate]) -> list[_Candidate]:
    kept: list[_Candidate] = []
    for each in candidates:
        folded = fold(each.name)
        if any(
            same_person(each.name, other.name) or folded in fold(other.name).split()[:1] for other in kept
        ):
            continue
        kept.append(each)
    return kept[:8]
