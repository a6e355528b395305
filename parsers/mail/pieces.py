"""A piece of a mail that is still to be opened: the mail itself, an attachment, an archive's member."""

from collections.abc import Callable
from dataclasses import dataclass

from parsers.message import Carrier


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Bytes with the name and type the sender gave them, and where they lie."""

    part: str
    """Section number or path, as in `Evidence.part`; "" for the mail itself."""
    load: Callable[[], bytes]
    """Decodes on demand, so that only one piece is held in memory at a time."""
    file_name: str = ""
    declared: str = ""
    """Declared type, lower-case."""
    layer: int | None = None
    """Index of the layer it is attached to; None for the mail itself."""
    depth: int = 0
    """How many messages and archives it lies in."""
    inline: bool = False
    carrier: Carrier = Carrier.ATTACHED
    """What it is if it turns out to be a message."""
