"""Schools, districts and where people live."""

import re
from collections.abc import Iterable, Sequence
from functools import cache

from parsers.facts.address_fields import labelled_address
from parsers.facts.addresses import FoundAddress, find_addresses, open_address, street_addresses
from parsers.facts.fields import Field
from parsers.facts.homes import LIVES, is_office_address
from parsers.facts.labels import FieldName, is_known_label
from parsers.facts.text import Text, fold, squeeze
from parsers.office import Lea, OfficeDirectory
from parsers.reading import Fact, Grade
from parsers.text.patterns import Pattern

_CAP = r"(?<!\w)[A-Z0-9À-Þ][\w'’.-]{0,24}"
_SCHOOL_NAME = rf"{_CAP}(?:(?: (?:de|del|la|las|los|of|the|at|and|for|y|&))* {_CAP}){{0,6}}"
_ATTENDS = Pattern(
    r"\b(?i:attends|attending|attend|attended|goes to|go to|going to|is at|enrolled (?:at|in)"
    r"|(?:a )?student (?:at|of)|is in (?:the )?\w+ grade at|grader at|grade (?:at|in)|asisten? a|va a"
    r"|estudia en|inscrit[oa] en|alumn[oa] (?:de|en)|students? (?:at|of)|placed at"
    r"|theo h\u1ecdc t\u1ea1i|h\u1ecdc t\u1ea1i)"
    rf"(?i: the| la| el| both| tr\u01b0\u1eddng)?(?: (?i:escuela"
    rf"|campus of))? (?P<name>{_SCHOOL_NAME}(?:(?:,| and| y|, and) {_SCHOOL_NAME})?)"
)
_KIND_OF_SCHOOL = Pattern(
    r"\b(?:elementary|middle|high|junior high|primary|intermediate|charter|academy|school|preschool"
    r"|escuela|primaria|secundaria|preparatoria|prek|k-?8|learning center|institute|campus|montessori"
    r"|early childhood)\b"
)
_DISTRICT_NAME = Pattern(
    rf"\b(?P<name>{_CAP}(?: {_CAP}){{0,4}} (?:Public Schools|Municipal Schools|Consolidated Schools"
    rf"|Independent Schools|(?:Unified |Independent |Elementary |High |Public |Municipal |Consolidated "
    rf"|Joint |Central )*School District|Schools|County Office of Education))\b"
)
_HOMELESS = Pattern(
    r"\b(?:(?:is|are|am|being|became|currently|we're|family is|been|were) (?:currently |now )?homeless"
    r"|experiencing homelessness|homeless (?:child|children|student|family|youth)|mckinney[- ]vento"
    r"|(?:no|without a?) (?:fixed|permanent|home) (?:address|residence|home)|(?:liv|stay"
    r"|sleep)ing (?:in|at|out of) (?:a |the |our |my |an? )?(?:[a-z]+ )?(?:shelter|car|van|motel|hotel"
    r"|campground|vehicle|tent)|doubled[- ]up|(?:sin hogar|sin techo|sin vivienda|en un (?:albergue"
    r"|refugio|motel|carro|coche|auto)|no tenemos (?:casa|donde vivir|vivienda)|(?:nos quedamos"
    r"|quedamos) sin (?:casa"
    r"|vivienda)|perdimos (?:la|nuestra) (?:casa|vivienda)|vo gia cu|khong co nha)"
    r"|(?:we|i|they) (?:have|has) no (?:home|house|place)\b(?! ?(?:school|visit|phone|work))"
    r"|(?:we|i|family|they) (?:have |has )?(?:just )?(?:lost (?:our|my|their|the) (?:home|house|apartment"
    r"|housing)"
    r"|(?:were|was|been|got) evicted)"
    r"|(?:no|without) (?:stable|regular|fixed) (?:housing|nighttime)|couch[- ]surfing|transitional housing)"
)
_NOT_HOMELESS = Pattern(
    r"\b(?:not homeless|no es(?:ta)? sin hogar|if (?:the )?(?:child|student)(?: is)? homeless"
    r"|in the case of a homeless|for a homeless|or,? if homeless|homeless,? (?:available|contact))"
)


def find_schools(text: Text, fields: Sequence[Field], office: OfficeDirectory) -> tuple[Fact[str], ...]:
    """The schools the children attend, as written."""
    labelled = [
        Fact(name, (text.evidence(field.start, field.end),), Grade.CERTAIN, "labelled as the school")
        for field in fields
        if field.filled and field.name is FieldName.SCHOOL
        for name in _schools_of(field.value(text), office)
    ]
    return _unique(labelled or _attended(text, office) or _listed(text, office))


_GRADE_BEFORE = Pattern(
    r"(?:grade\s)?(?:\d{1,2}(?:st|nd|rd|th)?|pre-?k|pk|k|kinder(?:garten)?)(?:\s(?:grade"
    r"|grado))?\s?[/,;|-]\s+",
    re.IGNORECASE,
)
"""As in "11 / Lomas High School", in a box that asks for both."""


_NO_SCHOOL = Pattern(
    r"/\s?s\s?/|,\s(?:the |our )?(?:assistant )?(?:principal|director|teacher|secretary|counselor)\b"
)


def _schools_of(value: str, office: OfficeDirectory) -> list[str]:
    if _NO_SCHOOL.search(value.lower()) or is_known_label(value):
        return []
    value = _GRADE_BEFORE.sub("", value, count=1) if _GRADE_BEFORE.match(value) else value
    known = [(fold(value).find(fold(name)), name) for lea in office.leas for name in lea.schools]
    found = [name for at, name in sorted(known) if at >= 0]
    if len(found) > 1 or (found and fold(value).startswith(fold(found[0]))):
        return found
    short = re.split(
        r"\s*(?:;|\(|,\s(?=[A-Z][a-z]+ (?:Public|Unified|School|Consolidated))|,? (?:grade|grado)\b|\s-\s)",
        value,
        maxsplit=1,
        flags=re.IGNORECASE,
    )[0]
    return (
        [short.strip(" ,.")]
        if 2 < len(short) < 90 and not fold(short).startswith(("none", "n a", "unknown", "not "))
        else []
    )


def _attended(text: Text, office: OfficeDirectory) -> list[Fact[str]]:
    found = []
    for match in _ATTENDS.finditer(text.flow):
        name = _school_name(match["name"], office)
        if name:
            start = match.start("name")
            found += [
                Fact(
                    each,
                    (text.evidence(start, match.end("name")),),
                    Grade.LIKELY,
                    "where the child goes to school",
                )
                for each in name
            ]
    return found


def _school_name(words: str, office: OfficeDirectory) -> list[str]:
    """Known schools first; else one run of capitals that says it is a school."""
    words = squeeze(words)
    known = sorted(
        (fold(words).find(short), name)
        for lea in office.leas
        for name in lea.schools
        for short in _short_forms(name)
        if short in fold(words)
    )
    if known:
        return list(dict.fromkeys(name for _, name in known))
    match = re.match(
        r"(?P<name>.*?\b(?:School|Elementary|Academy|High|Middle|Preschool|Charter|Center|Escuela .*"
        r"|Campus|Institute|Montessori)(?: School)?)\b",
        words,
    )
    if match and _KIND_OF_SCHOOL.search(fold(match["name"])) and "District" not in match["name"]:
        return [match["name"].strip()]
    return []


def _short_forms(name: str) -> tuple[str, ...]:
    folded = fold(name)
    short = folded.removesuffix(" school")
    return (folded, short) if short != folded and " " in short else (folded,)


_LEVEL = Pattern(
    r" (?:elementary|middle|high|junior high|senior high|primary|intermediate|charter|academy|preschool"
    r"|k 8|early childhood center)(?: school)?$"
)


def _bare_name(name: str, office: OfficeDirectory) -> str:
    """The school's name without its level, as people say it; "" where that may name a district."""
    bare = _LEVEL.sub("", fold(name))
    clear = (
        " " in bare and bare != fold(name) and not any(fold(lea.name).startswith(bare) for lea in office.leas)
    )
    return bare if clear else ""


def _listed(text: Text, office: OfficeDirectory) -> list[Fact[str]]:
    """A school of the office's list that the text names; the first one."""
    hits = []
    for lea in office.leas:
        for name in lea.schools:
            for short in _short_forms(name):
                at = _find_words(text, short)
                if at:
                    hits.append((at[0], at[1], name))
                    break
    hits = hits or _by_bare_names(text, office)
    hits.sort()
    return [
        Fact(name, (text.evidence(start, end),), Grade.LIKELY, "a school of the office's list")
        for start, end, name in (hits if _SEVERAL_CHILDREN.search(text.plain) else hits[:1])
    ]


_SEVERAL_CHILDREN = Pattern(
    r"\b(?:(?:my|our|both|all|two|three|the) (?:\w+ )?(?:kids|children|twins|sons|daughters|boys|girls"
    r"|siblings)"
    r"|(?:mis|nuestr[oa]s|l[oa]s) (?:\w+ )?(?:hij[oa]s|gemel[oa]s|nin[oa]s))\b"
)


def _by_bare_names(text: Text, office: OfficeDirectory) -> list[tuple[int, int, str]]:
    """Schools named without their level, as written: "3rd grade at Cottonwood Bend"."""
    bare = [_bare_name(name, office) for lea in office.leas for name in lea.schools]
    places = [at for each in bare if each and (at := _find_words(text, each))]
    return [(start, end, squeeze(text.string[start:end])) for start, end in places]


def _find_words(text: Text, folded: str) -> tuple[int, int] | None:
    words = folded.split()
    if not all(word in text.plain for word in words):
        return None
    pattern = r"[\W_]{1,3}".join(map(re.escape, words))
    match = re.search(rf"\b{pattern}\b", text.plain)
    return match.span() if match else None


def _unique(facts: Iterable[Fact[str]]) -> tuple[Fact[str], ...]:
    kept: dict[str, Fact[str]] = {}
    for each in facts:
        kept.setdefault(fold(each.value).removesuffix(" school"), each)
    return tuple(kept.values())


def find_lea(
    text: Text, fields: Sequence[Field], schools: Sequence[Fact[str]], office: OfficeDirectory
) -> tuple[Fact[str], ...]:
    """The district: on its label, by name, through the school's list. Mail domains are not looked at here."""
    for field in fields:
        if field.filled and field.name is FieldName.DISTRICT:
            value = field.value(text)
            lea = lea_named(value, office)
            words = (text.evidence(field.start, field.end),)
            if lea or _DISTRICT_NAME.search(value):
                return (
                    Fact(
                        lea.name if lea else value.strip(" ."),
                        words,
                        Grade.CERTAIN,
                        "labelled as the district",
                    ),
                )
    if by_school := _lea_of_school(schools, office):
        named = _find_words(text, fold(by_school.value))
        return (
            (
                Fact(
                    by_school.value,
                    (text.evidence(*named),),
                    Grade.LIKELY,
                    "named, and the school is its own",
                ),
            )
            if named
            else (by_school,)
        )
    return _lea_by_name(text, office)


def lea_named(words: str, office: OfficeDirectory) -> Lea | None:
    """The office's LEA whose name stands in these words."""
    folded = fold(words)
    return next((lea for lea in office.leas if fold(lea.name) in folded), None)


def _lea_of_school(schools: Sequence[Fact[str]], office: OfficeDirectory) -> Fact[str] | None:
    for school in schools:
        for lea in office.leas:
            said = fold(school.value).removesuffix(" school")
            if any(
                said in (fold(name).removesuffix(" school"), _bare_name(name, office)) for name in lea.schools
            ):
                return Fact(lea.name, school.evidence, Grade.LIKELY, "the school is on its list")
    return None


_KIND_OF_LEA = Pattern(
    r"(?: (?:public|municipal|consolidated|independent|unified|joint|county|city|elementary|high))*"
    r" (?:schools?|school district|district|academy)$"
)


@cache
def _called(lea: Lea) -> Pattern:
    """How people call the LEA: "the Rio Seco district", "Rio Seco schools", "Ruiz v. Rio Seco"."""
    place = r"\W+".join(re.escape(word) for word in _KIND_OF_LEA.sub("", fold(lea.name)).split())
    return Pattern(
        rf"\b{place} (?:(?:unified|public) )?(?:school )?(?:district|schools|usd|isd)\b"
        rf"|\b(?:v|vs|versus)\.? {place}\b|\bdistrito (?:escolar )?(?:de )?{place}\b"
    )


def _lea_by_name(text: Text, office: OfficeDirectory) -> tuple[Fact[str], ...]:
    hits = sorted(
        (at[0], at[1], lea.name) for lea in office.leas if (at := _find_words(text, fold(lea.name)))
    )
    if hits:
        start, end, name = hits[0]
        return (Fact(name, (text.evidence(start, end),), Grade.LIKELY, "named in the text"),)
    for lea in office.leas:
        if called := _called(lea).search(text.plain):
            words = (text.evidence(*called.span()),)
            return (Fact(lea.name, words, Grade.LIKELY, "named as people call it"),)
    match = _DISTRICT_NAME.search(text.flow)
    if match:
        return (
            Fact(
                match["name"],
                (text.evidence(*match.span("name")),),
                Grade.CANDIDATE,
                "a district that is not the office's",
            ),
        )
    return ()


def find_homeless(text: Text, fields: Sequence[Field]) -> tuple[Fact[bool], ...]:
    """Whether the child has no home of its own, in any words (42 U.S.C. 11434a)."""
    for field in fields:
        if field.filled and field.name is FieldName.HOMELESS:
            value = fold(field.value(text))
            return (
                Fact(
                    value.startswith(("yes", "si", "x", "true")),
                    (text.evidence(field.start, field.end),),
                    Grade.CERTAIN,
                    "on the form",
                ),
            )
    match = _HOMELESS.search(text.plain)
    if match and not _NOT_HOMELESS.search(text.plain[max(0, match.start() - 30) : match.end() + 20]):
        return (Fact(value=True, evidence=(text.evidence(*match.span()),), reason="said in the text"),)
    return ()


def find_residence(text: Text, fields: Sequence[Field]) -> tuple[Fact[str], ...]:
    """Where the child lives; the filer's home where nothing else is said."""
    for wanted in ((FieldName.CHILD_ADDRESS,), (FieldName.ADDRESS, FieldName.FILER_ADDRESS)):
        for field in fields:
            if (
                field.name in wanted
                and field.filled
                and field.section is not FieldName.ADVISER_SECTION
                and (fact := labelled_address(text, field, fields))
            ):
                return (fact,)
    return _lived_in(text) or _letterhead(text)


def _lived_in(text: Text) -> tuple[Fact[str], ...]:
    """Where the child is said to live; then where "we" live."""
    places = sorted(
        LIVES.finditer(text.plain), key=lambda match: not match[0].startswith(("live", "resid", "vive"))
    )
    for match in places:
        found = find_addresses(text, match.end(), min(len(text.string), match.end() + 170))
        if found and found[0].start - match.end() <= 4:
            return (_address_fact(text, found[0], "where they live"),)
        near = open_address(text, match.end(), min(len(text.string), match.end() + 130))
        if near:
            return (_address_fact(text, near, "where they live"),)
    return ()


def _letterhead(text: Text) -> tuple[Fact[str], ...]:
    """The writer's own address at the head or foot of a letter, not the one it is sent to."""
    for found in (*find_addresses(text), *street_addresses(text)):
        if not is_office_address(text, found) or _below_the_child(text, found):
            return (_address_fact(text, found, "the writer's address"),)
    return ()


_CHILDS_LINE = Pattern(r"\b(?:grade|grader|born|dob|age|years old|grado|anos)\b")


def _below_the_child(text: Text, found: FoundAddress) -> bool:
    """As in three lines "Ana Ruiz, grade 4", "Lomas School", "12 Elm Street, …": no address of the school."""
    number = text.line_at(found.start).number
    above = text.lines[max(0, number - 2) : number]
    plain = [text.plain[each.start : each.end] for each in above]
    return len(plain) == 2 and bool(_CHILDS_LINE.search(plain[0]) and _KIND_OF_SCHOOL.search(plain[1]))


def _address_fact(text: Text, found: FoundAddress, why: str) -> Fact[str]:
    return Fact(found.value, (text.evidence(found.start, found.end),), Grade.LIKELY, why)
