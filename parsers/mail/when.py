"""The date lines of mail programs in several languages, read without guessing what they leave out.

A line without a zone gives a naive local time; day and month that cannot be told apart give both
readings. Nothing here knows today's date.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime

from parsers.message import When

_LONGEST = 200
_MONTHS = (
    "january jan enero ene januar janner janvier janv janeiro gennaio gen januari",
    "february feb febrero februar feber fevrier fevr fevereiro fev febbraio februari",
    "march mar marzo marz maerz mars marco maart mrt",
    "april apr abril abr avril avr aprile",
    "may mayo mai maio mag maggio mei",
    "june jun junio juni juin junho giugno giu",
    "july jul julio juli juil juillet julho luglio lug",
    "august aug agosto ago aout augustus",
    "september sep sept septiembre septembre setiembre setembro set settembre",
    "october oct octubre oktober okt octobre outubro out ottobre ott",
    "november nov noviembre novembre novembro",
    "december dec diciembre dic dezember dez decembre dezembro dicembre",
)
_MONTH = {name: number for number, names in enumerate(_MONTHS, 1) for name in names.split()}
_ENGLISH = frozenset("monday tuesday wednesday thursday friday saturday sunday at am pm".split()) | frozenset(
    names.split()[0] for names in _MONTHS
)
_ZONES = {
    "utc": 0,
    "gmt": 0,
    "z": 0,
    "est": -300,
    "edt": -240,
    "cst": -360,
    "cdt": -300,
    "mst": -420,
    "mdt": -360,
    "pst": -480,
    "pdt": -420,
    "akst": -540,
    "akdt": -480,
    "hst": -600,
    "cet": 60,
    "cest": 120,
    "mez": 60,
    "mesz": 120,
    "bst": 60,
    "wet": 0,
    "west": 60,
}
"""Minutes east of UTC. Only names that mean one thing in mail an American office gets."""
_LONG_ZONES = {"eastern": -300, "central": -360, "mountain": -420, "pacific": -480, "alaska": -540}

_ISO = re.compile(r"\b(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?=\D|$)")
_CJK = re.compile(r"\b(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]")
_NUMERIC = re.compile(r"\b(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})(?!\d)")
_NAMED = re.compile(r"(?<![^\W\d_])([^\W\d_]{3,10})(?![^\W\d_])")
_VIETNAMESE = re.compile(r"\b(\d{1,2})\s(?:thang|thg)\s(\d{1,2})(?:,|\snam)?\s(\d{4})\b")
_DAY_BEFORE = re.compile(r"(\d{1,2})(?:st|nd|rd|th|er|º|ª|\.)?(?:\s(?:de|of))?\s?-?$")
_YEAR_AFTER = re.compile(r"^\.?,?(?:\s(?:de|del))?[\s-]?,?\s?(\d{4}|\d{2}(?=[\s,]\s?\d{1,2}:))(?!\d)")
_DAY_YEAR_AFTER = re.compile(r"^\.?\s(\d{1,2})(?:st|nd|rd|th)?,?\s(\d{4})(?!\d)")
_TIME = re.compile(
    r"(?<![\d:./+-])(\d{1,2})(?:[:.h](\d{2}))?(?:[:.](\d{2}))?\s?"
    r"(a\.?\s?m\.?|p\.?\s?m\.?|sa|ch|uhr|h)?(?![\w:/])"
)
_OFFSET = re.compile(r"(?:\b(?:utc|gmt)\s?)?([+-])(\d{2}):?(\d{2})\b|\b(?:utc|gmt)\s?([+-])(\d{1,2})\b")
_ZONE_NAME = re.compile(r"\b([a-z]{1,5})\b")
_LONG_ZONE = re.compile(r"\b(eastern|central|mountain|pacific|alaska)\s(standard|daylight)\stime\b")


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date in a line of words: what it means and where it ends."""

    when: When
    end: int


@dataclass(frozen=True, slots=True)
class _Days:
    """Readings of the day, and where its words stand in the folded line."""

    dates: tuple[tuple[int, int, int], ...]
    start: int
    end: int


def read_when(words: str, latest: datetime) -> When:
    """The moments that a date line may mean, likeliest first. Never raises.

    `latest` is when the mail arrived (aware): readings more than a day after it are dropped if
    another remains.
    """
    words = " ".join(words[:_LONGEST].split())
    moment = _rfc5322(words)
    if moment is not None:
        return When(words, (moment,))
    found = find_when(words, latest)
    return When(words, found.when.moments, found.when.has_time) if found else When(words)


def find_when(line: str, latest: datetime) -> FoundDate | None:
    """The first date (and its time and zone) in a line such as "On Mon, Feb 2, 2026 at 8:10 AM Ann"."""
    line = line[:_LONGEST]
    folded = _fold(line)
    days = _find_days(folded)
    if days is None:
        return None
    time = _find_time(folded, days)
    hour, minute, second, time_end = time or (0, 0, 0, days.end)
    offset, zone_end = _find_zone(folded, max(days.end, time_end)) if time else (None, days.end)
    zone = None if offset is None else timezone(timedelta(minutes=offset))
    moments = tuple(_moments(days.dates, (hour, minute, second), zone))
    end = max(days.end, time_end, zone_end)
    kept = _possible(moments, latest)
    return FoundDate(When(line[days.start : end].strip(), kept, time is not None), end) if kept else None


def _rfc5322(words: str) -> datetime | None:
    """A date as mail servers write it, always aware: -0000 means UTC (RFC 5322 3.3)."""
    if not re.search(r":\d\d\s[+-]\d{4}\b|:\d\d\s[A-Z]{1,4}\b", words):
        return None
    try:
        moment = parsedate_to_datetime(words)
    except (ValueError, TypeError, IndexError, OverflowError, AttributeError):
        return None
    zone_words = words.rsplit(":", 1)[-1]
    if moment.tzinfo is None and "-0000" in zone_words:
        moment = moment.replace(tzinfo=UTC)
    return moment if moment.tzinfo and moment.year >= 1970 else None


def _fold(line: str) -> str:
    """Lower-case without accents, character for character, so that offsets stay true."""
    return "".join(_fold_character(each) for each in line) if not line.isascii() else line.lower()


def _fold_character(character: str) -> str:
    if character in "đĐ":
        return "d"
    if character.isspace():
        return " "
    return unicodedata.normalize("NFD", character)[0].lower()[:1]


def _find_days(folded: str) -> _Days | None:
    for pattern in (_ISO, _CJK):
        if found := pattern.search(folded):
            year, month, day = (int(each) for each in found.groups())
            return _Days(((year, month, day),), *found.span())
    if found := _VIETNAMESE.search(folded):
        day, month, year = (int(each) for each in found.groups())
        return _Days(((year, month, day),), *found.span())
    return _find_named(folded) or _find_numeric(folded)


def _find_named(folded: str) -> _Days | None:
    for name in _NAMED.finditer(folded):
        month = _MONTH.get(name[1])
        days = _around_month(folded, name, month) if month else None
        if days:
            return days
    return None


def _around_month(folded: str, name: re.Match[str], month: int) -> _Days | None:
    after = folded[name.end() : name.end() + 20]
    if both := _DAY_YEAR_AFTER.match(after):
        return _Days(((_year(both[2]), month, int(both[1])),), name.start(), name.end() + both.end())
    head_start = max(0, name.start() - 12)
    before = _DAY_BEFORE.search(folded[head_start : name.start()].rstrip(" "))
    year = _YEAR_AFTER.match(after)
    if before and year:
        return _Days(
            ((_year(year[1]), month, int(before[1])),), head_start + before.start(), name.end() + year.end()
        )
    return None


def _find_numeric(folded: str) -> _Days | None:
    found = _NUMERIC.search(folded)
    if found is None:
        return None
    first, mark, second, year = int(found[1]), found[2], int(found[3]), _year(found[4])
    american, other = (year, first, second), (year, second, first)
    foreign = mark == "." or (not _ENGLISH.intersection(re.findall(r"[a-z]+", folded)) and "de " in folded)
    dates = (other, american) if foreign else (american, other)
    return _Days(dates[:1] if mark == "." else dates, *found.span())


def _year(words: str) -> int:
    return int(words) if len(words) == 4 else 2000 + int(words)


def _find_time(folded: str, days: _Days) -> tuple[int, int, int, int] | None:
    """Hour, minute, second and where the words end; a time stands after its day, seldom before."""
    for match in _TIME.finditer(folded, days.end):
        if time := _clock(match):
            return *time, match.end()
    for match in _TIME.finditer(folded, 0, days.start):
        if match[2] and (time := _clock(match)):
            return *time, match.end()
    return None


def _clock(match: re.Match[str]) -> tuple[int, int, int] | None:
    half = (match[4] or "").replace(".", "").replace(" ", "")
    if not match[2] and half not in ("am", "pm", "uhr", "h"):
        return None
    hour, minute, second = int(match[1]), int(match[2] or 0), int(match[3] or 0)
    if half in ("pm", "ch") and hour < 12:
        hour += 12
    if half in ("am", "sa") and hour == 12:
        hour = 0
    return (hour, minute, second) if hour < 24 and minute < 60 and second < 60 else None


def _find_zone(folded: str, start: int) -> tuple[int | None, int]:
    """Minutes east of UTC, and where the words end; only directly behind the time."""
    tail = folded[start : start + 40]
    if found := _OFFSET.match(tail.lstrip(" (,")):
        sign, hours, minutes = found[1] or found[4], int(found[2] or found[5]), int(found[3] or 0)
        if hours <= 14 and minutes < 60:
            return (hours * 60 + minutes) * (-1 if sign == "-" else 1), _end(tail, start, found)
    stripped = tail.lstrip(" (,")
    if found := _LONG_ZONE.match(stripped):
        return _LONG_ZONES[found[1]] + (60 if found[2] == "daylight" else 0), _end(tail, start, found)
    if (found := _ZONE_NAME.match(stripped)) and found[1] in _ZONES:
        return _ZONES[found[1]], _end(tail, start, found)
    return None, start


def _end(tail: str, start: int, found: re.Match[str]) -> int:
    skipped = len(tail) - len(tail.lstrip(" (,"))
    end = start + skipped + found.end()
    return end + 1 if tail[skipped + found.end() :][:1] == ")" else end


def _moments(
    dates: tuple[tuple[int, int, int], ...], clock: tuple[int, int, int], zone: timezone | None
) -> Iterator[datetime]:
    for date in dict.fromkeys(dates):
        try:
            yield datetime(*date, *clock, tzinfo=zone)
        except ValueError:
            continue


def _possible(moments: tuple[datetime, ...], latest: datetime) -> tuple[datetime, ...]:
    horizon = latest + timedelta(days=1)
    kept = tuple(each for each in moments if _aware(each) <= horizon)
    return kept or moments


def _aware(moment: datetime) -> datetime:
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
