"""The days an order fixes: hearing, mediation session, and the deadline of the decision in force."""

import re
from datetime import date

from parsers.facts.dates import FoundDate, find_dates
from parsers.facts.schedule import Appointment, Standing, Topic, appointments
from parsers.facts.text import Text
from parsers.kinds.sentences import sentence_bounds
from parsers.reading import Fact, Grade
from parsers.text.patterns import Pattern

_HOUR = Pattern(
    r"(?<![\d:/.$-])(?:(?P<h>1[0-2]|0?[1-9])(?:[:.](?P<m>[0-5]\d))?(?: o'?clock)?\s?(?P<half>a\.?\s?m\b"
    r"|p\.?\s?m\b"
    r"|noon|midday|in the (?:morning|afternoon)|de la (?:manana|tarde))"
    r"|(?P<h2>[01]?\d|2[0-3]):(?P<m2>[0-5]\d)(?![\d:])(?!\s?(?:cfr|usc))"
    r"|(?P<mil>(?:0[7-9]|1\d)[0-5]\d)\s?(?:hours|hrs)\b)"
    r"|(?P<noon>\bnoon\b|\bmediodia\b)"
)
_AFTERNOON = Pattern(r"p|in the afternoon|de la tarde")
_OTHER_HOUR = Pattern(
    r"\b(?:disclos\w*|exhibits?|pre-?hearing|conference|briefs?|close of business|before 5)\b"
)
_FAR = 170
_SET = Pattern(
    r"\b(?:set|reset|scheduled?|rescheduled|convenes?|reconvenes?|begins?|commences?|starts?|take place"
    r"|held"
    r"|continued|calendared|noticed|heard|conducted|moved|celebrar\w*|llevar\w* a cabo|programad\w+|sera"
    r"|fijad\w+)\b"
)


def find_hearing(text: Text, arrived: date) -> tuple[tuple[Fact[date], ...], tuple[Fact[str], ...]]:
    """Day and time (24 h) of the hearing itself; not of conferences or disclosures, nor one vacated."""
    days = [each for each in appointments(text, arrived) if each.topic is Topic.HEARING]
    standing = [each for each in days if each.standing is not Standing.OLD]
    if not standing:
        return (), ()
    best = max(standing, key=lambda each: (_weight(text, each, arrived), -each.found.start))
    found = best.found
    words = (text.evidence(found.start, found.end),)
    return (Fact(found.best(None), words, Grade.LIKELY, "the day set for the hearing"),), _hour(text, best)


def _weight(text: Text, each: Appointment, arrived: date) -> int:
    before = text.plain[each.start : each.found.start]
    timed = bool(_HOUR.search(text.plain, each.start, min(each.stop, each.found.end + _FAR)))
    changed = each.standing in (Standing.NEW, Standing.KEPT)
    return 2 * changed + 2 * timed + bool(_SET.search(before)) + (each.found.value >= arrived)


def _hour(text: Text, day: Appointment) -> tuple[Fact[str], ...]:
    """After the day in its own sentence, else before it, else on a line "Time: …" below."""
    found = day.found
    below = text.plain[found.end : found.end + _FAR]
    near = _OTHER_HOUR.search(below)
    spans = (
        (found.end, day.stop),
        (day.start, found.start),
        (found.end, found.end + (near.start() if near else len(below))),
    )
    for start, stop in spans:
        for match in _HOUR.finditer(text.plain, start, stop):
            if value := clock(match):
                words = (text.evidence(*match.span()),)
                return (Fact(value, words, Grade.LIKELY, "the hour set for the hearing"),)
    return ()


def clock(match: re.Match[str]) -> str | None:
    """The form "14:05" for a time of day as people write it; office hours where no half is named."""
    g = match.groupdict()
    if g["noon"]:
        return "12:00"
    if g["mil"]:
        return f"{g['mil'][:2]}:{g['mil'][2:]}"
    hour, minute = int(g["h"] or g["h2"]), int(g["m"] or g["m2"] or 0)
    half = g["half"] or ""
    if half in ("noon", "midday"):
        return "12:00"
    if _AFTERNOON.match(half) and hour < 12:
        hour += 12
    elif half and not _AFTERNOON.match(half) and hour == 12:
        hour = 0
    elif not half and len(g["h2"] or "") == 1 and 1 <= hour <= 5:
        hour += 12
    return f"{hour:02d}:{minute:02d}"


_DENIED = Pattern(
    r"\b(?:den(?:y|ied|ies|ying)|niega|deniega|denegad[oa]s?|rechazad[oa]|not granted|overruled"
    r"|disallowed)\b"
)
_GRANTED = Pattern(
    r"\b(?:is|are|hereby|be|i|request|motion|order|stipulation)[: ]+(?:hereby )?(?:granted|granting"
    r"|grant)\b"
    r"|\bgood cause[^.]{0,60}\bgrant|\bconcede|\b(?:is|are) extended\b"
)
_ENDS_ELSE = Pattern(r"\b(?:effective|beginning|starting|since|on the|as of)\W*$")


def is_denied(text: Text) -> bool:
    """Whether an order refuses an extension, so that the old days stay."""
    return bool(_DENIED.search(text.plain)) and not _GRANTED.search(text.plain)


def find_decision_due(text: Text, arrived: date) -> tuple[Fact[date], ...]:
    """The deadline of the decision that is in force after this paper.

    Where an extension is denied the day asked for ("to May 9") is not in force, the old one is.
    """
    days = [
        each
        for each in appointments(text, arrived)
        if each.topic is Topic.DECISION and not _ENDS_ELSE.search(text.plain[each.start : each.found.start])
    ]
    order = _after_denial if is_denied(text) else _after_grant
    ranked = [(order(each, text), each.found) for each in days]
    ranked = [each for each in ranked if each[0] > 0]
    if not ranked:
        return ()
    best = max(rank for rank, _ in ranked)
    found = [each for rank, each in ranked if rank == best][-1]
    return (_due(text, found),)


def _due(text: Text, found: FoundDate) -> Fact[date]:
    words = (text.evidence(found.start, found.end),)
    return Fact(found.best(None), words, Grade.LIKELY, "the deadline of the decision")


def _after_grant(each: Appointment, _text: Text) -> int:
    return {Standing.KEPT: 3, Standing.NEW: 4, Standing.PLAIN: 2, Standing.OLD: 0}[each.standing]


_ASKED_FOR = Pattern(
    r"\b(?:request\w*|ask\w*|motion|sought|seek\w*|propos\w*|extend(?:ed|ing)?|extension|move the|pide"
    r"|solicit\w*|prorrog\w+|extender)\b"
    r"[^.;]{0,120}\b(?:to|until|through|hasta|al)\b[^.;]{0,20}$"
)


def _after_denial(each: Appointment, text: Text) -> int:
    before = text.plain[each.start : each.found.start]
    if each.standing is Standing.KEPT:
        return 5
    if _ASKED_FOR.search(before) or re.search(
        r"\b(?:to|until|hasta|al)\W{1,3}(?:[a-z]+day,? )?(?:el )?$", before
    ):
        return 0
    return {Standing.OLD: 3, Standing.NEW: 2}.get(each.standing, 2)


def find_mediation_date(text: Text, arrived: date) -> tuple[Fact[date], ...]:
    """The day of a mediation session: the next one where it goes on, else the one held."""
    days = [each for each in appointments(text, arrived) if each.topic is Topic.MEDIATION]
    days = [each for each in days if each.standing is not Standing.OLD and _is_session(text, each)]
    if not days:
        return ()
    ahead = [each for each in days if each.found.value >= arrived]
    found = (ahead or days)[0].found
    return (_session(text, found),)


_MEDIATES = Pattern(r"\b(?:mediat\w+|mediac\w+|session|sesion|facilitat\w+)")
_SHORT = 60  # characters; a date on its label
_CLAUSE = 120  # characters; "Mediation no. 12 (student: Ana Ruiz) took place on …"
_MET = Pattern(
    r"\b(?:we|they|the parties|both (?:parties|sides)|parent and (?:the )?district|nos|las partes)"
    r"(?: (?:both|all|last|se|have))? (?:met|sat down|came together|mediated|reunimos|reunieron|juntamos)"
    r"\b[^.;\d]{0,60}$"
)


def _is_session(text: Text, each: Appointment) -> bool:
    left, right = sentence_bounds(text, each.found.start, each.found.end)
    left = min(left, max(each.start, each.found.start - _CLAUSE))
    if right - left > _SHORT and not _MEDIATES.search(text.plain, left, right):
        return False
    before = text.plain[each.start : each.found.start]
    return not re.search(
        r"\b(?:signed|dated|filed|request(?:ed)?|deadline|by|until|through|end(?:s|ed)?|before"
        r"|no later than|effective)\b"
        r"[^;]{0,18}$"
        r"|\b(?:any (?:day|time|date)|available|free)[^;]{0,12}\b(?:after|from|following|since)\s$"
        r"|\b(?:on or after|despues del?|a partir del?)\s$",
        before,
    )


def day_they_met(text: Text, arrived: date) -> tuple[Fact[date], ...]:
    """As in "We met today, February 12, 2026": the session that a mediator writes of, where he mediated."""
    if not re.search(r"\bmedia(?:t|c)", text.plain):
        return ()
    for found in find_dates(text):
        if _MET.search(text.plain, max(0, found.start - 120), found.start) and found.best(arrived) <= arrived:
            return (_session(text, found),)
    return ()


def _session(text: Text, found: FoundDate) -> Fact[date]:
    words = (text.evidence(found.start, found.end),)
    return Fact(found.best(None), words, Grade.LIKELY, "the day of the mediation")
