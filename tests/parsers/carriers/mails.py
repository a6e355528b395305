"""Mails for the tests of carriers, written out by hand so that a reader sees what arrives."""

from datetime import UTC, datetime
from email.message import EmailMessage

from parsers.mail import read_message
from parsers.message import Message

ARRIVED = datetime(2026, 6, 1, 12, 0, tzinfo=UTC)
LETTER = "I request a due process hearing for my son Juniper Stahl.\n\nMarta Stahl"
HEAD = (
    "Return-Path: <dpruitt@rioseco.example>\n"
    "Received: from out.rioseco.example (out.rioseco.example [203.0.113.9])\n"
    "\tby mx1.office.example (Postfix) with ESMTPS id 61B6E82B6A\n"
    "\tfor <filings@office.example>; Tue, 16 Dec 2025 21:42:30 +0000\n"
    "From: Darlene Pruitt <dpruitt@rioseco.example>\n"
    "To: Filings <filings@office.example>\n"
    "Date: Tue, 16 Dec 2025 14:41:54 -0700\n"
    "Message-ID: <1@rioseco.example>\n"
)


def read(raw: bytes, **options) -> Message:
    return read_message(raw, ARRIVED, **options)


def text_mail(body: str, *, subject: str = "FW: request", extra: str = "", charset: str = "utf-8") -> bytes:
    head = f"{HEAD}Subject: {subject}\nMIME-Version: 1.0\n{extra}"
    if "content-type" not in extra.lower():
        head += f"Content-Type: text/plain; charset={charset}\n"
    return f"{head}\n".encode() + body.encode(charset)


def mail_with(content: bytes, name: str, declared: str = "application/octet-stream") -> bytes:
    """A short mail with one attachment."""
    message = EmailMessage()
    message["From"] = "Marta Stahl <mstahl@mailhub.example>"
    message["To"] = "filings@office.example"
    message["Subject"] = "my request"
    message["Date"] = "Sun, 14 Dec 2025 11:58:00 -0700"
    message.set_content("Attached is my complaint.")
    kind, _, subtype = declared.partition("/")
    message.add_attachment(content, maintype=kind, subtype=subtype, filename=name)
    return message.as_bytes()


def only_document(raw: bytes, **options):
    message = read(raw, **options)
    assert len(message.documents) == 1, message.documents
    return message.documents[0]


def told(message: Message) -> str:
    """All problems in one line of words."""
    return " / ".join(problem.what for problem in message.problems)
