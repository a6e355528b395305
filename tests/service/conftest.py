"""Real servers and a real daemon: each test has an office of its own on servers that all share."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.servers.dovecot import Dovecot
from tests.servers.smtp_server import SmtpServer
from tests.service.office import Office, Servers
from tests.shared_calendars import conftest as calendar_servers
from tests.shared_calendars.servers import Running

radicale_server = calendar_servers.radicale_server
xandikos_server = calendar_servers.xandikos_server


@pytest.fixture
def servers(
    dovecot: Dovecot,
    smtp_server: SmtpServer,
    radicale_server: Running,
    xandikos_server: Running,
) -> Servers:
    """A mail server, the server that takes mail, and two calendar servers."""
    return Servers(dovecot, smtp_server, {"radicale": radicale_server, "xandikos": xandikos_server})


@pytest.fixture
def new_office(tmp_path: Path, servers: Servers, user: str) -> Iterator[Callable[..., Office]]:
    """Make offices; whatever daemon of them still runs at the end of the test is ended."""
    made: list[Office] = []

    def make(**options: object) -> Office:
        options = {"imap_port": servers.dovecot.imap, **options}
        made.append(Office(tmp_path, user, servers, **options))  # type: ignore[arg-type]
        return made[-1]

    yield make
    for office in made:
        office.close()
