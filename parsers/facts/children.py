"""The children of a filing: names and birth dates."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from parsers.facts.addresses import STATES
from parsers.facts.dates import find_dates, first_date
from parsers.facts.fields import Field
from parsers.facts.labels import FieldName
from parsers.facts.names import (
    NAME,
    first_and_last,
    looks_reversed,
    same_person,
    split_names,
    tidy_name,
    trim_name,
)
from parsers.facts.text import Text, fold
from parsers.reading import Evidence, Fact, Grade

_KIN = (
    r"(?:son|daughter|child|children|kids?|twins|boys?|girls?|grandson|granddaughter|grandchild"
    r"|grandchildren|niece|nephew|stepson|"
    r"stepdaughter|step-son|step-daughter|stepchild|foster (?:son|daughter|child)|ward|student|students"
    r"|sons|daughters|"
    r"brother|sister|hij[oa]s?|niet[oa]s?|nin[oa]s?|ni\u00f1[oa]s?|sobrin[oa]s?|hijastr[oa]|alumn[oa]s?"
    r"|estudiante|con trai|con g\u00e1i|con|ch\u00e1u|menor)"
)
_OWNER = r"(?:my|our|her|his|their|the|your|both of my|both my|a|of|minor|mi|mis|nuestr[oa]s?|la|el|su|los)"
_MIDDLE = (
    r"(?:[,:]?(?: (?:both|two|three|oldest|youngest|older|younger|minor|adopted|foster|teenage"
    r"|special needs|whose name is|named|called|who is|es|is|are|'s name is|name is|llamad[oa]|de nombre"
    r"|t\u00ean(?: l\u00e0)?|l\u00e0|i represent|also|age \d+|\d+[- ]year[- ]old|de \d+ a\u00f1os))*[,:]? )"
)
_LIST = (
    rf"{NAME}(?: ?\([^()]{{1,60}}\))?(?:(?:,|,? and|,? y|,? &|,? e) {NAME}(?: ?\([^()]{{1,60}}\))?){{0,3}}"
)
_AFTER_KIN = re.compile(
    rf"\b(?i:{_OWNER} (?:[\w-]+ ){{0,3}}?{_KIN}(?:'s (?:full "
    rf"|legal )?name(?: is)?)?{_MIDDLE})(?P<names>{_LIST})"
)
_TRIGGERS = (
    re.compile(
        rf"\b(?i:(?:his|her|their|the (?:child|student)'s|child's|student's|su) (?:full |legal )?(?:names?"
        rf"|nombre) (?:is|are|es)) (?P<names>{_LIST})"
    ),
    re.compile(
        rf"\b(?i:represents?|con (?:trai |g\u00e1i )?(?:t\u00f4i|ch\u00fang t\u00f4i)(?: l\u00e0| t\u00ean"
        rf"| t\u00ean l\u00e0)?|h\u1ecdc sinh(?: l\u00e0)?) (?P<names>{NAME})"
    ),
    re.compile(rf"\b(?i:student|child|alumn[oa]) = (?P<names>{NAME})"),
    re.compile(rf"(?<![Mm]y )(?<!\w)[Nn]ame(?:: ?|'s | is )(?P<names>{_LIST})"),
    re.compile(
        rf"\b(?i:i am|i'm|as|soy) (?P<names>{NAME})'s (?i:mother|father|mom|dad|parent|guardian|grand|legal"
        rf"|attorney|advocate|foster|step)"
    ),
    re.compile(
        rf"\b(?i:due process|hearing|complaint|mediation|request|petition)(?i: \w+){{0,2}} (?i:for|over"
        rf"|about|regarding|concerning) (?P<names>{_LIST})(?=[,.;(\n]|$| (?i:who|he|she|because|under|born"
        rf"|at|in)\b)"
    ),
    re.compile(rf"(?P<names>{NAME}), (?i:he|she) (?i:is|goes|attends|was)\b"),
    re.compile(rf"(?P<names>{NAME}),? (?i:by(?: and through)?) {NAME}"),
    re.compile(
        rf"\b(?i:on behalf of|in the interest of|en nombre de|in the matter of|in re:?|in re the matter of"
        rf"|matter of|en el asunto de)(?i:,? (?:(?:the|my|our|a) )?(?:minor )?(?:child|student|son"
        rf"|daughter)?,?:?)? (?P<names>{_LIST})"
    ),
    re.compile(
        rf"\b(?i:student|child|alumn[oa]|estudiante|menor|petitioner student)(?i:'s name)?(?i: is| es|,|:"
        rf"| named| -) ?(?P<names>{_LIST})"
    ),
    re.compile(
        rf"(?P<names>{NAME}),? ?\(?(?i:\d{{1,2}}(?:st|nd|rd|th)(?:[ -]grader?)?"
        rf"|(?:first|second|third|fourth|fifth"
        rf"|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth)[ -]grade|kindergarten|preschool|a minor"
        rf"|a student|minor child|the student|born|date of birth|dob|d\.o\.b|\bb\. ?\d|aged? \d|grade \d"
        rf"|nacid[oa]|fecha de nacimiento|sinh ng\u00e0y|by and through|through (?:his|her"
        rf"|their) (?:parents?|mother|father|guardian)|who (?:attends|goes|is enrolled|is a student|is in)"
        rf"|que (?:asiste|va)|(?:is )?an? (?:\w+[- ]){{0,4}}(?:student|child|pupil|grader) )"
    ),
    re.compile(rf"(?P<names>{NAME}),? [(\"]*(?i:the )?(?:Student|STUDENT|Minor|MINOR|Child)\b(?! [a-z])"),
    re.compile(rf"(?P<names>{NAME}),? ?\((?i:the )?(?i:student|minor|child|alumn[oa])\)"),
    re.compile(
        rf"(?P<names>{NAME}) ?[/|;-] ?(?i:dob|d\.o\.b|born|b-?day|birth|grade \d|\d{{1,2}}(?:st|nd|rd|th))"
    ),
    re.compile(
        rf"\b(?i:(?:parents?|mother|father|grandmother|grandfather|guardians?|madre|padre|abuela|abuelo"
        rf"|m\u1eb9|cha) (?:of|for|to|de|c\u1ee7a))(?i: (?:the )?(?:student|child"
        rf"|minor),?)? (?P<names>{_LIST})"
    ),
    re.compile(rf"\b(?:(?i:Student|Child)) (?P<names>{_LIST})"),
)
_WEAK = (
    re.compile(
        rf"(?m:^)[^\w\n]{{0,6}}(?i:re|ref|subject|asunto|regarding|complaint|queja"
        rf"|hearing)\s?[:–-]\s?(?P<names>{_LIST})"
    ),
    re.compile(
        rf"\b(?i:dph|dp|oah|sc|case no\.?|case)\s?[\w-]{{0,8}} ?\d[\d-]+ ?[,.:(–-]+ ?(?P<names>{NAME})"
    ),
    re.compile(
        rf"(?P<names>{NAME}),? (?i:and|v\.?|vs\.?|versus|y|c\.) (?:the )?(?P<other>{NAME}(?: (?:Schools"
        rf"|District|Academy|School))?)"
    ),
    re.compile(
        rf"\b(?i:for|about|regarding|concerning|re:?|involving|of|para|sobre|log|logs|notes?|calls|attempts"
        rf"|contacts|record|complaint -|request -|queja -|hearing -|with|from|in)[,:]? (?P<names>{_LIST})"
    ),
    re.compile(
        rf"(?P<names>{NAME}),?(?: [-–])? \(?(?i:dph|oah|case|docket|spp|sc) ?(?i:no|case|#)?[.:]? ?\d"
    ),
    re.compile(rf"[–-] (?P<names>{NAME})(?: ?$| ?[,.])"),
)
_FIRST_ONLY = re.compile(
    rf"\b(?i:{_OWNER} (?:[\w-]+ ){{0,2}}?{_KIN}{_MIDDLE})(?P<names>[A-ZÀ-Þ][\w'-]+)(?=[\s.,;']|$)"
)
_NEVER_CHILD = re.compile(
    r"\b(?:administrative|hearings?|time|resource|room|counseling|counselor|paid|rio seco|school"
    r"|schools|district|academy|department|county|unified|office|elementary|public|usd|isd|charter"
    r"|agency|cooperative)\b"
)
_STREET_WORD = re.compile(r"\b(?:street|avenue|drive|road|lane|court)\b")
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
    labelled = _first_and_last_labels(text, fields) or [
        each
        for field in fields
        if field.filled and field.name is FieldName.CHILD_NAME
        for each in _labelled(text, field)
    ]
    candidates = labelled or _in_prose(text, not_these) or _by_first_name(text, not_these)
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
    re.compile(
        r"\b(?i:last(?: name)?|surname|apellidos?)\s?[:=]\s{0,3}(?P<last>[^\W\d_][\w'. -]{1,30}?)"
        r"[ \t,;|\n]{1,4}(?i:first(?: name)?|given name"
        r"|nombres?)\s?[:=]\s{0,3}(?P<first>[^\W\d_][\w'-]{1,24})"
    ),
    re.compile(
        r"\b(?i:first(?: name)?|given name|nombres?)\s?[:=]\s{0,3}(?P<first>[^\W\d_][\w'-]{1,24})"
        r"[ \t,;|\n]{1,4}(?:(?i:m\.?i\.?|middle(?: name"
        r"| initial)?)\s?[:=]?\s{0,3}\w{0,12}\.?[ \t,;|\n]{1,4})?"
        r"(?i:last(?: name)?|surname|apellidos?)\s?[:=]\s{0,3}(?P<last>[^\W\d_][\w'-]{1,30})"
    ),
)
_LABEL_OF_NO_CHILD = re.compile(
    r"\b(?:complaint|attorneys?|counsel|request|response|home|house|reside\w*|lives|advocate|exhibits?|right"
    r"|grade|age|id|district|signature|resident)\b"
)
_AFTER_CHILD = re.compile(
    r"[\s,(]+(?:DOB|D\.?O\.?B|D0B|born|date of birth|birth ?date|grade|age|aged|nacid\w*|case|docket|dph|oah"
    r"|id|no|attends|attending|residing|lives|living|who|school|sinh)\b|;|\s[-–—|/]\s|,?\s?\(?\d"
    r"|,\s(?=[^,]{0,40}\b(?:school|elementary|middle|high|academy|charter|schools|district)\b)",
    re.IGNORECASE,
)


def _first_and_last_labels(text: Text, fields: Sequence[Field]) -> list[_Candidate]:
    """A form that asks for first and last name in two boxes."""
    found: dict[str, Field] = {}
    for field in fields:
        if field.filled and field.name is FieldName.CHILD_NAME:
            asked = set(fold(field.label).split())
            for part in ("first", "last"):
                if part in asked and not asked & {"first", "last"} - {part}:
                    found.setdefault(part, field)
    if len(found) == 2:
        name = f"{found['first'].value(text)} {found['last'].value(text)}"
        return [_Candidate(tidy_name(name), found["first"].start, found["last"].end, sure=True)]
    return _last_name_beside_first(text, fields)


def _last_name_beside_first(text: Text, fields: Sequence[Field]) -> list[_Candidate]:
    """As in "Last name: BECENTI First name: NIZHONI" on one line, in the child's part of the form."""
    for pattern in _LAST_FIRST:
        for match in pattern.finditer(text.flow):
            line = text.line_at(match.start()).number
            owner = next((each.section for each in reversed(fields) if each.line <= line), None)
            if owner in (None, FieldName.CHILD_SECTION):
                name = tidy_name(f"{match['first']} {match['last']}")
                return [_Candidate(name, *match.span(), sure=True)]
    return []


def _labelled(text: Text, field: Field) -> Iterator[_Candidate]:
    value = field.value(text)
    if _LABEL_OF_NO_CHILD.search(fold(field.label)) or value[:1].isdigit():
        return
    value = re.sub(r"^(?:my|our|both|the|mis?)\s+(?:[a-z]+[:,]?\s+){1,3}(?=[A-ZÀ-Þ])", "", value)
    value = _AFTER_CHILD.split(value, maxsplit=1)[0]
    names = [tidy_name(value)] if looks_reversed(value) else split_names(value)
    full = any(" " in name for name in names)
    for name in names:
        place = fold(name).upper() in STATES or _NEVER_CHILD.search(fold(name))
        if name and not place and len(name) < 60 and (" " in name or not full):
            yield _Candidate(first_and_last(name), field.start, field.end, sure=True)


def _in_prose(text: Text, not_these: Sequence[str]) -> list[_Candidate]:
    strong = [each for pattern in (_AFTER_KIN, *_TRIGGERS) for each in _matches(text, pattern, not_these)]
    full = [each for each in strong if " " in each.name]
    if full:
        return _children_of_one_list(full, strong)
    weak = [each for pattern in _WEAK for each in _matches(text, pattern, not_these) if " " in each.name]
    return (
        (
            strong
            and [each for each in weak if any(fold(each.name).split()[0] == fold(s.name) for s in strong)][:1]
        )
        or strong[:1]
        or weak[:1]
    )


def _children_of_one_list(full: list[_Candidate], strong: list[_Candidate]) -> list[_Candidate]:
    """The children named first and together; a name met later in passing is not one of them."""
    ordered = sorted(strong, key=lambda each: each.start)
    names = {fold(each.name) for each in full}
    return [
        each
        for each in ordered
        if " " in each.name or not any(fold(each.name) == n.split()[0] for n in names)
    ]


def _matches(text: Text, pattern: re.Pattern[str], not_these: Sequence[str]) -> Iterator[_Candidate]:
    for match in pattern.finditer(text.flow):
        start, end = match.span("names")
        if "\n\n" in text.string[start:end] or "\n \n" in text.string[start:end]:
            end = text.string.index("\n", start)
        for name in split_names(text.flow[start:end].split("\n")[0]):
            found = " ".join(name.split()[:2]) if text.without_capitals else name
            acts = text.without_capitals and found.split()[0].endswith(("ing", "ed"))
            if _may_be_child(found, not_these) and not acts:
                at = text.flow.find(found.split()[0], start)
                at = at if at >= 0 else start
                yield _Candidate(first_and_last(found), at, min(end, at + len(found)), sure=False)


def _may_be_child(name: str, not_these: Sequence[str]) -> bool:
    words = name.split()
    if min(len(words[0].rstrip(".")), len(words[-1].rstrip("."))) < 2:
        return False
    if _NEVER_CHILD.search(fold(name)) or _STREET_WORD.search(fold(name)) or len(name) > 50:
        return False
    return not any(same_person(name, other) for other in not_these)


def _by_first_name(text: Text, not_these: Sequence[str]) -> list[_Candidate]:
    for match in _FIRST_ONLY.finditer(text.flow):
        name = trim_name(match["names"])
        if name and _may_be_child(name, not_these):
            return [_Candidate(name, *match.span("names"), sure=False)]
    return []


def _completed(candidates: Sequence[_Candidate], text: Text) -> Iterator[_Candidate]:
    """A first name alone gets its last name where the text has it elsewhere."""
    for each in candidates:
        if " " in each.name:
            yield each
            continue
        match = re.search(rf"\b{re.escape(each.name)} (?P<rest>{NAME})", text.flow)
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


_BORN = re.compile(
    r"\b(?:born(?: on)?|date of birth|birth ?date|bday|b-day|d\.?o\.?b\.?|b\.|birthday"
    r"|nacid[oa](?: el)?|nacio(?: el)?|fecha de nacimiento|cumpleanos|sinh ngay|ngay sinh)(?: is| was"
    r"| es|:|,| -)?\s{0,3}(?:on |el )?"
)


def find_birth_dates(
    text: Text, fields: Sequence[Field], children: Sequence[str], latest: date, *, day_first: bool
) -> tuple[Fact[date], ...]:
    """The children's birth dates in the order of the text."""
    found: dict[date, Evidence] = {}
    for field in fields:
        if field.filled and field.name is FieldName.BIRTH:
            for each in find_dates(text, field.start, field.end, day_first=day_first)[:4]:
                found.setdefault(each.best(latest), text.evidence(each.start, each.end))
    if not found:
        for match in _BORN.finditer(text.plain):
            born = first_date(text, match.end(), min(len(text.string), match.end() + 32), day_first=day_first)
            if born and born.start - match.end() < 14:
                found.setdefault(born.best(latest), text.evidence(born.start, born.end))
        for day, words in _beside_names(text, children, latest, day_first=day_first):
            found.setdefault(day, words)
    return tuple(
        Fact(day, (words,), Grade.CERTAIN, "stated as the birth date")
        for day, words in found.items()
        if 0 < latest.year - day.year < 27
    )


_BEFORE_DAY = re.compile(r"[ ,(;/-]{1,3}(?:both |(?:who |he |she )?is \d+ \(|age \d+[,;( ]{1,3})?")


def _beside_names(
    text: Text, children: Sequence[str], latest: date, *, day_first: bool
) -> Iterator[tuple[date, Evidence]]:
    """As in "Maite Etcheverry, September 27, 2011" and "Xavier Salcido (4/4/2013)"."""
    for child in children:
        at = text.flow.find(child)
        while at >= 0:
            end = at + len(child)
            born = first_date(text, end, min(len(text.string), end + 34), day_first=day_first)
            if (
                born
                and _BEFORE_DAY.fullmatch(text.plain, end, born.start)
                and 2 < latest.year - born.best(latest).year < 23
            ):
                yield born.best(latest), text.evidence(born.start, born.end)
            at = text.flow.find(child, end)
