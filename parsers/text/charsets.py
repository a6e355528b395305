"""Bytes to text by a fixed ladder: strict UTF-8, what the sender declares, Windows-1252, a guess.

Guessing comes last: on short Spanish text it takes Windows-1250 and turns every enye into another letter.
"""

import codecs
import re

_WIDE = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAME_AS_WINDOWS = {"iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254"}
"""Declared Latin-1 is Windows-1252 in practice (WHATWG Encoding Standard)."""
_CONTROLS = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f]")


def decode_text(raw: bytes, declared: str = "") -> str:
    """The text of `raw`, lines ending in LF, control characters dropped. Never raises.

    `declared` is the charset the sender names; unknown or wrong names are passed over.
    """
    return clean(_decode(raw, declared))


def clean(text: str) -> str:
    """Text with LF line ends, without control characters, lone surrogates or byte order marks."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\ufeff", "")
    if not text.isascii():
        text = text.replace("\u2028", "\n").replace("\u2029", "\n").replace("\xa0", " ")
        text = text.encode("utf-8", "replace").decode("utf-8") if _has_surrogates(text) else text
    return _CONTROLS.sub("", text)


def known_codec(name: str) -> str:
    """Python's name for a text codec, or "" when there is none."""
    try:
        info = codecs.lookup(name.strip().strip("\"'"))
    except (LookupError, ValueError, UnicodeError):
        return ""
    if not getattr(info, "_is_text_encoding", True):
        return ""
    return _SAME_AS_WINDOWS.get(info.name, info.name)


def _decode(raw: bytes, declared: str) -> str:
    for mark, name in _WIDE:
        if raw.startswith(mark):
            return raw.decode(name, "replace")
    codec = known_codec(declared) if declared else ""
    if codec.startswith(("utf-7", "iso2022", "hz", "utf-16", "utf-32")):
        return raw.decode(codec, "replace")
    for name in ("utf-8", codec, "cp1252"):
        text = _strictly(raw, name) if name else None
        if text is not None:
            return text
    return _guess(raw)


def _strictly(raw: bytes, codec: str) -> str | None:
    try:
        return raw.decode(codec)
    except (UnicodeError, LookupError, ValueError):
        return None


def _guess(raw: bytes) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(raw[:20_000]).best()
    return raw.decode(best.encoding if best else "cp1252", "replace")


def _has_surrogates(text: str) -> bool:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return True
    return False
