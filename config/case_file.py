"""Read one case from the tables that `duewatch calc` takes; the worked examples of rules use the same form.

Every problem is told at once with its key. Dates stay dates; a date-time becomes the local day of the
case's zone, and is refused without an offset.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from config.errors import BadFile, FileProblem
from config.pack_lengths import nearest
from deadlines.case import PROCEDURES, Case, Happening
from deadlines.days import SchoolDays, local_date
from deadlines.events import FLAG_EVENTS, LEGAL_EVENTS, Standing

KEYS = frozenset(
    "jurisdiction procedure timezone as_of flags events school_calendar ref initials lea".split()
)
FLAG_FORMS = {
    "filed_by": "'parent' or 'lea'",
    "disclosure_business_days": "a number of days",
    "stipulation_school_days": "a number of days",
}
"""The flags that are not simply true or false."""
MAX_FLAG_DAYS = 365
MAX_HAPPENINGS = 50
MAX_CANDIDATES = 50
_HAPPENING = ("either", "on", "what", "standing")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, slots=True)
class CaseFile:
    """What a file says: the case, and the district's school days if it lists them."""

    case: Case
    school: SchoolDays | None


def read_case(tables: Mapping[str, Any], name: str) -> CaseFile:
    """Return the case that `tables` tell; `name` stands for the file in errors.

    Raises BadFile with every problem and its key.
    """
    return _Reader(name).read(tables)


class _Reader:
    def __init__(self, name: str) -> None:
        self.name = name
        self.problems: list[FileProblem] = []
        self.zone = "UTC"

    def read(self, tables: Mapping[str, Any]) -> CaseFile:
        for key in tables:
            if key not in KEYS:
                self.wrong(key, nearest(key, KEYS, "a known key"))
        self.zone = self._zone(tables.get("timezone"))
        case = Case(
            jurisdiction=self._text(tables, "jurisdiction"),
            procedures=self._procedures(tables.get("procedure")),
            timezone=self.zone,
            events=dict(self._events(tables.get("events", {}))),
            flags=self._flags(tables.get("flags", {})),
            as_of=self._as_of(tables.get("as_of")),
            ref=str(tables.get("ref", "")),
            initials=str(tables.get("initials", "")),
            lea=tables.get("lea"),
        )
        school = self._school(tables.get("school_calendar"))
        if self.problems:
            raise BadFile(self.name, self.problems)
        return CaseFile(case, school)

    def wrong(self, where: str, what: str) -> None:
        self.problems.append(FileProblem(where, what))

    def _text(self, tables: Mapping[str, Any], key: str) -> str:
        value = tables.get(key)
        if not isinstance(value, str) or not value:
            self.wrong(key, "is missing" if value is None else "is not a text")
            return ""
        return value

    def _zone(self, name: object) -> str:
        if name is None:
            self.wrong("timezone", "is missing; write one like 'America/Denver'")
            return "UTC"
        try:
            ZoneInfo(str(name))
        except (LookupError, ValueError, OSError):
            self.wrong("timezone", f"{str(name)[:60]!r} is not a known time zone")
            return "UTC"
        return str(name)

    def _procedures(self, value: object) -> frozenset[str]:
        names = value if isinstance(value, list | tuple) else [value]
        if value is None or not names:
            self.wrong("procedure", f"is missing; known are {', '.join(sorted(PROCEDURES))}")
            return frozenset()
        for name in names:
            if name not in PROCEDURES:
                self.wrong("procedure", nearest(str(name)[:60], PROCEDURES, "a known procedure"))
        return frozenset(str(name) for name in names)

    def _as_of(self, value: object) -> date | None:
        return None if value is None else self._day("as_of", value)

    def _flags(self, value: object) -> dict[str, str | int | bool]:
        if not isinstance(value, Mapping):
            self.wrong("flags", "is not a table")
            return {}
        result: dict[str, str | int | bool] = {}
        for name, flag in value.items():
            if name not in FLAG_EVENTS:
                self.wrong(f"flags.{name}", nearest(str(name)[:60], FLAG_EVENTS, "a known flag"))
            elif not _fits(name, flag):
                self.wrong(f"flags.{name}", f"is not {FLAG_FORMS.get(name, 'true or false')}")
            else:
                result[name] = flag
        return result

    def _events(self, value: object) -> Iterator[tuple[str, tuple[Happening, ...]]]:
        if not isinstance(value, Mapping):
            self.wrong("events", "is not a table")
            return
        for name, told in value.items():
            where = f"events.{name}"
            if name not in LEGAL_EVENTS:
                self.wrong(where, nearest(str(name)[:60], LEGAL_EVENTS, "a known event"))
                continue
            several = isinstance(told, list)
            happenings = told if isinstance(told, list) else [told]
            if len(happenings) > MAX_HAPPENINGS:
                self.wrong(where, f"has more than {MAX_HAPPENINGS} happenings")
                continue
            read = [
                self._happening(f"{where}[{n}]" if several else where, one)
                for n, one in enumerate(happenings, 1)
            ]
            if read:
                yield name, tuple(read)

    def _happening(self, where: str, told: object) -> Happening:
        if not isinstance(told, Mapping):
            return Happening((self._day(where, told),))
        return self._table(where, told)

    def _table(self, where: str, told: Mapping[str, Any]) -> Happening:
        """A happening with candidates, or with what it was about: {on = ..., what = "dp_response"}."""
        for key in told:
            if key not in ("either", "on", "what", "by", "standing"):
                self.wrong(
                    f"{where}.{key}",
                    nearest(str(key)[:60], ["either", "on", "what", "by", "standing"], "a known key"),
                )
        standing = told.get("standing", "recorded")
        if standing not in tuple(Standing):
            self.wrong(f"{where}.standing", nearest(str(standing)[:60], Standing, "a known standing"))
            standing = "recorded"
        what = told.get("what")
        if what is not None and not isinstance(what, str):
            self.wrong(f"{where}.what", "is not the id of a rule")
        return Happening(self._candidates(where, told), Standing(standing), value=what)

    def _candidates(self, where: str, told: Mapping[str, Any]) -> tuple[date | None, ...]:
        if ("either" in told) is ("on" in told):
            self.wrong(where, "says one of: either (a list of days), on (a day)")
            return (None,)
        if "on" in told:
            inner = told["on"]
            if isinstance(inner, Mapping):
                return self._table(f"{where}.on", inner).on
            return (self._day(f"{where}.on", inner),)
        listed = told["either"]
        if not isinstance(listed, list) or not 0 < len(listed) <= MAX_CANDIDATES:
            self.wrong(f"{where}.either", f"is not a list of one to {MAX_CANDIDATES} days")
            return (None,)
        days = [
            None if one is None else self._day(f"{where}.either[{n}]", one) for n, one in enumerate(listed, 1)
        ]
        return tuple(dict.fromkeys(days))

    def _day(self, where: str, value: object) -> date:
        """Return a day; an instant becomes its local day. A wrong one is told and stands as day one."""
        try:
            if isinstance(value, datetime):
                return local_date(value, self.zone)
            if isinstance(value, date):
                return value
            if isinstance(value, str) and _DAY.fullmatch(value):
                return date.fromisoformat(value)
            if isinstance(value, str):
                return local_date(datetime.fromisoformat(value), self.zone)
        except (ValueError, OverflowError) as error:
            without = "offset" in str(error)
            what = (
                "has no offset; write one like 2026-03-04T23:40:00-07:00" if without else _not_a_date(value)
            )
            self.wrong(where, what)
            return date.min
        self.wrong(where, _not_a_date(value))
        return date.min

    def _school(self, value: object) -> SchoolDays | None:
        if value is None:
            return None
        if not isinstance(value, Mapping):
            self.wrong("school_calendar", "is not a table")
            return None
        from config.school import school_year  # slow to import, and most cases list no school days

        try:
            return SchoolDays((school_year(value, self.name),))
        except BadFile as bad:
            self.problems += [
                FileProblem(f"school_calendar.{one.where}".rstrip("."), one.what) for one in bad.problems
            ]
            return None


def _fits(name: str, flag: object) -> bool:
    form = FLAG_FORMS.get(name)
    if form is None:
        return isinstance(flag, bool)
    if name == "filed_by":
        return flag in ("parent", "lea")
    return isinstance(flag, int) and not isinstance(flag, bool) and 0 < flag <= MAX_FLAG_DAYS


def _not_a_date(value: object) -> str:
    shown = repr(value)[:40]
    return f"{shown} is not a date; write one like 2026-03-04"
