"""Closed days that an office enters itself: a governor's closure, a day that a memo moves.

An entry says who published it and who entered it, and wins over the lists that ship. It may also
say that state offices work on a listed day (`open = true`); a federal holiday stays no business day
then (34 CFR 300.11(b)), but no date rolls from it any more.
"""

import json
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, Field

from config.closed_days import closed_days_for
from config.strict import Strict, checked, read_toml
from deadlines.days import ClosedDay, ClosedDays

Words = Annotated[str, Field(min_length=1, max_length=200, pattern=r"^[^\x00-\x1f\x7f]*$")]


def _weekday(day: date) -> date:
    if day.weekday() >= 5:
        raise ValueError("is a Saturday or Sunday, which is closed already")
    if not 1997 <= day.year <= 2100:
        raise ValueError("lies outside 1997 to 2100")
    return day


class OfficeDay(Strict):
    """One day that the office closes, or opens, in the list of a jurisdiction."""

    day: Annotated[date, AfterValidator(_weekday)]
    name: Words
    source: Words
    """Who says so: "Executive Order 2026-01"."""
    entered_by: Words
    """Initials of the person who entered it."""
    open: bool = False
    """State offices work on this day although the list says otherwise."""
    jurisdiction: Annotated[str, Field(pattern=r"^([A-Z]{2}(-[A-Z0-9]+)*)?$")] = ""
    """The state whose offices are meant, and the districts under it; "": all of the office's."""

    def is_for(self, jurisdiction: str) -> bool:
        """Return whether the entry belongs in the list of `jurisdiction` ("US-NM-BCS" is under "US-NM")."""
        return f"{jurisdiction}-".startswith(f"{self.jurisdiction}-") if self.jurisdiction else True


class _File(Strict):
    closed_day: Annotated[tuple[OfficeDay, ...], Field(max_length=2000)] = ()


def load_office_days(path: Path) -> tuple[OfficeDay, ...]:
    """Return the `[[closed_day]]` entries of a TOML file. Raises BadFile with all its problems."""
    return checked(_File, read_toml(path), path, {}).closed_day


def as_toml(entry: OfficeDay) -> str:
    """Return `entry` as it is appended to the office's file of closed days."""
    told = entry.model_dump(exclude_defaults=True)
    lines = [f"{key} = {_toml(value)}" for key, value in told.items()]
    return "\n".join(["", "[[closed_day]]", *lines, ""])


def _toml(value: object) -> str:
    return value.isoformat() if isinstance(value, date) else json.dumps(value, ensure_ascii=False)


def with_office_days(closed: ClosedDays, entries: Iterable[OfficeDay]) -> ClosedDays:
    """Return `closed` with the office's entries merged in, later entries winning over earlier ones."""
    federal = closed_days_for("US").days
    return closed.with_days(
        _merged(entry, closed.days.get(entry.day), entry.day in federal) for entry in entries
    )


def _merged(entry: OfficeDay, listed: ClosedDay | None, federal: bool) -> ClosedDay:
    source = f"{entry.source} (entered by {entry.entered_by})"
    if not entry.open:
        return ClosedDay(entry.day, entry.name, source)
    name = listed.name if listed and federal else entry.name
    kept = listed or ClosedDay(entry.day, name, source)
    return replace(kept, name=name, source=source, business=federal, rolls=False, doubt="")
