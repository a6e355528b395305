"""An IMAP server on loopback that does what real ones do on bad days; only what a mailbox asks for.

Real servers are better witnesses wherever they can be brought to misbehave; these cases they cannot.
"""

import contextlib
import socketserver
from dataclasses import dataclass
from threading import Thread
from typing import Any

from config.office import Imap


@dataclass
class Mail:
    """One message as the server tells of it; `size` None: the true one."""

    body: bytes
    internaldate: str = '"04-Mar-2026 16:00:00 +0000"'
    size: int | None = None
    refused: bool = False
    """Answer NO when it is to be handed over."""


class OddImap:
    """A server with one folder; change `mails` and the answers at any time."""

    def __init__(self) -> None:
        self.mails: dict[int, Mail] = {}
        self.login_answer = "OK logged in"
        self.idle_answer = b"+ idling\r\n"
        self.fetched: list[str] = []
        """Every UID FETCH that asked for bodies, as it was asked."""
        self.searched: list[str] = []
        """The message numbers of every UID SEARCH."""
        self.literal_is_short_by = 0
        """Announce bodies as so much shorter than they are."""
        self.is_read_only = False
        self._server = _Server(("127.0.0.1", 0), _Session)
        self._server.odd = self
        Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()

    def settings(self) -> Imap:
        """Return the settings of a client here; the password lies in the variable IMAP_PASSWORD."""
        usual: dict[str, Any] = {"host": "127.0.0.1", "port": self._server.server_address[1], "tls": "none"}
        return Imap.model_validate(usual | {"user": "filings", "password_env": "IMAP_PASSWORD"})

    def close(self) -> None:
        """Stop listening."""
        self._server.shutdown()
        self._server.server_close()


class _Server(socketserver.ThreadingTCPServer):
    daemon_threads = True
    odd: OddImap


class _Session(socketserver.StreamRequestHandler):
    server: _Server

    def handle(self) -> None:
        with contextlib.suppress(OSError):
            self.wfile.write(b"* OK odd server ready\r\n")
            while line := self.rfile.readline().decode().strip():
                tag, _, command = line.partition(" ")
                if command == "LOGOUT":
                    self.wfile.write(f"* BYE\r\n{tag} OK bye\r\n".encode())
                    return
                self.wfile.write(self._answer(command) + f"{tag} {self._verdict(command)}\r\n".encode())

    def _answer(self, command: str) -> bytes:
        odd = self.server.odd
        verb = " ".join(command.split()[: 2 if command.startswith("UID") else 1])
        if verb == "CAPABILITY":
            return b"* CAPABILITY IMAP4rev1 IDLE\r\n"
        if verb in {"EXAMINE", "SELECT"}:
            rights = "* OK [READ-ONLY] for reading only\r\n" if odd.is_read_only or verb == "EXAMINE" else ""
            return f"* {len(odd.mails)} EXISTS\r\n* OK [UIDVALIDITY 7] valid\r\n{rights}".encode()
        if verb == "UID SEARCH":
            return self._search(command.split()[2])
        if verb == "UID FETCH":
            return self._fetch(command)
        if verb == "IDLE":
            self.wfile.write(odd.idle_answer)
            self.rfile.readline()
        return b""

    def _search(self, numbers: str) -> bytes:
        self.server.odd.searched.append(numbers)
        uids = list(self.server.odd.mails)
        first, _, last = numbers.partition(":")
        found = uids[int(first) - 1 : None if last == "*" else int(last)]
        return f"* SEARCH {' '.join(map(str, found))}\r\n".encode()

    def _fetch(self, command: str) -> bytes:
        odd = self.server.odd
        wanted = [uid for uid in _uids(command.split()[2]) if uid in odd.mails]
        if "BODY" in command:
            odd.fetched.append(command)
            item = "BODY[HEADER]" if "HEADER" in command else "BODY[]"
            return b"".join(
                _literal(n, u, item, odd.mails[u].body, odd.literal_is_short_by)
                for n, u in enumerate(wanted, 1)
                if not odd.mails[u].refused
            )
        lines = [
            f"* {n} FETCH (UID {u} RFC822.SIZE {_size(odd.mails[u])} INTERNALDATE {odd.mails[u].internaldate})\r\n"
            for n, u in enumerate(wanted, 1)
        ]
        return "".join(lines).encode()

    def _verdict(self, command: str) -> str:
        odd = self.server.odd
        if command.startswith("LOGIN"):
            return odd.login_answer
        if command.startswith("UID FETCH") and "BODY" in command:
            refused = any(odd.mails[u].refused for u in _uids(command.split()[2]) if u in odd.mails)
            return "NO [SERVERBUG] internal error" if refused else "OK fetched"
        return "OK done"


def _uids(text: str) -> list[int]:
    uids: list[int] = []
    for part in text.split(","):
        first, _, last = part.partition(":")
        uids += range(int(first), int(last or first) + 1)
    return uids


def _size(mail: Mail) -> int:
    return len(mail.body) if mail.size is None else mail.size


def _literal(number: int, uid: int, item: str, whole: bytes, short_by: int) -> bytes:
    body = whole.partition(b"\r\n\r\n")[0] if "HEADER" in item else whole
    return f"* {number} FETCH (UID {uid} {item} {{{len(body) - short_by}}}\r\n".encode() + body + b")\r\n"
