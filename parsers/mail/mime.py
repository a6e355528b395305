"""The MIME tree of one message: which leaves are its body, which are attachments (RFC 2045, 2046).

The standard library parses; nothing here trusts what it says about types, names or encodings.
"""

import binascii
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from email.message import Message as MimeMessage
from email.parser import BytesFeedParser, BytesParser
from email.policy import compat32

from parsers.limits import Limits
from parsers.mail.headers import decode_words
from parsers.text.charsets import decode_text

_NESTED = re.compile(rb"content-type:\s{0,3}(?:multipart|message)/", re.IGNORECASE)
_MOST_COMPARISONS = 60_000_000
"""Lines times nested parts: the parser compares each line with each open boundary."""
_FED_AT_ONCE = 1 << 18
_LARGE = 1 << 20
_UNREAD = (TypeError, ValueError, LookupError, AttributeError, RecursionError, AssertionError)
_HEADER_LINE = re.compile(rb"[A-Za-z][\w-]{0,60}:\s|From ")
_HTML_START = re.compile(r"\s*<(?:!doctype\s+html|html|head|body|div|p|table)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Leaf:
    """A part that holds content: its section number (RFC 3501), type and how it is offered."""

    section: str
    mime: MimeMessage
    type: str
    file_name: str
    inline: bool
    within: str
    """Type of the multipart it lies in, "" at the top."""


@dataclass(slots=True)
class Leaves:
    """The leaves of a message in order, and what the walk noticed."""

    found: list[Leaf] = field(default_factory=list)
    signed: bool = False
    encrypted: bool = False
    problems: list[str] = field(default_factory=list)


def parse_mime(raw: bytes, limits: Limits) -> tuple[MimeMessage, str]:
    """The parsed message and a problem ("" if none). Nesting no mail needs is parsed as plain text."""
    raw = _from_first_header(raw)
    nested = len(_NESTED.findall(raw))
    if nested > limits.parts or nested * raw.count(b"\n") > _MOST_COMPARISONS:
        return _headers_only(raw), "too many nested parts; only the beginning of the mail was read"
    try:
        return _parse(raw), ""
    except _UNREAD:
        return _headers_only(raw), "the structure of the mail is damaged; it was read as plain text"


def walk(mime: MimeMessage, limits: Limits) -> Leaves:
    """Every leaf with its section number; of alternatives those that show the most words."""
    leaves = Leaves()
    leaves.found = list(_walk(mime, "", "", limits.depth * 4, leaves))
    return leaves


def content_type(mime: MimeMessage) -> str:
    """The declared type, lower-case; "text/plain" when there is none or it is damaged (RFC 2045 5.2)."""
    try:
        return mime.get_content_type()
    except _UNREAD:
        return "text/plain"


def decoded_bytes(mime: MimeMessage) -> bytes:
    """The content with its transfer encoding undone; damaged encodings give what can be had."""
    try:
        content = _large_base64(mime) or mime.get_payload(decode=True)
    except _UNREAD:
        content = None
    return content if isinstance(content, bytes) else b""


def _large_base64(mime: MimeMessage) -> bytes:
    """A large attachment decoded at once: the standard library cuts it into lines first, which needs more."""
    payload = mime.get_payload()
    encoding = str(mime.get("content-transfer-encoding", "")).strip().lower()
    if not isinstance(payload, str) or len(payload) < _LARGE or encoding != "base64":
        return b""
    try:
        return binascii.a2b_base64(payload.encode("ascii", "surrogateescape"))
    except binascii.Error:
        return b""


def leaf_text(leaf: Leaf) -> str:
    """The text of a leaf by the charset ladder; soft line breaks of format=flowed joined."""
    text = decode_text(decoded_bytes(leaf.mime), parameter(leaf.mime, "charset"))
    if leaf.type == "text/plain" and parameter(leaf.mime, "format").lower() == "flowed":
        return _unflow(text, parameter(leaf.mime, "delsp").lower() == "yes")
    return text


def looks_like_html(text: str) -> bool:
    """HTML sent under another type."""
    return _HTML_START.match(text[:200]) is not None


def _from_first_header(raw: bytes) -> bytes:
    """Without a stray line on top, which would make the whole header part of the text."""
    first, _, rest = raw[:2000].partition(b"\n")
    if first.strip() and not _HEADER_LINE.match(first) and _HEADER_LINE.match(rest):
        return raw[len(first) + 1 :]
    return raw


def _parse(raw: bytes) -> MimeMessage:
    """Fed piece by piece: parsing in one go takes four times the mail's size in memory."""
    parser: BytesFeedParser[MimeMessage] = BytesFeedParser(policy=compat32)
    for start in range(0, len(raw), _FED_AT_ONCE):
        parser.feed(raw[start : start + _FED_AT_ONCE])
    return parser.close()


def _headers_only(raw: bytes) -> MimeMessage:
    parsed = BytesParser(policy=compat32).parsebytes(raw, headersonly=True)
    for name in ("content-type", "content-transfer-encoding"):
        del parsed[name]
    return parsed


def _walk(mime: MimeMessage, section: str, within: str, depth: int, leaves: Leaves) -> Iterator[Leaf]:
    kind = content_type(mime)
    if kind in ("multipart/signed", "application/pgp-signature"):
        leaves.signed = True
    if kind == "multipart/encrypted":
        leaves.encrypted = True
    children = mime.get_payload() if mime.is_multipart() else None
    if not isinstance(children, list) or kind.startswith("message/"):
        yield _leaf(mime, section or "1", kind, within)
        return
    if depth <= 0:
        leaves.problems.append("parts are nested too deeply; the innermost were not read")
        return
    for number, child in enumerate(children, 1):
        if isinstance(child, MimeMessage):
            yield from _walk(child, f"{section}.{number}".lstrip("."), kind, depth - 1, leaves)


def _leaf(mime: MimeMessage, section: str, kind: str, within: str) -> Leaf:
    name = _file_name(mime)
    disposition = str(mime.get("content-disposition", "")).strip().lower()
    has_id = mime.get("content-id") is not None
    inline = disposition.startswith("inline") or (not disposition.startswith("attachment") and has_id)
    return Leaf(section, mime, kind, name, inline or (not disposition and not name), within)


def _file_name(mime: MimeMessage) -> str:
    try:
        name = mime.get_filename("") or ""
    except _UNREAD:
        name = ""
    return decode_words(str(name))[:255].replace("/", "_").replace("\\", "_")


def parameter(mime: MimeMessage, name: str) -> str:
    """A parameter of the Content-Type, or ""; never raises."""
    try:
        value = mime.get_param(name, "")
    except _UNREAD:
        return ""
    return str(value[2]) if isinstance(value, tuple) else str(value)


def _unflow(text: str, delete_space: bool) -> str:
    """Join lines that end in a space to the next of the same quote depth (RFC 3676)."""
    paragraphs: list[list[str]] = []
    open_depth = -1
    for line in text.split("\n"):
        depth = len(line) - len(line.lstrip(">"))
        content = line[depth:].removeprefix(" ")
        flows = content.endswith(" ") and content != "-- "
        mark = ">" * depth + " " if depth else ""
        words = content[:-1] if flows and delete_space else content
        if depth == open_depth and content != "-- ":
            paragraphs[-1].append(words)
        else:
            paragraphs.append([mark, words])
        open_depth = depth if flows else -1
    return "\n".join("".join(paragraph) for paragraph in paragraphs)


def inner_message(mime: MimeMessage) -> bytes:
    """The bytes of a message/* part, whichever way it was encoded and however the parser kept it."""
    children = mime.get_payload()
    if not isinstance(children, list):
        return decoded_bytes(mime)
    out = b"\n".join(_flattened(child) for child in children if isinstance(child, MimeMessage))
    encoding = str(mime.get("content-transfer-encoding", "")).strip().lower()
    if encoding in ("base64", "quoted-printable"):
        return _undo(out, encoding)
    return out


def _flattened(child: MimeMessage) -> bytes:
    try:
        return child.as_bytes(policy=compat32)
    except _UNREAD:
        lines = "\n".join(f"{name}: {value}" for name, value in child.raw_items())
        content = child.get_payload()
        body = content if isinstance(content, str) else ""
        return f"{lines}\n\n{body}".encode("utf-8", "surrogateescape")


def _undo(content: bytes, encoding: str) -> bytes:
    """A message/rfc822 part must not be encoded (RFC 2046 5.2.1), but some programs do it."""
    carrier = MimeMessage(policy=compat32)
    carrier["Content-Transfer-Encoding"] = encoding
    carrier.set_payload(content.decode("ascii", "replace").strip())
    return decoded_bytes(carrier) or content
