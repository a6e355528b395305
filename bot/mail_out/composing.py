"""From a row that wants a mail to the finished mail: reads the store, chooses the letter, writes the text.

What it says is what the store knows at that moment. Nothing but a case's label leaves the store.
"""

from datetime import date, datetime
from email.message import EmailMessage
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from bot.casework.up_to_date import as_known, case_of
from bot.law.law_changes import MOVED, moved_at
from bot.mail.envelope import OutgoingMail, as_email
from bot.mail.letters import Alarm, Digest, Letter, TrayNotice, compose
from bot.mail_out.letter_values import acknowledgement, due_lines, moved_dates, reminder
from bot.store import cases, computations, mails, messages, pulse, questions
from bot.store.cases import CaseStatus, StoredCase
from bot.store.mails import StoredMail, WantedMail
from bot.workroom import Workroom
from config.mail_texts import text_of

STREAMS = {
    "acknowledgement": "acknowledgements",
    "tray": "tray",
    "reminder": "reminders",
    "digest": "digest",
    "alarm": "alarms",
    MOVED: "moved",
}
_MANY_STRANGERS = (
    "Senders whom the office file does not name opened more cases within an hour than its limit. "
    "Further such mail is kept in the tray and opens nothing by itself."
)
_ALARMS = {
    "cases from unknown senders": (
        "many cases from unknown senders",
        _MANY_STRANGERS,
        "Look at 'duewatch tray' and file what is real; days may be running.",
    ),
}


def finished(room: Workroom, row: StoredMail, now: datetime) -> EmailMessage | None:
    """Return the mail that `row` wants, or None if what it speaks of is gone."""
    return room.store.read(lambda connection: _finished(connection, room, row.mail, now))


def _finished(connection: Connection, room: Workroom, mail: WantedMail, now: datetime) -> EmailMessage | None:
    letter = _letter(connection, room, mail, now)
    if letter is None:
        return None
    text = compose(letter, text_of(letter.kind, room.settings.office.mail_texts))
    person = next((one for one in room.settings.people if one.address == mail.recipient), None)
    thread = _thread(connection, mail)
    outgoing = OutgoingMail(
        recipient=mail.recipient,
        recipient_name=person.name if person else "",
        sender=room.settings.sender,
        subject=text.subject,
        body=text.body,
        message_id=mail.message_id,
        stream=STREAMS[mail.kind],
        in_reply_to=thread[-1] if thread else "",
        references=thread,
        answer=mail.kind in ("acknowledgement", "tray"),
    )
    return as_email(outgoing, now)


def _thread(connection: Connection, mail: WantedMail) -> tuple[str, ...]:
    """The message answered, or the first mails that this person got about the case."""
    if mail.message is not None:
        stored = messages.find(connection, mail.message)
        return (stored.message_id,) if stored and stored.message_id else ()
    if mail.case_ref is None:
        return ()
    earlier = [one.mail for one in mails.of_case(connection, mail.case_ref) if one.sent_at]
    return tuple(one.message_id for one in earlier if one.recipient == mail.recipient)[:1]


def _letter(connection: Connection, room: Workroom, mail: WantedMail, now: datetime) -> Letter | None:
    if mail.kind == "tray":
        return _tray_notice(connection, room, mail)
    if mail.kind == "alarm":
        return _alarm(mail)
    if mail.kind == "digest":
        return _digest(connection, room, mail, now)
    return _of_case(connection, room, mail, now)


def _of_case(connection: Connection, room: Workroom, mail: WantedMail, now: datetime) -> Letter | None:
    case = cases.find(connection, mail.case_ref or "")
    if case is None or case.status is CaseStatus.MERGED:
        return None
    today = now.astimezone(ZoneInfo(case.timezone)).date()
    if mail.kind == MOVED:
        return _moved(connection, room, case, mail, today)
    computed = as_known(connection, room, case, today, now).computed
    if mail.kind == "reminder":
        return reminder(case, computed, mail, today)
    return acknowledgement(connection, room, case, computed, mail)


def _tray_notice(connection: Connection, room: Workroom, mail: WantedMail) -> TrayNotice | None:
    stored = messages.find(connection, mail.message or "")
    items = [one for one in questions.of_message(connection, mail.message or "") if not one.answered_at]
    if stored is None or not items:
        return None
    reasons = tuple(dict.fromkeys(why for one in items for why in one.question.reasons))
    return TrayNotice(
        number=str(items[0].id),
        arrived=_local(stored.arrived_at, room.settings.office.timezone),
        reasons=reasons or (items[0].question.ask,),
        cases=tuple(dict.fromkeys(ref for one in items for ref in one.question.candidates)),
    )


def _moved(
    connection: Connection, room: Workroom, case: StoredCase, mail: WantedMail, today: date
) -> Letter | None:
    instant = datetime.fromisoformat(mail.about)
    moved = moved_at(connection, room, case_of(connection, case, today), instant)
    return moved_dates(connection, case, moved, instant)


def _alarm(mail: WantedMail) -> Alarm:
    title, what, do = _ALARMS.get(mail.about, (mail.about, mail.about, "Look at 'duewatch status'."))
    return Alarm(title=title, what=what, do=do)


def _digest(connection: Connection, room: Workroom, mail: WantedMail, now: datetime) -> Digest:
    person = next((one for one in room.settings.people if one.address == mail.recipient), None)
    today = _local(now, room.settings.office.timezone)
    ours = [one for one in _open_cases(connection) if person is None or person.answers_for(one.lea)]
    lines = []
    for case in ours:
        computed = as_known(connection, room, case, today, now).computed
        lines += due_lines(computed, case.label)
    asked = [one.question.ask for one in questions.waiting(connection) if one.question.case_ref]
    return Digest(
        title="what was found in the mailbox" if mail.about == "first start" else "where things stand",
        opening=_opening(mail.about, len(ours)),
        late=tuple(line for line in lines if line.on < today),
        due=tuple(line for line in lines if today <= line.on and (line.on - today).days <= 14),
        tray=questions.how_many_wait(connection),
        questions=tuple(dict.fromkeys(asked)),
        read_through=_read_through(connection, room),
    )


def _opening(about: str, count: int) -> str:
    cases_open = f"{count} case{'s' if count != 1 else ''} open"
    if about == "first start":
        return f"Duewatch read the mail that was there before it began: {cases_open}."
    return f"{cases_open[0].upper()}{cases_open[1:]}."


def _open_cases(connection: Connection) -> list[StoredCase]:
    known = computations.every(connection)
    return [case for case in cases.every(connection, (CaseStatus.OPEN,)) if case.ref in known]


def _read_through(connection: Connection, room: Workroom) -> str:
    seen = [one.ok_at for one in pulse.every(connection) if one.name.startswith("mailbox:") and one.ok_at]
    if not seen:
        return "-"
    return f"{min(seen).astimezone(ZoneInfo(room.settings.office.timezone)):%Y-%m-%d %H:%M}"


def _local(instant: datetime, zone: str) -> date:
    return instant.astimezone(ZoneInfo(zone)).date()
