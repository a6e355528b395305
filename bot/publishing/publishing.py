"""Step 7: bring each shared calendar to the wanted state, and write down what became of it.

One calendar that fails holds up no other. Each is brought there when something changed, and once an
hour in any case, so that what somebody deleted by hand comes back.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection

from bot.errors import EdgeError
from bot.store import entries, pulse
from bot.store.entries import Publication
from bot.workroom import Workroom
from calendars.changes import still_told
from calendars.entries import PublishedEntry
from calendars.errors import CalendarError
from calendars.shared import Applied, Refused, SharedCalendar

EVERY = timedelta(hours=1)
RETRY = timedelta(minutes=2)
LONGEST_WAIT = timedelta(minutes=1)
"""Between tries of a server that is down, unless it asks for more; the first ones follow sooner."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """A shared calendar and the LEAs it shows; None: all, and cases whose LEA is not known yet."""

    calendar: SharedCalendar
    leas: Collection[str] | None

    @property
    def pulse(self) -> str:
        """The calendar's name among the proofs of life."""
        return f"calendar:{self.calendar.name}"


def publish(room: Workroom, shelf: Shelf, now: datetime) -> bool:
    """Bring one calendar to the wanted state; return False if there was nothing to do.

    Whatever fails is written down with when it goes again; nothing is raised for it.
    """
    if not room.store.read(lambda connection: _is_due(connection, shelf, now)):
        return False
    wanted = room.store.read(lambda connection: entries.of_leas(connection, shelf.leas))
    told = still_told(wanted, now)
    try:
        results = shelf.calendar.bring_to(told)
    except (CalendarError, EdgeError) as error:
        _failed(room, shelf, str(error), now, error.try_again_after)
        return True
    _record(room, shelf, told, results, now)
    return True


def _is_due(connection: Connection, shelf: Shelf, now: datetime) -> bool:
    again = pulse.again_at(connection, shelf.pulse)
    if again is not None:
        return now >= again
    last = next((one for one in pulse.every(connection) if one.name == shelf.pulse), None)
    if last is None or last.ok_at is None or now - last.ok_at >= EVERY:
        return True
    return entries.out_of_date(connection, shelf.calendar.name, shelf.leas, now) > 0


def _failed(room: Workroom, shelf: Shelf, trouble: str, now: datetime, after: float | None) -> None:
    def work(connection: Connection) -> None:
        since = pulse.troubled_since(connection, shelf.pulse) or now
        wait = max(timedelta(seconds=after), min(now - since, LONGEST_WAIT)) if after else EVERY
        pulse.stumble(connection, shelf.pulse, trouble, now, (now + wait).isoformat())

    room.store.write(work)


def _record(
    room: Workroom,
    shelf: Shelf,
    told: Sequence[PublishedEntry],
    results: Sequence[Applied | Refused],
    now: datetime,
) -> None:
    refused = {one.uid: one for one in results if isinstance(one, Refused)}
    etags = {one.uid: one.etag for one in results if isinstance(one, Applied)}
    rows = [
        Publication(
            uid=one.entry.uid,
            sequence=one.sequence,
            cancelled=one.cancelled,
            etag=etags.get(one.entry.uid, ""),
            problem=_words(refused[one.entry.uid]) if one.entry.uid in refused else "",
        )
        for one in told
    ]

    def work(connection: Connection) -> None:
        entries.record(connection, shelf.calendar.name, rows, now, now + RETRY)
        if refused:
            first = next(iter(refused.values()))
            what = f"{len(refused)} entries were refused; the first: {_words(first)}"
            pulse.stumble(connection, shelf.pulse, what, now, (now + RETRY).isoformat())
        else:
            pulse.beat(connection, shelf.pulse, now)

    room.store.write(work)


def _words(refused: Refused) -> str:
    return f"{refused.what} {refused.do}".strip()
