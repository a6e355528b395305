"""Reads the words of a sample mail back, to check that each stated fact stands in it.

Knows how the samples are made (it opens every carrier the builder writes) and nothing of the parsers, so that
truth is never judged by the code it judges. Pictures are not read.
"""

import base64
import binascii
import email
import html
import io
import re
import zipfile
from collections.abc import Iterator
from email.header import decode_header, make_header
from email.message import Message as Part
from xml.etree import ElementTree

import pypdfium2
from oxmsg import Message
from pypdf import PdfReader
from striprtf.striprtf import rtf_to_text
from tnefparse import TNEF

from tests.parsers.fact_forms import folded

SHOWN_HEADERS = ("From", "To", "Cc", "Subject")


def words_of_file(data: bytes) -> Iterator[str]:
    """Yield the texts in a file, told apart by its first bytes."""
    if data.startswith(b"%PDF"):
        yield from words_of_pdf(data)
    elif data.startswith(b"PK\x03\x04"):
        yield from words_of_zip(data)
    elif data.startswith(b"{\\rtf"):
        yield rtf_to_text(data.decode("ascii"))
    elif data.startswith(b"\xd0\xcf\x11\xe0"):
        yield from words_of_msg(data)
    elif data.startswith(b"\x78\x9f\x3e\x22"):
        yield from words_of_tnef(data)
    elif re.match(rb"(From|Return-Path|Received): ", data):
        yield from words_of_mail(data)
    elif data.startswith(b"<html"):
        yield words_of_html(data.decode("utf-8"))
    else:
        yield data.decode("utf-8", "replace")


def words_of_pdf(data: bytes) -> Iterator[str]:
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError:
        return
    for page in document:
        yield page.get_textpage().get_text_bounded()
    fields = PdfReader(io.BytesIO(data)).get_fields() or {}
    yield "\n".join(str(field.get("/V", "")) for field in fields.values())


def words_of_zip(data: bytes) -> Iterator[str]:
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except zipfile.BadZipFile:
        return
    for name in archive.namelist():
        inner = archive.read(name)
        if name.endswith(".xml"):
            breaks = re.sub(rb"</(w:p|text:p|w:tc)>", rb"\n\g<0>", inner)
            yield "".join(ElementTree.fromstring(breaks).itertext())
        else:
            yield from words_of_file(inner)


def words_of_msg(data: bytes) -> Iterator[str]:
    item = Message.load(io.BytesIO(data))
    yield f"{item.subject}\n{item.sender}\n{item.body}"
    for attachment in item.attachments:
        yield from words_of_file(attachment.file_bytes or b"")


def words_of_tnef(data: bytes) -> Iterator[str]:
    item = TNEF(data)
    yield str(item.body or b"", "cp1252") if isinstance(item.body, bytes) else item.body or ""
    for attachment in item.attachments:
        yield from words_of_file(attachment.data)


def words_of_html(page: str) -> str:
    return html.unescape(re.sub(r"<[^>]+>", " ", page))


def words_of_mail(data: bytes) -> Iterator[str]:
    """Yield headers, bodies and attachments of a mail, mails in it included."""
    for part in email.message_from_bytes(data).walk():
        yield "\n".join(str(make_header(decode_header(part.get(name, "")))) for name in SHOWN_HEADERS)
        if part.get_content_type() == "message/rfc822" and part["Content-Transfer-Encoding"] == "base64":
            yield from words_of_mail(base64.b64decode(part.get_payload(0).as_bytes()))
        elif not part.is_multipart():
            yield from words_of_part(part)


def words_of_part(part: Part) -> Iterator[str]:
    content = part.get_payload(decode=True) or b""
    named = part.get_filename()
    if part.get_content_maintype() == "text" and (not named or content[:4] != b"%PDF"):
        words = decoded(content)
        yield words_of_html(words) if part.get_content_subtype() == "html" else words
        yield from words_of_uuencoded(words)
    else:
        yield from words_of_file(content)


def decoded(content: bytes) -> str:
    """Return text as UTF-8, else cp1252, whatever it calls itself."""
    try:
        return content.decode()
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


def words_of_uuencoded(words: str) -> Iterator[str]:
    found = re.search(r"^begin \d+ \S+\r?\n(.*?)^`\r?\nend", words, re.DOTALL | re.MULTILINE)
    if found:
        yield from words_of_file(b"".join(binascii.a2b_uu(line + "\n") for line in found[1].splitlines()))


def words_of(data: bytes) -> str:
    """Return everything readable in a mail, without quote signs, blanks made single."""
    lines = "\n".join(words_of_mail(data)).splitlines()
    return " ".join(" ".join(re.sub(r"^[>|\s]+", "", line) for line in lines).split())


def folded_words(data: bytes) -> str:
    """Return the words as facts are compared: no case, accents or punctuation."""
    return folded(words_of(data))
