"""What the words of one document weigh as: the values that weighing and deciding share."""

import re
from dataclasses import dataclass

from parsers.facts.text import Text
from parsers.reading import OPENING, Kind
from parsers.text.patterns import Pattern

ENOUGH = 4.0
"""A kind with this score is taken without asking."""
DOUBTFUL = 2.0
"""From here a person is asked."""
_CASE_NUMBER = Pattern(
    r"\b(?:dph|dp|spp|oah|sc|med|seb|ohr|case|docket|caso|cause)\s?(?:no\.?|number|num\.?|#|"
    r":)?\s?:?\s?[a-z]{0,4}-?\d{2,4}[-\d]*\d",
    re.ASCII,
)
_TITLE_LINES = 30


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
    formal: bool = False
    """A form filled in, or a caption: the filing itself, whoever sends it."""
    asking: str = ""
    """The sentence that asks, in lower case."""
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
    words = re.findall(r"[^\W\d_]{4,}", line)
    if not words or (line.endswith((".", ",", "?")) and not line.isupper()):
        return False
    capital = sum(word[0].isupper() for word in words)
    return capital / len(words) > 0.7 or (
        len(words) <= 9 and line[0].isupper() and line.endswith(":") is False and len(line) < 70
    )


def has_case_number(words: str) -> bool:
    """Whether lower-case words name the number of a case."""
    return bool(_CASE_NUMBER.search(words))


@dataclass(frozen=True, slots=True)
class Weighed:
    """What every signal found speaks for, before a decision."""

    scores: dict[Kind, float]
    whys: dict[Kind, list[str]]
    asked: frozenset[Kind]
    titled: frozenset[Kind]
    hypothetical: bool
    """A procedure is spoken of, with a condition, as a plan or a question."""
    title: str = ""
    """Its heading lines (`title_words`)."""
    asking: str = ""
    """The first sentence that asks, in lower case."""
