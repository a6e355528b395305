"""Children written one below the other: the rows of a table, or lines like "Ana Ruiz, 5/18/2012, grade 4"."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from parsers.facts.names import NAME, first_and_last, looks_like_name, tidy_name, trim_name
from parsers.facts.text import Line, Text, fold
from parsers.text.patterns import Pattern

_CHILD_COLUMN = frozenset(
    {"student", "student name", "child", "child name", "pupil", "alumno", "alumna", "estudiante"}
    | {"students", "children", "name of student", "name of child", "hijo", "hija"}
)
_NAME_COLUMN = frozenset({"name", "full name", "nombre"})
_OF_A_CHILD = Pattern(
    r"\b(?:birth|dob|born|grade|school|age|nacimiento|grado|escuela|campus|edad)", re.IGNORECASE
)
_MARKS = (",", "\t", "|", ";", r"\s{2,}")
_MONTH = (
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|enero|febrero|marzo|abril|mayo|junio|julio"
    r"|agosto|septiembre|octubre|noviembre|diciembre)[a-z]*\.?"
)
_SCHOOLING = (
    r"(?=[^\n]*\b(?i:school|elementary|middle|high|academy|charter|grade|junior|preschool|kindergarten"
    r"|\d{1,2}(?:st|nd|rd|th)|escuela|grado)\b)"
)
"""A date of birth stands beside a school or grade; the date beside a signature does not."""
_LISTED = Pattern(
    rf"\W{{0,4}}(?:\(?\d{{1,2}}[.)]\s+)?(?P<name>{NAME})(?:,|;|:|\s?[-–—(]|[\s|]{{1,16}})\s?"
    r"(?:(?i:dob|d\.o\.b|born|date of birth|b\.|birth|nacid[oa]|age|aged|grade)\b"
    r"|\d{1,2}(?:st|nd|rd|th)\b|\d{1,2} ?(?:years|yrs|y/?o|a\u00f1os)\b"
    rf"|(?:\d{{1,2}}[/.-]\d{{1,2}}[/.-]\d{{2,4}}\b|(?i:{_MONTH} \d{{1,2}},? \d{{4}})){_SCHOOLING})"
)
_MOST = 8


class ListedName(NamedTuple):
    """A child's name and where it stands."""

    name: str
    start: int
    end: int


def in_table(text: Text) -> list[ListedName]:
    """The children of the first table that has a column for them; [] when there is none."""
    lines = [line for line in text.lines[:80] if line.text]
    for number, head in enumerate(lines):
        for mark in _MARKS:
            heads = [fold(cell) for cell in _cells(head.text, mark)]
            column = _name_column(heads)
            if column is not None and (found := list(_rows(lines[number + 1 :], mark, column, len(heads)))):
                return found
    return []


def _cells(line: str, mark: str) -> list[str]:
    return re.split(mark, line) if mark.startswith("\\") else line.split(mark)


def _name_column(heads: Sequence[str]) -> int | None:
    if len(heads) < 3:
        return None
    told = sum(bool(_OF_A_CHILD.search(each)) for each in heads)
    named = _CHILD_COLUMN | (_NAME_COLUMN if told > 1 else frozenset())
    return next((n for n, cell in enumerate(heads) if cell in named), None)


def _rows(lines: Sequence[Line], mark: str, column: int, width: int) -> Iterator[ListedName]:
    for line in lines[:_MOST]:
        cells = _cells(line.text, mark)
        name = tidy_name(cells[column]) if len(cells) >= width else ""
        if not looks_like_name(name):
            return
        at = line.start + line.text.find(cells[column].strip())
        yield ListedName(first_and_last(name), at, at + len(cells[column].strip()))


def in_lines(text: Text) -> list[ListedName]:
    """Two lines or more, one below the other, that each give a child with birth date, age or grade."""
    found: list[ListedName] = []
    for line in text.lines[:400]:
        if listed := _listed(line):
            found.append(listed)
        elif line.text and len(found) > 1:
            break
        elif line.text:
            found = []
    return found[:_MOST] if len(found) > 1 else []


def listed_below(text: Text, number: int) -> list[ListedName]:
    """The children on the lines that follow a label's own, when that line gives one in the same way."""
    found: list[ListedName] = []
    for line in text.lines[number : number + _MOST]:
        if not (listed := _listed(line)):
            break
        found.append(listed)
    return found[1:]


def _listed(line: Line) -> ListedName | None:
    match = _LISTED.match(line.text)
    name = trim_name(match["name"]) if match else ""
    if not match or not looks_like_name(name) or name != tidy_name(match["name"]):
        return None
    start = line.start + match.start("name")
    return ListedName(first_and_last(name), start, start + len(match["name"]))


def is_listed(line: Line) -> bool:
    """Whether this line gives a child as the lines of a list do."""
    return _listed(line) is not None
