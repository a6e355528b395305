"""Open a real message (RFC 5322): its layers into the collector, its attachments as pieces."""

import re
from collections.abc import Iterator
from email.message import Message as MimeMessage

from parsers.documents.pkcs7 import signed_content
from parsers.mail.bodies import read_body
from parsers.mail.collector import Collector
from parsers.mail.headers import header_lines, read_headers
from parsers.mail.layers import RealMessage, add_message
from parsers.mail.mime import (
    Leaf,
    content_type,
    decoded_bytes,
    inner_message,
    leaf_text,
    parameter,
    parse_mime,
    walk,
)
from parsers.mail.pieces import Piece
from parsers.mail.uuencode import cut_uuencoded
from parsers.message import Carrier, Invitation, Report

_REPORTS = {
    "message/delivery-status": "delivery-status",
    "message/disposition-notification": "disposition-notification",
    "message/global-delivery-status": "delivery-status",
}
_FIELD = re.compile(r"([A-Za-z][\w-]{1,60})\s?:\s?(.{0,2000})")
_METHOD = re.compile(r"^METHOD(?:;[^:\n]{0,200})?:\s?(\w{1,20})", re.IGNORECASE | re.MULTILINE)
_PGP_ENCRYPTED = "-----BEGIN PGP MESSAGE-----"
_PGP_SIGNED = "-----BEGIN PGP SIGNED MESSAGE-----"
_PGP_SIGNATURE = "-----BEGIN PGP SIGNATURE-----"
_ENCRYPTED_DO = "Ask the sender for an unencrypted copy, or open it with the office's key."


def open_message(piece: Piece, into: Collector) -> Iterator[Piece]:
    """Read headers and body of a message; what is attached to it comes back as pieces."""
    raw = piece.load()
    prefix = f"{piece.part}:" if piece.part else ""
    mime, problem = parse_mime(raw, into.limits)
    where = f"{prefix}body"
    if problem:
        into.tell(problem, where, "Read the mail itself.")
    headers = read_headers(mime, into.arrived_at, into.limits)
    if not piece.part and headers.received:
        into.latest = headers.received[0].at
    leaves = walk(_without_signature(mime, into), into.limits)
    _tell_about(leaves.problems, leaves.encrypted, where, into)
    into.signed |= leaves.signed
    body = read_body(leaves, into.limits)
    if body.cut:
        into.tell(f"the text is longer than {into.limits.text_chars} characters and was cut", where)
    text, files = cut_uuencoded(body.text)
    own = add_message(
        RealMessage(
            carrier=piece.carrier,
            prefix=prefix,
            lines=header_lines(mime, into.limits),
            headers=headers,
            body=_without_pgp(text, where, into),
            from_html=body.from_html,
            parent=piece.layer,
            depth=piece.depth,
        ),
        into,
    )
    if own is None:
        return
    for leaf in body.attachments:
        yield from _open_leaf(leaf, prefix, own, piece.depth, into)
    for number, file in enumerate(files, 1):
        yield Piece(
            part=f"{prefix}uu{number}",
            load=lambda content=file.content: content,  # type: ignore[misc]
            file_name=file.name,
            layer=own,
            depth=piece.depth + 1,
        )


def _without_signature(mime: MimeMessage, into: Collector) -> MimeMessage:
    """The mail inside an opaque S/MIME signature (RFC 8551 3.5.2); any other mail as it is."""
    if content_type(mime) not in ("application/pkcs7-mime", "application/x-pkcs7-mime"):
        return mime
    content = signed_content(decoded_bytes(mime))
    if not content:
        return mime
    into.signed = True
    return parse_mime(content, into.limits)[0]


def _open_leaf(leaf: Leaf, prefix: str, layer: int, depth: int, into: Collector) -> Iterator[Piece]:
    part = f"{prefix}{leaf.section}"
    if leaf.type in _REPORTS:
        into.reports.append(_report(leaf, part))
    elif leaf.type == "text/calendar":
        text = leaf_text(leaf)[: into.limits.text_chars]
        method = _METHOD.search(text)
        named = method[1] if method else parameter(leaf.mime, "method")
        into.invitations.append(Invitation(part, named.upper(), text))
    elif leaf.type in (
        "application/pgp-signature",
        "application/pkcs7-signature",
        "application/x-pkcs7-signature",
    ):
        into.signed = True
    elif leaf.within == "multipart/encrypted":
        return
    else:
        yield _piece(leaf, part, layer, depth)


def _piece(leaf: Leaf, part: str, layer: int, depth: int) -> Piece:
    message = leaf.type in ("message/rfc822", "message/global", "message/news")
    returned = leaf.within == "multipart/report"
    headers_only = leaf.type in ("text/rfc822-headers", "message/rfc822-headers")
    return Piece(
        part=part,
        load=lambda: (
            inner_message(leaf.mime) if leaf.type.startswith("message/") else decoded_bytes(leaf.mime)
        ),
        file_name=leaf.file_name,
        declared="message/rfc822" if message or headers_only else leaf.type,
        layer=layer,
        depth=depth + 1,
        inline=leaf.inline and not leaf.file_name.lower().endswith(".pdf"),
        carrier=Carrier.RETURNED if returned or headers_only else Carrier.ATTACHED,
    )


def _report(leaf: Leaf, part: str) -> Report:
    text = inner_message(leaf.mime).decode("utf-8", "replace").replace("\r\n", "\n")[:20_000]
    found = (_FIELD.match(line) for line in text.replace("\n ", " ").replace("\n\t", " ").split("\n"))
    return Report(
        _REPORTS[leaf.type], part, text, tuple((each[1].lower(), each[2].strip()) for each in found if each)
    )


def _tell_about(problems: list[str], encrypted: bool, where: str, into: Collector) -> None:
    for problem in problems:
        into.tell(problem, where, "Read the mail itself.")
    if encrypted:
        into.encrypted = True
        into.tell("the mail is encrypted (PGP/MIME) and cannot be read", where, _ENCRYPTED_DO)


def _without_pgp(text: str, where: str, into: Collector) -> str:
    """Clear-signed words without their armour (RFC 9580 7); encrypted ones are a problem."""
    if _PGP_ENCRYPTED in text:
        into.encrypted = True
        into.tell("the text is encrypted (PGP) and cannot be read", where, _ENCRYPTED_DO)
    if _PGP_SIGNED not in text:
        return text
    into.signed = True
    head, _, rest = text.partition(_PGP_SIGNED)
    _, _, rest = rest.lstrip("\n").partition("\n\n")
    signed, _, tail = rest.partition(_PGP_SIGNATURE)
    _, _, after = tail.partition("-----END PGP SIGNATURE-----")
    words = "\n".join(line.removeprefix("- ") for line in signed.split("\n"))
    return "\n".join(each for each in (head.rstrip(), words.strip("\n"), after.strip("\n")) if each)
