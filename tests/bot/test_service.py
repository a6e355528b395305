"""The daemon on a real Maildir with the real reader: started, stopped, killed, and told of in words."""

import mailbox
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from email.message import EmailMessage
from pathlib import Path

import pytest

from bot import clock
from bot.casework import cases
from bot.errors import StoreLocked
from bot.intake.outcomes import State
from bot.service import run_once
from bot.store import messages
from bot.store_lock import hold
from bot.upkeep.health import health_of
from bot.workroom import Workroom, open_workroom
from config.settings import load_settings
from tests.bot.office import OFFICE

PATIENCE = 120.0
RUN = """
import sys
from pathlib import Path
from bot.service import run_service
from config.settings import load_settings
run_service(load_settings(Path(sys.argv[1])))
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An office with an empty Maildir."""
    (tmp_path / "office.toml").write_text(OFFICE)
    for name in ("cur", "new", "tmp"):
        (tmp_path / "var/mail" / name).mkdir(parents=True)
    return tmp_path


@pytest.fixture
def room(folder: Path) -> Iterator[Workroom]:
    """The same office, looked at from beside the daemon."""
    opened = open_workroom(load_settings(folder / "office.toml"))
    yield opened
    opened.close()


def filing(child: str = "Mateo Archuleta") -> EmailMessage:
    """A due process request in plain words that reached the office just now."""
    now = clock.now()
    mail = EmailMessage()
    mail["Received"] = f"from x by mail.llanoalto.example; {now:%a, %d %b %Y %H:%M:%S +0000}"
    mail["From"] = "Rosa Archuleta <rosa@home.example>"
    mail["To"] = "filings@llanoalto.example"
    mail["Subject"] = "Request for a due process hearing"
    mail["Date"] = f"{now:%a, %d %b %Y %H:%M:%S +0000}"
    mail["Message-ID"] = f"<{child.replace(' ', '.')}@home.example>"
    mail.set_content(
        f"I am the mother of {child}, a student of Piedra Alta Public Schools. I request a due process "
        "hearing under the IDEA.\n\nThe school stopped the reading support in the IEP in January without a "
        "meeting. I propose that the support begins again and that lost hours are made up.\n\n"
        "Rosa Archuleta\n12 Mesa Road, Piedra Alta, NM 87000\n"
    )
    return mail


def deliver(folder: Path, raw: bytes | EmailMessage) -> None:
    """Put a mail into the Maildir as a mail server would."""
    raw = raw if isinstance(raw, bytes) else raw.as_bytes()
    name = f"{time.time_ns()}.M1.host"
    part = folder / "var/mail/tmp" / name
    part.write_bytes(raw)
    part.rename(folder / "var/mail/new" / name)


def until(condition: Callable[[], bool]) -> None:
    """Wait until something is true; a slow machine only waits longer."""
    deadline = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < deadline, "it never came true"
        time.sleep(0.1)


@pytest.fixture
def daemon(folder: Path) -> Iterator[Callable[..., subprocess.Popen[bytes]]]:
    """Start the daemon; whatever is still running at the end is ended by its process id."""
    started: list[subprocess.Popen[bytes]] = []

    def start(**environment: str) -> subprocess.Popen[bytes]:
        process = subprocess.Popen(
            [sys.executable, "-c", RUN, str(folder / "office.toml")],
            env={**os.environ, **environment},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )
        started.append(process)
        return process

    yield start
    for process in started:
        if process.poll() is None:
            process.kill()
        process.communicate()


def test_one_pass_takes_a_maildir_to_cases_calendar_and_mail(folder: Path, room: Workroom):
    deliver(folder, filing())

    done = run_once(load_settings(folder / "office.toml"))

    assert (done.taken_in, done.troubles) == (1, ())
    (line,) = cases.list_cases(room)
    assert line["label"] == "26-0001 MA"
    assert "26-0001 MA" in (folder / "var/calendars/deadlines.ics").read_text()
    subjects = [str(mail["Subject"]) for mail in mailbox.Maildir(folder / "var/outbox")]
    assert any(subject.startswith("[26-0001] Due process request received") for subject in subjects)


def broken_mails() -> list[bytes]:
    """Mail with every kind of broken header, each of which still holds a body."""
    body = b"\r\n\r\nhello\r\n"
    return [
        b"\n",
        b"\0\0\0\0",
        b"no header at all",
        b": no name" + body,
        b"From" + body,
        b"From: \xff\xfe\xfd <a@b>" + body,
        b"From: a@b@c@d" + body,
        b"Subject: =?utf-99?q?x?=" + body,
        b"Subject: =?utf-8?b?!!!!?=" + body,
        b"Message-ID: <<<>>>" + body,
        b"Message-ID: " + b"x" * 5000 + body,
        b"Date: the day before yesterday" + body,
        b"Date: Wed, 99 Mar 99999 99:99:99 +9999" + body,
        b"Received: ; ; ;" + body,
        b"Content-Type: text/plain; charset=klingon" + body,
        b"Content-Type: multipart/mixed" + body,
        b"Content-Type: multipart/mixed; boundary=" + b"b" * 300 + body,
        b"Content-Type: ;;;===" + body,
        b"Content-Transfer-Encoding: base64" + body + b"####",
        b"References: " + b"<x@y> " * 3000 + body,
        b"To: " + b"a@b.example, " * 3000 + body,
        b"X: 1\r\n" * 5000 + body,
        b"Subject: a\r\n\tb\r\n c\r\nnot a header\r\nFrom: x@y" + body,
    ]


def test_mail_with_any_broken_header_is_kept_and_the_next_is_taken_in_as_usual(folder: Path, room: Workroom):
    broken = broken_mails()
    for raw in broken:
        deliver(folder, raw)
    deliver(folder, filing())

    run_once(load_settings(folder / "office.toml"))

    kept = room.store.read(lambda c: messages.recent(c, 500))
    assert len(kept) == len(broken) + 1
    assert {one.hash for one in kept} == set(room.journal.hashes())
    assert State.ARRIVED not in {one.state for one in kept}
    assert all(one.why for one in kept)
    assert len(cases.list_cases(room)) == 1


def test_an_empty_file_is_not_lost_sight_of(folder: Path, room: Workroom):
    """A zero-length file may still be arriving: told once, and read when it has grown."""
    deliver(folder, b"")
    deliver(folder, filing())

    run_once(load_settings(folder / "office.toml"))

    assert len(cases.list_cases(room)) == 1


def test_a_mail_of_thirty_megabytes_is_taken_in(folder: Path, room: Workroom):
    mail = filing()
    mail.add_attachment(b"\0" * 22_500_000, maintype="video", subtype="mp4", filename="meeting.mp4")
    assert len(mail.as_bytes()) > 30_000_000
    deliver(folder, mail)

    run_once(load_settings(folder / "office.toml"))

    assert len(cases.list_cases(room)) == 1


def test_a_mail_above_the_offices_limit_is_kept_and_told_of_unread(folder: Path, room: Workroom):
    text = (folder / "office.toml").read_text() + "\n[limits]\nmessage_megabytes = 1\n"
    (folder / "office.toml").write_text(text)
    mail = filing()
    mail.add_attachment(b"\0" * 1_500_000, maintype="video", subtype="mp4", filename="meeting.mp4")
    deliver(folder, mail)

    run_once(load_settings(folder / "office.toml"))

    (item,) = cases.tray(room)
    assert "larger than 1 MB" in item["reasons"][0]


def test_a_mailbox_that_is_not_there_is_told_and_the_rest_is_done(folder: Path, room: Workroom):
    """The folder is a file: works for root too, whom missing rights would not stop."""
    hand = cases.Hand(by="DC", reason="on paper", now=clock.now())
    new = cases.NewCase(
        procedures=("due_process",),
        lea="Piedra Alta Public Schools",
        happened={"lea_received_request": (clock.now().date(),)},
    )
    cases.open_case(room, new, hand)
    text = (folder / "office.toml").read_text().replace('maildir = "var/mail"', 'maildir = "office.toml"', 1)
    (folder / "office.toml").write_text(text)

    done = run_once(load_settings(folder / "office.toml"))

    assert len(done.troubles) == 1
    assert "BEGIN:VEVENT" in (folder / "var/calendars/deadlines.ics").read_text()
    health = health_of(room, clock.now())
    assert health.state == "degraded"
    assert any("filings@llanoalto.example" in trouble for trouble in health.troubles)


def test_the_daemon_takes_in_what_arrives_and_stops_cleanly_when_told(folder: Path, room: Workroom, daemon):
    process = daemon()
    deliver(folder, filing())
    until(lambda: len(cases.list_cases(room)) == 1)
    deliver(folder, filing("Otis Hallorann"))
    until(lambda: len(cases.list_cases(room)) == 2)

    process.send_signal(signal.SIGTERM)

    assert process.wait(timeout=PATIENCE) == 0
    with hold(room.store.path):
        pass


def test_two_daemons_on_one_store_are_refused_and_people_may_still_work(folder: Path, room: Workroom, daemon):
    daemon()
    deliver(folder, filing())
    until(lambda: len(cases.list_cases(room)) == 1)

    with pytest.raises(StoreLocked, match=r"another Duewatch is at work.*twice"):
        run_once(load_settings(folder / "office.toml"))
    hand = cases.Hand(by="DC", reason="heard of it", now=clock.now())
    cases.record_event(room, "26-0001", "resolution_meeting_scheduled", [clock.now().date()], hand)
    assert len(cases.list_cases(room)) == 1


def test_a_daemon_that_was_killed_goes_on_where_it_was(folder: Path, room: Workroom, daemon):
    first = daemon()
    deliver(folder, filing())
    until(lambda: len(room.store.read(messages.recent)) == 1)
    first.kill()
    first.wait(timeout=PATIENCE)

    daemon()

    until(lambda: len(cases.list_cases(room)) == 1)
    until(lambda: (folder / "var/outbox/new").is_dir() and any((folder / "var/outbox/new").iterdir()))


def test_systemd_is_told_readiness_progress_and_status(
    folder: Path, room: Workroom, daemon, tmp_path_factory
):
    address = tmp_path_factory.mktemp("n") / "socket"
    told: list[str] = []
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as channel:
        channel.bind(str(address))
        channel.settimeout(PATIENCE)
        process = daemon(NOTIFY_SOCKET=str(address))
        deliver(folder, filing())
        while not {"READY=1", "WATCHDOG=1"} <= set(told) or not any("1 open" in one for one in told):
            told.append(channel.recv(4096).decode())
        process.send_signal(signal.SIGTERM)
        while "STOPPING=1" not in told:
            told.append(channel.recv(4096).decode())
    status = next(one for one in told if "1 open" in one)
    assert "read through" in status
    assert "Archuleta" not in "".join(told)
    assert process.wait(timeout=PATIENCE) == 0
