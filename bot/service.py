"""The daemon: one thread a mailbox, one for the web, and a worker, under one supervisor.

Retries of everything live here. A message or an edge that fails never ends the service: what failed
stands in the store's proofs of life, the status turns degraded, and the rest goes on. Told to stop,
each thread ends the transaction that it is in.
"""

import signal
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import partial
from importlib.util import find_spec
from threading import Event, Thread

import structlog
from sqlalchemy import Connection

from bot import clock
from bot.backoff import Backoff
from bot.errors import EdgeError, ReaderUnavailable, SettingUnusable
from bot.faults import where
from bot.intake.authenticity import Lookup, dns_lookup
from bot.mailboxes import Mailbox
from bot.mailboxes.opening import open_mailbox
from bot.notify import listens, notify
from bot.outbox.opening import open_outbox
from bot.publishing.shared_calendars import shelves_of
from bot.reader import LimitedReader
from bot.store import messages, pulse
from bot.store_lock import hold
from bot.upkeep.health import health_of
from bot.work import Clock, Equipment, begin, sweep, until_next, work_off
from bot.workroom import Workroom, open_workroom
from config.settings import Settings

SWEEP_SECONDS = 60.0
"""A mailbox is looked through at least this often, whatever it tells of itself."""
IDLE_SECONDS, LEAST_REST = 15.0, 2.0
"""Between two looks for work when no mail wakes the worker; less where something is to be tried again."""
STATUS_SECONDS = 10.0
STUCK_AFTER_SECONDS = 1200.0
"""A mailbox thread without any sign for this long stops the watchdog from being fed."""

_log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Once:
    """What one pass over everything came to."""

    taken_in: int
    troubles: tuple[str, ...]
    """Mailboxes that could not be read, in words; the rest was done."""


def equip(room: Workroom, now: Clock = clock.now) -> Equipment:
    """Return the edges that the office file names: reader, mailboxes, calendars, way out for mail."""
    settings = room.settings
    zone = settings.office.zone
    mailboxes = [opened for table in settings.mailboxes if (opened := open_mailbox(table, zone))]
    return Equipment(
        reader=LimitedReader(room.directory, tessdata=settings.ocr.tessdata),
        mailboxes=mailboxes,
        shelves=shelves_of(room),
        outbox=open_outbox(settings),
        lookup=_lookup(settings),
        clock=now,
    )


def _lookup(settings: Settings) -> Lookup | None:
    """Return what finds DKIM keys where the office wants it. Raises SettingUnusable without the extra."""
    if settings.dns is None:
        return None
    if find_spec("dkim") is None or find_spec("dns") is None:
        raise SettingUnusable(
            "the office file has a [dns] table, and the 'dns' extra is not installed: install "
            "requirements-extras.lock, or take the table out."
        )
    return dns_lookup(settings.dns.resolvers)


def run_once(settings: Settings) -> Once:
    """Do everything that is to be done now, then stop. Raises StoreLocked while a daemon runs."""
    room = open_workroom(settings)
    tools = equip(room)
    try:
        with hold(room.store.path):
            return once(room, tools)
    finally:
        put_away(room, tools)


def once(room: Workroom, tools: Equipment) -> Once:
    """Sweep every mailbox, work until nothing is left, and mark what was filed."""
    begin(room, tools.clock())
    taken, troubles = _swept(room, tools)
    while work_off(room, tools):
        pass
    _swept(room, tools)
    while work_off(room, tools):
        pass
    return Once(taken, (*troubles, *room.store.read(_left_unread)))


def _swept(room: Workroom, tools: Equipment) -> tuple[int, list[str]]:
    """Sweep each mailbox; return how much was taken in and marked, and which could not be read."""
    taken, troubles = 0, []
    for mailbox in tools.mailboxes:
        try:
            taken += sweep(room, tools, mailbox)
        except EdgeError as error:
            troubles.append(str(error))
            _stumbled(room, tools, mailbox, error)
    return taken, troubles


def _left_unread(connection: Connection) -> list[str]:
    waiting = messages.unread(connection)
    why = next((one.trouble for one in pulse.every(connection) if one.name == "reader" and one.trouble), "")
    return [f"{waiting} messages are kept and not read yet; {why}".rstrip("; ")] if waiting else []


def run_service(settings: Settings) -> None:
    """Watch the mailboxes until told to stop (SIGTERM, SIGINT). Raises StoreLocked, StoreUnusable."""
    room = open_workroom(settings)
    tools = equip(room)
    stop = Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    try:
        with hold(room.store.path):
            Service(room, tools, stop).run()
    finally:
        put_away(room, tools)


def put_away(room: Workroom, tools: Equipment) -> None:
    """Close every edge and the store."""
    put_away_tools(tools)
    room.close()


def put_away_tools(tools: Equipment) -> None:
    """Close every edge."""
    if isinstance(tools.reader, LimitedReader):
        tools.reader.close()
    for mailbox in tools.mailboxes:
        mailbox.close()
    if tools.outbox is not None:
        tools.outbox.close()


@dataclass
class Service:
    """The supervisor of one office's threads. `run` returns after `stop` is set."""

    room: Workroom
    tools: Equipment
    stop: Event
    _wake: Event = field(default_factory=Event)
    _seen: dict[str, float] = field(default_factory=dict)
    _threads: dict[str, Thread] = field(default_factory=dict)
    _told: float = 0.0
    _ready: bool = False

    def run(self) -> None:
        """Begin, start the threads, and work until told to stop."""
        begin(self.room, self.tools.clock())
        with_marks_elsewhere = replace(self.tools, mailboxes=())
        self._tend()
        _warm(self.tools)
        backoff = Backoff(first=2.0, longest=120.0)
        while not self.stop.is_set():
            pause = self._one_pass(with_marks_elsewhere, backoff)
            self._tend()
            self._tell(worked=not pause)
            if pause:
                self._rest(pause)
        notify("STOPPING=1")
        for thread in self._threads.values():
            thread.join(timeout=30)

    def _one_pass(self, tools: Equipment, backoff: Backoff) -> float:
        """Work once and return the seconds to rest: none while there is more to do."""
        try:
            done = work_off(self.room, tools)
            rest = max(LEAST_REST, until_next(self.room, tools))
        except EdgeError as error:
            _log.error("work stopped", trouble=str(error))
            return max(error.try_again_after or 0.0, backoff.next())
        except Exception as error:  # noqa: BLE001 - a bug must not end the watch
            _log.error("a fault in the program", fault=where(error))
            self._note("worker", f"a fault in the program: {where(error)}; it goes on")
            return backoff.next()
        backoff.reset()
        return 0.0 if done else min(IDLE_SECONDS, rest)

    def _tend(self) -> None:
        """Start the threads that are missing; one that ended is started again."""
        for mailbox in self.tools.mailboxes:
            self._keep_alive(f"mailbox:{mailbox.name}", partial(self._watch, mailbox))
        if self.room.settings.web is not None:
            self._keep_alive("web", self._serve)

    def _keep_alive(self, name: str, work: Callable[[], None]) -> None:
        thread = self._threads.get(name)
        if (thread is None or not thread.is_alive()) and not self.stop.is_set():
            self._seen[name] = time.monotonic()
            self._threads[name] = Thread(target=work, name=name, daemon=True)
            self._threads[name].start()

    def _watch(self, mailbox: Mailbox) -> None:
        backoff = Backoff(first=5.0, longest=300.0)
        tools = replace(self.tools, after=partial(self._after, mailbox))
        while not self.stop.is_set():
            try:
                sweep(self.room, tools, mailbox)
                self._wake.set()
                self._alive(mailbox)
                backoff.reset()
                mailbox.wait(SWEEP_SECONDS, self.stop)
            except EdgeError as error:
                _stumbled(self.room, self.tools, mailbox, error)
                self._wait_after(mailbox, max(error.try_again_after or 0.0, backoff.next()))
            except Exception as error:  # noqa: BLE001 - a bug must not end the watch
                _log.error("a fault in the program", mailbox=mailbox.name, fault=where(error))
                self._note(f"mailbox:{mailbox.name}", f"a fault in the program: {where(error)}")
                self._wait_after(mailbox, backoff.next())

    def _after(self, mailbox: Mailbox, step: str) -> None:
        """A first sweep may take hours: each message taken in is a sign of life, and work for others."""
        self._alive(mailbox)
        self._wake.set()
        self.tools.after(step)

    def _wait_after(self, mailbox: Mailbox, seconds: float) -> None:
        self._alive(mailbox)
        self.stop.wait(min(seconds, STUCK_AFTER_SECONDS / 2))
        self._alive(mailbox)

    def _alive(self, mailbox: Mailbox) -> None:
        self._seen[f"mailbox:{mailbox.name}"] = time.monotonic()

    def _serve(self) -> None:
        from bot.publishing.stored_feeds import StoredFeeds
        from bot.web.app import create_app
        from bot.web.server import WebServer

        web = self.room.settings.web
        assert web is not None
        app = create_app(StoredFeeds(self.room), base_url=web.base_url, clock=self.tools.clock)
        server = WebServer(app, *web.address)
        try:
            server.bind()
        except EdgeError as error:
            self._note("web", str(error))
            self.stop.wait(error.try_again_after or SWEEP_SECONDS)
            return
        self.room.store.write(lambda connection: pulse.beat(connection, "web", self.tools.clock()))
        server.run(self.stop)

    def _rest(self, seconds: float) -> None:
        """Wait for new mail, the end, or the time; in short steps, for a signal only sets `stop`."""
        until = time.monotonic() + seconds
        while not self.stop.is_set() and time.monotonic() < until:
            if self._wake.wait(0.2):
                break
        self._wake.clear()

    def _tell(self, *, worked: bool) -> None:
        """Tell systemd how we are; a store that is busy just now must not end the watch."""
        try:
            self._ready = self._ready or self._say_ready()
            self._tell_systemd(worked=worked)
        except EdgeError as error:
            _log.error("status could not be told", trouble=str(error))

    def _say_ready(self) -> bool:
        """Started means: store open and every mailbox was looked through once."""
        parts = {one.name: one.ok_at for one in self.room.store.read(pulse.every)}
        if not all(parts.get(f"mailbox:{box.name}") for box in self.tools.mailboxes):
            return False
        notify("READY=1")
        return True

    def _tell_systemd(self, *, worked: bool) -> None:
        """Feed the watchdog only while every mailbox thread shows signs of life."""
        if not listens():
            return
        now = time.monotonic()
        stuck = [name for name, seen in self._seen.items() if now - seen > STUCK_AFTER_SECONDS]
        if not any(name.startswith("mailbox:") for name in stuck):
            notify("WATCHDOG=1")
        if worked or now - self._told > STATUS_SECONDS:
            notify(f"STATUS={self._status()}")
            self._told = now

    def _status(self) -> str:
        health = health_of(self.room, self.tools.clock())
        read = min((at or "never" for at in health.read_through.values()), default="-")
        following = f"; next {health.next['act_by']} ({health.next['case']})" if health.next else ""
        return f"{health.state}; {health.open_cases} open{following}; tray {health.tray}; read through {read}"

    def _note(self, name: str, trouble: str) -> None:
        _note_trouble(self.room, self.tools, name, trouble)


def _warm(tools: Equipment) -> None:
    """Spend the seconds that the first message would cost before there is one."""
    from deadlines import verification, worlds

    del verification, worlds
    if isinstance(tools.reader, LimitedReader):
        with suppress(ReaderUnavailable):  # a message that waits for it will say so
            tools.reader.start()


def _stumbled(room: Workroom, tools: Equipment, mailbox: Mailbox, error: EdgeError) -> None:
    _log.warning("mailbox could not be read", mailbox=mailbox.name, trouble=str(error))
    _note_trouble(room, tools, f"mailbox:{mailbox.name}", str(error))


def _note_trouble(room: Workroom, tools: Equipment, name: str, trouble: str) -> None:
    try:
        room.store.write(lambda connection: pulse.stumble(connection, name, trouble, tools.clock()))
    except EdgeError as error:
        _log.error("trouble could not be written down", part=name, trouble=str(error))
