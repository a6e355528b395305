"""One Radicale and one Xandikos for the whole run; each test has a calendar of its own there."""

from collections.abc import Iterator
from itertools import count

import pytest

from tests.shared_calendars.servers import Running, radicale, xandikos

_NUMBERS = count(1)


@pytest.fixture(scope="session")
def radicale_server(tmp_path_factory) -> Iterator[Running]:
    """A running Radicale."""
    with radicale(tmp_path_factory.mktemp("radicale")) as server:
        yield server


@pytest.fixture(scope="session")
def xandikos_server(tmp_path_factory) -> Iterator[Running]:
    """A running Xandikos."""
    with xandikos(tmp_path_factory.mktemp("xandikos")) as server:
        yield server


@pytest.fixture(params=["radicale", "xandikos"])
def server(request) -> Running:
    """Each of the servers in turn."""
    return request.getfixturevalue(f"{request.param}_server")


@pytest.fixture
def url(server) -> str:
    """A fresh, empty calendar on `server`."""
    return server.make_calendar(f"deadlines-{next(_NUMBERS)}")
