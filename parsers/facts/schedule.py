"""What each date of an order is set for, and whether it still stands.

An order names several days: those of the hearing, of conferences before it, of the decision, and
often the old ones beside the new. Each date gets the nearest topic named before it, and its standing
from the words around it. The law is not known here, only the words.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum

from parsers.facts.dates import FoundDate, dates_ahead, find_dates
from parsers.facts.text import Text
from parsers.text.patterns import Pattern


class Topic(Enum):
    """What a date is set for."""

    HEARING = "hearing"
    DECISION = "decision"
    MEDIATION = "mediation"
    OTHER = "other"


class Standing(Enum):
    """Whether the date is in force by the words around it."""

    KEPT = 4
    NEW = 3
    PLAIN = 2
    OLD = 1


@dataclass(frozen=True, slots=True)
class Appointment:
    """A date with its topic; `start` and `stop` bound the words that belong to it."""

    found: FoundDate
    topic: Topic
    standing: Standing
    start: int
    stop: int


_TOPIC = Pattern(
    r"\b(?:"
    r"(?P<other>pre-?hearing|status conference|conference|disclos\w*|exhibits?|witness(?:es)?|briefs?"
    r"|resolution (?:meeting|session|period)|iep(?: meeting)?|evaluation|hearing (?:request|complaint)"
    r"|(?:request|petition|complaint|solicitud|peticion) (?:for|de) (?:an? |una )?(?:impartial "
    r"|expedited )*"
    r"(?:due process )?(?:hearing|audiencia|complaint)|due process (?:complaint|request)"
    r"|complaint (?:dated|of|filed|received|was)|filed|received|dated|signed|(?<!be )issued|entered"
    r"|(?:ruling|decision|order|report|notice) of(?= $)"
    r"|so ordered|ordered this|letter (?:of|dated)|born|dob|date of birth|objections?|responses?|answer"
    r"|(?:request|motion|order|notice|report) (?:of|dated|filed)|settlement|appeal\w*|(?:shall|must"
    r"|will) pay"
    r"|transcripts?|opening of|school year|audiencia previa|exchange|fecha de nacimiento|date of (?:this )?"
    r"(?:order|notice|letter)|corrective action|compensatory)"
    r"|(?P<decision>hearing decision|decisi?on(?:es)?|final order|written order|written ruling|ruling"
    r"|(?:final |written |investigation |complaint )?report|deadline|time ?lines?|time limit|due date"
    r"|time for (?:the |a )?(?:final )?decision|(?:45|60)[- ](?:calendar[- ])?days?(?: period| limit)?"
    r"|plazo"
    r"|fecha limite|informe|resolucion final|extension of time|extended? (?:from|to|until|through)"
    r"|conclude the investigation)"
    r"|(?P<mediation>mediat(?:ion|ed|e|ing)|(?:meet|met|sit down|come together) with (?:the |our "
    r"|a )?mediator"
    r"|(?:reun\w+) con (?:el |la )?mediadora?|facilitated|session|mediacion|sesion)"
    r"|(?P<hearing>hearing(?! (?:officer|office|division|bureau|unit|rights|system|decision))|hearings"
    r"|heard|audiencias?|vista|(?:re)?convened?(?! (?:the |an? |his |her |its )?(?:iep|team|meeting"
    r"|eligib))|trial)"
    r")\b"
)
_NEW = Pattern(
    r"\b(?:to|until|through|thru|new|now|instead|hasta|al|para|reset|rescheduled|moved|re-?set|is extended"
    r"|no later than|on or before|a mas tardar|becomes|shall be|will be|reprogramad[ao])\b[^.;]{0,34}$"
)
_KEPT = Pattern(
    r"\b(?:remain(?:s|ed|ing)?|stands?|still|stays?|continues to be|keeps?|unchanged|in (?:force|effect)"
    r"|sigue(?: siendo)?"
    r"|se mantiene|permanece|unaffected|undisturbed|not (?:changed?|extended|moved))\b[^.;]{0,40}$"
)
_KEPT_AFTER = Pattern(
    r"^[^.;\n]{0,40}\b(?:remains?|stands?|still|stays?|applies|unchanged|in (?:force|effect)|se mantiene"
    r"|sigue|permanece|is not (?:changed|extended|moved)|controls|is undisturbed)\b"
)
_OLD = Pattern(
    r"\b(?:from|current(?:ly)?|original(?:ly)?|previous(?:ly)?|formerly|former|presently|prior|old"
    r"|existing|instead of|rather than|in place of|replac(?:es|ing)|desde|originalmente|now|was (?:set"
    r"|due|scheduled)"
    r"|had been|vacat(?:es|ing|ed)|cancel(?:s|led|ling)?|supersedes)\b[^.;]{0,44}$"
)
_OLD_AFTER = Pattern(
    r"^(?:[^.;\n]|[ap]\.m\.){0,60}?(?:\b(?:is|are|be|been|was|were)\s(?:hereby )?(?:vacated|cancel\w+"
    r"|continued"
    r"|extended|postponed|moved|rescheduled|re-?set|stricken|converted|changed|replaced|superseded"
    r"|withdrawn"
    r"|aplazad\w+)|\b(?:runs to|is now|becomes|changes to|se (?:aplaza|extiende|cambia|pospone)"
    r"|queda (?:sin efecto|cancelad\w+|aplazad\w+))\b)"
)
_TO_NEXT = Pattern(
    r"^[\s,]*(?:at [\d:]+ ?[ap]\.?m\.?,? )?(?:to|until|al|hasta|a)(?: and including)?(?: el)?\b[^.;]{0,20}$"
)
_BREAK = Pattern(
    r"(?<!\b[ap]\.m)(?<!\bno)(?<!\bv)(?<!\bm[rs])(?<!\bdr)(?<!\bmrs)(?<!\bst)(?<!\b[a-z])[.!?]\s|;\s"
)
_FARTHEST = 320
_ONLY_A_LABEL = Pattern(
    r"^\W*(?:date|fecha|day|when|dia|cuando)\b\W*(?:and time|y hora)?\W*(?:[a-z]+day,?\s)?$"
)


def appointments(text: Text, arrived: date) -> list[Appointment]:
    """Every date of the text with what it is set for; days without a year only where none has one."""
    dates = find_dates(text) or list(dates_ahead(text, arrived))
    return [_appointment(text, dates, number) for number in range(len(dates))]


def _appointment(text: Text, dates: Sequence[FoundDate], number: int) -> Appointment:
    found = dates[number]
    floor = dates[number - 1].end if number else 0
    ceiling = dates[number + 1].start if number + 1 < len(dates) else len(text.plain)
    start = _clause_start(text, max(floor, found.start - _FARTHEST), found.start)
    stop = _clause_stop(text, found.end, min(ceiling, found.end + _FARTHEST))
    before = text.plain[start : found.start]
    topic = _topic(text, dates, number, start, stop)
    after = text.plain[found.end : stop]
    followed = stop >= ceiling and number + 1 < len(dates)
    return Appointment(found, topic, _standing(before, after, followed=followed), start, stop)


def _clause_start(text: Text, floor: int, at: int) -> int:
    blank = text.string.rfind("\n\n", floor, at)
    floor = blank + 2 if blank >= 0 else floor
    return max((match.end() for match in _BREAK.finditer(text.plain, floor, at)), default=floor)


def _clause_stop(text: Text, at: int, ceiling: int) -> int:
    blank = text.string.find("\n\n", at, ceiling)
    ceiling = blank if blank >= 0 else ceiling
    match = _BREAK.search(text.plain, at, ceiling)
    return match.start() + 1 if match else ceiling


def _topic(text: Text, dates: Sequence[FoundDate], number: int, start: int, stop: int) -> Topic:
    found = dates[number]
    if topic := _last_topic(text, start, found.start):
        return topic
    if number and start == dates[number - 1].end and _GOES_ON.match(text.plain, start, found.start):
        return _last_topic(text, max(0, start - _FARTHEST), start) or Topic.OTHER
    line = text.line_at(found.start)
    bare = not text.plain[line.start : found.start].strip() and line.end - found.end <= 2
    above = _line_above(text, line.number)
    if bare and not re.search(
        r"(?:date|fecha|when|set for|scheduled for|on|at|dia|due|by"
        r"|held)\W*$",
        above,
    ):
        return Topic.OTHER
    if following := _first_topic(text, found.end, stop):
        return following
    back = max(0, found.start - _FARTHEST)
    named = [each for each in _topics(text, back, found.start) if each is not Topic.OTHER]
    if _ONLY_A_LABEL.match(text.plain[line.start : found.start]):
        return named[-1] if named and _has_hour_near(text, found) else Topic.OTHER
    inherited = [each for each in _topics(text, back, start) if each is not Topic.OTHER]
    return inherited[-1] if inherited else Topic.OTHER


_GOES_ON = Pattern(
    r"[^.;]{0,60}\b(?:re-?set|re-?scheduled|moved|continued|postponed|reprogramad[ao]|aplazad[ao])"
    r" (?:for|to|until|para|al?|hasta)\b"
)
"""As in "the hearing of May 1 is vacated and reset for May 20"."""


def _line_above(text: Text, number: int) -> str:
    above = [each for each in text.lines[max(0, number - 2) : number] if each.text]
    return text.plain[above[-1].start : above[-1].end] if above else ""


def _has_hour_near(text: Text, found: FoundDate) -> bool:
    return bool(re.search(r"\d\s?[ap]\.?\s?m\b|\d:\d\d|\bnoon\b", text.plain[found.end : found.end + 90]))


def _topics(text: Text, start: int, end: int) -> list[Topic]:
    return [Topic(match.lastgroup) for match in _TOPIC.finditer(text.plain, start, end)]


def _last_topic(text: Text, start: int, end: int) -> Topic | None:
    found = _topics(text, start, end)
    return found[-1] if found else None


def _first_topic(text: Text, start: int, end: int) -> Topic | None:
    return next(iter(_topics(text, start, end)), None)


def _standing(before: str, after: str, *, followed: bool) -> Standing:
    if _KEPT.search(before) or _KEPT_AFTER.match(after):
        return Standing.KEPT
    if _OLD_AFTER.match(after) or (followed and _TO_NEXT.match(after)):
        return Standing.OLD
    old, new = _OLD.search(before), _NEW.search(before)
    if old and new:
        return Standing.OLD if old.start() > new.start() else Standing.NEW
    return Standing.OLD if old else (Standing.NEW if new else Standing.PLAIN)
