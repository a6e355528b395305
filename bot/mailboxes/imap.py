"""An IMAP folder as the way in (RFC 3501, 9051): one long connection, IDLE to wake, a sweep to be sure.

Every sweep looks at the whole folder, whatever IDLE said, and fetches only what is not known. Nothing
is flagged, moved or expunged but by `mark`. A new UIDVALIDITY is a new generation: all places are new.
"""

import re
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime, timedelta
from threading import Event

from imapclient import IMAPClient
from imapclient.exceptions import IMAPClientError

from bot import clock
from bot.backoff import Backoff
from bot.errors import EdgeError, MailboxUnavailable
from bot.mailboxes import Arrived, Place
from bot.mailboxes.imap_fetch import Listed, Suspects, batches, fetch_bodies, list_messages, search_uids
from bot.mailboxes.imap_folder import open_folder
from bot.mailboxes.imap_idle import came_meanwhile, idle
from bot.mailboxes.imap_login import ImapLogin, hang_up
from bot.mailboxes.imap_mark import ImapMarker
from bot.mailboxes.standin import TOO_LARGE, is_stand_in, stand_in, too_large
from bot.secrets import careless
from config.office import Imap

LATE_BODY = timedelta(minutes=1)  # a server may list a message before it can hand over its body
LATE_RETRY = 5.0  # seconds until a late body is asked for again
SHORT_LIVED = 20.0  # seconds; a wait that lasted longer may end with its connection
WITHOUT_IDLE = 30.0  # seconds between sweeps of a server that has no IDLE
UNREADABLE = "the mail server fails whenever it is to hand over this message; ask its administrator"
EMPTY = "the mail server has a message without any content here"
HEADER = re.compile(rb"\s*(From |[!-9;-~]+[ \t]*:)")


class ImapMailbox:
    """A watched IMAP folder. `since`: what arrived before that instant is not taken in."""

    def __init__(
        self, name: str, server: Imap, *, folder: str = "INBOX", since: datetime | None = None
    ) -> None:
        self.name = name
        self._login = ImapLogin(name, server)
        self._folder = folder
        self._marker = ImapMarker(self._login, folder)
        self._since = since
        self._backoff = Backoff()
        self._client: IMAPClient | None = None
        self._generation = 0
        self._settled: set[int] = set()
        self._suspects = Suspects()
        self._late = False

    def sweep(self, is_known: Callable[[Place], bool]) -> Iterator[Arrived]:
        """Yield every message not known yet, by UID."""
        with self._talking() as client:
            unknown = self._unknown(client, is_known)
            self._late = False
            self._backoff.reset()
            for batch in batches(self._suspects.in_order(unknown), self._suspects):
                for arrived in self._take(client, batch):
                    if not (arrived.problem and is_known(arrived.place)):
                        yield arrived

    def wait(self, seconds: float, stop: Event) -> None:
        """Return when IDLE wakes, `stop` is set, or it is time for another sweep anyway."""
        if self._client is None:
            return
        began = time.monotonic()
        try:
            self._wait(seconds, stop)
        except MailboxUnavailable:
            # Servers end old connections as they please. Only one that breaks at once is worth a word.
            if time.monotonic() - began < SHORT_LIVED:
                raise

    def mark(self, place: Place, *, flag: str | None, folder: str | None) -> None:
        """Flag the message or move it, if the folder still has it under this UIDVALIDITY."""
        if not is_stand_in(place):
            self._marker.mark(place, flag=flag, folder=folder)

    def check(self) -> list[str]:
        """Log in on a connection of its own and look into the folder."""
        problems = careless(self._login.server)
        try:
            client = self._login.connect()
            try:
                open_folder(client, self._folder, self._login.where)
            finally:
                hang_up(client, politely=True)
        except EdgeError as error:
            problems.append(str(error))
        except (OSError, IMAPClientError) as error:
            problems.append(str(self._login.unavailable(error)))
        return problems

    def close(self) -> None:
        """Log out, if that goes quickly."""
        client, self._client = self._client, None
        if client is not None:
            hang_up(client, politely=True)
        self._marker.close()

    def _wait(self, seconds: float, stop: Event) -> None:
        with self._talking() as client:
            until = min(seconds, LATE_RETRY) if self._late else seconds
            if client.has_capability("IDLE"):
                idle(client, until, stop)
            elif not came_meanwhile(client):
                stop.wait(min(until, WITHOUT_IDLE))

    @contextmanager
    def _talking(self) -> Iterator[IMAPClient]:
        """Give the connection, made anew if need be; drop it when it fails, and say when to come again."""
        try:
            if self._client is None:
                self._client = self._login.connect()
            yield self._client
        except MailboxUnavailable as error:
            self._drop()
            raise MailboxUnavailable(str(error), try_again_after=self._backoff.next()) from error
        except (OSError, IMAPClientError, ValueError, LookupError) as error:
            self._drop()
            told = str(self._login.unavailable(error))
            # What a parser chokes on may be the text of a filing: it stays out of tracebacks too.
            cause = error if isinstance(error, OSError) else None
            raise MailboxUnavailable(told, try_again_after=self._backoff.next()) from cause

    def _drop(self) -> None:
        client, self._client = self._client, None
        if client is not None:
            hang_up(client)

    def _unknown(self, client: IMAPClient, is_known: Callable[[Place], bool]) -> list[Listed]:
        exists = self._open(client)
        uids = [u for u in search_uids(client, exists, self._since) if not self._is_settled(u, is_known)]
        return [m for m in list_messages(client, uids) if not self._is_too_old(m)]

    def _is_too_old(self, message: Listed) -> bool:
        if self._since is None or message.arrived_at is None or message.arrived_at >= self._since:
            return False
        self._settled.add(message.uid)
        return True

    def _is_settled(self, uid: int, is_known: Callable[[Place], bool]) -> bool:
        if uid not in self._settled and is_known(self._place(uid)):
            self._settled.add(uid)
        return uid in self._settled

    def _open(self, client: IMAPClient) -> int:
        """Open the folder for reading; return how many messages it has."""
        opened = open_folder(client, self._folder, self._login.where)
        if opened.generation != self._generation:
            self._generation = opened.generation
            self._settled.clear()
            self._suspects = Suspects()
        return opened.exists

    def _take(self, client: IMAPClient, batch: list[Listed]) -> Iterator[Arrived]:
        bodies: Mapping[int, bytes] = {}
        if not any(self._suspects.given_up(message.uid) for message in batch):
            bodies = fetch_bodies(client, batch, self._suspects)
        for message in batch:
            arrived_at = message.arrived_at or clock.now()
            place = self._place(message.uid)
            if message.uid in bodies:
                yield from self._arrived(place, message, bodies[message.uid], arrived_at)
            elif self._suspects.given_up(message.uid):
                yield stand_in(place, "unreadable", UNREADABLE, arrived_at)

    def _arrived(self, place: Place, message: Listed, raw: bytes, arrived_at: datetime) -> Iterator[Arrived]:
        is_young = message.arrived_at is not None and abs(clock.now() - message.arrived_at) < LATE_BODY
        if message.size > TOO_LARGE:
            yield too_large(place, arrived_at, raw)
        elif is_young and not HEADER.match(raw):
            self._late = True
        elif not raw.strip():
            yield stand_in(place, "empty", EMPTY, arrived_at)
        else:
            yield Arrived(place, raw, arrived_at)

    def _place(self, uid: int) -> Place:
        return Place(self.name, self._generation, str(uid))
