"""What a feed of 5,000 events costs: rendered from nothing, after one change, and when nothing changed."""

import hashlib

import pytest

from bot.web.rendered import Rendered
from calendars.icalendar_text import _event_text, calendar_text
from tests.bot.web.conftest import NOON, Office, running
from tests.calendars.samples import published

pytestmark = pytest.mark.bench

STEPS = "\n".join(
    f"- Wed 4 Mar 2026: step {n} of the derivation, a sentence of the usual length" for n in range(12)
)
ENTRIES = [published(n, description=STEPS) for n in range(1, 5001)]


def test_rendering_5000_events_from_nothing(benchmark):
    text = benchmark.pedantic(calendar_text, ("Deadlines", ENTRIES), setup=_event_text.cache_clear, rounds=3)

    assert text.count(b"BEGIN:VEVENT") == 5000


def test_rendering_5000_events_of_which_one_changed(benchmark):
    calendar_text("Deadlines", ENTRIES)
    rounds = iter(range(1, 1000))

    def one_changed():
        return ("Deadlines", [*ENTRIES[1:], published(1, sequence=next(rounds))]), {}

    text = benchmark.pedantic(calendar_text, setup=one_changed, rounds=5)
    assert text.count(b"BEGIN:VEVENT") == 5000


def test_the_entity_tag_and_the_compressed_form_of_5000_events(benchmark):
    text = calendar_text("Deadlines", ENTRIES)
    rendered = benchmark.pedantic(lambda: (one := Rendered(text), one.etag, one.zipped)[0], rounds=3)

    assert rendered.etag.strip('"') == hashlib.sha256(text).hexdigest()[:32]


def test_telling_a_reader_that_nothing_changed(benchmark):
    import httpx2

    from bot.web.app import create_app
    from bot.web.feeds import Feeds
    from bot.web.rate_limit import RateLimit

    office = Office()
    office.held = ENTRIES
    office.revision = lambda: "1"
    token = office.add()
    feeds = Feeds(office, lambda: NOON, reads=RateLimit(10**9, per_minute=10**9))
    app = create_app(office, base_url="http://127.0.0.1", clock=lambda: NOON, feeds=feeds)
    with running(app) as url, httpx2.Client(base_url=url) as client:
        held = {"If-None-Match": client.get(f"/feeds/{token}.ics").headers["etag"]}
        answer = benchmark(lambda: client.get(f"/feeds/{token}.ics", headers=held))

    assert answer.status_code == 304
    assert office.rendered == 1
