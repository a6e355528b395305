"""One run of the office that ends itself with SIGKILL at a chosen place, as a power cut would.

Runs in a process of its own. The places are steps (`step:file`) or functions of the product
(`bot.intake.filing:write_down`), and it dies right after the chosen one was called for the nth time; with
"before" it dies instead of calling it.
"""

import importlib
import os
import resource
import signal
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

from bot.errors import StoreUnusable
from bot.outbox.maildir import MaildirOutbox
from bot.work import sweep, work_off
from tests.bot.office import WEDNESDAY, MemoryMailbox, TestOffice, letter, open_room, request


def mailbag() -> MemoryMailbox:
    """A mailbox with a little of everything: a follow-up before its case, a copy, noise, two for the tray."""
    box = MemoryMailbox()
    mails = [
        letter("withdrawal", child="Mateo Archuleta"),
        request(),
        request(received="2026-03-02", forwarder="dana@llanoalto.example"),
        letter("not_a_filing"),
        request(child="", **{"needs-person": "encrypted"}),
        letter(dies="yes"),
    ]
    for minute, raw in enumerate(mails):
        box.put(raw, WEDNESDAY - timedelta(minutes=60 - minute))
    return box


def run(folder: Path, place: str = "", nth: int = 1, when: str = "after") -> None:
    """Work until nothing is left to do, or until the chosen place."""
    countdown = _Countdown(nth)
    kind, _, name = place.partition(":")
    office = TestOffice(folder, open_room(folder), mailbag(), None)  # type: ignore[arg-type]
    tools = replace(office.tools, outbox=MaildirOutbox(folder / "var/outbox"))
    if kind == "step":
        tools = replace(tools, after=lambda step: countdown.tick() if step == name else None)
    elif place:
        _cut(kind, name, countdown, when)
    while sweep(office.room, tools, office.mailbox) + work_off(office.room, tools):
        pass
    office.room.close()


def starve(folder: Path, largest_file: int) -> None:
    """Work while no file may grow beyond a size, as on a full disk; end with 75 when the store says so."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (largest_file, largest_file))
    try:
        run(folder)
    except StoreUnusable as error:
        os._exit(75 if error.try_again_after else 1)


class _Countdown:
    def __init__(self, nth: int) -> None:
        self._left = nth

    def tick(self) -> None:
        self._left -= 1
        if self._left == 0:
            os.kill(os.getpid(), signal.SIGKILL)


def _cut(module: str, name: str, countdown: _Countdown, when: str) -> None:
    home = importlib.import_module(module)
    owner_name, _, function = name.rpartition(".")
    owner = getattr(home, owner_name) if owner_name else home
    genuine: Callable[..., Any] = getattr(owner, function)

    def cut(*args: Any, **kwargs: Any) -> Any:
        if when == "before":
            countdown.tick()
        result = genuine(*args, **kwargs)
        if when == "after":
            countdown.tick()
        return result

    setattr(owner, function, cut)
