"""Where feeds come from: what the web edge asks of the store, and which entries a feed may show."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from calendars.entries import PublishedEntry


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """One secret link and what it shows: one case, or the entries of some LEAs, or all."""

    id: str
    token_hash: str
    """SHA-256 of the secret, hex."""
    title: str
    """What people see as the calendar's name; never a child's name."""
    leas: frozenset[str] | None = None
    """None: all. For a person's feed the LEAs that are theirs at this moment."""
    case_ref: str | None = None
    """Only this case; `leas` then says nothing."""
    revoked_at: datetime | None = None


class FeedSource(Protocol):
    """What holds the feeds. Called from several threads; may block for a moment."""

    def find(self, token_hash: str) -> Feed | None:
        """Return the feed with that hash, a revoked one too, or None."""
        ...

    def entries(self, feed: Feed) -> Sequence[PublishedEntry]:
        """Return the entries that `feed` may show, cancelled ones too: the web edge leaves out old ones."""
        ...

    def revision(self) -> str:
        """Return a text that differs whenever any entry has changed since; cheap to ask for."""
        ...

    def fetched(self, feed: Feed, now: datetime) -> None:
        """Note that `feed` was fetched. Asked at most every ten minutes a feed; may do nothing."""
        ...


def in_scope(feed: Feed, entries: Iterable[PublishedEntry]) -> Sequence[PublishedEntry]:
    """Return what `feed` may show of `entries`.

    An entry whose LEA is not known yet is in no LEA's feed, only in its case's and in that of all.
    """
    return [one for one in entries if _shows(feed, one)]


def _shows(feed: Feed, one: PublishedEntry) -> bool:
    if feed.case_ref is not None:
        return one.entry.case_ref == feed.case_ref
    return feed.leas is None or one.entry.lea in feed.leas
