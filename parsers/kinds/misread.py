"""Puts right what text recognition and hurried typing do to the words that decide: "HEARlNG", "DUE PR0CESS".

Letters are only exchanged one for one, so offsets stay; facts are still read from the words as they came.
"""

import re
from dataclasses import replace

from parsers.facts.text import Text
from parsers.text.patterns import Pattern

_ZERO = Pattern(r"0(?:(?<=[A-Za-z]0)(?=[A-Za-z])|(?<=\b0)(?=[A-Za-z]{3})|(?<=[A-Za-z]{3}0)\b)")
_ONE = Pattern(r"[1|](?<=[A-Za-z].)(?=[A-Za-z])|1(?<=[a-z]{3}1)\b")
_WORDS = (
    "hearing",
    "mediation",
    "mediator",
    "complaint",
    "petition",
    "petitioner",
    "facilitated",
    "facilitator",
    "investigate",
    "audiencia",
    "solicitud",
    "mediacion",
    "request",
    "impartial",
    "decision",
    "dismissal",
)
_ALIKE = {"i": "[il1|]", "l": "[li1|]", "o": "[o0]", "e": "[ec]", "s": "[s5]", "c": "[ce]"}
_BLURRED = str.maketrans("l1|0c5", "iiioes")
_BLURRED_WORDS = tuple((word, word.translate(_BLURRED)) for word in _WORDS)
"""What looks alike made the same: a word that is met more often so than as it is written was misread."""
_MISREAD = Pattern(
    r"\b(?:"
    + "|".join(f"(?P<w{n}>{''.join(_ALIKE.get(c, c) for c in word)})" for n, word in enumerate(_WORDS))
    + r")\b",
    re.IGNORECASE,
)


def put_right(text: Text) -> Text:
    """The text with misread letters in words exchanged; the same object when there are none."""
    if not (_ZERO.search(text.string) or _ONE.search(text.string) or _looks_misread(text.string)):
        return text
    segments = tuple(replace(each, text=_exchange(each.text)) for each in text.segments)
    return Text(segments)


def _looks_misread(string: str) -> bool:
    small = string.lower()
    blurred = small.translate(_BLURRED)
    if string.isascii() and all(small.count(word) == blurred.count(blur) for word, blur in _BLURRED_WORDS):
        return False
    return any(match[0].lower() != _meant(match) for match in _MISREAD.finditer(string))


def _meant(match: re.Match[str]) -> str:
    return _WORDS[int((match.lastgroup or "w0")[1:])]


def _exchange(string: str) -> str:
    return _MISREAD.sub(_in_its_case, _ONE.sub("l", _ZERO.sub("o", string)))


def _in_its_case(match: re.Match[str]) -> str:
    found, word = match[0], _meant(match)
    if sum(letter.isupper() for letter in found) > len(found) // 2:
        return word.upper()
    return word.capitalize() if found[0].isupper() else word
