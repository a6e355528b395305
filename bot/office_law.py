"""The law as the shipped packs, the closed days and the districts' school calendars say it.

Reads `config` once and keeps what it read; what a case adopted comes back from the store's text, so
that a date computed years ago can be computed again.
"""

import json
import tempfile
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from bot.law import Answer, Instruments
from config.closed_days import closed_days_for
from config.packs import SHIPPED, join, load_pack, read_lineage
from config.school import load_school_days
from config.settings import Settings
from deadlines.case import Case
from deadlines.computed import Computed
from deadlines.days import ClosedDay, ClosedDays, Days, SchoolDays, SchoolYear, Span
from deadlines.report import as_json
from deadlines.rules import RulePack


class OfficeLaw:
    """Answers for the law of one office (`bot.law.Law`)."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def jurisdictions(self) -> tuple[str, ...]:
        """Return the jurisdictions of the office's LEAs, each once."""
        return tuple(dict.fromkeys(lea.jurisdiction for lea in self._settings.leas)) or ("US",)

    def current(self, jurisdiction: str, lea: str | None) -> Instruments:
        """Return the pack and days that a case opened now adopts. Raises BadFile, NoClosedDays."""
        known = self._settings.lea(lea)
        school = load_school_days(known.school_year) if known and known.school_year else None
        return Instruments(_pack_text(jurisdiction), days_text(closed_days_for(jurisdiction), school))

    def closed_days(self, instruments: Instruments) -> ClosedDays:
        """Return the days known not to count, as they stand in `instruments`."""
        return days_of(instruments.closed_days, "UTC").closed

    def compute(self, case: Case, instruments: Instruments) -> Answer:
        """Return what follows from `case` over all its worlds, on its day `as_of`, each date walked twice."""
        from deadlines.verification import verify
        from deadlines.worlds import over_worlds

        pack = _pack_of(instruments.pack)
        verified = verify(over_worlds(case, pack, days_of(instruments.closed_days, case.timezone)))
        return Answer(computed=verified.computed, unverified=verified.unverified)

    def report(self, computed: Computed) -> Mapping[str, Any]:
        """Return the lists of `duewatch calc --json`, as plain values."""
        return as_json(computed)


@lru_cache(maxsize=32)
def _pack_text(jurisdiction: str) -> str:
    files = [one.name for source in read_lineage(jurisdiction).sources for one in source.files]
    texts = {name: (SHIPPED / name).read_text("utf-8") for name in files}
    return json.dumps({"jurisdiction": jurisdiction, "files": texts}, sort_keys=True)


@lru_cache(maxsize=32)
def _pack_of(text: str) -> RulePack:
    kept = json.loads(text)
    if text == _shipped_text(kept["jurisdiction"]):
        return load_pack(kept["jurisdiction"])
    with tempfile.TemporaryDirectory(prefix="duewatch-pack-") as folder:
        for name, content in kept["files"].items():
            path = Path(folder) / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content, "utf-8")
        return join(read_lineage(kept["jurisdiction"], Path(folder)))


def _shipped_text(jurisdiction: str) -> str | None:
    return _pack_text(jurisdiction) if (SHIPPED / jurisdiction.lower()).is_dir() else None


def days_text(closed: ClosedDays, school: SchoolDays | None) -> str:
    """Return closed days and school calendar as JSON that `days_of` reads back."""
    plain = {
        "jurisdiction": closed.jurisdiction,
        "bounds": [_iso(closed.first), _iso(closed.last)],
        "certain": [_iso(closed.certain_from), _iso(closed.certain_through)],
        "doubts": dict(closed.doubts),
        "days": [
            [_iso(day), one.name, one.source, one.business, one.rolls, one.doubt]
            for day, one in sorted(closed.days.items())
        ],
        "school": [_year_text(year) for year in school.years] if school else None,
    }
    return json.dumps(plain, sort_keys=True)


@lru_cache(maxsize=64)
def days_of(text: str, zone: str) -> Days:
    """Return the days that `text` tells of, for a case in `zone`."""
    plain = json.loads(text)
    first, last = (date.fromisoformat(day) for day in plain["bounds"])
    certain_from, certain_through = (_day(day) for day in plain["certain"])
    days = [ClosedDay(date.fromisoformat(day), *rest) for day, *rest in plain["days"]]
    closed = ClosedDays(
        jurisdiction=plain["jurisdiction"],
        days={one.day: one for one in days},
        first=first,
        last=last,
        certain_from=certain_from,
        certain_through=certain_through,
        doubts=plain["doubts"],
    )
    years = plain["school"]
    return Days(closed, zone, SchoolDays(tuple(_year_of(year) for year in years)) if years else None)


def _year_text(year: SchoolYear) -> dict[str, Any]:
    return {
        "week": sorted(year.week),
        "sessions": [[_iso(span.first), _iso(span.last), span.name] for span in year.sessions],
        "closed": [[_iso(span.first), _iso(span.last), span.name] for span in year.closed],
        "make_up": sorted(day.isoformat() for day in year.make_up),
        "source": year.source,
        "entered_by": year.entered_by,
    }


def _year_of(plain: Mapping[str, Any]) -> SchoolYear:
    return SchoolYear(
        week=frozenset(plain["week"]),
        sessions=_spans(plain["sessions"]),
        closed=_spans(plain["closed"]),
        make_up=frozenset(date.fromisoformat(day) for day in plain["make_up"]),
        source=plain["source"],
        entered_by=plain["entered_by"],
    )


def _spans(plain: list[list[str]]) -> tuple[Span, ...]:
    return tuple(Span(date.fromisoformat(a), date.fromisoformat(b), name) for a, b, name in plain)


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
