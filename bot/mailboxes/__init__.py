"""Ways in: where mail is found. A mailbox hands over raw bytes and where they lay, nothing more.

No mailbox ever deletes a message, and none remembers what was taken in: the store does.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from threading import Event
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Place:
    """Where a message lies: mailbox, its generation (IMAP UIDVALIDITY, else 0) and its name there."""

    mailbox: str
    generation: int
    uid: str
    """IMAP UID in decimal; unique file name in a Maildir; path and index in an mbox."""


@dataclass(frozen=True, slots=True)
class Arrived:
    """One message as it lay there. `arrived_at` is the server's instant of delivery, aware."""

    place: Place
    raw: bytes
    arrived_at: datetime


class Mailbox(Protocol):
    """A place that mail arrives in."""

    name: str
    """The watched address."""

    def sweep(self, is_known: Callable[[Place], bool]) -> Iterator[Arrived]:
        """Yield every message that is not known yet, oldest first; whole bodies only.

        Raises `MailboxUnavailable` or `MailboxRefused`.
        """
        ...

    def wait(self, seconds: float, stop: Event) -> None:
        """Return when something may have arrived, `stop` is set, or `seconds` have passed."""
        ...

    def mark(self, place: Place, *, flag: str | None, folder: str | None) -> None:
        """Flag the message or move it to `folder`, if it is still there. Idempotent."""
        ...

    def check(self) -> list[str]:
        """Try what can be tried without changing anything; return what is wrong, in words."""
        ...

    def close(self) -> None:
        """Let go of connections. Safe to call twice."""
        ...
