"""Archives: opened within bounds; bombs, passwords and damage are named."""

import gzip
import io
import zipfile

from parsers.mail import Limits
from tests.parsers.carriers.mails import mail_with, read, told
from tests.parsers.sample_builder.office_files import zipped


def test_members_of_nested_archives_are_documents_with_a_path():
    inner = zipped([("letters/complaint.txt", b"I request a hearing.")])
    message = read(
        mail_with(zipped([("a.zip", inner), ("__MACOSX/._a", b"x"), ("b.txt", b"other")]), "all.zip")
    )

    assert [(document.part, document.kind) for document in message.documents] == [
        ("2", "zip"),
        ("2/a.zip", "zip"),
        ("2/a.zip/letters/complaint.txt", "text"),
        ("2/b.txt", "text"),
    ]
    assert message.problems == ()


def test_a_mail_inside_an_archive_is_a_layer():
    inner = b"From: a@x.example\nTo: b@y.example\nSubject: s\nDate: d\n\nI request a hearing."
    message = read(mail_with(zipped([("m.eml", inner)]), "m.zip"))

    assert message.layers[1].text == "I request a hearing."


def test_a_bomb_is_refused_before_it_is_unpacked():
    message = read(mail_with(zipped([("big.txt", b"0" * 50_000_000), ("small.txt", b"words")]), "z.zip"))

    assert "unpacks to far more" in told(message)
    assert [document.file_name for document in message.documents] == ["z.zip", "small.txt"]


def test_a_member_that_lies_about_its_size_gives_no_more_than_it_declares():
    raw = bytearray(zipped([("a.txt", b"0" * 1000)]))
    for position in (raw.find(b"PK\x03\x04") + 22, raw.find(b"PK\x01\x02") + 24):
        raw[position : position + 4] = (10).to_bytes(4, "little")
    message = read(mail_with(bytes(raw), "z.zip"))

    assert all(document.size <= 1000 for document in message.documents if document.kind != "zip")


def test_a_zip_in_a_zip_in_a_zip_stops_at_the_limit():
    raw = b"words"
    for number in range(8):
        raw = zipped([(f"{number}.zip" if number else "l.txt", raw)])
    message = read(mail_with(raw, "z.zip"), limits=Limits(depth=4))

    assert "nested too deeply" in told(message)


def test_an_archive_of_thousands_stops_at_the_limit():
    message = read(
        mail_with(zipped([(f"{n}.txt", b"x") for n in range(500)]), "z.zip"), limits=Limits(parts=50)
    )

    assert len(message.documents) <= 50
    assert "more than 50" in told(message)


def test_an_archive_with_a_password_is_named():
    raw = bytearray(zipped([("a.pdf", b"%PDF-1.4 words")]))
    raw[raw.find(b"PK\x03\x04") + 6] |= 1
    raw[raw.find(b"PK\x01\x02") + 8] |= 1
    message = read(mail_with(bytes(raw), "z.zip"))

    assert message.encrypted
    assert message.documents[0].encrypted
    assert "protected by a password" in told(message)


def test_a_cut_archive_is_named():
    raw = zipped([("a.txt", b"words" * 100)])

    assert "damaged" in told(read(mail_with(raw[:60], "z.zip")))


def test_a_gzip_file_is_opened_and_its_bomb_refused():
    assert read(mail_with(gzip.compress(b"I request."), "l.gz")).documents[1].text == "I request."
    assert "unpacks to far more" in told(read(mail_with(gzip.compress(b"0" * 40_000_000), "l.gz")))


def test_names_that_climb_out_of_the_archive_are_only_names():
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("../../etc/cron", b"words")
    message = read(mail_with(file.getvalue(), "z.zip"))

    assert message.documents[1].file_name == "cron"
