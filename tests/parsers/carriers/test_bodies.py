"""Which words of a mail are its text: charsets, HTML, alternatives, wrong types."""

import pytest

from tests.parsers.carriers.mails import HEAD, read, text_mail, told

SPANISH = "Solicito una audiencia para mi niña, Sofía Ibáñez."


def typed(content_type: str, body: bytes) -> bytes:
    return (
        f"{HEAD}Subject: s\nContent-Type: {content_type}\nContent-Transfer-Encoding: 8bit\n\n".encode() + body
    )


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [
        ("utf-8", "utf-8"),
        ("iso-8859-1", "cp1252"),
        ("us-ascii", "cp1252"),
        ("us-ascii", "utf-8"),
        ("utf-8", "cp1252"),
        ("iso-8859-1", "utf-8"),
        ("klingon", "cp1252"),
        ("utf-16", "utf-16"),
        ("iso-8859-15", "iso-8859-15"),
    ],
)
def test_the_words_come_out_right_whatever_the_declaration_says(declared, encoding):
    """Ladder: strict UTF-8, the declared charset, Windows-1252, a guess last."""
    raw = typed(f"text/plain; charset={declared}", SPANISH.encode(encoding))

    assert read(raw).layers[0].text == SPANISH


def test_a_charset_that_only_the_declaration_can_tell_is_believed():
    words = "Заявление о слушании"

    assert read(typed("text/plain; charset=koi8-r", words.encode("koi8-r"))).layers[0].text == words
    assert (
        read(typed("text/plain; charset=shift_jis", "公聴会".encode("shift_jis"))).layers[0].text == "公聴会"
    )


def test_tables_become_rows_and_hidden_words_are_dropped():
    html = (
        "<html><head><title>t</title><style>p{}</style></head><body>"
        "<div style='display:none'>preheader</div><p style='font-size:0px'>tiny</p><p hidden>gone</p>"
        "<span style='mso-hide:all'>outlook</span><!-- comment --><script>alert(1)</script>"
        "<table><tr><td>School</td><td>Lomas Azules</td></tr><tr><td>Born</td><td>05/22/2012</td></tr></table>"
        "<p>Zwei&nbsp;Absätze<br>in einem</p></body></html>"
    )
    text = read(text_mail(html, extra="Content-Type: text/html; charset=utf-8\n")).layers[0].text
    rows = [line.split() for line in text.split("\n") if line.strip()]

    assert rows == [
        ["School", "Lomas", "Azules"],
        ["Born", "05/22/2012"],
        ["Zwei", "Absätze"],
        ["in", "einem"],
    ]


def test_html_under_the_name_of_plain_text_is_read_as_html():
    assert read(text_mail("<html><body><p>I request a hearing.</p></body></html>")).layers[0].text == (
        "I request a hearing."
    )


def alternative(plain: str, html: str) -> bytes:
    return text_mail(
        f"--B\nContent-Type: text/plain\n\n{plain}\n--B\nContent-Type: text/html\n\n{html}\n--B--\n",
        extra='Content-Type: multipart/alternative; boundary="B"\n',
    )


def test_of_alternatives_the_plain_one_is_taken_when_it_says_the_same():
    layer = read(alternative("I request a hearing.", "<p>I request a <b>hearing</b>.</p>")).layers[0]

    assert (layer.text, layer.from_html) == ("I request a hearing.", False)


def test_of_alternatives_html_is_taken_when_the_plain_one_lacks_words():
    layer = read(alternative("Please use an HTML viewer.", "<p>I request a due process hearing.</p>")).layers[
        0
    ]

    assert (layer.text, layer.from_html) == ("I request a due process hearing.", True)


def test_text_around_an_attachment_is_one_text():
    body = (
        "--B\nContent-Type: text/plain\n\nabove\n--B\nContent-Type: image/gif; name=l.gif\n\nGIF89a\n"
        "--B\nContent-Type: text/plain\n\nbelow\n--B--\n"
    )
    message = read(text_mail(body, extra='Content-Type: multipart/mixed; boundary="B"\n'))

    assert message.layers[0].text.split() == ["above", "below"]


def test_a_truncated_mail_keeps_what_arrived():
    body = "--B\nContent-Type: text/plain\n\nI request a hearing.\n--B\nContent-Type: text/pl"
    message = read(text_mail(body, extra='Content-Type: multipart/mixed; boundary="B"\n'))

    assert "I request a hearing." in message.layers[0].text


def test_base64_with_rubbish_in_it_is_decoded_as_far_as_it_goes():
    body = "SSByZXF1ZXN0!!! IGEgaGVhcmluZy4=\n== garbage"
    text = read(text_mail(body, extra="Content-Transfer-Encoding: base64\n")).layers[0].text

    assert text.startswith("I request a hearing.")


def test_an_invitation_is_kept_apart_with_its_method():
    body = (
        "--B\nContent-Type: text/plain\n\nYou are invited.\n"
        "--B\nContent-Type: text/calendar; method=REQUEST\n\nBEGIN:VCALENDAR\nMETHOD:REQUEST\nEND:VCALENDAR\n--B--\n"
    )
    message = read(text_mail(body, extra='Content-Type: multipart/alternative; boundary="B"\n'))

    assert [each.method for each in message.invitations] == ["REQUEST"]
    assert message.layers[0].text == "You are invited."


def test_a_mail_with_neither_words_nor_files_says_so():
    assert "no text and no attachment" in told(read(text_mail("")))
