"""The law as the rule packs, the closed days and the districts' school calendars say it.

Reads `config` when a file has changed and keeps what it read; what a case adopted comes back from
the store's text, so that a date computed years ago can be computed again. When changed files do not
load, the law read before stands, and `trouble` says why.
"""

import hashlib
import json
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from bot.law.law import Answer, Instruments
from config.closed_days import NoClosedDays, closed_days_for
from config.errors import BadFile, FileProblem
from config.office_days import load_office_days, with_office_days
from config.packs import SHIPPED, forget_packs, join, load_pack, read_lineage
from config.school import load_school_days
from config.settings import Settings
from deadlines.case import Case
from deadlines.computed import Computed
from deadlines.days import ClosedDay, ClosedDays, Days, SchoolDays, SchoolYear, Span
from deadlines.report import as_json
from deadlines.rules import RulePack

_Marks = tuple[tuple[str, int, int], ...]
"""Of each file: its path, when it was last written, its size."""


@dataclass(frozen=True, slots=True)
class _Held:
    """What was read last for one jurisdiction and LEA, and the files as they were then."""

    marks: _Marks
    instruments: Instruments
    pack: RulePack
    trouble: str = ""


class OfficeLaw:
    """Answers for the law of one office (`bot.law.law.Law`)."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._folder = settings.office.rules or SHIPPED
        self._held: dict[tuple[str, str | None], _Held] = {}

    def jurisdictions(self) -> tuple[str, ...]:
        """Return the jurisdictions of the office's LEAs, each once."""
        return tuple(dict.fromkeys(lea.jurisdiction for lea in self._settings.leas)) or ("US",)

    def current(self, jurisdiction: str, lea: str | None) -> Instruments:
        """Return the pack and days that a case opened now adopts.

        Raises BadFile, NoClosedDays the first time; later, files that do not load leave what was read
        before in force.
        """
        key = (jurisdiction, lea)
        held = self._held.get(key)
        marks = _marks(self._files(jurisdiction, lea))
        if held is None or held.marks != marks:
            held = self._held[key] = self._read_again(jurisdiction, lea, marks, held)
        return held.instruments

    def trouble(self) -> str:
        """Return why changed files are not in force, "" when all that is written is."""
        return "; ".join(dict.fromkeys(held.trouble for held in self._held.values() if held.trouble))

    def closed_days(self, instruments: Instruments) -> ClosedDays:
        """Return the days known not to count, as they stand in `instruments`."""
        return days_of(instruments.closed_days, "UTC").closed

    def compute(self, case: Case, instruments: Instruments) -> Answer:
        """Return what follows from `case` over all its worlds, on its day `as_of`, each date walked twice."""
        from deadlines.verification import verify
        from deadlines.worlds import over_worlds

        pack = self._pack_of(instruments.pack)
        verified = verify(over_worlds(case, pack, days_of(instruments.closed_days, case.timezone)))
        return Answer(computed=verified.computed, unverified=verified.unverified)

    def report(self, computed: Computed) -> Mapping[str, Any]:
        """Return the lists of `duewatch calc --json`, as plain values."""
        return as_json(computed)

    def _files(self, jurisdiction: str, lea: str | None) -> Iterator[Path]:
        yield self._settings.office.closed_days
        yield from self._school_files(lea)
        yield from sorted(self._folder.glob("*.toml"))
        state = jurisdiction.lower().split("-")
        for length in range(1, len(state) + 1):
            yield from sorted((self._folder / "-".join(state[:length])).glob("*.toml"))

    def _school_files(self, lea: str | None) -> tuple[Path, ...]:
        known = self._settings.lea(lea)
        return known.school_year if known else ()

    def _read_again(self, jurisdiction: str, lea: str | None, marks: _Marks, before: _Held | None) -> _Held:
        try:
            pack = _fresh_pack(jurisdiction, self._folder)
            text = _pack_text(pack, self._folder)
            days = days_text(self._closed_days(pack), load_school_days(self._school_files(lea)))
        except (BadFile, NoClosedDays) as error:
            if before is None:
                raise
            trouble = f"changed rules or closed days cannot be used, those read before stand: {error}"
            return replace(before, marks=marks, trouble=trouble)
        return _Held(marks, Instruments(text, days), pack)

    def _closed_days(self, pack: RulePack) -> ClosedDays:
        listed, path = closed_days_for(pack.closed_days), self._settings.office.closed_days
        if not path.exists():
            return listed
        return with_office_days(
            listed, [one for one in load_office_days(path) if one.is_for(pack.jurisdiction)]
        )

    def _pack_of(self, text: str) -> RulePack:
        """Return the pack that `text` keeps; one that is in force now need not be made again."""
        return self._in_force(text) or _joined(text)

    def _in_force(self, text: str) -> RulePack | None:
        jurisdiction = _jurisdiction_of(text)
        if not any(name == jurisdiction for name, _ in self._held):
            try:
                self.current(jurisdiction, None)
            except (BadFile, NoClosedDays):
                return None
        return next((held.pack for held in self._held.values() if held.instruments.pack == text), None)


def _marks(files: Iterator[Path]) -> _Marks:
    found = []
    for file in files:
        try:
            stat = file.stat()
        except OSError:
            continue
        found.append((str(file), stat.st_mtime_ns, stat.st_size))
    return tuple(found)


def _fresh_pack(jurisdiction: str, folder: Path) -> RulePack:
    """Return the pack as its files are now, whatever this process read of them before."""
    pack = load_pack(jurisdiction, folder)
    if pack.digest != read_lineage(jurisdiction, folder).digest:
        forget_packs()
        pack = load_pack(jurisdiction, folder)
    return pack


def _pack_text(pack: RulePack, folder: Path) -> str:
    """Return the files that `pack` was made from, as one text. Raises BadFile if one changed meanwhile."""
    texts = {name: (folder / name).read_bytes() for name in pack.sources}
    changed = [name for name, raw in texts.items() if hashlib.sha256(raw).hexdigest() != pack.sources[name]]
    if changed:
        raise BadFile(folder, [FileProblem(name, "changed while it was read") for name in changed])
    files = {name: raw.decode("utf-8") for name, raw in texts.items()}
    return json.dumps({"jurisdiction": pack.jurisdiction, "files": files}, sort_keys=True)


@lru_cache(maxsize=32)
def _jurisdiction_of(text: str) -> str:
    return str(json.loads(text)["jurisdiction"])


@lru_cache(maxsize=32)
def _joined(text: str) -> RulePack:
    kept = json.loads(text)
    with tempfile.TemporaryDirectory(prefix="duewatch-pack-") as folder:
        for name, content in kept["files"].items():
            path = Path(folder) / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content, "utf-8")
        return join(read_lineage(kept["jurisdiction"], Path(folder)))


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
