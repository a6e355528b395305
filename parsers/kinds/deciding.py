"""Whether a document opens a case: what speaks for it against what speaks against it.

Clear for it: the kind with a score of `ENOUGH`. Between `DOUBTFUL` and `ENOUGH`, or with the substance
of a filing under words we do not know: the kind with that score, and a person is asked. Clearly
something else: `NOT_A_FILING` or `OTHER_REQUEST` with the reason.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from parsers.facts.fields import Field
from parsers.facts.labels import FieldName
from parsers.facts.text import Text
from parsers.kinds import near_miss
from parsers.kinds.ask_words import LAW_BROKEN, MY_CHILD, SPECIAL_EDUCATION, STATE_NAMED
from parsers.kinds.drafts import says_draft
from parsers.kinds.near_miss import NearMiss
from parsers.kinds.quotes import without_quotes
from parsers.kinds.sentences import sentence_bounds
from parsers.kinds.substance import (
    Element,
    elements_in,
    is_blank_form,
    is_captioned,
    is_filled_form,
    is_full,
    kind_spoken_of,
    names_one_child,
)
from parsers.kinds.verdict import DOUBTFUL, ENOUGH, Verdict, Weighed, has_case_number
from parsers.reading import OPENING, Kind

_ADDRESSES = re.compile(r"[\w.+%-]{1,64}@[\w.-]{1,100}|https?://\S{1,200}|\bwww\.\S{1,100}")
_TALK_ONLY = "speaks of filing, or asks about it, but files nothing"
BLANK_FORM = "a form with nothing filled in"
_NOTHING = "nothing in it asks for a hearing, complaint or mediation"
_INQUIRY = re.compile(
    r"\b(?:questions?|inquiry|pregunta|duda|consulta|last chance|final (?:notice|warning)|intent to|before i|thinking|demand letter)\b|\?$"
)
_ASKER = re.compile(
    r"\b(?:i|we|parents?|please|client|my|our|solicito|pido|quiero|necesito|solicitamos|pedimos)\b"
)
_PROCEDURE = re.compile(
    r"\b(?:due process|state complaint|hearing officer|impartial hearing|mediat(?:ion|or)|debido proceso|queja estatal|300\.5|300\.15)\b"
)
_TELLING = frozenset(
    {FieldName.CHILD_NAME, FieldName.PROBLEM, FieldName.BIRTH, FieldName.RESOLUTION, FieldName.FILER_NAME}
)
_MECHANISM = re.compile(
    r"\b(?:due process|hearings?\b(?! (?:aid|test|screen|loss|impair))|judge|hearing officer|neutral|impartial|independent (?:person|officer)|decide[sd]?\b|the state\b|the department|state complaint|formal(?:ly)?|complain\w*|"
    r"investigat\w*|appeal\w*|challeng\w*|disput\w*|contest\w*|mediat\w*|facilitat\w*|procedural safeguards|parent(?:al)? rights|legal rights|1415|300\.\d|idea\b|part b\b|fape|free appropriate|debido proceso|audiencia|juez|quej\w+|denunci\w+|"
    r"el estado|departamento|mediacion|derechos|demand\w*|ley de educacion|dieu tran|khieu nai|hoa giai)\b"
)
"""Any way to have somebody decide, and the law that gives it."""
_TALKS = frozenset({Kind.MEDIATION_REQUEST, Kind.FACILITATED_IEP_REQUEST})
_FOUR = 4
_SHORT = 600  # characters


def verdict_of(weighed: Weighed, kind: Kind, score: float) -> Verdict:
    """The verdict for this kind, with its reasons."""
    also = tuple(each for each in sorted(weighed.asked) if each != kind and each in OPENING)
    return Verdict(
        kind,
        score,
        "; ".join(weighed.whys[kind]),
        asks_itself=kind in weighed.asked,
        titled=kind in weighed.titled,
        asking=weighed.asking,
        also=also,
    )


def opening_or_not(
    text: Text, subject: str, fields: Sequence[Field], weighed: Weighed, opened: Kind | None
) -> Verdict:
    """What a document is that no follow-up explains."""
    there = elements_in(text, fields)
    if miss := _near_miss(near_miss.OTHER_LAW, text, subject):
        unsure = is_full(there) and bool(opened in weighed.asked or opened in weighed.titled)
        return Verdict(Kind.NOT_A_FILING, miss.weight, miss.why, ask=miss.ask or unsure)
    form = is_filled_form(text, fields)
    if form or (is_captioned(text) and {Element.PROBLEM, Element.REMEDY} <= there):
        opened = opened or kind_spoken_of(text, subject) or Kind.DUE_PROCESS_REQUEST
        weighed.scores[opened] += ENOUGH if form or opened in weighed.scores else ENOUGH + 0.5
        weighed.whys[opened].append("a form of a filing, filled in" if form else "the caption of a filing")
    if opened not in weighed.asked and is_blank_form(fields):
        return Verdict(Kind.NOT_A_FILING, 5, BLANK_FORM)
    if other := _set_aside(text, subject, weighed, opened, there, form):
        return other
    score = _balance(text, subject, fields, weighed, opened, there)
    if opened is None or score < DOUBTFUL:
        return _other(text, weighed, there)
    if score < ENOUGH and weighed.hypothetical and opened not in weighed.asked:
        return _talk(text, there, weighed)
    verdict = replace(verdict_of(weighed, opened, score), formal=form or is_captioned(text))
    return _maybe_draft(text, subject, weighed.title, verdict)


def _set_aside(
    text: Text, subject: str, weighed: Weighed, opened: Kind | None, there: frozenset[Element], form: bool
) -> Verdict | None:
    """Exercises, papers of an open case and mailings."""
    asked = opened in weighed.asked
    if near_miss.PRETENCE.search(f"{subject} ; {text.plain[:20_000]}"):
        return Verdict(Kind.NOT_A_FILING, 6, "a sample, a template or an exercise")
    if near_miss.OPEN_CASE_PAPERS.search(weighed.title) and not asked and not form:
        return Verdict(Kind.NOT_A_FILING, 5, "a paper in a case that is already open")
    if not form and (mailing := _mailing(text, subject)):
        return Verdict(Kind.NOT_A_FILING, mailing.weight, mailing.why)
    return None


def _balance(
    text: Text,
    subject: str,
    fields: Sequence[Field],
    weighed: Weighed,
    opened: Kind | None,
    there: frozenset[Element],
) -> float:
    """What speaks for the opening kind, less what speaks against it."""
    if opened is None:
        return 0.0
    form = is_filled_form(text, fields)
    score, asked, titled = weighed.scores[opened], opened in weighed.asked, opened in weighed.titled
    child = Element.CHILD in there
    if not asked and not weighed.hypothetical and _tells_a_case(text, fields, there, opened, titled):
        score += 2.5
    if (
        not asked
        and not form
        and not (titled and child)
        and (miss := _near_miss(near_miss.TALK, text, subject))
    ):
        score -= miss.weight
    if not asked and not weighed.hypothetical and len(there) > _FOUR and is_full(there):
        score += 2
    elif not asked and not child and not form and not _tells_of_itself(fields):
        score = min(score, ENOUGH - 1)
    if opened is Kind.STATE_COMPLAINT and not titled and not form and not _on_special_education(text):
        score = min(score, ENOUGH - 1)
    if not titled and not form and _INQUIRY.search(subject) and len(there) < _FOUR:
        score = min(score, ENOUGH - 1)
    if not titled and not form and has_case_number(subject) and len(text.string) < _SHORT:
        score = min(score, ENOUGH - 1)
    return score


def _on_special_education(text: Text) -> bool:
    """A complaint about lunch or a coach is none under 34 CFR 300.151."""
    return any(each.search(text.plain) for each in (SPECIAL_EDUCATION, STATE_NAMED, LAW_BROKEN))


def _tells_a_case(
    text: Text, fields: Sequence[Field], there: frozenset[Element], opened: Kind, titled: bool
) -> bool:
    """One child and what went wrong; without a heading, what is wanted too."""
    if opened in _TALKS:
        return bool({Element.CHILD, Element.SCHOOL} & there)
    one = names_one_child(text) or any(each.filled and each.name is FieldName.CHILD_NAME for each in fields)
    told = {Element.PROBLEM, Element.REMEDY}
    return one and bool(told & there if titled else told <= there)


def _tells_of_itself(fields: Sequence[Field]) -> bool:
    """A field that only a filing fills in."""
    return any(each.filled and each.name in _TELLING for each in fields)


def _maybe_draft(text: Text, subject: str, title: str, verdict: Verdict) -> Verdict:
    head = f"{subject} ; {title} ; {text.plain[:400]}"
    if says_draft(head):
        return replace(verdict, kind=Kind.NOT_A_FILING, why="a draft, or sent by mistake", ask=True)
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
    if MY_CHILD.search(without_quotes(text)):
        return None
    return _near_miss([miss for miss in near_miss.TALK if miss.weight >= 5], text, subject)


def _talk(text: Text, there: frozenset[Element], weighed: Weighed) -> Verdict:
    """Plans, threats and questions; one that has everything a filing has is shown to a person."""
    if len(there) > _FOUR and is_full(there):
        return Verdict(Kind.NOT_A_FILING, 3, "has the elements of a filing, but only speaks of it", ask=True)
    return Verdict(
        Kind.NOT_A_FILING, 3, _TALK_ONLY, ask=bool(near_miss.DRAFT_SHOWN.search(text.plain, 0, 600))
    )


def _other(text: Text, weighed: Weighed, there: frozenset[Element]) -> Verdict:
    """Another request, talk, or nothing; unless it has the substance of a filing."""
    told = {Element.CHILD, Element.PROBLEM, Element.REMEDY} <= there
    near = told and bool(_MECHANISM.search(text.plain))
    if not (near and len(there) == len(Element)) and (why := _other_request(text)):
        return Verdict(Kind.OTHER_REQUEST, 3, why)
    if weighed.hypothetical:
        return _talk(text, there, weighed)
    if near or (told and LAW_BROKEN.search(text.plain)) or is_full(there):
        sure = near and len(there) == len(Element) and not has_case_number(text.plain)
        return Verdict(
            _nearest_kind(text),
            ENOUGH if sure else DOUBTFUL,
            "has the elements of a filing (34 CFR 300.508(b), 300.153(b))",
        )
    if MY_CHILD.search(text.plain) and Element.PROBLEM in there and _PROCEDURE.search(text.plain, 0, 20_000):
        return Verdict(Kind.DUE_PROCESS_REQUEST, DOUBTFUL, "a family complains and names a procedure")
    if near_miss.DRAFT_SHOWN.search(text.plain, 0, 600) and _PROCEDURE.search(text.plain):
        return Verdict(Kind.NOT_A_FILING, 3, "a draft, or sent by mistake", ask=True)
    return Verdict(Kind.NOT_A_FILING, 0, _NOTHING)


def _nearest_kind(text: Text) -> Kind:
    return kind_spoken_of(text, "") or Kind.DUE_PROCESS_REQUEST


def _other_request(text: Text) -> str:
    """Which other request it makes, or ""."""
    for pattern, why in near_miss.OTHER_REQUESTS:
        for match in pattern.finditer(text.plain[:20_000]):
            begin, end = sentence_bounds(text, match.start(), match.end())
            if _ASKER.search(text.plain[begin:end]):
                return why
    return ""
