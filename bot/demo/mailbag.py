"""Fill in the demonstration's mails: dates relative to one day, PDF attachments, CRLF lines.

The mails lie in `mails/`, one template a file; in a template `rfc(3, "16:41")` is the Date header of
three days ago, `long(3)` that day as a letter writes it, `pdf()` makes an attachment of what it wraps.
"""

import base64
import textwrap
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from email import message_from_bytes
from email.utils import format_datetime, parsedate_to_datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from jinja2 import Environment, StrictUndefined

from bot.demo.pdf import text_pdf

_FOLDER = Path(__file__).parent / "mails"
_MONTHS = "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre".split()


@dataclass(frozen=True, slots=True)
class DemoMail:
    """One invented mail as our server would have stored it."""

    name: str
    raw: bytes
    arrived_at: datetime
    """From its own Received line; aware."""


def demo_mails(today: date, zone: ZoneInfo) -> Iterator[DemoMail]:
    """Yield the mails in the order of their files, as if the last of them came on `today`."""
    words = Environment(undefined=StrictUndefined, keep_trailing_newline=True)  # noqa: S701 - mail, not HTML
    words.globals.update(_date_words(today, zone))
    for path in sorted(_FOLDER.glob("*.eml")):
        text = words.from_string(path.read_text("utf-8")).render(stamp=f"{today:%Y%m%d}")
        raw = text.replace("\n", "\r\n").encode("utf-8")
        received = str(message_from_bytes(raw)["Received"]).rpartition(";")[2]
        yield DemoMail(path.stem, raw, parsedate_to_datetime(received.strip()))


def _date_words(today: date, zone: ZoneInfo) -> dict[str, Callable[..., str]]:
    def at(days: int, clock: str) -> datetime:
        return datetime.combine(today - timedelta(days=days), time.fromisoformat(clock), tzinfo=zone)

    def on(days: int) -> date:
        return today - timedelta(days=days)

    return {
        "rfc": lambda days, clock: format_datetime(at(days, clock)),
        "outlook": lambda days, clock: f"{on(days):%A, %B} {on(days).day}, {at(days, clock):%Y %-I:%M %p}",
        "gmail": lambda days, clock: f"{on(days):%a, %b} {on(days).day}, {at(days, clock):%Y at %-I:%M %p}",
        "apple": lambda days, clock: f"{on(days):%B} {on(days).day}, {at(days, clock):%Y at %-I:%M:%S %p %Z}",
        "long": lambda days: f"{on(days):%B} {on(days).day}, {on(days).year}",
        "us": lambda days: f"{on(days).month}/{on(days).day}/{on(days).year}",
        "spanish": lambda days: f"{on(days).day} de {_MONTHS[on(days).month - 1]} de {on(days).year}",
        "pdf": _attached_pdf,
    }


def _attached_pdf(caller: Callable[[], str]) -> str:
    encoded = base64.b64encode(text_pdf(caller())).decode("ascii")
    return "\n".join(textwrap.wrap(encoded, 76)) + "\n"
