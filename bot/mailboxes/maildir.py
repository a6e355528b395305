"""A Maildir as the way in: files in `new/` and `cur/`, watched without any server.

The instant of arrival is the file's modification time, which delivery sets and renaming keeps. What
lies in `tmp/` is not delivered yet. Nothing is deleted, and renamed only by `mark`.
"""

import os
import stat
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from threading import Event

from bot.errors import EdgeError, MailboxRefused, MailboxUnavailable
from bot.mailboxes import Arrived, Place
from bot.mailboxes.standin import TOO_LARGE, stand_in, too_large

POLL_INTERVAL = 0.25  # seconds
FRESH = 2.0  # seconds within which a folder may change again without its time stamp telling
FLAG_LETTERS = {"\\seen": "S", "\\answered": "R", "\\flagged": "F", "\\draft": "D"}


class MaildirMailbox:
    """A watched Maildir. `since`: what arrived before that instant is not taken in."""

    def __init__(self, name: str, path: Path, *, since: datetime | None = None) -> None:
        self.name = name
        self._path = path
        self._since = since
        self._settled: set[str] = set()
        self._stamps: tuple[int, ...] | None = None

    def sweep(self, is_known: Callable[[Place], bool]) -> Iterator[Arrived]:
        """Yield every message not known yet, by instant of arrival."""
        self._stamps = self._settled_stamps()
        for arrived_at, path in self._unknown(is_known):
            arrived = self._take(path, arrived_at)
            if arrived and not (arrived.problem and is_known(arrived.place)):
                yield arrived

    def wait(self, seconds: float, stop: Event) -> None:
        """Return when a folder of the Maildir has changed, `stop` is set, or `seconds` have passed."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0 and not stop.wait(min(POLL_INTERVAL, left)):
            if self._stamps is None or self._read_stamps() != self._stamps:
                return

    def mark(self, place: Place, *, flag: str | None, folder: str | None) -> None:
        """Set a flag's letter (a keyword has none and is left out) or move to a Maildir++ folder."""
        found = self._find(place.uid)
        if found is None:
            return
        letters = set(found.name.partition(":2,")[2]) | set(FLAG_LETTERS.get((flag or "").lower(), ""))
        try:
            home = self._folder(folder) if folder else self._path
            found.rename(home / "cur" / f"{place.uid}:2,{''.join(sorted(letters))}")
        except OSError as error:
            raise self._failed(error) from error

    def check(self) -> list[str]:
        """Say what keeps the Maildir from being read."""
        try:
            for _ in self._entries():
                break
        except EdgeError as error:
            return [str(error)]
        return []

    def close(self) -> None:
        """Nothing is held open."""

    def _unknown(self, is_known: Callable[[Place], bool]) -> list[tuple[datetime, Path]]:
        unknown = []
        for entry in self._entries():
            uid = _unique(entry.name)
            if uid in self._settled:
                continue
            if is_known(self._place(uid)):
                self._settled.add(uid)
                continue
            arrived_at = _modified(entry)
            if arrived_at and self._since and arrived_at < self._since:
                self._settled.add(uid)
            elif arrived_at:
                unknown.append((arrived_at, Path(entry.path)))
        return sorted(unknown)

    def _entries(self) -> Iterator[os.DirEntry[str]]:
        try:
            for folder in ("new", "cur"):
                with os.scandir(self._path / folder) as entries:
                    for entry in entries:
                        if not entry.name.startswith(".") and not entry.is_dir(follow_symlinks=False):
                            yield entry
        except OSError as error:
            raise self._failed(error) from error

    def _take(self, path: Path, arrived_at: datetime) -> Arrived | None:
        place = self._place(_unique(path.name))
        try:
            raw = _read(path)
        except FileNotFoundError:
            return None  # renamed by another reader: the next sweep finds its new name
        except OSError as error:
            return stand_in(place, "unreadable", f"the file cannot be read: {error.strerror}", arrived_at)
        if raw is None:
            return too_large(place, arrived_at)
        if not raw.strip():
            return stand_in(place, "empty", "the message is empty", arrived_at)
        return Arrived(place, raw, arrived_at)

    def _place(self, uid: str) -> Place:
        return Place(self.name, 0, uid)

    def _find(self, uid: str) -> Path | None:
        return next((Path(e.path) for e in self._entries() if _unique(e.name) == uid), None)

    def _folder(self, name: str) -> Path:
        home = self._path / ("." + name.replace("/", ".").strip("."))
        for made in (home, home / "cur", home / "new", home / "tmp"):
            made.mkdir(exist_ok=True, mode=0o700)
        return home

    def _settled_stamps(self) -> tuple[int, ...] | None:
        """Return the folders' time stamps, or None while a change could still hide behind them."""
        stamps = self._read_stamps()
        fresh = any(abs(time.time() - stamp / 1e9) < FRESH for stamp in stamps)
        return None if fresh else stamps

    def _read_stamps(self) -> tuple[int, ...]:
        try:
            return tuple((self._path / folder).stat().st_mtime_ns for folder in ("new", "cur"))
        except OSError:
            return ()

    def _failed(self, error: OSError) -> EdgeError:
        what = f"the Maildir {self._path} of {self.name} cannot be used: {error.strerror}"
        if isinstance(error, PermissionError):
            return MailboxRefused(f"{what}; give the user of this service the rights", try_again_after=60)
        return MailboxUnavailable(f"{what}; it needs the folders new, cur and tmp", try_again_after=10)


def _unique(name: str) -> str:
    return name.partition(":")[0]


def _modified(entry: os.DirEntry[str]) -> datetime | None:
    try:
        return datetime.fromtimestamp(entry.stat(follow_symlinks=False).st_mtime, UTC)
    except OSError:
        return None


def _read(path: Path) -> bytes | None:
    """Return the file's bytes, None if it is far too large. Raises OSError, also for what is no file."""
    handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    with os.fdopen(handle, "rb") as file:
        about = os.fstat(handle)
        if not stat.S_ISREG(about.st_mode):
            raise OSError(0, "it is not a plain file")
        return file.read() if about.st_size <= TOO_LARGE else None
