"""When two written facts are the same fact: forms to compare dates, names, telephones, addresses and texts by.

For judging only; the parsers have their own forms. `04/17/2015`, `April 17, 2015` and `2015-04-17` are one date.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable
from typing import Any

MONTHS = {
    name: number % 12 + 1
    for number, name in enumerate(
        "january february march april may june july august september october november december "
        "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre".split()
    )
}
SHORT_WORDS = {
    "street": "st", "road": "rd", "avenue": "ave", "drive": "dr", "court": "ct", "boulevard": "blvd", "lane": "ln",
    "place": "pl", "circle": "cir", "terrace": "ter", "highway": "hwy", "apartment": "apt", "northeast": "ne",
    "northwest": "nw", "southeast": "se", "southwest": "sw", "north": "n", "south": "s", "east": "e", "west": "w",
    "loop": "lp", "number": "",
}  # fmt: skip
AFTER_A_COMMA = re.compile(r"\b(esq|jr|sr|ii|iii|llc|p\.?c|inc)\b", re.IGNORECASE)


def folded(words: Any) -> str:
    """Return words without accents, case, punctuation and double blanks."""
    plain = unicodedata.normalize("NFKD", str(words))
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter)).casefold()
    return " ".join(re.sub(r"[^\w\s]", " ", plain).split())


def date_form(value: Any) -> str:
    """Return a date as ISO; numbers are month first; what is no date stays as it is."""
    words = str(value).strip()
    if iso := re.match(r"(\d{4})-(\d{2})-(\d{2})", words):
        return iso[0]
    if numbers := re.match(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{2,4})$", words):
        month, day, year = map(int, numbers.groups())
        return f"{year + 2000 if year < 100 else year:04d}-{month:02d}-{day:02d}"
    named = re.match(r"(\w+)\.? (\d{1,2}),? (\d{4})", words)
    if named and named[1].lower() in MONTHS:
        return f"{named[3]}-{MONTHS[named[1].lower()]:02d}-{int(named[2]):02d}"
    return words


def name_form(value: Any) -> str:
    """Return a name in one order, without titles, blanks and a last word School."""
    words = str(value)
    last, comma, first = words.partition(",")
    if comma and "," not in first and first.strip() and not AFTER_A_COMMA.search(first):
        words = f"{first} {last}"
    bare = re.sub(r"\b(esq|mr|mrs|ms|dr)\b", " ", folded(words)).strip()
    return "".join(re.sub(r"\bschool$", "", bare).split())


def phone_form(value: Any) -> str:
    return re.sub(r"\D", "", str(value))[-10:]


def address_form(value: Any) -> str:
    words = (SHORT_WORDS.get(word, word) for word in folded(value).split())
    return " ".join(word for word in words if word)


def time_form(value: Any) -> str | None:
    """Return a time of day as HH:MM; None for none."""
    if not value:
        return None
    found = re.match(r"(\d{1,2})(?::?(\d{2}))?(?::\d\d)?\s*([ap])?\.?\s*m?\.?$", str(value).strip().lower())
    if not found:
        return str(value).strip()
    hour = int(found[1])
    if found[3]:
        hour = hour % 12 + (12 if found[3] == "p" else 0)
    return f"{hour:02d}:{found[2] or '00'}"


def number_form(value: Any) -> str:
    return re.sub(r"[^a-z0-9]", "", folded(value))


def forms(value: Any, form: Callable[[Any], Any]) -> set[Any]:
    """Return the set of forms of one value or a list; empty for nothing."""
    several = value if isinstance(value, list | tuple) else [value]
    return {form(one) for one in several if one not in (None, "")}


def overlap(first: str, second: str) -> float:
    """Return the F1 of the words two texts share, 0 to 1."""
    one, other = Counter(folded(first).split()), Counter(folded(second).split())
    shared = sum((one & other).values())
    return 2 * shared / (one.total() + other.total()) if shared else 0.0


def alike(first: str, second: str) -> bool:
    """Whether two address forms share at least four of five words."""
    one, other = set(first.split()), set(second.split())
    return len(one & other) >= 0.8 * len(one | other)
