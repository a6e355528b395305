"""Old Word documents (.doc): the state's form as an office still has it on its shelf."""

import struct

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parsers.documents.content import Aids
from parsers.documents.reader import read_document
from parsers.limits import Limits
from tests.parsers.carriers.mails import mail_with, only_document, read, told
from tests.parsers.carriers.test_pictures import SHEET, Recorder
from tests.parsers.sample_builder.compound_file import compound_file
from tests.parsers.sample_builder.pictures import png
from tests.parsers.sample_builder.word_file import doc, field_data, form_field, table

ROWS = table([("Student", "Juniper Niño"), ("School", "Lomas Azules")])
TEXT = f"Request for hearing\n{ROWS}I request a hearing — now.\x0bSecond line"


@pytest.mark.parametrize("wide_from", [0, 25, len(TEXT)])
def test_text_tables_and_header_are_read_from_both_kinds_of_pieces(wide_from):
    """A piece has one byte a letter (code page 1252) or two (UTF-16)."""
    raw = doc(TEXT, header="Stahl family\n\x03\nStahl family\n", wide_from=wide_from)
    document = only_document(mail_with(raw, "form.doc", "application/msword"))

    assert document.kind == "doc"
    assert document.text.split("\n") == [
        "Stahl family",
        "Request for hearing",
        "Student\tJuniper Niño",
        "School\tLomas Azules",
        "I request a hearing — now.",
        "Second line",
    ]


def test_ticked_boxes_and_filled_fields_show_what_was_chosen():
    kinds = [(1, True), (0, False), (1, False)]
    text = (
        f"{form_field('FORMCHECKBOX')}Due process\nName: {form_field('FORMTEXT', 'Ana Ruiz')}\n"
        f"{form_field('FORMCHECKBOX')}Mediation\n\x13 PAGE \x143\x15"
    )
    raw = doc(text, data=b"".join(field_data(kind, ticked=ticked) for kind, ticked in kinds))

    assert only_document(mail_with(raw, "f.doc")).text == "[x] Due process\nName: Ana Ruiz\n[ ] Mediation\n3"


def test_boxes_whose_states_cannot_be_told_are_left_out():
    """One entry for two boxes: which of the two is ticked is not guessed."""
    text = f"{form_field('FORMCHECKBOX')}Due process\n{form_field('FORMCHECKBOX')}Mediation"
    raw = doc(text, data=field_data(1, ticked=True))

    assert only_document(mail_with(raw, "f.doc")).text == "Due process\nMediation"


def test_a_scan_pasted_into_an_old_word_file_is_recognised():
    raw = doc("\x01\n", data=bytes(68) + png(SHEET))

    assert only_document(mail_with(raw, "s.doc"), ocr=Recorder()).text == "Juniper Stahl"


def test_word_6_keeps_its_text_in_one_run():
    words = b"I request a hearing for my ni\xf1o.\r"
    head = bytearray(0x300)
    struct.pack_into("<HH", head, 0, 0xA5DC, 101)
    struct.pack_into("<II", head, 0x18, len(head), len(head) + len(words))
    raw = compound_file({"WordDocument": bytes(head) + words + bytes(4096)})

    assert only_document(mail_with(raw, "l.doc")).text == "I request a hearing for my niño."


def test_a_password_is_told_to_a_person():
    message = read(mail_with(doc(TEXT, flags=0x0300), "form.doc"))

    assert message.encrypted
    assert "password" in told(message)


@pytest.mark.parametrize("keep", [600, 1500, 3000, 6000])
def test_a_cut_file_is_named(keep):
    message = read(mail_with(doc(TEXT)[:keep], "form.doc"))

    assert message.problems
    assert all(problem.do for problem in message.problems)


@given(st.lists(st.tuples(st.integers(0, 20_000), st.binary(max_size=8)), max_size=12))
@settings(max_examples=150, deadline=None)
def test_any_bytes_in_any_place_never_raise(changes):
    raw = bytearray(doc(TEXT, data=field_data(1, ticked=True)))
    for at, content in changes:
        raw[at % len(raw) : at % len(raw) + len(content)] = content
    content = read_document(bytes(raw), "doc", Aids(Limits(text_chars=50_000), None, 5))

    assert content.pages or content.unreadable
    assert sum(len(page.text) for page in content.pages) <= 50_000
