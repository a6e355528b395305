"""How a case is named outside the store, and how children and case numbers are compared.

Outside the store a case is its reference and initials ("26-0014 JR"); full names are only compared.
"""

import re
import unicodedata

_WORD = re.compile(r"[^\W\d_]+", re.UNICODE)
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
MAX_INITIALS = 12


def initials(names: tuple[str, ...]) -> str:
    """Return the initials of each child ("JR", of siblings "JR+MR"), "" when no name is known.

    First letter of the first and of the last word; a first name alone gives one letter.
    """
    each = ["".join(word[0] for word in _ends(_words(name))) for name in names]
    return "+".join(dict.fromkeys(mark.upper() for mark in each if mark))[:MAX_INITIALS]


def folded_name(name: str) -> str:
    """Return the name as it is compared: no accents, case, punctuation or suffix, words in order."""
    plain = unicodedata.normalize("NFKD", name)
    plain = "".join(c for c in plain if not unicodedata.combining(c)).casefold()
    return " ".join(_words(plain))


def first_word(folded: str) -> str:
    """Return what a folded name is looked up by: its first word."""
    return folded.partition(" ")[0]


def same_name(one: str, other: str) -> bool:
    """Return True if two folded names may name one child.

    Equal, or both begin alike and one only adds words ("jose ruiz" and "jose luis ruiz"). A first
    name alone answers only to itself.
    """
    if one == other:
        return bool(one)
    short, long = sorted((one.split(), other.split()), key=len)
    return len(short) >= 2 and short[0] == long[0] and set(short) <= set(long)


def folded_number(number: str) -> str:
    """Return a state case number as it is compared: letters and digits only, upper case."""
    return "".join(c for c in unicodedata.normalize("NFKC", number).upper() if c.isalnum())


def _words(name: str) -> list[str]:
    return [word for word in _WORD.findall(name) if word.casefold() not in _SUFFIXES]


def _ends(words: list[str]) -> list[str]:
    return words[:1] + words[1:][-1:]
