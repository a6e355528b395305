"""The prose of a letter: its paragraphs and sentences, without address blocks, headings and signatures."""

import re
from dataclasses import dataclass
from functools import lru_cache

from parsers.facts.names import looks_like_name
from parsers.facts.text import Line, Text, squeeze
from parsers.text.patterns import Pattern

_BREAK = re.compile(
    r"(?<=[.!?])[\"')”]*\s+(?=[A-ZÀ-Þ¿¡\"“(*•-]|\d{1,2}[.)]\s)"
    r"|(?<=[a-zß-ÿ]{3}[.!?])\s+(?=[a-zß-ÿ])|(?<=[^\s.][.!?])[ \t]*\n\s{0,80}"
    r"|\n[ \t]*\n(?!\s{0,80}[a-zß-ÿ])\s{0,80}"
    r"|(?<=[a-zß-ÿ]{4}[.!?])[ \t]+(?=\(?\d{3}\)?[-. ]?\d{3}[-. ]?\d{4})"
    r"|(?<=:)[ \t]*\n\s{0,80}(?=[A-ZÀ-Þ¿¡\"“(*•\d-])|\n(?=[ \t]{0,20}(?:[-*•]|\(?\d{1,2}[A-Z]?[.)])\s)"
)
_ABBREVIATION = re.compile(
    r"\b(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Mr|Mrs|Ms|Dr|St|Ave|Apt|No|Sr|Sra|Jr|vs?|Inc"
    r"|Hon|Ste|Rd|Blvd"
    r"|Dept|Elem|Prof|Rev|approx|etc|ene|abr|ago|dic|Ph|ext|[A-Z])\.[\"')]*\s+$"
    r"|(?m:^)\W*\d{1,2}[A-Z]?\.\s+$"
)
_NUMBERING = re.compile(r"^\W*\(?(?:\d{1,2}[A-Z]?|[a-z]|[ivx]{1,4})[.)]\s+")
_CONTACT = re.compile(
    r"\b[A-Z]{2}\.?,?\s+\d{5}\b|\b(?:New Mexico|California)\s+\d{5}|(?:\(\d{3}\)\s?"
    r"|\b\d{3}[-. /–‑])\d{3}[-. –‑]\d{4}|\S@\S+\.\w"
)
_LONGEST_BROKEN_LINE = 130
_PAGE_MARK = Pattern(
    r"\n[ \t]{0,40}[-–—]{0,2} ?(?:page )?\d{1,3}(?: (?:of|/) \d{1,3})? ?[-–—]{0,2}[ \t]{0,40}(?=\n)",
    re.IGNORECASE,
)
_UNFINISHED = Pattern(r"[^\s.!?:;\"”)_]$")
_SENT_FROM = re.compile(
    r"^\W*(?:sent from (?:my|yahoo|outlook|mail)|get outlook|enviado desde|this (?:e-?mail"
    r"|message) (?:is|and|may|was)|confidential|-{2,}\s?$|on behalf of .{0,40}wrote)",
    re.IGNORECASE,
)
_VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|do|does|did|will|would|should|can|could|must|not|he|she|they|we"
    r"|i|my|it|que|ha|no|es|fue|son)\b"
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence and where it stands. `paragraph` counts from 0 within the stretch that was read."""

    text: str
    plain: str
    start: int
    end: int
    paragraph: int = 0


def sentences(text: Text, start: int, end: int, paragraph: int = 0) -> list[Sentence]:
    """The sentences between two offsets; an abbreviation or an initial does not end one."""
    cuts, at = [], start
    for match in _BREAK.finditer(_without_page_marks(text.cased), start, end):
        inside = match[0].count("\n") < 2
        if inside and _ABBREVIATION.search(text.cased, max(start, match.start() - 12), match.end()):
            continue
        cuts.append((at, match.start()))
        at = match.end()
    cuts.append((at, end))
    return [_sentence(text, a, b, paragraph) for a, b in cuts if text.string[a:b].strip()]


@lru_cache(maxsize=8)
def _without_page_marks(string: str) -> str:
    """The string with blanks for "Page 2 of 3", of the same length."""
    return _PAGE_MARK.sub(lambda mark: "\n" + " " * (len(mark[0]) - 1), string)


def _sentence(text: Text, start: int, end: int, paragraph: int) -> Sentence:
    number = _NUMBERING.match(text.string[start:end])
    start += number.end() if number else 0
    cuts = [start, *(at for mark in _PAGE_MARK.finditer(text.string, start, end) for at in mark.span()), end]
    kept = list(zip(cuts[::2], cuts[1::2], strict=True))
    said, plain = (squeeze(" ".join(words[a:b] for a, b in kept)) for words in (text.string, text.plain))
    return Sentence(said, plain, start, end, paragraph)


def prose(text: Text, start: int, end: int) -> list[Sentence]:
    """The sentences of the stretches of prose between two offsets."""
    found: list[Sentence] = []
    for number, (first, last) in enumerate(_paragraphs(text, start, end)):
        found += sentences(text, max(first.start, start), min(last.end, end), number)
    return found


def _paragraphs(text: Text, start: int, end: int) -> list[tuple[Line, Line]]:
    """Runs of prose lines; a blank line, or one that is no prose, ends a run; a number begins one.

    Nobody breaks a line after so many characters by hand: where one is that long, each line is a paragraph.
    A sentence that a page parted in its middle goes on in its run.
    """
    runs: list[tuple[Line, Line]] = []
    longest = text.longest_line
    loud, is_open = text.without_small_letters, False
    for line in text.lines:
        if line.end <= start or line.start >= end or _PAGE_MARK.fullmatch(f"\n{line.text}"):
            continue
        if not is_prose(line, continues=is_open, loud=loud):
            is_open = False
            continue
        is_open = is_open and not _NUMBERING.match(line.text) and not _breaks_off(runs[-1][1], line, longest)
        if is_open or (runs and goes_on(runs[-1][1], line, longest)):
            runs[-1] = (runs[-1][0], line)
        else:
            runs.append((line, line))
        short = len(line.text) < longest * 0.55 and line.text.endswith((".", "!", "?"))
        is_open = not short and longest <= _LONGEST_BROKEN_LINE
    return runs


def _breaks_off(before: Line, line: Line, longest: int) -> bool:
    """Whether the writer ended the line: the next word, with a capital, would have had room in it."""
    room = longest * 0.75 - len(before.text) - len(line.text.split(" ", 1)[0])
    return room > 0 and not line.text[:1].islower() and not before.text.endswith(",")


def goes_on(before: Line, line: Line, longest: int) -> bool:
    """Whether a full line without an end goes on in small letters below a blank line or on the next page."""
    wrapped = longest * 0.6 < len(before.text) and longest <= _LONGEST_BROKEN_LINE
    return wrapped and line.text[:1].islower() and bool(_UNFINISHED.search(before.text))


def is_prose(line: Line, *, continues: bool = False, loud: bool = False) -> bool:
    """Whether a line belongs to running text: not an address, a heading, a name, a mail program's line."""
    words = line.text
    if not words or _SENT_FROM.match(words):
        return False
    if _CONTACT.search(words) and len(words) < 110 and not _VERB.search(words.lower()):
        return False
    head = re.split(r",|\(|\s-\s|/", words)[0]
    if len(words) < 60 and looks_like_name(head) and not words.endswith("."):
        return False
    if continues and len(words.split()) < 4:
        return True
    if loud:
        return len(words) > _LONGEST_LOUD_HEADING or words.endswith((".", "!", "?"))
    return not is_heading(words)


_LONGEST_LOUD_HEADING = 30  # characters, in a letter that is typed in capitals only


def is_heading(words: str) -> bool:
    """Whether a line is a title: capitals only, or most of its long words with a capital and no stop."""
    letters = [c for c in words if c.isalpha()]
    if not letters or all(c.isupper() for c in letters):
        return len(words) < 90
    long_words = re.findall(r"[^\W\d_]{4,}", words)
    capital = sum(word[0].isupper() for word in long_words)
    titled = bool(long_words) and capital / len(long_words) > 0.75
    return len(words) < 90 and not words.endswith((".", "!", "?")) and titled and len(words.split()) < 14
