"""Take in what did not come by mail: a scan, a fax, a download from a portal, or a mail kept as a file.

A mail file is taken in as it is. Anything else is put into a mail of our own, with the day of receipt
as the person who enters it says; from there it goes the way of every message.
"""

import mimetypes
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from pathlib import Path

from sqlalchemy import Connection

from bot.errors import WrongRequest
from bot.mailboxes import Arrived, Place
from bot.mailboxes.files import SUFFIXES, FilesMailbox
from bot.steps import keep
from bot.store import events, messages
from bot.workroom import Workroom

NAME = "ingest"
"""The mailbox name of what people take in by hand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entered:
    """Who enters something, when, and on which day the district received it, if they say so."""

    by: str
    now: datetime
    received: date | None = None


@dataclass(frozen=True, slots=True)
class Ending:
    """How a message that was taken in ended."""

    message: str
    state: str
    why: str
    cases: tuple[str, ...]


def take_in_files(room: Workroom, paths: Sequence[Path], entered: Entered) -> list[str]:
    """Write every message in `paths` to the journal and the store; return their content hashes.

    Raises WrongRequest for a path that is not there.
    """
    missing = [str(path) for path in paths if not path.exists()]
    if missing:
        raise WrongRequest(f"not there: {', '.join(missing)}; nothing was taken in")
    found = [arrived for path in paths for arrived in _messages(room, path, entered)]
    return keep(room, found, entered.now)


def endings(room: Workroom, hashes: Sequence[str]) -> list[Ending]:
    """Return how each of these messages stands now."""
    return room.store.read(lambda connection: [_ending(connection, one) for one in hashes])


def _ending(connection: Connection, digest: str) -> Ending:
    stored = messages.find(connection, digest)
    refs = sorted({ref for ref, _ in events.of_message(connection, digest)})
    if stored is None:
        return Ending(digest, "unknown", "it is not in the store", ())
    return Ending(digest, stored.state.value, stored.why, tuple(refs))


def _messages(room: Workroom, path: Path, entered: Entered) -> Iterator[Arrived]:
    if path.is_dir() or path.suffix.lower() in SUFFIXES or not path.suffix:
        yield from FilesMailbox(NAME, [path]).sweep(lambda _: False)
        return
    raw = _wrapped(room, path, entered)
    place = Place(NAME, 0, f"{path.resolve()}@{entered.now.isoformat()}")
    yield Arrived(place, raw, _arrival(room, entered))


def _arrival(room: Workroom, entered: Entered) -> datetime:
    if entered.received is None:
        return entered.now
    return min(entered.now, datetime.combine(entered.received, time(12), tzinfo=room.settings.office.zone))


def _wrapped(room: Workroom, path: Path, entered: Entered) -> bytes:
    address = room.settings.mailboxes[0].address if room.settings.mailboxes else "duewatch@localhost"
    arrival = _arrival(room, entered)
    mail = EmailMessage(policy=SMTP)
    mail["Received"] = f"by duewatch with ingest for <{address}>; {format_datetime(arrival)}"
    mail["From"] = mail["To"] = address
    mail["Date"] = format_datetime(entered.now)
    mail["Subject"] = f"Paper, fax or portal: {path.name}"
    mail.set_content(_cover(entered))
    main, _, sub = (mimetypes.guess_type(path.name)[0] or "application/octet-stream").partition("/")
    mail.add_attachment(path.read_bytes(), maintype=main, subtype=sub, filename=path.name)
    return mail.as_bytes()


def _cover(entered: Entered) -> str:
    if entered.received is None:
        return f"Entered by {entered.by}. The day of receipt is not stated.\n"
    return f"Entered by {entered.by}.\n\nRECEIVED\n{entered.received:%b %d %Y}\n".upper()
