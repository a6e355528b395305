"""From the office file to the ways in and out."""

from pathlib import Path
from zoneinfo import ZoneInfo

from bot.mailboxes.imap import ImapMailbox
from bot.mailboxes.maildir import MaildirMailbox
from bot.mailboxes.opening import open_mailbox
from bot.outbox.maildir import MaildirOutbox
from bot.outbox.opening import open_outbox
from bot.outbox.smtp import SmtpOutbox
from config.office import Mailbox
from config.settings import Settings
from tests.mailboxes.suite import ADDRESS, letter, subjects, swept
from tests.mailboxes.test_maildir import MaildirHome

DENVER = ZoneInfo("America/Denver")
OFFICE = {"name": "Llano Alto", "timezone": "America/Denver"}


def test_a_table_with_a_server_is_an_imap_mailbox_and_one_with_a_path_a_maildir():
    imap = {"host": "mail.example", "user": "filings", "password_env": "X"}

    assert isinstance(open_mailbox(Mailbox(address=ADDRESS, imap=imap), DENVER), ImapMailbox)
    assert isinstance(open_mailbox(Mailbox(address=ADDRESS, maildir=Path("/x")), DENVER), MaildirMailbox)
    assert open_mailbox(Mailbox(address=ADDRESS), DENVER) is None


def test_since_begins_at_midnight_of_the_office(tmp_path):
    """1 November 2026, 00:00 in Denver is still daylight time: 06:00 UTC."""
    from datetime import UTC, datetime

    home = MaildirHome(tmp_path / "mail")
    home.deliver(letter("on Halloween"), datetime(2026, 11, 1, 5, 59, tzinfo=UTC))
    home.deliver(letter("in November"), datetime(2026, 11, 1, 6, 0, tzinfo=UTC))
    table = Mailbox(address=ADDRESS, maildir=home.path, since="2026-11-01")

    assert subjects(swept(open_mailbox(table, DENVER))) == ["in November"]


def test_the_way_out_is_the_one_that_the_office_file_names(tmp_path):
    smtp = {"host": "mail.example", "user": "filings", "password_env": "X", "from": f"Duewatch <{ADDRESS}>"}

    assert isinstance(open_outbox(Settings(office=OFFICE, smtp=smtp)), SmtpOutbox)
    assert isinstance(open_outbox(Settings(office=OFFICE, outbox={"maildir": tmp_path})), MaildirOutbox)
    assert open_outbox(Settings(office=OFFICE)) is None
