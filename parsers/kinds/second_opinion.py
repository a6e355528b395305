"""A second opinion on whether a mail opens a case, from its single words alone.

The rules of this room know sentences; a letter in words that nobody foresaw may pass them by. This
second reader knows no sentence: every word speaks for or against each of a few groups of mails, as
it did in the sample mails, and the likeliest group is the one with the largest sum. It never
decides against a rule by itself: where it and the rules differ, `parsers.deciding` asks a person.
The weights were learned by `python -m tests.parsers.learning` and lie beside this file as data.
See `docs/decisions/0008-a-second-opinion.md`.
"""

import json
import math
from dataclasses import dataclass
from importlib.resources import files

from parsers.reading import OPENING
from parsers.text.patterns import Pattern

_WORD = Pattern(r"[a-z']{1,20}")
_MOST_CHARACTERS = 20_000
_FEWEST_WORDS = 5
"""Known words, below which there is no opinion."""
_TOLD = 5
_SCALE = 100
"""Weights are kept as whole hundredths."""


@dataclass(frozen=True, slots=True)
class Opinion:
    """How likely a mail opens a case (0 to 1), and the words that said so most, loudest first."""

    likelihood: float
    telling: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Weights:
    """What every word says of every group: `words[word][group]`, in hundredths."""

    groups: tuple[str, ...]
    start: tuple[int, ...]
    words: dict[str, tuple[int, ...]]

    @classmethod
    def of(cls, plain: str) -> "Weights":
        """The weights in a JSON text; raises KeyError or ValueError when it is none."""
        table = json.loads(plain)
        words = {word: tuple(said) for word, said in table["words"].items()}
        return cls(tuple(table["groups"]), tuple(table["start"]), words)


def words_in(plain: str) -> frozenset[str]:
    """The different words of a text in lower case without accents; of a very long one, its beginning."""
    return frozenset(_WORD.findall(plain, 0, _MOST_CHARACTERS))


def opinion_of(plain: str, weights: Weights | None = None) -> Opinion | None:
    """How likely a mail with these words (lower case, no accents) opens a case; None when it is too short."""
    by = weights or _LEARNED
    known = sorted(word for word in words_in(plain) if word in by.words)
    if len(known) < _FEWEST_WORDS:
        return None
    share = _SCALE * math.sqrt(len(known))
    sums = [
        start / _SCALE + sum(by.words[word][group] for word in known) / share
        for group, start in enumerate(by.start)
    ]
    top = max(sums)
    odds = [math.exp(each - top) for each in sums]
    opening = [group for group, name in enumerate(by.groups) if name in OPENING]
    return Opinion(sum(odds[group] for group in opening) / sum(odds), _telling(known, by, opening))


def _telling(known: list[str], by: Weights, opening: list[int]) -> tuple[str, ...]:
    """The words that speak loudest for a filing."""
    loudness = {word: max(by.words[word][group] for group in opening) for word in known}
    return tuple(sorted(known, key=lambda word: (-loudness[word], word))[:_TOLD])


_LEARNED = Weights.of(files("parsers.kinds").joinpath("second_opinion.json").read_text("utf-8"))
