"""A real SMTP server on loopback that hands mail on by LMTP, and says no when a test wants it to.

By local part of the recipient: `refused` gets 550, `later` gets 451; every other one is taken.
"""

import base64
import logging
import ssl
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

from config.office import Smtp
from tests.servers.certificates import Certificate
from tests.servers.dovecot import free_port

USER, PASSWORD, TOKEN = "filings", "correct-horse", "a-token"
logging.getLogger("mail.log").setLevel(logging.ERROR)  # the server's words about its own future
SENDER = "Duewatch <filings@office.example>"


@dataclass(frozen=True)
class Taken:
    """One message that the server said 250 to."""

    return_path: str
    recipients: tuple[str, ...]
    content: bytes


class SmtpServer:
    """One server; `tls` as in the office file, `deliver` gets recipient and message."""

    def __init__(
        self, certificate: Certificate, deliver: Callable[[str, bytes], None], *, tls: str = "starttls"
    ) -> None:
        self.taken: list[Taken] = []
        self.logins: list[str] = []
        self.connections = 0
        self.vanish_after_data = False
        """Take the message, then close the connection without an answer. Once."""
        self.answer_to_data = ""
        """Answer this instead of taking the message."""
        self.refuses_return_paths: tuple[str, ...] = ()
        self.port = free_port()
        self._certificate = certificate
        self._tls = tls
        self._deliver = deliver
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate.chain, certificate.key)
        self._controller = self._make(context)
        self._controller.start()

    def close(self) -> None:
        """Stop."""
        self._controller.stop()

    def settings(self, **changed: Any) -> Smtp:
        """Return the settings of a client that logs in here with a password in the variable SMTP_PASSWORD."""
        usual = {"host": "localhost", "port": self.port, "user": USER, "password_env": "SMTP_PASSWORD"}
        usual |= {"tls": self._tls, "ca_file": self._certificate.ca, "from": SENDER}
        return Smtp.model_validate(usual | changed)

    def _make(self, context: ssl.SSLContext) -> Controller:
        ways: dict[str, Any] = {
            "implicit": {"ssl_context": context, "auth_require_tls": False},
            "starttls": {"tls_context": context, "require_starttls": True},
            "none": {"auth_require_tls": False},
        }
        options = ways[self._tls] | {
            "authenticator": self._authenticate,
            "auth_required": self._tls == "starttls",
        }
        return Controller(self, hostname="127.0.0.1", port=self.port, decode_data=False, **options)

    def _authenticate(
        self, server: SMTP, session: Session, envelope: Envelope, how: str, what: Any
    ) -> AuthResult:
        self.logins.append(how)
        good = isinstance(what, LoginPassword) and what == LoginPassword(USER.encode(), PASSWORD.encode())
        return AuthResult(success=good, handled=False)

    async def auth_XOAUTH2(self, server: SMTP, args: list[str]) -> AuthResult:
        """Take the one token that there is; answer others as RFC 7628 does."""
        self.logins.append("XOAUTH2")
        said = base64.b64decode(args[1])
        if said == f"user={USER}\x01auth=Bearer {TOKEN}\x01\x01".encode():
            return AuthResult(success=True)
        await server.challenge_auth('{"status":"401"}')
        return AuthResult(success=False, handled=False)

    async def handle_EHLO(
        self, server: SMTP, session: Session, envelope: Envelope, hostname: str, responses: list[str]
    ) -> list[str]:
        session.host_name = hostname
        self.connections += session.ssl is not None or self._tls == "none"
        return responses

    async def handle_MAIL(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if address.strip("<>") in self.refuses_return_paths:
            return "550 5.7.60 not allowed to send as this sender"
        envelope.mail_from = address
        return "250 OK"

    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if address.startswith("refused"):
            return "550 5.1.1 nobody of that name here"
        if address.startswith("later"):
            return "451 4.7.1 greylisted, come again"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        if self.answer_to_data:
            return self.answer_to_data
        content = bytes(envelope.content or b"")
        self.taken.append(Taken((envelope.mail_from or "").strip("<>"), tuple(envelope.rcpt_tos), content))
        for recipient in envelope.rcpt_tos:
            self._deliver(recipient, content)
        if self.vanish_after_data:
            self.vanish_after_data = False
            server.transport.abort()
        return "250 2.0.0 taken"
