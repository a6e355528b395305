"""How much of a message is read. What lies beyond a limit is a problem for a person, never an error."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Bounds on everything a stranger can make large. The defaults fit a 30 MB mail in 250 MB."""

    raw_bytes: int = 64 * 1024 * 1024
    """Bytes of one mail that are looked at."""
    depth: int = 8
    """Messages within messages, archives within archives, forwards within forwards."""
    parts: int = 200
    """MIME parts, attached messages and archive members of one mail together."""
    layers: int = 60
    """Layers of forwarding and quoting."""
    headers: int = 500
    """Header lines of one message."""
    header_chars: int = 16_000
    """Characters of one header line."""
    text_chars: int = 2_000_000
    """Characters of one text: a body, or all pages of one document."""
    html_chars: int = 4_000_000
    """Characters of one HTML source."""
    pages: int = 400
    """Pages of one document."""
    ocr_pages: int = 40
    """Pages recognised from images in one mail."""
    image_pixels: int = 60_000_000
    """Pixels of one picture."""
    unpacked_bytes: int = 128 * 1024 * 1024
    """Bytes unpacked from all archives of one mail."""
    unpacked_ratio: int = 120
    """How many times its packed size a member may grow to (small members are let through)."""
    form_fields: int = 2_000
    """Fields of one form."""
