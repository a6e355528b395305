"""A running web server on a free loopback port, over feeds kept in memory."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from threading import Event, Thread

import httpx2
import pytest

from bot.web.app import create_app
from bot.web.feed_source import Feed
from bot.web.server import WebServer
from bot.web.tokens import new_token, token_hash
from tests.calendars.samples import published

NOON = datetime(2026, 3, 5, 19, 0, tzinfo=UTC)


class Office:
    """Feeds and entries in memory; counts how often entries were asked for."""

    def __init__(self) -> None:
        self.held = [
            published(1, lea="Piedra Alta Public Schools"),
            published(2, lea="Rio Claro Schools"),
            published(3, lea=None),
        ]
        self.feeds: dict[str, Feed] = {}
        self.rendered = 0
        self.noted: list[str] = []
        self.broken = False

    def add(self, **given: object) -> str:
        """Make a feed and return its secret."""
        token = new_token()
        hashed = token_hash(token)
        usual = {"id": f"feed-{len(self.feeds) + 1}", "token_hash": hashed, "title": "Deadlines"}
        self.feeds[hashed] = Feed(**{**usual, **given})
        return token

    def find(self, hashed: str) -> Feed | None:
        """Return the feed, or fail like a store with a full disk."""
        if self.broken:
            raise OSError(28, "token=SECRET")
        return self.feeds.get(hashed)

    def entries(self, feed: Feed) -> list:
        """Return everything: the web edge must keep to the feed's scope by itself."""
        self.rendered += 1
        return self.held

    def revision(self) -> str:
        """Return how many times the entries changed, more or less."""
        return str(hash(tuple(self.held)))

    def fetched(self, feed: Feed, now: datetime) -> None:
        """Remember the fetch."""
        self.noted.append(feed.id)


@contextmanager
def running(app: object) -> Iterator[str]:
    """Serve `app` on a free port; yield its address."""
    server, stop = WebServer(app, "127.0.0.1", 0), Event()
    server.bind()
    thread = Thread(target=server.run, args=(stop,))
    thread.start()
    try:
        yield server.url
    finally:
        stop.set()
        thread.join(20)
        assert not thread.is_alive()


class Stage:
    """An application that passes each request on to the one that is on now."""

    def __init__(self) -> None:
        self.on = None

    async def __call__(self, scope, receive, send) -> None:
        """Answer as the application that is on."""
        await self.on(scope, receive, send)


@pytest.fixture(scope="module")
def stage() -> Iterator[tuple[Stage, str]]:
    """One running server for a whole module, and its address."""
    stage = Stage()
    with running(stage) as url:
        yield stage, url


@pytest.fixture
def office() -> Office:
    """An office without feeds, with entries of two LEAs and of one that is not known."""
    return Office()


@pytest.fixture
def web(office: Office, stage: tuple[Stage, str]) -> Iterator[httpx2.Client]:
    """A client of a server that serves `office`."""
    application, url = stage
    application.on = create_app(office, base_url="https://deadlines.llanoalto.example", clock=lambda: NOON)
    with httpx2.Client(base_url=url, headers={"Accept-Encoding": "identity"}) as client:
        yield client
