"""Open one attachment by what its bytes are, whatever it is called or declared as."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import replace

from parsers.documents.archive import open_archive
from parsers.documents.content import NO_OCR_DO, Content
from parsers.documents.pkcs7 import signed_content
from parsers.documents.reader import read_document
from parsers.documents.sniff import sniff
from parsers.mail.collector import Collector
from parsers.mail.messages import open_message
from parsers.mail.pieces import Piece
from parsers.message import Document

_OPEN_IT = "Open the attachment by hand, or ask the sender for a readable copy."
_IGNORED = frozenset({"signature", "apple-double"})
_CHARSET = re.compile(r"charset=\"?([\w.-]{1,40})", re.IGNORECASE)


def open_attachment(piece: Piece, into: Collector) -> Iterator[Piece]:
    """What the attachment holds, into the collector; what it contains comes back as pieces."""
    raw = piece.load()
    kind = sniff(raw, piece.file_name, piece.declared)
    if kind in _IGNORED:
        return
    if piece.depth > into.limits.depth:
        _too_deep(piece, raw, kind, into)
    elif kind == "message" or (piece.declared == "message/rfc822" and kind in ("text", "html")):
        yield from open_message(_reloaded(piece, raw), into)
    elif kind in ("msg", "tnef"):
        yield from _open_outlook(piece, raw, kind, into)
    elif kind in ("zip", "gzip"):
        yield from _open_archive(piece, raw, kind, into)
    elif kind == "pkcs7":
        yield from _open_pkcs7(piece, raw, into)
    else:
        _add_document(piece, raw, kind, into)


def _open_outlook(piece: Piece, raw: bytes, kind: str, into: Collector) -> Iterator[Piece]:
    from parsers.mail.msg_file import open_msg
    from parsers.mail.tnef import open_tnef

    yield from open_msg(piece, raw, into) if kind == "msg" else open_tnef(piece, raw, into)


def _open_archive(piece: Piece, raw: bytes, kind: str, into: Collector) -> Iterator[Piece]:
    opened = open_archive(raw, kind, into.limits, into.limits.unpacked_bytes - into.unpacked)
    into.unpacked += sum(member.size for member in opened.members)
    document = _described(piece, raw, kind)
    for trouble in opened.troubles:
        into.tell(f"archive: {trouble}", piece.part, _OPEN_IT)
    if opened.encrypted:
        into.encrypted = True
    into.documents.append(
        _with(document, Content(encrypted=opened.encrypted, unreadable="; ".join(opened.troubles)))
    )
    for member in opened.members:
        yield Piece(
            part=f"{piece.part}/{member.name}",
            load=member.load,
            file_name=member.name.rpartition("/")[2],
            layer=piece.layer,
            depth=piece.depth + 1,
        )


def _open_pkcs7(piece: Piece, raw: bytes, into: Collector) -> Iterator[Piece]:
    """An opaque S/MIME signature wraps the mail itself; an envelope hides it (RFC 8551 3)."""
    content = signed_content(raw)
    if content is None:
        into.encrypted = True
        _add_document(piece, raw, "encrypted", into)
    elif content:
        into.signed = True
        yield Piece(
            part=f"{piece.part}.1",
            load=lambda: content,
            declared="message/rfc822",
            layer=piece.layer,
            depth=piece.depth + 1,
            carrier=piece.carrier,
        )


def _too_deep(piece: Piece, raw: bytes, kind: str, into: Collector) -> None:
    into.tell("messages or archives are nested too deeply; this one was not opened", piece.part, _OPEN_IT)
    into.documents.append(_with(_described(piece, raw, kind), Content(unreadable="nested too deeply")))


def _add_document(piece: Piece, raw: bytes, kind: str, into: Collector) -> None:
    charset = _CHARSET.search(piece.declared)
    content = read_document(raw, kind, into.aids, charset[1] if charset else "")
    document = _with(_described(piece, raw, kind), content)
    into.documents.append(document)
    into.encrypted |= content.encrypted
    for note in (content.unreadable, *content.notes):
        if note:
            into.tell(note, piece.part, NO_OCR_DO if "OCR is not installed" in note else _OPEN_IT)


def _described(piece: Piece, raw: bytes, kind: str) -> Document:
    return Document(
        part=piece.part,
        layer=piece.layer or 0,
        file_name=piece.file_name,
        declared_type=piece.declared.partition(";")[0],
        kind=kind,
        size=len(raw),
        sha256=hashlib.sha256(raw).hexdigest(),
        inline=piece.inline,
    )


def _with(document: Document, content: Content) -> Document:
    shown = [page for page in content.pages if page.image_only or page.text.strip()]
    return replace(
        document,
        pages=content.pages,
        fields=content.fields,
        form_text=content.form_text,
        encrypted=content.encrypted,
        unreadable=content.unreadable,
        image_only=bool(shown) and all(page.image_only for page in shown) and not content.form_text,
        recognised=any(page.confidence is not None for page in content.pages),
    )


def _reloaded(piece: Piece, raw: bytes) -> Piece:
    return replace(piece, load=lambda: raw)
