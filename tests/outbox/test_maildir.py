"""A Maildir as the way out."""

import mailbox as standard
from pathlib import Path

import pytest

from bot.errors import OutboxRefused
from bot.outbox.maildir import MaildirOutbox
from tests.outbox.suite import DANA, SAM, OutboxSuite, Post, reminder


class MaildirPost(Post):
    def __init__(self, path: Path) -> None:
        self.path = path

    def open(self) -> MaildirOutbox:
        return MaildirOutbox(self.path)

    def carried(self) -> list[bytes]:
        if not self.path.exists():
            return []
        box = standard.Maildir(self.path, create=False)
        return [box.get_bytes(key) for key in sorted(box.keys())]


class TestMaildirOutbox(OutboxSuite):
    @pytest.fixture
    def post(self, tmp_path: Path) -> MaildirPost:
        return MaildirPost(tmp_path / "var" / "outbox")

    def test_a_mail_sent_again_after_a_crash_lies_there_once(self, post, outbox):
        """The daemon died before it could write down that the mail had gone."""
        outbox.send(reminder(), [DANA])
        again = post.open().send(reminder(), [DANA])

        assert [d.fate for d in again] == ["accepted"]
        assert len(post.carried()) == 1

    def test_a_mail_that_somebody_has_read_meanwhile_is_not_put_there_again(self, post, outbox):
        outbox.send(reminder(), [DANA])
        [file] = (post.path / "new").iterdir()
        file.rename(post.path / "cur" / f"{file.name}:2,S")
        outbox.send(reminder(), [DANA])

        assert len(post.carried()) == 1

    def test_a_mail_half_written_by_a_crash_is_written_anew(self, post, outbox):
        outbox.send(reminder(), [DANA])
        [file] = (post.path / "new").iterdir()
        (post.path / "tmp" / file.name).write_bytes(file.read_bytes()[:10])
        file.unlink()
        outbox.send(reminder(), [DANA])

        [raw] = post.carried()
        assert b"Act by Fri 13 Mar." in raw
        assert list((post.path / "tmp").iterdir()) == []

    def test_the_same_mail_to_somebody_else_is_another_mail(self, post, outbox):
        outbox.send(reminder(), [DANA])
        outbox.send(reminder(), [SAM])

        assert len(post.carried()) == 2

    def test_files_are_for_the_service_only(self, post, outbox):
        outbox.send(reminder(), [DANA])

        [file] = (post.path / "new").iterdir()
        assert file.stat().st_mode & 0o777 == 0o600
        assert post.path.stat().st_mode & 0o077 == 0

    def test_a_path_that_is_a_file_is_named_and_a_person_must_act(self, tmp_path):
        (tmp_path / "outbox").write_text("not a folder")
        outbox = MaildirOutbox(tmp_path / "outbox")

        [complaint] = outbox.check()
        assert "is not a folder" in complaint
        with pytest.raises(OutboxRefused, match="outbox"):
            outbox.send(reminder(), [DANA])
