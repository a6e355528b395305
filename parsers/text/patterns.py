"""Regular expressions that look before they search.

A letter is asked some hundred questions and answers nearly all of them with no. A `Pattern` behaves as
the compiled expression does, but asks first whether the text has one of the words that the expression
cannot match without (`parsers.text.needed_words`), which costs a twentieth; alternatives are asked
one by one. An expression is compiled when it is first tried.
"""

import re
from collections.abc import Callable, Iterator
from functools import cached_property, lru_cache
from sys import maxsize

from parsers.text.needed_words import begins_with_the_text, ignores_case, needed_words, small_letters

_SHORT = 160  # characters; a sentence is searched sooner than its words are looked for
_lowered = lru_cache(maxsize=32)(small_letters)


class _Alternative:
    """One alternative of an expression and the words it needs."""

    def __init__(self, source: str, flags: int) -> None:
        self._source, self._flags = source, flags

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        return re.compile(self._source, self._flags)

    @cached_property
    def words(self) -> tuple[str, ...]:
        """One of them stands in whatever matches; empty when nothing is known."""
        return tuple(sorted(needed_words(self._source, self._flags) or ()))

    @cached_property
    def search(self) -> Callable[[str, int, int], re.Match[str] | None]:
        """Search from here on; what must stand at the beginning of the text is not looked for behind it."""
        here_only = begins_with_the_text(self._source, self._flags)
        return self.compiled.match if here_only else self.compiled.search

    @cached_property
    def _ignores_case(self) -> bool:
        return ignores_case(self._source, self._flags)

    def may_match(self, string: str) -> bool:
        """False only where it surely matches nothing in this string."""
        words = self.words
        if not words:
            return True
        if self._ignores_case:
            string = _lowered(string)
        return any(map(string.__contains__, words))


class Pattern:
    """A regular expression with the methods of `re.Pattern`, and their results."""

    def __init__(self, source: str, flags: int = 0) -> None:
        """Take the expression as `re.compile` does; a faulty one raises `re.error` when it is first used."""
        self.pattern, self.flags = source, flags

    def __repr__(self) -> str:
        """The expression, as one would write it."""
        return f"Pattern({self.pattern!r})"

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The whole expression, as `re` has it."""
        return self._whole.compiled

    @cached_property
    def _whole(self) -> _Alternative:
        return _Alternative(self.pattern, self.flags)

    @cached_property
    def alternatives(self) -> tuple[_Alternative, ...]:
        """What stands between the outermost bars; an expression with groups or flags stays whole."""
        pieces = outermost_alternatives(self.pattern)
        whole = len(pieces) == 1 or self.compiled.groups or self.compiled.flags != self.flags | re.UNICODE
        return (self._whole,) if whole else tuple(_Alternative(each, self.flags) for each in pieces)

    def may_match(self, string: str) -> bool:
        """False only where it surely matches nothing in this string."""
        return len(string) < _SHORT or any(each.may_match(string) for each in self.alternatives)

    def search(self, string: str, start: int = 0, end: int = maxsize) -> re.Match[str] | None:
        """The first match: of the alternatives that match earliest, the one that is written first."""
        if len(string) < _SHORT:
            return self._whole.search(string, start, end)
        first: re.Match[str] | None = None
        for each in self.alternatives:
            if each.may_match(string):
                found = each.search(string, start, end)
                if found and (first is None or found.start() < first.start()):
                    first = found
        return first

    def finditer(self, string: str, start: int = 0, end: int = maxsize) -> Iterator[re.Match[str]]:
        """Every match, one behind the other."""
        if not self.may_match(string):
            return iter(())
        return self.compiled.finditer(string, start, end)

    def findall(self, string: str, start: int = 0, end: int = maxsize) -> list[str]:
        """The words of every match; the expression has no groups."""
        return self.compiled.findall(string, start, end) if self.may_match(string) else []

    def match(self, string: str, start: int = 0, end: int = maxsize) -> re.Match[str] | None:
        """The match that begins at `start`."""
        return self.compiled.match(string, start, end)

    def fullmatch(self, string: str, start: int = 0, end: int = maxsize) -> re.Match[str] | None:
        """The match that is all of it."""
        return self.compiled.fullmatch(string, start, end)

    def sub(self, new: str | Callable[[re.Match[str]], str], string: str, count: int = 0) -> str:
        """The string with its matches exchanged."""
        return self.compiled.sub(new, string, count) if self.may_match(string) else string

    def split(self, string: str, maxsplit: int = 0) -> list[str]:
        """What stands between the matches; the expression has no groups."""
        return self.compiled.split(string, maxsplit) if self.may_match(string) else [string]


def outermost_alternatives(source: str) -> list[str]:
    """The expression cut at the bars that stand outside of brackets."""
    pieces, depth, begin, skip = [], 0, 0, 0
    for at, sign in enumerate(source):
        if at < skip:
            continue
        if sign == "\\":
            skip = at + 2
        elif sign == "[":
            skip = _after_set(source, at)
        elif sign in "()":
            depth += 1 if sign == "(" else -1
        elif sign == "|" and depth == 0:
            pieces.append(source[begin:at])
            begin = at + 1
    return [*pieces, source[begin:]]


def _after_set(source: str, at: int) -> int:
    """Behind the bracket that closes the set of letters beginning here."""
    at += 2 if source[at + 1] == "^" else 1
    at += source[at] == "]"
    while source[at] != "]":
        at += 2 if source[at] == "\\" else 1
    return at + 1
