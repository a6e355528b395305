"""From the office file to the shared calendars it names. Opens nothing yet."""

import ssl
from collections.abc import Sequence
from pathlib import Path

from bot.publishing.publishing import Shelf
from bot.secrets import is_configured, read_secret
from bot.tls import connection_problem
from bot.workroom import Workroom
from calendars.caldav import CalDavCalendar
from calendars.dav_client import Login, Server
from calendars.entries import PublishedEntry
from calendars.errors import CalendarRefused
from calendars.folder import FolderCalendar, file_name
from calendars.memory import FileKeeper
from calendars.shared import Applied, Refused, SharedCalendar
from config.office import CalDav, Calendar


def shelves_of(room: Workroom) -> list[Shelf]:
    """Return every shared calendar of the office with the LEAs it shows."""
    return [Shelf(_calendar(room, table), table.leas) for table in room.settings.calendars]


def _calendar(room: Workroom, table: Calendar) -> SharedCalendar:
    if table.folder is not None:
        return FolderCalendar(table.name, table.folder)
    assert table.caldav is not None, "the office file names one of both"
    return _caldav(room, table.name, table.caldav)


def _caldav(room: Workroom, name: str, table: CalDav) -> SharedCalendar:
    try:
        tls = ssl.create_default_context(cafile=str(table.ca_file) if table.ca_file else None)
    except OSError as error:
        why = f"calendar {name}: ca_file {table.ca_file} cannot be used: {error.strerror}"
        return UnusableCalendar(name, why)
    login = None
    if table.user or is_configured(table):
        login = Login(
            user=table.user or "",
            secret=lambda: read_secret(table),
            bearer=table.token_command is not None,
        )
    server = Server(url=table.url, login=login, tls=tls, explain=connection_problem)
    keeper = FileKeeper(_memory_of(room, name))
    return CalDavCalendar(name, server, office=room.store_id, keeper=keeper)


def _memory_of(room: Workroom, name: str) -> Path:
    return room.store.path.parent / "calendar-memory" / f"{file_name(name)}.json"


class UnusableCalendar:
    """A calendar whose settings are of no use: it says why whenever it is asked for anything."""

    def __init__(self, name: str, why: str) -> None:
        self.name = name
        self._why = why

    def bring_to(self, wanted: Sequence[PublishedEntry]) -> Sequence[Applied | Refused]:  # noqa: ARG002
        """Raise CalendarRefused with the reason."""
        raise CalendarRefused(self._why)

    def check(self) -> Sequence[str]:
        """Return the reason."""
        return [self._why]
