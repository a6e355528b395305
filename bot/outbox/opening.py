"""From the office file to the way out for mail. Opens nothing yet."""

from bot.outbox import Outbox
from bot.outbox.maildir import MaildirOutbox
from bot.outbox.smtp import SmtpOutbox
from config.settings import Settings


def open_outbox(settings: Settings) -> Outbox | None:
    """Return the way out that the office file names, or None: then no mail is sent."""
    if settings.smtp is not None:
        return SmtpOutbox(settings.smtp)
    return MaildirOutbox(settings.outbox.maildir) if settings.outbox is not None else None
