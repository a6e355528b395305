"""Weighs the words of one document or letter and says what it is, how surely, and why."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from parsers.facts.fields import Field
from parsers.facts.labels import FieldName
from parsers.facts.text import Text
from parsers.kinds import near_miss, opening
from parsers.kinds.boxes import checked_kinds
from parsers.kinds.follow_up import GATES, OFFICIALS_ACT, PARTIES_ACT
from parsers.kinds.near_miss import NearMiss
from parsers.kinds.requests import asked_for
from parsers.kinds.sentences import sentence_bounds
from parsers.kinds.signals import Signal, Zone
from parsers.reading import OPENING, Kind

ENOUGH = 4.0
"""A kind with this score is taken without asking."""
DOUBTFUL = 2.0
"""From here a person is asked."""
_CASE_NUMBER = re.compile(
    r"\b(?:dph|dp|spp|oah|sc|seb|ohr|case|docket|caso|cause)\s?(?:no\.?|number|num\.?|#|:)?\s?:?\s?[a-z]{0,4}-?\d{2,4}[-\d]*\d",
    re.ASCII,
)
_ADDRESSES = re.compile(r"[\w.+%-]{1,64}@[\w.-]{1,100}|https?://\S{1,200}|\bwww\.\S{1,100}")
_CHILD = re.compile(
    r"\b(?:my|our|their|the) (?:[a-z-]+ ){0,2}(?:son|daughter|child|grandson|granddaughter|student)\b|\bborn\b|\bmi hij[oa]|\bfor [a-z]+ [a-z-]+ ?,|\bpetitioner"
)
_TALK_ONLY = "speaks of filing, or asks about it, but files nothing"
_IF = re.compile(
    r"\b(?:if|unless|may have to|might|in case (?:of|you|the|we|i)\b|should (?:you|we|the parties)|whether|si no)\b"
)
_FIRST_PERSON_CHILD = re.compile(
    r"\b(?:my|our|mi|nuestr[oa]) (?:[a-z-]+ ){0,2}(?:son|daughter|child|children|kids?|grandson|granddaughter|nephew|niece|ward|brother|sister|hij[oa]|niet[oa])\b"
)
_PROCEDURE = re.compile(
    r"\b(?:due process|state complaint|hearing officer|impartial hearing|mediat(?:ion|or)|debido proceso|queja estatal)\b"
)
_COMPLAINS = re.compile(
    r"\b(?:refus|denied|deny|fail|stopp|removed|not (?:receiv|provid|been|follow|get|done)|without|never|ignored|violat|no ha|nobody|missed|illegal)"
)
_NAMED = re.compile(
    r"\b(?i:son|daughter|child|student|on behalf of|for|parents? of|mother of|father of),? (?!(?:The|Special|Due|A)\b)[A-ZÀ-Þ][a-zà-ÿ'-]+ [A-ZÀ-Þ][a-zà-ÿ'-]+|\b(?:Petitioner|Complainant)\b"
)
_INQUIRY = re.compile(
    r"\b(?:questions?|inquiry|pregunta|duda|consulta|last chance|final (?:notice|warning)|intent to|before i|thinking)\b|\?$"
)
_TITLE_LINES = 30
_SUBSTANCE = frozenset(
    {FieldName.CHILD_NAME, FieldName.PROBLEM, FieldName.BIRTH, FieldName.RESOLUTION, FieldName.FILER_NAME}
)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a document is. `score` 0 means that nothing spoke for anything."""

    kind: Kind
    score: float
    why: str
    ask: bool = False
    """A person should decide."""
    asks_itself: bool = False
    """Somebody asks here and now, in a sentence of this document."""
    titled: bool = False
    also: tuple[Kind, ...] = ()
    """Other opening kinds that are asked for beside it."""

    @property
    def opens(self) -> bool:
        """Whether it opens a case."""
        return self.kind in OPENING and self.score >= ENOUGH


def title_words(text: Text) -> str:
    """The heading lines of the first page and the RE line, in lower case, parted by " ; "."""
    lines = [line for line in text.lines if line.text][:_TITLE_LINES]
    kept = [text.plain[line.start : line.end] for line in lines if _is_title(line.text)]
    return " ; ".join(kept)


def _is_title(line: str) -> bool:
    if len(line) > 130 or len(line) < 4:
        return False
    if re.match(r"(?:re|regarding|subject|asunto|ref|referencia|in re|v/v)\s?:", line, re.IGNORECASE):
        return True
    words = [word for word in re.findall(r"[^\W\d_]{4,}", line)]
    if not words or line.endswith((".", ",", "?")) and not line.isupper():
        return False
    capital = sum(word[0].isupper() for word in words)
    return capital / len(words) > 0.7 or (
        len(words) <= 9 and line[0].isupper() and line.endswith(":") is False and len(line) < 70
    )


def has_case_number(words: str) -> bool:
    """Whether lower-case words name the number of a case."""
    return bool(_CASE_NUMBER.search(words))


@dataclass(frozen=True, slots=True)
class _Weighed:
    scores: dict[Kind, float]
    whys: dict[Kind, list[str]]
    asked: frozenset[Kind]
    titled: frozenset[Kind]
    hypothetical: bool


def weigh(text: Text, subject: str, fields: Sequence[Field]) -> Verdict:
    """What this document is, from its own words and the subject it came under."""
    weighed = _weigh(text, subject)
    follow_up = _best_follow_up(weighed)
    opened = _best(weighed, [kind for kind in OPENING if kind in weighed.scores])
    opening_score = weighed.scores.get(opened, 0.0) if opened else 0.0
    if follow_up and _follow_up_wins(weighed, follow_up, opened, opening_score, text):
        return _verdict(weighed, follow_up, weighed.scores[follow_up])
    return _opening_or_not(text, subject, fields, weighed, opened)


def _verdict(weighed: _Weighed, kind: Kind, score: float) -> Verdict:
    also = tuple(each for each in sorted(weighed.asked) if each != kind and each in OPENING)
    why = "; ".join(weighed.whys[kind])
    return Verdict(
        kind, score, why, asks_itself=kind in weighed.asked, titled=kind in weighed.titled, also=also
    )


def _best_follow_up(weighed: _Weighed) -> Kind | None:
    """The strongest follow-up; one that the heading names goes before those only met in the text."""
    kinds = [kind for kind in weighed.scores if kind not in OPENING]
    return _best(weighed, [kind for kind in kinds if kind in weighed.titled] or kinds)


def _best(weighed: _Weighed, kinds: Iterable[Kind]) -> Kind | None:
    order = list(Kind)
    return max(kinds, key=lambda kind: (weighed.scores[kind], -order.index(kind)), default=None)


def _follow_up_wins(
    weighed: _Weighed, kind: Kind, opened: Kind | None, opening_score: float, text: Text
) -> bool:
    score = weighed.scores[kind]
    if weighed.titled - OPENING and kind not in weighed.titled:
        score -= 3
    if _CASE_NUMBER.search(text.plain):
        score += 1.5
    if score < 6:
        return False
    if opened in weighed.asked and kind not in weighed.titled and kind not in _OWN_ACTS:
        score -= 4
    return score > opening_score or kind in weighed.titled and score >= opening_score - 1


_OWN_ACTS = frozenset({Kind.WITHDRAWAL, Kind.AMENDED_COMPLAINT, Kind.SETTLEMENT_VOID, Kind.RESOLUTION_WAIVER})


def _weigh(text: Text, subject: str) -> _Weighed:
    scores: dict[Kind, float] = defaultdict(float)
    whys: dict[Kind, list[str]] = defaultdict(list)
    titled, asked = set(), set()
    title = title_words(text)
    zones = {Zone.TITLE: title, Zone.SUBJECT: subject, Zone.BODY: text.plain}
    for each in (*opening.TITLES, *opening.BEGINNINGS, *opening.SUBJECTS, *opening.STATUTES):
        if each.pattern.search(zones[each.zone]):
            _count(each, scores, whys)
            if each.zone is Zone.TITLE:
                titled.add(each.kind)
    zones[Zone.TITLE] = f"{subject} ; {title}"
    possible = _possible(f"{subject} ; {text.plain}")
    for each in (*PARTIES_ACT, *OFFICIALS_ACT):
        if each.kind in possible and _stated(each, zones[each.zone], text):
            _count(each, scores, whys)
            if each.zone is Zone.TITLE:
                titled.add(each.kind)
    hypothetical = False
    named = bool(_NAMED.search(text.flow))
    for kind, weight, why in opening.REQUESTS:
        found = asked_for(text, kind)
        hypothetical = hypothetical or found.only_talk
        if found.meant:
            scores[kind] += weight if found.in_person or named else DOUBTFUL
            whys[kind].append(why)
            asked.update({kind} if found.in_person or named else ())
    _count_boxes(text, scores, whys, asked, titled)
    return _Weighed(scores, whys, frozenset(asked), frozenset(titled), hypothetical)


def _possible(words: str) -> set[Kind]:
    """The kinds of follow-up whose cheap test passes."""
    return {kind for kind, letters in GATES.items() if any(each in words for each in letters)}


def _stated(each: Signal, words: str, text: Text) -> bool:
    """Whether the words stand there; in running text not as a question."""
    for number, match in enumerate(each.pattern.finditer(words)):
        if each.zone is not Zone.BODY or number > 20:
            return True
        begin, end = sentence_bounds(text, match.start(), match.end())
        if _IF.search(text.plain, begin, match.end()):
            continue
        if "?" not in text.plain[match.end() - 1 : end + 1]:
            return True
    return False


def _count(each: Signal, scores: dict[Kind, float], whys: dict[Kind, list[str]]) -> None:
    scores[each.kind] += each.weight
    whys[each.kind].append(each.why)


def _count_boxes(
    text: Text, scores: dict[Kind, float], whys: dict[Kind, list[str]], asked: set[Kind], titled: set[Kind]
) -> None:
    """Ticked boxes decide between the kinds that one form offers."""
    ticked, unticked = checked_kinds(text)
    for kind in ticked:
        scores[kind] += 8 if kind in OPENING else 14
        whys[kind].append("its box is ticked")
        (asked if kind in OPENING else titled).add(kind)
    for kind in unticked - ticked if ticked else ():
        scores[kind] = min(scores[kind], 1.0)
        asked.discard(kind)


def _opening_or_not(
    text: Text, subject: str, fields: Sequence[Field], weighed: _Weighed, opened: Kind | None
) -> Verdict:
    if miss := _near_miss(near_miss.OTHER_LAW, text, subject):
        return Verdict(Kind.NOT_A_FILING, miss.weight, miss.why, ask=miss.ask)
    score = weighed.scores.get(opened, 0.0) if opened else 0.0
    asked = opened in weighed.asked
    if _INQUIRY.search(subject) and opened not in weighed.titled:
        score = min(score, ENOUGH - 1)
    if near_miss.PRETENCE.search(f"{subject} ; {text.plain[:20_000]}"):
        return Verdict(Kind.NOT_A_FILING, 6, "a sample, a template or an exercise")
    if near_miss.OPEN_CASE_PAPERS.search(title_words(text)) and not asked:
        return Verdict(Kind.NOT_A_FILING, 5, "a paper in a case that is already open")
    filled = {each.name for each in fields if each.filled}
    substance = bool(filled & _SUBSTANCE)
    told = filled & {FieldName.PROBLEM, FieldName.RESOLUTION}
    filled_in = len(told) == 2 or FieldName.CHILD_NAME in filled and bool(told or FieldName.BIRTH in filled)
    if filled_in and opened in weighed.titled:
        score += 2
    if asked and not filled_in and (mailing := _mailing(text, subject)):
        return Verdict(Kind.NOT_A_FILING, mailing.weight, mailing.why)
    if opened and not asked and not weighed.hypothetical and _tells_a_case(text, filled):
        score += 2.5
    named_case = opened in weighed.titled and bool(_CHILD.search(text.plain))
    if not asked and not filled_in and not named_case and (miss := _near_miss(near_miss.TALK, text, subject)):
        score -= miss.weight
        if score < DOUBTFUL:
            return Verdict(Kind.NOT_A_FILING, miss.weight, miss.why)
    if score >= DOUBTFUL and not asked and not substance and not _CHILD.search(text.plain):
        score = min(score, ENOUGH - 1)
    if opened and score < ENOUGH and weighed.hypothetical and not asked:
        return Verdict(Kind.NOT_A_FILING, 3, _TALK_ONLY)
    if opened and score >= DOUBTFUL:
        return _maybe_draft(text, subject, _verdict(weighed, opened, score))
    return _other(text, weighed)


def _maybe_draft(text: Text, subject: str, verdict: Verdict) -> Verdict:
    if near_miss.DRAFT.search(subject + " ; " + title_words(text)) or near_miss.DRAFT.search(
        text.plain, 0, 400
    ):
        return Verdict(Kind.NOT_A_FILING, verdict.score, "a draft, or sent by mistake", ask=True)
    return verdict


def _near_miss(misses: Iterable[NearMiss], text: Text, subject: str) -> NearMiss | None:
    head = _ADDRESSES.sub(" ", text.plain[:20_000])
    for miss in misses:
        if (miss.pattern.search(head) or miss.pattern.search(subject)) and not (
            miss.unless and miss.unless.search(head)
        ):
            return miss
    return None


def _mailing(text: Text, subject: str) -> NearMiss | None:
    """A newsletter or advertisement that tells of somebody's request; no child of the writer's in it."""
    if _FIRST_PERSON_CHILD.search(text.plain):
        return None
    return _near_miss([miss for miss in near_miss.TALK if miss.weight >= 5], text, subject)


def _tells_a_case(text: Text, filled: set[FieldName]) -> bool:
    """A child of the writer's or on the form, and what went wrong or is wanted."""
    child = _FIRST_PERSON_CHILD.search(text.plain) or FieldName.CHILD_NAME in filled
    return bool(child) and bool(
        _COMPLAINS.search(text.plain) or filled & {FieldName.PROBLEM, FieldName.RESOLUTION}
    )


def _grievance(text: Text) -> bool:
    """A family's letter that complains and names a procedure, but asks for none in words we know."""
    plain = text.plain[:20_000]
    return bool(_FIRST_PERSON_CHILD.search(plain) and _PROCEDURE.search(plain) and _COMPLAINS.search(plain))


def _other(text: Text, weighed: _Weighed) -> Verdict:
    for pattern, why in near_miss.OTHER_REQUESTS:
        for match in pattern.finditer(text.plain[:20_000]):
            begin, end = sentence_bounds(text, match.start(), match.end())
            if re.search(
                r"\b(?:i|we|parents?|please|client|my|our|solicito|pido|quiero|necesito|solicitamos)\b",
                text.plain[begin:end],
            ):
                return Verdict(Kind.OTHER_REQUEST, 3, why)
    if not weighed.hypothetical and _grievance(text):
        return Verdict(Kind.DUE_PROCESS_REQUEST, DOUBTFUL, "a family complains and names a procedure")
    if weighed.hypothetical:
        return Verdict(Kind.NOT_A_FILING, 3, _TALK_ONLY)
    return Verdict(Kind.NOT_A_FILING, 0, "nothing in it asks for a hearing, complaint or mediation")
