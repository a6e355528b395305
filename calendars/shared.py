"""What every shared calendar offers, whoever serves it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol
from uuid import UUID

from calendars.entries import PublishedEntry


@dataclass(frozen=True, slots=True)
class Applied:
    """One object is now as wanted. `etag` is the server's, "" where there is none."""

    uid: UUID
    etag: str = ""


@dataclass(frozen=True, slots=True)
class Refused:
    """One object could not be brought to the wanted state; the rest went on."""

    uid: UUID
    what: str
    do: str
    try_again: bool


class SharedCalendar(Protocol):
    """A calendar that can be brought to a wanted state from whatever state it is in.

    `bring_to` is idempotent: called twice with the same entries it changes nothing the second time.
    It never touches objects that we did not make. It raises `bot.errors.EdgeError`-like
    `calendars.errors.CalendarError` when the whole calendar cannot be used.
    """

    name: str

    def bring_to(self, wanted: Sequence[PublishedEntry]) -> Sequence[Applied | Refused]:
        """Make the calendar hold exactly our `wanted` entries, and say what became of each change."""
        ...

    def check(self) -> Sequence[str]:
        """Try what can be tried without changing anything; return what is wrong in words, or nothing."""
        ...
