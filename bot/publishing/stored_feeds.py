"""The feeds of the web edge, as the store holds them (`bot.web.feed_source.FeedSource`)."""

from collections.abc import Sequence
from datetime import datetime

from bot.store import cases, entries, feeds
from bot.store.feeds import Scope, StoredFeed
from bot.web.feed_source import Feed
from bot.workroom import Workroom
from calendars.entries import PublishedEntry


class StoredFeeds:
    """Answers the web server's questions; safe to call from several threads."""

    def __init__(self, room: Workroom) -> None:
        self._room = room

    def find(self, token_hash: str) -> Feed | None:
        """Return the feed with that hash, a revoked one too, or None."""
        stored = self._room.store.read(lambda connection: feeds.by_token_hash(connection, token_hash))
        return self._feed(stored) if stored else None

    def entries(self, feed: Feed) -> Sequence[PublishedEntry]:
        """Return the entries that `feed` may show, cancelled ones too; a merged case's under its new name."""
        ref = feed.case_ref
        if ref is None:
            return self._room.store.read(lambda connection: entries.of_leas(connection, feed.leas))
        return self._room.store.read(
            lambda connection: entries.of_case(connection, cases.final_ref(connection, ref))
        )

    def revision(self) -> str:
        """Return a text that differs whenever any entry has changed since."""
        return self._room.store.read(entries.revision)

    def fetched(self, feed: Feed, now: datetime) -> None:
        """Note that `feed` was fetched."""
        self._room.store.write(lambda connection: feeds.fetched(connection, feed.id, now))

    def _feed(self, stored: StoredFeed) -> Feed:
        person = next((one for one in self._room.settings.people if one.address == stored.target), None)
        theirs = None if person is None or person.leas is None else frozenset(person.leas)
        leas = {Scope.LEA: frozenset({stored.target}), Scope.PERSON: theirs}.get(stored.scope)
        unknown = stored.scope is Scope.PERSON and person is None
        return Feed(
            id=stored.id,
            token_hash=stored.token_hash,
            title=self._title(stored, person.initials if person else ""),
            leas=frozenset() if unknown else leas,
            case_ref=stored.target if stored.scope is Scope.CASE else None,
            revoked_at=stored.revoked_at,
        )

    def _title(self, stored: StoredFeed, initials: str) -> str:
        shown = {Scope.ALL: "all", Scope.PERSON: initials}.get(stored.scope, stored.target)
        return f"Deadlines: {shown}"
