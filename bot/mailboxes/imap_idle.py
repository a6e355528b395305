"""IDLE (RFC 2177): wait for the server to say that something arrived, and notice when it has gone.

imapclient's `idle_check` answers an empty list at once, for ever, when the peer has closed the
connection; and it does not see a line that came in the same packet as the server's "+ idling".
A message that arrives during a sweep is told in the middle of it, and never again. All three are
guarded against here.
"""

import ssl
import time
from threading import Event

from imapclient import IMAPClient

RENEWAL = 540.0  # seconds; servers and firewalls forget an idle connection after 10 to 30 minutes
SLICE = 0.5  # seconds between looks at the stop event
PROMPT = 10.0  # seconds; answers to NOOP and IDLE are short, and nobody should wait long for them


def idle(client: IMAPClient, seconds: float, stop: Event) -> None:
    """Return when the folder changed, after `seconds` (at most RENEWAL), or soon after `stop` is set.

    Raises OSError or IMAPClientError when the connection is of no use any more.
    """
    usual = client.socket().gettimeout()
    client.socket().settimeout(PROMPT)
    if not came_meanwhile(client) and not _news(client.noop()[1]):
        _idle(client, seconds, stop)
    client.socket().settimeout(usual)


def came_meanwhile(client: IMAPClient) -> bool:
    """Return True if the server has told of another number of messages since the folder was opened.

    It may do so in its answer to any command (RFC 3501, 7.3.1), so a SEARCH may be older than that.
    """
    told = client._imap.untagged_responses.get("EXISTS", [])  # noqa: SLF001 - imapclient drops them
    return any(count != told[0] for count in told)


def _idle(client: IMAPClient, seconds: float, stop: Event) -> None:
    end = time.monotonic() + min(seconds, RENEWAL)
    client.idle()
    while not stop.is_set() and time.monotonic() < end:
        if _in_buffer(client) or _slice_ends_idle(client, min(SLICE, end - time.monotonic())):
            break
    client.socket().settimeout(1.0 if stop.is_set() else PROMPT)
    client.idle_done()


def _slice_ends_idle(client: IMAPClient, seconds: float) -> bool:
    began = time.monotonic()
    responses = client.idle_check(timeout=max(seconds, 0.01))
    if responses:
        return _news(responses)
    # Nothing said, yet the socket was ready before its time: a dead peer. Ending IDLE will tell.
    return time.monotonic() - began < 0.5 * seconds


def _news(responses: list[tuple[object, ...]]) -> bool:
    return any(response[0] != b"OK" for response in responses)


def _in_buffer(client: IMAPClient) -> bool:
    """Return True if a line was already read from the socket, where polling it shows nothing."""
    connection = client._imap  # noqa: SLF001 - imapclient offers no look at its buffer
    buffered = getattr(connection, "_file", None) or connection.file
    sock = client.socket()
    timeout = sock.gettimeout()
    sock.setblocking(False)
    try:
        return bool(buffered.peek(1))
    except (BlockingIOError, ssl.SSLWantReadError):
        return False
    finally:
        sock.settimeout(timeout)
