"""The one place where entries become iCalendar text (RFC 5545, RFC 7986).

Pure and deterministic: the same entries give the same bytes, whatever the day, so that an entity tag
means something. DTSTAMP is the instant of the last change, never "now" (RFC 5545, 3.8.7.2, for objects
without METHOD). Whatever stands in a text, it cannot end a line or begin a component.

Entries are CLASS:PUBLIC on purpose: they hold no identity, and calendar servers hide PRIVATE ones
from exactly the people a calendar is shared with.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from icalendar import Alarm, Calendar, Event, vDuration, vText

from calendars.entries import CalendarEntry, PublishedEntry
from calendars.plain_text import one_line, plain_text
from deadlines.days import in_words

PRODID = "-//Duewatch//Deadlines//EN"
REFRESH = timedelta(hours=1)
"""How often a subscriber is asked to look again; many look far less often."""
ALARM_HOUR = 9
"""Alarms ring at this local hour, not at midnight, where the all-day entry begins."""

_END = b"END:VCALENDAR\r\n"
_MOST_SUMMARY = 200
_MOST_DESCRIPTION = 6000
_COLORS = {
    "Act by": "crimson",
    "Date not known": "darkorange",
    "At once": "darkorange",
    "Expected by": "steelblue",
    "Done": "seagreen",
    "Done late": "olivedrab",
}
_OTHER_COLOR = "slategray"


def calendar_text(
    title: str, entries: Iterable[PublishedEntry], *, alarms: Sequence[int] = (), about: str = ""
) -> bytes:
    """Return a whole calendar as UTF-8 with CRLF line ends, entries in the order of day and uid.

    `title` is what people see as the calendar's name. `alarms` are days before each entry that is
    worth an alarm; none unless asked for. No METHOD: this is a feed, not an invitation.
    """
    calendar = Calendar()
    calendar.add("prodid", PRODID)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    for name in ("name", "x-wr-calname"):
        calendar.add(name, vText(one_line(title, _MOST_SUMMARY)))
    if about:
        for name in ("description", "x-wr-caldesc"):
            calendar.add(name, vText(plain_text(about, _MOST_DESCRIPTION)))
    calendar.add("refresh-interval", vDuration(REFRESH), parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", vDuration(REFRESH))
    ordered = sorted(entries, key=lambda one: (one.entry.day, one.entry.uid))
    return _around(calendar, [_event_text(one, tuple(alarms)) for one in ordered])


def object_text(published: PublishedEntry) -> bytes:
    """Return one entry as a calendar object resource (RFC 4791, 4.1): no METHOD, no alarms, no name."""
    calendar = Calendar()
    calendar.add("prodid", PRODID)
    calendar.add("version", "2.0")
    return _around(calendar, [_event_text(published, ())])


def _around(calendar: Calendar, events: Sequence[bytes]) -> bytes:
    head: bytes = calendar.to_ical().removesuffix(_END)
    return b"".join((head, *events, _END))


@lru_cache(maxsize=20_000)
def _event_text(published: PublishedEntry, alarms: tuple[int, ...]) -> bytes:
    """Return one VEVENT. Kept in memory: most of a calendar is the same as the last time."""
    event = _event(published)
    for days in alarms if published.entry.alarms_before and not published.cancelled else ():
        event.add_component(_alarm(published.entry, days))
    text: bytes = event.to_ical()
    return text


def _event(published: PublishedEntry) -> Event:
    entry, event = published.entry, Event()
    event.add("uid", vText(str(entry.uid)))
    event.add("summary", vText(one_line(entry.summary, _MOST_SUMMARY)))
    event.add("description", vText(_description(published)))
    event.add("dtstart", entry.day)
    event.add("dtend", entry.day + timedelta(days=1))
    event.add("dtstamp", published.last_modified)
    event.add("last-modified", published.last_modified)
    event.add("created", published.created)
    event.add("sequence", published.sequence)
    event.add("status", _status(published))
    event.add("class", "PUBLIC")
    event.add("transp", "TRANSPARENT")
    event.add("x-microsoft-cdo-busystatus", "FREE")
    if entry.categories:
        event.add("categories", [one_line(category, _MOST_SUMMARY) for category in entry.categories])
    event.add("color", _COLORS.get(entry.categories[0] if entry.categories else "", _OTHER_COLOR))
    return event


def _status(published: PublishedEntry) -> str:
    if published.cancelled:
        return "CANCELLED"
    return "TENTATIVE" if published.entry.tentative else "CONFIRMED"


def _description(published: PublishedEntry) -> str:
    """Add the version's age: a subscriber's copy may be a day old, and should say so itself."""
    as_of = _local(published.last_modified, published.entry.timezone)
    text = plain_text(published.entry.description, _MOST_DESCRIPTION)
    return f"{text}\n\nAs of {as_of}. A later change can take a day to reach a subscribed calendar."


def _local(instant: datetime, zone: str) -> str:
    local = instant.astimezone(ZoneInfo(zone))
    return f"{in_words(local.date())}, {local:%H:%M} ({zone})"


def _alarm(entry: CalendarEntry, days: int) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", vText(one_line(entry.summary, _MOST_SUMMARY)))
    alarm.add("trigger", timedelta(hours=ALARM_HOUR) - timedelta(days=days))
    return alarm
