"""Header lines are read one by one: a hostile one costs itself only."""

from datetime import UTC, datetime, timedelta

import pytest

from parsers.message import Address
from tests.parsers.carriers.mails import HEAD, read, text_mail, told


def headers_of(extra: str):
    return read(text_mail("words", extra=extra))


def test_the_topmost_received_line_says_when_our_server_took_it_in():
    message = read(
        text_mail("words", extra="Received: from old by b.example; Mon, 15 Dec 2025 01:00:00 +0000\n")
    )

    assert message.received_at == datetime(2025, 12, 16, 21, 42, 30, tzinfo=UTC)
    assert message.headers.received[0].by == "mx1.office.example"
    assert message.headers.received[0].recipient == "filings@office.example"
    assert len(message.headers.received) == 2


def test_only_our_own_servers_authentication_results_count():
    """RFC 8601 5: a sender can write such a line too."""
    headers = headers_of(
        "Authentication-Results: mx1.office.example; dkim=pass header.d=x.example\n"
        "Authentication-Results: mail.forger.example; dkim=pass header.d=bank.example\n"
    ).headers

    assert [line.results for line in headers.own_authentication] == ["dkim=pass header.d=x.example"]
    assert len(headers.authentication) == 2


def test_signs_of_machines_and_lists_are_kept():
    headers = headers_of(
        "Auto-Submitted: Auto-Replied; owner-email=x@y.example\nPrecedence: Bulk\nList-Id: <l.example>\n"
        "X-Failed-Recipients: Parent@x.example\nIn-Reply-To: <a@x.example>\nReferences: <b@x> <c@x>\n"
    ).headers

    assert (headers.auto_submitted, headers.precedence) == ("auto-replied", "bulk")
    assert headers.through_a_list
    assert headers.failed_recipients == ("parent@x.example",)
    assert (headers.in_reply_to, headers.references) == (("<a@x.example>",), ("<b@x>", "<c@x>"))


def test_the_null_return_path_is_not_the_same_as_none():
    assert read(b"Return-Path: <>\nFrom: a@x.example\nDate: x\n\nw").headers.return_path == ""
    assert read(b"From: a@x.example\nDate: x\n\nw").headers.return_path is None


@pytest.mark.parametrize(
    ("subject", "expected"),
    [
        ("=?utf-8?Q?Petici=C3=B3n?= de =?iso-8859-1?Q?audiencia_ni=F1a?=", "Petición de audiencia niña"),
        ("=?utf-8?B?4bq/?= =?utf-8?B?bmc=?=", "ếng"),
        ("=?utf-8?Q?request=0D=0ABcc:_someone=40else.example?=", "request Bcc: someone@else.example"),
        ("=?no-such-charset?Q?caf=E9?=", "café"),
        ("=?utf-8?B?####?=", ""),
    ],
)
def test_encoded_words_are_decoded_onto_one_line(subject, expected):
    message = read(text_mail("words", subject=subject))

    assert message.layers[0].subject == expected
    assert not message.headers.get("bcc")


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ('"Varela, Monte" <M@X.example>', Address("Varela, Monte", "m@x.example")),
        ("=?utf-8?Q?Ruiz=2C_Ana?= <a@x.example>", Address("Ruiz, Ana", "a@x.example")),
        ("=?utf-8?Q?Ana_=3Ca=40x=2Eexample=3E?=", Address("Ana", "a@x.example")),
        ("a@x.example (Ana)", Address("Ana", "a@x.example")),
        ("Monte Varela", Address("Monte Varela", "")),
    ],
)
def test_senders_are_read_however_they_are_written(value, expected):
    assert read(f"From: {value}\nDate: x\n\nw".encode()).layers[0].sender == expected


HOSTILE = {
    "message id that breaks the standard parser": "Message-ID: <a@[1\n",
    "date that is none": "Date: the day before yesterday\n",
    "date out of range": "Date: Mon, 99 Foo 99999 99:99:99 +9999\n",
    "thousands of brackets": "From: " + "(" * 9000 + "\n",
    "thousands of quotes": 'To: "' + '\\"' * 5000 + "\n",
    "type with a broken parameter": 'Content-Type: text/plain; charset="\\\n',
    "unknown charset": "Content-Type: text/plain; charset=klingon\n",
    "codec that is no charset": "Content-Type: text/plain; charset=hex\n",
    "unknown encoding": "Content-Transfer-Encoding: morse\n",
    "boundary missing": "Content-Type: multipart/mixed\n",
    "boundary empty": 'Content-Type: multipart/mixed; boundary=""\n',
    "file name in pieces": "Content-Disposition: attachment; filename*0*=utf-9'x'%ZZ; filename*1=a\n",
    "no colon": "this is no header\n",
    "null bytes": "Subject: a\0b\n",
    "very long": "X-Long: " + "a" * 200_000 + "\n",
    "very many": "".join(f"X-{n}: a\n" for n in range(3000)),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_header_does_not_hide_the_mail(kind):
    raw = (HOSTILE[kind] + HEAD + "Subject: s\n\nI request a hearing.\n").encode()
    message = read(raw)

    assert "I request a hearing." in message.layers[0].text + "".join(d.text for d in message.documents)
    assert "could not be read" not in told(message)


def test_raw_bytes_in_a_header_go_down_the_charset_ladder():
    message = read(b"From: Efr\xe9n <e@x.example>\nSubject: ni\xc3\xb1o\nDate: x\n\nw")

    assert message.layers[0].sender == Address("Efrén", "e@x.example")
    assert message.layers[0].subject == "niño"


def test_minus_zero_is_utc_and_no_zone_at_all_stays_local():
    def sent(date: str):
        return read(f"From: a@x.example\nDate: {date}\n\nw".encode()).layers[0].date

    assert sent("Tue, 16 Dec 2025 14:41:54 -0000").at == datetime(2025, 12, 16, 14, 41, 54, tzinfo=UTC)
    assert sent("Tue, 16 Dec 2025 14:41:54").at == datetime(2025, 12, 16, 14, 41, 54)
    assert sent("Tue, 16 Dec 2025 14:41:54 MST").at.utcoffset() == timedelta(hours=-7)
    assert sent("nonsense").moments == ()
    assert sent("nonsense").words == "nonsense"


def test_an_empty_file_and_one_without_headers_are_messages_with_problems():
    assert "the mail is empty" in told(read(b""))
    assert "the mail is empty" in told(read(b"\r\n \r\n"))
    bare = read(b"\nI request a hearing for my daughter.")
    assert "the mail has no headers" in told(bare)
    assert bare.layers[0].text == "I request a hearing for my daughter."
    assert "no From header" in told(read(b"Subject: x\nDate: x\n\nw"))
