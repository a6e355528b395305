"""What every shared calendar offers, whoever serves it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol
from uuid import UUID

from calendars.entries import PublishedEntry


@dataclass(frozen=True, slots=True)
class Applied:
    """One object was changed and is now as wanted. `etag` is the server's, "" where there is none."""

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
    It never touches objects that we did not make.
    """

    name: str

    def bring_to(self, wanted: Sequence[PublishedEntry]) -> Sequence[Applied | Refused]:
        """Make the calendar hold exactly our `wanted` entries, and say what became of each change.

        Every wanted entry that is not among the `Refused` is as wanted when this returns, also those
        that needed no change and so are not named. A file or feed keeps telling an entry with
        `cancelled` as such; on a calendar server its object is deleted. Entries of ours that are not
        among `wanted` are taken away.

        Raises `calendars.errors.CalendarError` when the calendar as a whole cannot be used. What was
        done until then stays done; calling again goes on from there.
        """
        ...

    def check(self) -> Sequence[str]:
        """Try what can be tried without changing anything; return what is wrong in words, or nothing."""
        ...
