"""Any bytes give a message, soon. Nothing a stranger sends raises, hangs or opens a connection."""

import random
import socket

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from parsers.mail import Limits, read_message
from tests.parsers.carriers.mails import ARRIVED, HEAD, LETTER, mail_with, read, text_mail, told
from tests.parsers.carriers.test_attached_messages import ITEM
from tests.parsers.carriers.test_inline_forwards import FORWARDS
from tests.parsers.carriers.test_pdf_documents import LETTER as PDF
from tests.parsers.sample_builder import office_files
from tests.parsers.sample_builder.forms import pdf_form
from tests.parsers.sample_builder.outlook_files import msg_file, winmail

SEEDS = (
    *(text_mail(body) for body in FORWARDS.values()),
    mail_with(PDF, "l.pdf"),
    mail_with(pdf_form("[x] Expedited\nName = Juniper"), "f.pdf"),
    mail_with(office_files.docx("words\n| a | b |"), "l.docx"),
    mail_with(office_files.odt("words"), "l.odt"),
    mail_with(office_files.rtf("Niño"), "l.rtf"),
    mail_with(office_files.zipped([("a.txt", b"words")]), "z.zip"),
    mail_with(msg_file(ITEM), "m.msg"),
    mail_with(winmail(ITEM), "winmail.dat"),
    mail_with(mail_with(b"words", "l.txt"), "m.eml"),
)
SPICE = (
    b"\r\n\r\n", b"Content-Type: message/rfc822\r\n", b"=?utf-8?b?", b">" * 40, b"From: ", b"<" * 40, b"\0", b"\xff\xfe",
    b"Content-Transfer-Encoding: uuencode\r\n", b"; charset=rot13", b"boundary=", b"begin 644 a\n", b"%PDF-", b"PK\x03\x04",
)  # fmt: skip
N = 60_000
HOSTILE = {
    "opening brackets in an address": b"From: " + b"(" * N + b"\n\nx",
    "commas in an address": b"To: " + b"a@b," * N + b"\n\nx",
    "encoded words without end": b"Subject: " + b"=?a?b?" * N + b"\n\nx",
    "received without end": b"Received: " + b"by " * N + b";" * N + b"\n\nx",
    "quote marks": HEAD.encode() + b"\n" + b">" * N,
    "stairs of quotes": HEAD.encode() + b"\n" + b"\n".join(b">" * (n % 200) + b" x" for n in range(9000)),
    "header blocks": HEAD.encode() + b"\n" + b"From: a@b.c\nSent: March 2, 2026 1:00 AM\nTo: x\nSubject: x\n\n" * 9000,
    "senders": HEAD.encode() + b"\n" + b"From: a@b.c\n" * 20_000,
    "forward marks": HEAD.encode() + b"\n" + b"---------- Forwarded message ---------\n" * 20_000,
    "reply introductions": HEAD.encode() + b"\n" + b"On x@y 1 wrote\n" * 20_000,
    "beginnings of encoded files": HEAD.encode() + b"\n" + b"begin 644 a\n" * 20_000 + b"end",
    "one long line": HEAD.encode() + b"\n" + b"a: " * N * 5,
    "blank lines": HEAD.encode() + b"\n" + b"\n" * N * 5,
    "boundaries": HEAD.encode() + b"Content-Type: multipart/mixed; boundary=x\n\n" + b"--x\n\n" * 9000,
    "nested multiparts": HEAD.encode()
    + b"".join(b"Content-Type: multipart/mixed; boundary=x%d\n\n--x%d\n" % (n, n) for n in range(3000)),
    "nested messages": (HEAD.encode() + b"Content-Type: message/rfc822\n\n") * 1500,
    "nested tables": HEAD.encode() + b"Content-Type: text/html\n\n" + b"<table><tr><td>" * 9000 + b"x",
    "wide nested tables": HEAD.encode()
    + b"Content-Type: text/html\n\n" + b"<table><tr>" * 11 + b"<td>x</td>" * 9000,
    "quotes in html": HEAD.encode() + b"Content-Type: text/html\n\n" + b"<blockquote type=cite>x</blockquote>y" * 9000,
    "braces of rtf": mail_with(b"{\\rtf1" + b"{" * N, "a.rtf"),
    "links of rtf": mail_with(b"{\\rtf1 " + b'{\\field{\\*\\fldinst{HYPERLINK "' * 9000, "a.rtf"),
    "flowed lines": HEAD.encode() + b"Content-Type: text/plain; format=flowed\n\n" + b"a \n" * N,
    "parameters": b"Content-Type: text/plain" + b";a*0=b" * 9000 + b"\n\nx",
    "properties of winmail": mail_with(
        b"\x78\x9f\x3e\x22\x01\x00" + b"\x01\x03\x90\x06\x00\x0c\x00\x00\x00" + b"\xff" * 4 + b"\x02\x10" + b"\xff" * 6 + b"\0\0",
        "winmail.dat",
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_mail_is_read_without_a_fault(kind):
    """Each of these takes minutes or breaks the stack if one expression or loop is careless."""
    message = read(HOSTILE[kind])

    assert message.layers
    assert len(message.layers) <= Limits().layers
    assert "could not be read" not in told(message)


@given(st.binary(max_size=600))
def test_any_bytes_are_a_message(raw):
    assert read_message(raw, ARRIVED).layers


@given(
    st.binary(max_size=300),
    st.sampled_from(["a.pdf", "a.docx", "a.rtf", "a.odt", "a.msg", "winmail.dat", "a.zip", "a.jpg"]),
)
@settings(max_examples=60, deadline=None)
def test_any_attachment_is_a_value(content, name):
    message = read_message(mail_with(content, name), ARRIVED)

    assert "could not be read (" not in told(message)


@given(st.integers(0, len(SEEDS) - 1), st.randoms(use_true_random=False))
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_damaged_samples_never_break_the_reader(which, chance):
    message = read_message(damaged(SEEDS[which], chance), ARRIVED)

    assert message.layers
    assert all(place.text.encode() is not None for place in message.texts())
    assert "could not be read (" not in told(message)


def damaged(raw: bytes, chance: random.Random) -> bytes:
    """Bytes changed, cut out, repeated or spiced with what parsers trip over."""
    out = bytearray(raw)
    for _ in range(chance.choice((1, 3, 10))):
        position, kind = chance.randrange(len(out) + 1), chance.random()
        if kind < 0.4:
            out[position : position + 1] = bytes([chance.randrange(256)])
        elif kind < 0.6:
            del out[position : position + chance.randrange(200)]
        elif kind < 0.8:
            out[position:position] = out[: chance.randrange(400)]
        else:
            out[position:position] = chance.choice(SPICE)
    return bytes(out)


def test_reading_opens_no_connection(monkeypatch):
    def refuse(*_):
        raise AssertionError("a connection was opened")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
    html = (
        '<html><head><link rel="stylesheet" href="http://x.example/a.css"></head><body>'
        '<img src="http://x.example/p.png"><p>I request a hearing.</p></body></html>'
    )
    for raw in (*SEEDS, text_mail(html, extra="Content-Type: text/html\n")):
        assert read(raw).layers


def test_a_fault_in_one_part_costs_that_part_only(monkeypatch):
    """Should a library break after all, the mail and its other parts still reach a person."""

    def broken(*_):
        raise ZeroDivisionError

    monkeypatch.setattr("parsers.mail.attachments.read_document", broken)
    message = read(mail_with(PDF, "l.pdf"))

    assert message.layers[0].text == "Attached is my complaint."
    assert "this part could not be read (ZeroDivisionError)" in told(message)


def test_problems_do_not_repeat_the_words_of_the_mail():
    """Problems are shown and logged; a child's name must not travel with them."""
    for raw in SEEDS:
        for cut in (len(raw) // 3, len(raw) * 2 // 3):
            words = told(read(raw[:cut]))
            assert "Juniper" not in words
            assert "Stahl" not in words


def test_a_thirty_megabyte_mail_is_read():
    message = read(mail_with(b"\x00\x01\x02\x03" * 5_500_000, "video.bin"))

    assert message.documents[0].size == 22_000_000
    assert message.layers[0].text == "Attached is my complaint."


def test_a_mail_larger_than_the_limit_is_read_as_far_as_the_limit():
    message = read(text_mail(LETTER + "\n" + "words " * 1000), limits=Limits(raw_bytes=1000))

    assert LETTER in message.layers[0].text
    assert "larger than 1000 bytes" in told(message)
