"""Answers for a feed's address: the calendar itself, or word that it is gone.

What is sent depends only on the entries and the link: the same entries give the same bytes and the
same entity tag, so a reader that has them is told so in one line (304, RFC 9110, 15.4.5).
"""

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from threading import Lock
from uuid import NAMESPACE_URL, uuid5

import structlog
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from bot.web.feed_source import Feed, FeedSource, in_scope
from bot.web.rate_limit import RateLimit
from bot.web.rendered import Rendered, RenderedFeeds
from bot.web.tokens import could_be_token, same_hash, token_hash
from calendars.changes import still_told
from calendars.entries import CalendarEntry, PublishedEntry
from calendars.icalendar_text import calendar_text

MAX_AGE = 300
"""Seconds for which a reader may keep a feed without asking again."""

_CALENDAR = "text/calendar; charset=utf-8"
_FETCH_NOTED_EVERY = timedelta(minutes=10)
_WORTH_ZIPPING = 1000
_ALARMS = re.compile(r"\d{1,2}(,\d{1,2}){0,4}")
_USUAL_ALARMS = (2, 1)
_ABOUT = (
    "Deadlines of special-education cases, worked out by Duewatch. Subscribed calendars can lag by a day:"
    " for anything due within three days rely on the reminder mail."
)
_log = structlog.get_logger(__name__)


class Feeds:
    """The feeds of one office. Endpoints run in threads; everything here may be called from several."""

    def __init__(
        self,
        source: FeedSource,
        clock: Callable[[], datetime],
        *,
        reads: RateLimit | None = None,
        guesses: RateLimit | None = None,
    ) -> None:
        self._source = source
        self._clock = clock
        self._reads = reads or RateLimit(600, per_minute=300)
        self._guesses = guesses or RateLimit(20, per_minute=20)
        self._rendered = RenderedFeeds()
        self._noted: dict[str, datetime] = {}
        self._lock = Lock()

    def calendar(self, request: Request) -> Response:
        """Answer GET and HEAD of `/feeds/TOKEN.ics`, with `?alarms=2,1` for alarms that many days before."""
        found = self.find(request)
        if isinstance(found, Response):
            return found
        if found.revoked_at is not None:
            return _sent(request, Rendered(_farewell(found, found.revoked_at)), status=410)
        alarms = _alarms(request.query_params.get("alarms", ""))
        if alarms is None:
            return PlainTextResponse("alarms: days before each date, as in ?alarms=2,1\n", 400)
        rendered = self._render(found, alarms)
        self._note(found)
        if rendered.is_held(request.headers.get("if-none-match", "")):
            return Response(status_code=304, headers=_headers(request, rendered))
        return _sent(request, rendered)

    def find(self, request: Request) -> Feed | Response:
        """Return the feed that the address names, or the answer for one that names none.

        Wrong guesses never keep the holder of a right address out, not even from the same machine:
        behind a proxy all readers may look like one.
        """
        token = str(request.path_params["token"])
        hashed = token_hash(token)
        feed = self._source.find(hashed) if could_be_token(token) else None
        if feed is not None and same_hash(feed.token_hash, hashed):
            return feed if self._reads.allows(hashed) else _too_often()
        if self._guesses.allows(request.client.host if request.client else ""):
            return PlainTextResponse("There is no such feed.\n", 404)
        return _too_often()

    def _render(self, feed: Feed, alarms: tuple[int, ...]) -> Rendered:
        now = self._clock()
        made_from = (self._source.revision(), now.date(), feed.title, feed.leas, feed.case_ref, alarms)

        def render() -> bytes:
            entries = still_told(in_scope(feed, self._source.entries(feed)), now)
            return calendar_text(feed.title, entries, alarms=alarms, about=_ABOUT)

        return self._rendered.get(made_from, render)

    def _note(self, feed: Feed) -> None:
        """Tell the source now and then that the feed is read; never let that hinder the reader."""
        now = self._clock()
        with self._lock:
            before = self._noted.get(feed.id)
            if before is not None and now - before < _FETCH_NOTED_EVERY:
                return
            self._noted[feed.id] = now
        try:
            self._source.fetched(feed, now)
        except Exception as error:  # noqa: BLE001 - the calendar matters, the note does not
            _log.warning("feed fetch not noted", feed=feed.id, error=type(error).__name__)


def _alarms(asked: str) -> tuple[int, ...] | None:
    """Return the days before, most first; None for what cannot be understood."""
    if not asked:
        return ()
    if asked in ("yes", "on", "default"):
        return _USUAL_ALARMS
    if not _ALARMS.fullmatch(asked):
        return None
    return tuple(sorted({int(days) for days in asked.split(",")}, reverse=True))


def _headers(request: Request, rendered: Rendered) -> dict[str, str]:
    zipped = _takes_gzip(request, rendered)
    return {
        "ETag": rendered.zipped_etag if zipped else rendered.etag,
        "Cache-Control": f"private, max-age={MAX_AGE}",
        "Vary": "Accept-Encoding",
    } | ({"Content-Encoding": "gzip"} if zipped else {})


def _sent(request: Request, rendered: Rendered, status: int = 200) -> Response:
    zipped = _takes_gzip(request, rendered)
    body = rendered.zipped if zipped else rendered.text
    headers = _headers(request, rendered) | {
        "Content-Type": _CALENDAR,
        "Content-Disposition": 'inline; filename="deadlines.ics"',
        "Content-Length": str(len(body)),
    }
    return Response(b"" if request.method == "HEAD" else body, status, headers)


def _takes_gzip(request: Request, rendered: Rendered) -> bool:
    accepted = request.headers.get("accept-encoding", "").replace(" ", "").lower().split(",")
    takes = any(one == "gzip" or (one.startswith("gzip;q=") and one.strip("gzip;q=0.")) for one in accepted)
    return takes and len(rendered.text) > _WORTH_ZIPPING


def _too_often() -> Response:
    return PlainTextResponse("Asked too often; wait a minute.\n", 429, {"Retry-After": "60"})


def _farewell(feed: Feed, revoked_at: datetime) -> bytes:
    """Return a calendar of one event that tells the holder of a revoked link what to do."""
    text = (
        "This calendar link was withdrawn. Ask the office for a new one, subscribe to that, and remove this."
    )
    entry = CalendarEntry(
        uid=uuid5(NAMESPACE_URL, f"duewatch:revoked-feed:{feed.id}"),
        day=revoked_at.date(),
        summary="SUBSCRIBE AGAIN - this calendar link was withdrawn",
        description=text,
        categories=("Withdrawn",),
    )
    told = PublishedEntry(entry=entry, sequence=0, last_modified=revoked_at, created=revoked_at)
    return calendar_text("Withdrawn calendar", [told], about=text)
