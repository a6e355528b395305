"""Outlook's own form of a message (MS-OXPROPS), as .msg files and winmail.dat carry it.

Properties by number in, a message out; where the properties come from is the business of
`msg_file` and `tnef`.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime, formataddr

from parsers.documents.rtf import rtf_to_text
from parsers.limits import Limits
from parsers.mail.collector import Collector
from parsers.mail.headers import header_lines, read_headers
from parsers.mail.layers import RealMessage, add_message
from parsers.mail.mime import parse_mime
from parsers.mail.pieces import Piece
from parsers.text.charsets import clean, decode_text, known_codec
from parsers.text.html_text import declared_in_html, html_to_text

SUBJECT, HEADERS, SUBMIT_TIME, MESSAGE_ID = 0x0037, 0x007D, 0x0039, 0x1035
BODY, RTF, HTML = 0x1000, 0x1009, 0x1013
SENDER_NAME, SENDER_MAIL, SENDER_SMTP = 0x0C1A, 0x0C1F, 0x5D01
DISPLAY_TO, DISPLAY_CC, CODE_PAGE = 0x0E04, 0x0E03, 0x3FDE
NAME, MAIL, SMTP, RECIPIENT_TYPE = 0x3001, 0x3003, 0x39FE, 0x0C15
FILE_NAME, SHORT_NAME, MIME_TAG, CONTENT_ID = 0x3707, 0x3704, 0x370E, 0x3712
UNICODE, STRING8, BINARY, OBJECT, TIME, LONG = 0x001F, 0x001E, 0x0102, 0x000D, 0x0040, 0x0003
_EPOCH = datetime(1601, 1, 1, tzinfo=UTC)


@dataclass(slots=True)
class Properties:
    """Raw property values by number and type."""

    values: dict[tuple[int, int], bytes] = field(default_factory=dict)

    def text(self, number: int) -> str:
        """A string property, or ""."""
        if (number, UNICODE) in self.values:
            return clean(self.values[number, UNICODE].decode("utf-16-le", "replace")).rstrip("\0")
        return decode_text(self.values.get((number, STRING8), b"").rstrip(b"\0"), self.charset)

    def raw(self, number: int) -> bytes:
        """A binary property, or b""."""
        return self.values.get((number, BINARY), b"")

    def number(self, number: int) -> int | None:
        """A 32-bit property."""
        value = self.values.get((number, LONG), b"")
        return int.from_bytes(value[:4], "little") if len(value) >= 4 else None

    def time(self, number: int) -> datetime | None:
        """A time property, aware (UTC): tenths of microseconds since 1601."""
        value = self.values.get((number, TIME), b"")
        ticks = int.from_bytes(value[:8], "little") if len(value) >= 8 else 0
        try:
            return _EPOCH + timedelta(microseconds=ticks // 10) if ticks else None
        except OverflowError:
            return None

    @property
    def charset(self) -> str:
        """Of 8-bit strings and HTML, by the code page the message names."""
        page = self.number(CODE_PAGE)
        return "utf-8" if page == 65001 else known_codec(f"cp{page}") if page else ""


@dataclass(slots=True)
class OutlookFile:
    """An attachment: content on demand, or a message of its own."""

    properties: Properties
    load: Callable[[], bytes] | None = None
    message: "OutlookMessage | None" = None

    @property
    def name(self) -> str:
        """The file name, long form first."""
        return (self.properties.text(FILE_NAME) or self.properties.text(SHORT_NAME))[:255]


@dataclass(slots=True)
class OutlookMessage:
    """A message as Outlook keeps it."""

    properties: Properties
    recipients: list[Properties] = field(default_factory=list)
    files: list[OutlookFile] = field(default_factory=list)


def add_outlook(message: OutlookMessage, piece: Piece, into: Collector) -> Iterator[Piece]:
    """The message as a layer; its attachments as pieces, messages among them opened at once."""
    prefix = f"{piece.part}:" if piece.part else ""
    mime, _ = parse_mime(_header_source(message), into.limits)
    body, from_html = read_outlook_body(message.properties, into.limits)
    own = add_message(
        RealMessage(
            carrier=piece.carrier,
            prefix=prefix,
            lines=header_lines(mime, into.limits),
            headers=read_headers(mime, into.arrived_at, into.limits),
            body=body,
            from_html=from_html,
            parent=piece.layer,
            depth=piece.depth,
        ),
        into,
    )
    if own is not None:
        yield from outlook_files(message, replace(piece, layer=own), prefix, into)


def outlook_files(message: OutlookMessage, piece: Piece, prefix: str, into: Collector) -> Iterator[Piece]:
    """The attachments of an Outlook message that belongs to the layer of this piece."""
    for number, file in enumerate(message.files[: into.limits.parts], 1):
        inner = Piece(
            part=f"{prefix}{number}",
            load=file.load or (lambda: b""),
            file_name=file.name,
            declared=file.properties.text(MIME_TAG).lower(),
            layer=piece.layer,
            depth=piece.depth + 1,
            inline=bool(file.properties.text(CONTENT_ID)),
        )
        if file.message is not None and inner.depth <= into.limits.depth:
            yield from add_outlook(file.message, inner, into)
        elif file.load is not None:
            yield inner
        else:
            into.tell(
                f"attachment {number} of the Outlook message holds nothing that can be read", piece.part
            )


def read_outlook_body(properties: Properties, limits: Limits) -> tuple[str, bool]:
    """The words, and whether they come from HTML: plain text first, then HTML, then RTF."""
    plain = properties.text(BODY).strip("\n")
    if plain.strip():
        return plain[: limits.text_chars], False
    source = properties.raw(HTML)
    html = decode_text(source, declared_in_html(source) or properties.charset) if source else ""
    html = html or properties.text(HTML)
    if html.strip():
        return html_to_text(html[: limits.html_chars]), True
    if packed := properties.raw(RTF):
        found = rtf_to_text(_unpack_rtf(packed, limits))
        return (html_to_text(found.text), True) if found.is_html else (found.text, False)
    return "", False


def _unpack_rtf(packed: bytes, limits: Limits) -> bytes:
    """LZFu (MS-OXRTFCP); damaged data give nothing."""
    from compressed_rtf import decompress  # type: ignore[import-untyped]

    if int.from_bytes(packed[4:8], "little") > limits.html_chars:
        return b""
    try:
        content = decompress(packed)
    except Exception:  # noqa: BLE001 - the library raises anything on damaged data
        return b""
    return bytes(content)


def _header_source(message: OutlookMessage) -> bytes:
    """The headers the mail came with; for one that never travelled, written from the properties."""
    transported = message.properties.text(HEADERS).lstrip()
    if ":" in transported:
        return transported.encode("utf-8", "replace") + b"\n\n"
    lines = [
        f"{name}: {' '.join(value.split())}"
        for name, value in (
            ("From", _sender(message.properties)),
            ("To", _recipients(message, 1) or message.properties.text(DISPLAY_TO)),
            ("Cc", _recipients(message, 2) or message.properties.text(DISPLAY_CC)),
            ("Subject", message.properties.text(SUBJECT)),
            ("Message-ID", message.properties.text(MESSAGE_ID)),
            ("Date", _date(message.properties)),
        )
        if value
    ]
    return ("\n".join(lines) + "\n\n").encode("utf-8", "replace")


def _date(properties: Properties) -> str:
    sent = properties.time(SUBMIT_TIME)
    return format_datetime(sent) if sent else ""


def _sender(properties: Properties) -> str:
    mail = properties.text(SENDER_SMTP) or properties.text(SENDER_MAIL)
    return _mailbox(properties.text(SENDER_NAME), mail)


def _recipients(message: OutlookMessage, kind: int) -> str:
    chosen = [each for each in message.recipients if (each.number(RECIPIENT_TYPE) or 1) == kind]
    return ", ".join(_mailbox(each.text(NAME), each.text(SMTP) or each.text(MAIL)) for each in chosen)


def _mailbox(name: str, mail: str) -> str:
    """Exchange's internal addresses (/O=...) are no mail addresses."""
    name, mail = name.strip("'\" "), mail.strip()
    if "@" not in mail:
        return f'"{name}"' if name else ""
    try:
        return formataddr((name if name != mail else "", mail), charset="utf-8")
    except (UnicodeError, ValueError):
        return mail
