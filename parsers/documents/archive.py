"""Zip and gzip archives: their members, unpacked on demand within bounds on number, size and ratio."""

import gzip
import struct
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass, field
from io import BytesIO

from parsers.limits import Limits

_SMALL = 1_000_000
"""Members up to this many bytes are let through whatever their ratio."""
_JUNK = ("__MACOSX/", ".DS_Store", "Thumbs.db", "desktop.ini")
BAD_ARCHIVE = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    ValueError,
    NotImplementedError,
    RuntimeError,
    KeyError,
    struct.error,
)
"""What the standard library raises on a damaged zip or gzip file."""


@dataclass(frozen=True, slots=True)
class Member:
    """A file in an archive. Loading gives b"" when it is damaged."""

    name: str
    size: int
    load: Callable[[], bytes]


@dataclass(slots=True)
class Opened:
    """The members that may be read, and what is wrong with the archive."""

    members: list[Member] = field(default_factory=list)
    troubles: list[str] = field(default_factory=list)
    encrypted: bool = False


def open_archive(raw: bytes, kind: str, limits: Limits, room: int) -> Opened:
    """The members of a zip or gzip file; `room` is how many bytes may still be unpacked."""
    if kind == "gzip":
        return _open_gzip(raw, room)
    opened = Opened()
    try:
        archive = zipfile.ZipFile(BytesIO(raw))
        infos = archive.infolist()
    except BAD_ARCHIVE:
        opened.encrypted = len(raw) > 6 and bool(raw[6] & 0x1)
        trouble = "it is protected by a password, or damaged" if opened.encrypted else "it is damaged"
        opened.troubles.append(f"{trouble} and cannot be opened")
        return opened
    for info in infos[: limits.parts]:
        if not info.is_dir() and not any(junk in info.filename for junk in _JUNK):
            room -= _admit(archive, info, limits, room, opened)
    if len(infos) > limits.parts:
        opened.troubles.append(f"it has more than {limits.parts} files; the rest was not opened")
    return opened


def _admit(archive: zipfile.ZipFile, info: zipfile.ZipInfo, limits: Limits, room: int, opened: Opened) -> int:
    """Take one member in or say why not; the bytes it may unpack to."""
    name = info.filename.replace("\\", "/").lstrip("/")[:200]
    if info.flag_bits & 0x1:
        opened.encrypted = True
        _once(opened, "it is protected by a password")
        return 0
    bomb = info.file_size > _SMALL and info.file_size > limits.unpacked_ratio * max(1, info.compress_size)
    if bomb or info.file_size > room:
        _once(opened, "it unpacks to far more than it should; some files were not opened")
        return 0
    opened.members.append(Member(name, info.file_size, lambda: _unpack(archive, info)))
    return info.file_size


def _unpack(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
    """Never more than the size the archive declares, whatever the data say."""
    try:
        with archive.open(info) as stream:
            return stream.read(info.file_size)
    except BAD_ARCHIVE:
        return b""


def _open_gzip(raw: bytes, room: int) -> Opened:
    opened = Opened()
    try:
        with gzip.GzipFile(fileobj=BytesIO(raw)) as stream:
            content = stream.read(min(room, 32 * _SMALL) + 1)
    except BAD_ARCHIVE:
        opened.troubles.append("it is damaged and cannot be opened")
        return opened
    if len(content) > min(room, 32 * _SMALL):
        opened.troubles.append("it unpacks to far more than it should; it was not opened")
    else:
        opened.members.append(Member("unpacked", len(content), lambda: content))
    return opened


def _once(opened: Opened, trouble: str) -> None:
    if trouble not in opened.troubles:
        opened.troubles.append(trouble)
