"""winmail.dat (MS-OXTNEF): what Exchange wraps a mail's formatting and attachments into.

The mail around it has the real headers; only words it lacks and the files become part of the message.
Every count and length in the data is checked against what is there.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from parsers.mail.collector import Collector
from parsers.mail.layers import fill_empty
from parsers.mail.mapi import (
    BINARY,
    FILE_NAME,
    OBJECT,
    STRING8,
    UNICODE,
    OutlookFile,
    OutlookMessage,
    Properties,
    add_outlook,
    outlook_files,
    read_outlook_body,
)
from parsers.mail.pieces import Piece

_SIGNATURE = 0x223E9F78
_SUBJECT, _BODY, _PROPERTIES = 0x8004, 0x800C, 0x9003
_NEW_FILE, _TITLE, _DATA, _FILE_PROPERTIES = 0x9002, 0x8010, 0x800F, 0x9005
_DATA_PROPERTY = 0x3701
_EMBEDDED = b"\x07\x03\x02\x00\x00\x00\x00\x00\xc0\x00\x00\x00\x00\x00\x00\x46"
_WIDTH = {0x0002: 2, 0x000B: 2, 0x0003: 4, 0x0004: 4, 0x000A: 4, 0x0005: 8, 0x0006: 8, 0x0007: 8, 0x0014: 8}
_WIDTH |= {0x0040: 8, 0x0048: 16, 0x0001: 0}
_MOST_ATTRIBUTES = 5_000
_MOST_PROPERTIES = 2_000
_SHARED = 0.8


class _Attribute(NamedTuple):
    name: int
    data: bytes


class _Truncated(ValueError):
    """The data end before what they announce."""


def open_tnef(piece: Piece, raw: bytes, into: Collector) -> Iterator[Piece]:
    """The files inside as pieces; its words where the mail around it lacks them."""
    message, complete = read_tnef(raw, into.limits.depth)
    if not complete or not (message.files or message.properties.values):
        into.tell("winmail.dat is damaged; something may be missing", piece.part, "Ask the sender for a PDF.")
    body, from_html = read_outlook_body(message.properties, into.limits)
    parent = piece.layer or 0
    known = " ".join(layer.text for layer in into.layers[parent:]).lower().split()
    words = set(body.lower().split())
    if words and not known:
        fill_empty(parent, body, from_html, into)
    elif len(words & set(known)) < _SHARED * len(words):
        yield from add_outlook(message, piece, into)
        return
    yield from outlook_files(message, replace(piece, depth=piece.depth - 1), f"{piece.part}/", into)


def read_tnef(raw: bytes, depth: int) -> tuple[OutlookMessage, bool]:
    """The message, and whether the data were whole. Never raises."""
    message = OutlookMessage(Properties())
    file: OutlookFile | None = None
    complete = True
    try:
        for name, data in _attributes(raw):
            if name == _NEW_FILE:
                file = OutlookFile(Properties())
                message.files.append(file)
            elif file is None:
                _take_of_message(message, name, data)
            else:
                _take_of_file(file, name, data, depth)
    except _Truncated:
        complete = False
    return message, complete


def _take_of_message(message: OutlookMessage, name: int, data: bytes) -> None:
    values = message.properties.values
    if name == _PROPERTIES:
        values.update(_properties(data))
    elif name == _SUBJECT:
        values.setdefault((0x0037, STRING8), data)
    elif name == _BODY:
        values.setdefault((0x1000, STRING8), data)


def _take_of_file(file: OutlookFile, name: int, data: bytes, depth: int) -> None:
    values = file.properties.values
    if name == _TITLE:
        if (FILE_NAME, UNICODE) not in values:
            values.setdefault((FILE_NAME, STRING8), data)
    elif name == _DATA:
        file.load = lambda: data
    elif name == _FILE_PROPERTIES:
        found = _properties(data)
        content = found.pop((_DATA_PROPERTY, OBJECT), None) or found.pop((_DATA_PROPERTY, BINARY), None)
        if (FILE_NAME, UNICODE) in found or (FILE_NAME, STRING8) in found:
            values.pop((FILE_NAME, STRING8), None)
        values.update(found)
        if content is not None and content.startswith(_EMBEDDED) and depth > 0:
            file.message, _ = read_tnef(content[16:], depth - 1)
        elif content is not None and file.load is None:
            kept = content.removeprefix(_EMBEDDED) if content.startswith(_EMBEDDED) else content[16:]
            file.load = lambda: kept


def _attributes(raw: bytes) -> Iterator[_Attribute]:
    """Level, name, type, length, data, checksum; one after the other behind a six-byte head."""
    if int.from_bytes(raw[:4], "little") != _SIGNATURE:
        raise _Truncated
    position = 6
    for _ in range(_MOST_ATTRIBUTES):
        if position + 11 > len(raw):
            if position < len(raw) and raw[position:].strip(b"\0\r\n"):
                raise _Truncated
            return
        name = int.from_bytes(raw[position + 1 : position + 3], "little")
        length = int.from_bytes(raw[position + 5 : position + 9], "little")
        start = position + 9
        if raw[position] not in (1, 2) or start + length > len(raw):
            raise _Truncated
        yield _Attribute(name, raw[start : start + length])
        position = start + length + 2
    raise _Truncated


def _properties(data: bytes) -> dict[tuple[int, int], bytes]:
    """A MAPI property list: the first value of each property."""
    found: dict[tuple[int, int], bytes] = {}
    reader = _Words(data)
    for _ in range(min(reader.long(), _MOST_PROPERTIES)):
        if reader.at_end:
            break
        kind, number = reader.short(), reader.short()
        if number >= 0x8000:
            reader.skip_name()
        values = reader.values(kind)
        if values and not kind & 0x1000:
            found.setdefault((number, kind), values[0])
    return found


class _Words:
    """Reads little-endian numbers and padded values in order."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._position = 0

    @property
    def at_end(self) -> bool:
        return self._position >= len(self._data)

    def take(self, count: int) -> bytes:
        end = self._position + count
        if end > len(self._data):
            raise _Truncated
        taken = self._data[self._position : end]
        self._position = end
        return taken

    def short(self) -> int:
        return int.from_bytes(self.take(2), "little")

    def long(self) -> int:
        return int.from_bytes(self.take(4), "little")

    def skip_name(self) -> None:
        """A named property: a set, and a number or a name in it."""
        self.take(16)
        if self.long() == 0:
            self.take(4)
        else:
            self._padded()

    def values(self, kind: int) -> list[bytes]:
        plain = kind & ~0x1000
        width = _WIDTH.get(plain)
        many = bool(kind & 0x1000) or width is None
        count = self.long() if many else 1
        out: list[bytes] = []
        for _ in range(count):
            if len(out) >= _MOST_PROPERTIES:
                raise _Truncated
            out.append(self._padded() if width is None else self.take(width))
        if width == 2 and count % 2:
            self.take(2)
        return out

    def _padded(self) -> bytes:
        length = self.long()
        value = self.take(length)
        self.take(min(-length % 4, len(self._data) - self._position))
        return value
