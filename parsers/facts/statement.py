"""What the filing says is wrong and what it proposes (34 CFR 300.508(b)(5)-(6), 300.153(b)(4)-(5)).

What stands under headings of its own is read there. Elsewhere every sentence is given a role
(`parsers.facts.statement_roles`), and the problem and the proposal are the sentences that have theirs.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from parsers.facts import statement_words as words
from parsers.facts.fields import Field
from parsers.facts.labels import FieldName, classify
from parsers.facts.lead_ins import Role
from parsers.facts.prose import Sentence, is_heading, prose, sentences
from parsers.facts.statement_roles import Piece, Told, cut_before, roles
from parsers.facts.text import Line, Text, fold
from parsers.reading import Fact, Grade

Statement = tuple[Fact[str], ...]
_CELLS = re.compile(r"\S(?:\t|[ ]{3,}|[ ]\|[ ])\S|[?:][ ]{2,}\S")
MOST_SENTENCES = 1500
"""A filing is a few pages; sentences beyond these are not read."""
_MOST_ASIDES = 50
_HEADINGS = {FieldName.PROBLEM: Role.PROBLEM, FieldName.RESOLUTION: Role.PROPOSAL}


def find_statements(
    text: Text, fields: Sequence[Field], signed_at: int | None = None
) -> tuple[Statement, Statement]:
    """The problem and the proposed resolution, each with its words; empty where the text has none."""
    end = signed_at if signed_at is not None else len(text.string)
    headed = _headed(text, fields, end)
    under = {piece.heading for piece in headed}
    both = under == {Role.PROBLEM, Role.PROPOSAL}
    pieces = headed if both else sorted([*headed, *_running(text, fields)], key=lambda each: each.said.start)
    told = roles(_without_asides(text, pieces[:MOST_SENTENCES]), both_headed=both)
    left_blank = _left_blank(fields)
    if not both and FieldName.RESOLUTION not in left_blank:
        told = _with_last_wish(told)
    problem = [] if FieldName.PROBLEM in left_blank else _problem(told, headed=Role.PROBLEM in under)
    proposal = [each for each in told if each.role is Role.PROPOSAL]
    proposal = [] if FieldName.RESOLUTION in left_blank else proposal
    return _fact(text, problem), _fact(text, proposal)


def _without_asides(text: Text, pieces: Sequence[Piece]) -> list[Piece]:
    """The sentences that do not stand under a heading such as "Background" or "Parties"."""
    spans: list[tuple[int, int]] = []
    opened: int | None = None
    for line in text.lines:
        if len(spans) == _MOST_ASIDES:
            break
        aside = _opens_an_aside(text, line)
        if opened is not None and (aside or _ends_an_aside(line)):
            spans.append((opened, line.start))
            opened = None
        if aside:
            opened = line.end
    spans += [(opened, len(text.string))] if opened is not None else []
    kept = [each for each in pieces if not any(a <= each.said.start < b for a, b in spans)]
    return kept if len(kept) * 4 >= len(pieces) else list(pieces)


def _opens_an_aside(text: Text, line: Line) -> bool:
    titled = len(line.text) < 60 and not line.text[:1].islower() and not line.text.endswith((".", ",", ";"))
    return titled and bool(words.ASIDE_HEADING.fullmatch(text.plain, line.start, line.end))


def _ends_an_aside(line: Line) -> bool:
    return bool(line.text) and (is_heading(line.text) or classify(line.text.rstrip(":")) in _HEADINGS)


def _left_blank(fields: Sequence[Field]) -> set[FieldName]:
    """The statements a filled-in form asks for and its filer left out."""
    filled = {each.name for each in fields if each.filled}
    return {each.name for each in fields if each.name not in filled} if len(filled) >= 4 else set()


def _headed(text: Text, fields: Sequence[Field], signed_at: int) -> list[Piece]:
    """The sentences under the headings of the problem and of the proposal, in the order of the page."""
    found: list[Piece] = []
    for number, each in enumerate(fields, 1):
        heading = _HEADINGS.get(each.name)
        if heading is None or not each.filled or words.NO_STATEMENT.match(fold(each.label)):
            continue
        end = min(each.end, signed_at) if signed_at > each.start else each.end
        kept = _until_a_name(_paragraphs(text, each.start, _before_next_row(text, each.start, end)))
        if kept and not (len(kept) == 1 and words.NOTHING.fullmatch(kept[0].plain)):
            found += [Piece(said, heading, number) for said in kept]
    return found


def _before_next_row(text: Text, start: int, end: int) -> int:
    """Where the next row of a form begins: a line of several cells below the statement's own."""
    own = text.line_at(start).number
    for line in text.lines[own + 1 :]:
        if line.start >= end:
            break
        if _CELLS.search(line.text):
            return line.start
    return end


def _paragraphs(text: Text, start: int, end: int) -> list[Sentence]:
    """The sentences between two offsets; a blank line begins a paragraph."""
    found: list[Sentence] = []
    at, number = start, 0
    while at < end:
        blank = text.string.find("\n\n", at, end)
        stop = blank if blank >= 0 else end
        found += sentences(text, at, stop, number)
        at, number = stop + 2, number + 1
    return found


def _until_a_name(found: Sequence[Sentence]) -> list[Sentence]:
    kept: list[Sentence] = []
    for each in found:
        if _is_name_line(each):
            if kept:
                break
            continue
        kept.append(each)
    return kept


def _is_name_line(each: Sentence) -> bool:
    parts = each.text.partition("(")[0].split()
    return (
        1 < len(parts) <= 4
        and all(part[:1].isupper() for part in parts)
        and not each.text.endswith((".", "!", "?"))
    )


def _running(text: Text, fields: Sequence[Field]) -> list[Piece]:
    """The sentences of the letter that stand in no field."""
    taken = [(each.label_start, max(each.end, each.start)) for each in fields if each.filled]
    found = []
    for each in prose(text, _body_start(text), _body_end(text))[:MOST_SENTENCES]:
        inside = any(start < each.end and each.start < end for start, end in taken)
        if not inside and _is_sentence(each):
            found.append(Piece(each))
    return found


def _is_sentence(each: Sentence) -> bool:
    return len(each.text.split()) >= 2 and any(c.islower() for c in each.text)


def _problem(told: Sequence[Told], *, headed: bool) -> list[Told]:
    """The sentences that tell the problem; what stands under its heading goes before loose ones.

    Where none tells it, the sentence that asks for the hearing may do so: "… because he has no aide."
    """
    found = [each for each in told if each.role is Role.PROBLEM]
    if headed or any(each.follows for each in found):
        sure = [each for each in found if each.heading or each.follows]
        return sure or found
    if found:
        return found
    return [
        each
        for each in told
        if each.role is Role.INTRODUCTION
        and (words.COMPLAINS.search(each.said.plain) or words.BECAUSE.search(each.said.plain))
    ]


def _with_last_wish(told: list[Told]) -> list[Told]:
    """Where nothing says "I propose", a last paragraph that wishes and does not tell is the proposal."""
    if any(each.role is Role.PROPOSAL for each in told):
        return told
    problem = [each for each in told if each.role is Role.PROBLEM]
    last = _last_paragraph(problem) or _last_sentence(problem)
    return [
        Told(each.said, Role.PROPOSAL, each.heading) if any(each is one for one in last) else each
        for each in told
    ]


def _last_paragraph(problem: Sequence[Told]) -> list[Told]:
    keys = [(each.heading, each.said.paragraph) for each in problem]
    if len(set(keys)) < 2:
        return []
    last = [each for each, key in zip(problem, keys, strict=True) if key == keys[-1]]
    plain = last[0].said.plain
    return last if words.WISHES.search(plain) or not words.TELLS.search(plain) else []


def _last_sentence(problem: Sequence[Told]) -> list[Told]:
    if len(problem) < 2:
        return []
    plain = problem[-1].said.plain
    return [problem[-1]] if words.WISHES.search(plain) and not words.PAST.search(plain) else []


def _fact(text: Text, found: Sequence[Told]) -> Statement:
    if not found:
        return ()
    said = [_bare(each.said) for each in found]
    runs: list[list[Sentence]] = [[said[0]]]
    for before, each in pairwise(said):
        between = text.string[before.end : each.start].strip(" \n\t0123456789.)(-*•\"'”")
        if between or _turns(text, before, each):
            runs.append([each])
        else:
            runs[-1].append(each)
    evidence = tuple(text.evidence(run[0].start, run[-1].end) for run in runs)
    headed = all(each.heading for each in found)
    grade, why = (
        (Grade.CERTAIN, "under its own heading") if headed else (Grade.LIKELY, "in the words of the letter")
    )
    return (Fact(" ".join(each.text for each in said), evidence, grade, why),)


def _turns(text: Text, before: Sentence, each: Sentence) -> bool:
    """Whether a page ends between two sentences."""
    return text.segment_end(before.start) < each.start


def _bare(each: Sentence) -> Sentence:
    match = words.LEAD_IN.match(each.plain)
    return (cut_before(each, match.end()) or each) if match else each


def _body_start(text: Text) -> int:
    match = words.SALUTATION.search(text.lower)
    return match.end() if match and match.start() < len(text.string) // 2 else 0


def _body_end(text: Text) -> int:
    for match in words.CLOSING.finditer(text.lower):
        if match.start() > len(text.string) // 4:
            return match.start()
    return len(text.string)
