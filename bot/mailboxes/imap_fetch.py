"""What is fetched from a selected IMAP folder, in pieces that neither side chokes on.

Bodies come by `BODY.PEEK[]`, which sets no flag; a batch holds so many bytes, not so many mails.
"""

import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from imapclient import IMAPClient
from imapclient.exceptions import IMAPClientAbortError, IMAPClientError

from bot.mailboxes.standin import TOO_LARGE

SEARCH_WINDOW = 50_000  # messages a SEARCH; its answer is one line, and imaplib takes a million bytes
LIST_BATCH = 500  # messages
BATCH_BYTES = 8 * 2**20
BATCH_MESSAGES = 100
BREAKS_TO_GIVE_UP = 3
FIRST_PAUSE, LONGEST_PAUSE = 300.0, 6 * 3600.0  # seconds between tries of a message given up on


@dataclass(frozen=True, slots=True)
class Listed:
    """A message as the folder lists it; `size` is the server's word, `arrived_at` aware, UTC, or None."""

    uid: int
    size: int
    arrived_at: datetime | None


def search_uids(client: IMAPClient, exists: int, since: datetime | None) -> list[int]:
    """Return the UIDs of the folder's messages, ascending; with `since`, from a day before it on.

    SEARCH compares days and knows no zone, so the caller must still compare instants. Windows go
    from the newest message down: what is expunged meanwhile shifts none past us.
    """
    criteria = ["SINCE", (since - timedelta(days=1)).date()] if since else []
    uids: set[int] = set()
    top = exists
    while top > 0:
        bottom = max(1, top - SEARCH_WINDOW + 1)
        end = "*" if top == exists else str(top)
        uids.update(client.search([f"{bottom}:{end}", *criteria]))
        top = bottom - 1
    return sorted(uids)


def list_messages(client: IMAPClient, uids: Sequence[int]) -> Iterator[Listed]:
    """Yield size and instant of arrival of each message that is still there."""
    for start in range(0, len(uids), LIST_BATCH):
        answers = client.fetch(uids[start : start + LIST_BATCH], ["RFC822.SIZE", "INTERNALDATE"])
        for uid, answer in sorted(answers.items()):
            size = answer.get(b"RFC822.SIZE")
            yield Listed(uid, size if isinstance(size, int) else 0, _utc(answer.get(b"INTERNALDATE")))


def batches(listed: Sequence[Listed], alone: "Suspects") -> Iterator[list[Listed]]:
    """Yield the messages in batches of at most BATCH_BYTES; a larger or suspect one goes alone."""
    batch: list[Listed] = []
    held = 0
    for message in listed:
        full = held + message.size > BATCH_BYTES or len(batch) >= BATCH_MESSAGES
        if batch and (full or message.uid in alone or batch[-1].uid in alone):
            yield batch
            batch, held = [], 0
        batch.append(message)
        held += message.size
    if batch:
        yield batch


def fetch_bodies(client: IMAPClient, batch: Sequence[Listed], suspects: "Suspects") -> Mapping[int, bytes]:
    """Return the bodies of a batch by UID; an empty one if there is none yet, no entry if it is gone.

    A message that the server will not hand over is given up on, the others are fetched without it.
    Raises OSError or IMAPClientAbortError when the connection broke.
    """
    try:
        answers = client.fetch([message.uid for message in batch], [_wanted(batch)])
    except (OSError, IMAPClientAbortError):
        suspects.suspect(message.uid for message in batch)
        raise
    except (IMAPClientError, ValueError):
        if len(batch) == 1:
            suspects.give_up(batch[0].uid)
            return {}
        return {u: b for m in batch for u, b in fetch_bodies(client, [m], suspects).items()}
    suspects.clear(answers)
    return {uid: _body(answer) for uid, answer in answers.items()}


class Suspects:
    """Messages at which the connection broke: fetched alone, and given up on if it keeps breaking.

    One message that the server cannot hand over must not keep the rest of the mailbox away.
    """

    def __init__(self) -> None:
        self._breaks: Counter[int] = Counter()
        self._not_before: dict[int, float] = {}

    def __contains__(self, uid: int) -> bool:
        return uid in self._breaks

    def suspect(self, uids: Iterator[int]) -> None:
        """Note that the connection broke while these were fetched."""
        for uid in uids:
            self._breaks[uid] += 1
            if self._breaks[uid] >= BREAKS_TO_GIVE_UP:
                self.give_up(uid)

    def give_up(self, uid: int) -> None:
        """Leave the message alone for a while, longer every time."""
        self._breaks[uid] = max(self._breaks[uid] + 1, BREAKS_TO_GIVE_UP)
        pause = min(FIRST_PAUSE * 2 ** (self._breaks[uid] - BREAKS_TO_GIVE_UP), LONGEST_PAUSE)
        self._not_before[uid] = time.monotonic() + pause

    def given_up(self, uid: int) -> bool:
        """Return True while the message is left alone."""
        return self._not_before.get(uid, 0.0) > time.monotonic()

    def clear(self, uids: Mapping[int, object]) -> None:
        """Note that these came through."""
        for uid in uids:
            self._breaks.pop(uid, None)
            self._not_before.pop(uid, None)

    def in_order(self, listed: Sequence[Listed]) -> list[Listed]:
        """Return the messages oldest first, those that broke a connection more than once at the end."""
        return sorted(listed, key=lambda message: (self._breaks[message.uid] > 1, message.uid))


def _wanted(batch: Sequence[Listed]) -> str:
    return "BODY.PEEK[HEADER]" if any(m.size > TOO_LARGE for m in batch) else "BODY.PEEK[]"


def _body(answer: Mapping[bytes, object]) -> bytes:
    body = answer.get(b"BODY[]", answer.get(b"BODY[HEADER]"))
    return body if isinstance(body, bytes) else b""


def _utc(moment: object) -> datetime | None:
    if not isinstance(moment, datetime):
        return None
    try:
        return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        return None  # a zone or year that no calendar has
