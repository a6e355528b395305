"""The page that tells a person how to subscribe to a feed: plain HTML, no script, nothing from elsewhere."""

import base64
import hashlib
from functools import cache
from pathlib import Path

from jinja2 import Environment, StrictUndefined, Template
from starlette.responses import HTMLResponse, Response

from bot.web.feed_source import Feed

_STYLE = (
    "body{font:1rem/1.5 system-ui,sans-serif;margin:0;color:#1a1a1a;background:#fff}"
    "main{max-width:42rem;margin:0 auto;padding:1rem}"
    "input{width:100%;box-sizing:border-box;font:inherit;padding:.5rem;border:1px solid #555}"
    "h2{font-size:1.1rem;margin:1.5rem 0 .25rem}"
    ".warning{border-left:.3rem solid #a40000;padding:.5rem 1rem;background:#fdf1f1}"
    "@media(prefers-color-scheme:dark){body{color:#eee;background:#161616}.warning{background:#3a1a1a}}"
)
_STYLE_HASH = base64.b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode()
_POLICY = (
    f"default-src 'none'; style-src 'sha256-{_STYLE_HASH}'; base-uri 'none'; form-action 'none';"
    " frame-ancestors 'none'"
)


def subscribe_page(feed: Feed, address: str) -> Response:
    """Return the page for `feed`, whose calendar lies at `address` (http or https)."""
    if feed.revoked_at is not None:
        text = "This calendar link was withdrawn. Ask the office for a new one."
        return HTMLResponse(f"<!doctype html><title>Withdrawn</title><p>{text}</p>", 410, _headers())
    webcal = "webcal" + address[address.index("://") :]
    page = _template().render(title=feed.title, address=address, webcal=webcal, style=_STYLE)
    return HTMLResponse(page, headers=_headers())


def _headers() -> dict[str, str]:
    return {"Content-Security-Policy": _POLICY, "Cache-Control": "private, no-store"}


@cache
def _template() -> Template:
    environment = Environment(autoescape=True, undefined=StrictUndefined)
    return environment.from_string(Path(__file__).with_name("subscribe.html").read_text("utf-8"))
