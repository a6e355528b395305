"""Mail that lies in files: `.eml`, `.msg`, mbox, a folder of them, or a Maildir; for `ingest` and `parse`.

What a file is shows in its first bytes, not in its name. Nothing is changed or waited for.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from pathlib import Path
from threading import Event

from bot.mailboxes import Arrived, Place
from bot.mailboxes.standin import TOO_LARGE, stand_in, too_large

SUFFIXES = frozenset({".eml", ".msg", ".mbox", ".mbx"})
POSTMARK = re.compile(rb"From \S+ .*?(\w{3} \w{3} [ \d]\d [\d:]{5,8}(?: [+-]\d{4}| [A-Z]{3,4})? \d{4})")
QUOTED_FROM = re.compile(rb">+From ")
UNKNOWN_WHEN = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Stored:
    """One message as it lies in a file; `number` counts from 1 in an mbox, else it is 0."""

    path: Path
    number: int
    raw: bytes
    dated: datetime
    """UTC: the mbox postmark if there is one, else when the file was last written."""
    problem: str = ""
    """Why the file cannot be read, in words; then `raw` is empty."""


class FilesMailbox:
    """Files named by a person, as a mailbox. `arrived_at`: when they came, if the person says so."""

    def __init__(self, name: str, paths: Sequence[Path], *, arrived_at: datetime | None = None) -> None:
        self.name = name
        self._paths = paths
        self._arrived_at = arrived_at

    def sweep(self, is_known: Callable[[Place], bool]) -> Iterator[Arrived]:
        """Yield every message in the files that is not known yet, in the order given."""
        for stored in read_files(self._paths):
            arrived = self._arrived(stored)
            if not is_known(arrived.place):
                yield arrived

    def wait(self, seconds: float, stop: Event) -> None:
        """Nothing arrives in files by itself: return when `seconds` have passed or `stop` is set."""
        stop.wait(seconds)

    def mark(self, place: Place, *, flag: str | None, folder: str | None) -> None:
        """Files are left as they are."""

    def check(self) -> list[str]:
        """Say which paths are not there."""
        return [f"{path} is not there" for path in self._paths if not path.exists()]

    def close(self) -> None:
        """Nothing is held open."""

    def _arrived(self, stored: Stored) -> Arrived:
        uid = str(stored.path.resolve()) + (f":{stored.number}" if stored.number else "")
        place = Place(self.name, 0, uid)
        arrived_at = self._arrived_at or stored.dated
        if stored.problem:
            return stand_in(place, "unreadable", stored.problem, arrived_at)
        return Arrived(place, stored.raw, arrived_at)


def read_files(paths: Sequence[Path]) -> Iterator[Stored]:
    """Yield the messages in `paths`, in the order given; a folder by file name, a Maildir's two folders.

    A file that cannot be read, or is not there, is one `Stored` with its problem. `.msg` files come as
    they are: Outlook's own format, not RFC 5322.
    """
    for path in paths:
        try:
            files = _mail_files(path) if path.is_dir() else [path]
        except OSError as error:
            yield Stored(path, 0, b"", UNKNOWN_WHEN, f"the folder cannot be read: {error.strerror}")
            continue
        for file in files:
            yield from _read_file(file)


def _mail_files(folder: Path) -> list[Path]:
    if (folder / "new").is_dir() and (folder / "cur").is_dir():
        found = [f for part in ("cur", "new") for f in (folder / part).iterdir()]
    else:
        found = [f for f in folder.iterdir() if f.suffix.lower() in SUFFIXES or _is_bare_mbox(f)]
    return sorted((f for f in found if f.is_file() and not f.name.startswith(".")), key=lambda f: f.name)


def _is_bare_mbox(path: Path) -> bool:
    if path.suffix or not path.is_file():
        return False
    try:
        with path.open("rb") as file:
            return file.read(5) == b"From "
    except OSError:
        return True  # reading it will say why it cannot be read


def _read_file(path: Path) -> Iterator[Stored]:
    written = UNKNOWN_WHEN
    try:
        about = path.stat()
        written = datetime.fromtimestamp(about.st_mtime, UTC)
        if not path.is_file():
            yield Stored(path, 0, b"", written, "it is not a file")
            return
        with path.open("rb") as file:
            if file.read(5) != b"From ":
                yield _whole(path, about.st_size, written)
                return
            file.seek(0)
            for number, (postmark, raw) in enumerate(split_mbox(file), 1):
                yield Stored(path, number, raw, _postmarked(postmark) or written)
    except OSError as error:
        yield Stored(path, 0, b"", written, f"the file cannot be read: {error.strerror}")


def _whole(path: Path, size: int, written: datetime) -> Stored:
    if size > TOO_LARGE:
        return Stored(path, 0, b"", written, too_large(Place("", 0, ""), written).problem)
    return Stored(path, 0, path.read_bytes(), written)


def split_mbox(lines: Iterator[bytes]) -> Iterator[tuple[bytes, bytes]]:
    """Yield (postmark line, message) of each message of an mbox (RFC 4155).

    A message begins at a "From " line with a date, first of all or after an empty line; one level of
    ">" before a quoted "From " is taken off.
    """
    postmark = b""
    message: list[bytes] = []
    after_empty = True
    for line in lines:
        if after_empty and POSTMARK.match(line):
            if postmark:
                yield postmark, _joined(message)
            postmark, message = line, []
        else:
            message.append(line[1:] if QUOTED_FROM.match(line) else line)
        after_empty = not line.strip()
    yield postmark, _joined(message)


def _joined(message: list[bytes]) -> bytes:
    """Return the message without the empty line that the mbox puts after it."""
    if len(message) > 1 and not message[-1].strip():
        message.pop()
    return b"".join(message)


def _postmarked(line: bytes) -> datetime | None:
    match = POSTMARK.match(line)
    try:
        parsed = parsedate_to_datetime(match.group(1).decode("ascii")) if match else None
    except ValueError:
        return None
    return parsed and (parsed.astimezone(UTC) if parsed.tzinfo else parsed.replace(tzinfo=UTC))
