"""A folder of .ics files, one a calendar: for a web server, a sync client or a person to pick up.

The file is replaced in one step, never written in place, so a reader sees the old calendar or the new
one and nothing between; bytes that would be the same are not written. Files that we did not make are
not touched.
"""

import errno
import hashlib
import os
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from calendars.entries import PublishedEntry
from calendars.errors import CalendarError, CalendarRefused, CalendarSuspicious, CalendarUnavailable
from calendars.icalendar_text import PRODID, calendar_text
from calendars.shared import Applied, Refused

_SAFE = re.compile("[A-Za-z0-9][A-Za-z0-9 ._-]{0,60}")
_MODE = 0o600
_FOLDER_MODE = 0o700
_HELP_LATER = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EIO, errno.EINTR, errno.EMFILE, errno.ENFILE})


class FolderCalendar:
    """One calendar as one .ics file in `folder`, which is made if need be (0700)."""

    def __init__(self, name: str, folder: Path, *, title: str = "") -> None:
        self.name = name
        self.path = folder / file_name(name)
        self._title = title or name

    def bring_to(self, wanted: Sequence[PublishedEntry]) -> Sequence[Applied | Refused]:
        """Make the file hold exactly `wanted`; return one `Applied` each if it was written, else nothing.

        Raises CalendarSuspicious if another program's file lies there, CalendarUnavailable on a full or
        failing disk, CalendarRefused without rights.
        """
        text = calendar_text(self._title, wanted)
        with self._trouble():
            self.path.parent.mkdir(mode=_FOLDER_MODE, parents=True, exist_ok=True)
            held = self._held()
            if held == text:
                return []
            self._replace(text, mode=_MODE if held is None else self.path.stat().st_mode & 0o777)
        return [Applied(one.entry.uid) for one in wanted]

    def check(self) -> Sequence[str]:
        """Look whether the file could be written, without writing; return what is wrong, in words."""
        try:
            with self._trouble():
                self._held()
                nearest = next(one for one in self.path.parents if one.exists())
                if not (nearest.is_dir() and os.access(nearest, os.W_OK | os.X_OK)):
                    return [
                        f"calendar {self.name}: {nearest} is not a folder we may write to; change its rights"
                    ]
        except CalendarError as error:
            return [str(error)]
        return []

    def _held(self) -> bytes | None:
        """Return the bytes of our file, None if there is none."""
        try:
            held = self.path.read_bytes()
        except FileNotFoundError:
            return None
        if held and f"PRODID:{PRODID}".encode() not in held[:2000]:
            raise CalendarSuspicious(
                f"calendar {self.name}: {self.path} was not written by Duewatch, so it is left alone."
                " Move it away or give the calendar another name."
            )
        return held

    def _replace(self, text: bytes, mode: int) -> None:
        """Write beside, sync, rename, sync the folder: after a power cut either file is whole."""
        beside = self.path.with_name(f".{self.path.name}.part")
        beside.unlink(missing_ok=True)
        descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
        with os.fdopen(descriptor, "wb") as file:
            file.write(text)
            file.flush()
            os.fchmod(file.fileno(), mode)
            os.fsync(file.fileno())
        beside.replace(self.path)
        folder = os.open(self.path.parent, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)

    @contextmanager
    def _trouble(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            why = os.strerror(error.errno or 0).lower()
            what = f"calendar {self.name}: {self.path} cannot be written: {why}"
            if error.errno in _HELP_LATER:
                raise CalendarUnavailable(f"{what}. Free the disk; it is tried again.") from error
            raise CalendarRefused(f"{what}. Give the service the rights to this folder.") from error


def file_name(name: str) -> str:
    """Return the file name of the calendar `name`: the name itself if it is safe, else one made of it."""
    if _SAFE.fullmatch(name):
        return f"{name}.ics"
    mark = hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    readable = re.sub(r"[^A-Za-z0-9]+", "-", name).strip("-")[:60]
    return f"{readable or 'calendar'}-{mark}.ics"
