"""The law that a case stands under: which pack and closed days, and what they give for a case.

Packs and closed days are kept in the store by the hash of their content, so that a date can be
explained for ever. Nothing here decides what the law is: packs say that.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from deadlines.case import Case
from deadlines.computed import Computed
from deadlines.days import ClosedDays


@dataclass(frozen=True, slots=True)
class Instruments:
    """A rule pack and the days known not to count, each as a text that is kept by its hash."""

    pack: str
    closed_days: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What follows from a case: the values, and what could not be confirmed."""

    computed: Computed
    unverified: tuple[str, ...] = ()
    """Ids of deadlines whose dates the independent checker did not find again."""


class Law(Protocol):
    """What answers for the law. Safe to call from several threads."""

    def jurisdictions(self) -> tuple[str, ...]:
        """Return the jurisdictions of the office's LEAs: the worlds of a case whose LEA is unknown."""
        ...

    def current(self, jurisdiction: str, lea: str | None) -> Instruments:
        """Return the pack and days that a case opened now adopts."""
        ...

    def trouble(self) -> str:
        """Return why changed rules or days are not in force, "" when all that is written is."""
        ...

    def closed_days(self, instruments: Instruments) -> ClosedDays:
        """Return the days known not to count, as they stand in `instruments`."""
        ...

    def compute(self, case: Case, instruments: Instruments) -> Answer:
        """Return what follows from `case` over all its worlds, on its day `as_of`."""
        ...

    def report(self, computed: Computed) -> Mapping[str, Any]:
        """Return the lists of `duewatch calc --json`, as plain values."""
        ...
