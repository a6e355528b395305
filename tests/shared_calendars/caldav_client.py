"""Our CalDAV calendar as an office would set it up, over a server of the tests."""

import ssl
from collections.abc import Callable
from pathlib import Path

from calendars.caldav import CalDavCalendar
from calendars.dav_client import Login, Server
from tests.shared_calendars.servers import PASSWORDS, Running


class MemoryInMemory:
    """Keeps what the calendar remembers for the length of a test."""

    def __init__(self) -> None:
        self.text = ""
        self.meanwhile: Callable[[], object] | None = None
        """What someone else does, once, between our looking and our writing."""

    def load(self) -> str:
        """Return what was saved."""
        return self.text

    def save(self, text: str) -> None:
        """Keep `text`."""
        self.text = text
        if self.meanwhile is not None:
            meanwhile, self.meanwhile = self.meanwhile, None
            meanwhile()


def calendar(
    server: Running,
    url: str,
    *,
    name: str = "deadlines",
    user: str = "bot",
    password: str = "",
    **given: object,
) -> CalDavCalendar:
    """Return the calendar at `url` of `server`, with a memory of its own unless `keeper` is given."""
    login = Login(user=user, secret=lambda: password or PASSWORDS[user])
    return CalDavCalendar(
        name,
        Server(url=url, login=login, tls=tls(server.ca), explain=in_words),
        office=str(given.get("office", "office-7f3a")),
        keeper=given.get("keeper", MemoryInMemory()),  # type: ignore[arg-type]
    )


def tls(ca: Path) -> ssl.SSLContext:
    """Trust the test's CA and no other."""
    return ssl.create_default_context(cafile=str(ca))


def in_words(error: OSError, host: str, port: int) -> str:
    """Say which trouble it was."""
    return f"{host}:{port}: {type(error).__name__}"
