"""Word, OpenDocument, RTF and plain files."""

import zipfile
from io import BytesIO

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from parsers.documents.rtf import rtf_to_text
from tests.parsers.carriers.mails import mail_with, only_document, read, told
from tests.parsers.sample_builder import office_files

WORDS = "# Request\n| Student | Juniper Niño |\n| School | Lomas Azules |\nI request a hearing."
ROWS = ["Student\tJuniper Niño", "School\tLomas Azules"]


def test_docx_keeps_paragraphs_and_tables_in_order_and_the_header():
    document = only_document(mail_with(office_files.docx(WORDS, header="Stahl family"), "l.docx"))

    assert document.kind == "docx"
    assert document.text.split("\n") == ["Stahl family", "Request", *ROWS, "I request a hearing."]


def test_docx_words_in_content_controls_and_merged_cells_come_once():
    document = docx.Document()
    table = document.add_table(rows=1, cols=3)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "merged"
    table.cell(0, 2).text = "alone"
    file = BytesIO()
    document.save(file)

    assert only_document(mail_with(file.getvalue(), "m.docx")).text == "merged\talone"


def test_a_ticked_form_box_in_word_shows_once_as_it_was_left():
    """`default` is how the form was made, `checked` what the writer did; a bare `checked` is a tick."""
    document = docx.Document()
    for settings in (
        '<w:default w:val="0"/><w:checked/>',
        '<w:default w:val="1"/><w:checked w:val="0"/>',
        "",
    ):
        paragraph = document.add_paragraph("")
        box = f"<w:ffData {nsdecls('w')}><w:checkBox><w:sizeAuto/>{settings}</w:checkBox></w:ffData>"
        paragraph._p.append(parse_xml(box))
        paragraph.add_run("Mediation")
    file = BytesIO()
    document.save(file)

    lines = only_document(mail_with(file.getvalue(), "form.docx")).text.split("\n")
    assert lines == ["[x] Mediation", "[ ] Mediation", "[ ] Mediation"]


def test_odt_keeps_paragraphs_and_tables_in_order():
    document = only_document(mail_with(office_files.odt(WORDS), "l.odt"))

    assert document.kind == "odt"
    assert document.text.split("\n") == ["Request", *ROWS, "I request a hearing."]


@pytest.mark.parametrize("escapes", [True, False])
def test_rtf_letters_come_out_right(escapes):
    raw = office_files.rtf("Niño\nI request a hearing.", unicode_escapes=escapes)

    assert (
        only_document(mail_with(raw, "letter.doc", "application/msword")).text == "Niño\nI request a hearing."
    )


def test_rtf_skips_pictures_and_tables_of_fonts_and_keeps_headers():
    raw = (
        rb"{\rtf1\ansi{\fonttbl{\f0 Arial;}{\f1\fcharset238 Other;}}{\header Stahl family\par}"
        rb"{\pict\wmetafile8 010203}{\*\unknown secret}{\pict\bin5 }}}}}}I request \f1 \'f3\plain  a {\b hearing}.\par"
        rb"{\field{\*\fldinst HYPERLINK http://x.example}{\fldrslt link}}\cell end\row}"
    )

    assert rtf_to_text(raw).text == "Stahl family\nI request ó a hearing.\nlink\tend"


def test_html_wrapped_in_rtf_is_unwrapped():
    """MS-OXRTFEX: tags stand in htmltag groups, repeated formatting between htmlrtf marks."""
    raw = (
        rb"{\rtf1\ansi\ansicpg1252\fromhtml1 {\*\htmltag64 <p>}\htmlrtf {\b \htmlrtf0 I request"
        rb"\htmlrtf }\htmlrtf0  a hearing.{\*\htmltag72 </p>}}"
    )
    found = rtf_to_text(raw)

    assert (found.text, found.is_html) == ("<p>I request a hearing.</p>", True)


@pytest.mark.parametrize("make", [office_files.docx, office_files.odt])
def test_a_damaged_office_file_is_named(make):
    whole = make(WORDS)
    message = read(mail_with(whole[: len(whole) // 2], "l.docx"))

    assert "damaged" in told(message)
    assert message.documents[0].unreadable


def test_a_word_file_with_a_broken_part_still_gives_its_words():
    whole = zipfile.ZipFile(BytesIO(office_files.docx(WORDS)))
    members = [(name, whole.read(name)) for name in whole.namelist() if "Content_Types" not in name]
    message = read(mail_with(office_files.zipped(members), "l.docx"))

    assert "I request a hearing." in message.documents[0].text
    assert "damaged" in told(message)


def test_xml_entities_are_not_resolved():
    """A file that would read another file, and one that grows a billionfold."""
    bomb = (
        '<!DOCTYPE d [<!ENTITY a "AAAAAAAAAA"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">'
        '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY f SYSTEM "file:///etc/passwd">]>'
    )
    content = (
        f'{bomb}<o:d xmlns:o="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><text:p>words &c; &f;</text:p></o:d>'
    )
    raw = office_files.zipped(
        [("mimetype", b"application/vnd.oasis.opendocument.text"), ("content.xml", content.encode())]
    )
    document = only_document(mail_with(raw, "l.odt"))

    assert "root:" not in document.text
    assert document.text.count("A") < 100


@pytest.mark.parametrize(
    ("content", "name", "kind"),
    [
        ("I request a hearing.".encode("utf-16"), "l.txt", "text"),
        ("Señora directora".encode("cp1252"), "l.txt", "text"),
        (b"<html><body><p>I request</p></body></html>", "l.bin", "html"),
        (b"From: a@x.example\r\nTo: b\r\nSubject: s\r\nDate: d\r\n\r\nw", "a.txt", "message"),
    ],
)
def test_textual_files_are_read_by_what_they_hold(content, name, kind):
    message = read(mail_with(content, name))

    assert [document.kind for document in message.documents] == ([] if kind == "message" else [kind])
    assert "could not be read" not in told(message)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "the file is empty"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"),
            "Word document is damaged",
        ),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "protected by a password",
        ),
        (b"Rar!\x1a\x07\x00", "RAR archive"),
        (b"\x00\x01\x02\x03" * 50, "cannot be read"),
    ],
)
def test_what_cannot_be_read_is_named_with_what_to_do(content, words):
    message = read(mail_with(content, "file.bin"))

    assert words in told(message)
    assert all(problem.do for problem in message.problems)
