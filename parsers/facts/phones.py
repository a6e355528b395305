"""Telephone numbers of the North American plan, as written. Fax numbers are left out."""

import re
from dataclasses import dataclass

from parsers.facts.text import Text
from parsers.text.patterns import Pattern

_PHONE = Pattern(
    r"(?<![\w.-])(?:\+?1[\s.-]{0,2})?(?:\(\d{3}\)\s{0,2}|\d{3}\s?[-.–/·‑\s]\s?)\d{3}\s?[-.–·‑\s]\s?\d{4}"
    r"(?:\s?(?:x|ext\.?)\s?\d{1,5})?(?![\w-]|\.\d)"
    r"|(?<![\w.-])(?:\+?1[\s.-]?)?\d{10}(?![\w-])"
)


_NO_PHONE = Pattern(
    r"\bfax\b[^\d]{0,8}$|\b(?:case|docket|file|matter|account|student|permit|bar|policy|id)\b"
    r"(?: (?:no|number|num|id)\b)?[.:# ]{0,3}$"
)
_ANY_NUMBER = Pattern(r"(?<!phone )(?<!cell )(?<!my )(?<!our )\b(?:no|number|#)[.:# ]{0,3}$")
"""Words before ten figures without blanks that say it is some other number."""
_CASE_LIKE = Pattern(r"20[12]\d(?:0[1-9]|1[0-2])\d{4}")
"""Ten bare figures that begin with a year and a month: a docket number of California's OAH."""


@dataclass(frozen=True, slots=True)
class FoundPhone:
    """A number as written, and where it stands."""

    value: str
    start: int
    end: int


def find_phones(text: Text, start: int = 0, end: int | None = None) -> list[FoundPhone]:
    """Every telephone number between two offsets, in order."""
    flow = text.flow
    found = []
    for match in _PHONE.finditer(flow, start, len(flow) if end is None else end):
        before = text.plain[max(0, match.start() - 24) : match.start()]
        bare = match[0].isdigit() and (_CASE_LIKE.fullmatch(match[0]) or _ANY_NUMBER.search(before))
        if not bare and not _NO_PHONE.search(before):
            found.append(FoundPhone(" ".join(match[0].split()), match.start(), match.end()))
    return found


def figures(phone: str) -> str:
    """The last ten figures: for comparing."""
    return re.sub(r"\D", "", phone.split("x", maxsplit=1)[0].split("ext", maxsplit=1)[0])[-10:]
