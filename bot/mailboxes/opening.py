"""From a table of the office file to the way into that mailbox. Opens nothing yet."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from bot.mailboxes import Mailbox
from bot.mailboxes.imap import ImapMailbox
from bot.mailboxes.maildir import MaildirMailbox
from config.office import Mailbox as MailboxTable


def open_mailbox(table: MailboxTable, zone: ZoneInfo) -> Mailbox | None:
    """Return the way into a watched mailbox, or None if the table names none.

    `since` begins with that day's midnight in `zone`, the office's time zone.
    """
    since = _midnight(table.since, zone)
    if table.maildir is not None:
        return MaildirMailbox(table.address, table.maildir, since=since)
    if table.imap is not None:
        return ImapMailbox(table.address, table.imap, folder=table.folder, since=since)
    return None


def _midnight(day: date | None, zone: ZoneInfo) -> datetime | None:
    return datetime.combine(day, time(), zone).astimezone(UTC) if day else None
