"""What the filing says is wrong and what it proposes (34 CFR 300.508(b)(5)-(6), 300.153(b)(4)-(5)).

Where both stand under headings of their own, they are read there. Elsewhere every sentence of the letter is
given a role (`parsers.facts.statement_roles`); problem and proposal are the sentences that have theirs.
"""

import re
from collections.abc import Sequence
from itertools import islice, pairwise

from parsers.facts.fields import Field
from parsers.facts.labels import FieldName, classify
from parsers.facts.lead_ins import Role
from parsers.facts.prose import Sentence, goes_on, is_heading, prose, sentences
from parsers.facts.statement_roles import Piece, Told, roles
from parsers.facts.text import Line, Text, fold
from parsers.reading import Fact, Grade
from parsers.text.patterns import Pattern

Statement = tuple[Fact[str], ...]
MOST_SENTENCES = 1500
"""A filing is a few pages; sentences beyond these are not read."""
_MOST_ASIDES = 50
_HEADINGS = {FieldName.PROBLEM: Role.PROBLEM, FieldName.RESOLUTION: Role.PROPOSAL}
_CELLS = re.compile(r"\S(?:\t|[ ]{3,}|[ ]\|[ ])\S|[?:][ ]{2,}\S")
_BOXES = re.compile(r"[☐☑☒□■]|\[[ xX]?\]")
_HINT = re.compile(r"\s*\([^()]{8,300}\)\s*(?=\S)")
_BOX_NUMBER = re.compile(r"\s*(\d{1,2})[.)]?\s*(?:$|\n)")
_NOTHING = re.compile(
    r"(?:none|n/?a|see (?:attached|above|below)|not (?:applicable|sure)|unknown|left blank|blank"
    r"|ver adjunto|ninguna?|-+|tbd)\W*"
)
_NO_STATEMENT = re.compile(
    r"(?:when|where|who)\b|(?:have|has|did|do|does|are|is|was|were) (?:you|the|your|parties|any|this"
    r"|either|both)\b|person\b|.{0,40}\bby$|(?:factual |procedural )?(?:background|history)\b(?! (?:of|to"
    r"|and))"
)
_ASIDE_HEADING = re.compile(
    r"\W*(?:(?:[ivx]{1,4}|\d{1,2}|[a-h])[.)] *)?(?:(?:factual |procedural |settled |prior )?(?:background"
    r"|history)"
    r"|about (?:me|my|us|the|our|him|her)\b.{0,30}|(?:the )?parties|jurisdiction.{0,30}|legal (?:basis"
    r"|authority|background|standard).{0,20}|stay[- ]put.{0,20}|pendency|introduction|prior .{0,30}"
    r"|settled .{0,30}"
    r"|not in dispute|antecedentes|las partes|partes|contact.{0,20}|reservation of rights|student information"
    r"|conclusion|enclosures?|attachments?|certificate .{0,20}|verification|resolved .{0,20}"
    r"|for your information)\W*"
)
_CLOSING = re.compile(
    r"(?m)^[ \t]*(?:sincerely|respectfully(?: submitted)?|atentamente|(?:best |kind )?regards|thank you"
    r"|thanks|gracias|cordially|yours|certificate of service|certificado de|tr[aâ]n tr[oọ]ng)\b[^\n]{0,60}$"
)


def find_statements(
    text: Text, fields: Sequence[Field], signed_at: int | None = None
) -> tuple[Statement, Statement]:
    """The problem and the proposed resolution, each with its words; empty where the text has none."""
    told = roles(pieces_of(text, fields, signed_at))
    blank = _left_blank(fields)
    problem = [each for each in told if each.role is Role.PROBLEM and FieldName.PROBLEM not in blank]
    proposal = [each for each in told if each.role is Role.PROPOSAL and FieldName.RESOLUTION not in blank]
    return _fact(text, problem), _fact(text, proposal)


def pieces_of(text: Text, fields: Sequence[Field], signed_at: int | None = None) -> list[Piece]:
    """The sentences under the two headings; without both of these, the letter's other ones too."""
    end = signed_at if signed_at is not None else len(text.string)
    headed = _headed(text, fields, end)
    if {piece.heading for piece in headed} == {Role.PROBLEM, Role.PROPOSAL}:
        return headed[:MOST_SENTENCES]
    pieces = sorted([*headed, *_running(text, fields, end)], key=lambda each: each.said.start)
    return _without_asides(text, pieces[:MOST_SENTENCES])


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
    return titled and bool(_ASIDE_HEADING.fullmatch(text.plain, line.start, line.end))


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
        if heading is None or not each.filled or _NO_STATEMENT.match(fold(each.label)):
            continue
        start, end = _filled_in(text, each, signed_at)
        kept = _until_a_name(_paragraphs(text, start, _before_next_row(text, start, end)))
        if kept and not (len(kept) == 1 and _NOTHING.fullmatch(kept[0].plain)):
            found += [Piece(said, heading, number) for said in kept]
    return found


def _filled_in(text: Text, field: Field, signed_at: int) -> tuple[int, int]:
    """Where the filer's own words stand: behind the form's hint, or where the box's number leads."""
    start, end = field.start, min(field.end, signed_at) if signed_at > field.start else field.end
    if hint := _HINT.match(text.string, start, end):
        start = hint.end()
    start = _behind_instructions(text, start, end)
    if box := _BOX_NUMBER.match(text.string, start, end):
        named = re.compile(rf"(?m)^\W*(?:\w{{1,4}} )?{box[1]}[.:)]+[ \t]+(?=\S.{{20}})").search(text.string)
        return (named.end(), text.line_at(named.end()).end) if named else (start, start)
    return (start, start) if _BOXES.search(text.string, start, end) else (start, end)


def _behind_instructions(text: Text, start: int, end: int) -> int:
    """Where the answer begins below what the form says on the label's own line."""
    line = text.line_at(start)
    asked = text.plain[start : line.end]
    below = line.end < end and text.string[line.end : end].strip()
    return line.end if below and line.text.endswith((".", ")", ":")) and _INSTRUCTION.search(asked) else start


_INSTRUCTION = Pattern(
    r"\b(?:you|your|usted|attach|additional|extra (?:pages?|sheets?)|if (?:known|needed|necessary"
    r"|available)|as (?:much|many)"
    r"|be (?:as )?specific|include|describe|explain|adjunte|incluya|explique|describa)\b"
    r"|\bmust\b.{0,40}\b(?:years?|days|old)\b"
)


def _before_next_row(text: Text, start: int, end: int) -> int:
    """Where the next row of a form begins: a line of several cells below the statement's own."""
    own = text.line_at(start).number
    for line in islice(text.lines, own + 1, None):
        if line.start >= end:
            break
        if _CELLS.search(line.text):
            return line.start
    return end


def _paragraphs(text: Text, start: int, end: int) -> list[Sentence]:
    """The sentences between two offsets; a blank line begins a paragraph."""
    found: list[Sentence] = []
    for number, (first, last) in enumerate(_blocks(text, start, end)):
        found += sentences(text, max(first.start, start), min(last.end, end), number)
    return found


def _blocks(text: Text, start: int, end: int) -> list[tuple[Line, Line]]:
    """The first and last lines of what blank lines part, unless a sentence goes on below."""
    found: list[tuple[Line, Line]] = []
    blank = True
    for line in islice(text.lines, text.line_at(start).number, None):
        if line.start >= end:
            break
        if not line.text or line.end <= start:
            blank = True
            continue
        if found and (not blank or goes_on(found[-1][1], line, text.longest_line)):
            found[-1] = (found[-1][0], line)
        else:
            found.append((line, line))
        blank = False
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


def _running(text: Text, fields: Sequence[Field], signed_at: int) -> list[Piece]:
    """The sentences of the letter that stand in no field."""
    taken = [(each.label_start, max(each.end, each.start)) for each in fields if each.filled]
    found = []
    for each in prose(text, 0, _body_end(text))[:MOST_SENTENCES]:
        inside = any(start < each.end and each.start < end for start, end in taken)
        if not inside and (_is_sentence(each) or text.without_small_letters):
            found.append(Piece(each, signed=each.start > signed_at))
    return found


def _is_sentence(each: Sentence) -> bool:
    return len(each.text.split()) >= 2 and any(c.islower() for c in each.text) and "____" not in each.text


def _fact(text: Text, found: Sequence[Told]) -> Statement:
    if not found:
        return ()
    said = [each.said for each in found]
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


def _body_end(text: Text) -> int:
    for match in _CLOSING.finditer(text.lower):
        if match.start() > len(text.string) // 4:
            return match.start()
    return len(text.string)
