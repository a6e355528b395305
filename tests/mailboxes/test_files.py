"""Mail in files: what `ingest` and `parse` are given."""

import os
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from threading import Event

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.mailboxes.files import FilesMailbox, read_files, split_mbox
from tests.mailboxes.suite import ADDRESS, LONG_AGO, letter, nothing_known, subjects, swept

MBOX = (
    b"From dana@piedraalta.example Wed Mar  4 16:00:00 2026\n"
    b"Subject: one\n\nFirst.\n>From here on it is quoted.\n\nFrom Monday on the district is closed.\n\n"
    b"From - Thu Mar  5 09:30:00 2026\n"
    b"Subject: two\n\nSecond.\n\n"
)


def test_an_eml_file_is_one_message_and_arrived_when_it_was_written(tmp_path):
    file = tmp_path / "request.eml"
    file.write_bytes(letter("request"))
    os.utime(file, (LONG_AGO.timestamp(), LONG_AGO.timestamp()))

    [arrived] = swept(FilesMailbox(ADDRESS, [file]))

    assert arrived.raw == letter("request")
    assert arrived.arrived_at == LONG_AGO
    assert arrived.place.uid == str(file)


def test_the_instant_that_a_person_gives_is_the_one_of_arrival(tmp_path):
    (tmp_path / "fax.eml").write_bytes(letter("fax"))

    [arrived] = swept(FilesMailbox(ADDRESS, [tmp_path / "fax.eml"], arrived_at=LONG_AGO))
    assert arrived.arrived_at == LONG_AGO


def test_an_mbox_is_as_many_messages_as_have_a_postmark(tmp_path):
    """A line of the letter that begins with "From " is no postmark: it has no date."""
    (tmp_path / "archive").write_bytes(MBOX)

    one, two = swept(FilesMailbox(ADDRESS, [tmp_path / "archive"]))

    assert one.raw == (
        b"Subject: one\n\nFirst.\nFrom here on it is quoted.\n\nFrom Monday on the district is closed.\n"
    )
    assert one.arrived_at == datetime(2026, 3, 4, 16, 0, tzinfo=UTC)
    assert two.raw == b"Subject: two\n\nSecond.\n"
    assert [a.place.uid.rpartition(":")[2] for a in (one, two)] == ["1", "2"]


@pytest.mark.parametrize(
    "postmark",
    [
        b"From 17@xxx Wed Mar 04 09:00:00 -0700 2026\r\n",
        b"From dana@x.example  Wed Mar  4 09:00:00 MST 2026\n",
    ],
)
def test_a_postmark_with_a_zone_is_taken_at_its_word(tmp_path, postmark):
    (tmp_path / "export.mbox").write_bytes(postmark + b"Subject: one\n\nBody.\n")

    [arrived] = swept(FilesMailbox(ADDRESS, [tmp_path / "export.mbox"]))
    assert arrived.arrived_at == LONG_AGO


def test_an_outlook_file_comes_as_it_is(tmp_path):
    ole = bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 100
    (tmp_path / "request.msg").write_bytes(ole)

    [arrived] = swept(FilesMailbox(ADDRESS, [tmp_path / "request.msg"]))
    assert arrived.raw == ole


def test_a_folder_gives_its_mail_by_file_name_and_leaves_the_rest(tmp_path):
    for name in ("b.eml", "a.EML", "c.mbox"):
        (tmp_path / name).write_bytes(letter(name))
    for name in ("notes.txt", "truth.json", ".hidden.eml"):
        (tmp_path / name).write_bytes(b"{}")
    (tmp_path / "sub.eml").mkdir()

    assert subjects(swept(FilesMailbox(ADDRESS, [tmp_path]))) == ["a.EML", "b.eml", "c.mbox"]


def test_a_maildir_gives_what_lies_in_new_and_cur(tmp_path):
    for folder, name in (("new", "2.host"), ("cur", "1.host:2,S"), ("tmp", "3.host")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / name).write_bytes(letter(name))

    assert subjects(swept(FilesMailbox(ADDRESS, [tmp_path]))) == ["1.host:2,S", "2.host"]


def test_paths_are_read_in_the_order_given(tmp_path):
    for name in ("a.eml", "b.eml"):
        (tmp_path / name).write_bytes(letter(name))

    assert [s.path.name for s in read_files([tmp_path / "b.eml", tmp_path / "a.eml"])] == ["b.eml", "a.eml"]


def test_a_path_that_cannot_be_read_is_told_and_the_next_is_read(tmp_path):
    (tmp_path / "good.eml").write_bytes(letter("good"))
    os.mkfifo(tmp_path / "pipe.eml")
    paths = [tmp_path / "missing.eml", tmp_path / "pipe.eml", tmp_path / "good.eml"]
    mailbox = FilesMailbox(ADDRESS, paths)

    missing, pipe, good = swept(mailbox)

    assert "No such file" in missing.problem
    assert "not a file" in pipe.problem
    assert subjects([good]) == ["good"]
    assert mailbox.check() == [f"{tmp_path / 'missing.eml'} is not there"]


def test_an_empty_file_is_a_message_of_no_bytes(tmp_path):
    """It is named by a person, so it is not waited for: the reader says that nothing is in it."""
    (tmp_path / "empty.eml").write_bytes(b"")

    [arrived] = swept(FilesMailbox(ADDRESS, [tmp_path / "empty.eml"]))
    assert (arrived.raw, arrived.problem) == (b"", "")


def test_what_is_known_is_not_handed_over_again(tmp_path):
    (tmp_path / "archive").write_bytes(MBOX)
    mailbox = FilesMailbox(ADDRESS, [tmp_path / "archive"])
    first = next(mailbox.sweep(nothing_known)).place

    assert subjects(swept(mailbox, lambda place: place == first)) == ["two"]
    mailbox.mark(first, flag="\\Seen", folder="x")
    mailbox.wait(0.01, Event())
    mailbox.close()
    assert (tmp_path / "archive").read_bytes() == MBOX


@given(
    st.lists(
        st.sampled_from([b"From x Wed Mar  4 16:00:00 2026\n", b"\n", b"From me\n", b"Subject: a\n", b"b"])
    )
)
def test_no_line_of_any_file_is_lost_whatever_it_looks_like(lines):
    """Every line is in a message, but for postmarks and the empty line that ends a message."""
    whole = BytesIO(b"From x Wed Mar  4 16:00:00 2026\n" + b"".join(lines))

    kept = b"".join(raw for _, raw in split_mbox(whole))
    for word in (b"Subject: a\n", b"From me\n", b"b"):
        assert kept.count(word) == whole.getvalue().count(word)


@given(st.binary(max_size=200))
def test_no_bytes_stop_the_splitter(noise):
    assert all(isinstance(raw, bytes) for _, raw in split_mbox(BytesIO(b"From " + noise)))


def test_a_folder_without_rights_is_told(tmp_path, monkeypatch):
    def refuse(self: Path) -> None:
        raise PermissionError(13, "Permission denied", str(self))

    monkeypatch.setattr(Path, "iterdir", refuse)

    [stored] = read_files([tmp_path])
    assert stored.problem == "the folder cannot be read: Permission denied"
