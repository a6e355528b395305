"""When the LEA received a document: every sign of it, in the order in which they count.

The order (the office's rule): the LEA's own received stamp or fax line; else the date of a forwarded
header or attached message whose recipient is at an LEA; else our own server's Received line. The
letter's own date is never a sign. What staff write about it stays a candidate for a person.
"""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from parsers.facts.dates import find_dates, partial_dates
from parsers.facts.fax_lines import fax_line, machine_dates
from parsers.facts.header_words import header_words
from parsers.facts.text import Line, Text
from parsers.message import Carrier, Message
from parsers.office import Lea, OfficeDirectory
from parsers.reading import Evidence, Fact, Grade
from parsers.text.patterns import Pattern

_OLDEST = timedelta(days=60)
_STAMP = Pattern(
    r"\b(?:received|r e c e i v e d|rcv'?d|recvd|rec'?d|recibid[oa]|date stamp(?:ed)?|stamped"
    r"|received stamp|date received|fecha de recibo|fecha recibid[oa]|time received)\b"
)
_LABELLED = Pattern(
    r"\b(?:date received|received by|received on|fecha de recibo|recibido por)\b[^:\n]{0,30}:"
)
_HANDED = Pattern(r"\bhand[- ]delivered\b|\bentregado en mano\b")
_LONGEST_LABELLED = 14  # words; "FOR OFFICE USE: Date received: 3/2/2026 Time: 3:04 pm Initials: DP"
_STATE_WORDS = Pattern(
    r"\b(?:state|ped|nmped|(?:public|state) education dep(?:t|artment)|dep(?:t"
    r"|artment)\.? of (?:public )?education"
    r"|oah|cde|office of administrative hearings|seb|bureau|hearings|dispute resolution)\b"
)
_TO_THE_STATE = Pattern(
    r"\b(?:by|at|with|to|in) the (?:state\b|department|bureau|division)(?! of (?:special|student|pupil))"
)
_LEA_NAMES = Pattern(
    r"\b(?:schools?|districts?|superintendent|student services|front office|main office|isd|usd|lea"
    r"|escuelas?|distrito|high|elementary|academy|charter)\b"
)
_OTHER_OFFICES = Pattern(
    r"\b(?:law|attorneys?|advoca\w+|legal|clinic|hospital|medical|post office|usps|u\.s\. mail|center"
    r"|network"
    r"|llc|llp|associates|project|centro|foundation|family|coalition|court|clerk|county|insurance"
    r"|university|therapy|rights|council)\b"
)
_STAMP_LINE = 60  # characters; a longer line is no part of a stamp
_OTHER_DATE = Pattern(r"/\s?s\s?/|\b(?:signature|firma|dob|birth|born|letter date|date of letter|signed)\b")
_RULED = Pattern(r"_{3,}")
_PROSE = Pattern(
    r"\b(?:i|we|have|has|had|not|never|when|was|were|the student|services|letter from|response|notice"
    r"|he|she|they|my|if|by e-?mail|your|you)\b"
)
_STAFF_SAYS = Pattern(
    r"\b(?:(?:was|were|it|came|this)? ?(?:hand[- ]?delivered"
    r"|dropped (?:this |it |them |the [a-z]+ )?off|walked in|brought (?:in|to)"
    r"|delivered (?:to|at)|came in (?:the mail|by|via|through)|received (?:this|it|by|in|at"
    r"|the attached|via)|arrived|got this|faxed to|in the mail|handed (?:to|in)|left at|picked up"
    r"|we received|i received|i got|entregad[oa]|recibimos|llego))\b"
)


def received_at_lea(
    message: Message, texts: Sequence[Text], lea: Lea | None, office: OfficeDirectory, main: int = 0
) -> tuple[Fact[date], ...]:
    """Every sign that the LEA has the document, the one that counts first. Days are local to the LEA.

    `main` is the layer that holds the document: what it only quotes is another mail.
    """
    zone = zone_of(lea, office)
    arrived = (message.received_at or message.arrived_at).astimezone(zone).date()
    signs = [
        *_on_paper(texts, arrived, zone),
        *_headers(message, zone, office, main),
        *_our_server(message, zone),
        *_words_of_staff(message, arrived, office),
    ]
    kept: list[Fact[date]] = []
    for sign in signs:
        if arrived - _OLDEST <= sign.value <= arrived and all(sign.value != other.value for other in kept):
            kept.append(sign)
    return tuple(kept) or tuple(signs[:1])


def zone_of(lea: Lea | None, office: OfficeDirectory) -> ZoneInfo:
    """The LEA's time zone, else the office's."""
    try:
        return ZoneInfo(lea.timezone if lea else office.timezone)
    except (ZoneInfoNotFoundError, ValueError):
        return ZoneInfo("UTC")


def _on_paper(texts: Sequence[Text], arrived: date, zone: ZoneInfo) -> Iterator[Fact[date]]:
    for text in texts:
        for line in text.lines[:400]:
            if (
                line.text
                and len(line.text) < 160
                and (sign := _stamp(text, line, arrived) or _fax(text, line, arrived, zone))
            ):
                yield sign


def _stamp(text: Text, line: Line, arrived: date) -> Fact[date] | None:
    if not _is_stamped(text, line):
        return None
    block = [each for each in text.lines[max(0, line.number - 2) : line.number + 4] if each.text]
    if _of_somebody_else(text, line, block):
        return None
    for each in _lines_of_the_stamp(text, line, block):
        if each is not line and len(each.text) > _STAMP_LINE:
            continue
        for day, start, end in machine_dates(text, each, arrived):
            if arrived - _OLDEST <= day <= arrived:
                return Fact(day, (text.evidence(start, end),), Grade.CERTAIN, "received stamp")
    return None


def _is_stamped(text: Text, line: Line) -> bool:
    """Whether a line is the word of a stamp or of an office's receipt line, and no sentence."""
    plain, words = text.plain[line.start : line.end], len(line.text.split())
    if _LABELLED.search(plain) and words <= _LONGEST_LABELLED:
        return True
    if line.text.isupper() and words <= 3 and _HANDED.search(plain):
        return any(_LEA_NAMES.search(text.plain[each.start : each.end]) for each in _below(text, line))
    sentence = (words > 8 and not line.text.isupper()) or line.text.endswith(".")
    return bool(not sentence and _STAMP.search(plain) and (line.text.isupper() or not _PROSE.search(plain)))


def _below(text: Text, line: Line) -> Sequence[Line]:
    return text.lines[line.number + 1 : line.number + 4]


def _of_somebody_else(text: Text, line: Line, block: Sequence[Line]) -> bool:
    """Whether the stamp is the state's, a law office's or the post's: no receipt by the LEA."""
    stamped = [
        each for each in block if each is line or (each.text.isupper() and len(each.text) < _STAMP_LINE)
    ]
    words = " ".join(text.plain[each.start : each.end] for each in stamped)
    if _TO_THE_STATE.search(text.plain, line.start, line.end):
        return True
    if _LEA_NAMES.search(words):
        return bool(_STATE_WORDS.search(text.plain[line.start : line.end]))
    return bool(_STATE_WORDS.search(words) or _OTHER_OFFICES.search(words))


def _lines_of_the_stamp(text: Text, line: Line, block: Sequence[Line]) -> list[Line]:
    """Its own line, those below, those above; an empty "received by ____" has nothing but its own."""
    if _RULED.search(line.text):
        return [line]
    below = [other for other in block if other.number > line.number]
    above = [other for other in block if other.number < line.number]
    own = [other for other in below + above if not _OTHER_DATE.search(text.plain[other.start : other.end])]
    return [line, *own]


def _fax(text: Text, line: Line, arrived: date, zone: ZoneInfo) -> Fact[date] | None:
    """The line a fax machine prints on the page."""
    found = fax_line(text, line, arrived, zone)
    if found is None or not arrived - _OLDEST <= found.day <= arrived:
        return None
    return Fact(found.day, (text.evidence(found.start, found.end),), Grade.CERTAIN, "fax line")


def _is_history(message: Message, number: int, main: int) -> bool:
    """Whether a layer is an older mail that the document's own mail quotes below its words."""
    above: int | None = main
    while above is not None:
        if above == number:
            return False
        above = message.layers[above].parent
    return message.layers[number].carrier is Carrier.QUOTED


def _headers(message: Message, zone: ZoneInfo, office: OfficeDirectory, main: int) -> list[Fact[date]]:
    """Inner messages that went to an LEA address, the earliest first."""
    domains = {domain for lea in office.leas for domain in lea.domains}
    found: list[tuple[datetime, Fact[date]]] = []
    for number, layer in enumerate(message.layers[1:], 1):
        if _is_history(message, number, main):
            continue
        if layer.carrier is Carrier.RETURNED or not layer.date or not layer.date.at:
            continue
        if not any(at_domain(each.domain, domains) for each in (*layer.to, *layer.cc)):
            continue
        for moment in layer.date.moments:
            aware = moment if moment.tzinfo else moment.replace(tzinfo=zone)
            day = aware.astimezone(zone).date() if layer.date.has_time else moment.date()
            grade = Grade.LIKELY if len(layer.date.moments) == 1 else Grade.CANDIDATE
            found.append(
                (
                    aware,
                    Fact(
                        day,
                        (header_words(layer, layer.date.words),),
                        grade,
                        "forwarded header to an LEA address",
                    ),
                )
            )
            break
    return [fact for _, fact in sorted(found, key=lambda each: each[0])]


def at_domain(domain: str, domains: set[str]) -> bool:
    """Whether a mail domain is one of these or below one of them."""
    return domain in domains or any(domain.endswith("." + each) for each in domains)


def _our_server(message: Message, zone: ZoneInfo) -> Iterator[Fact[date]]:
    received, outer = message.headers.received, message.layers[0]
    if received and received[0].at:
        words = header_words(outer, received[0].words.rpartition(";")[2].strip())
        day = received[0].at.astimezone(zone).date()
        yield Fact(day, (words,), Grade.CERTAIN, "our server's Received line")
    else:
        day = message.arrived_at.astimezone(zone).date()
        words = Evidence(text="", part=outer.header_part)
        yield Fact(day, (words,), Grade.CANDIDATE, "when we fetched it; no server line")


def _words_of_staff(message: Message, arrived: date, office: OfficeDirectory) -> Iterator[Fact[date]]:
    """As in "A parent dropped this off on 3/3": what an LEA's people write above what they forward."""
    domains = {domain for lea in office.leas for domain in lea.domains} | set(office.own_domains)
    for layer in message.layers:
        if not layer.sender or not at_domain(layer.sender.domain, domains):
            continue
        text = Text.of(layer.text, layer.part)
        for match in list(_STAFF_SAYS.finditer(text.plain[:3000]))[:5]:
            window = (max(0, match.start() - 60), min(len(text.string), match.end() + 90))
            for found in (*find_dates(text, *window), *partial_dates(text, *window, arrived)):
                if arrived - _OLDEST <= found.best(arrived) <= arrived:
                    yield Fact(
                        found.best(arrived),
                        (text.evidence(found.start, found.end),),
                        Grade.CANDIDATE,
                        "staff's words",
                    )
