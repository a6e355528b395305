"""Outlook .msg files (MS-OXMSG): properties in the streams of an OLE file, read on demand."""

from collections.abc import Iterator
from io import BytesIO

from olefile import OleFileIO  # type: ignore[import-untyped]

from parsers.limits import Limits
from parsers.mail.collector import Collector
from parsers.mail.mapi import (
    BINARY,
    OBJECT,
    OutlookFile,
    OutlookMessage,
    Properties,
    add_outlook,
)
from parsers.mail.pieces import Piece

_PROPERTIES = "__properties_version1.0"
_VALUE = "__substg1.0_"
_DATA = 0x3701
_LONGEST_VALUE = 16 * 1024 * 1024
_HEADER = {"root": 32, "embedded": 24, "other": 8}
Path = list[str]
_Tree = dict[tuple[str, ...], list[str]]


def open_msg(piece: Piece, raw: bytes, into: Collector) -> Iterator[Piece]:
    """The message in a .msg file as a layer, its attachments as pieces."""
    try:
        ole = OleFileIO(BytesIO(raw))
        message = _Reader(ole, into.limits).message([], "root", 0)
    except Exception:  # noqa: BLE001 - the OLE reader raises anything on a damaged file
        into.tell(
            "the Outlook message is damaged and cannot be read", piece.part, "Ask the sender for a PDF."
        )
        return
    yield from add_outlook(message, piece, into)


class _Reader:
    """Finds the properties of a storage in an OLE file."""

    def __init__(self, ole: "OleFileIO", limits: Limits) -> None:
        self._ole = ole
        self._limits = limits
        self._tree: _Tree = {}
        for path in ole.listdir(streams=True, storages=True):
            self._tree.setdefault(tuple(path[:-1]), []).append(path[-1])

    def message(self, path: Path, header: str, depth: int) -> OutlookMessage:
        """The message kept in that storage."""
        names = self._tree.get(tuple(path), [])[: self._limits.parts * 4]
        recipients = [name for name in names if name.startswith("__recip_version1.0_")]
        files = [name for name in names if name.startswith("__attach_version1.0_")]
        return OutlookMessage(
            properties=self._properties(path, header),
            recipients=[self._properties([*path, name], "other") for name in recipients],
            files=[self._file([*path, name], depth) for name in files],
        )

    def _file(self, path: Path, depth: int) -> OutlookFile:
        properties = self._properties(path, "other", without_data=True)
        inside = f"{_VALUE}{_DATA:04X}{OBJECT:04X}"
        data = f"{_VALUE}{_DATA:04X}{BINARY:04X}"
        names = self._tree.get(tuple(path), [])
        if data in names:
            return OutlookFile(properties, load=lambda: self._stream([*path, data]))
        if inside in names and depth < self._limits.depth:
            return OutlookFile(properties, message=self.message([*path, inside], "embedded", depth + 1))
        return OutlookFile(properties)

    def _properties(self, path: Path, header: str, *, without_data: bool = False) -> Properties:
        found = Properties()
        for name in self._tree.get(tuple(path), []):
            tag = name.removeprefix(_VALUE)
            if len(tag) != 8 or tag == name or (without_data and tag.startswith(f"{_DATA:04X}")):
                continue
            try:
                number, kind = int(tag[:4], 16), int(tag[4:], 16)
            except ValueError:
                continue
            if kind != OBJECT:
                found.values[number, kind] = self._stream([*path, name])
        for number, kind, value in self._fixed([*path, _PROPERTIES], _HEADER[header]):
            found.values.setdefault((number, kind), value)
        return found

    def _fixed(self, path: Path, start: int) -> Iterator[tuple[int, int, bytes]]:
        """Values of fixed size: sixteen bytes each, behind a header."""
        raw = self._stream(path) if self._ole.exists(path) else b""
        for position in range(start, min(len(raw), 64_000) - 15, 16):
            kind = int.from_bytes(raw[position : position + 2], "little")
            number = int.from_bytes(raw[position + 2 : position + 4], "little")
            yield number, kind, raw[position + 8 : position + 16]

    def _stream(self, path: Path) -> bytes:
        with self._ole.openstream(path) as stream:
            content: bytes = stream.read(max(_LONGEST_VALUE, self._limits.raw_bytes))
            return content
