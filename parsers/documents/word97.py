"""Old Word documents (.doc, Word 6 to 2003): the text by its piece table, form boxes, pasted pictures.

Follows MS-DOC: FIB (2.5), Clx and PlcPcd (2.8.35, 2.9.38), FFData of form fields (2.9.78). Every offset in
the file is checked by slicing; nothing is laid out, no macro or object is opened.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from itertools import pairwise

from olefile import OleFileIO  # type: ignore[import-untyped]

from parsers.documents.content import Aids, Content
from parsers.documents.pasted import with_pictures

_MAGIC = (0xA5EC, 0xA5DC)
_WORD_97 = 193
_COMPLEX, _ENCRYPTED, _TABLE_1 = 0x0004, 0x0100, 0x0200
_STORIES = 0x4C
"""Where the lengths stand: text, notes, headers, macros, comments, endnotes, text boxes, boxes of headers."""
_CLX = 0x1A2
_EIGHT_BIT = 0x40000000
_DAMAGED = "the Word document is damaged and cannot be read"
_FIELD = re.compile("\x13([^\x13\x14\x15]{0,2000})(?:\x14([^\x13\x14\x15]{0,20000}))?\x15")
_FORM = re.compile(r"\s*(FORMTEXT|FORMCHECKBOX|FORMDROPDOWN)\b")
_FORM_TYPES = {"FORMTEXT": 0, "FORMCHECKBOX": 1, "FORMDROPDOWN": 2}
_NEW_LINES = str.maketrans({"\x0b": "\n", "\x0c": "\n", "\r": "\n", "\x1e": "-", "\x1f": None, "\xa0": " "})
_PICTURE = re.compile(rb"\xff\xd8\xff[\xe0-\xef\xdb]|\x89PNG\r\n\x1a\n")
_MOST_PICTURES = 20
_MOST_FIELDS = 2_000


class _Locked(Exception):
    """The document is protected by a password."""


def read_doc(raw: bytes, aids: Aids) -> Content:
    """One page: header lines, then the text with its tables (cells parted by tabs). Never raises."""
    try:
        with OleFileIO(BytesIO(raw)) as ole:
            word, data = _stream(ole, "WordDocument"), _stream(ole, "Data")
            stories = _stories(word, ole, aids.limits.text_chars)
            text = _written_out(stories, _boxes(data))
    except _Locked:
        return Content(encrypted=True, unreadable="the document is protected by a password")
    except Exception:  # noqa: BLE001 - the OLE reader raises anything on a damaged file
        return Content(unreadable=_DAMAGED)
    return with_pictures(text, lambda: _pictures(data), aids)


def _stream(ole: "OleFileIO", name: str) -> bytes:
    if not ole.exists(name):
        return b""
    content: bytes = ole.openstream(name).read()
    return content


def _number(raw: bytes, at: int, size: int = 4) -> int:
    return int.from_bytes(raw[at : at + size], "little")


@dataclass(frozen=True, slots=True)
class _Stories:
    """The parts of a document that are printed."""

    headers: str
    text: str
    notes: str


def _stories(word: bytes, ole: "OleFileIO", most: int) -> _Stories:
    if _number(word, 0, 2) not in _MAGIC:
        raise ValueError("no Word document")
    flags = _number(word, 0x0A, 2)
    if flags & _ENCRYPTED:
        raise _Locked
    if _number(word, 2, 2) < _WORD_97:
        return _Stories("", _before_97(word, most), "")
    table = _stream(ole, "1Table" if flags & _TABLE_1 else "0Table")
    clx = table[_number(word, _CLX) :][: _number(word, _CLX + 4)]
    whole = "".join(_pieces(word, _piece_table(clx), most))
    ends = [0]
    for number in range(8):
        ends.append(ends[-1] + _number(word, _STORIES + 4 * number))
    text, notes, headers, _, _, endnotes, boxes, _ = (whole[a:b] for a, b in pairwise(ends))
    return _Stories(headers, text or whole, notes + endnotes + boxes)


def _before_97(word: bytes, most: int) -> str:
    """Word 6 and 95 keep the text in one run of bytes, unless it was saved in pieces."""
    if _number(word, 0x0A, 2) & _COMPLEX:
        raise ValueError("saved in pieces")
    return word[_number(word, 0x18) : _number(word, 0x1C)][:most].decode("cp1252", "replace")


def _piece_table(clx: bytes) -> bytes:
    """The PlcPcd behind the Prc records of a Clx."""
    at = 0
    while clx[at : at + 1] == b"\x01":
        at += 3 + _number(clx, at + 1, 2)
    if clx[at : at + 1] != b"\x02":
        raise ValueError("no piece table")
    return clx[at + 5 :][: _number(clx, at + 1)]


def _pieces(word: bytes, plc: bytes, most: int) -> Iterator[str]:
    count = (len(plc) - 4) // 12
    for number in range(count):
        length = min(most, _number(plc, 4 * number + 4) - _number(plc, 4 * number))
        where = _number(plc, 4 * (count + 1) + 8 * number + 2)
        if length <= 0:
            continue
        if where & _EIGHT_BIT:
            start = (where & ~_EIGHT_BIT) // 2
            yield word[start : start + length].decode("cp1252", "replace")
        else:
            yield word[where : where + 2 * length].decode("utf-16-le", "replace")
        most -= length


def _boxes(data: bytes) -> list[tuple[int, bool]]:
    """Type of each form field in order, and for a check box whether it is ticked."""
    found: list[tuple[int, bool]] = []
    at = 0
    while len(found) < _MOST_FIELDS and (size := _number(data, at)) > 6 and at + size <= len(data):
        start = at + _number(data, at + 4, 2)
        if data[start : start + 4] == b"\xff\xff\xff\xff":
            bits = _number(data, start + 4, 2)
            result = bits >> 2 & 0x1F
            name = 12 + 2 * _number(data, start + 10, 2)
            default = _number(data, start + name, 2) if bits & 3 == 1 else 0
            found.append((bits & 3, bool(default if result == 25 else result)))
        at += size
    return found


def _written_out(stories: _Stories, boxes: list[tuple[int, bool]]) -> str:
    text = _lines(_plain_fields(stories.text, boxes))
    headers = dict.fromkeys(line for line in _lines(_plain_fields(stories.headers, [])) if line.strip())
    notes = [line for line in _lines(_plain_fields(stories.notes, [])) if line.strip()]
    return "\n".join([*headers, *text, *notes])


def _plain_fields(story: str, boxes: list[tuple[int, bool]]) -> str:
    """Fields as what they show; check boxes as [x] or [ ] where their states can be told surely."""
    forms = [_FORM_TYPES[each[1]] for match in _FIELD.finditer(story) if (each := _FORM.match(match[1]))]
    states = iter(ticked for _, ticked in boxes) if forms == [kind for kind, _ in boxes] else None

    def shown(match: re.Match[str]) -> str:
        form = _FORM.match(match[1])
        state = next(states, False) if states and form else None
        if form and form[1] == "FORMCHECKBOX":
            return {True: "[x] ", False: "[ ] ", None: ""}[state]
        return match[2] or ""

    for _ in range(4):
        story, count = _FIELD.subn(shown, story)
        if not count:
            break
    return story


def _lines(story: str) -> list[str]:
    """Paragraphs; the cells of a table row on one line, parted by tabs (a row ends with one mark more)."""
    rows = re.sub("\x07{2,}", "\n", story).replace("\x07", "\t").translate(_NEW_LINES)
    return re.sub("[\x00-\x08\x0e-\x1f]", "", rows).split("\n")


def _pictures(data: bytes) -> Iterator[bytes]:
    for number, match in enumerate(_PICTURE.finditer(data)):
        if number == _MOST_PICTURES:
            return
        yield data[match.start() :]
