"""Where a sentence begins and ends."""

from parsers.facts.text import Text
from parsers.text.patterns import Pattern

_TITLES = r"(?<!\bMr\.)(?<!\bMs\.)(?<!\bMrs\.)(?<!\bDr\.)(?<!\bSr\.)(?<!\bSra\.)"
_SENTENCE = Pattern(rf"(?<=[.!?]){_TITLES}[\s\"')]+(?=[A-ZÀ-Þ¿¡0-9\"(*-])|\n[ \t]*\n|\n[ \t]*[-*•]\s|;\s")
_FARTHEST = 600
_SHORT = 50  # characters; a line of an address or a heading, not one that a page broke


def sentence_bounds(text: Text, start: int, end: int) -> tuple[int, int]:
    """The bounds of the sentence that holds this span; at most 600 characters to either side."""
    left = max(0, start - _FARTHEST)
    begin = max((m.end() for m in _SENTENCE.finditer(text.cased, left, start)), default=left)
    begin = max(begin, _after_short_line(text, begin, start))
    stop = _SENTENCE.search(text.cased, end, min(len(text.string), end + _FARTHEST))
    return begin, stop.start() if stop else min(len(text.string), end + _FARTHEST)


def _after_short_line(text: Text, begin: int, start: int) -> int:
    """Behind the last line break that follows a short line and goes on with a capital."""
    at = text.string.rfind("\n", begin, start)
    while at > 0:
        line_start = text.string.rfind("\n", 0, at) + 1
        if at - line_start < _SHORT and text.cased[at + 1 : at + 2].isupper() and text.string[at - 1] != ",":
            return at + 1
        at = text.string.rfind("\n", begin, at)
    return begin
