"""Attempts to reach a parent, from staff notes (34 CFR 300.322(d)): each with day, hour, way and outcome."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice, pairwise

from parsers.facts.dates import find_dates, partial_dates
from parsers.facts.text import Text
from parsers.kinds.sentences import sentence_bounds
from parsers.reading import ContactNote
from parsers.text.patterns import Pattern

_METHODS: tuple[tuple[str, Pattern], ...] = (
    ("email", Pattern(r"\be-?mail(?:ed|ing)?\b|\bcorreo electronico")),
    ("text", Pattern(r"\btext(?:ed)?(?: message)?\b|\bsms\b|mensaje de texto")),
    (
        "visit",
        Pattern(
            r"\b(?:home )?visit(?:ed)?\b|\bwent to (?:the )?(?:home|house|residence)|\bdrove (?:to|by)|"
            r"knocked"
            r"|\bvisita|stopped by|door ?hanger|in person"
        ),
    ),
    (
        "letter",
        Pattern(
            r"\b(?:letter|certified|mailed|mail|usps|postal|post ?card|returned to sender|carta"
            r"|sent home)\b"
        ),
    ),
    (
        "phone",
        Pattern(
            r"\b(?:call(?:ed|ing)?|phoned?|telephoned?|voice ?mail|vm|lm|lvm|left (?:a )?(?:message"
            r"|msg)|rang"
            r"|dialed|tc|no answer|n/a|spoke|talked|line busy|llame|llamada|llamo|buzon|disconnected"
            r"|mailbox full)\b"
        ),
    ),
)
_OUTCOMES: tuple[tuple[str, Pattern], ...] = (
    (
        "left voicemail",
        Pattern(
            r"\b(?:left (?:a |another )?(?:voice ?mail|vm|message|msg)|lvm|lm\b|voicemail|"
            r"dejo? (?:un )?mensaje"
            r"|buzon)"
        ),
    ),
    (
        "no answer",
        Pattern(
            r"\b(?:no answer|no response|didn'?t (?:answer|pick)|did not (?:answer|pick)|n/a|no one (?:home"
            r"|answered)|nobody (?:home|answered)|rang out|no contest|not home)"
        ),
    ),
    ("returned", Pattern(r"\b(?:returned|undeliver|came back|bounced|devuelt|unclaimed)")),
    ("disconnected", Pattern(r"\b(?:disconnected|wrong number|not in service|mailbox (?:is )?full)")),
    ("declined", Pattern(r"\b(?:declined|refused|will not|won'?t|hung up|said no)")),
    (
        "spoke",
        Pattern(
            r"\b(?:spoke|talked|answered|agreed|confirmed|reached|hablo|hable|said|replied|responded|"
            r"accepted)"
        ),
    ),
    ("sent", Pattern(r"\b(?:sent|e-?mailed|mailed|texted|envi[oe])")),
    ("left note", Pattern(r"\bleft (?:a )?(?:note|card|letter|notice)|door ?hanger")),
)
_ATTEMPT = Pattern(
    r"\b(?:call(?:ed|ing)?|phoned?|telephoned?|voice ?mail|vm|lvm|lm|e-?mail(?:ed)?|text(?:ed)?|letter"
    r"|mailed|certified|visit(?:ed)?|went (?:to|by)|spoke|talked|left (?:a )?(?:message|msg|note|card|vm)"
    r"|lv msg|no answer|no response|tried|attempt(?:ed)?|contact(?:ed)?|reached|returned|came back"
    r"|stopped by|knocked|drove (?:to|by)|rang|asked for|picked up|waited|messaged|fax(?:ed)?|again"
    r"|llam[eo]|llamada|llamamos|visita|visite|visitamos|carta|correo|envi[eo]|enviamos|mensaje|buzon"
    r"|tc|dialed|disconnected|sent|unclaimed|undeliverable|n/a|met)\b"
)
_CLOCK = Pattern(
    r"(?<![\d/:.-])(?P<h>\d{1,2})(?:[:.h](?P<m>\d{2}))?(?: o'?clock)?\s?(?:(?P<half>[ap])\.?\s?m?\b\.?(?!\w)"
    r"|(?:in the |de la )(?P<part>morning|afternoon|evening|manana|tarde|noche)\b)"
    r"|(?<![\d/:.-])(?P<h2>[01]?\d|2[0-3])[:h](?P<m2>\d{2})(?!\d)(?P<h2x>\s?(?:hrs|h|hours)\b)?"
    r"|(?:\b(?:around|about|approx(?:imately|\.)?|at|by|circa|ca\.|a las|como a las|hacia las)\s?|[@~]\s?)"
    r"(?P<h3>\d{1,2})(?![\d/:]|\s?(?:min|days|weeks|am|pm|%|different|times|dates|of|numbers))(?:ish"
    r"|-ish)?\b"
    r"|\b(?:(?P<noon>noon|midday|mediodia)|(?P<mil>(?:0[6-9]|1\d|2[0-3])[0-5]\d)(?:\s?(?:hrs|hours|h)\b))"
)
_BARE_MILITARY = Pattern(
    r"[\s,|@:-]{1,6}(?P<mil>(?:0[7-9]|1[0-8])[0-5]\d)\b(?!\s?(?:[a-z]+ )?(?:st|street|ave|rd)\b)"
)
_NOT_THEN = Pattern(
    r"\b(?:will|tomorrow|next|call(?:s|ed)? (?:me |us )?back (?:at|after|by)|asked (?:me "
    r"|us )?to (?:call|try)"
    r"|after|before|until|till|between|meeting (?:at|is)|mtg at|scheduled|works? (?:until|till|from)"
    r"|available|free"
    r"|manana a|to|thru|despues de|antes de|set for|offered)\b[^.;\n]{0,18}$|\d ?[-–] ?$"
)
_REFERENCE = Pattern(
    r"\b(?:letter|notice|card|packet|invitation|e-?mail|carta|aviso)s? (?:(?:that|which) (?:was |were )?"
    r"|(?:that |which )?(?:we|i|they|he|she)(?: had)? )(?:sent|mailed|posted|dropped)(?: out)?(?: on)? $"
    r"|\b(?:letter|notice|e-?mail|carta|message|invitation|aviso|decision|order) (?:of|dated|from"
    r"|del?) (?:the )?$"
    r"|\b(?:complaint|request|filing|petition|queja|dpc|solicitud|iep|evaluation)\b(?: [a-z]+){0,3}\W{1,2}$"
    r"|\b(?:meeting|mtg|session|conference|appointment|hearing|reunion|junta|resolution)(?: [a-z]+){0,3}"
    r" (?:on|for|of|el|del|para)(?: el)? (?:[a-z]+day,? )?$"
    r"|\b(?:dob|d\.o\.b|born|birth|nacid[oa])\W{0,4}$"
    r"|\b(?:by|before|until|since|due|deadline(?: is| of)?|offer(?:ed|ing)?|proposed?|proposing"
    r"|suggest(?:ed|ing)?"
    r"|available(?: on)?|scheduled(?: for)?|agreed (?:to|on)|agreed|rescheduled (?:for|to)|set for|for"
    r"|week of|through"
    r"|thru|to|or|accepted|confirmed|works?|para el|desde el|antes del|hasta el|starting|ends?|expires)"
    r"\W{0,2}(?:dates? )?(?:[a-z]+day,? )?(?:the )?$"
)
_LIST_GAP = Pattern(
    r"^[\s,/&]*(?:at |@ )?(?:\d{1,2}(?::\d\d)? ?(?:[ap]\.?m\.?)?)?[\s,/&]*(?:and|or|y|o"
    r"|,)?\s*(?:[a-z]+day,? )?$"
)
_TODAY = Pattern(r"\b(?:(?P<today>today|this (?:morning|afternoon)|hoy)|(?P<yesterday>yesterday|ayer))\b")
_STAFF = Pattern(
    r"(?:[-–—~]|\bby|\bstaff:?|\binitials:?|/|\()\s?(?P<who>[A-Z]{2,3}|[A-Z]\. ?[A-Z][a-z]+"
    r"|[A-Z][a-z]+ [A-Z][a-z]+)\)?\W*$"
)


MOST_DAYS = 300
"""A log of one case has a few dozen days; more are not read."""
_SHORT = 34  # characters; a day and an hour and no more


@dataclass(frozen=True, slots=True)
class _Entry:
    start: int
    end: int
    day: date
    day_start: int
    day_end: int


def find_attempts(text: Text, near: date) -> tuple[ContactNote, ...]:
    """Every dated attempt of a note, in order; dates without a year lie before `near`."""
    notes: list[ContactNote] = []
    for entry in _entries(text, near):
        for start, end, time in _attempts_of(text, entry):
            words = _words_for(text, start, end, entry, notes)
            if _ATTEMPT.search(words) and not any((n.on, n.time) == (entry.day, time) for n in notes):
                notes.append(
                    ContactNote(
                        on=entry.day,
                        time=time,
                        method=_first(_METHODS, words),
                        outcome=_first(_OUTCOMES, words),
                        staff=_staff(text, start, end),
                        evidence=(text.evidence(start, end),),
                    )
                )
    return tuple(notes)


def _words_for(text: Text, start: int, end: int, entry: _Entry, notes: Sequence[ContactNote]) -> str:
    """The attempt's own words; "called 3/4 at 2, 3/5 at 10" says only once what was done."""
    own, whole = text.plain[start:end], text.plain[entry.start : entry.end]
    if _ATTEMPT.search(own):
        return own
    line = text.line_at(entry.day_start)
    short = len(whole) < _SHORT and entry.start > line.start and bool(notes)
    return text.plain[max(line.start, entry.start - 400) : entry.end] if short else whole


def _attempts_of(text: Text, entry: _Entry) -> Iterator[tuple[int, int, str | None]]:
    """The attempts of one day: one, or one for each hour that has an attempt's words of its own."""
    after = list(_times(text, entry.day_end, entry.end))
    before = list(_times(text, entry.start, entry.day_start))
    times = after or before[-1:]
    if not times:
        yield entry.start, entry.end, None
        return
    cuts = [entry.start]
    for (_, previous_end, _), (at, _, _) in pairwise(times):
        cut = _clause_start(text, previous_end, at)
        cuts.append(cut if _ATTEMPT.search(text.plain, cut, at + 90) else -1)
    kept = [(cut, time) for cut, (_, _, time) in zip(cuts, times, strict=True) if cut >= 0]
    for number, (cut, time) in enumerate(kept):
        yield cut, kept[number + 1][0] if number + 1 < len(kept) else entry.end, time


def _entries(text: Text, near: date) -> Iterator[_Entry]:
    """A day and the words that belong to it: its line, up to the next day."""
    kept = _days_of_attempts(text, near)
    for number, (day, start, end) in enumerate(kept):
        line = text.line_at(start)
        previous_end = kept[number - 1][2] if number else 0
        next_line = text.line_at(kept[number + 1][1]) if number + 1 < len(kept) else None
        begin = line.start if previous_end <= line.start else _clause_start(text, previous_end, start)
        stop = next_line.start if next_line else len(text.string)
        if next_line and next_line.number == line.number:
            stop = _clause_start(text, end, kept[number + 1][1])
        blank = text.string.find("\n\n", end, stop)
        yield _Entry(begin, blank if blank >= 0 else stop, day, start, end)


def _days_of_attempts(text: Text, near: date) -> list[tuple[date, int, int]]:
    """The days on which something was tried; not those that the notes speak of."""
    kept: list[tuple[date, int, int]] = []
    last_end, last_named = -1, False
    for day, start, end in sorted(_days(text, near), key=lambda each: each[1])[:MOST_DAYS]:
        if start < last_end:
            continue
        gap = text.plain[last_end:start] if last_end >= 0 else "-"
        named = last_named and "\n" not in text.string[last_end:start] and bool(_LIST_GAP.match(gap))
        named = named or (
            _is_inside(text, start) and bool(_REFERENCE.search(text.plain, max(0, start - 70), start))
        )
        last_end, last_named = end, named
        if not named:
            kept.append((day, start, end))
    return kept


def _is_inside(text: Text, start: int) -> bool:
    """Whether words stand before the date on its line."""
    line = text.line_at(start)
    return bool(
        re.search(
            r"[a-z]{2}",
            re.sub(
                r"[a-z]{2,9}day|(?:mon|tue|wed|thu|fri)s?\b",
                "",
                text.plain[max(line.start, start - 200) : start],
            ),
        )
    )


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

    for match in islice(_TODAY.finditer(text.plain), MOST_DAYS):
        start, end = sentence_bounds(text, match.start(), match.end())
        words = text.plain[start:end]
        if _ATTEMPT.search(words) and _CLOCK.search(words) and not find_dates(text, start, end):
            yield near - timedelta(days=1 if match["yesterday"] else 0), match.start(), match.end()


def _times(text: Text, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """Where an hour of an attempt stands and what it is; not hours that were only spoken of."""
    if bare := _BARE_MILITARY.match(text.plain, start, end):
        yield bare.start("mil"), bare.end("mil"), f"{bare['mil'][:2]}:{bare['mil'][2:]}"
        start = bare.end()
    for match in _CLOCK.finditer(text.plain, start, end):
        value = _clock(match)
        if value and not _NOT_THEN.search(text.plain, max(start, match.start() - 60), match.start()):
            yield match.start(), match.end(), value


def _clock(match: re.Match[str]) -> str | None:
    g = match.groupdict()
    if g["noon"]:
        return "12:00"
    if g["mil"]:
        return f"{g['mil'][:2]}:{g['mil'][2:]}"
    hour, minute = int(g["h"] or g["h2"] or g["h3"]), int(g["m"] or g["m2"] or 0)
    half = g["half"] or {"morning": "a", "manana": "a"}.get(g["part"] or "", "p" if g["part"] else "")
    if half == "p" and hour < 12:
        hour += 12
    elif half == "a" and hour == 12:
        hour = 0
    elif not half and not g["h2x"] and not (g["h2"] or "").startswith("0") and 1 <= hour <= 6:
        hour += 12
    return f"{hour:02d}:{minute:02d}" if hour < 24 and minute < 60 else None


def _first(table: tuple[tuple[str, Pattern], ...], words: str) -> str | None:
    return next((name for name, pattern in table if pattern.search(words)), None)


def _staff(text: Text, start: int, end: int) -> str | None:
    match = _STAFF.search(text.string[start:end].rstrip())
    return match["who"] if match else None
