"""Steps 3 to 5: write down what a message means, what follows from it, and what is wanted of it.

One transaction, keyed by the message: filing it again changes nothing. No network call, no parsing
and no rendering happens inside.
"""

from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection

from bot.casework.up_to_date import bring_up_to_date
from bot.intake.decision import Intake, held_back, take_in
from bot.intake.filing_events import MAIL, Arrival
from bot.intake.knowledge import index_for, known_case
from bot.intake.matching import keys_of
from bot.intake.outcomes import Ask, State
from bot.intake.placing import write_down
from bot.mail_out.caps import knows_sender, may_open_cases
from bot.mail_out.telling import About, want_acknowledgements, want_alarm, want_tray_notices
from bot.store import marks, messages, questions
from bot.store.marks import WantedMark
from bot.store.messages import Settled, StoredMessage
from bot.store.questions import Question
from bot.workroom import Workroom
from parsers.reading import Reading

ReadOut = tuple[Reading, object]
"""A reading and its JSON form."""


def file(room: Workroom, digest: str, read_out: ReadOut, now: datetime) -> State:
    """Write down what the message means and return how it ended; again changes nothing."""
    return room.store.write(lambda connection: _file(connection, room, digest, read_out, now))


def give_up(room: Workroom, digest: str, why: str, now: datetime) -> None:
    """Put a message that the machine cannot read into the tray, with the reason."""
    room.store.write(lambda connection: leave_unread(connection, room, digest, why, now))


def leave_unread(connection: Connection, room: Workroom, digest: str, why: str, now: datetime) -> None:
    """Put an unread message into the tray within a transaction; a settled one stays as it is."""
    stored = messages.find(connection, digest)
    if stored is None or stored.state is not State.ARRIVED:
        return
    question = Question(
        key=f"{digest}/{Ask.READ.value}/-",
        kind=Ask.READ,
        ask="Look at this message and file it or set it aside.",
        message=digest,
        reasons=(why,),
    )
    questions.put_in_tray(connection, question, now)
    end = Settled(state=State.NEEDS_PERSON, kind="unreadable", why=why)
    messages.settle(connection, digest, end, now)
    want_tray_notices(connection, room, About(digest, None, now))
    _want_marks(connection, room, digest, now)


def _file(connection: Connection, room: Workroom, digest: str, read_out: ReadOut, now: datetime) -> State:
    reading, plain = read_out
    stored = messages.find(connection, digest)
    if stored is None or stored.state is not State.ARRIVED:
        return stored.state if stored else State.ARRIVED
    arrival = Arrival(
        message=digest, arrived_at=stored.arrived_at, now=now, timezone=room.settings.office.timezone
    )
    intake = _decide(connection, room, reading, stored, arrival)
    roles = write_down(connection, intake, arrival, sender_known=knows_sender(room, reading))
    messages.settle(connection, digest, _end(connection, reading, plain, digest, intake), now)
    about = About(digest, reading, now)
    want_acknowledgements(connection, room, about, roles)
    for ref in sorted(roles):
        bring_up_to_date(connection, room, ref, now)
    if intake.state is State.NEEDS_PERSON:
        want_tray_notices(connection, room, about)
    _want_marks(connection, room, digest, now)
    _wake_what_waited(connection, roles)
    return intake.state


def _decide(
    connection: Connection, room: Workroom, reading: Reading, stored: StoredMessage, arrival: Arrival
) -> Intake:
    if stored.approved_by:
        reading = replace(reading, needs_person=())
    intake = take_in(reading, index_for(connection, room, reading), arrival)
    if intake.state is not State.NEEDS_PERSON:
        questions.answer_about_message(connection, arrival.message, MAIL, "filed since", arrival.now)
    if not intake.openings or stored.approved_by or knows_sender(room, reading):
        return intake
    if may_open_cases(connection, room, arrival.now, len(intake.openings)):
        return intake
    want_alarm(connection, room, "cases from unknown senders", arrival.now)
    limit = room.settings.limits.unknown_cases_per_hour
    return held_back(f"Mail from unknown senders has opened {limit} cases within an hour.")


def _end(connection: Connection, reading: Reading, plain: object, digest: str, intake: Intake) -> Settled:
    twins = messages.others_with_message_id(connection, digest, reading.message_id)
    note = f"Another message carries the same Message-ID: {', '.join(twin[:12] for twin in twins[:3])}."
    return Settled(
        state=intake.state,
        kind=reading.kind.value,
        why=intake.why,
        message_id=reading.message_id,
        sender=reading.sender,
        forwarder=reading.forwarder,
        automatic=reading.automatic,
        notes=(note,) if twins else (),
        reading=plain,
    )


def _want_marks(connection: Connection, room: Workroom, digest: str, now: datetime) -> None:
    wishes = {box.address: box.after_filing for box in room.settings.mailboxes}
    for place in messages.places_of(connection, digest):
        wish = wishes.get(place.mailbox)
        if wish is not None and (wish.flag or wish.move_to):
            marks.want(connection, WantedMark(place, wish.flag, wish.move_to), now)


def _wake_what_waited(connection: Connection, roles: dict[str, str]) -> None:
    """Let follow-ups that no case answered be read again when a case is opened that may."""
    for ref, role in roles.items():
        case = known_case(connection, ref) if role == "opened" else None
        if case is None:
            continue
        keys = keys_of(case.children, case.numbers)
        for waiting in questions.messages_waiting_for(connection, keys):
            messages.read_again(connection, waiting)
