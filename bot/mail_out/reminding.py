"""Write down which reminders are wanted now: "due and not yet wanted", never "is this the minute".

One row a recipient, stage and day to act by. A date that moved takes its unsent reminders with it.
"""

from datetime import date, datetime, timedelta

from sqlalchemy import Connection

from bot.mail.manners import coordinators
from bot.mail.message_id import message_id
from bot.store import mails, messages
from bot.store import office as office_values
from bot.store.cases import CaseStatus, StoredCase
from bot.store.mails import MailState, StoredMail, WantedMail
from bot.workroom import FIRST_START_REACH_HOURS, Workroom
from deadlines.computed import Computed
from deadlines.days import ClosedDays
from deadlines.reminders import (
    DueReminder,
    Duty,
    Policy,
    SentReminder,
    due_reminders,
    duties,
    reminding_day,
)

KIND = "reminder"


def want_reminders(
    connection: Connection,
    room: Workroom,
    case: StoredCase,
    computed: Computed,
    closed: ClosedDays | None,
    now: datetime,
) -> date | None:
    """Write down the reminders that are due in `case`, and withdraw those of dates that are gone.

    Return the local day whose reminders were looked for, None before the office's hour.
    """
    owed = list(duties(case.ref, computed.deadlines)) if case.status is CaseStatus.OPEN else []
    before = mails.of_case(connection, case.ref, KIND)
    _withdraw(connection, before, owed)
    policy = Policy(room.settings.reminders.days_before, room.settings.reminders.hour)
    today = reminding_day(now, case.timezone, policy)
    if today is None or closed is None:
        return today
    for due in due_reminders(owed, policy, closed, _already(before), today):
        _want(connection, room, case, due, now)
    return today


def reached_before_first_start(connection: Connection, message: str | None, now: datetime) -> bool:
    """Return True for mail so old when the office began that only the first digest tells of it."""
    stored = messages.find(connection, message) if message else None
    if stored is None:
        return False
    began = office_values.first_started_at(connection, now)
    return stored.arrived_at < began - timedelta(hours=FIRST_START_REACH_HOURS)


def wanted_mail(room: Workroom, key: str, case_ref: str | None, **more: object) -> WantedMail:
    """Return a row for a mail, with the Message-ID made from its key."""
    domain = room.settings.sender.rpartition("@")[2].rstrip(">") or "localhost"
    own = message_id(room.key, case_ref or "", key, domain)
    return WantedMail(key=key, case_ref=case_ref, message_id=own, **more)  # type: ignore[arg-type]


def _want(connection: Connection, room: Workroom, case: StoredCase, due: DueReminder, now: datetime) -> None:
    first_of_its_duty = due.instead_of or due.stage.on < now.date()
    covered = first_of_its_duty and reached_before_first_start(connection, case.opened_by, now)
    for person in coordinators(room.settings.people, case.lea):
        mail = wanted_mail(
            room,
            f"{KIND}/{due.key}/{person.address}",
            case.ref,
            kind=KIND,
            recipient=person.address,
            not_before=now,
            about=f"{due.duty.rule}/{due.duty.occurrence}",
            stage=due.stage.name,
            act_by=due.duty.act_by,
        )
        if mails.want(connection, mail, now) and covered:
            mails.drop(connection, [mail.key], MailState.COVERED)


def _withdraw(connection: Connection, before: list[StoredMail], owed: list[Duty]) -> None:
    live = {(f"{duty.rule}/{duty.occurrence}", duty.act_by) for duty in owed}
    gone = [one.mail.key for one in before if (one.mail.about, one.mail.act_by) not in live]
    mails.drop(connection, gone, MailState.WITHDRAWN)


def _already(before: list[StoredMail]) -> list[SentReminder]:
    return [
        SentReminder(_duty_of(one.mail), one.mail.stage)
        for one in before
        if one.mail.act_by is not None and one.state is not MailState.WITHDRAWN
    ]


def _duty_of(mail: WantedMail) -> Duty:
    rule, _, occurrence = mail.about.rpartition("/")
    assert mail.case_ref is not None
    assert mail.act_by is not None
    return Duty(mail.case_ref, rule, int(occurrence), mail.act_by)
