"""Flag or move a message in an IMAP folder, on a connection of its own.

The mailbox's own connection sits in IDLE in another thread, and opens the folder for reading only.
Nothing is deleted: without MOVE (RFC 6851) a message stays where it is, for doing without it would
take an expunge.
"""

import logging
from threading import Lock

from imapclient import IMAPClient
from imapclient.exceptions import IMAPClientAbortError, IMAPClientError

from bot.errors import MailboxRefused
from bot.mailboxes import Place
from bot.mailboxes.imap_folder import move, open_folder
from bot.mailboxes.imap_login import ImapLogin, hang_up, words

_log = logging.getLogger(__name__)


class ImapMarker:
    """Marks messages of one folder; may be called from any thread, one at a time."""

    def __init__(self, login: ImapLogin, folder: str) -> None:
        self._login = login
        self._folder = folder
        self._lock = Lock()
        self._client: IMAPClient | None = None
        self._told_of_move = False

    def mark(self, place: Place, *, flag: str | None, folder: str | None) -> None:
        """Flag the message or move it, if the folder still has it under this UIDVALIDITY.

        Raises `MailboxUnavailable` or `MailboxRefused`.
        """
        with self._lock:
            try:
                self._mark(self._ready(), place, flag, folder)
            except (OSError, IMAPClientAbortError) as error:
                self._hang_up()
                raise self._login.unavailable(error) from error
            except IMAPClientError as error:
                told = f"{self._login.where} refuses to flag or move a message: {words(error)}"
                raise MailboxRefused(told) from error

    def close(self) -> None:
        """Log out, if that goes quickly."""
        with self._lock:
            self._hang_up()

    def _mark(self, client: IMAPClient, place: Place, flag: str | None, folder: str | None) -> None:
        opened = open_folder(client, self._folder, self._login.where, readonly=False)
        uid = int(place.uid)
        if place.generation != opened.generation or uid not in client.search(["UID", place.uid]):
            return
        if flag:
            client.add_flags([uid], [flag], silent=True)
        if folder and client.has_capability("MOVE"):
            move(client, uid, folder)
        elif folder and not self._told_of_move:
            self._told_of_move = True
            _log.warning("%s has no MOVE: messages stay where they are", self._login.where)

    def _ready(self) -> IMAPClient:
        """Return a connection that answers; one that the server closed meanwhile is made anew."""
        if self._client is not None:
            try:
                self._client.noop()
            except (OSError, IMAPClientError):
                self._hang_up()
        if self._client is None:
            self._client = self._login.connect()
        return self._client

    def _hang_up(self) -> None:
        client, self._client = self._client, None
        if client is not None:
            hang_up(client, politely=True)
