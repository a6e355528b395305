"""How a rule file writes a length of time: "10 calendar days", "more than 10 calendar days", "2 years"."""

import re
from collections.abc import Iterable
from difflib import get_close_matches

from deadlines.counting import Period, Unit

_COUNT = re.compile(r"(?P<more>more than )?(?P<amount>\d{1,4}) (?P<unit>[a-z]+(?: days?)?)")
_UNITS: dict[str, Unit] = {
    "calendar day": Unit.CALENDAR_DAYS,
    "business day": Unit.BUSINESS_DAYS,
    "school day": Unit.SCHOOL_DAYS,
    "month": Unit.MONTHS,
    "year": Unit.YEARS,
}


def nearest(word: str, known: Iterable[str], what: str) -> str:
    """Return the sentence that refuses `word`: with the nearest known word, or with all of them."""
    words = sorted(known)
    near = get_close_matches(word, words, n=1)
    if near:
        return f"'{word}' is not {what}; did you mean '{near[0]}'?"
    if len(words) > 20:
        return f"'{word}' is not {what}"
    return f"'{word}' is not {what}; known are {', '.join(words)}"


def unit_of(text: str) -> Unit:
    """Return the unit that "calendar days", "month" and their like name; raises ValueError."""
    singular = text.removesuffix("s")
    if singular in _UNITS:
        return _UNITS[singular]
    raise ValueError(nearest(text, [f"{unit}s" for unit in _UNITS], "a known unit"))


def period_of(text: str) -> Period:
    """Return the length that "10 calendar days" or "more than 10 calendar days" says; raises ValueError."""
    read = _COUNT.fullmatch(text)
    if read is None:
        raise ValueError(f"'{text}' is not a length of time; write it like '10 calendar days' or '2 years'")
    return Period(int(read["amount"]), unit_of(read["unit"]), more_than=bool(read["more"]))
