"""Puts a mail together, byte for byte: headers, Received lines, bodies, attachments.

Written out by hand instead of with `email`, because samples must also be wrong in ways that `email` refuses.
"""

import base64
import quopri
import random
from collections.abc import Mapping
from datetime import datetime, timedelta
from email.header import Header
from email.utils import format_datetime, formataddr, parseaddr
from hashlib import sha256
from typing import Any

from tests.parsers.sample_builder.parts import TYPES, part_bytes, uuencoded

Table = Mapping[str, Any]

OFFICE = "Special Education Filings <sped.filings@llanoalto.example>"
STATE = "NMPED Dispute Resolution <dispute.resolution@ped-nm.example>"
OWN_HOSTS = ("mx1.llanoalto.example (Postfix)", "mx2.llanoalto.example (Exim 4.97)", "mail.llanoalto.example")


def digest(*words: str) -> str:
    return sha256("|".join(words).encode()).hexdigest()


def encoded(words: str) -> str:
    """Return a header's words, as an encoded word where they are not ASCII."""
    return words if words.isascii() else Header(words, "utf-8", maxlinelen=70).encode()


def address_line(addresses: str) -> str:
    """Return an address header; names beyond ASCII are encoded."""
    if addresses.isascii():
        return addresses
    pairs = [parseaddr(one.strip()) for one in addresses.split(";")]
    return ",\r\n ".join(formataddr(pair) for pair in pairs)


def transfer(data: bytes, how: str) -> bytes:
    """Return content in a transfer encoding; `8bit` and `7bit` as it is."""
    if how == "base64":
        return base64.encodebytes(data).replace(b"\n", b"\r\n")
    if how == "qp":
        return quopri.encodestring(data.replace(b"\r\n", b"\n")).replace(b"\n", b"\r\n")
    return data


def text_part(words: str, kind: str, mail: Table) -> bytes:
    """Return a text part with its headers."""
    charset, how = mail.get("charset", "utf-8"), mail.get("cte", "qp")
    name = {"qp": "quoted-printable"}.get(how, how)
    shown = mail.get("charset_name", charset)
    flowed = "; format=flowed" if mail.get("flowed") and kind == "text/plain" else ""
    head = f"Content-Type: {kind}; charset={shown}{flowed}\r\nContent-Transfer-Encoding: {name}\r\n\r\n"
    data = words.strip("\n").replace("\n", "\r\n").encode(charset) + b"\r\n"
    return head.encode() + transfer(data, how)


def attached(part: Table, seed: str) -> bytes:
    """Return an attachment with its headers."""
    if part["make"] == "mail":
        return mail_part(part, seed)
    data = part_bytes(part, random.Random(seed + part.get("file", "")))
    kind = part.get("type", TYPES[part["make"]])
    name = part.get("file", "")
    named = f'; name="{encoded(name)}"' if name else ""
    place = part.get("place", "attachment")
    shown = f'Content-Disposition: {place}; filename="{encoded(name)}"\r\n' if name else ""
    if part.get("rfc2231"):
        quoted_name = "".join(
            c if c.isalnum() or c in ".-_" else "".join(f"%{b:02X}" for b in c.encode()) for c in name
        )
        named, shown = "", f"Content-Disposition: attachment;\r\n filename*=utf-8''{quoted_name}\r\n"
    head = f"Content-Type: {kind}{named}\r\n{shown}Content-Transfer-Encoding: base64\r\n\r\n"
    return head.encode() + transfer(data, "base64")


def mail_part(part: Table, seed: str) -> bytes:
    """Return an attached mail: message/rfc822, or a file of it under another type or encoding."""
    inner = mail_bytes(part, seed + "inner")
    kind = part.get("type", "message/rfc822")
    name = part.get("file", "")
    shown = f'Content-Disposition: attachment; filename="{encoded(name)}"\r\n' if name else ""
    how = part.get("outer_cte", "7bit" if inner.isascii() else "8bit")
    head = f"Content-Type: {kind}" + (f'; name="{encoded(name)}"' if name else "") + f"\r\n{shown}"
    return head.encode() + f"Content-Transfer-Encoding: {how}\r\n\r\n".encode() + transfer(inner, how)


def multipart(kind: str, pieces: list[bytes], seed: str) -> bytes:
    """Return a multipart entity, its Content-Type header first."""
    edge = f"=_{digest(seed, kind)[:20]}"
    short, _, rest = kind.partition(";")
    head = f'Content-Type: multipart/{short}; boundary="{edge}"' + (f";{rest}" if rest else "") + "\r\n\r\n"
    body = b"".join(f"--{edge}\r\n".encode() + piece.rstrip(b"\r\n") + b"\r\n" for piece in pieces)
    return head.encode() + body + f"--{edge}--\r\n".encode()


def bodies(mail: Table, seed: str) -> bytes | None:
    """Return the text of a mail as one entity: plain, HTML, or both."""
    plain = mail.get("body")
    if plain is not None and "uuencode" in mail:
        part = mail["uuencode"]
        plain += "\n\n" + uuencoded(part["file"], part_bytes(part, random.Random(seed)))
    pieces = []
    if plain is not None:
        pieces.append(text_part(plain, "text/plain", mail))
    if "html" in mail:
        pieces.append(text_part(mail["html"], "text/html", mail))
    return multipart("alternative", pieces, seed) if len(pieces) > 1 else pieces[0] if pieces else None


def content(mail: Table, seed: str) -> bytes:
    """Return everything behind the message's own headers, beginning with Content-Type."""
    if "raw_content" in mail:
        return str(mail["raw_content"]).strip("\n").replace("\n", "\r\n").encode("utf-8") + b"\r\n"
    text = bodies(mail, seed)
    parts = [attached(part, f"{seed}{number}") for number, part in enumerate(mail.get("part", []))]
    if not parts:
        return text if text is not None else b"Content-Type: text/plain; charset=us-ascii\r\n\r\n"
    if text is None and len(parts) == 1 and mail.get("bare"):
        return parts[0]
    pieces = parts if text is None else [*parts, text] if mail.get("text_last") else [text, *parts]
    return multipart(mail.get("multipart", "mixed"), pieces, seed)


def received(mail: Table, name: str, sent: datetime) -> list[str]:
    """Return the Received lines, topmost first: our server's, then the sender's."""
    if "received" in mail:
        return [f"Received: {line}" for line in mail["received"]]
    mark = digest(name)
    host = parseaddr(mail["from"].split(";")[0])[1].partition("@")[2] or "unknown.example"
    taken = sent + timedelta(seconds=mail.get("delay", 7 + int(mark[:2], 16) % 40))
    shown = (
        taken.astimezone(datetime.fromisoformat("2026-01-01T00:00:00+00:00").tzinfo)
        if mark[2] < "c"
        else taken
    )
    own = OWN_HOSTS[int(mark[3], 16) % len(OWN_HOSTS)]
    address = f"203.0.113.{int(mark[4:6], 16) % 250 + 1}"
    outside = f"out-{mark[6:8]}.{host}"
    top = f"from {outside} ({outside} [{address}])\r\n\tby {own} with ESMTPS id {mark[8:18].upper()}"
    return [
        f"Received: {top}\r\n\tfor <sped.filings@llanoalto.example>; {format_datetime(shown)}",
        f"Received: by {outside} with SMTP id {mark[18:28]}; {format_datetime(sent)}",
    ]


def top_headers(mail: Table, name: str, *, inner: bool) -> list[str]:
    """Return the message's own headers, in the order of a real mail."""
    sent = datetime.fromisoformat(mail["date"]) if "date" in mail else None
    lines = []
    if (not inner and sent is not None) or "received" in mail:
        lines += [f"Return-Path: <{parseaddr(mail['from'])[1]}>"]
        lines += received(mail, name, sent or datetime.fromisoformat("2026-01-01T00:00:00+00:00"))
    lines += list(mail.get("above", []))
    if mail.get("from"):
        lines.append(f"From: {address_line(mail['from'])}")
    to = mail.get("to", "" if inner else OFFICE)
    lines += [f"To: {address_line(to)}"] if to else []
    if "cc" in mail:
        lines.append(f"Cc: {address_line(mail['cc'].replace('@state', STATE))}")
    lines.append(f"Subject: {encoded(mail.get('subject', ''))}")
    lines += (
        [f"Date: {mail['date_line']}" if "date_line" in mail else f"Date: {format_datetime(sent)}"]
        if sent
        else []
    )
    where = parseaddr(mail.get("from", ""))[1].partition("@")[2] or "unknown.example"
    lines.append(f"Message-ID: <{digest(name, 'id')[:22]}@{where}>")
    return [*lines, *mail.get("headers", []), "MIME-Version: 1.0"]


def mail_bytes(mail: Table, name: str) -> bytes:
    """Return the whole message, CRLF; a mail inside a mail has no Received lines of its own unless written."""
    inner = name.endswith("inner")
    head = "\r\n".join(top_headers(mail, name, inner=inner)) + "\r\n"
    return head.encode("utf-8") + content(mail, name)
