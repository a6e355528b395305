"""The journal of raw mail: every message as it came, in a file named by its SHA-256.

Written and synced before anything else happens to a message, never changed, never deleted. What
is read back is checked against its name.
"""

import hashlib
import os
import secrets
from collections.abc import Iterator
from pathlib import Path

from bot.errors import StoreUnusable


class Journal:
    """A folder of raw messages in 256 subfolders. Safe to use from several threads and processes."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def keep(self, raw: bytes) -> str:
        """Write `raw` down durably and return its SHA-256, hex; what is there already stays.

        Returns only after file and folder are synced. Raises StoreUnusable when it cannot be
        written; then nothing counts as kept.
        """
        digest = hashlib.sha256(raw).hexdigest()
        path = self.path_of(digest)
        try:
            if not self._is_whole(path, digest):
                _make_folder(path.parent)
                _write_durably(path, raw)
        except OSError as error:
            raise StoreUnusable(
                f"a message of {len(raw)} bytes cannot be written to the journal {self.folder}: "
                f"{error.strerror}. It waits in the mailbox; make room or repair the rights.",
                try_again_after=60.0,
            ) from error
        return digest

    def read(self, digest: str) -> bytes:
        """Return the message of that hash. Raises StoreUnusable if it is missing or was altered."""
        path = self.path_of(digest)
        try:
            raw = path.read_bytes()
        except OSError as error:
            raise StoreUnusable(
                f"message {digest[:12]} cannot be read from the journal ({error.strerror}); "
                f"restore {path} from a backup."
            ) from error
        if hashlib.sha256(raw).hexdigest() != digest:
            raise StoreUnusable(
                f"message {digest[:12]} in the journal is not what was written; restore {path} from a backup."
            )
        return raw

    def path_of(self, digest: str) -> Path:
        """Return the file of that hash, whether it exists or not."""
        return self.folder / digest[:2] / f"{digest}.eml"

    def hashes(self) -> Iterator[str]:
        """Yield the hash of every message kept, in order."""
        for path in sorted(self.folder.glob("??/*.eml")):
            yield path.stem

    def _is_whole(self, path: Path, digest: str) -> bool:
        try:
            return hashlib.sha256(path.read_bytes()).hexdigest() == digest
        except FileNotFoundError:
            return False


def _make_folder(folder: Path) -> None:
    for missing in (folder.parent.parent, folder.parent, folder):
        if not missing.is_dir():
            missing.mkdir(mode=0o700, parents=True, exist_ok=True)
            _sync_folder(missing.parent)


def _write_durably(path: Path, raw: bytes) -> None:
    part = path.with_name(f".{path.stem}.{os.getpid()}.{secrets.token_hex(4)}.part")
    try:
        handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(raw)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    _sync_folder(path.parent)


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
