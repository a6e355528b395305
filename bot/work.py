"""Take mail in and bring every row to its wanted state: one pass, called again and again.

The daemon calls `sweep` from a thread for each mailbox and `work_off` from one worker; `once` calls
both until nothing is left. Nothing here waits, and every failure is written down where people see it.
"""

import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import inf
from zoneinfo import ZoneInfo

import structlog
from sqlalchemy import Connection

from bot.casework.up_to_date import bring_up_to_date
from bot.errors import EdgeError, ReaderUnavailable, StoreUnusable
from bot.faults import where as fault_place
from bot.intake.authenticity import Lookup
from bot.intake.filing import file, give_up
from bot.law.law_changes import LAW, law_that_changed
from bot.mail.manners import coordinators
from bot.mail_out.reminding import wanted_mail
from bot.mail_out.sending import PULSE as OUT
from bot.mail_out.sending import send
from bot.mailboxes import Arrived, Mailbox
from bot.outbox import Outbox
from bot.publishing.publishing import Shelf, publish
from bot.steps import STRIKES, Reader, authenticate, beat, keep, mark, read
from bot.store import computations, mails, messages, pulse
from bot.store import office as office_values
from bot.workroom import FIRST_START_REACH_HOURS, Workroom
from deadlines.reminders import Policy, reminding_day

_log = structlog.get_logger(__name__)

LEAST_FREE_BYTES = 50_000_000
"""Below this intake pauses loudly, so that what is there already can still be worked on."""
LOT, LOT_BYTES = 100, 8_000_000
"""Messages, or bytes of them, that are written down together."""
BATCH = 50
"""Messages filed before calendars and mail have their turn."""
CASE_REST = timedelta(minutes=10)
"""How long a case or calendar that met a fault in the program is left alone."""

Clock = Callable[[], datetime]
Hook = Callable[[str], None]


def _nothing(_step: str) -> None:
    """Do nothing after a step."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Equipment:
    """The edges that one office works through."""

    reader: Reader
    mailboxes: Sequence[Mailbox] = ()
    shelves: Sequence[Shelf] = ()
    outbox: Outbox | None = None
    lookup: Lookup | None = None
    """Finds DKIM keys; None: the office file has no [dns], so no name is looked up."""
    clock: Clock
    after: Hook = _nothing
    """Called after each step with its name; tests end the process there."""


def begin(room: Workroom, now: datetime) -> None:
    """Remember when this store was first put to work: older mail is told by one digest."""
    room.store.write(lambda connection: office_values.first_started_at(connection, now))


def sweep(room: Workroom, tools: Equipment, mailbox: Mailbox) -> int:
    """Take in every message of a mailbox that is not known yet, and mark filed ones; return how many.

    Raises EdgeError when the mailbox or the store cannot be used, or the disk is nearly full; what was
    taken in stays.
    """
    require_room_on_disk(room)
    known = room.store.read(lambda connection: messages.known_in(connection, mailbox.name))
    taken = 0
    for lot in _lots(mailbox.sweep(lambda place: (place.generation, place.uid) in known)):
        keep(room, lot, tools.clock())
        for _ in lot:
            tools.after("keep")
        taken += len(lot)
    taken += mark(room, mailbox, tools.clock())
    tools.after("mark")
    beat(room, f"mailbox:{mailbox.name}", tools.clock())
    return taken


def _lots(arriving: Iterator[Arrived]) -> Iterator[list[Arrived]]:
    """Yield messages in lots, each kept by one transaction; what came before the mailbox broke, too."""
    lot: list[Arrived] = []
    try:
        for one in arriving:
            lot.append(one)
            if len(lot) >= LOT or sum(len(held.raw) for held in lot) >= LOT_BYTES:
                yield lot
                lot = []
    except EdgeError:
        if lot:
            yield lot
        raise
    if lot:
        yield lot


def require_room_on_disk(room: Workroom, floor: int = LEAST_FREE_BYTES) -> None:
    """Raise StoreUnusable while less than `floor` bytes are free where the journal lies."""
    free = shutil.disk_usage(room.store.path.parent).free
    if free < floor:
        raise StoreUnusable(
            f"only {free // 1_000_000} MB are free beside {room.store.path}, so no mail is taken in; "
            "it waits in the mailbox. Make room on that disk.",
            try_again_after=60.0,
        )


def work_off(room: Workroom, tools: Equipment) -> int:
    """Do everything that can be done now, once; return how much was done."""
    done = _filed(room, tools)
    done += upkeep(room, tools.clock())
    for shelf in tools.shelves:
        done += _published(room, shelf, tools.clock())
        tools.after("publish")
    if tools.outbox is not None:
        done += send(room, tools.outbox, tools.clock())
        tools.after("send")
    beat(room, "worker", tools.clock())
    tools.after("beat")
    return done


def _published(room: Workroom, shelf: Shelf, now: datetime) -> bool:
    try:
        return publish(room, shelf, now)
    except EdgeError:
        raise
    except Exception as error:  # noqa: BLE001 - one bad calendar must not hinder the next
        where = fault_place(error)
        _log.error("calendar could not be brought up to date", calendar=shelf.calendar.name, fault=where)
        trouble, again = f"a fault in the program met it ({where})", (now + CASE_REST).isoformat()
        room.store.write(lambda connection: pulse.stumble(connection, shelf.pulse, trouble, now, again))
        return False


def until_next(room: Workroom, tools: Equipment) -> float:
    """Return the seconds until something that was put off is to be tried again; infinite if nothing was."""
    now = tools.clock()

    def work(connection: Connection) -> list[datetime | None]:
        calendars = [pulse.again_at(connection, shelf.pulse) for shelf in tools.shelves]
        if tools.outbox is None:
            return calendars
        return [*calendars, pulse.again_at(connection, OUT) or mails.next_due_at(connection)]

    waiting = [one for one in room.store.read(work) if one is not None]
    return min(((one - now).total_seconds() for one in waiting), default=inf)


def upkeep(room: Workroom, now: datetime) -> int:
    """Bring cases into the new day and look for the day's reminders; return how many were touched."""
    policy = Policy(room.settings.reminders.days_before, room.settings.reminders.hour)
    resting = room.store.read(lambda connection: _resting(connection, now))
    changed = law_that_changed(room, now)
    stale = [
        ref
        for ref, zone, as_of, reminded in room.store.read(computations.days_of_open_cases)
        if changed
        or as_of != now.astimezone(ZoneInfo(zone)).date()
        or reminded != reminding_day(now, zone, policy)
    ]
    done = sum(_into_the_day(room, ref, now) for ref in stale if f"case {ref}" not in resting)
    if changed:
        beat(room, LAW, now, changed)
    return done + _first_digest(room, now)


def _resting(connection: Connection, now: datetime) -> set[str]:
    """Cases that met a fault a while ago are left alone until it is time to try again."""
    return {
        one.name for one in pulse.every(connection) if one.trouble and (one.detail or "") > now.isoformat()
    }


def _into_the_day(room: Workroom, ref: str, now: datetime) -> bool:
    name = f"case {ref}"

    def work(connection: Connection) -> None:
        bring_up_to_date(connection, room, ref, now)
        pulse.recover(connection, name)

    try:
        room.store.write(work)
    except EdgeError:
        raise
    except Exception as error:  # noqa: BLE001 - one bad case must not hinder the next
        where = fault_place(error)
        _log.error("case could not be brought up to date", case=ref, fault=where)
        trouble = f"a fault in the program met {name} ({where}); its earlier dates stand"
        again = (now + CASE_REST).isoformat()
        room.store.write(lambda connection: pulse.stumble(connection, name, trouble, now, again))
        return False
    return True


def _filed(room: Workroom, tools: Equipment) -> int:
    """Dates already known are published and mailed even while no message can be read."""
    try:
        done = _file_what_arrived(room, tools)
    except ReaderUnavailable as error:
        trouble = str(error)
        room.store.write(lambda connection: pulse.stumble(connection, "reader", trouble, tools.clock()))
        return 0
    if done:
        room.store.write(lambda connection: pulse.recover(connection, "reader"))
    return done


def _file_what_arrived(room: Workroom, tools: Equipment) -> int:
    """Take messages one after the other, the oldest first: one that a new case wakes comes next."""
    for done in range(BATCH):
        waiting = room.store.read(lambda connection: messages.to_read(connection, tools.clock(), 1))
        if not waiting:
            return done
        try:
            _take_one(room, tools, waiting[0])
        except EdgeError:
            raise
        except Exception as error:  # noqa: BLE001 - one bad message must not hinder the next
            _isolate(room, waiting[0], error, tools.clock())
    return BATCH


def _take_one(room: Workroom, tools: Equipment, digest: str) -> None:
    read_out = read(room, tools.reader, digest, tools.clock())
    tools.after("read")
    if read_out is not None:
        if tools.lookup is not None:
            authenticate(room, tools.lookup, digest)
        file(room, digest, read_out, tools.clock())
        tools.after("file")


def _isolate(room: Workroom, digest: str, error: Exception, now: datetime) -> None:
    """A bug met this message: keep it, say so, and go on with the others."""
    where = fault_place(error)
    _log.error("message could not be filed", message=digest[:12], fault=where)
    trouble = f"a fault in the program met message {digest[:12]} ({where}); it is kept"
    strikes = room.store.write(lambda connection: messages.strike(connection, digest, now))
    room.store.write(lambda connection: pulse.stumble(connection, "filing", trouble, now))
    if strikes >= STRIKES:
        give_up(room, digest, f"A fault in the program kept it from being filed ({where}).", now)


def _first_digest(room: Workroom, now: datetime) -> int:
    """Once, when all that was there at the first start is filed: tell of it by one mail a coordinator."""
    if room.store.read(lambda connection: office_values.value(connection, "first_digest")) is not None:
        return 0
    return room.store.write(lambda connection: _want_first_digest(connection, room, now))


def _want_first_digest(connection: Connection, room: Workroom, now: datetime) -> int:
    swept = {one.name for one in pulse.every(connection) if one.ok_at}
    expected = {f"mailbox:{table.address}" for table in room.settings.mailboxes}
    if messages.unread(connection) or not expected <= swept:
        return 0
    office_values.remember(connection, "first_digest", now.isoformat())
    began = office_values.first_started_at(connection, now)
    if not messages.older_than(connection, began - timedelta(hours=FIRST_START_REACH_HOURS)):
        return 0
    people = coordinators(room.settings.people, None)
    for person in people:
        row = wanted_mail(
            room,
            f"digest/first start/{person.address}",
            None,
            kind="digest",
            recipient=person.address,
            not_before=now,
            about="first start",
        )
        mails.want(connection, row, now)
    return len(people)
