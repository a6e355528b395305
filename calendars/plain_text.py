"""Text that cannot be taken for structure: the one cleaning before any text enters a calendar.

A lone CR, a NUL or a Unicode line separator inside a summary can forge lines of an iCalendar file or
make a calendar server refuse the object; marks of writing direction can make a date read backwards.
"""

import re

_LINE_ENDS = re.compile("\r\n|[\r\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_UNWANTED = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef\ufeff]"
)
_BROKEN = re.compile("[\ud800-\udfff\ufffe\uffff]")


def plain_text(text: str, limit: int) -> str:
    """Return `text` with line feeds as its only line ends, free of controls, at most `limit` long.

    Lone surrogates and what XML 1.0 forbids become U+FFFD, so the result always encodes.
    """
    lines = _LINE_ENDS.sub("\n", text)
    clean = _BROKEN.sub("\ufffd", _UNWANTED.sub("", lines))
    return clean if len(clean) <= limit else f"{clean[: limit - 3]}..."


def one_line(text: str, limit: int) -> str:
    """Return `text` as one line: every run of white space is one space."""
    return plain_text(" ".join(plain_text(text, 10 * limit).split()), limit)
