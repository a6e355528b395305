"""Ticked boxes of a form that offers several procedures: which were chosen."""

import re
from functools import lru_cache

from parsers.facts.text import Text
from parsers.reading import Kind
from parsers.text.patterns import Pattern

_BOX = Pattern(
    r"(?P<on>\[\s?[xX✓✔]\s?\]|[☒☑✔✓■]|\(\s?[xX✓]\s?\))|(?P<off>\[\s{0,2}\]|[☐□]|\(\s{1,2}\)|"
    r"_{2,4}(?=\s?[A-Z]))"
)
_FORM_LINE = Pattern(
    r"(?P<label>[^:\n]{4,120}):\s?(?P<state>yes|on|\[?[x✓☒☑]\]?|checked|selected|true|off|no|unchecked|"
    r"\[\s?\]|☐)\s*$",
    re.IGNORECASE,
)
_CHOICES = (
    (Kind.WITHDRAWAL, Pattern(r"withdraw|retir")),
    (Kind.AMENDED_COMPLAINT, Pattern(r"amend|enmend")),
    (Kind.RESOLUTION_WAIVER, Pattern(r"waive|waiver|renunci")),
    (Kind.FACILITATED_IEP_REQUEST, Pattern(r"facilitat")),
    (
        Kind.STATE_COMPLAINT,
        Pattern(
            r"state (?:special education )?complaint|queja (?:estatal|ante el estado)|complaint investigation"
        ),
    ),
    (Kind.DUE_PROCESS_REQUEST, Pattern(r"due process|debido proceso|hearing\b(?! officer)")),
    (Kind.MEDIATION_REQUEST, Pattern(r"mediation|mediacion")),
)
_ON_WORDS = frozenset({"yes", "on", "x", "✓", "☒", "☑", "checked", "selected", "true"})


def checked_kinds(text: Text) -> tuple[frozenset[Kind], frozenset[Kind]]:
    """The procedures whose box is ticked, and those whose box is empty."""
    on: set[Kind] = set()
    off: set[Kind] = set()
    for state, words in _boxes(text):
        kind = next((kind for kind, pattern in _CHOICES if pattern.search(words)), None)
        if kind:
            (on if state else off).add(kind)
    return frozenset(on), frozenset(off)


def ticked(text: Text, pattern: Pattern | Pattern) -> bool | None:
    """Whether a box whose words match is ticked; None when there is no such box."""
    states = [state for state, words in _boxes(text) if pattern.search(words)]
    return any(states) if states else None


@lru_cache(maxsize=8)
def _boxes(text: Text) -> list[tuple[bool, str]]:
    found: list[tuple[bool, str]] = []
    marks = list(_BOX.finditer(text.string))[:200]
    for number, mark in enumerate(marks):
        stop = marks[number + 1].start() if number + 1 < len(marks) else len(text.string)
        line_end = text.string.find("\n", mark.end())
        stop = min(stop, line_end if line_end >= 0 else stop, mark.end() + 160)
        found.append((mark.lastgroup == "on", text.plain[mark.end() : stop]))
    for line in text.lines[:400]:
        if match := _FORM_LINE.match(line.text):
            state = match["state"].lower().strip("[] ")
            found.append((state in _ON_WORDS, text.plain[line.start : line.start + len(match["label"])]))
    return found
