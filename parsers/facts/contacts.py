"""Attempts to reach a parent, from staff notes (34 CFR 300.322(d)): each with day, hour, way and outcome."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from parsers.facts.dates import find_dates, partial_dates
from parsers.facts.text import Text
from parsers.reading import ContactNote

_METHODS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("email", re.compile(r"\be-?mail(?:ed|ing)?\b|\bcorreo electronico")),
    ("text", re.compile(r"\btext(?:ed)?(?: message)?\b|\bsms\b|mensaje de texto")),
    ("visit", re.compile(
        r"\b(?:home )?visit(?:ed)?\b|\bwent to (?:the )?(?:home|house|residence)|\bdrove (?:to|by)|knocked"
        r"|\bvisita|stopped by|door ?hanger|in person")),
    ("letter", re.compile(
        r"\b(?:letter|certified|mailed|mail|usps|postal|post ?card|returned to sender|carta|sent home)\b")),
    ("phone", re.compile(
        r"\b(?:call(?:ed|ing)?|phoned?|telephoned?|voice ?mail|vm|lm|lvm|left (?:a )?(?:message|msg)|rang"
        r"|dialed|tc|no answer|n/a|spoke|talked|line busy|llame|llamada|llamo|buzon|disconnected"
        r"|mailbox full)\b")),
)  # fmt: skip
_OUTCOMES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("left voicemail", re.compile(
        r"\b(?:left (?:a |another )?(?:voice ?mail|vm|message|msg)|lvm|lm\b|voicemail|dejo? (?:un )?mensaje"
        r"|buzon)")),
    ("no answer", re.compile(
        r"\b(?:no answer|no response|didn'?t (?:answer|pick)|did not (?:answer|pick)|n/a|no one (?:home"
        r"|answered)|nobody (?:home|answered)|rang out|no contest|not home)")),
    ("returned", re.compile(r"\b(?:returned|undeliver|came back|bounced|devuelt|unclaimed)")),
    ("disconnected", re.compile(r"\b(?:disconnected|wrong number|not in service|mailbox (?:is )?full)")),
    ("declined", re.compile(r"\b(?:declined|refused|will not|won'?t|hung up|said no)")),
    ("spoke", re.compile(
        r"\b(?:spoke|talked|answered|agreed|confirmed|reached|hablo|hable|said|replied|responded|accepted)")),
    ("sent", re.compile(r"\b(?:sent|e-?mailed|mailed|texted|envi[oe])")),
    ("left note", re.compile(r"\bleft (?:a )?(?:note|card|letter|notice)|door ?hanger")),
)  # fmt: skip
_ATTEMPT = re.compile(
    r"\b(?:call(?:ed|ing)?|phoned?|telephoned?|voice ?mail|vm|lvm|lm|e-?mail(?:ed)?|text(?:ed)?|letter"
    r"|mailed|certified|visit(?:ed)?|went to|spoke|talked|left (?:a )?(?:message|msg|note|card)"
    r"|no answer|no response|tried|attempt(?:ed)?|contact(?:ed)?|reached|returned|stopped by|knocked"
    r"|llame|llamada|llamo|visita|carta|correo|tc|dialed|disconnected|sent)\b"
)
_CLOCK = re.compile(
    r"(?<![\d/:.-])(?P<h>\d{1,2})(?:[:.](?P<m>\d{2}))?\s?(?P<half>[ap])\.?\s?m?\b\.?(?!\w)"
    r"|(?<![\d/:.-])(?P<h2>[01]?\d|2[0-3]):(?P<m2>\d{2})(?!\d)(?P<h2x>\s?(?:hrs|h)\b)?"
    r"|\b(?:around|about|approx(?:imately|\.)?|at|@|~|by|circa|ca\.|a las"
    r"|como a las)\s?(?P<h3>\d{1,2})(?![\d/:]|\s?(?:min|days|weeks|am|pm|%))\b"
    r"|\b(?:(?P<noon>noon|midday|mediodia)|(?P<mil>(?:0[6-9]|1\d|2[0-3])[0-5]\d)(?:\s?(?:hrs|hours|h)\b))"
)
_STAFF = re.compile(
    r"(?:[-–—~]|\bby|\bstaff:?|\binitials:?|/|\()\s?(?P<who>[A-Z]{2,3}|[A-Z]\. ?[A-Z][a-z]+"
    r"|[A-Z][a-z]+ [A-Z][a-z]+)\)?\W*$"
)


@dataclass(frozen=True, slots=True)
class _Entry:
    start: int
    end: int
    day: date
    day_start: int
    day_end: int


def find_attempts(text: Text, near: date) -> tuple[ContactNote, ...]:
    """Every dated attempt of a note, in order; dates without a year lie before `near`."""
    notes = []
    for entry in _entries(text, near):
        words = text.plain[entry.start : entry.end]
        if _ATTEMPT.search(words):
            notes.append(
                ContactNote(
                    on=entry.day,
                    time=_time(text, entry),
                    method=_first(_METHODS, words),
                    outcome=_first(_OUTCOMES, words),
                    staff=_staff(text, entry),
                    evidence=(text.evidence(entry.start, entry.end),),
                )
            )
    return tuple(notes)


def _entries(text: Text, near: date) -> Iterator[_Entry]:
    """A day and the words that belong to it: its line, up to the next day."""
    days = sorted(_days(text, near), key=lambda each: each[1])
    kept: list[tuple[date, int, int]] = []
    for each in days:
        if not kept or each[1] >= kept[-1][2]:
            kept.append(each)
    for number, (day, start, end) in enumerate(kept):
        line = text.line_at(start)
        previous_end = kept[number - 1][2] if number else 0
        next_line = text.line_at(kept[number + 1][1]) if number + 1 < len(kept) else None
        begin = line.start if previous_end <= line.start else _clause_start(text, previous_end, start)
        stop = (
            kept[number + 1][1]
            if next_line and next_line.number == line.number
            else (next_line.start if next_line else len(text.string))
        )
        if next_line and next_line.number == line.number:
            stop = _clause_start(text, end, kept[number + 1][1])
        blank = text.string.find("\n\n", end, stop)
        yield _Entry(begin, blank if blank >= 0 else stop, day, start, end)


def _clause_start(text: Text, floor: int, day_start: int) -> int:
    """Where the words of the next attempt begin: after a full stop or "and"."""
    cut = max(
        (
            m.end()
            for m in re.finditer(
                r"[.;]\s|,\s(?:and|then|again)\s|\sand\s|\sthen\s|\n", text.plain[floor:day_start]
            )
        ),
        default=-1,
    )
    return floor + cut if cut >= 0 else day_start


def _days(text: Text, near: date) -> Iterator[tuple[date, int, int]]:
    for each in find_dates(text):
        yield each.best(near), each.start, each.end
    for each in partial_dates(text, 0, len(text.string), near):
        yield each.value, each.start, each.end


def _time(text: Text, entry: _Entry) -> str | None:
    for start, end in ((entry.day_end, entry.end), (entry.start, entry.day_start)):
        for match in _CLOCK.finditer(text.plain, start, end):
            if value := _clock(match):
                return value
    return None


def _clock(match: re.Match[str]) -> str | None:
    g = match.groupdict()
    if g["noon"]:
        return "12:00"
    if g["mil"]:
        return f"{g['mil'][:2]}:{g['mil'][2:]}"
    hour, minute = int(g["h"] or g["h2"] or g["h3"]), int(g["m"] or g["m2"] or 0)
    if g["half"] == "p" and hour < 12:
        hour += 12
    elif g["half"] == "a" and hour == 12:
        hour = 0
    elif not g["half"] and not g["h2x"] and 1 <= hour <= 6:
        hour += 12
    return f"{hour:02d}:{minute:02d}" if hour < 24 and minute < 60 else None


def _first(table: tuple[tuple[str, re.Pattern[str]], ...], words: str) -> str | None:
    return next((name for name, pattern in table if pattern.search(words)), None)


def _staff(text: Text, entry: _Entry) -> str | None:
    match = _STAFF.search(text.string[entry.start : entry.end].rstrip())
    return match["who"] if match else None
