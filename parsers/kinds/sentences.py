"""Where a sentence begins and ends."""

import re

from parsers.facts.text import Text

_SENTENCE = re.compile(r"(?<=[.!?])[\s\"')]+(?=[A-ZÀ-Þ¿¡0-9\"(*-])|\n\s*\n|\n\s*[-*•]\s|;\s")
_FARTHEST = 600


def sentence_bounds(text: Text, start: int, end: int) -> tuple[int, int]:
    """The bounds of the sentence that holds this span; at most 600 characters to either side."""
    left = max(0, start - _FARTHEST)
    begin = max((m.end() for m in _SENTENCE.finditer(text.cased, left, start)), default=left)
    stop = _SENTENCE.search(text.cased, end, min(len(text.string), end + _FARTHEST))
    return begin, stop.start() if stop else min(len(text.string), end + _FARTHEST)
