"""Whether a document opens a case: what speaks for it against what speaks against it.

Clear for it: the kind with a score of `ENOUGH`. Between `DOUBTFUL` and `ENOUGH`, or with the substance
of a filing under words we do not know: the kind with that score, and a person is asked. Clearly
something else: `NOT_A_FILING` or `OTHER_REQUEST` with the reason.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from parsers.facts.fields import Field
from parsers.facts.labels import FieldName
from parsers.facts.text import Text
from parsers.kinds import near_miss
from parsers.kinds.ask_words import LAW_BROKEN, MY_CHILD, SPECIAL_EDUCATION, STATE_NAMED
from parsers.kinds.drafts import DRAFT, says_draft, says_not_filed
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
from parsers.text.patterns import Pattern

_ADDRESSES = Pattern(r"[\w.+%-]{1,64}@[\w.-]{1,100}|https?://\S{1,200}|\bwww\.\S{1,100}")
_TALK_ONLY = "speaks of filing, or asks about it, but files nothing"
ELEMENTS = "has the elements of a filing (34 CFR 300.508(b), 300.153(b))"
PRETENDED = 6.0
ONLY_SPEAKS_OF_IT = "has the elements of a filing, but only speaks of it"
BLANK_FORM = "a form with nothing filled in"
_NOTHING = "nothing in it asks for a hearing, complaint or mediation"
_INQUIRY = Pattern(
    r"\b(?:questions?|inquiry|pregunta|duda|consulta|last chance|final (?:notice|warning)|intent to|"
    r"before i|thinking|demand letter)\b|\?$"
)
_ASKER = Pattern(
    r"\b(?:i|we|parents?|family|please|client|my|our|solicito|pido|quiero|necesito|solicitamos|pedimos)\b"
)
_PROCEDURE = Pattern(
    r"\b(?:due process|state complaint|hearing officer|impartial hearing|mediat(?:ion|or)|"
    r"debido proceso|queja estatal|300\.5|300\.15)\b"
)
_TELLING = frozenset(
    {FieldName.CHILD_NAME, FieldName.PROBLEM, FieldName.BIRTH, FieldName.RESOLUTION, FieldName.FILER_NAME}
)
_MECHANISM = Pattern(
    r"\b(?:due process|hearings?\b(?! (?:aid|test|screen|loss|impair))|judge|hearing officer|neutral|"
    r"impartial|independent (?:person|officer)|decide[sd]?\b|the state\b|the department|"
    r"state complaint|formal(?:ly)?|complain\w*|"
    r"investigat\w*|appeal\w*|challeng\w*|disput\w*|contest\w*|mediat\w*|facilitat\w*|"
    r"procedural safeguards|parent(?:al)? rights|legal rights|1415|300\.\d|idea\b|part b\b|fape|"
    r"free appropriate|debido proceso|audiencia|juez|quej\w+|denunci\w+|"
    r"el estado|departamento|mediacion|derechos|demand\w*|ley de educacion|dieu tran|khieu nai|hoa giai)\b"
)
"""Any way to have somebody decide, and the law that gives it."""
_TALKS = frozenset({Kind.MEDIATION_REQUEST, Kind.FACILITATED_IEP_REQUEST})
_FOUR = 4
_MANY = 3
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


@dataclass(frozen=True)
class _Document:
    """A document with what was found in it, as it is looked at for a decision."""

    text: Text
    subject: str
    fields: Sequence[Field]
    weighed: Weighed
    opened: Kind | None

    @cached_property
    def there(self) -> frozenset[Element]:
        """The elements of a filing that it has."""
        return elements_in(self.text, self.fields)

    @cached_property
    def form(self) -> bool:
        """Whether it is a form of a filing, filled in."""
        return is_filled_form(self.text, self.fields)

    @cached_property
    def captioned(self) -> bool:
        """Whether it begins with the parties."""
        return is_captioned(self.text)

    @property
    def asked(self) -> bool:
        """Whether it asks for the kind that is best supported."""
        return self.opened in self.weighed.asked

    @property
    def titled(self) -> bool:
        """Whether its heading names that kind."""
        return self.opened in self.weighed.titled


def opening_or_not(
    text: Text, subject: str, fields: Sequence[Field], weighed: Weighed, opened: Kind | None
) -> Verdict:
    """What a document is that no follow-up explains."""
    seen = _Document(text, subject, fields, weighed, opened)
    if miss := under_other_law(text, subject):
        of_a_child = miss.why != near_miss.EMPLOYMENT or names_one_child(text)
        unsure = is_full(seen.there) and (seen.asked or seen.titled) and of_a_child
        return Verdict(Kind.NOT_A_FILING, miss.weight, miss.why, ask=miss.ask or unsure)
    seen = _with_its_form(seen)
    if not seen.asked and is_blank_form(fields):
        return Verdict(Kind.NOT_A_FILING, 5, BLANK_FORM)
    if other := _set_aside(seen):
        return other
    score = _balance(seen)
    if seen.opened is None or score < DOUBTFUL:
        return _other(seen)
    if score < ENOUGH and weighed.hypothetical and not seen.asked:
        return _talk(seen)
    verdict = replace(verdict_of(weighed, seen.opened, score), formal=seen.form or seen.captioned)
    return _maybe_draft(seen, verdict)


def _with_its_form(seen: _Document) -> _Document:
    """A filled form or a caption speaks for a filing, whatever its words are."""
    captioned = seen.captioned and {Element.PROBLEM, Element.REMEDY} <= seen.there
    if not seen.form and not captioned:
        return seen
    opened = seen.opened or kind_spoken_of(seen.text, seen.subject) or Kind.DUE_PROCESS_REQUEST
    known = seen.form or opened in seen.weighed.scores
    seen.weighed.scores[opened] += ENOUGH if known else ENOUGH + 0.5
    seen.weighed.whys[opened].append(
        "a form of a filing, filled in" if seen.form else "the caption of a filing"
    )
    return replace(seen, opened=opened)


def _set_aside(seen: _Document) -> Verdict | None:
    """Exercises, papers of an open case and mailings."""
    if is_pretence(seen.text, seen.subject):
        return Verdict(Kind.NOT_A_FILING, PRETENDED, "a sample, a template or an exercise")
    if near_miss.OPEN_CASE_PAPERS.search(seen.weighed.title) and not seen.asked and not seen.form:
        return Verdict(Kind.NOT_A_FILING, 5, "a paper in a case that is already open")
    if not seen.form and (mailing := _mailing(seen.text, seen.subject)):
        return Verdict(Kind.NOT_A_FILING, mailing.weight, mailing.why)
    return None


def is_pretence(text: Text, subject: str) -> bool:
    """Whether it says that it is a sample, a template or an exercise, or leaves the child's name open."""
    words = f"{subject} ; {text.plain[:20_000]}"
    blanks = [match["what"] for match in near_miss.BLANKS.finditer(words)]
    unnamed = any(near_miss.CHILD_BLANK.match(each) for each in blanks)
    return bool(near_miss.PRETENCE.search(words)) or (unnamed and len(blanks) >= _MANY)


def _balance(seen: _Document) -> float:
    """What speaks for the opening kind, less what speaks against it."""
    if seen.opened is None:
        return 0.0
    score = seen.weighed.scores[seen.opened]
    told = seen.form or (seen.titled and Element.CHILD in seen.there) or is_full(seen.there)
    if not seen.asked:
        if not seen.weighed.hypothetical and _tells_a_case(seen):
            score += 2.5
        if not told and (miss := _near_miss(near_miss.TALK, seen.text, seen.subject)):
            score -= miss.weight
        if not seen.weighed.hypothetical and len(seen.there) > _FOUR and is_full(seen.there):
            score += 2
    return min(score, ENOUGH - 1) if _unsure(seen) else score


def _unsure(seen: _Document) -> bool:
    """Something in its form says that a person must look before it opens a case."""
    if not seen.asked and Element.CHILD not in seen.there and not seen.form and not is_full(seen.there):
        return not _tells_of_itself(seen.fields)
    if _blank(seen.fields):
        return True
    if (
        seen.opened is Kind.STATE_COMPLAINT
        and not seen.titled
        and not seen.form
        and not _on_special_education(seen.text)
    ):
        return True
    if seen.titled or seen.form:
        return False
    inquiry = _INQUIRY.search(seen.subject) and len(seen.there) < _FOUR
    return bool(inquiry) or (has_case_number(seen.subject) and len(seen.text.string) < _SHORT)


def _on_special_education(text: Text) -> bool:
    """A complaint about lunch or a coach is none under 34 CFR 300.151."""
    return any(each.search(text.plain) for each in (SPECIAL_EDUCATION, STATE_NAMED, LAW_BROKEN))


def _blank(fields: Sequence[Field]) -> bool:
    """A form whose boxes stand empty; or filled in by a hand that text recognition cannot read."""
    telling = {each.name for each in fields if each.name in _TELLING}
    return len(telling) >= _MANY and not _tells_of_itself(fields)


def _tells_a_case(seen: _Document) -> bool:
    """One child and what went wrong; without a heading, what is wanted too."""
    if seen.opened in _TALKS:
        return bool({Element.CHILD, Element.SCHOOL} & seen.there)
    named = any(each.filled and each.name is FieldName.CHILD_NAME for each in seen.fields)
    told = {Element.PROBLEM, Element.REMEDY}
    one = named or names_one_child(seen.text)
    return one and bool(told & seen.there if seen.titled else told <= seen.there)


def _tells_of_itself(fields: Sequence[Field]) -> bool:
    """A field that only a filing fills in."""
    return any(each.filled and each.name in _TELLING for each in fields)


def _maybe_draft(seen: _Document, verdict: Verdict) -> Verdict:
    head = f"{seen.subject} ; {seen.weighed.title} ; {seen.text.plain[:400]}"
    if says_not_filed(head) and not says_draft(head) and not seen.asked and not is_full(seen.there):
        return Verdict(Kind.NOT_A_FILING, 3, _TALK_ONLY)
    if says_draft(head) or says_not_filed(head):
        return replace(verdict, kind=Kind.NOT_A_FILING, why=DRAFT, ask=True)
    return verdict


def under_other_law(text: Text, subject: str) -> NearMiss | None:
    """Why it is a matter of another law or of the school's own rules, if it is."""
    return _near_miss(near_miss.OTHER_LAW, text, subject)


def _near_miss(misses: Iterable[NearMiss], text: Text, subject: str) -> NearMiss | None:
    head = _ADDRESSES.sub(" ", text.plain[:20_000])
    for miss in misses:
        if (miss.pattern.search(head) or miss.pattern.search(subject)) and not (
            miss.unless and miss.unless.search(near_miss.without_denial(head))
        ):
            return miss
    return None


def _mailing(text: Text, subject: str) -> NearMiss | None:
    """A newsletter or advertisement that tells of somebody's request; no child of the writer's in it."""
    if MY_CHILD.search(without_quotes(text)):
        return None
    return _near_miss([miss for miss in near_miss.TALK if miss.weight >= 5], text, subject)


def _talk(seen: _Document) -> Verdict:
    """Plans, threats and questions; one that has everything a filing has is shown to a person."""
    if len(seen.there) > _FOUR and is_full(seen.there):
        return Verdict(Kind.NOT_A_FILING, 3, ONLY_SPEAKS_OF_IT, ask=True)
    shown = bool(near_miss.DRAFT_SHOWN.search(seen.text.plain, 0, 600))
    return Verdict(Kind.NOT_A_FILING, 3, _TALK_ONLY, ask=shown)


def _other(seen: _Document) -> Verdict:
    """Another request, talk, or nothing; unless it has the substance of a filing."""
    text, there = seen.text, seen.there
    told = {Element.CHILD, Element.PROBLEM, Element.REMEDY} <= there
    spoken = bool(_MECHANISM.search(text.plain))
    near = told and spoken
    whole = near and len(there) == len(Element)
    if not whole and (why := _other_request(text)):
        return Verdict(Kind.OTHER_REQUEST, 3, why)
    if seen.weighed.hypothetical:
        return _talk(seen)
    if near or (told and LAW_BROKEN.search(text.plain)) or is_full(there, enough=_MANY if spoken else _FOUR):
        sure = whole and not has_case_number(text.plain) and not _other_request(text)
        return Verdict(_nearest_kind(text), ENOUGH if sure else DOUBTFUL, ELEMENTS)
    if MY_CHILD.search(text.plain) and Element.PROBLEM in there and _PROCEDURE.search(text.plain, 0, 20_000):
        return Verdict(Kind.DUE_PROCESS_REQUEST, DOUBTFUL, "a family complains and names a procedure")
    if near_miss.DRAFT_SHOWN.search(text.plain, 0, 600) and _MECHANISM.search(text.plain):
        return Verdict(Kind.NOT_A_FILING, 3, DRAFT, ask=True)
    further = _other_request(text, near_miss.FURTHER_REQUESTS)
    return Verdict(Kind.OTHER_REQUEST, 3, further) if further else Verdict(Kind.NOT_A_FILING, 0, _NOTHING)


def _nearest_kind(text: Text) -> Kind:
    return kind_spoken_of(text, "") or Kind.DUE_PROCESS_REQUEST


def _other_request(text: Text, kinds: Sequence[tuple[Pattern, str]] = near_miss.OTHER_REQUESTS) -> str:
    """Which other request it makes, or ""."""
    for pattern, why in kinds:
        for match in pattern.finditer(text.plain[:20_000]):
            begin, end = sentence_bounds(text, match.start(), match.end())
            if _ASKER.search(text.plain[begin:end]):
                return why
    return ""
