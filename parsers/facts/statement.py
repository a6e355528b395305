"""What the filing says is wrong and what it proposes (34 CFR 300.508(b)(5)-(6), 300.153(b)(4)-(5)).

First what stands under headings of its own. Else the prose is read sentence by sentence: introduction,
contact lines and legal phrases are left out, what asks the district for something is the proposal, the
rest is the problem.
"""

from collections.abc import Sequence

from parsers.facts import statement_words as words
from parsers.facts.fields import Field
from parsers.facts.labels import FieldName
from parsers.facts.prose import Sentence, prose, sentences
from parsers.facts.text import Text
from parsers.reading import Evidence, Fact, Grade

Statement = tuple[Fact[str], ...]


def find_statements(
    text: Text, fields: Sequence[Field], signed_at: int | None = None
) -> tuple[Statement, Statement]:
    """The problem and the proposed resolution, each with its words; empty where the text has none."""
    end = signed_at if signed_at is not None else len(text.string)
    problem = _under(text, fields, FieldName.PROBLEM, end)
    resolution = _under(text, fields, FieldName.RESOLUTION, end)
    if problem and resolution:
        return problem, resolution
    left_blank = _left_blank(fields)
    told, proposed = _from_prose(text, fields, want_resolution=not resolution)
    told = [] if FieldName.PROBLEM in left_blank else told
    proposed = [] if FieldName.RESOLUTION in left_blank else proposed
    return problem or _fact(text, told), resolution or _fact(text, proposed)


def _left_blank(fields: Sequence[Field]) -> set[FieldName]:
    """The statements a filled-in form asks for and its filer left out."""
    filled = {each.name for each in fields if each.filled}
    return {each.name for each in fields if each.name not in filled} if len(filled) >= 4 else set()


def _under(text: Text, fields: Sequence[Field], name: FieldName, signed_at: int) -> Statement:
    """What stands under the labels of that name, closing words and settled clauses taken off."""
    said, spans = [], []
    for each in fields:
        if each.name is not name or not each.filled:
            continue
        end = min(each.end, signed_at) if signed_at > each.start else each.end
        kept = _without_tail(sentences(text, each.start, end))
        if kept and not (len(kept) == 1 and words.NOTHING.fullmatch(kept[0].plain)):
            said.append(" ".join(sentence.text for sentence in kept))
            spans.append(text.evidence(kept[0].start, kept[-1].end))
    if not said:
        return ()
    return (Fact(" ".join(said), tuple(spans), Grade.CERTAIN, "under its own heading"),)


def _without_tail(found: Sequence[Sentence]) -> list[Sentence]:
    kept: list[Sentence] = []
    for each in found:
        if kept and (words.SKIP.match(each.plain) or _is_name_line(each) or _is_contact(each)):
            break
        if not _is_name_line(each):
            kept.append(each)
    return kept


def _is_name_line(each: Sentence) -> bool:
    parts = each.text.split()
    return (
        1 < len(parts) <= 4
        and all(part[:1].isupper() for part in parts)
        and not each.text.endswith((".", "!", "?"))
    )


def _is_contact(each: Sentence) -> bool:
    return (
        bool(words.CONTACT.search(each.text)) and len(each.text) < 110 and not words.TELLS.search(each.plain)
    )


def _from_prose(
    text: Text, fields: Sequence[Field], *, want_resolution: bool
) -> tuple[list[Sentence], list[Sentence]]:
    taken = [(each.start, each.end) for each in fields if each.filled]
    told: list[Sentence] = []
    proposed: list[Sentence] = []
    for each in prose(text, _body_start(text), _body_end(text)):
        if any(start < each.end and each.start < end for start, end in taken) or not _is_sentence(each):
            continue
        if words.SKIP.match(each.plain) or _is_contact(each):
            continue
        if words.PROPOSES.match(each.plain) and not _asks_for_procedure(each):
            proposed.append(each)
        elif not _is_introduction(each, told):
            (proposed if proposed and _goes_on(each, proposed) else told).append(each)
    if want_resolution and not proposed:
        told, proposed = _last_paragraph(told)
    return told, proposed


def _is_sentence(each: Sentence) -> bool:
    return len(each.text.split()) >= 3 and any(c.islower() for c in each.text)


def _asks_for_procedure(each: Sentence) -> bool:
    """As in "I ask for a due process hearing" proposes nothing; "I ask for a hearing and 40 hours" does."""
    match = words.PROCEDURE.search(each.plain)
    return bool(match and match.start() < 60 and not words.SUBSTANCE.search(each.plain))


def _is_introduction(each: Sentence, told: Sequence[Sentence]) -> bool:
    if words.PROCEDURE.search(each.plain) or words.ABOUT_EXPEDITED.search(each.plain):
        return True
    if words.WHO_IS_IT.match(each.plain) and len(each.plain) < 80:
        return True
    if not told and words.GREETING.match(each.plain):
        return True
    return bool(words.IDENTIFIES.search(each.plain)) and not words.COMPLAINS.search(each.plain)


def _goes_on(each: Sentence, proposed: Sequence[Sentence]) -> bool:
    """A sentence that continues a proposal: "Also …", or still in its paragraph and without past tense."""
    if words.GOES_ON.match(each.plain):
        return True
    return each.paragraph == proposed[-1].paragraph and not words.PAST.search(each.plain)


def _last_paragraph(told: list[Sentence]) -> tuple[list[Sentence], list[Sentence]]:
    """Where nothing says "I propose", a last paragraph that wishes and does not tell is the proposal."""
    paragraphs = sorted({each.paragraph for each in told})
    if len(paragraphs) > 1:
        last = [each for each in told if each.paragraph == paragraphs[-1]]
        if words.WISHES.search(last[0].plain) or not words.TELLS.search(last[0].plain):
            return [each for each in told if each.paragraph != paragraphs[-1]], last
    if len(told) > 1 and words.WISHES.search(told[-1].plain) and not words.PAST.search(told[-1].plain):
        return told[:-1], told[-1:]
    return told, []


def _fact(text: Text, found: Sequence[Sentence]) -> Statement:
    if not found:
        return ()
    evidence: tuple[Evidence, ...] = (text.evidence(found[0].start, found[-1].end),)
    return (
        Fact(" ".join(_bare(each) for each in found), evidence, Grade.LIKELY, "in the words of the letter"),
    )


def _bare(each: Sentence) -> str:
    match = words.LEAD_IN.match(each.plain)
    return each.text[match.end() :] if match and len(each.plain) == len(each.text) else each.text


def _body_start(text: Text) -> int:
    match = words.SALUTATION.search(text.lower)
    return match.end() if match else 0


def _body_end(text: Text) -> int:
    for match in words.CLOSING.finditer(text.lower):
        if match.start() > len(text.string) // 4:
            return match.start()
    return len(text.string)
