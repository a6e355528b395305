"""A forward inside the body becomes a layer of its own, whoever's mail program wrote it."""

from datetime import datetime, timedelta

import pytest

from parsers.message import Carrier
from tests.parsers.carriers.mails import LETTER, read, text_mail

OUTLOOK = (
    "Please handle.\n\nDarlene\n\n________________________________\n"
    "From: Marta Stahl <mstahl@mailhub.example>\n"
    "Sent: Sunday, December 14, 2025 11:58 AM\n"
    "To: Monte Varela <mvarela@rioseco.example>; Ana Ruiz <aruiz@rioseco.example>\n"
    "Cc: office@rioseco.example\n"
    "Subject: Due process request\n\n" + LETTER
)
FORWARDS = {
    "outlook": OUTLOOK,
    "outlook, starred": OUTLOOK.replace("From:", "*From:*")
    .replace("Sent:", "*Sent:*")
    .replace("To:", "*To:*"),
    "outlook in German": "Zur Kenntnis\n\nVon: Marta Stahl <mstahl@mailhub.example>\n"
    "Gesendet: Sonntag, 14. Dezember 2025 11:58\nAn: Monte Varela <mvarela@rioseco.example>\n"
    "Betreff: WG: Due process request\n\n" + LETTER,
    "outlook in Spanish": "Adjunto\n\nDe: Marta Stahl <mstahl@mailhub.example>\n"
    "Enviado el: domingo, 14 de diciembre de 2025 11:58\nPara: mvarela@rioseco.example\n"
    "Asunto: Due process request\n\n" + LETTER,
    "outlook in French": "Pour info\n\nDe : Marta Stahl <mstahl@mailhub.example>\n"
    "Envoyé : dimanche 14 décembre 2025 11:58\nÀ : mvarela@rioseco.example\n"
    "Objet : Due process request\n\n" + LETTER,
    "outlook in Vietnamese": "Xem\n\nTừ: Marta Stahl <mstahl@mailhub.example>\n"
    "Đã gửi: Chủ Nhật, 14 tháng 12, 2025 11:58 SA\nĐến: mvarela@rioseco.example\n"
    "Chủ đề: Due process request\n\n" + LETTER,
    "gmail": "see below\n\n---------- Forwarded message ---------\n"
    "From: Marta Stahl <mstahl@mailhub.example>\nDate: Sun, Dec 14, 2025 at 11:58\u202fAM\n"
    "Subject: Due process request\nTo: <mvarela@rioseco.example>\n\n\n" + LETTER,
    "gmail in Spanish": "mire\n\n---------- Forwarded message ---------\n"
    "De: Marta Stahl <mstahl@mailhub.example>\nDate: dom, 14 dic 2025 a las 11:58\n"
    "Subject: Due process request\nTo: <mvarela@rioseco.example>\n\n\n" + LETTER,
    "apple": "see below\n\n> Begin forwarded message:\n>\n> From: Marta Stahl <mstahl@mailhub.example>\n"
    "> Subject: Due process request\n> Date: December 14, 2025 at 11:58:00 AM MST\n"
    "> To: Monte Varela <mvarela@rioseco.example>\n>\n"
    + "\n".join(f"> {line}" for line in LETTER.split("\n")),
    "apple in Spanish": "mire\n\nInicio del mensaje reenviado:\n\nDe: Marta Stahl <mstahl@mailhub.example>\n"
    "Asunto: Due process request\nFecha: 14 de diciembre de 2025, 11:58:00 MST\n"
    "Para: mvarela@rioseco.example\n\n" + LETTER,
    "thunderbird": "fyi\n\n-------- Forwarded Message --------\nSubject: \tDue process request\n"
    "Date: \tSun, 14 Dec 2025 11:58:00 -0700\nFrom: \tMarta Stahl <mstahl@mailhub.example>\n"
    "To: \tMonte Varela <mvarela@rioseco.example>\n\n\n" + LETTER,
    "yahoo, run together": "fyi\n\n   ----- Forwarded Message ----- From: Marta Stahl <mstahl@mailhub.example>To: "
    '"mvarela@rioseco.example" <mvarela@rioseco.example>Sent: Sunday, December 14, 2025 at 11:58:00 AM MST'
    "Subject: Due process request\n " + LETTER,
    "outlook for the mac": "fyi\n\nFrom: Marta Stahl <mstahl@mailhub.example>\nDate: Sunday, December 14, 2025 at 11:58 AM\n"
    "To: Monte Varela <mvarela@rioseco.example>\nSubject: Due process request\n" + LETTER,
    "outlook in Chinese": "fyi\n\n发件人：Marta Stahl <mstahl@mailhub.example>\n发送时间：2025年12月14日 11:58\n"
    "收件人：mvarela@rioseco.example\n主题：Due process request\n\n" + LETTER,
    "telephone": "fyi\n\nSent from my phone\n\n-------- Original message --------\n"
    "From: Marta Stahl <mstahl@mailhub.example>\nDate: 12/14/25 11:58 AM (GMT-07:00)\n"
    "To: mvarela@rioseco.example\nSubject: Due process request\n\n" + LETTER,
    "old outlook": "fyi\n\n-----Original Message-----\nFrom: Marta Stahl [mailto:mstahl@mailhub.example]\n"
    "Sent: Sunday, December 14, 2025 11:58 AM\nTo: Varela, Monte <mvarela@rioseco.example>\n"
    "Subject: Due process request\n\n" + LETTER,
    "blank lines between": "fyi\n\nFrom: Marta Stahl <mstahl@mailhub.example>\n\n"
    "Sent: Sunday, December 14, 2025 11:58 AM\n\nTo: mvarela@rioseco.example\n\n"
    "Subject: Due process request\n\n" + LETTER,
}


@pytest.mark.parametrize("program", FORWARDS)
def test_a_forward_keeps_who_wrote_it_to_whom_and_when(program):
    """14 Dec 2025, 11:58 in Rio Seco; with a zone it is -07:00, without one it stays local."""
    layers = read(text_mail(FORWARDS[program])).layers

    assert [layer.carrier for layer in layers] == [Carrier.MAIL, Carrier.FORWARD]
    inner = layers[1]
    assert (inner.part, inner.parent, inner.depth) == ("body>1", 0, 1)
    assert inner.sender is not None
    assert (inner.sender.name, inner.sender.address) == ("Marta Stahl", "mstahl@mailhub.example")
    assert inner.to[0].address == "mvarela@rioseco.example"
    assert inner.subject.endswith("Due process request")
    assert inner.date is not None
    assert inner.date.at is not None
    assert inner.date.at.replace(tzinfo=None) == datetime(2025, 12, 14, 11, 58)
    assert inner.date.at.utcoffset() in (None, timedelta(hours=-7))
    assert inner.text.strip() == LETTER
    assert "hearing" not in layers[0].text


def test_the_ruled_line_and_the_header_lines_are_not_the_forwarders_words():
    outer, inner = read(text_mail(OUTLOOK)).layers

    assert outer.text == "Please handle.\n\nDarlene"
    assert inner.header_text.startswith("From: Marta Stahl")
    assert [address.address for address in inner.to] == ["mvarela@rioseco.example", "aruiz@rioseco.example"]
    assert [address.address for address in inner.cc] == ["office@rioseco.example"]


def test_a_forward_of_a_forward_is_two_layers_deep():
    body = (
        "Third.\n\nFrom: Monte Varela <mvarela@rioseco.example>\nSent: Monday, December 15, 2025 8:00 AM\n"
        "To: Darlene Pruitt\nSubject: FW: Due process request\n\nSecond.\n\n" + OUTLOOK.split("\n\n", 2)[2]
    )
    layers = read(text_mail(body)).layers

    assert [(layer.part, layer.depth) for layer in layers] == [("body", 0), ("body>1", 1), ("body>1>1", 2)]
    assert [layer.text for layer in layers] == ["Third.", "Second.", LETTER]
    assert layers[1].to[0].name == "Darlene Pruitt"


def test_under_a_reply_an_unmarked_header_block_is_the_original_that_is_answered():
    layers = read(text_mail(OUTLOOK, subject="RE: Due process request")).layers

    assert layers[1].carrier is Carrier.QUOTED


@pytest.mark.parametrize(
    "memo",
    [
        "TO: Director of Special Education\nFROM: Marta Stahl\nDATE: December 14, 2025\nRE: Due process\n\nI request.",
        "FROM: Marta Stahl\nTO: Director\nDATE: December 14, 2025\nSUBJECT: Due process\n\nI request a hearing.",
        "From: September 3 to October 9\nTo: nobody\n\nmy son had no aide.",
        "The IEP says: from: 8:00, to: 9:00.",
    ],
)
def test_the_head_of_a_memo_is_part_of_the_letter(memo):
    message = read(text_mail(memo, subject="request"))

    assert [layer.text for layer in message.layers] == [memo]


def test_what_follows_the_end_of_a_marked_forward_is_the_forwarders_again():
    body = "Top.\n\n----- Forwarded message -----\nFrom: a@x.example\nTo: b@y.example\n\nInner.\n----- End forwarded message -----\nBottom."
    layers = read(text_mail(body)).layers

    assert layers[0].text.split() == ["Top.", "Bottom."]
    assert layers[1].text == "Inner."


def test_every_text_can_be_found_again_by_its_part_name():
    message = read(text_mail(OUTLOOK))
    places = list(message.texts())

    assert len({(place.part, place.page) for place in places}) == len(places)
    assert all(message.text_of(place.part, place.page) == place.text for place in places)
