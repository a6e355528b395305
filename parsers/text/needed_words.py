r"""Which words a regular expression cannot match without: read off the expression itself.

`needed_words(r"\bwithdr(?:aw|ew) (?:my|our) complaint")` is the set of strings of which at least one stands
in every text that matches. The walk is the one of a search index (R. Cox, "Regular Expression
Matching with a Trigram Index", 2012): each part of an expression gives the strings that it is
exactly, and the strings that it needs. What the walk does not know needs nothing, so a set is only
ever too generous; `None` says that there is none worth asking for.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import Any

_MOST_EXACT = 48
_MOST_WORDS = 40
_MOST_LETTERS = 8  # of a set of letters, as in [aeiou]
_EVERYDAY = (
    " dear sir or madam, i am the one who has and had it for a while, by my own hand to you. he is with us "
    "on that day at home, she was not in it, we are from here, be as they will: his name, her name, our son. "
)
"""What nearly every letter says: a word in here is not worth looking for."""


@dataclass(frozen=True, slots=True)
class _Part:
    """What is known of one part of an expression."""

    exact: frozenset[str] | None = None
    """All strings that it can be, if they are few."""
    needs: frozenset[str] | None = None
    """Strings of which it holds at least one."""

    @property
    def needed(self) -> frozenset[str] | None:
        """The strings of which it holds one, by either way of knowing."""
        return _rarer(self.needs, self.exact if self.exact and "" not in self.exact else None)


_UNKNOWN = _Part()
_NOTHING = _Part(exact=frozenset({""}))


def needed_words(source: str, flags: int = 0) -> frozenset[str] | None:
    """The strings of which every match of this expression holds at least one; None when not known.

    Of an expression that ignores case the strings are in small letters, to be looked for in
    `small_letters` of the text.
    """
    tree = _tree(source, flags)
    words = _sequence(tree, small=ignores_case(source, flags)).needed if tree is not None else None
    if words is None or len(words) > _MOST_WORDS or any(map(_is_everyday, words)):
        return None
    return words


def ignores_case(source: str, flags: int = 0) -> bool:
    """Whether capitals and small letters are the same to this expression, or to a part of it."""
    return bool(flags & re.IGNORECASE) or re.search(r"\(\?[a-zA-Z-]*i", source) is not None


def begins_with_the_text(source: str, flags: int = 0) -> bool:
    """Whether it can match only where the text begins, as "^" says."""
    tree = _tree(source, flags)
    operation, argument = tree[0] if tree is not None and len(tree) else ("", "")
    return (str(operation), str(argument)) == ("AT", "AT_BEGINNING") and not tree.state.flags & re.MULTILINE


def _tree(source: str, flags: int) -> Any:
    try:
        return import_module("re._parser").parse(source, flags)
    except (ImportError, AttributeError):
        return None


def small_letters(string: str) -> str:
    """The string in small letters; also the letters that `re` takes for an ASCII one when case is ignored."""
    return string.lower() if string.isascii() else string.translate(_LIKE_ASCII).lower()


_LIKE_ASCII = str.maketrans({"\u0130": "i", "\u0131": "i", "\u017f": "s", "\u212a": "k"})


def _is_everyday(word: str) -> bool:
    return word.lower() in _EVERYDAY


def _rarer(one: frozenset[str] | None, other: frozenset[str] | None) -> frozenset[str] | None:
    """Of two sets the one that fewer texts have a word of, by a rough guess."""
    return min((each for each in (one, other) if each), key=_frequency, default=None)


def _frequency(words: frozenset[str]) -> int:
    return sum(100 if _is_everyday(word) else 8 - min(len(word), 7) for word in words)


def _without_longer(words: Iterable[str]) -> frozenset[str]:
    """The words that hold no other one of them."""
    kept: list[str] = []
    for word in sorted(words, key=len):
        if not any(each in word for each in kept):
            kept.append(word)
    return frozenset(kept)


def _sequence(items: Iterable[tuple[Any, Any]], *, small: bool) -> _Part:
    """Parts one after the other; neighbours that are known exactly make longer strings."""
    needs: frozenset[str] | None = None
    run, whole = frozenset({""}), True
    for operation, argument in items:
        part = _part(str(operation), argument, small=small)
        needs = _rarer(needs, part.needs)
        if part.exact is not None and len(run) * len(part.exact) <= _MOST_EXACT:
            needs = _rarer(needs, _of_run(run)) if len(part.exact) > 1 else needs
            run = frozenset(a + b for a in run for b in part.exact)
            continue
        whole = False
        needs = _rarer(needs, _of_run(run))
        run = part.exact if part.exact is not None else frozenset({""})
    return _Part(run, needs) if whole else _Part(None, _rarer(needs, _of_run(run)))


def _of_run(run: frozenset[str]) -> frozenset[str] | None:
    return None if "" in run else _without_longer(run)


def _part(operation: str, argument: Any, *, small: bool) -> _Part:
    part = _UNKNOWN
    match operation:
        case "LITERAL":
            part = _letters([argument], small=small)
        case "IN":
            part = _one_of(argument, small=small)
        case "AT" | "ASSERT" | "ASSERT_NOT":
            part = _NOTHING
        case "SUBPATTERN":
            part = _sequence(argument[-1], small=small)
        case "ATOMIC_GROUP":
            part = _sequence(argument, small=small)
        case "BRANCH":
            part = _branches([_sequence(each, small=small) for each in argument[1]])
        case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
            least, most, items = argument
            part = _repeated(_sequence(items, small=small), least, most)
    return part


def _letters(codes: Iterable[int], *, small: bool) -> _Part:
    """One letter out of these; a letter beyond ASCII has too many other cases to be sure of."""
    letters = [chr(code) for code in codes]
    if not small:
        return _Part(frozenset(letters))
    return _Part(frozenset(map(str.lower, letters))) if "".join(letters).isascii() else _UNKNOWN


def _one_of(members: Sequence[tuple[Any, Any]], *, small: bool) -> _Part:
    codes: list[int] = []
    for operation, argument in members:
        match str(operation):
            case "LITERAL":
                codes.append(argument)
            case "RANGE" if argument[1] - argument[0] < _MOST_LETTERS:
                codes += range(argument[0], argument[1] + 1)
            case _:
                return _UNKNOWN
    return _letters(codes, small=small) if len(codes) <= _MOST_LETTERS else _UNKNOWN


def _branches(parts: Sequence[_Part]) -> _Part:
    exact: set[str] | None = set()
    needs: set[str] | None = set()
    for part in parts:
        exact = None if exact is None or part.exact is None else exact | part.exact
        needs = None if needs is None or part.needed is None else needs | part.needed
    few = exact is not None and len(exact) <= _MOST_EXACT
    return _Part(frozenset(exact) if few and exact else None, _without_longer(needs) if needs else None)


def _repeated(part: _Part, least: int, most: int) -> _Part:
    if (least, most) == (1, 1):
        return part
    if (least, most) == (0, 1) and part.exact is not None and len(part.exact) < _MOST_EXACT:
        return _Part(part.exact | {""})
    return _Part(None, part.needed) if least else _UNKNOWN
