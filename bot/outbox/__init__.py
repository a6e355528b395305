"""Ways out for mail: an outbox carries a finished message to its recipients and says what became of it.

It writes no text and decides nothing; `bot.mail` composes, the store remembers.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from email.message import EmailMessage
from enum import StrEnum
from typing import Protocol


class Fate(StrEnum):
    """What the next server said about one recipient."""

    ACCEPTED = "accepted"
    LATER = "later"
    """A temporary refusal (4xx), or no answer: it may go again with the same Message-ID."""
    REFUSED = "refused"
    """A final refusal (5xx): a person must know."""


@dataclass(frozen=True, slots=True)
class Delivery:
    """What became of one recipient of one message."""

    recipient: str
    fate: Fate
    answer: str = ""


class Outbox(Protocol):
    """A way out for mail."""

    name: str

    def send(self, message: EmailMessage, recipients: Sequence[str]) -> Sequence[Delivery]:
        """Hand the message over with a null return path; one result for each recipient.

        Raises `OutboxUnavailable` or `OutboxRefused` when nothing can be sent at all.
        """
        ...

    def check(self) -> list[str]:
        """Try what can be tried without sending; return what is wrong, in words."""
        ...

    def close(self) -> None:
        """Let go of connections. Safe to call twice."""
        ...
