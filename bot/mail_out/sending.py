"""Step 8: send each wanted mail once per recipient, stage and date.

The finished text is written down before the first try: a mail whose answer was lost goes again with
the same bytes and Message-ID. An hourly cap holds sending back, never intake.
"""

from datetime import datetime, timedelta
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP

import structlog
from sqlalchemy import Connection

from bot.errors import EdgeError
from bot.faults import where
from bot.mail_out.caps import mails_left
from bot.mail_out.composing import finished
from bot.mail_out.telling import ALARM, want_alarm
from bot.outbox import Delivery, Fate, Outbox
from bot.store import mails, pulse
from bot.store.mails import MailState, StoredMail
from bot.workroom import Workroom

PULSE = "outbox"
BATCH = 20
LONGEST_WAIT = timedelta(hours=1)
FIRST_PAUSE = timedelta(seconds=15)
"""Before a mail that was put off goes again; doubled with each try."""
_AS_WRITTEN = SMTP.clone(refold_source="none")
"""Headers leave as they were written down, fold for fold."""
_log = structlog.get_logger(__name__)


def send(room: Workroom, outbox: Outbox, now: datetime) -> int:
    """Send the mails that are due, as far as the hour's cap allows; return how many were taken.

    Nothing is raised for a server that fails: the rows say when they go again, and the whole server is
    left alone for as long as its failure asks.
    """
    if now < (room.store.read(lambda connection: pulse.again_at(connection, PULSE)) or now):
        return 0
    left, due = room.store.read(
        lambda connection: (mails_left(connection, room, now), mails.due(connection, now, BATCH))
    )
    if len(due) > left:
        _hold_back(room, now)
    taken = 0
    for row in due[:left]:
        try:
            taken += _send_one(room, outbox, row, now)
        except EdgeError as error:
            _wait(room, row, error, now)
            break
        except Exception as error:  # noqa: BLE001 - one bad mail must not hinder the next
            _leave_alone(room, row, where(error), now)
    return taken


def _send_one(room: Workroom, outbox: Outbox, row: StoredMail, now: datetime) -> bool:
    message = _written_down(room, row, now)
    if message is None:
        return False
    (delivery,) = outbox.send(message, [row.mail.recipient])
    room.store.write(lambda connection: _record(connection, room, row, delivery, now))
    return delivery.fate is Fate.ACCEPTED


def _written_down(room: Workroom, row: StoredMail, now: datetime) -> EmailMessage | None:
    """Return the mail as it was, or now is, written down in its row; None if it speaks of what is gone."""
    text = row.rendered
    if text is None:
        message = finished(room, row, now)
        if message is None:
            room.store.write(lambda connection: mails.drop(connection, [row.mail.key], MailState.WITHDRAWN))
            return None
        text = message.as_bytes().decode("ascii")
    room.store.write(lambda connection: mails.keep_text(connection, row.id, text, now))
    written = message_from_bytes(text.encode("ascii"), policy=_AS_WRITTEN)
    assert isinstance(written, EmailMessage)
    return written


def _record(
    connection: Connection, room: Workroom, row: StoredMail, delivery: Delivery, now: datetime
) -> None:
    if delivery.fate is Fate.ACCEPTED:
        mails.sent(connection, row.id, delivery.answer, now)
        pulse.beat(connection, PULSE, now)
        pulse.recover(connection, _way_to(row))
        pulse.recover(connection, f"mail {row.id}")
    elif delivery.fate is Fate.REFUSED:
        mails.refused(connection, row.id, delivery.answer, now)
        _tell_of_refusal(connection, room, row, delivery.answer, now)
    else:
        mails.later(connection, row.id, delivery.answer, now + _pause(row))


def _tell_of_refusal(
    connection: Connection, room: Workroom, row: StoredMail, answer: str, now: datetime
) -> None:
    """Say so in the status until that person gets mail again, and to the other coordinators by mail."""
    what = f"the mail server refused mail of ours: {answer}. Is the address in the office file right?"
    pulse.stumble(connection, _way_to(row), what, now)
    if row.mail.kind != ALARM:
        want_alarm(connection, room, f"{row.mail.recipient} gets no mail", now)


def _way_to(row: StoredMail) -> str:
    return f"mail to {row.mail.recipient}"


def _wait(room: Workroom, row: StoredMail, error: EdgeError, now: datetime) -> None:
    pause = timedelta(seconds=error.try_again_after) if error.try_again_after else LONGEST_WAIT

    def work(connection: Connection) -> None:
        mails.later(connection, row.id, str(error), now + max(pause, _pause(row)))
        pulse.stumble(connection, PULSE, str(error), now, (now + pause).isoformat())

    room.store.write(work)


def _leave_alone(room: Workroom, row: StoredMail, fault: str, now: datetime) -> None:
    """A bug met this mail: say so, try it again in an hour, and go on with the others."""
    _log.error("mail could not be sent", mail=row.id, fault=fault)
    what = f"a fault in the program met a mail about {row.mail.case_ref or row.mail.kind} ({fault}); it waits"

    def work(connection: Connection) -> None:
        mails.later(connection, row.id, what, now + LONGEST_WAIT)
        pulse.stumble(connection, f"mail {row.id}", what, now)

    room.store.write(work)


def _hold_back(room: Workroom, now: datetime) -> None:
    what = (
        f"more than {room.settings.limits.mails_per_hour} mails were wanted within an hour; the rest goes "
        "later. Look at 'duewatch status' for what asks for so many."
    )
    room.store.write(lambda connection: pulse.stumble(connection, "sending cap", what, now))


def _pause(row: StoredMail) -> timedelta:
    return min(LONGEST_WAIT, FIRST_PAUSE * 2.0 ** min(row.tries, 10))
