"""The journal: written before anything else happens, checked whenever it is read."""

import errno
import hashlib
import os
import stat
import subprocess
import sys
from itertools import count
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import journal as journal_module
from bot.errors import StoreUnusable
from bot.journal import MANY, Journal

RAW = b"Subject: a filing\r\n\r\nwords\r\n"
KEEP_LIMITED = """
import resource, sys
from pathlib import Path
from bot.errors import StoreUnusable
from bot.journal import Journal
import signal
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
try:
    Journal(Path(sys.argv[1])).keep(b"x" * 5000)
except StoreUnusable as error:
    sys.exit(75 if error.try_again_after else 1)
"""


def test_a_message_is_kept_under_its_own_hash_for_us_alone(tmp_path: Path):
    journal = Journal(tmp_path / "journal")

    digest = journal.keep(RAW)

    path = tmp_path / "journal" / digest[:2] / f"{digest}.eml"
    assert digest == hashlib.sha256(RAW).hexdigest()
    assert path.read_bytes() == RAW
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert {stat.S_IMODE(folder.stat().st_mode) for folder in (path.parent, path.parent.parent)} == {0o700}


@given(st.binary(max_size=5000))
def test_any_bytes_come_back_as_they_were(tmp_path_factory: pytest.TempPathFactory, raw: bytes):
    journal = Journal(tmp_path_factory.mktemp("journal"))

    assert journal.read(journal.keep(raw)) == raw


def test_keeping_a_message_twice_leaves_the_first_file_alone(tmp_path: Path):
    journal = Journal(tmp_path)
    digest = journal.keep(RAW)
    before = journal.path_of(digest).stat()

    assert journal.keep(RAW) == digest
    after = journal.path_of(digest).stat()
    assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)


def test_a_file_that_a_power_cut_left_damaged_is_written_anew(tmp_path: Path):
    journal = Journal(tmp_path)
    digest = journal.keep(RAW)
    journal.path_of(digest).write_bytes(RAW[:5])

    journal.keep(RAW)

    assert journal.read(digest) == RAW


def test_an_altered_message_is_refused_and_quotes_nothing(tmp_path: Path):
    journal = Journal(tmp_path)
    digest = journal.keep(RAW)
    journal.path_of(digest).write_bytes(b"Subject: another\r\n\r\nMarked Child\r\n")

    with pytest.raises(StoreUnusable, match=r"is not what was written.*backup") as caught:
        journal.read(digest)
    assert "Marked" not in str(caught.value)


def test_a_missing_message_is_told_with_what_to_do(tmp_path: Path):
    with pytest.raises(StoreUnusable, match=r"cannot be read.*restore"):
        Journal(tmp_path).read("0" * 64)


@pytest.mark.parametrize("call", ["fsync", "replace", "write"])
def test_a_full_disk_at_any_moment_keeps_nothing_half(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str
):
    journal = Journal(tmp_path)

    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    if call == "fsync":
        monkeypatch.setattr("bot.journal.os.fsync", full)
    elif call == "replace":
        monkeypatch.setattr(Path, "replace", full)
    else:
        monkeypatch.setattr("bot.journal.os.fdopen", full)
    with pytest.raises(StoreUnusable, match=r"No space left.*waits in the mailbox") as caught:
        journal.keep(RAW)
    monkeypatch.undo()

    assert caught.value.try_again_after is not None
    assert list(journal.hashes()) == []
    assert list(tmp_path.rglob("*.part")) == []
    assert journal.read(journal.keep(RAW)) == RAW


def test_a_limit_of_the_system_on_file_size_is_told_like_a_full_disk(tmp_path: Path):
    """RLIMIT_FSIZE cuts a real write short in another process; nothing is left of it."""
    done = subprocess.run([sys.executable, "-c", KEEP_LIMITED, str(tmp_path)], check=False, timeout=60)

    assert done.returncode == 75
    assert list(Journal(tmp_path).hashes()) == []
    assert list(tmp_path.rglob("*.part")) == []


def test_a_journal_whose_folder_cannot_be_made_is_told_in_words(tmp_path: Path):
    """A file in the folder's place: works for root too, whom missing rights would not stop."""
    (tmp_path / "journal").write_text("not a folder")

    with pytest.raises(StoreUnusable, match="cannot be written to the journal"):
        Journal(tmp_path / "journal").keep(RAW)


MAILBAG = [b"Subject: %d\r\n\r\nbody\r\n" % number for number in range(3 * MANY)]


def test_many_messages_are_kept_at_once_as_one_is(tmp_path: Path):
    """Among them one that is there, one that a power cut left damaged, and one that comes twice."""
    journal = Journal(tmp_path / "journal")
    known, damaged = journal.keep(MAILBAG[0]), journal.keep(MAILBAG[1])
    journal.path_of(damaged).write_bytes(b"")

    digests = journal.keep_all([*MAILBAG, MAILBAG[2]])

    assert digests[:2] == [known, damaged]
    assert [journal.read(digest) for digest in digests] == [*MAILBAG, MAILBAG[2]]
    assert {path.stat().st_mode & 0o777 for path in journal.folder.glob("*/*")} == {0o600}
    assert len(list(journal.folder.glob("*/.*"))) == 0


@pytest.mark.parametrize("nth", [1, 2])
def test_a_disk_that_fails_while_many_are_synced_keeps_none_half(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, nth: int
):
    """The first sync is of the contents, the second of the names."""
    calls = count(1)
    genuine = journal_module._sync_disk

    def failing(handle: int) -> None:
        if next(calls) == nth:
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        genuine(handle)

    journal = Journal(tmp_path / "journal")
    monkeypatch.setattr(journal_module, "_sync_disk", failing)
    with pytest.raises(StoreUnusable, match="Input/output error"):
        journal.keep_all(MAILBAG)
    assert len(list(journal.folder.glob("*/.*"))) == 0

    digests = journal.keep_all(MAILBAG)
    assert [journal.read(digest) for digest in digests] == MAILBAG


def test_a_system_without_a_sync_of_the_whole_disk_keeps_many_as_well(tmp_path: Path, monkeypatch):
    monkeypatch.setattr(journal_module, "_syncfs", None)
    journal = Journal(tmp_path / "journal")

    assert [journal.read(digest) for digest in journal.keep_all(MAILBAG)] == MAILBAG
