"""An SMTP server as the way out (RFC 5321): one connection for many mails, one result for each recipient.

Automatic mail goes out with a null return path, so that no bounce and no out-of-office can make a loop;
to a server that will have none, with our own address: what comes back there is read and never answered.
Once the whole message was handed over and no answer came, nobody knows whether it was taken: LATER, and
it may go again with the same Message-ID.
"""

import smtplib
from collections.abc import Sequence
from email.message import EmailMessage
from email.utils import parseaddr

from bot.errors import EdgeError, OutboxRefused
from bot.outbox import Delivery, Fate
from bot.outbox.smtp_login import SmtpLogin
from bot.secrets import careless
from config.office import Smtp

DATA_TIMEOUT = 300.0  # seconds; a server may look at a message for long before it answers (RFC 5321, 4.5.3.2)
CLOSING = 421  # "service not available, closing": of the connection, not of the recipient
REFUSED_RETRY = 600.0  # seconds; somebody may put the setting right
MAX_ANSWER = 200


class SmtpOutbox:
    """A server that takes our mail."""

    def __init__(self, server: Smtp) -> None:
        self._login = SmtpLogin(server)
        self.name = self._login.where
        self._us = parseaddr(server.sender)[1]
        self._connection: smtplib.SMTP | None = None

    def send(self, message: EmailMessage, recipients: Sequence[str]) -> Sequence[Delivery]:
        """Hand the message over and return what became of each recipient.

        Raises `OutboxUnavailable` or `OutboxRefused` when there is no connection to be had.
        """
        fates = {r: Delivery(r, Fate.REFUSED, "is not a mail address") for r in recipients if not _is_sane(r)}
        wanted = [r for r in recipients if r not in fates]
        if wanted:
            connection = self._ready()
            try:
                fates |= {d.recipient: d for d in _transaction(connection, message, wanted, self._us)}
            except (OSError, smtplib.SMTPException) as error:
                self._drop()
                answer = f"no answer: {self._login.reason(error)}"[:MAX_ANSWER]
                fates |= {r: Delivery(r, Fate.LATER, answer) for r in wanted}
        return [fates[recipient] for recipient in recipients]

    def check(self) -> list[str]:
        """Log in on a connection of its own and begin a mail, without sending it."""
        problems = careless(self._login.server)
        try:
            connection = self._login.connect()
        except EdgeError as error:
            return [*problems, str(error)]
        try:
            code, answer = _begin(connection, self._us, [])
            if code != 250:
                problems.append(f"{self.name} takes no mail from {self._us}: {_words(code, answer)}")
            connection.rset()
        except (OSError, smtplib.SMTPException) as error:
            problems.append(f"{self.name}: {self._login.reason(error)}")
        finally:
            _hang_up(connection)
        return problems

    def close(self) -> None:
        """Say QUIT, if there is a connection."""
        connection, self._connection = self._connection, None
        if connection is not None:
            _hang_up(connection)

    def _ready(self) -> smtplib.SMTP:
        """Return a connection in its initial state; one that the server closed meanwhile is made anew."""
        if self._connection is not None:
            try:
                if self._connection.rset()[0] == 250:
                    return self._connection
            except (OSError, smtplib.SMTPException):
                pass
            self._drop()
        self._connection = self._login.connect()
        return self._connection

    def _drop(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.close()


def _transaction(
    connection: smtplib.SMTP, message: EmailMessage, recipients: Sequence[str], us: str
) -> list[Delivery]:
    code, answer = _begin(connection, us, _options(connection, recipients))
    if 500 <= code < 600:
        told = f"the mail server takes no mail from {us}: {_words(code, answer)}; are user and from right?"
        raise OutboxRefused(f"{told} Mail waits.", try_again_after=REFUSED_RETRY)
    if code != 250:
        return [_delivery(r, code, answer) for r in recipients]
    deliveries = {r: _delivery(r, *_rcpt(connection, r)) for r in recipients}
    accepted = [r for r, d in deliveries.items() if d.fate is Fate.ACCEPTED]
    if accepted:
        code, answer = _data(connection, message)
        deliveries |= {r: _delivery(r, code, answer) for r in accepted}
    return list(deliveries.values())


def _begin(connection: smtplib.SMTP, us: str, options: Sequence[str]) -> tuple[int, bytes]:
    code, answer = connection.mail("", options)
    if 500 <= code < 600:
        connection.rset()
        code, answer = connection.mail(us, options)
    if code == CLOSING:
        raise smtplib.SMTPServerDisconnected(_words(code, answer))
    return code, answer


def _rcpt(connection: smtplib.SMTP, recipient: str) -> tuple[int, bytes]:
    if not recipient.isascii() and not connection.has_extn("smtputf8"):
        return 553, b"the server does not take addresses with other than ASCII characters"
    code, answer = connection.rcpt(recipient)
    if code == CLOSING:
        raise smtplib.SMTPServerDisconnected(_words(code, answer))
    return code, answer


def _data(connection: smtplib.SMTP, message: EmailMessage) -> tuple[int, bytes]:
    raw = message.as_bytes(policy=message.policy.clone(linesep="\r\n", cte_type="7bit"))
    assert connection.sock is not None
    usual = connection.sock.gettimeout()
    connection.sock.settimeout(DATA_TIMEOUT)
    try:
        return connection.data(raw)
    except smtplib.SMTPDataError as error:
        answer = error.smtp_error
        return error.smtp_code, answer.encode() if isinstance(answer, str) else answer
    finally:
        if connection.sock is not None:
            connection.sock.settimeout(usual)


def _options(connection: smtplib.SMTP, recipients: Sequence[str]) -> list[str]:
    needed = not all(r.isascii() for r in recipients)
    return ["SMTPUTF8"] if needed and connection.has_extn("smtputf8") else []


def _delivery(recipient: str, code: int, answer: bytes) -> Delivery:
    fate = Fate.ACCEPTED if 200 <= code < 300 else Fate.REFUSED if 500 <= code < 600 else Fate.LATER
    return Delivery(recipient, fate, _words(code, answer))


def _words(code: int, answer: bytes) -> str:
    return " ".join(f"{code} {answer.decode('utf-8', 'replace')}".split())[:MAX_ANSWER]


def _is_sane(recipient: str) -> bool:
    local, at, domain = recipient.rpartition("@")
    clean = not any(c.isspace() or ord(c) < 32 or c in "<>" for c in recipient)
    return bool(local and at and domain) and clean and len(recipient) <= 254


def _hang_up(connection: smtplib.SMTP) -> None:
    try:
        if connection.sock is not None:
            connection.sock.settimeout(2)
        connection.quit()
    except (OSError, smtplib.SMTPException):
        connection.close()
