"""The web application: routes, and what every answer carries."""

from collections.abc import Callable
from datetime import datetime

import structlog
from starlette.applications import Starlette
from starlette.datastructures import MutableHeaders
from starlette.middleware import Middleware
from starlette.middleware.body_limit import RequestBodyLimitMiddleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.web.feed_source import FeedSource
from bot.web.feeds import Feeds
from bot.web.subscribe import subscribe_page

MAX_BODY = 16_384
_READ = ["GET", "HEAD"]
_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noindex",
    "X-Frame-Options": "DENY",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
}
_log = structlog.get_logger(__name__)


def create_app(
    source: FeedSource,
    *,
    base_url: str,
    clock: Callable[[], datetime],
    healthy: Callable[[], bool] = lambda: True,
    feeds: Feeds | None = None,
) -> Starlette:
    """Return the application that serves the feeds of `source`.

    `base_url` is how people reach it, without a slash at the end. `healthy` answers `/health`, which
    tells nothing else. Endpoints run in threads, so `source` may block.
    """
    pages = feeds or Feeds(source, clock)

    def subscribe(request: Request) -> Response:
        found = pages.find(request)
        if isinstance(found, Response):
            return found
        return subscribe_page(found, f"{base_url}/feeds/{request.path_params['token']}.ics")

    def health(_: Request) -> Response:
        return PlainTextResponse("ok\n") if healthy() else PlainTextResponse("degraded\n", 503)

    routes = [
        Route("/feeds/{token}.ics", _in_any_case(pages.calendar), methods=_READ),
        Route("/feeds/{token}", _in_any_case(subscribe), methods=_READ),
        Route("/health", _in_any_case(health), methods=_READ),
    ]
    middleware = [
        Middleware(_SafeAnswers, https=base_url.startswith("https:")),
        Middleware(RequestBodyLimitMiddleware, max_body_size=MAX_BODY),
    ]
    app = Starlette(routes=routes, middleware=middleware)
    app.router.redirect_slashes = False
    return app


def _in_any_case(answer: Callable[[Request], Response]) -> Callable[[Request], Response]:
    """While the store is in trouble readers are told to come back; no error text reaches them or a log."""

    def answered(request: Request) -> Response:
        try:
            return answer(request)
        except Exception as error:  # noqa: BLE001 - the address in a traceback would be a secret in a log
            _log.error("web answer failed", error=type(error).__name__)
            return PlainTextResponse("Not available now; try again later.\n", 503, {"Retry-After": "300"})

    return answered


class _SafeAnswers:
    """Adds the headers that keep an address secret and a page inert, where an answer has none of its own."""

    def __init__(self, app: ASGIApp, *, https: bool) -> None:
        self._app = app
        self._headers = _HEADERS | ({"Strict-Transport-Security": "max-age=31536000"} if https else {})

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_safe(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in self._headers.items():
                    headers.setdefault(name, value)
            await send(message)

        await self._app(scope, receive, send_safe)
