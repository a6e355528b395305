"""The form of a signal, and where in a document it must stand."""

from dataclasses import dataclass
from enum import StrEnum

from parsers.reading import Kind
from parsers.text.patterns import Pattern


class Zone(StrEnum):
    """Where the words of a signal must stand."""

    TITLE = "title"
    """A heading, a caption, a "RE:" line."""
    SUBJECT = "subject"
    """The subject line of the mail."""
    BODY = "body"
    """Anywhere in the words."""


@dataclass(frozen=True, slots=True)
class Signal:
    """Words that speak for a kind. `weight` 4 is enough to decide when nothing speaks against it."""

    kind: Kind
    weight: float
    zone: Zone
    pattern: Pattern
    why: str


def signal(kind: Kind, weight: float, zone: Zone, why: str, *patterns: str) -> Signal:
    """A signal from alternatives; they are matched on lower-case words without accents, on one line."""
    return Signal(kind, weight, zone, Pattern("|".join(f"(?:{each})" for each in patterns)), why)
