"""The door to an SMTP server: connect, encrypt, log in, and put every failure into words.

As for mailboxes, a login that was refused is not tried again with the same password.
"""

import base64
import smtplib
import ssl
from email.utils import parseaddr

from bot.backoff import Backoff
from bot.errors import EdgeError, OutboxRefused, OutboxUnavailable, SettingUnusable
from bot.secrets import LoginSecret, is_configured
from bot.tls import client_context, connection_problem
from config.office import Smtp

TIMEOUT = 60.0  # seconds, connecting and each answer
LOGGED_IN = (235, 503)  # 503: already
USUAL_PORTS = {"implicit": 465, "starttls": 587, "none": 25}


class SmtpLogin:
    """Connects to one server as one user, any number of times, and remembers a refusal."""

    def __init__(self, server: Smtp) -> None:
        self.server = server
        self.port = server.port or USUAL_PORTS[server.tls]
        self.where = f"the mail server {server.host}:{self.port}"
        self._secret = LoginSecret(server)
        self._backoff = Backoff(first=5.0)

    def connect(self) -> smtplib.SMTP:
        """Return a connection, logged in if a user is configured.

        Raises `OutboxRefused` when a person must act, `OutboxUnavailable` when waiting may help.
        """
        needs_login = self.server.user is not None or is_configured(self.server)
        try:
            secret = self._secret.read() if needs_login else ""
            context = client_context(self.server)
        except SettingUnusable as error:
            told = f"cannot use {self.where}: {error}"
            raise OutboxRefused(told, try_again_after=error.try_again_after) from error
        connection = self._connected(context)
        try:
            connection.ehlo_or_helo_if_needed()
            if needs_login:
                self._log_in(connection, secret)
        except EdgeError:
            connection.close()
            raise
        except (OSError, smtplib.SMTPException) as error:
            connection.close()
            raise self._unavailable(error) from error
        self._backoff.reset()
        return connection

    def reason(self, error: Exception) -> str:
        """Return in words why the server could not be used."""
        if isinstance(error, smtplib.SMTPResponseException):
            return f"it answered {error.smtp_code} {_text(error.smtp_error)}"
        if isinstance(error, OSError) and not isinstance(error, smtplib.SMTPException):
            return connection_problem(error, self.server.host, self.port)
        return str(error)[:160]

    def _connected(self, context: ssl.SSLContext) -> smtplib.SMTP:
        server = self.server
        us = parseaddr(server.sender)[1].rpartition("@")[2] or "localhost"
        try:
            if server.tls == "implicit":
                return smtplib.SMTP_SSL(server.host, self.port, us, timeout=TIMEOUT, context=context)
            connection = smtplib.SMTP(server.host, self.port, us, timeout=TIMEOUT)
        except (OSError, smtplib.SMTPException) as error:
            raise self._unavailable(error) from error
        if server.tls == "starttls":
            self._start_tls(connection, context)
        return connection

    def _start_tls(self, connection: smtplib.SMTP, context: ssl.SSLContext) -> None:
        try:
            code, answer = connection.starttls(context=context)
            if code != 220:
                raise smtplib.SMTPResponseException(code, answer)
        except (OSError, smtplib.SMTPException) as error:
            connection.close()
            raise self._unavailable(error) from error

    def _log_in(self, connection: smtplib.SMTP, secret: str) -> None:
        try:
            code, answer = self._authenticate(connection, secret)
        except smtplib.SMTPAuthenticationError as error:
            code, answer = error.smtp_code, error.smtp_error
        if code in LOGGED_IN:
            return
        if not 500 <= code < 600:
            raise self._unavailable(smtplib.SMTPResponseException(code, answer))
        said = f"{self.where} refuses the login as '{self.server.user}': {code} {_text(answer)}"
        raise self._secret.refused(OutboxRefused, secret, said)

    def _authenticate(self, connection: smtplib.SMTP, secret: str) -> tuple[int, bytes | str]:
        """Log in by one mechanism only: smtplib's own login() offers a wrong password up to three times."""
        user = self.server.user or ""
        offered = connection.esmtp_features.get("auth", "").upper().split()
        if self._secret.is_token and "XOAUTH2" in offered:
            return connection.auth("XOAUTH2", lambda challenge=None: _xoauth2(user, secret, challenge))
        if self._secret.is_token:
            return connection.auth(
                "OAUTHBEARER", lambda challenge=None: _oauthbearer(user, secret, challenge)
            )
        if "PLAIN" in offered or "LOGIN" not in offered:
            identity = base64.b64encode(f"\0{user}\0{secret}".encode()).decode()
            return connection.docmd("AUTH", f"PLAIN {identity}")
        connection.user, connection.password = user, secret
        return connection.auth("LOGIN", connection.auth_login)

    def _unavailable(self, error: Exception) -> OutboxUnavailable:
        told = f"no mail can be sent by {self.where}: {self.reason(error)}; mail waits and goes later"
        return OutboxUnavailable(told, try_again_after=self._backoff.next())


def _xoauth2(user: str, token: str, challenge: bytes | None) -> str:
    return "" if challenge else f"user={user}\x01auth=Bearer {token}\x01\x01"


def _oauthbearer(user: str, token: str, challenge: bytes | None) -> str:
    """Return the first answer of RFC 7628; to an error challenge, the dummy answer it asks for."""
    name = user.replace("=", "=3D").replace(",", "=2C")
    return "\x01" if challenge else f"n,a={name},\x01auth=Bearer {token}\x01\x01"


def _text(answer: bytes | str) -> str:
    text = answer.decode("utf-8", "replace") if isinstance(answer, bytes) else answer
    return " ".join(text.split())[:160]
