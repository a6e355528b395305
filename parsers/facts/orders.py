"""What orders, notices and decisions fix: case number, hearing day and time, officer, decision dates."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from parsers.facts.closing import Signature
from parsers.facts.dates import FoundDate, find_dates
from parsers.facts.fields import Field
from parsers.facts.labels import FieldName
from parsers.facts.names import NAME, looks_like_name, tidy_name, trim_name
from parsers.facts.text import Text
from parsers.kinds.sentences import sentence_bounds
from parsers.reading import Fact, Grade, Kind

_PREFIXED = re.compile(
    r"\b(?P<number>(?:DPH|DP|SPP|OAH|SEHO|SC|SCC|SECR|SEDP|HO|MED|SEDR|C|S|ODR|DPC|FIEP|PED|SEB|IDEA"
    r"|OSE|CDE|NMPED)(?:[- ]?(?:No\.?|#))?[- ]{0,2}\d{2,6}(?:[-/.]\w{1,8}){0,3})\b"
)
_LABELLED_NUMBER = re.compile(
    r"\b(?i:(?:case|docket|cause|complaint|caso|expediente|file|matter|oah)(?: (?:number|no\.?|num\.?"
    r"|n[uú]mero|n[uú]m\.?|id))?(?:\s?(?:no\.|no\b|#|:|Nº"
    r"|№))?)\s{1,2}(?P<number>[A-Z]{0,6}[- ]?\d[\w./-]{2,24}(?: \d[\w-]{1,12})?)"
)
_DUE = re.compile(
    r"\b(?:(?:decision|final order|ruling|report|order)(?: [a-z]+){0,5}? (?:is |was |shall be |will be "
    r"|must be |now )*(?:due|issued?|rendered|mailed|extended|made|completed)|decision (?:deadline"
    r"|due date|date|timeline)|deadline|timeline|due date|date for (?:the |my |a )?(?:final )?decision"
    r"|extended (?:from|to|until|through)|decision (?:on or before|no later than|by)|(?:complaint"
    r"|investigation) (?:timeline|will be)(?: [a-z]+){0,4}? (?:by|on|ends|expires)"
    r"|60[- ]day (?:timeline|deadline)|45[- ]day|fecha limite|decision (?:debera|sera)|plazo)\b"
)
_NEW = re.compile(
    r"\b(?:to|until|through|thru|is now|new(?: deadline| due date| date)?(?: is|:)?|remains?|remain"
    r"|stands?|stays?|no later than|on or before|by|hasta(?: el)?|al|sigue siendo(?: el)?|is|of|due on"
    r"|due|will be|vence(?: el)?|a mas tardar(?: el)?)\s(?:and including |[a-z]+day,? |the |at |on |el "
    r"|dia )*$"
)
_OLD = re.compile(
    r"\b(?:from|currently|originally|previous(?:ly)?|was|old|current|del|desde(?: el)?|presently"
    r"|formerly|prior)\s(?:due (?:on )?|set for |deadline of |of |the |[a-z]+day,? |el )*$"
)
_HEARING = re.compile(r"\b(?:hearing|audiencia|vista|hearing date)\b(?! officer)")
_SET = re.compile(
    r"\b(?:was held|held|set|reset|scheduled|rescheduled|convene[ds]?|begin|commence|start|take place"
    r"|on|for|date|continued|reconvene|fecha|llevara a cabo|programada|celebrara|sera|moved|calendared"
    r"|conducted|noticed)\b"
)
_OTHER_DAY = re.compile(
    r"\b(?:pre-?hearing|conference|disclos\w*|exhibits?|witness|motions?|briefs?|status|mediation"
    r"|resolution (?:meeting|session)|decision|deadline|issued|dated|filed|received"
    r"|request(?:ed)? (?:dated|of|filed)|settlement|order of|previously|originally|from|vacated"
    r"|instead of|by)\b[^.;]{0,45}$"
)
_TIME = re.compile(
    r"(?<![\d:])(?P<h>\d{1,2})(?::(?P<m>\d{2}))?\s?(?P<half>a\.?\s?m\b|p\.?\s?m\b|noon|midday)"
    r"|(?<![\d:])(?P<h2>[01]?\d|2[0-3]):(?P<m2>\d{2})(?!\d)|(?P<noon>\bnoon\b|\bmediodia\b)"
)
_OFFICER_ROLE = re.compile(
    r"\b(?:impartial |due process |special education |administrative |presiding )*(?:hearing officer"
    r"|law judge|judge|officer|oficial de audiencias?|juez|juez[a]? administrativ[oa]|alj|iho|dpho)\b"
)
_OFFICER_NAMED = (
    re.compile(
        rf"\b(?i:(?:(?:impartial |due process |independent )*hearing officer|administrative law judge"
        rf"|(?:the )?presiding officer|judge|alj|iho|oficial de audiencias?|juez(?:a)? administrativ[oa]"
        rf"|juez))(?i:,|:| is| will be| assigned(?: is|:)| appointed(?: is|:)| es)? (?P<name>(?:(?:Mr|Ms"
        rf"|Mrs|Dr|Hon)\.? )?{NAME})"),
    re.compile(
        rf"(?P<name>{NAME}),? (?:(?i:esq\.?|j\.?d\.?|ph\.?d\.?),? )?\(?(?i:(?:is |was |has been "
        rf"|will serve |as |the |assigned |appointed |acting |an? ){{0,5}}(?:impartial |due process "
        rf"|independent |special education )*(?:hearing officer|administrative law judge"
        rf"|oficial de audiencias?|juez))"),
)  # fmt: skip


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


def find_hearing(text: Text) -> tuple[tuple[Fact[date], ...], tuple[Fact[str], ...]]:
    """Day and time (24 h) of the hearing itself; not of conferences or disclosures."""
    best: tuple[int, FoundDate, int, int] | None = None
    for found in find_dates(text):
        begin, end = sentence_bounds(text, found.start, found.end)
        before = text.plain[begin : found.start]
        if not _HEARING.search(text.plain[begin:end]) and not _under_hearing(text, begin):
            continue
        score = (
            3 * bool(_SET.search(before))
            + 2 * bool(_TIME.search(text.plain, found.end, min(end, found.end + 40)))
            + bool(_HEARING.search(before))
        )
        score -= 4 * bool(_OTHER_DAY.search(before)) + 4 * bool(_OLD.search(before))
        if score >= 2 and (best is None or score > best[0]):
            best = (score, found, begin, end)
    if best is None:
        return (), ()
    _, found, _, end = best
    day = Fact(
        found.value, (text.evidence(found.start, found.end),), Grade.LIKELY, "the day set for the hearing"
    )
    return (day,), _time_near(text, found, end)


def _under_hearing(text: Text, begin: int) -> bool:
    """A line "Date: …" in a notice whose lines before name the hearing."""
    return bool(_HEARING.search(text.plain, max(0, begin - 160), begin)) and bool(
        re.match(r"\W*(?:date|fecha|when|day)", text.plain[begin : begin + 12])
    )


def _time_near(text: Text, found: FoundDate, end: int) -> tuple[Fact[str], ...]:
    windows = ((found.end, max(end, found.end + 70)), (max(0, found.start - 40), found.start))
    for start, stop in windows:
        for match in _TIME.finditer(text.plain, start, min(stop, len(text.plain))):
            if value := clock(match):
                return (
                    Fact(
                        value, (text.evidence(*match.span()),), Grade.LIKELY, "the hour set for the hearing"
                    ),
                )
    return ()


def clock(match: re.Match[str]) -> str | None:
    """The form "14:05" for a time of day as people write it."""
    g = match.groupdict()
    if g.get("noon"):
        return "12:00"
    hour, minute = int(g["h"] or g["h2"]), int(g["m"] or g["m2"] or 0)
    half = (g["half"] or "")[:1]
    if half == "p" and hour < 12:
        hour += 12
    if half == "a" and hour == 12:
        hour = 0
    return f"{hour:02d}:{minute:02d}" if hour < 24 and minute < 60 else None


def find_decision_due(text: Text) -> tuple[Fact[date], ...]:
    """The deadline of the decision that is in force after this paper."""
    denied = bool(re.search(r"\bden(?:y|ied|ies|ying)\b|\bniega|denegad", text.plain)) and not re.search(
        r"\bgrant(?:s|ed|ing)?\b|concede", text.plain
    )
    ranked: list[tuple[int, FoundDate]] = []
    for found in find_dates(text):
        begin, end = sentence_bounds(text, found.start, found.end)
        before, whole = text.plain[begin : found.start], text.plain[begin:end]
        if not _DUE.search(whole) or re.search(
            r"\b(?:hearing (?:is|will|on)|disclos|prehearing|conference)\b[^.;]{0,40}$", before
        ):
            continue
        score = (
            2 * bool(_DUE.search(before))
            + 3 * bool(_NEW.search(before))
            - 3 * bool(_OLD.search(before)) * (not denied)
        )
        if score >= 2:
            ranked.append((score, found))
    if not ranked:
        return ()
    best = max(score for score, _ in ranked)
    found = [each for score, each in ranked if score == best][-1]
    return (
        Fact(
            found.value,
            (text.evidence(found.start, found.end),),
            Grade.LIKELY,
            "the deadline of the decision",
        ),
    )


def find_officer(text: Text, signatures: Sequence[Signature], sender: str) -> tuple[Fact[str], ...]:
    """The hearing officer's full name, from the signature, the text or the sender line."""
    for number, line in enumerate(text.lines):
        if _OFFICER_ROLE.search(text.plain[line.start : line.end]) and len(line.text) < 80:
            for each in (line, *text.lines[max(0, number - 2) : number][::-1]):
                words = re.split(r",| - | – |\(", re.sub(r"^/s/\s*", "", each.text))[0]
                if looks_like_name(words):
                    return (
                        Fact(
                            tidy_name(words),
                            (text.evidence(each.start, each.end),),
                            Grade.LIKELY,
                            "signed as hearing officer",
                        ),
                    )
    for pattern in _OFFICER_NAMED:
        for match in pattern.finditer(text.flow):
            name = trim_name(match["name"])
            if len(name.split()) > 1:
                return (
                    Fact(
                        name, (text.evidence(*match.span("name")),), Grade.LIKELY, "named as hearing officer"
                    ),
                )
    return _signing_officer(text, signatures, sender)


def _signing_officer(text: Text, signatures: Sequence[Signature], sender: str) -> tuple[Fact[str], ...]:
    for each in signatures:
        if (
            not each.blank
            and len(each.name.split()) > 1
            and re.search(r"\border|\bnotice of|\bdecision|\bruling|\borden\b|aviso", text.plain[:600])
        ):
            return (
                Fact(each.name, (text.evidence(each.start, each.end),), Grade.LIKELY, "signed the order"),
            )
    name = tidy_name(sender)
    if len(name.split()) > 1 and trim_name(name) == name:
        from parsers.reading import Evidence

        return (Fact(name, (Evidence(text=sender, part="headers"),), Grade.LIKELY, "sent the order"),)
    return ()


def find_decision_date(
    text: Text, kind: Kind, letter: Sequence[Fact[date]], latest: date
) -> tuple[Fact[date], ...]:
    """The day of a decision or report: said so, else the date the paper bears."""
    said = re.compile(
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


def find_mediation_date(text: Text) -> tuple[Fact[date], ...]:
    """The day of a mediation session."""
    for found in _dates_beside(text, re.compile(r"\bmediat\w+|\bmediacion|facilitated")):
        before = text.plain[max(0, found.start - 90) : found.start]
        if (
            re.search(r"\b(?:mediat\w+|session|conference|mediacion|sesion|meeting|meet|date)\b", before)
            and re.search(
                r"\b(?:on|for|held|scheduled|date|is|el|begin|meet|set|at|to|be|took place)\b[^.;]{0,20}$",
                before,
            )
            and not re.search(
                r"\b(?:signed|dated|filed|request(?:ed)?|iep (?:of|dated)|deadline|by|until|through"
                r"|end(?:s|ed)?)\b[^.;]{0,18}$",
                before,
            )
        ):
            return (
                Fact(
                    found.value,
                    (text.evidence(found.start, found.end),),
                    Grade.LIKELY,
                    "the day of the mediation",
                ),
            )
    return ()


def _dates_beside(text: Text, pattern: re.Pattern[str]) -> Iterator[FoundDate]:
    for found in find_dates(text):
        begin, end = sentence_bounds(text, found.start, found.end)
        if pattern.search(text.plain, begin, end):
            yield found


def extension_outcome(text: Text) -> str | None:
    """One of "granted", "denied" or "asked"."""
    if re.search(
        r"\b(?:is|are|hereby|be|was) (?:hereby )?den(?:ied|y)|\bdenying\b|\bi (?:hereby )?deny\b"
        r"|\bdenied\b|\bdeniega|\bdenegad|\bniega",
        text.plain,
    ):
        return (
            "granted"
            if re.search(r"\bgranting\b|\b(?:is|are|hereby) granted\b.{0,80}extension", text.plain)
            else "denied"
        )
    if re.search(r"\bgrant(?:s|ed|ing)?\b|\bextended\b|\bconcede|\bprorroga", text.plain):
        return "granted"
    return "asked"


def labelled_case_number(text: Text, fields: Sequence[Field]) -> tuple[Fact[str], ...]:
    """A number on the form's own line."""
    for field in fields:
        value = field.value(text)
        if (
            field.name is FieldName.CASE_NUMBER
            and field.filled
            and any(c.isdigit() for c in value)
            and len(value) < 40
        ):
            return (Fact(value, (text.evidence(field.start, field.end),), Grade.CERTAIN, "on the form"),)
    return ()
