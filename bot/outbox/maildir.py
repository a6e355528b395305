"""A Maildir as the way out: each mail becomes a file in `new/`, synced before it counts as sent.

The file's name is made from Message-ID and recipients, so a mail sent again after a crash is found
there and not doubled.
"""

import hashlib
import os
from collections.abc import Sequence
from email.message import EmailMessage
from pathlib import Path

from bot.errors import EdgeError, OutboxRefused, OutboxUnavailable
from bot.outbox import Delivery, Fate

FOLDERS = ("tmp", "new", "cur")


class MaildirOutbox:
    """A Maildir that takes our mail; made when first needed."""

    def __init__(self, path: Path) -> None:
        self.name = str(path)
        self._path = path

    def send(self, message: EmailMessage, recipients: Sequence[str]) -> Sequence[Delivery]:
        """Write the message, once, and answer ACCEPTED for every recipient."""
        raw = message.as_bytes(policy=message.policy.clone(linesep="\n"))
        name = _name(message, recipients, raw)
        try:
            self._make()
            if not self._lies_there(name):
                self._write(name, raw)
        except OSError as error:
            raise self._failed(error) from error
        return [Delivery(recipient, Fate.ACCEPTED, f"written to {self.name}") for recipient in recipients]

    def check(self) -> list[str]:
        """Say what keeps mail from being written."""
        existing = next(p for p in (self._path, *self._path.parents) if p.exists())
        if not existing.is_dir():
            return [f"the outbox {self._path} cannot be made: {existing} is not a folder"]
        if not os.access(existing, os.W_OK | os.X_OK):
            return [f"the outbox {self._path} cannot be written; give the user of this service the right"]
        return []

    def close(self) -> None:
        """Nothing is held open."""

    def _make(self) -> None:
        for folder in (self._path, *(self._path / name for name in FOLDERS)):
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)

    def _lies_there(self, name: str) -> bool:
        for folder in ("new", "cur"):
            with os.scandir(self._path / folder) as entries:
                if any(e.name.partition(":")[0] == name for e in entries):
                    return True
        return False

    def _write(self, name: str, raw: bytes) -> None:
        unfinished = self._path / "tmp" / name
        handle = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(raw)
            file.flush()
            os.fsync(handle)
        unfinished.rename(self._path / "new" / name)
        _sync(self._path / "new")

    def _failed(self, error: OSError) -> EdgeError:
        what = f"a mail could not be written to the outbox {self._path}: {error.strerror}"
        if isinstance(error, PermissionError | NotADirectoryError | FileExistsError):
            return OutboxRefused(f"{what}; give the user of this service a folder to write to")
        return OutboxUnavailable(f"{what}; it is tried again", try_again_after=60)


def _name(message: EmailMessage, recipients: Sequence[str], raw: bytes) -> str:
    identity = str(message["Message-ID"] or "").encode() or raw
    whole = b"\n".join([identity, *sorted(r.encode() for r in recipients)])
    return f"{hashlib.sha256(whole).hexdigest()[:32]}.duewatch"


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
