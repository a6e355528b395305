"""Header lines of a real message, each read behind a guard: one hostile line must not hide the mail.

Lines are taken raw from the parser (no structured header classes, which fail on hostile values)
and decoded here: encoded words (RFC 2047) by the charset ladder, always onto one line, so that an
encoded line break can never become a header of its own.
"""

import base64
import binascii
import quopri
import re
from collections.abc import Iterable, Iterator
from datetime import datetime
from email.message import Message as MimeMessage
from email.utils import getaddresses

from parsers.limits import Limits
from parsers.mail.when import read_when
from parsers.message import Address, Authentication, Headers, Received
from parsers.text.charsets import clean, decode_text

_ENCODED_WORD = re.compile(r"=\?([^?\s]{1,60})\?([bBqQ])\?([^?]{0,4000})\?=")
_MESSAGE_ID = re.compile(r"<[^<>\s]{1,998}>")
_ADDRESS = re.compile(r"[^\s<>\"'(),;:\[\]]{1,200}@[\w.-]{1,200}")
_BY = re.compile(r"\bby\s+([\w.-]+)", re.IGNORECASE)
_FOR = re.compile(r"\bfor\s+<?([^\s<>;]+@[^\s<>;]+)>?", re.IGNORECASE)
_SHOWN = ("from", "sender", "reply-to", "to", "cc", "date", "subject", "message-id", "received")
_UNREAD = (TypeError, ValueError, LookupError, AttributeError, RecursionError)


def header_lines(mime: MimeMessage, limits: Limits) -> tuple[tuple[str, str], ...]:
    """Lower-case names and raw values (folded lines joined, words still encoded), in order."""
    lines = []
    for name, value in list(mime.raw_items())[: limits.headers]:
        raw = str(value)[: limits.header_chars]
        lines.append((str(name).lower().strip(), " ".join(raw.split())))
    return tuple(lines)


def read_headers(mime: MimeMessage, arrived_at: datetime, limits: Limits) -> Headers:
    """Everything the header says, as values. Never raises."""
    raw = header_lines(mime, limits)
    fields = tuple((name, decode_words(value)) for name, value in raw)

    def first(name: str) -> str:
        return next((value for key, value in fields if key == name), "")

    def each(name: str) -> Iterator[str]:
        return (value for key, value in fields if key == name)

    return_path = next(each("return-path"), None)
    return Headers(
        fields=fields,
        received=tuple(_received(value, arrived_at) for value in each("received")),
        authentication=tuple(_authentication(value) for value in each("authentication-results")),
        return_path=None if return_path is None else return_path.strip("<> ").lower(),
        message_id=_identifiers(first("message-id"))[:1][0] if first("message-id") else "",
        in_reply_to=_identifiers(first("in-reply-to")),
        references=_identifiers(first("references")),
        auto_submitted=first("auto-submitted").partition(";")[0].strip().lower(),
        precedence=first("precedence").strip().lower(),
        failed_recipients=tuple(
            address.address for value in each("x-failed-recipients") for address in read_addresses([value])
        ),
        content_type=first("content-type"),
        report_type=_parameter(first("content-type"), "report-type"),
    )


def shown_lines(headers: Headers) -> str:
    """The lines a person looks at, one a line: what evidence about the header points into."""
    wanted = (f"{name.title()}: {value}" for name, value in headers.fields if name in _SHOWN)
    return "\n".join(wanted)


def decode_words(raw: str) -> str:
    """A header value as text on one line; encoded words decoded, raw 8-bit bytes by the ladder."""
    if raw.isascii() and "=?" not in raw:
        return _one_line(raw)
    out: list[str] = []
    pending: tuple[str, bytes] | None = None
    position = 0
    for word in _ENCODED_WORD.finditer(raw):
        between = raw[position : word.start()]
        content = _word_bytes(word[2], word[3])
        charset = word[1].partition("*")[0].lower()
        if pending and not between.strip() and pending[0] == charset:
            pending = (charset, pending[1] + content)
        else:
            _flush(out, pending)
            out.append(_plain(between) if between.strip() or not pending else "")
            pending = (charset, content)
        position = word.end()
    _flush(out, pending)
    out.append(_plain(raw[position:]))
    return _one_line("".join(out))


def read_addresses(values: Iterable[str]) -> tuple[Address, ...]:
    """The mailboxes of address headers, given raw or decoded; groups flattened. Never raises."""
    found: list[Address] = []
    for value in values:
        found.extend(_addresses_of(value))
    return tuple(found)


def _addresses_of(value: str) -> Iterator[Address]:
    if "@" not in value and "=?" not in value:
        yield from (Address(name, "") for name in _names(decode_words(value)))
        return
    pairs = _pairs(value)
    if not any("@" in address for _, address in pairs) and "=?" in value:
        pairs = _pairs(decode_words(value))
    if not any("@" in address for _, address in pairs) and "@" in value:
        pairs = [("", found[0]) for found in _ADDRESS.finditer(value)] or pairs
    for name, address in pairs:
        shown, mailbox = decode_words(name).strip("\"' "), decode_words(address).strip("<>[] ").lower()
        if "@" in mailbox:
            yield Address(shown, mailbox)
        elif shown or mailbox:
            yield Address(shown or decode_words(address), "")


_COMMA_IN_NAME = re.compile(
    r"(?<![^,\s])([^\",;<>@()]{2,60},\s?(?:Esq|J\.?D|LL\.?M|Ph\.?D|Ed\.?[DS]|M\.?(?:A|Ed|S)|LCSW|BCBA|Jr|Sr"
    r"|I{2,3}|IV)\.?)\s*<"
    r"|^\s*([^\",;<>@()]{2,40},[^\",;<>@()]{2,40}?)\s*<(?=[^<>]+>\s*$)",
    re.IGNORECASE,
)
"""A name with a comma that should stand in quotes: `Ana Ruiz, Esq. <…>`, `Ruiz, Ana <…>` (RFC 5322 3.4)."""


def _quoted(match: re.Match[str]) -> str:
    return f'"{(match[1] or match[2]).strip()}" <'


def _names(value: str) -> Iterator[str]:
    """Names without addresses, as Outlook shows colleagues: "Varela, Monte; Ruiz, Ana"."""
    names = value.split(";")
    if len(names) == 1 and all(" " in name.strip() for name in value.split(",")):
        names = value.split(",")
    for name in names:
        shown = name.strip(" \"'<>[]*")
        if shown and not shown.endswith(":"):
            yield shown


def _pairs(value: str) -> list[tuple[str, str]]:
    try:
        return [pair for pair in getaddresses([_COMMA_IN_NAME.sub(_quoted, value)]) if pair != ("", "")]
    except _UNREAD:
        return []


def _word_bytes(encoding: str, content: str) -> bytes:
    raw = content.encode("utf-8", "surrogateescape")
    if encoding in "qQ":
        return quopri.decodestring(raw, header=True)
    try:
        return base64.b64decode(raw + b"=" * (-len(raw) % 4))
    except (binascii.Error, ValueError):
        return raw


def _flush(out: list[str], pending: tuple[str, bytes] | None) -> None:
    if pending:
        out.append(decode_text(pending[1], pending[0]))


def _plain(raw: str) -> str:
    return raw if raw.isascii() else decode_text(raw.encode("utf-8", "surrogateescape"))


def _one_line(text: str) -> str:
    return " ".join(clean(text).split())


def _identifiers(value: str) -> tuple[str, ...]:
    found = tuple(_MESSAGE_ID.findall(value))
    return found or ((value.strip(),) if value.strip() else ())


def _received(words: str, arrived_at: datetime) -> Received:
    by, recipient = _BY.search(words), _FOR.search(words)
    date = words.rpartition(";")[2]
    moment = read_when(date, arrived_at).at if date != words else None
    return Received(
        words,
        by[1].lower() if by else "",
        recipient[1].lower() if recipient else "",
        moment if moment and moment.tzinfo else None,
    )


def _authentication(words: str) -> Authentication:
    server, _, results = words.partition(";")
    return Authentication(server.split(" ")[0].lower(), results.strip())


def _parameter(value: str, name: str) -> str:
    found = re.search(rf";\s?{name}\s?=\s?\"?([\w.-]+)", value, re.IGNORECASE)
    return found[1].lower() if found else ""
