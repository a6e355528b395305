"""A Maildir as the way in."""

import itertools
import os
from datetime import datetime
from pathlib import Path
from threading import Event

import pytest

from bot.errors import MailboxUnavailable
from bot.mailboxes import Place
from bot.mailboxes.maildir import MaildirMailbox
from tests.mailboxes.suite import (
    ADDRESS,
    LONG_AGO,
    Home,
    MailboxSuite,
    letter,
    nothing_known,
    subjects,
    swept,
)

LETTERS = {"S": "\\Seen", "F": "\\Flagged", "R": "\\Answered"}


class MaildirHome(Home):
    def __init__(self, path: Path) -> None:
        self.path = path
        self._numbers = itertools.count(1)
        for folder in ("new", "cur", "tmp"):
            (path / folder).mkdir(parents=True)

    def open(self, *, since: datetime | None = None) -> MaildirMailbox:
        return MaildirMailbox(ADDRESS, self.path, since=since)

    def deliver(self, raw: bytes, arrived_at: datetime | None = None) -> None:
        name = f"1772640000.M{next(self._numbers)}.host"
        unfinished = self.path / "tmp" / name
        unfinished.write_bytes(raw)
        if arrived_at is not None:
            os.utime(unfinished, (arrived_at.timestamp(), arrived_at.timestamp()))
        unfinished.rename(self.path / "new" / name)

    def remove(self, place: Place) -> None:
        for folder in ("new", "cur"):
            for file in (self.path / folder).glob(f"{place.uid}*"):
                file.unlink()

    def flags(self) -> list[set[str]]:
        names = [f.name for folder in ("new", "cur") for f in (self.path / folder).iterdir()]
        return [{LETTERS[c] for c in name.partition(":2,")[2]} for name in names]

    def lies_in(self, folder: str) -> int:
        return len(list((self.path / f".{folder.replace('/', '.')}" / "cur").iterdir()))


class TestMaildir(MailboxSuite):
    @pytest.fixture
    def home(self, tmp_path: Path) -> MaildirHome:
        return MaildirHome(tmp_path / "mail")

    def test_a_file_still_being_written_is_not_there_yet(self, home, mailbox):
        (home.path / "tmp" / "1772640000.M1.host").write_bytes(letter("half"))

        assert swept(mailbox) == []

    def test_a_message_that_a_mail_program_has_opened_is_the_same_message(self, home, mailbox):
        """Reading it moves it from new to cur and adds a letter to its name."""
        home.deliver(letter("request"))
        [before] = swept(mailbox)
        file = next((home.path / "new").iterdir())
        file.rename(home.path / "cur" / f"{file.name}:2,S")
        [after] = swept(mailbox)

        assert before.place == after.place

    def test_the_body_of_an_empty_file_is_taken_in_when_it_comes(self, home, mailbox):
        file = home.path / "new" / "1772640000.M1.host"
        file.write_bytes(b"")
        known = {told.place for told in swept(mailbox)}
        file.write_bytes(letter("late"))

        assert subjects(swept(mailbox, lambda place: place in known)) == ["late"]

    def test_a_link_to_somewhere_else_is_not_followed_but_told(self, home, mailbox, tmp_path):
        (tmp_path / "elsewhere").write_bytes(letter("not for us"))
        (home.path / "new" / "1772640000.M1.elsewhere").symlink_to(tmp_path / "elsewhere")
        home.deliver(letter("request"), LONG_AGO)

        ours, told = swept(mailbox)

        assert subjects([ours]) == ["request"]
        assert told.place.uid.endswith("/unreadable")
        assert told.raw == b""

    def test_a_pipe_in_the_maildir_does_not_stop_the_sweep(self, home, mailbox):
        os.mkfifo(home.path / "new" / "1772640000.M1.elsewhere")
        home.deliver(letter("request"))

        assert subjects(swept(mailbox)) == ["request"]

    def test_folders_and_hidden_files_are_nobodys_mail(self, home, mailbox):
        (home.path / "new" / "sub").mkdir()
        (home.path / "new" / ".lock").write_bytes(b"x")

        assert swept(mailbox) == []

    def test_flags_that_stand_in_the_name_are_kept(self, home, mailbox):
        (home.path / "cur" / "1772640000.M1.elsewhere:2,S").write_bytes(letter("request"))
        [arrived] = swept(mailbox)
        mailbox.mark(arrived.place, flag="\\Flagged", folder=None)

        assert [f.name for f in (home.path / "cur").iterdir()] == ["1772640000.M1.elsewhere:2,FS"]

    def test_a_folder_name_cannot_lead_out_of_the_maildir(self, home, mailbox):
        home.deliver(letter("request"))
        [arrived] = swept(mailbox)
        mailbox.mark(arrived.place, flag=None, folder="../../etc")

        assert [f.name for f in home.path.parent.iterdir()] == ["mail"]
        assert swept(mailbox) == []

    def test_a_path_that_is_no_maildir_is_named_and_tried_again(self, tmp_path):
        mailbox = MaildirMailbox(ADDRESS, tmp_path / "nowhere")

        [complaint] = mailbox.check()
        assert str(tmp_path / "nowhere") in complaint
        assert "new, cur and tmp" in complaint
        with pytest.raises(MailboxUnavailable) as failure:
            next(mailbox.sweep(nothing_known))
        assert failure.value.try_again_after is not None

    def test_waiting_for_a_maildir_that_is_gone_ends_and_the_sweep_says_why(self, home, mailbox):
        swept(mailbox)
        home.path.rename(home.path.parent / "moved")
        mailbox.wait(5, Event())

        with pytest.raises(MailboxUnavailable):
            swept(mailbox)
