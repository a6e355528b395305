"""Play the demonstration through the real daemon, and show what came of it."""

import signal
import socket
import tempfile
from collections.abc import Callable
from pathlib import Path
from threading import Event, Thread

import typer

from bot import clock
from bot.casework import cases
from bot.cli import printed
from bot.demo.office import ZONE, make_office
from bot.publishing.feed_links import add_link
from bot.service import Service, equip, once, put_away
from bot.store import messages
from bot.store.feeds import Scope
from bot.store_lock import hold
from bot.work import Equipment, begin
from bot.workroom import Workroom, open_workroom
from config.settings import load_settings

USUAL = "127.0.0.1:8480"


def play_once(folder: Path) -> None:
    """Make the office in `folder`, do one pass over everything, and show it."""
    room, tools = _opened(folder, USUAL)
    try:
        with hold(room.store.path):
            once(room, tools)
        show(room)
    finally:
        put_away(room, tools)


def play_until_stopped(folder: Path | None, listen: str | None) -> None:
    """Run the daemon on the demonstration office until Ctrl-C; a temporary folder is removed then."""
    with tempfile.TemporaryDirectory(prefix="duewatch-demo-") as temporary:
        room, tools = _opened(folder or Path(temporary), listen or _free_address())
        stop = Event()
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, lambda *_: stop.set())
        try:
            with hold(room.store.path):
                _run(room, tools, stop)
        finally:
            put_away(room, tools)


def show(room: Workroom) -> None:
    """Print the cases, how every message ended, the tray, and a fresh feed link."""
    printed.cases(cases.list_cases(room))
    ended = room.store.read(messages.recent)
    printed.table(
        ("what came", "how it ended"),
        [
            (one.kind.replace("_", " "), f"{one.state.value.replace('_', ' ')}: {one.why}")
            for one in reversed(ended)
        ],
    )
    waiting = cases.tray(room)
    typer.echo(f"{len(waiting)} wait for a person: duewatch tray --office {_office_of(room)}")
    typer.echo("Subscribe to the calendar feed in any calendar program:")
    typer.echo(add_link(room, Scope.ALL, "", clock.now()))


def _opened(folder: Path, listen: str) -> tuple[Workroom, Equipment]:
    folder.mkdir(parents=True, exist_ok=True)
    now = clock.now()
    office = make_office(folder, now.astimezone(ZONE).date(), now, listen)
    room = open_workroom(load_settings(office))
    return room, equip(room)


def _free_address() -> str:
    """Return the usual address, or one with a free port where that is taken."""
    host, _, port = USUAL.rpartition(":")
    for wanted in (int(port), 0):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((host, wanted))
            except OSError:
                continue
            return f"{host}:{probe.getsockname()[1]}"
    return USUAL


def _run(room: Workroom, tools: Equipment, stop: Event) -> None:
    begin(room, tools.clock())
    service = Thread(target=Service(room, tools, stop).run, name="service")
    service.start()
    _when_all_is_filed(room, stop, lambda: show(room))
    typer.echo("The daemon is running; drop mail files into its mailbox. Ctrl-C ends the demonstration.")
    while not stop.wait(0.5):
        pass
    service.join()


def _when_all_is_filed(room: Workroom, stop: Event, then: Callable[[], None]) -> None:
    while not stop.wait(0.2):
        if room.store.read(messages.recent) and not room.store.read(messages.unread):
            then()
            return


def _office_of(room: Workroom) -> Path:
    return room.store.path.parent.parent / "office.toml"
