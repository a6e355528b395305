"""A second opinion on what a mail is, from its single words alone.

The rules of this room know sentences; a letter in words that nobody foresaw may pass them by. This
second reader knows no sentence: every word speaks for or against each kind of mail, as it did in the
sample mails, and the likeliest kind is the one with the largest sum. What is made of it where it and
the rules differ says `parsers.second_look`. The weights were learned by
`python -m tests.parsers.learning` and lie beside this file as data.
See `docs/decisions/0008-a-second-opinion.md`.
"""

import json
import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from importlib.resources import files

from parsers.reading import OPENING, Kind

_WORD = re.compile(r"[a-z']{1,20}")
_MOST_CHARACTERS = 20_000
_FEWEST_WORDS = 5
"""Known words, below which there is no opinion."""
_TOLD = 5
_SCALE = 100
"""Weights are kept as whole hundredths."""


@dataclass(frozen=True, slots=True)
class Opinion:
    """How likely a mail is of each kind (together 1), and the words that spoke most for the likeliest."""

    likelihood: Mapping[Kind, float]
    telling: tuple[str, ...] = field(default=(), compare=False)
    known_words: int = 0
    """Of how many words it speaks."""

    @property
    def filing(self) -> float:
        """How likely it opens a case."""
        return sum(self.likelihood.get(kind, 0.0) for kind in OPENING)

    @property
    def kind(self) -> Kind:
        """The likeliest kind; those that open a case are weighed together against each of the others."""
        alone = max(self.likelihood, key=self.likelihood.__getitem__)
        return self.opening if self.filing >= self.likelihood[alone] else alone

    @property
    def opening(self) -> Kind:
        """The likeliest of the kinds that open a case."""
        return max(sorted(OPENING), key=lambda kind: self.likelihood.get(kind, 0.0))


@dataclass(frozen=True, slots=True)
class Weights:
    """What every word says of every kind: `words[word][number of the kind]`, in hundredths."""

    kinds: tuple[str, ...]
    start: tuple[int, ...]
    words: Mapping[str, tuple[int, ...]]

    @classmethod
    def of(cls, plain: str) -> "Weights":
        """The weights in a JSON text; raises KeyError or ValueError when it is none."""
        table = json.loads(plain)
        words = {word: tuple(said) for word, said in table["words"].items()}
        return cls(tuple(table["kinds"]), tuple(table["start"]), words)


def words_in(plain: str) -> frozenset[str]:
    """The different words of a text in lower case without accents; of a very long one, its beginning."""
    return frozenset(_WORD.findall(plain, 0, _MOST_CHARACTERS))


def opinion_of(plain: str, weights: Weights | None = None) -> Opinion | None:
    """What a mail with these words (lower case, no accents) likely is; None when it says too little."""
    by = weights or _LEARNED
    known = sorted(word for word in words_in(plain) if word in by.words)
    if len(known) < _FEWEST_WORDS:
        return None
    share = _SCALE * math.sqrt(len(known))
    said = zip(*(by.words[word] for word in known), strict=True)
    sums = [start / _SCALE + sum(each) / share for start, each in zip(by.start, said, strict=True)]
    odds = [math.exp(each - max(sums)) for each in sums]
    whole = sum(odds)
    opinion = Opinion(
        {Kind(kind): each / whole for kind, each in zip(by.kinds, odds, strict=True)}, known_words=len(known)
    )
    group = by.kinds.index(opinion.kind)
    telling = sorted(known, key=lambda word: (-by.words[word][group], word))[:_TOLD]
    return replace(opinion, telling=tuple(telling))


_LEARNED = Weights.of(files("parsers.kinds").joinpath("second_opinion.json").read_text("utf-8"))
