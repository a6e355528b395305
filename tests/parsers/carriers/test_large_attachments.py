"""Large attachments: every byte comes out, and the reading does not need many times their size in memory."""

import base64
import hashlib
import random
import tracemalloc

import pytest

from tests.parsers.carriers.mails import HEAD, read

CONTENT = b"\x00\x01" + random.Random(5).randbytes(6_000_000)


def mail(encoded: bytes) -> bytes:
    head = (
        f"{HEAD}Subject: large\nMIME-Version: 1.0\nContent-Type: application/octet-stream; name=a.bin\n"
        "Content-Disposition: attachment; filename=a.bin\nContent-Transfer-Encoding: base64\n\n"
    )
    return head.encode() + encoded


@pytest.mark.parametrize("line_end", [b"\n", b"\r\n", b" \n", b""])
def test_a_large_attachment_is_decoded_whole(line_end):
    encoded = base64.encodebytes(CONTENT).replace(b"\n", line_end)
    (document,) = read(mail(encoded)).documents

    assert document.sha256 == hashlib.sha256(CONTENT).hexdigest()


def test_a_large_attachment_cut_in_transit_keeps_what_came():
    """One letter is missing at the end, so the last group of four is not whole."""
    encoded = base64.encodebytes(CONTENT).rstrip(b"=\n")[:-1]
    (document,) = read(mail(encoded)).documents

    assert abs(document.size - len(CONTENT)) < 6


def test_reading_a_large_attachment_needs_little_more_than_the_mail_itself():
    raw = mail(base64.encodebytes(CONTENT))
    tracemalloc.start()
    try:
        read(raw)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()

    assert peak < 4 * len(raw)
