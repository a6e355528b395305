"""Whether what lies on a server still is what we wrote, however the server wrote it down.

Pure. Servers order, fold and mark objects in their own ways, and people's programs add alarms of
their own; what an entry says must be what we said.
"""

from icalendar import Calendar, Event


def holds(theirs: bytes, ours: bytes) -> bool:
    """Return whether `theirs` has the one event of `ours` with every property alike.

    Alarms and X- properties that others added do not count.
    """
    held, wrote = _event(theirs), _event(ours)
    if held is None or wrote is None:
        return False
    names = {str(name) for name in held if not str(name).startswith("X-")} | {str(name) for name in wrote}
    return all(_value(held, name) == _value(wrote, name) for name in names)


def _event(text: bytes) -> Event | None:
    try:
        events = Calendar.from_ical(text).walk("VEVENT")
    except (ValueError, KeyError, IndexError):
        return None
    return events[0] if len(events) == 1 and isinstance(events[0], Event) else None


def _value(event: Event, name: str) -> bytes | None:
    value = event.get(name)
    if value is None:
        return None
    written = value.to_ical() if hasattr(value, "to_ical") else str(value).encode()
    return bytes(written)
