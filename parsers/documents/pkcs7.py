"""The content inside an opaque S/MIME signature (RFC 5652), found without checking the signature.

Only the wrapping is walked: SignedData, encapContentInfo, eContent. Definite and indefinite lengths.
"""

from dataclasses import dataclass

_SIGNED = b"\x2a\x86\x48\x86\xf7\x0d\x01\x07\x02"
_MOST_PIECES = 200_000


@dataclass(frozen=True, slots=True)
class _Element:
    """One BER element: its tag, where its content begins and ends, and where it ends itself."""

    tag: int
    start: int
    stop: int
    end: int


class _NotBer(ValueError):
    """The bytes do not follow the encoding."""


def signed_content(raw: bytes) -> bytes | None:
    """The signed bytes; b"" for a detached signature; None for an envelope or damaged data."""
    try:
        outer = _element(raw, 0)
        kind = _element(raw, outer.start)
        if raw[kind.start : kind.stop] != _SIGNED:
            return None
        signed_data = _element(raw, _element(raw, kind.end).start)
        version = _element(raw, signed_data.start)
        digests = _element(raw, version.end)
        encapsulated = _element(raw, digests.end)
        content_type = _element(raw, encapsulated.start)
        if content_type.end >= encapsulated.stop or raw[content_type.end] == 0:
            return b""
        return _octets(raw, _element(raw, content_type.end).start)
    except (_NotBer, IndexError):
        return None


def _octets(raw: bytes, position: int) -> bytes:
    """An OCTET STRING, whole or in pieces."""
    element = _element(raw, position)
    if element.tag == 0x04:
        return raw[element.start : element.stop]
    out: list[bytes] = []
    at = element.start
    while at < element.stop and len(out) < _MOST_PIECES:
        piece = _element(raw, at)
        if piece.tag != 0x04:
            break
        out.append(raw[piece.start : piece.stop])
        at = piece.end
    return b"".join(out)


def _element(raw: bytes, position: int, depth: int = 0) -> _Element:
    if depth > 30 or position + 2 > len(raw):
        raise _NotBer
    tag, length, start = raw[position], raw[position + 1], position + 2
    if length == 0x80:
        return _indefinite(raw, tag, start, depth)
    if length > 0x80:
        size = length & 0x7F
        if size > 6:
            raise _NotBer
        length = int.from_bytes(raw[start : start + size], "big")
        start += size
    stop = min(start + length, len(raw))
    return _Element(tag, start, stop, stop)


def _indefinite(raw: bytes, tag: int, start: int, depth: int) -> _Element:
    """Content up to its end mark: two zero bytes where an element could begin."""
    at = start
    for _ in range(_MOST_PIECES):
        if raw[at : at + 2] == b"\x00\x00":
            return _Element(tag, start, at, at + 2)
        if at >= len(raw):
            break
        at = _element(raw, at, depth + 1).end
    return _Element(tag, start, len(raw), len(raw))
