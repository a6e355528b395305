"""The journal of raw mail: every message as it came, in a file named by its SHA-256.

Written and synced before anything else happens to a message, never changed, never deleted. What
is read back is checked against its name.
"""

import ctypes
import hashlib
import os
import re
import secrets
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from bot.errors import StoreUnusable

MANY = 16
"""Files from which one sync of the whole disk costs less than one of each file."""
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC


class Journal:
    """A folder of raw messages in 256 subfolders. Safe to use from several threads and processes."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def keep(self, raw: bytes) -> str:
        """Write one message down durably and return its hash, as `keep_all` does."""
        return self.keep_all([raw])[0]

    def keep_all(self, raws: Sequence[bytes]) -> list[str]:
        """Write messages down durably and return the SHA-256 of each, hex; what is there already stays.

        Returns only after files and folders are synced, each folder once for all. Raises StoreUnusable
        when one cannot be written; then none counts as kept.
        """
        digests = [hashlib.sha256(raw).hexdigest() for raw in raws]
        kept = dict(zip(digests, raws, strict=True))
        try:
            self._write({self.path_of(digest): raw for digest, raw in kept.items()})
        except OSError as error:
            size = sum(len(raw) for raw in raws)
            raise StoreUnusable(
                f"mail of {size} bytes cannot be written to the journal {self.folder}: "
                f"{error.strerror}. It waits in the mailbox; make room or repair the rights.",
                try_again_after=60.0,
            ) from error
        return digests

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

    def _write(self, files: Mapping[Path, bytes]) -> None:
        missing = {path: raw for path, raw in files.items() if not self._is_whole(path, path.stem)}
        if len(missing) >= MANY and _syncfs is not None:
            _make_folder(self.folder)
            _write_many(self.folder, missing)
            return
        for path, raw in missing.items():
            _make_folder(path.parent)
            _write_durably(path, raw)
        for folder in {path.parent for path in files}:
            _sync_folder(folder)

    def _is_whole(self, path: Path, digest: str) -> bool:
        try:
            return hashlib.sha256(path.read_bytes()).hexdigest() == digest
        except FileNotFoundError:
            return False


def _make_folder(folder: Path) -> None:
    for missing in (*reversed(folder.parents[:2]), folder):
        if not missing.is_dir():
            missing.mkdir(mode=0o700, parents=True, exist_ok=True)
            _sync_folder(missing.parent)


def _write_durably(path: Path, raw: bytes) -> None:
    part = _part_of(path)
    try:
        with os.fdopen(os.open(part, _NEW, 0o600), "wb") as file:
            file.write(raw)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def _write_many(folder: Path, files: Mapping[Path, bytes]) -> None:
    """Write files durably by two syncs of their file system: one for all contents, one for all names.

    Told of errors since `disk` was opened, it is opened before anything is written (syncfs(2)).
    """
    disk = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    parts = {path: _part_of(path) for path in files}
    try:
        for path, part in parts.items():
            path.parent.mkdir(mode=0o700, exist_ok=True)
            with os.fdopen(os.open(part, _NEW, 0o600), "wb") as file:
                file.write(files[path])
        _sync_disk(disk)
        for path, part in parts.items():
            part.replace(path)
        _sync_disk(disk)
    except BaseException:
        for part in parts.values():
            part.unlink(missing_ok=True)
        raise
    finally:
        os.close(disk)


def _part_of(path: Path) -> Path:
    return path.with_name(f".{path.stem}.{os.getpid()}.{secrets.token_hex(4)}.part")


def _find_syncfs() -> Callable[[int], int] | None:
    """Return syncfs(2) where it tells of errors: on Linux since 5.8."""
    version = tuple(int(part) for part in re.findall(r"\d+", os.uname().release)[:2])
    if os.uname().sysname != "Linux" or version < (5, 8):
        return None
    return getattr(ctypes.CDLL(None, use_errno=True), "syncfs", None)


_syncfs = _find_syncfs()


def _sync_disk(handle: int) -> None:
    assert _syncfs is not None
    if _syncfs(handle) != 0:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number))


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
