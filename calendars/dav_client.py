"""One conversation with a CalDAV server: requests with a login, limits and time limits, troubles in words.

It sends the login to the configured server and to no other: redirects are followed only within it.
"""

import ssl
import time
from collections.abc import Callable, Generator, Mapping
from dataclasses import dataclass, field
from ipaddress import ip_address
from types import TracebackType
from typing import Self

import httpx2

from calendars.dav_xml import BadAnswer, Multistatus, read_multistatus
from calendars.errors import CalendarError, CalendarRefused, CalendarUnavailable

MAX_ANSWER = 32 * 1024 * 1024
MAX_SECONDS = 120.0
_TIMEOUT = httpx2.Timeout(30.0, connect=15.0)
_MOST_REDIRECTS = 5
_XML = {"Content-Type": "application/xml; charset=utf-8"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Login:
    """How we say who we are. `secret` is asked for at each conversation, as tokens expire."""

    user: str = ""
    secret: Callable[[], str]
    bearer: bool = False
    """The secret is an OAuth access token (RFC 6750), else a password (RFC 7617)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    """Where the calendar lies and how to get there."""

    url: str
    login: Login | None
    tls: ssl.SSLContext
    explain: Callable[[OSError, str, int], str]
    """Says in words what a broken connection to host and port means."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What a server answered, read whole."""

    url: str
    status: int
    headers: Mapping[str, str]
    body: bytes = field(repr=False)

    @property
    def ok(self) -> bool:
        """True for 2xx."""
        return 200 <= self.status < 300

    @property
    def etag(self) -> str:
        """The entity tag of the resource, "" if none was told."""
        return self.headers.get("etag", "")

    @property
    def is_web_page(self) -> bool:
        """True when this is something for people to look at."""
        return self.headers.get("content-type", "").startswith("text/html")


class DavClient:
    """Asks one server on behalf of the calendar `name`. A context manager; one for each conversation."""

    def __init__(self, name: str, server: Server) -> None:
        self.name = name
        self.origin = _origin(name, server.url)
        self._server = server
        self._http = httpx2.Client(
            auth=_auth(server.login),
            verify=server.tls,
            timeout=_TIMEOUT,
            trust_env=False,
            follow_redirects=False,
            headers={"User-Agent": "Duewatch", "Accept-Encoding": "gzip"},
        )

    def __enter__(self) -> Self:
        """Begin the conversation."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Let go of the connection."""
        self._http.close()

    def ask(
        self, method: str, url: str, body: bytes = b"", headers: Mapping[str, str] | None = None
    ) -> Reply:
        """Return the answer, whatever its status; redirects are followed for questions, not for writing.

        Raises CalendarUnavailable when no whole answer comes, CalendarRefused for a bad certificate.
        """
        writing = method in ("PUT", "DELETE")
        for _ in range(_MOST_REDIRECTS):
            reply = self._once(method, url, body, headers or {})
            if writing or reply.status not in (301, 302, 307, 308):
                return reply
            url = self.within(reply.headers.get("location", ""), url)
        raise CalendarRefused(
            f"calendar {self.name}: {self.origin} redirects in a circle; check the address."
        )

    def multistatus(self, method: str, url: str, body: bytes, depth: str) -> Multistatus:
        """Return the resources that the server tells. Raises as `ask` does."""
        reply = self.ask(method, url, body, {**_XML, "Depth": depth})
        if reply.status != 207:
            raise self.trouble(reply)
        return self.read(reply)

    def read(self, reply: Reply) -> Multistatus:
        """Return the resources that `reply` tells. Raises CalendarRefused if it cannot be understood."""
        try:
            return read_multistatus(reply.body)
        except BadAnswer as error:
            raise CalendarRefused(
                f"calendar {self.name}: {reply.url} does not answer as a calendar server: {error}."
            ) from error

    def within(self, href: str, base: str) -> str:
        """Return the full address of `href`, which must lie on the same server.

        Raises CalendarRefused for another server: it would be handed our login.
        """
        url = str(httpx2.URL(base).join(href))
        if href and _origin(self.name, url) == self.origin:
            return url
        raise CalendarRefused(
            f"calendar {self.name}: {self.origin} sends us on to another server."
            " If that is right, put its address into the office file."
        )

    def trouble(self, reply: Reply) -> CalendarError:
        """Return what an answer that we cannot go on with means for the whole calendar."""
        where = f"calendar {self.name}: {reply.url}"
        if reply.status in (429, 503) or reply.status >= 500:
            if reply.status in (501, 505):
                return CalendarRefused(
                    f"{where} is no calendar server (status {reply.status}); check the address."
                )
            told = f"{where} cannot serve us now (status {reply.status}); it is tried again."
            return CalendarUnavailable(told, try_again_after=_retry_after(reply))
        if reply.status == 401:
            return CalendarRefused(
                f"{where} does not accept user and password; correct them in the office file."
            )
        if reply.is_web_page and reply.status not in (403, 404):
            return CalendarRefused(
                f"{where} is a web page, not a calendar; ask for the calendar's CalDAV address."
            )
        return CalendarRefused(
            f"{where} {_REFUSALS.get(reply.status, f'answers with status {reply.status}')}."
        )

    def _once(self, method: str, url: str, body: bytes, headers: Mapping[str, str]) -> Reply:
        try:
            with self._http.stream(method, url, content=body or None, headers=headers) as response:
                return Reply(url, response.status_code, dict(response.headers), self._whole(response))
        except httpx2.TransportError as error:
            raise self._broken(error, url) from error
        except (httpx2.InvalidURL, httpx2.DecodingError) as error:
            raise CalendarRefused(
                f"calendar {self.name}: {self.origin} answers what no server may."
            ) from error

    def _whole(self, response: httpx2.Response) -> bytes:
        parts, size, end = [], 0, time.monotonic() + MAX_SECONDS
        for part in response.iter_bytes():
            parts.append(part)
            size += len(part)
            if size > MAX_ANSWER or time.monotonic() > end:
                raise CalendarUnavailable(
                    f"calendar {self.name}: {self.origin} answers without end; gave up after {size} bytes."
                )
        return b"".join(parts)

    def _broken(self, error: httpx2.TransportError, url: str) -> CalendarError:
        where, cause = httpx2.URL(url), _os_error(error)
        port = where.port or (443 if where.scheme == "https" else 80)
        words = self._server.explain(cause, where.host, port)
        if isinstance(cause, ssl.SSLCertVerificationError):
            return CalendarRefused(f"calendar {self.name}: {words}")
        return CalendarUnavailable(f"calendar {self.name}: {words}")


_REFUSALS = {
    403: "does not let this user do that; give it the right to write this calendar",
    404: "does not exist; create the calendar there, or correct the address",
    405: "is no calendar; check the address",
    409: "does not exist; create the calendar there, or correct the address",
    410: "does not exist any more; create the calendar there, or correct the address",
}


def _origin(name: str, url: str) -> str:
    """Return scheme, host and port. Raises CalendarRefused where a password would go unprotected."""
    try:
        parts = httpx2.URL(url)
    except httpx2.InvalidURL as error:
        raise CalendarRefused(
            f"calendar {name}: its address is no URL; correct it in the office file."
        ) from error
    if parts.scheme != "https" and not (parts.scheme == "http" and _is_loopback(parts.host)):
        raise CalendarRefused(
            f"calendar {name}: {parts.host} must be reached by https, else the password is readable."
        )
    host = f"[{parts.host}]" if ":" in parts.host else parts.host
    return f"{parts.scheme}://{host}:{parts.port or (443 if parts.scheme == 'https' else 80)}"


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _auth(login: Login | None) -> httpx2.Auth | None:
    if login is None:
        return None
    secret = login.secret()
    return _Bearer(secret) if login.bearer else httpx2.BasicAuth(login.user, secret)


class _Bearer(httpx2.Auth):
    def __init__(self, token: str) -> None:
        self._header = f"Bearer {token}"

    def auth_flow(self, request: httpx2.Request) -> Generator[httpx2.Request, httpx2.Response, None]:
        """Add the token to a request (RFC 6750, 2.1)."""
        request.headers["Authorization"] = self._header
        yield request


def _os_error(error: BaseException) -> OSError:
    """Return the operating system's error inside the library's; a broken pipe where there is none."""
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, OSError):
            return cause
        cause = cause.__cause__ or cause.__context__
    if isinstance(error, httpx2.TimeoutException):
        return TimeoutError()
    return ConnectionResetError(None, "the server closed it in the middle")


def _retry_after(reply: Reply) -> float:
    """Return the seconds that the server asks us to wait, between ten seconds and an hour."""
    told = reply.headers.get("retry-after", "")
    return min(max(float(told), 10.0), 3600.0) if told.isdecimal() else 60.0
