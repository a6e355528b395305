"""Load the days on which public offices are closed, for a jurisdiction.

A list is a TOML file in `config/closed_days/`: who says so, what is doubtful, and whole years written
by hand. Years that it does not write come from the list of the same name in `frozen/`, which is the
`holidays` library as data (`config.holiday_source` writes it anew). A state's business days are the
union of its own and the federal closed days (34 CFR 300.11(b)); its rolls know only its own.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from deadlines.days import ClosedDay, ClosedDays

FOLDER = Path(__file__).parent / "closed_days"
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri")


class NoClosedDays(LookupError):
    """No list of closed days is shipped for a jurisdiction; the text says which there are."""


def closed_days_for(jurisdiction: str) -> ClosedDays:
    """Return the closed days of "US", "US-NM", or of the state of a district ("US-NM-BCS").

    Raises NoClosedDays for a jurisdiction of which neither it nor a state above it has a list.
    """
    for name in _itself_and_above(jurisdiction):
        file = FOLDER / f"{name.lower()}.toml"
        if file.is_file():
            return _load(file)
    known = ", ".join(sorted(file.stem.upper() for file in FOLDER.glob("*.toml")))
    raise NoClosedDays(f"no closed days are known for {jurisdiction!r}; there are lists for {known}")


def _itself_and_above(jurisdiction: str) -> Iterator[str]:
    """A district stands under its state; no state stands under the federal list, which lacks its own."""
    parts = jurisdiction.split("-") if re.fullmatch(r"[A-Z]{2}(-[A-Z0-9]+)*", jurisdiction) else []
    for length in range(len(parts), min(2, len(parts)) - 1, -1):
        yield "-".join(parts[:length])


@cache
def _load(file: Path) -> ClosedDays:
    table = tomllib.loads(file.read_text("utf-8"))
    own = {day.day: day for day in _own_days(table)}
    if "parent" in table:
        parent = closed_days_for(table["parent"])
        own = {day: _both(own.get(day), parent.days.get(day)) for day in sorted({*own, *parent.days})}
    doubts = {doubt["id"]: doubt["why"] for doubt in table.get("doubt", ())}
    return ClosedDays(
        jurisdiction=table["jurisdiction"],
        days={day: _doubted(closed, table) for day, closed in own.items()},
        first=table["first"],
        last=table["last"],
        certain_from=table.get("certain_from"),
        certain_through=table.get("certain_through"),
        doubts=doubts,
    )


def _own_days(table: Mapping[str, Any]) -> Iterator[ClosedDay]:
    frozen = tomllib.loads((FOLDER / "frozen" / table["frozen"]).read_text("utf-8"))
    working = frozenset(table.get("working", ()))
    written = {year: days for year, days in table.items() if year.isdigit()}
    for names in {**frozen, **written}.values():
        for listed, day in names.items():
            kept = [name for name in listed.split("; ") if name not in working]
            if kept:
                yield ClosedDay(day, "; ".join(kept), table["source"])


def _both(own: ClosedDay | None, federal: ClosedDay | None) -> ClosedDay:
    """Federal days are no business days, but a state's rolls know only the state's own."""
    if own is None and federal is not None:
        return replace(federal, rolls=False)
    assert own is not None
    return own if federal is None else replace(own, source=f"{own.source}; {federal.source}")


def _doubted(closed: ClosedDay, table: Mapping[str, Any]) -> ClosedDay:
    weekday = _WEEKDAYS[closed.day.weekday()]
    for doubt in table.get("doubt", ()):
        if closed.name in doubt["names"] and doubt.get("weekday", weekday) == weekday:
            return replace(closed, doubt=doubt["id"])
    return closed
