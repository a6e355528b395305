"""The date a document bears, and when it says that it reached the state agency."""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from functools import partial
from itertools import pairwise

from parsers.facts.closing import Signature
from parsers.facts.dates import FoundDate, find_dates, first_date
from parsers.facts.fields import Field
from parsers.facts.labels import FieldName
from parsers.facts.text import Line, Text
from parsers.reading import Fact, Grade
from parsers.text.patterns import Pattern

_ALONE = Pattern(
    r"^\W*(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s|(?:lunes|martes|miercoles|jueves|viernes"
    r"|sabado|domingo),?\s)?(?:(?:date|dated|fecha|ngay|today'?s date|date of (?:request|letter"
    r"|complaint)|as of|on this|this)\s?:?\s?(?:the\s)?)?$"
)
_PLACE_BEFORE = Pattern(
    r"^[A-ZÀ-Þ][\w .]{2,30}(?:,\s?(?:(?:NM|CA|New Mexico|California|N\.M\.),?)?|\sa)\s*(?:a\s|–\s"
    r"|-\s)?(?:el\s)?$"
)
_DATED = Pattern(
    r"\b(?:dated(?: this)?|respectfully submitted(?: this| on)?|submitted(?: this| on"
    r"| electronically on)?|signed(?: this| on| at [a-z ,]{3,40} on| and dated)?|executed(?: this| on)?"
    r"|date(?: signed| of (?:this )?(?:request|complaint|filing|letter|report|decision|order|notice"
    r"|issuance))?:?|fechad[oa](?: el)?|firmado(?: el"
    r"| hoy)?|on this|sent|received via web form(?: on)?|visitor message \(sent|entered(?: this| on)?"
    r"|issued(?: this| on)?|so ordered(?: this)?|done this)\s?:?,?\s?(?:the )?(?:on )?(?:el )?$"
)
_NOT_THE_LETTER = Pattern(
    r"\b(?:born|birthday|bday|birthdate|birth|dob|d\.o\.b|nacimiento|iep|meeting|hearing|received|stamp"
    r"|sent to the|nacid|incident|evaluation|by|until|due|before|extended|deadline)\b[^;]{0,24}$"
)
_OTHER_PAPER = Pattern(
    r"\b(?:iep|letter|notice|order|request|complaint|evaluation|report|plan|e-?mail|pwn|agreement"
    r"|records?)s?(?: was| were| is)? (?:dated|signed|issued|sent)(?: on)? ?$"
)
_CERTIFICATE = Pattern(r"\b(?:certificate of service|certificado de (?:servicio|entrega))\b")
_HEAD_LINES = 30
_LONGEST = timedelta(days=4 * 366)
"""A letter is not older than the limitation period with its exceptions; such a date is a birth date."""
_BIRTH = Pattern(
    r"\b(?:born(?: on)?|b-?day|birthday|birthdate|birth|dob|d\.o\.b\.?|nacid[oa]|nacimiento)\W*$"
)
_STAMPED = Pattern(r"\W*20\d\d [A-Z]{3,4} \d{1,2}(?: [AP]M)?(?: \d{1,2}:\d{2})?(?: [AP]M)?\s+(?=\S)")
_STAMP_WORD = Pattern(r"\b(?:received|filed|stamped|rec'?d|recibid[oa]|sent)\b")


def _on_a_stamp(text: Text, line: Line) -> bool:
    """A date in capitals, or one under a word of a stamp: "RECEIVED / MAR 9 2026"."""
    if re.fullmatch(r"\W*[A-Z]{3,4}\.? \d{1,2},? \d{4}.*", line.text) and not re.search(
        r"[a-z]{3}", line.text
    ):
        return True
    above = [each for each in text.lines[max(0, line.number - 3) : line.number] if each.text]
    return (
        any(
            len(each.text) < 40 and each.text.isupper() and _STAMP_WORD.search(each.text.lower())
            for each in above[-2:]
        )
        and line.text.isupper()
    )


def find_letter_date(
    text: Text,
    fields: Sequence[Field],
    signatures: Sequence[Signature],
    latest: date,
    *,
    day_first: bool,
    filing: bool = True,
) -> tuple[Fact[date], ...]:
    """The date line; else the date at the signature; else, of a `filing`, a form's submission date.

    Figures that can be read in two ways come back as two candidates.
    """
    places = (
        partial(_date_line, text, day_first),
        partial(_labelled, text, fields, day_first),
        partial(_at_signature, text, signatures, day_first),
        partial(_dated, text, day_first),
        partial(_above_its_caption, text, day_first),
        partial(_certified, text, day_first),
        *((partial(_sent_in, text, day_first),) if filing else ()),
    )
    found = (
        each
        for place in places
        if (each := place()) and each.best(latest) <= latest <= each.best(latest) + _LONGEST
    )
    first = next(found, None)
    return _facts(text, first, latest) if first else ()


def _facts(text: Text, found: FoundDate, latest: date) -> tuple[Fact[date], ...]:
    words = (text.evidence(found.start, found.end),)
    best = found.best(latest)
    if found.other is None:
        return (Fact(best, words, Grade.CERTAIN, "the date it bears"),)
    other = found.other if best == found.value else found.value
    if other > latest or best > latest:
        return (Fact(best, words, Grade.LIKELY, "figures; the other reading lies after the mail"),)
    return (
        Fact(best, words, Grade.CANDIDATE, "figures, read as month and day"),
        Fact(other, words, Grade.CANDIDATE, "the other reading of the same figures"),
    )


def _date_line(text: Text, day_first: bool) -> FoundDate | None:
    """A line near the top that holds nothing but a date, or a place and a date."""
    seen = 0
    for line in text.lines:
        if not line.text:
            continue
        seen += 1
        if seen > _HEAD_LINES or re.match(r"(?:dear|estimad|hello|i am|to whom)\b", line.text.lower()):
            break
        if (
            len(line.text) < 70
            and not _on_a_stamp(text, line)
            and (found := _only_a_date(text, line, day_first))
        ):
            return found
    return None


_HOUR_BEHIND = Pattern(
    r"[\s.,;)*_-]*(?:(?:at )?\d{1,2}:\d\d(?::\d\d)?\s?(?:[AaPp]\.?\s?[Mm]\b\.?)?\s?\(?(?:[A-Za-z]{1,4}"
    r"|GMT.{0,7})?\)?\W*)?"
)
"""Nothing, or an hour; a fax line goes on behind it."""


def _only_a_date(text: Text, line: Line, day_first: bool) -> FoundDate | None:
    start = _behind_a_stamp(text, line)
    found = first_date(text, start, line.end, day_first=day_first)
    after = text.string[found.end : line.end] if found else ""
    first = line.number < 4 and re.fullmatch(r"\s[-–—]\s.{3,70}", after)
    beside = _beside_a_stamp(text, line, after)
    if not found or not (first or beside or _HOUR_BEHIND.fullmatch(after)):
        return None
    above = text.lines[line.number - 1].text if line.number else ""
    if _BIRTH.search(text.plain, max(0, found.start - 30), found.start):
        return None
    written = text.string[found.start : found.end]
    last = above.split()[-1] if above else ""
    if (written.isupper() and not _SPELLED_OUT.fullmatch(written.lower())) or (
        len(above) > 60 and last.isalpha() and last.islower()
    ):
        return None
    before = text.plain[start : found.start]
    if _ALONE.match(before) or (
        _PLACE_BEFORE.match(text.string[start : found.start]) and not _NOT_THE_LETTER.search(before)
    ):
        return found
    return None


_SPELLED_OUT = Pattern(
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december|enero"
    r"|febrero"
    r"|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre) \d{1,2}, \d{4}"
)
"""As a letter written in capitals has it; a stamp shortens the month and knows no comma."""


def _beside_a_stamp(text: Text, line: Line, after: str) -> bool:
    """Whether what follows the date is the last line of a received stamp, printed beside it."""
    above = [each.text for each in text.lines[max(0, line.number - 4) : line.number] if each.text]
    stamped = any(len(each) < 40 and _STAMP_WORD.search(each.lower()) for each in above)
    return stamped and bool(re.fullmatch(r"\s+[A-Z][A-Z0-9 .&'-]{2,50}", after))


def _behind_a_stamp(text: Text, line: Line) -> int:
    """Where the letter's own words begin on a line that a stamp was printed across."""
    if stamp := _STAMPED.match(line.text):
        return line.start + stamp.end()
    dates = find_dates(text, line.start, line.end)
    if len(dates) == 2 and text.string[line.start : dates[0].end].isupper():
        return dates[0].end
    above = " ".join(each.text for each in text.lines[max(0, line.number - 2) : line.number])
    if len(dates) == 1 and _STAMP_WORD.search(above.lower()) and len(above) < 60:
        before = text.string[line.start : dates[0].start]
        own = text.string[dates[0].start : dates[0].end]
        if before.isupper() and not own.isupper() and re.search(r"[a-z]{2}", own):
            return dates[0].start
    return line.start


def _labelled(text: Text, fields: Sequence[Field], day_first: bool) -> FoundDate | None:
    for field in fields:
        if field.name is FieldName.DATE and field.filled:
            found = first_date(text, field.start, min(field.end, field.start + 60), day_first=day_first)
            if (
                found
                and found.start - field.start < 20
                and not _NOT_THE_LETTER.search(field.label.lower() + " ")
            ):
                return found
    return None


def _at_signature(text: Text, signatures: Sequence[Signature], day_first: bool) -> FoundDate | None:
    stop = _CERTIFICATE.search(text.plain)
    limit = stop.start() if stop else len(text.string)
    for each in signatures:
        if each.start > limit and not each.blank:
            continue
        lines = [
            line
            for line in text.lines[max(0, each.line - 2) : each.line + 5]
            if len(line.text) < 130 and not _on_a_stamp(text, line)
        ]
        dates = [
            found for line in lines for found in find_dates(text, line.start, line.end, day_first=day_first)
        ]
        near = [
            found
            for found in dates
            if not _NOT_THE_LETTER.search(text.plain[max(0, found.start - 40) : found.start])
        ]
        if near:
            return min(near, key=lambda found: (found.start < each.start, abs(found.start - each.start)))
    return None


_CAPTION = Pattern(r"\W*(?:[a-z/' ]{0,30}\b)?(?:signature|firma)\b[a-z/' ]{0,40}\b(?:date|fecha)\W*")


def _above_its_caption(text: Text, day_first: bool) -> FoundDate | None:
    """The date on the ruled line above the printed words "Signature … Date"."""
    lines = [line for line in text.lines if line.text]
    for above, line in pairwise(lines):
        if _CAPTION.fullmatch(text.plain[line.start : line.end]) and len(above.text) < 80:
            return first_date(text, above.start, above.end, day_first=day_first)
    return None


def _certified(text: Text, day_first: bool) -> FoundDate | None:
    """The date of the certificate of service, where the paper bears no other."""
    stop = _CERTIFICATE.search(text.plain)
    return first_date(text, stop.end(), len(text.string), day_first=day_first) if stop else None


_SENT_IN = Pattern(
    r"^\W*(?:submitted|filed|entered|completed|sent|transmitted|lodged)"
    r"(?: (?:electronically|online))?(?: (?:to|with|through|via|by|at"
    r"|on))(?: the)?(?: [a-z]+){1,4}(?:: ?|\s{3,})$"
)


def _sent_in(text: Text, day_first: bool) -> FoundDate | None:
    """As a web form has it on a line of its own: "Submitted to the hearings office: 03/31/2026"."""
    for line in text.lines[:_HEAD_LINES]:
        found = first_date(text, line.start, line.end, day_first=day_first)
        if found and _SENT_IN.search(text.plain[line.start : found.start]) and not line.text.isupper():
            return found
    return None


def _dated(text: Text, day_first: bool) -> FoundDate | None:
    """As in "Dated this 3rd day of March", a web form's "Submitted: …", the last line of an order."""
    stop = _CERTIFICATE.search(text.plain)
    for found in reversed(find_dates(text, 0, stop.start() if stop else None, day_first=day_first)):
        before = text.plain[max(0, found.start - 60) : found.start]
        if _DATED.search(before) and not _OTHER_PAPER.search(before) and not _NOT_THE_LETTER.search(before):
            return found
    lines = [line for line in text.lines if line.text]
    for line in lines[-4:]:
        if alone := _only_a_date(text, line, day_first):
            return alone
    return None


_STATE = (
    r"(?:state|ped|nmped|department|public education department|oah|cde|office of administrative hearings"
    r"|sea|seb|special education (?:bureau|division|bureau)|estado|departamento|hearings office"
    r"|dispute resolution)"
)
_FILED_STATE = (
    Pattern(
        rf"\b(?:filed|submitted|sent|mailed|e-?mailed|faxed|delivered|served|hand[- ]delivered|uploaded"
        rf"|e-?filed|copied)(?: (?:a copy|it|this|the original|copies|by|via|e-?mail|e-?filing|fax|mail"
        rf"|same day|on|upon|to|with|and|the|new|mexico|california|through|portal|electronic(?:ally)?"
        rf"|certified|[a-z]+)){{0,10}}? (?:with|to|at|upon|on) (?:the )?(?:[a-z]+ ){{0,4}}?{_STATE}\b"
    ),
    Pattern(rf"\b{_STATE}(?: [a-z]+){{0,6}}? (?:received|acknowledge[sd]? receipt|recibio)\b"),
    Pattern(
        rf"\b(?:received|filed|date filed|date received)(?: by| with"
        rf"| at)? (?:the )?(?:[a-z]+ ){{0,3}}?{_STATE}\b"
    ),
    Pattern(
        rf"\b(?:copia|envie|envio|presente|enviada|entregada)(?: [a-z]+){{0,8}}? (?:al|a la|en el"
        rf"|ante el) {_STATE}\b"
    ),
)


_STATE_SAYS = Pattern(
    r"\b(?:it|complaint|request|petition|queja|solicitud)\b[^.;]{0,60}?\b(?:was|has been|were|fue)"
    r" (?:filed|received|presentad[oa]|recibid[oa])\b"
    r"|\b(?:acknowledg\w+|confirm\w*)\b[^;]{0,160}?,? (?:received|filed|that (?:was|came))(?: in)? on\b"
)
"""As in the state's own letter: it need not say with whom."""


def _sentence(text: Text, match: re.Match[str]) -> tuple[int, int]:
    """The sentence around these words, as far as a date of theirs may stand."""
    before = max(0, match.start() - 120)
    left = max(
        text.plain.rfind(". ", before, match.start()), text.string.rfind("\n\n", before, match.start())
    )
    left = left + 1 if left >= 0 else max(0, match.start() - 80)
    right = min(len(text.string), match.end() + 200)
    stop = re.search(r"[a-z)]{3}\.\s|\n\n", text.plain[match.end() : right])
    return left, match.end() + stop.start() + 1 if stop else right


def find_filed_with_state(
    text: Text, latest: date, *, day_first: bool, by_state: bool = False
) -> tuple[Fact[date], ...]:
    """The day the text says it reached the state agency: stated, certified or stamped."""
    if stamp := _state_stamp(text, latest):
        return (stamp,)
    for pattern in (*_FILED_STATE, *((_STATE_SAYS,) if by_state else ())):
        for match in pattern.finditer(text.plain):
            left, right = _sentence(text, match)
            found = [
                each
                for each in find_dates(text, left, right, day_first=day_first)
                if each.best(latest) <= latest
            ]
            after = [each for each in found if each.start >= match.start()]
            if found:
                each = after[0] if after else found[-1]
                return (
                    Fact(each.best(latest), (text.evidence(each.start, each.end),), Grade.LIKELY, "stated"),
                )
    return ()


_STATE_STAMP = Pattern(
    r"\b(?:public education dep|department of education|nmped|\bped\b|state|oah"
    r"|office of administrative|hearings|\bcde\b|\bseb\b)"
)


def _state_stamp(text: Text, latest: date) -> Fact[date] | None:
    """The state's own stamp on the paper: "FILED / PUBLIC EDUCATION DEPT / 2025 OCT 21"."""
    for line in text.lines[:60]:
        if not line.text or len(line.text) > 70 or not _STAMP_WORD.search(text.plain[line.start : line.end]):
            continue
        block = [
            each
            for each in text.lines[max(0, line.number - 2) : line.number + 4]
            if each.text and len(each.text) < 70
        ]
        words = " ".join(text.plain[each.start : each.end] for each in block)
        if not _STATE_STAMP.search(words) or not (line.text.isupper() or len(line.text.split()) <= 4):
            continue
        for each in block:
            for found in find_dates(text, each.start, each.end):
                if found.best(latest) <= latest and (
                    each.text.isupper() or _STAMPED.match(each.text + " x") or each is line
                ):
                    return Fact(
                        found.best(latest),
                        (text.evidence(found.start, found.end),),
                        Grade.CERTAIN,
                        "the state's stamp",
                    )
    return None
