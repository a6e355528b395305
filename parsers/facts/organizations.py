"""Organizations that complain for many children (34 CFR 300.151(a)): whether one does, and its name."""

import re
from collections.abc import Iterator

from parsers.facts.text import Text, fold
from parsers.reading import Fact, Grade
from parsers.text.patterns import Pattern

_SYSTEMIC = Pattern(
    r"\b(?:systemic|on behalf of (?:all|every|many|a (?:class|group) of|(?:\w+ )?(?:students|children) )"
    r"|(?:all|every|many|\d+|dozens of|hundreds of)(?: of the)?(?: \d+)? (?:students?|child(?:ren)?"
    r"|families)"
    r"(?: (?:with|who|in|at|on)\b)?|class of (?:students|children)|similarly situated"
    r"|(?:a|an) (?:[\w-]+ ){0,3}(?:organization|coalition|nonprofit|association) "
    r"|tod[oa]s l[oa]s (?:alumnos|estudiantes|ninos|familias)|una (?:organizacion|asociacion))\b"
)
_NAME = Pattern(
    r"(?P<name>(?<!\w)[A-Z0-9][\w'.&-]{0,24}(?: (?:of|for|and|the|de|para|&|[A-Z][\w'.&-]{0,24})){1,8})"
)
ORGANIZATION_WORD = Pattern(
    r"\b(?:rights|disability|disabilities|advocacy|network|coalition|alliance|center|centre|association"
    r"|council|collective|project|legal aid|society|foundation|union|parents? (?:group|united)|families"
    r"|institute|league|inc|organizacion|asociacion|coalicion|red de|alianza)\b"
)
_PUBLIC_BODY = Pattern(r"\b(?:department|office|public education|section|bureau|district|schools?|shelter)\b")
ONES_OWN_CHILD = Pattern(
    r"\b(?:my|our|mi|nuestr[oa]) (?:[\w-]+ ){0,2}?(?:son|daughter|child|kids?|children|boy|girl|grand\w+"
    r"|niece|nephew|hij[oa]s?|niet[oa])\b|\bi am (?:the|a|his|her|their) (?:[\w-]+ ){0,2}?"
    r"(?:parent|mother|father|guardian)\b"
)
"""Words of somebody who speaks for his own family."""
_FILES = (
    r"\b(?:submits?|files?|complains?|brings?|alleges?|requests?|asks?|makes?|presenta|denuncia"
    r"|is an?|are an?)\b"
)


def find_organization(text: Text) -> Fact[str] | None:
    """The organization a systemic complaint names: its letterhead, else in the text."""
    if not _SYSTEMIC.search(text.plain[:20_000]):
        return None
    return next(_named(text), None)


def organization_files(text: Text, name: str) -> bool:
    """Whether the organization itself complains, and not a family that it helps or speaks of."""
    if ONES_OWN_CHILD.search(text.plain[:20_000]):
        return False
    said = re.escape(fold(name))
    plain = fold(text.string[:20_000])
    acts = re.search(rf"{said}(?: \w+){{0,10}}? (?={_FILES})", plain)
    return bool(
        acts
        or _signed_for_it(text, name)
        or re.search(rf"\b(?:complainant|filed by|submitted by|denunciante) (?:the )?{said}", plain)
    )


_FOR_IT = Pattern(
    r"^\W*(?:for|on behalf of|por) (?:the |our |la |el )?(?:association|organi[sz]ation|coalition"
    r"|network|board"
    r"|alliance|council|members|center|foundation|project|asociacion|organizacion|coalicion|red)\b"
    r"|\b(?:chair(?:person|man|woman)?|(?:vice |co-)?president[ae]?|executive director|board member"
    r"|directora? ejecutiv[oa])\W*$"
)


def _signed_for_it(text: Text, name: str) -> bool:
    """Whether its letterhead stands at the top and somebody closes in its name."""
    lines = [line for line in text.lines if line.text]
    headed = any(name in line.text for line in lines[:4])
    ends = (text.plain[line.start : line.end] for line in lines[-5:])
    return headed and any(_FOR_IT.search(each) for each in ends)


def _named(text: Text) -> Iterator[Fact[str]]:
    for line in text.lines[:12]:
        match = _NAME.match(line.text)
        if match and match.end() == len(line.text) and _is_organization(line.text):
            words = text.evidence(line.start, line.end)
            yield Fact(line.text, (words,), Grade.LIKELY, "the organization's letterhead")
    for match in _NAME.finditer(text.flow[:6000]):
        if _is_organization(match["name"]):
            words = text.evidence(*match.span("name"))
            yield Fact(match["name"].removeprefix("The "), (words,), Grade.LIKELY, "the organization named")


def _is_organization(words: str) -> bool:
    return bool(ORGANIZATION_WORD.search(fold(words)) and not _PUBLIC_BODY.search(fold(words)))
