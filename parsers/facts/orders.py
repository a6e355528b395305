"""What orders and decisions bear: case number, the day of a decision, what became of an extension."""

import re
from collections.abc import Sequence
from datetime import date

from parsers.facts.dates import find_dates
from parsers.facts.hearings import is_denied
from parsers.facts.text import Text
from parsers.reading import Fact, Grade, Kind
from parsers.text.patterns import Pattern

_PREFIXED = Pattern(
    r"\b(?P<number>OAH[- ]?\d{10}|[A-Z]{2,5}[- ]?(?:20)?\d\d(?:20)?\d\d-\d{1,5}"
    r"|[A-Z]{1,4}-(?:20)?2\d-\d{2,5}|(?:DPH|DP|SPP|OAH|SEHO"
    r"|SC|SCC|SECR|SEDP|HO|MED|SEDR|C|S|ODR|DPC|FIEP|PED|SEB|IDEA"
    r"|OSE|CDE|NMPED)(?:[- ]?(?:No\.?|#))?[- ]{0,2}\d{2,6}(?:[-/.]\w{1,8}){0,3})\b"
)
_LABELLED_NUMBER = Pattern(
    r"\b(?i:(?:case|docket|mediation|cause|complaint|caso|expediente|file|matter|oah)(?: (?:number"
    r"|no\.?|num\.?"
    r"|n[uú]mero|n[uú]m\.?|id))?(?:\s?(?:no\.|no\b|#|:|Nº"
    r"|№))?)\s{1,2}(?P<number>[A-Z]{0,6}[- ]?\d[\w./-]{2,24}(?: \d[\w-]{1,12})?)"
)


def find_case_number(text: Text) -> tuple[Fact[str], ...]:
    """The state's number of the case, as written."""
    match = _PREFIXED.search(text.flow)
    if match:
        return (
            Fact(match["number"], (text.evidence(*match.span("number")),), Grade.CERTAIN, "a case number"),
        )
    for labelled in _LABELLED_NUMBER.finditer(text.flow):
        number = labelled["number"].strip(" .,-")
        if any(c.isdigit() for c in number) and not re.fullmatch(
            r"\d{1,3}|\d{5}|(?:19|20)\d\d|\d{1,2}[/.]\d.*", number
        ):
            return (
                Fact(
                    number,
                    (text.evidence(*labelled.span("number")),),
                    Grade.CERTAIN,
                    "labelled as the case number",
                ),
            )
    return ()


def find_decision_date(
    text: Text, kind: Kind, letter: Sequence[Fact[date]], latest: date
) -> tuple[Fact[date], ...]:
    """The day of a decision or report: said so, else the date the paper bears."""
    said = Pattern(
        r"\b(?:decision|report|order)(?: (?:is|was))?(?: hereby)? (?:issued|dated|entered|rendered"
        r"|date:?)(?: on| this)?[:,]?\s?$|\b(?:issued|entered|dated|so ordered|done"
        r"|decided)(?: and (?:mailed|ordered|entered))?(?: this| on)?:?\s?(?:the )?$"
        r"|date of (?:decision|report|issuance|this decision):?\s?$|fecha de (?:la )?decision:?\s?$"
    )
    if kind is not Kind.DECISION:
        return ()
    for found in find_dates(text):
        if said.search(text.plain, max(0, found.start - 60), found.start) and found.value <= latest:
            return (
                Fact(
                    found.value,
                    (text.evidence(found.start, found.end),),
                    Grade.LIKELY,
                    "the day it was issued",
                ),
            )
    return tuple(letter)


_GRANTS = Pattern(r"\bgrant(?:s|ed|ing)?\b|\bextended\b|\bconcede|\bprorroga")


def extension_outcome(text: Text) -> str:
    """One of "granted", "denied" or "asked"."""
    if is_denied(text):
        return "denied"
    return "granted" if _GRANTS.search(text.plain) else "asked"
