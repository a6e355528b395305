"""In a chain of replies each writer keeps only his own words."""

from datetime import datetime

import pytest

from parsers.message import Carrier
from tests.parsers.carriers.mails import read, text_mail

INTROS = {
    "en": "On Fri, Dec 12, 2025 at 8:10 AM Marta Stahl <mstahl@mailhub.example> wrote:",
    "en, broken": "On Fri, Dec 12, 2025 at 8:10 AM Marta Stahl\n<mstahl@mailhub.example> wrote:",
    "es": "El vie, 12 dic 2025 a las 8:10, Marta Stahl (<mstahl@mailhub.example>) escribió:",
    "de": "Am 12.12.2025 um 08:10 schrieb Marta Stahl <mstahl@mailhub.example>:",
    "fr": "Le ven. 12 déc. 2025 à 08:10, Marta Stahl <mstahl@mailhub.example> a écrit :",
    "vi": "Vào Th 6, 12 thg 12, 2025 vào lúc 08:10 Marta Stahl <mstahl@mailhub.example> đã viết:",
}


@pytest.mark.parametrize("language", INTROS)
def test_quoted_words_belong_to_the_one_who_is_quoted(language):
    """Friday, 12 Dec 2025, 8:10."""
    body = f"Thank you.\n\n{INTROS[language]}\n\n> I want a hearing.\n> Marta\n\nBelow the line."
    outer, quoted = read(text_mail(body, subject="Re: help")).layers

    assert outer.text.split("\n") == ["Thank you.", "", "Below the line."]
    assert quoted.carrier is Carrier.QUOTED
    assert quoted.text == "I want a hearing.\nMarta"
    assert quoted.sender is not None
    assert (quoted.sender.name, quoted.sender.address) == ("Marta Stahl", "mstahl@mailhub.example")
    assert quoted.date is not None
    assert quoted.date.at == datetime(2025, 12, 12, 8, 10)


def test_deeper_quotes_are_deeper_layers():
    body = "ok\n\nOn Dec 12, 2025, at 8:10 AM, Ana <a@x.example> wrote:\n> mine\n>> hers\n>>> first"
    layers = read(text_mail(body, subject="Re: x")).layers

    assert [layer.text for layer in layers] == ["ok", "mine", "hers", "first"]
    assert [layer.depth for layer in layers] == [0, 1, 2, 3]


def test_a_forward_inside_quoting_marks_is_a_forward():
    body = "> Begin forwarded message:\n>\n> From: Ana <a@x.example>\n> Subject: s\n> To: b@y.example\n>\n> words"
    outer, inner = read(text_mail(body)).layers

    assert (outer.text, inner.text, inner.carrier) == ("", "words", Carrier.FORWARD)


@pytest.mark.parametrize(
    "sentence",
    [
        "On Monday the school wrote:\nyour son is suspended.",
        "On 10/5/25 the principal wrote:\nno aide is needed.",
        "El director escribió:\nno hay terapia.",
    ],
)
def test_a_letter_may_say_that_somebody_wrote(sentence):
    assert [layer.text for layer in read(text_mail(sentence)).layers] == [sentence]


def test_an_html_reply_keeps_its_quote_apart():
    html = (
        "<p>Thank you.</p><div class='gmail_quote'><div>On Fri, Dec 12, 2025 at 8:10 AM Ana "
        "&lt;a@x.example&gt; wrote:<br></div><blockquote class='gmail_quote'><p>I want a hearing.</p>"
        "<p>Ana</p></blockquote></div>"
    )
    outer, quoted = read(text_mail(html, subject="Re: x", extra="Content-Type: text/html\n")).layers

    assert outer.text == "Thank you."
    assert quoted.text.split() == ["I", "want", "a", "hearing.", "Ana"]
    assert quoted.from_html


def test_flowed_text_is_joined_before_it_is_cut():
    """RFC 3676: a line that ends in a space goes on in the next."""
    body = "I ask for a \nhearing.\n> quoted words go \n> on here\n-- \nMarta"
    outer, quoted = read(text_mail(body, extra="Content-Type: text/plain; format=flowed\n")).layers

    assert outer.text == "I ask for a hearing.\n-- \nMarta".replace("\n-- ", "\n-- ")
    assert quoted.text == "quoted words go on here"
