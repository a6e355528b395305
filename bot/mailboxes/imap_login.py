"""The door to an IMAP server: connect, encrypt, log in, and put every failure into words.

A login that was refused is not tried again with the same secret, so that no account gets locked.
"""

import logging
import re
import socket
import ssl
from contextlib import suppress

from imapclient import IMAPClient, SocketTimeout
from imapclient.exceptions import CapabilityError, IMAPClientAbortError, IMAPClientError, LoginError

from bot.errors import EdgeError, MailboxRefused, MailboxUnavailable, SettingUnusable
from bot.secrets import LoginSecret
from bot.tls import client_context, connection_problem
from config.office import Imap

TIMEOUT = SocketTimeout(connect=15, read=120)
REFUSAL = re.compile(r"\w+ failed: |\w+ command error: BAD |b'\* BYE ")
TEMPORARY = re.compile(r"\[(UNAVAILABLE|INUSE|LIMIT|SERVERBUG)\]", re.IGNORECASE)

# imapclient writes whole responses, and so whole mails, to the debug log.
logging.getLogger("imapclient").setLevel(logging.WARNING)


class ImapLogin:
    """Logs in to one server as one user, any number of times, and remembers a refusal."""

    def __init__(self, name: str, server: Imap) -> None:
        self.name = name
        self.server = server
        self.port = server.port or (993 if server.tls == "implicit" else 143)
        self._secret = LoginSecret(server)

    @property
    def where(self) -> str:
        """Mailbox and server, for messages."""
        return f"{self.name} on {self.server.host}:{self.port}"

    def connect(self) -> IMAPClient:
        """Return a connection that is logged in.

        Raises `MailboxRefused` when a person must act, `MailboxUnavailable` when waiting may help.
        """
        try:
            secret = self._secret.read()
            context = client_context(self.server)
        except SettingUnusable as error:
            told = f"cannot log in to {self.where}: {error}"
            raise MailboxRefused(told, try_again_after=error.try_again_after) from error
        client = self._encrypted(context)
        try:
            self._log_in(client, secret)
        except EdgeError:
            hang_up(client)
            raise
        return client

    def _encrypted(self, context: ssl.SSLContext) -> IMAPClient:
        server = self.server
        implicit = server.tls == "implicit"
        try:
            client = IMAPClient(server.host, self.port, ssl=implicit, ssl_context=context, timeout=TIMEOUT)
        except (OSError, IMAPClientError) as error:
            raise self.unavailable(error) from error
        client.normalise_times = False
        _keep_alive(client.socket())
        if server.tls == "starttls":
            self._start_tls(client, context)
        return client

    def _start_tls(self, client: IMAPClient, context: ssl.SSLContext) -> None:
        try:
            client.starttls(context)
        except (OSError, IMAPClientError) as error:
            hang_up(client)
            raise self.unavailable(error) from error

    def _log_in(self, client: IMAPClient, secret: str) -> None:
        try:
            self._authenticate(client, secret)
        except LoginError as error:
            # imapclient makes a LoginError of a connection lost while logging in, too.
            if isinstance(error.__context__, IMAPClientAbortError) or TEMPORARY.search(str(error)):
                raise self.unavailable(error) from None
            said = f"{self.where} refuses the login as '{self.server.user}': {words(error)}"
            raise self._secret.refused(MailboxRefused, secret, said) from None
        except (OSError, IMAPClientError) as error:
            raise self.unavailable(error) from error

    def _authenticate(self, client: IMAPClient, secret: str) -> None:
        user = self.server.user or ""
        if self._secret.is_token and client.has_capability("AUTH=XOAUTH2"):
            client.oauth2_login(user, secret)
        elif self._secret.is_token:
            client.oauthbearer_login(user, secret)
        elif client.has_capability("AUTH=PLAIN"):
            client.plain_login(user, secret)  # unlike LOGIN, takes any characters
        else:
            client.login(user, secret)

    def unavailable(self, error: Exception) -> MailboxUnavailable:
        """Return the error that says why the server cannot be used just now."""
        if isinstance(error, OSError):
            why = connection_problem(error, self.server.host, self.port)
        elif "socket error" in str(error):
            why = "the connection broke"
        else:
            why = f"the server said: {words(error)}"
        return MailboxUnavailable(f"the mailbox {self.where} cannot be read: {why}", try_again_after=30)


def words(error: Exception) -> str:
    """Return what a server said in refusing a command, short and on one line.

    Of other failures only the kind: their texts may quote what was on the wire, and so a filing.
    """
    text = str(error.args[0] if error.args else "")
    if not isinstance(error, LoginError | CapabilityError) and not REFUSAL.match(text):
        return f"nothing that can be understood ({type(error).__name__})"
    return " ".join(text.split())[:160]


def hang_up(client: IMAPClient, *, politely: bool = False) -> None:
    """Close the connection, with a LOGOUT if there is time; never raises."""
    with suppress(OSError, IMAPClientError, ValueError):
        client.socket().settimeout(1)
        if politely:
            client.logout()
    with suppress(OSError, IMAPClientError):
        client.shutdown()


def _keep_alive(sock: socket.socket) -> None:
    """Let the kernel find out within minutes that a silent peer is gone."""
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
    for option, value in (("TCP_KEEPIDLE", 60), ("TCP_KEEPINTVL", 20), ("TCP_KEEPCNT", 3)):
        if hasattr(socket, option):
            sock.setsockopt(socket.IPPROTO_TCP, getattr(socket, option), value)
