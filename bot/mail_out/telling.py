"""Write down who is to be told of a message: acknowledgements and notices from the tray.

The LEA's coordinators are told, and the forwarder if a configured person; the filer never. Mail of
machines is read and never answered. What is older than the first start reaches is told by a digest.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from bot.intake.knowledge import own_threads
from bot.mail.manners import told_of_filing
from bot.mail_out.reminding import reached_before_first_start, wanted_mail
from bot.store import cases, mails
from bot.workroom import Workroom
from config.office import Person
from parsers.reading import Kind, Reading

ACKNOWLEDGEMENT = "acknowledgement"
TRAY = "tray"
ALARM = "alarm"


@dataclass(frozen=True, slots=True)
class About:
    """Which message is to be told of, and which day it is at the office."""

    message: str
    reading: Reading | None
    now: datetime


def want_acknowledgements(
    connection: Connection, room: Workroom, about: About, roles: dict[str, str]
) -> None:
    """Want one acknowledgement for each case touched and person told; of copies at most one a day."""
    if reached_before_first_start(connection, about.message, about.now):
        return
    for ref, role in sorted(roles.items()):
        case = cases.find(connection, ref)
        lea = case.lea if case else None
        which = about.now.date().isoformat() if role == "duplicate" else about.message
        for person in _told(room, about, lea):
            key = f"{ACKNOWLEDGEMENT}/{role}/{ref}/{which}/{person.address}"
            _want(connection, room, about, key, (ACKNOWLEDGEMENT, person.address, ref, role))


def want_tray_notices(connection: Connection, room: Workroom, about: About) -> None:
    """Want one notice a person told that the message needs somebody.

    Nothing is sent about a machine's answer to our own mail: that could go round for ever.
    """
    if reached_before_first_start(connection, about.message, about.now) or _answers_us(room, about.reading):
        return
    for person in _told(room, about, None):
        key = f"{TRAY}/{about.message}/{person.address}"
        _want(connection, room, about, key, (TRAY, person.address, None, ""))


def want_alarm(connection: Connection, room: Workroom, about: str, now: datetime) -> None:
    """Want an alarm about the service itself, at most one a person, subject and hour."""
    hour = now.strftime("%Y-%m-%dT%H")
    for person in told_of_filing(room.settings.people, None, "", automatic=True):
        mail = wanted_mail(
            room,
            f"{ALARM}/{about}/{hour}/{person.address}",
            None,
            kind=ALARM,
            recipient=person.address,
            not_before=now,
            about=about,
        )
        mails.want(connection, mail, now)


def _told(room: Workroom, about: About, lea: str | None) -> Iterable[Person]:
    reading = about.reading
    forwarder = (reading.forwarder or reading.sender) if reading else ""
    automatic = reading is None or reading.automatic or reading.bulk
    return told_of_filing(room.settings.people, lea, forwarder, automatic=automatic)


def _answers_us(room: Workroom, reading: Reading | None) -> bool:
    if reading is None:
        return False
    by_machine = reading.automatic or reading.kind in (Kind.BOUNCE, Kind.AUTO_REPLY)
    return by_machine and bool(own_threads(room.key, reading))


def _want(
    connection: Connection, room: Workroom, about: About, key: str, what: tuple[str, str, str | None, str]
) -> None:
    kind, recipient, ref, role = what
    mail = wanted_mail(
        room,
        key,
        ref,
        kind=kind,
        recipient=recipient,
        message=about.message,
        not_before=about.now,
        about=role,
    )
    mails.want(connection, mail, about.now)
