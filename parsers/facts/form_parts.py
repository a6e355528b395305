"""The headed parts of a form: "PART 1. STUDENT", "Section 2: Parent", "-- Complainant --".

Says only whose part begins where; a label that asks for something of its own is no heading.
"""

import re

from parsers.facts import label_words as words
from parsers.facts.labels import FieldName
from parsers.facts.text import Text, fold
from parsers.text.patterns import Pattern

_MARK = Pattern(
    r"(?:[-=*#–—_]{1,6}\s{0,2})?"
    r"(?:(?:part|section|step|box|parte|secci[oó]n)\s(?:[a-z]|[ivx]{1,4}|\d{1,2})\s?[.):–—-]{0,2}\s"
    r"|(?:[A-Za-z]|[IVX]{1,4}|\d{1,2})[.)]\s|[-=*#–—]{2,6}\s)",
    re.IGNORECASE,
)
_HEADING_WORDS = (
    words.GLUE
    | words.CHILD
    | words.FILER
    | words.ADVISER
    | frozenset(
        "informacion information details section complaint request hearing making asking people".split()
    )
)
_ASKED_OF = frozenset("name names nombre number address phone email grade".split())
_FILER = (words.FILER | {"asking"}) - frozenset("nombre de me from your contact requested".split())
_MOST_WORDS = 10


def part_headings(text: Text) -> dict[int, FieldName]:
    """The numbers of the lines that head a part, and whose it is: the child's, the filer's, the adviser's."""
    found = ((line.number, _whose(line.text)) for line in text.lines if 3 < len(line.text) < 90)
    return {number: whose for number, whose in found if whose}


def _whose(line: str) -> FieldName | None:
    mark = _MARK.match(line)
    if not mark and not line.isupper():
        return None
    rest = re.sub(r"\([^()]{0,60}\)|[-=*#–—_]{2,}\s*$", " ", line[mark.end() if mark else 0 :])
    if re.search(r":\s*\S", rest):
        return None
    asked = fold(rest).split()
    known = set(asked)
    if not 0 < len(asked) <= _MOST_WORDS or not known <= _HEADING_WORDS or known & _ASKED_OF:
        return None
    if known & words.ADVISER:
        return FieldName.ADVISER_SECTION
    if known & {"parent", "parents", "guardian", "padre", "padres"} or not known & words.CHILD:
        filer = known & _FILER
        return FieldName.FILER_SECTION if filer else None
    return FieldName.CHILD_SECTION
