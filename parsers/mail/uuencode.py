"""Files that old programs wrote into the text itself: begin 644 letter.pdf ... end."""

import binascii
import re
from dataclasses import dataclass
from itertools import islice

_BEGIN = re.compile(r"^begin(?:-base64)? [0-7]{3,4} (\S.{0,200})$", re.MULTILINE)
_MOST_FILES = 20


@dataclass(frozen=True, slots=True)
class EncodedFile:
    """A file taken out of the text."""

    name: str
    content: bytes


def cut_uuencoded(text: str) -> tuple[str, list[EncodedFile]]:
    """The text without its encoded files, and the files. Text that only looks alike is left as it is."""
    files: list[EncodedFile] = []
    if "begin" not in text:
        return text, files
    kept, position = [], 0
    for begin in islice(_BEGIN.finditer(text), _MOST_FILES):
        end = text.find("\nend", begin.end())
        if begin.start() < position or end < 0:
            continue
        content = _decode(text[begin.end() : end].strip("\n").split("\n"))
        if content is None:
            continue
        kept.append(text[position : begin.start()])
        files.append(EncodedFile(begin[1].strip(), content))
        position = end + len("\nend")
    return "".join([*kept, text[position:]]), files


def _decode(lines: list[str]) -> bytes | None:
    out = bytearray()
    for line in lines:
        try:
            out += binascii.a2b_uu(line)
        except (binascii.Error, ValueError):
            return None
    return bytes(out) if out else None
