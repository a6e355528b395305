"""Open one attachment by what its bytes are, whatever it is called or declared as."""

from collections.abc import Iterator

from parsers.mail.collector import Collector
from parsers.mail.messages import open_message
from parsers.mail.pieces import Piece


def open_attachment(piece: Piece, into: Collector) -> Iterator[Piece]:
    """What the attachment holds, into the collector; what it contains comes back as pieces."""
    if piece.declared == "message/rfc822":
        yield from open_message(piece, into)
