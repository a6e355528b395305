"""Labelled lines of forms, tables and letters: "Student name: …", "What I want: …", a heading above text.

Reads lines only; what a value means is the business of the finder that asks for the field. A line
without a colon counts as a label only in a document that has several of them.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from parsers.facts.form_parts import part_headings
from parsers.facts.labels import (
    FieldName,
    classify,
    is_known_label,
    long_heading,
    part_of_a_form,
)
from parsers.facts.text import Line, Text, squeeze
from parsers.text.patterns import Pattern

_CELL = Pattern(r"[ ]{2,}|\t+| ?\| ?")
_BULLET = Pattern(
    r"(?:[gnopq]{1,3}\s+(?=\d{1,2}[.)]\s))?"  # boxes of a symbol font, read as letters
    r"(?:\(?(?:\d{1,2}|[a-zA-Z]|[ivx]{1,4}|[IVX]{1,4})[.)]\s+"
    r"|Q\.?\s?\d{1,2}[.:)]?\s+(?=[A-Z])|[*•·▪\-–_#>☐☒☑✓□■●]+\s*|\[[ xX]?\]\s*)+"
)
_COLON = Pattern(
    r"(?P<label>[^:?\n]{1,160}?)(?P<mark>\s?[:?](?![/\d])\*?|\s?\.{3,}\s?:?|\s\.{1,2}\s|\s?(?:--|[–—])\s?"
    r"|\s[-=]\s|\s?_{3,}"
    r"|\.\s(?=[A-ZÀ-Þ]))"
)
_INLINE = Pattern(
    r"(?<=[\s,;.(])(?:(?:home|work|cell|daytime|mobile)\s)?"
    r"(?:phone|tel(?:ephone|éfono|efono)?|e-?mail|date of birth|dob|d\.o\.b\.|date|grade|grado|fax"
    r"|relationship|"
    r"district|distrito|lea|case(?: no\.?)?|caso|parents?|padres?"
    r"|address|fecha|correo(?: electr[oó]nico)?|parentesco|school|escuela|student|child)\s?:",
    re.IGNORECASE,
)
_WIDE_GAP = Pattern(r"\t|\s{3,}|\s\|\s")
_BLANK = Pattern(r"[_.\s\-–—/|()\[\]☐□]*$")
_CLOSING = Pattern(
    r"(?:sincerely|respectfully|regards|best|kind regards|warm regards|thank you|thanks|atentamente|gracias|"
    r"cordialmente|respetuosamente|saludos|yours|very truly|tran trong|tr[aâ]n tr[oọ]ng|cc:|enclosure"
    r"|encl)\b",
    re.IGNORECASE,
)
LONG_FIELDS = frozenset({FieldName.PROBLEM, FieldName.RESOLUTION})
_FOLLOWING_LINES = {FieldName.ADDRESS: 3, FieldName.CHILD_ADDRESS: 3, FieldName.FILER_ADDRESS: 3}
_LONGEST_VALUE = 12_000  # characters; a statement longer than this is an exhibit


@dataclass(frozen=True, slots=True)
class Field:
    """One label with its value; `start` and `end` are the value's offsets in the text."""

    name: FieldName
    label: str
    start: int
    end: int
    line: int
    filled: bool
    section: FieldName | None = None
    """Whose block of the form it stands in: the child's, the filer's or the adviser's."""
    label_start: int = 0

    def value(self, text: Text) -> str:
        """The value on one line."""
        return squeeze(text.string[self.start : self.end])


def read_fields(text: Text) -> tuple[Field, ...]:
    """Every labelled value of a text, in order; blanks of a form come back with `filled` False."""
    found = _without_answers(list(_labels(text)))
    if _rows_without_colon(found) < 3:
        found = [each for each in found if not each.bare]
    return tuple(_with_sections(_with_values(text, found), part_headings(text)))


def _without_answers(found: Sequence["_Found"]) -> list["_Found"]:
    """The labels without those that answer the one above: "Mother" below "You are the student's"."""
    return [
        each
        for number, each in enumerate(found)
        if not (number and not each.colon and _asks_above(found[number - 1], each))
    ]


def _asks_above(above: "_Found", each: "_Found") -> bool:
    asked = above.name is FieldName.RELATION and above.after >= above.line.end
    return asked and 0 < each.line.number - above.line.number < 3 and each.name is FieldName.FILER_NAME


@dataclass(frozen=True, slots=True)
class _Found:
    name: FieldName
    label: str
    label_start: int
    after: int
    cell_end: int
    line: Line
    bare: bool
    colon: bool = True


def _rows_without_colon(found: Sequence[_Found]) -> int:
    return len({each.name for each in found if not each.colon})


def _labels(text: Text) -> Iterable[_Found]:
    for line in text.lines:
        if line.text:
            yield from _labels_of(line)


def _labels_of(line: Line) -> Iterable[_Found]:
    at = 0
    if bullet := _BULLET.match(line.text):
        at = bullet.end()
    value_due = False
    for start, end in _pieces(line.text, at):
        found = _label(line, start, end)
        if value_due and (not found or found.after == found.cell_end):
            value_due = False
            continue
        if found:
            yield found
        value_due = bool(found and found.after == found.cell_end and end < len(line.text))


def _pieces(text: str, at: int) -> list[tuple[int, int]]:
    """The cells of a line, cut again where a short well-known label with a colon begins."""
    inline = [m.start() for m in _INLINE.finditer(text, at + 1) if ":" in text[at : m.start()]]
    cuts = [at, *(m.end() for m in _CELL.finditer(text, at)), *inline]
    ordered = sorted(set(cuts))
    return list(zip(ordered, [*ordered[1:], len(text)], strict=True))[:20]


def _label(line: Line, start: int, end: int) -> _Found | None:
    piece = line.text[start:end].rstrip()
    at, cell_end = line.start + start, line.start + end
    if name := part_of_a_form(piece):
        return _Found(name, piece, at, cell_end, cell_end, line, bare=False)
    marked = _COLON.match(piece)
    if marked and (name := classify(marked["label"])) and _fits(marked, name):
        return _Found(name, marked["label"], at, at + marked.end(), cell_end, line, bare=False)
    if is_known_label(piece) and (name := classify(piece)):
        alone = start == 0 and end >= len(line.text)
        bare = alone and name not in LONG_FIELDS
        return _Found(name, piece, at, cell_end, cell_end, line, bare=bare, colon=False)
    if name := (long_heading(piece) or _question(line, start, end, piece)):
        return _Found(name, piece, at, cell_end, cell_end, line, bare=False)
    return _row(line, start, end, piece)


def _in_two_languages(piece: str) -> FieldName | None:
    """What a label asks for that says it twice, as in "Người khiếu nại / Complainant"."""
    halves = [half.strip() for half in piece.split(" / ")]
    asked = [classify(half) for half in halves if len(halves) == 2 and is_known_label(half)]
    return next((name for name in asked if name and name is not FieldName.OTHER), None)


def _question(line: Line, start: int, end: int, piece: str) -> FieldName | None:
    """A cell that asks something we do not know; it ends the field before it."""
    first_of_several = start == 0 and end < len(line.text) and len(piece) < 70
    if first_of_several and (name := _in_two_languages(piece)):
        return name
    return FieldName.OTHER if first_of_several and _WIDE_GAP.search(line.text) else None


def _fits(marked: re.Match[str], name: FieldName) -> bool:
    """A full stop or a dash ends a label only where the label is a heading of the statement."""
    if ".." in marked["mark"] or marked["mark"].startswith(" ."):
        return is_known_label(marked["label"])
    if not marked["mark"].startswith(".") and marked["mark"].strip() not in {"-", "–", "—"}:
        return True
    return (
        name in LONG_FIELDS
        and is_known_label(marked["label"])
        and len(marked["label"].split()) <= 6
        and marked["label"][:1].isupper()
    )


def _row(line: Line, start: int, end: int, piece: str) -> _Found | None:
    """A form row whose label and value are parted by one blank: "School Piedra Alta High School"."""
    if len(piece) > 110 or piece.endswith((".", ";", ",")):
        return None
    words = piece.split(" ")
    for count in range(min(7, len(words) - 1), 0, -1):
        label = " ".join(words[:count])
        if words[count][:1].islower() or not is_known_label(label):
            continue
        name = classify(label)
        if name and name not in LONG_FIELDS and label[:1].isupper():
            after = line.start + start + len(label)
            return _Found(
                name, label, line.start + start, after, line.start + end, line, bare=True, colon=False
            )
    return None


def _with_values(text: Text, found: Sequence[_Found]) -> Iterable[Field]:
    for number, each in enumerate(found):
        following = found[number + 1] if number + 1 < len(found) else None
        stop = min(
            _start_of(following, each) if following else len(text.string), text.segment_end(each.after)
        )
        yield _field(text, each, stop)


def _start_of(following: _Found, each: _Found) -> int:
    """Where the next label begins, with its bullet when it stands on a line of its own."""
    return following.label_start if following.line.number == each.line.number else following.line.start


def _field(text: Text, each: _Found, stop: int) -> Field:
    same_line_stop = min(stop, each.line.end)
    start, end = _trim(text.string, each.after, same_line_stop)
    if each.name in LONG_FIELDS:
        start, end = _trim(text.string, each.after, _end_of_statement(text, each, stop))
    elif _BLANK.match(text.string[start:end]):
        start, end = _below(text, each, stop)
    elif each.name in _FOLLOWING_LINES:
        end = _address_end(text, each, end, stop)
    filled = end > start and not _BLANK.match(text.string[start:end])
    return Field(each.name, each.label, start, end, each.line.number, filled, label_start=each.label_start)


def _trim(string: str, start: int, end: int) -> tuple[int, int]:
    while start < end and (string[start].isspace() or string[start] in ":|*_"):
        start += 1
    while end > start and (string[end - 1].isspace() or string[end - 1] in "|*_"):
        end -= 1
    return start, end


def _below(text: Text, each: _Found, stop: int) -> tuple[int, int]:
    """The value under its label: the next lines that have words, before the next label."""
    wanted, first, last = _FOLLOWING_LINES.get(each.name, 1), None, None
    for line in text.lines[each.line.number + 1 : each.line.number + 6]:
        if line.start >= stop or (not line.text and first) or wanted == 0:
            break
        if line.text:
            first, last, wanted = first or line, line, wanted - 1
    if not first or not last or each.after < each.line.end:
        return each.after, each.after
    return _trim(text.string, first.start, min(last.end, stop))


def _address_end(text: Text, each: _Found, end: int, stop: int) -> int:
    """An address may go on below its first line until its postal code."""
    for line in text.lines[each.line.number + 1 : each.line.number + 3]:
        if re.search(r"\d{5}", text.string[end - 12 : end]) or not line.text or line.start >= stop:
            break
        if re.search(r"\b\d{5}(?:-\d{4})?$", line.text):
            return min(line.end, stop)
    return end


def _end_of_statement(text: Text, each: _Found, stop: int) -> int:
    limit = min(stop, each.after + _LONGEST_VALUE)
    first = text.string[each.after : each.line.end].strip()
    for line in text.lines[each.line.number + 1 :]:
        if line.start >= limit:
            break
        shouted = first.isupper() and len(first) > 30
        if first and (_ENDS_STATEMENT.match(line.text) or (_is_heading(line.text) and not shouted)):
            return line.start
        first = first or line.text
    return limit


_ENDS_STATEMENT = Pattern(
    rf"{_CLOSING.pattern}|/s/|[-=*#~]{{2,}}\s?\w[^.!?\n]{{0,60}}[-=*#~]{{2,}}$|(?:dated|signed"
    rf"|executed)\b.{{0,50}}\d{{4}}\W*$"
    r"|(?:[☐☑☒□■]|\[[ xX]?\])",
    re.IGNORECASE,
)


def _is_heading(line: str) -> bool:
    letters = [c for c in line if c.isalpha()]
    return (
        len(letters) >= 4 and len(line) < 90 and all(c.isupper() for c in letters) and not line.endswith(".")
    )


_SECTION_OF = {
    FieldName.CHILD_SECTION: FieldName.CHILD_SECTION,
    FieldName.FILER_SECTION: FieldName.FILER_SECTION,
    FieldName.ADVISER_SECTION: FieldName.ADVISER_SECTION,
    FieldName.CHILD_NAME: FieldName.CHILD_SECTION,
    FieldName.FILER_NAME: FieldName.FILER_SECTION,
    FieldName.ADVISER_NAME: FieldName.ADVISER_SECTION,
}


def _with_sections(fields: Iterable[Field], headings: Mapping[int, FieldName]) -> Iterable[Field]:
    section: FieldName | None = None
    headed = sorted(headings.items(), reverse=True)
    ordered = list(fields)
    for number, each in enumerate(ordered):
        while headed and headed[-1][0] <= each.line:
            section = headed.pop()[1]
        section = section if each.line in headings else _SECTION_OF.get(each.name, section)
        if each.name is FieldName.NAME and _asks_for_relation(ordered[number + 1 : number + 2]):
            section = FieldName.FILER_SECTION
        yield replace(each, section=section)


def _asks_for_relation(following: Sequence[Field]) -> bool:
    """A name beside "Relationship to the student" is the filer's, wherever it stands."""
    return any(each.name is FieldName.RELATION for each in following)
