"""Ways in: where mail is found. A mailbox hands over raw bytes and where they lay, nothing more.

No mailbox ever deletes a message, and none remembers what was taken in: the store does.

A message that cannot be handed over whole (no body yet, no rights, far too large) is told once, by a
stand-in: an `Arrived` with `problem` set, at a place of its own (`"17/empty"`). The message itself
stays unknown, so it is taken in like any other when it can be read.
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
    """IMAP UID in decimal; unique file name in a Maildir; path and index in an mbox.
    A stand-in's is that of the message, a slash and why."""


@dataclass(frozen=True, slots=True)
class Arrived:
    """One message as it lay there. `arrived_at` is the server's instant of delivery, aware, UTC."""

    place: Place
    raw: bytes
    arrived_at: datetime
    problem: str = ""
    """Empty for a whole message. Else this is a stand-in: why, in words, for the tray; `raw` may be empty."""


class Mailbox(Protocol):
    """A place that mail arrives in. One thread sweeps and waits; any may call `mark` and `check`."""

    name: str
    """The watched address."""

    def sweep(self, is_known: Callable[[Place], bool]) -> Iterator[Arrived]:
        """Yield every message that is not known yet, oldest first; whole bodies, or a stand-in.

        A place once known stays known: it may be asked for only once.
        Raises `MailboxUnavailable` or `MailboxRefused`.
        """
        ...

    def wait(self, seconds: float, stop: Event) -> None:
        """Return when something may have arrived, `stop` is set, or `seconds` have passed."""
        ...

    def mark(self, place: Place, *, flag: str | None, folder: str | None) -> None:
        r"""Flag the message (RFC 3501 word: `\Flagged`, `$Filed`) or move it to `folder`. Idempotent.

        Does nothing if it is no longer there. Raises `MailboxUnavailable` or `MailboxRefused`.
        """
        ...

    def check(self) -> list[str]:
        """Try what can be tried without changing anything; return what is wrong, in words.

        Raises nothing that a wrong setting or a server that is down can cause.
        """
        ...

    def close(self) -> None:
        """Let go of connections. Safe to call twice."""
        ...
