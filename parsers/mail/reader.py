"""Read one mail: open it, then everything it carries, within one budget, into one `Message`.

Works through a stack of pieces instead of calling itself, so nesting cannot exhaust anything.
Whatever a piece does wrong costs that piece only.
"""

from collections.abc import Iterator
from datetime import datetime

from parsers.documents.content import Aids
from parsers.documents.ocr import OcrEngine
from parsers.limits import Limits
from parsers.mail.attachments import open_attachment
from parsers.mail.collector import Collector
from parsers.mail.messages import open_message
from parsers.mail.pieces import Piece
from parsers.message import Carrier, Layer, Message

_DEFAULT = Limits()


def read_message(
    raw: bytes, arrived_at: datetime, *, ocr: OcrEngine | None = None, limits: Limits = _DEFAULT
) -> Message:
    """The mail with every layer of forwarding and every document in it. Never raises.

    `arrived_at` (aware) is when it was fetched; it only bounds dates whose day and month could be
    swapped. `ocr` reads pictures of text; without it they are named as problems.
    What could not be read is in `Message.problems`.
    """
    aids = Aids(limits, ocr, limits.ocr_pages)
    into = Collector(arrived_at=arrived_at, limits=limits, aids=aids)
    if not raw.strip():
        into.tell("the mail is empty", "body", "Look at the mailbox: the mail may still be arriving.")
    if len(raw) > limits.raw_bytes:
        into.tell(
            f"the mail is larger than {limits.raw_bytes} bytes; the rest was not read", "body", "Open it."
        )
    kept = raw[: limits.raw_bytes]
    _open_all(Piece(part="", load=lambda: kept, carrier=Carrier.MAIL), into)
    if not into.layers:
        into.layers.append(Layer(carrier=Carrier.MAIL, part="body"))
    _check_headers(into)
    if raw.strip() and not _has_content(into):
        into.tell("the mail has no text and no attachment", "body", "Ask the sender what was meant.")
    return into.message(raw)


def _open_all(first: Piece, into: Collector) -> None:
    waiting = [first]
    while waiting:
        piece = waiting.pop()
        if not into.take_part():
            return
        waiting.extend(reversed(list(_open(piece, into))))


def _open(piece: Piece, into: Collector) -> Iterator[Piece]:
    """What the piece contains. The one guard for faults in our own code or in a library's."""
    try:
        yield from open_attachment(piece, into) if piece.part else open_message(piece, into)
    except Exception as fault:  # noqa: BLE001 - a mail that breaks a library must still reach a person
        into.tell(
            f"this part could not be read ({type(fault).__name__})",
            piece.part or "body",
            "Open the mail and read it; nothing of it was thrown away.",
        )


def _has_content(into: Collector) -> bool:
    carried = into.documents or into.reports or into.invitations or into.encrypted
    return bool(carried) or any(layer.text.strip() for layer in into.layers)


def _check_headers(into: Collector) -> None:
    headers = into.layers[0].headers
    if headers is None or not headers.fields:
        into.tell("the mail has no headers", "headers", "Look at the mail itself.")
        return
    for name in ("from", "date"):
        if not headers.get(name):
            into.tell(f"the mail has no {name.title()} header", "headers")
