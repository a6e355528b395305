"""What reading costs, as ratios of CPU time measured in one run; run by `make bench`."""

from collections.abc import Callable
from datetime import UTC, datetime
from email import message_from_bytes, policy
from io import BytesIO
from time import process_time

import pypdfium2
import pytest
from reportlab.pdfgen.canvas import Canvas

from parsers.documents.content import Aids
from parsers.documents.pdf import read_pdf
from parsers.mail import Limits, read_message

pytestmark = pytest.mark.bench

ARRIVED = datetime(2026, 6, 1, tzinfo=UTC)
LETTER = (
    "I request a due process hearing for my child, Juniper Stahl. The aide was removed in September.\n" * 30
)
MAIL = (
    "Received: from a.example by mx.office.example with ESMTPS id 1 for <f@office.example>;"
    " Tue, 16 Dec 2025 21:42:30 +0000\nFrom: Darlene Pruitt <dpruitt@rioseco.example>\n"
    "To: Filings <f@office.example>\nSubject: FW: Due process request\n"
    "Date: Tue, 16 Dec 2025 14:41:54 -0700\nMessage-ID: <1@rioseco.example>\nMIME-Version: 1.0\n"
    "Content-Type: text/plain; charset=utf-8\n\nPlease handle.\n\n"
    "From: Marta Stahl <mstahl@mailhub.example>\nSent: Sunday, December 14, 2025 11:58 AM\n"
    "To: Monte Varela <mvarela@rioseco.example>\nSubject: Due process request\n\n" + LETTER
).encode()


def cost(work: Callable[[], object], times: int) -> float:
    """CPU seconds of the quickest of five runs."""
    best = float("inf")
    for _ in range(5):
        start = process_time()
        for _ in range(times):
            work()
        best = min(best, process_time() - start)
    return best / times


def standard_library() -> None:
    mail = message_from_bytes(MAIL, policy=policy.default)
    for name in ("from", "to", "subject", "date", "message-id"):
        str(mail[name])
    mail.get_content()


def pdf_of(pages: int) -> bytes:
    file = BytesIO()
    canvas = Canvas(file)
    for _ in range(pages):
        for line in range(40):
            canvas.drawString(72, 740 - 16 * line, f"{line}: " + LETTER[:80])
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def bare_pdfium(raw: bytes) -> None:
    for page in pypdfium2.PdfDocument(raw):
        page.get_textpage().get_text_bounded()


def test_a_text_mail_is_read_within_three_times_the_standard_library():
    """The yardstick: parse with the default policy, decode five headers and the body."""
    ours, theirs = cost(lambda: read_message(MAIL, ARRIVED), 50), cost(standard_library, 50)
    print(f"text mail: {ours * 1000:.2f} ms, standard library {theirs * 1000:.2f} ms, {ours / theirs:.2f} x")

    assert ours < 3 * theirs


def test_a_text_pdf_is_read_within_twice_bare_pdfium():
    raw = pdf_of(50)
    ours = cost(lambda: read_pdf(raw, Aids(Limits(), None, 0)), 2)
    theirs = cost(lambda: bare_pdfium(raw), 2)
    print(f"PDF of 50 pages: {ours * 1000:.1f} ms, bare PDFium {theirs * 1000:.1f} ms, {ours / theirs:.2f} x")

    assert ours < 2 * theirs
