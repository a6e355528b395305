"""A case as the engine sees it: what happened, by name, and which rules it stands under.

A plain case has exactly one day for each happening; `deadlines.worlds` makes plain cases of one
with candidates. Nothing here computes a deadline.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from deadlines.events import CaseEvent, Standing

PROCEDURES: frozenset[str] = frozenset(
    """
    due_process expedited_due_process state_complaint settlement mediation iep_meeting
    prior_written_notice consent records iee surrogate age_of_majority review other
    """.split()
)


@dataclass(frozen=True, slots=True)
class Happening:
    """One happening: its day or its candidate days, the one the rules pick first."""

    on: tuple[date | None, ...]
    standing: Standing = Standing.RECORDED
    event_id: str = ""
    value: str | int | bool | None = None

    @property
    def certain(self) -> bool:
        """True when there is nothing to vary: one day, and not merely claimed."""
        return len(self.on) == 1 and self.standing is Standing.RECORDED


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """What is known of one case, as of one day.

    `ref` ("26-0014") and `initials` ("JR") are the only identity that a case carries here.
    `events` maps a name of `LEGAL_EVENTS` to its happenings in order; days are local to `timezone`.
    """

    jurisdiction: str
    procedures: frozenset[str]
    timezone: str
    events: Mapping[str, tuple[Happening, ...]] = field(default_factory=dict)
    flags: Mapping[str, str | int | bool] = field(default_factory=dict)
    as_of: date | None = None
    ref: str = ""
    initials: str = ""
    lea: str | None = None

    @property
    def label(self) -> str:
        """The case's name on calendars and in mails: "26-0014 JR"."""
        return f"{self.ref} {self.initials}".strip()


def replay(events: Iterable[CaseEvent], *, known_at: datetime | None = None) -> Case:
    """Return the case that its events tell, or what was known of it at `known_at` (aware)."""
    raise NotImplementedError
