"""Propose a school calendar from what a district publishes: a CSV table or an iCalendar file.

Text in (or a TOML file), a proposal with its questions out; nothing is taken over before a person has
looked at it. The text is untrusted: size, rows and spans are limited, no rule is expanded and no link
followed. Where the words of an entry do not say that school is closed, the day stays a school day and a
question is asked: a day too many brings a date nearer, a day too few would move it away.
"""

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from icalendar import Calendar

from config.school import WEEKDAYS, school_year
from config.strict import read_toml

MAX_CHARACTERS = 1_000_000
MAX_ENTRIES = 5_000
MAX_SPAN_DAYS = 120
MAX_NAME = 120
_UNREADABLE = (ValueError, KeyError, IndexError, TypeError, AttributeError, OverflowError, RecursionError)


class Meaning(StrEnum):
    """What an entry says about school days."""

    BEGINS = "school begins"
    ENDS = "school ends"
    CLOSED = "no school"
    MAKE_UP = "school is made up"
    OPEN = "a school day"
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the district's list, and what its words were taken to mean."""

    first: date
    last: date
    name: str
    meaning: Meaning


@dataclass(frozen=True, slots=True)
class Proposal:
    """A school calendar as read, to be shown and confirmed; `problems` were left out of it."""

    entries: tuple[Entry, ...]
    sessions: tuple[tuple[date, date], ...]
    questions: tuple[str, ...]
    problems: tuple[str, ...]
    week: tuple[str, ...] = ("mon", "tue", "wed", "thu", "fri")

    @property
    def complete(self) -> bool:
        """Return whether it has sessions; without them no day can be told to be a school day."""
        return bool(self.sessions)

    def table(self) -> dict[str, Any]:
        """Return it with the keys of `school_calendar`, dates as text, for `config.school.school_year`."""
        return {
            "week": list(self.week),
            "sessions": [{"first": str(first), "last": str(last)} for first, last in self.sessions],
            "closed": [
                {"from": str(e.first), "to": str(e.last), "name": e.name}
                for e in self.entries
                if e.meaning is Meaning.CLOSED
            ],
            "make_up": [str(e.first) for e in self.entries if e.meaning is Meaning.MAKE_UP],
        }

    def as_toml(self, source: str, entered_by: str) -> str:
        """Return the file that the office keeps once a person has confirmed it."""
        table = self.table()
        lines = [f"source = {_quoted(source)}", f"entered_by = {_quoted(entered_by)}"]
        lines += [f"week = {json.dumps(table['week'])}", f"make_up = [{', '.join(table['make_up'])}]"]
        for session in table["sessions"]:
            lines += ["", "[[sessions]]", f"first = {session['first']}", f"last = {session['last']}"]
        for span in table["closed"]:
            lines += ["", "[[closed]]", f"from = {span['from']}", f"to = {span['to']}"]
            lines += [f"name = {_quoted(span['name'])}"]
        return "\n".join(lines) + "\n"


def from_toml(path: Path) -> Proposal:
    """Return what a school calendar says that is written as the office keeps it. Raises BadFile."""
    year = school_year(read_toml(path), path)
    closed = [Entry(span.first, span.last, span.name, Meaning.CLOSED) for span in year.closed]
    made_up = [Entry(day, day, "make-up day", Meaning.MAKE_UP) for day in year.make_up]
    entries = sorted([*closed, *made_up], key=lambda entry: (entry.first, entry.last, entry.name))
    sessions = tuple((span.first, span.last) for span in year.sessions)
    return Proposal(tuple(entries), sessions, (), (), tuple(WEEKDAYS[day] for day in sorted(year.week)))


def from_csv(text: str) -> Proposal:
    """Return what a table of days says: a column of dates or of starts and ends, and one of names."""
    if len(text) > MAX_CHARACTERS:
        return _nothing(f"the file is larger than {MAX_CHARACTERS} characters")
    try:
        table = csv.reader(io.StringIO(text), delimiter=_delimiter(text), strict=True)
        rows = [row for _, row in zip(range(MAX_ENTRIES + 2), table, strict=False)]
    except csv.Error as error:
        return _nothing(f"the file is not a table of comma-separated values: {error}")
    columns = _columns(rows[0]) if rows else {}
    if "first" not in columns or "name" not in columns:
        return _nothing("the first line must name a column 'date' (or 'start date') and one 'event'")
    found = [_csv_entry(number, row, columns) for number, row in enumerate(rows[1:], 2) if any(row)]
    return _proposal(found)


def from_icalendar(text: str, zone: str) -> Proposal:
    """Return what the events of an iCalendar file (RFC 5545) say; instants are taken in `zone`."""
    if len(text) > MAX_CHARACTERS:
        return _nothing(f"the file is larger than {MAX_CHARACTERS} characters")
    try:
        calendar = Calendar.from_ical(_without_time_zones(text))
    except _UNREADABLE as error:
        return _nothing(f"the file is not an iCalendar file: {type(error).__name__}")
    events = calendar.walk("VEVENT")
    return _proposal([_event_entry(number, event, ZoneInfo(zone)) for number, event in enumerate(events, 1)])


_COLUMNS = {
    "first": ("date", "start date", "start", "from", "first", "day", "dates"),
    "last": ("end date", "end", "to", "last", "through"),
    "name": ("event", "subject", "title", "name", "summary", "description", "holiday"),
}


def _columns(header: list[str]) -> dict[str, int]:
    named = [" ".join(cell.strip().lower().lstrip("\ufeff").split()) for cell in header]
    places = {
        part: next((named.index(word) for word in words if word in named), None)
        for part, words in _COLUMNS.items()
    }
    return {part: place for part, place in places.items() if place is not None}


def _delimiter(text: str) -> str:
    header = text.partition("\n")[0]
    return max(",;\t", key=header.count)


def _csv_entry(number: int, row: list[str], columns: Mapping[str, int]) -> Entry | str:
    cells = {part: row[place].strip() if place < len(row) else "" for part, place in columns.items()}
    begins, _, ends = (part or "" for part in _halves(cells["first"]))
    first, last = _day(begins), _day(cells.get("last") or ends or begins)
    if first is None or last is None:
        return f"line {number}: no date was found"
    return _entry(f"line {number}", first, last, cells["name"])


def _halves(text: str) -> tuple[str, str, str]:
    parts = re.split(r"\s+(?:-|–|to|through)\s+", text, maxsplit=1)
    return (parts[0], "-", parts[1]) if len(parts) == 2 else (text, "", "")


_FORMATS = ("%Y-%m-%d", "%m/%d/%Y", "%m/%d/%y", "%B %d, %Y", "%b %d, %Y", "%d %B %Y", "%d %b %Y")


def _day(text: str) -> date | None:
    """American order for slashes, as districts write; a weekday before it is left out."""
    plain = re.sub(r"^[A-Za-z]+day,?\s+", "", text.strip()[:60])
    for form in _FORMATS:
        try:
            return datetime.strptime(plain, form).date()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            continue
    return None


def _without_time_zones(text: str) -> str:
    """A hostile time zone may hold rules that never end; names of zones are enough."""
    kept, inside = [], False
    for line in re.sub(r"\r?\n[ \t]", "", text).splitlines():
        word = line.strip().upper()
        inside = inside or word == "BEGIN:VTIMEZONE"
        if not inside:
            kept.append(line)
        inside = inside and word != "END:VTIMEZONE"
    return "\r\n".join(kept)


def _event_entry(number: int, event: Any, zone: ZoneInfo) -> Entry | str:
    try:
        start = event["DTSTART"].dt
        end = event["DTEND"].dt if "DTEND" in event else None
        name = str(event.get("SUMMARY", ""))
    except _UNREADABLE:
        return f"event {number}: no date was found"
    if "RRULE" in event or "RDATE" in event:
        return f"event {number}: it repeats; enter its days one by one"
    first = _local(start, zone)
    last = _local(end, zone) if end is not None else first
    whole_days = not isinstance(start, datetime)
    if last > first and (whole_days or _midnight(end, zone)):
        last -= timedelta(1)  # DTEND is the first day after (RFC 5545, 3.6.1)
    return _entry(f"event {number}", first, last, name)


def _local(moment: date, zone: ZoneInfo) -> date:
    if not isinstance(moment, datetime):
        return moment
    return (moment.astimezone(zone) if moment.tzinfo else moment).date()


def _midnight(moment: date | None, zone: ZoneInfo) -> bool:
    if not isinstance(moment, datetime):
        return False
    return (moment.astimezone(zone) if moment.tzinfo else moment).time() == datetime.min.time()


_WHO = r"(school|classes|instruction|students)"
_HOLIDAYS = (
    r"(labor|memorial|veterans'?|presidents'?|columbus|indigenous peoples'?|thanksgiving|christmas|"
    r"new year'?s|martin luther king,?( jr\.?)?|mlk|independence) (day|eve)|"
    r"juneteenth|thanksgiving|christmas|good friday|easter monday"
)
_WORDS = (
    (Meaning.UNCLEAR, r"if (needed|necessary)|tentative|possible|potential"),
    (Meaning.OPEN, r"early (release|dismissal|out)|half[- ]day|minimum day|late (start|arrival)|delay"),
    (Meaning.MAKE_UP, r"make[- ]?up day"),
    (Meaning.BEGINS, rf"first day (of|for) {_WHO}|^(school|classes) (begins?|starts?)$"),
    (Meaning.ENDS, rf"last day (of|for) {_WHO}|^(school|classes) ends?$"),
    (Meaning.CLOSED, r"\bno (school|classes|students)\b|schools? closed|student[- ]free|snow day"),
    (Meaning.CLOSED, r"\b(winter|spring|fall|summer|thanksgiving|christmas|easter|holiday) (break|recess)\b"),
    (Meaning.CLOSED, r"(teacher|staff) (work ?day|in-?service)|professional (development|learning) day"),
    (Meaning.CLOSED, rf"\bholidays?( observed)?$|vacation$|^({_HOLIDAYS})( holiday)?( \(?observed\)?)?$"),
)
"""The first that fits decides. The name of a holiday closes school only if it stands alone:
its assembly does not."""


def _entry(place: str, first: date, last: date, name: str) -> Entry | str:
    if not 0 <= (last - first).days < MAX_SPAN_DAYS:
        return f"{place}: {first} to {last} is no span of 1 to {MAX_SPAN_DAYS} days"
    if not 1990 <= first.year <= 2100:
        return f"{place}: the year {first.year} is not believed"
    plain = _plain(name)
    meaning = next((m for m, words in _WORDS if re.search(words, plain, re.IGNORECASE)), Meaning.UNCLEAR)
    return Entry(first, last, plain, meaning)


def _plain(text: str) -> str:
    printable = "".join(c if c.isprintable() else " " for c in text[: MAX_NAME * 4])
    return " ".join(printable.split())[:MAX_NAME]


def _quoted(text: str) -> str:
    return json.dumps(_plain(text), ensure_ascii=False)


def _nothing(problem: str) -> Proposal:
    return Proposal((), (), (), (problem,))


def _proposal(found: list[Entry | str]) -> Proposal:
    problems = [what for what in found if isinstance(what, str)]
    if len(found) > MAX_ENTRIES:
        problems.append(f"only the first {MAX_ENTRIES} entries were read")
    read = [entry for entry in found[:MAX_ENTRIES] if isinstance(entry, Entry)]
    entries = sorted(dict.fromkeys(read), key=lambda entry: (entry.first, entry.last, entry.name))
    sessions = tuple(_sessions(entries))
    return Proposal(tuple(entries), sessions, tuple(_questions(entries, sessions)), tuple(problems))


def _sessions(entries: Iterable[Entry]) -> Iterator[tuple[date, date]]:
    """A first day of school and the last day after it; of two first days the earlier holds."""
    begun: date | None = None
    for entry in entries:
        if entry.meaning is Meaning.BEGINS and begun is None:
            begun = entry.first
        elif entry.meaning is Meaning.ENDS and begun is not None:
            yield begun, entry.last
            begun = None


def _questions(entries: Iterable[Entry], sessions: tuple[tuple[date, date], ...]) -> Iterator[str]:
    if not sessions:
        yield "Which are the first and the last day of school? The file does not say."
    yield "On which weekdays is school held? Monday to Friday was taken."
    bounds = {day for session in sessions for day in session}
    for entry in entries:
        days = str(entry.first) if entry.first == entry.last else f"{entry.first} to {entry.last}"
        if entry.meaning is Meaning.UNCLEAR:
            yield f'{days}, "{entry.name}": is school closed? It was taken as a school day.'
        elif entry.meaning is Meaning.MAKE_UP and entry.first != entry.last:
            yield f'{days}, "{entry.name}": on which of these days is school made up? The first was taken.'
        elif entry.meaning in (Meaning.BEGINS, Meaning.ENDS) and not {entry.first, entry.last} & bounds:
            yield f'{days}, "{entry.name}": which other day belongs to it? It was left out.'
