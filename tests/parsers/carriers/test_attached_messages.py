"""Messages inside messages: attached, redirected, encoded, wrapped by Outlook."""

from datetime import UTC, datetime, timedelta

import pytest

from parsers.mail import Limits
from parsers.message import Carrier
from tests.parsers.carriers.mails import LETTER, mail_with, read, text_mail, told
from tests.parsers.sample_builder.outlook_files import OutlookItem, msg_file, winmail

INNER = (
    "From: Marta Stahl <mstahl@mailhub.example>\nTo: Monte Varela <mvarela@rioseco.example>\n"
    "Subject: Due process request\nDate: Sun, 14 Dec 2025 11:58:00 -0700\n"
    "Received: from a.example by mx.rioseco.example; Sun, 14 Dec 2025 18:58:09 +0000\n"
    "Message-ID: <inner@mailhub.example>\n\n" + LETTER
)
ITEM = OutlookItem(
    subject="Due process request",
    body=LETTER,
    sender=("Marta Stahl", "mstahl@mailhub.example"),
    to=[("Monte Varela", "mvarela@rioseco.example")],
    sent=datetime(2025, 12, 14, 18, 58, tzinfo=UTC),
    attachments=[("note.txt", b"an attached note")],
)


def multipart(part: str) -> bytes:
    return text_mail(
        f"--B\nContent-Type: text/plain\n\nsee attached e-mail\n--B\n{part}\n--B--\n",
        extra='Content-Type: multipart/mixed; boundary="B"\n',
    )


def base64_lines(content: bytes) -> str:
    from base64 import encodebytes

    return encodebytes(content).decode()


@pytest.mark.parametrize(
    "part",
    [
        f"Content-Type: message/rfc822\n\n{INNER}",
        f"Content-Type: message/rfc822\nContent-Transfer-Encoding: base64\n\n{base64_lines(INNER.encode())}",
        (
            f'Content-Type: application/octet-stream; name="m.eml"\nContent-Transfer-Encoding: base64\n\n'
            f"{base64_lines(INNER.encode())}"
        ),
        f"Content-Type: application/x-something\nContent-Disposition: attachment\n\n{INNER}",
    ],
    ids=["plain", "base64", "eml file", "no name and a wrong type"],
)
def test_an_attached_message_is_a_layer_with_its_own_headers(part):
    layers = read(multipart(part)).layers

    assert [(layer.carrier, layer.part) for layer in layers] == [
        (Carrier.MAIL, "body"),
        (Carrier.ATTACHED, "2:body"),
    ]
    inner = layers[1]
    assert inner.text == LETTER
    assert inner.message_id == "<inner@mailhub.example>"
    assert inner.headers is not None
    assert inner.headers.received[0].at == datetime(2025, 12, 14, 18, 58, 9, tzinfo=UTC)
    assert inner.date is not None
    assert inner.date.at == datetime(2025, 12, 14, 18, 58, tzinfo=UTC)


def test_documents_of_an_attached_message_belong_to_its_layer():
    message = read(mail_with(mail_with(b"the letter itself", "letter.txt", "text/plain"), "m.eml"))

    assert [(document.part, document.layer) for document in message.documents] == [("2:2", 1)]
    assert message.documents_of(1)[0].text == "the letter itself"


def test_messages_nested_deeper_than_the_limit_are_named_not_lost():
    raw = INNER.encode()
    for _ in range(5):
        raw = mail_with(raw, "m.eml")
    message = read(raw, limits=Limits(depth=3))

    assert "nested too deeply" in told(message)
    assert max(layer.depth for layer in message.layers) == 3
    assert message.documents[0].unreadable


def test_a_redirected_mail_has_a_layer_for_each_redirection():
    """RFC 5322 3.6.6: the latest redirection stands on top."""
    extra = (
        "Resent-From: Super <super@rioseco.example>\nResent-To: filings@office.example\n"
        "Resent-Date: Mon, 23 Feb 2026 08:15:00 -0700\n"
        "Resent-From: Desk <desk@rioseco.example>\nResent-To: super@rioseco.example\n"
        "Resent-Date: Sat, 21 Feb 2026 09:00:00 -0700\n"
    )
    layers = read(text_mail(LETTER, extra=extra)).layers

    assert [(layer.carrier, layer.part, layer.depth) for layer in layers] == [
        (Carrier.RESENT, "resent", 0),
        (Carrier.RESENT, "resent2", 1),
        (Carrier.MAIL, "body", 2),
    ]
    assert layers[1].to[0].address == "super@rioseco.example"
    assert layers[0].date is not None
    assert layers[0].date.at is not None
    assert layers[0].date.at.utcoffset() == timedelta(hours=-7)
    assert layers[2].text == LETTER


def test_an_outlook_file_is_read_like_a_mail():
    message = read(mail_with(msg_file(ITEM), "request.msg", "application/vnd.ms-outlook"))
    inner = message.layers[1]

    assert (inner.carrier, inner.text, inner.subject) == (Carrier.ATTACHED, LETTER, "Due process request")
    assert inner.sender is not None
    assert inner.sender.address == "mstahl@mailhub.example"
    assert [address.address for address in inner.to] == ["mvarela@rioseco.example"]
    assert inner.date is not None
    assert inner.date.at == datetime(2025, 12, 14, 18, 58, tzinfo=UTC)
    assert [(document.part, document.text) for document in message.documents] == [("2:1", "an attached note")]


def test_winmail_gives_its_files_to_the_mail_around_it():
    message = read(mail_with(winmail(ITEM), "winmail.dat", "application/ms-tnef"))

    assert [(document.file_name, document.text) for document in message.documents] == [
        ("note.txt", "an attached note")
    ]
    assert LETTER in {layer.text for layer in message.layers}


@pytest.mark.parametrize("missing", [12, 60, 150, 220])
def test_a_cut_winmail_is_a_problem_not_a_silence(missing):
    message = read(mail_with(winmail(ITEM)[:-missing], "winmail.dat", "application/ms-tnef"))

    assert "winmail.dat is damaged" in told(message)


def test_a_file_written_into_the_text_is_taken_out():
    import binascii

    lines = b"".join(binascii.b2a_uu(chunk) for chunk in (b"Please grant a hearing.", b" Thank you."))
    body = f"My letter:\n\nbegin 644 letter.txt\n{lines.decode()}`\nend\n\nMarta"
    message = read(text_mail(body))

    assert message.documents[0].file_name == "letter.txt"
    assert message.documents[0].text == "Please grant a hearing. Thank you."
    assert message.layers[0].text.split() == ["My", "letter:", "Marta"]


def test_a_returned_mail_and_its_report_are_told_apart():
    report = (
        "--B\nContent-Type: text/plain\n\nNot delivered.\n"
        "--B\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx.example\n\n"
        "Final-Recipient: rfc822; parent@x.example\nAction: failed\nStatus: 5.1.1\n\n"
        f"--B\nContent-Type: message/rfc822\n\n{INNER}\n--B--\n"
    )
    raw = text_mail(
        report, extra='Content-Type: multipart/report; report-type=delivery-status; boundary="B"\n'
    )
    message = read(raw)

    assert message.headers.report_type == "delivery-status"
    assert ("status", "5.1.1") in message.reports[0].fields
    assert message.layers[1].carrier is Carrier.RETURNED
