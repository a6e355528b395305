"""Text that knows where it came from: the ground every finder stands on.

A document may have several pages and a form; here they are one string, and every span of it can be
turned back into evidence that names part, page and offsets.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from parsers.facts.small_words import SMALL_WORDS
from parsers.reading import Evidence
from parsers.text.patterns import Pattern

MOST_CHARACTERS = 200_000
"""A filing is a few pages; words beyond this are exhibits and are not searched."""


@lru_cache(maxsize=4096)
def fold(words: str) -> str:
    """Lower-case words without accents or punctuation, one blank apart: for comparing, not showing."""
    kept = words.casefold() if words.isascii() else _without_accents(words).casefold()
    return " ".join(_NO_WORD.sub(" ", kept.replace("'s ", " ").replace("’s ", " ")).split())


_NO_WORD = re.compile(r"\W+")


def _without_accents(words: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", words) if not unicodedata.combining(c))


def squeeze(words: str) -> str:
    """The words on one line, one blank apart, without blanks around them."""
    return " ".join(words.split())


@dataclass(frozen=True, slots=True)
class Line:
    """One line without its surrounding blanks, and where it stands."""

    text: str
    start: int
    end: int
    number: int


@dataclass(frozen=True, slots=True)
class Segment:
    """One page or part inside a `Text`."""

    part: str
    page: int | None
    text: str


@dataclass(frozen=True)
class Text:
    """Pages and parts as one string, with the way back to each of them."""

    segments: tuple[Segment, ...]
    string: str = field(init=False)
    starts: tuple[int, ...] = field(init=False)

    def __post_init__(self) -> None:
        """Join the segments; each begins on a line of its own."""
        starts, pieces, at = [], [], 0
        for segment in self.segments:
            starts.append(at)
            pieces.append(segment.text)
            at += len(segment.text) + 1
        object.__setattr__(self, "string", "\n".join(pieces)[:MOST_CHARACTERS].replace("\xa0", " "))
        object.__setattr__(self, "starts", tuple(starts))

    @staticmethod
    def of(string: str, part: str = "body", page: int | None = None) -> "Text":
        """A text of one piece."""
        return Text((Segment(part, page, string),))

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """Every line, blank ones too."""
        lines, at = [], 0
        for number, raw in enumerate(self.string.split("\n")):
            left = len(raw) - len(raw.lstrip())
            text = raw.strip()
            lines.append(Line(text, at + left, at + left + len(text), number))
            at += len(raw) + 1
        return tuple(lines)

    @cached_property
    def lower(self) -> str:
        """The string in lower case, of the same length, so that offsets agree."""
        lower = self.string.lower()
        return lower if len(lower) == len(self.string) else "".join(_lower_one(c) for c in self.string)

    @cached_property
    def plain(self) -> str:
        """Lower case, accents off, curly quotes straight, line ends as blanks; same offsets."""
        return _plain(self.string)

    @cached_property
    def flow(self) -> str:
        """As written with straight quotes, lines that a page broke joined by a blank; same offsets."""
        straight = _WRAPPED.sub(lambda match: match[1] + " ", self.string).translate(_STRAIGHT)
        return _likely_names_capitalised(straight) if self.without_capitals else straight

    @cached_property
    def cased(self) -> str:
        """As written, but each word with a capital where the writer used none at all."""
        return _capitalised(self.string) if self.without_capitals else self.string

    @cached_property
    def without_capitals(self) -> bool:
        """Typed all in small letters: capitals tell nothing about names."""
        words = _WORDS.findall(_SENT_FROM.sub("", self.string))
        capitals = sum(map(str.isupper, self.string))
        with_capital = sum(word[0].isupper() and word[-1].islower() for word in words)
        return len(words) > 9 and with_capital * 40 <= len(words) and capitals * 20 < len(self.string)

    @cached_property
    def longest_line(self) -> int:
        """The number of characters of its longest line."""
        return max((len(line.text) for line in self.lines), default=0)

    @cached_property
    def without_small_letters(self) -> bool:
        """Typed in capitals: capitals do not tell a heading."""
        letters = [c for c in self.string if c.isalpha()]
        return len(letters) > 200 and sum(map(str.islower, letters)) * 10 < len(letters)

    def line_at(self, offset: int) -> Line:
        """The line that holds this offset."""
        return self.lines[max(0, bisect_right(self._line_starts, offset) - 1)]

    @cached_property
    def _line_starts(self) -> list[int]:
        starts, at = [], 0
        for raw in self.string.split("\n"):
            starts.append(at)
            at += len(raw) + 1
        return starts

    def segment_end(self, offset: int) -> int:
        """Where the page or part that holds this offset ends."""
        number = bisect_right(self.starts, offset)
        return self.starts[number] - 1 if number < len(self.starts) else len(self.string)

    def evidence(self, start: int, end: int) -> Evidence:
        """These words of the text, named by the part and page they stand in."""
        number = max(0, bisect_right(self.starts, start) - 1)
        segment, base = self.segments[number], self.starts[number]
        end = min(end, base + len(segment.text))
        return Evidence(
            text=segment.text[start - base : end - base],
            part=segment.part,
            page=segment.page,
            start=start - base,
            end=end - base,
        )


def join(segments: Iterable[Segment]) -> Text:
    """The segments that have words, as one text."""
    kept = tuple(segment for segment in segments if segment.text.strip())
    return Text(kept or (Segment("body", None, ""),))


_QUOTES = str.maketrans(
    {
        "‑": "-",
        "‐": "-",
        "’": "'",
        "‘": "'",
        "“": '"',
        "”": '"',
        "–": "-",
        "—": "-",
        "đ": "d",
        "Đ": "d",
        "\n": " ",
        "\t": " ",
    }
)

_STRAIGHT = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "‑": "-", "‐": "-", "\t": " ", "\r": " "})
_WORDS = Pattern(r"[^\W\d_]{2,}")
_SENT_FROM = Pattern(r"^(?:sent from|get outlook|enviado desde)\b.*$", re.IGNORECASE | re.MULTILINE)
_WRAPPED = Pattern(r"([^\n]{56})\n(?=[^\n])")


def _capitalised(string: str) -> str:
    titled = re.sub(r"(?<![\w'])[^\W\d_]", lambda m: m[0].upper() if len(m[0].upper()) == 1 else m[0], string)
    return titled if len(titled) == len(string) else string


def _likely_names_capitalised(string: str) -> str:
    """Each word with a capital but those that no name holds: "for my boy Ramon Beltran he Goes"."""
    titled = re.sub(r"(?<![\w'])[^\W\d_][\w']*", lambda m: _titled(m[0]), string)
    return titled if len(titled) == len(string) else string


def _titled(word: str) -> str:
    if _plain(word).replace("'", "") in SMALL_WORDS or len(word[0].upper()) != 1:
        return word
    return word[0].upper() + word[1:]


def _plain(string: str) -> str:
    if string.isascii():
        return string.lower().translate(_QUOTES)
    return "".join(map(_plain_one, string.translate(_QUOTES)))


@lru_cache(maxsize=4096)
def _plain_one(character: str) -> str:
    base = unicodedata.normalize("NFKD", character)[:1] or character
    lower = base.lower()
    return lower if len(lower) == 1 else base


def _lower_one(character: str) -> str:
    lower = character.lower()
    return lower if len(lower) == 1 else character


def ends_of(words: str, string: str) -> Iterator[int]:
    """Behind each place where these very words stand."""
    at = string.find(words)
    while at >= 0 and words:
        yield at + len(words)
        at = string.find(words, at + len(words))
