"""A whole office for tests: its office file, `duewatch run` as a process of its own, and what people see of it.

Mail goes in by SMTP, and what came of it is read from the feed, the calendar servers and the
coordinator's mailbox. Of the product the command line is called, and where a test looks again and
again what lies behind a verb of it: starting Python for each look would cost more than the office.
"""

import json
import os
import re
import signal
import smtplib
import socket
import ssl
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import Message
from pathlib import Path
from typing import Any

import httpx2

from bot import clock
from bot.casework.cases import list_cases
from bot.publishing.feed_links import add_link
from bot.store.feeds import Scope
from bot.upkeep.health import health_of
from bot.workroom import Workroom, open_workroom
from config.settings import load_settings
from tests.servers.dovecot import Dovecot, free_port
from tests.servers.smtp_server import PASSWORD, USER, SmtpServer
from tests.shared_calendars.servers import PASSWORDS, Running

PATIENCE = 90.0  # seconds that a slow machine may take for anything
DUEWATCH = str(Path(sys.executable).with_name("duewatch"))

HEAD = """
[office]
name = "Llano Alto Regional Education Cooperative"
timezone = "America/Denver"
store = "var/duewatch.sqlite3"
own_domains = ["llanoalto.example"]

[[lea]]
name = "Piedra Alta Public Schools"
domains = ["piedraalta.example"]
schools = ["Cottonwood Bend Elementary School"]
jurisdiction = "US-NM"

[limits]
mails_per_hour = 1000
unknown_cases_per_hour = 1000
"""
MAILBOX = """
[[mailbox]]
address = "{user}@llanoalto.example"
imap = {{ host = "localhost", port = {port}, user = "{user}", password_file = "secrets/imap", tls = "starttls", ca_file = "{ca}" }}
"""
OUT = """
[smtp]
host = "localhost"
port = {port}
user = "{login}"
password_file = "secrets/smtp"
tls = "starttls"
ca_file = "{ca}"
from = "Duewatch <{user}@llanoalto.example>"

[[person]]
name = "Dana Coordinator"
initials = "DC"
address = "{coordinator}@llanoalto.example"
roles = ["coordinator"]
"""
WEB = """
[web]
listen = "127.0.0.1:{port}"
"""
CALENDAR = """
[[calendar]]
name = "{name}"
caldav = {{ url = "{url}", user = "{user}", password_file = "secrets/{user}", ca_file = "{ca}" }}
"""


@dataclass
class Servers:
    """The servers that an office works with."""

    dovecot: Dovecot
    smtp: SmtpServer
    calendars: dict[str, Running] = field(default_factory=dict)


@dataclass
class Office:
    """One office in a folder, its two mailboxes on the mail server, and its daemon when it runs."""

    folder: Path
    user: str
    servers: Servers
    imap_port: int
    extra: str = ""
    web_port: int = field(default_factory=free_port)
    daemon: subprocess.Popen[bytes] | None = None
    _feed: str = ""
    _room: Workroom | None = None

    @property
    def coordinator(self) -> str:
        """The user name of the coordinator's mailbox."""
        return f"{self.user}-dana"

    def write_file(self, *calendars: str) -> None:
        """Write the office file and its secrets."""
        secrets = self.folder / "secrets"
        secrets.mkdir(exist_ok=True)
        for name, secret in {"imap": PASSWORD, "smtp": PASSWORD, **PASSWORDS}.items():
            (secrets / name).touch(0o600)
            (secrets / name).write_text(secret + "\n")
        ca = self.servers.dovecot.certificate.ca
        (self.folder / "office.toml").write_text(
            HEAD
            + MAILBOX.format(user=self.user, port=self.imap_port, ca=ca)
            + OUT.format(
                port=self.servers.smtp.port, login=USER, ca=ca, user=self.user, coordinator=self.coordinator
            )
            + WEB.format(port=self.web_port)
            + "".join(calendars)
            + self.extra
        )

    def start(self) -> None:
        """Start `duewatch run`."""
        with (self.folder / "daemon.log").open("ab") as log:
            self.daemon = subprocess.Popen(
                [DUEWATCH, "run", "--office", "office.toml"], cwd=self.folder, stdout=log, stderr=log
            )

    def kill(self) -> None:
        """End the daemon as a power cut does."""
        if self.daemon is not None:
            self.daemon.kill()
            self.daemon.wait(PATIENCE)
        self.daemon = None

    def stop(self) -> int:
        """Tell the daemon to stop, as systemd does; return how it ended."""
        assert self.daemon is not None
        self.daemon.send_signal(signal.SIGTERM)
        code = self.daemon.wait(PATIENCE)
        self.daemon = None
        return code

    def duewatch(self, *words: str) -> subprocess.CompletedProcess[str]:
        """Run another verb, as a person does."""
        command = [DUEWATCH, *words, "--office", "office.toml"]
        environment = {**os.environ, "NO_COLOR": "1"}
        return subprocess.run(
            command,
            cwd=self.folder,
            env=environment,
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=False,
        )

    def asked(self, *words: str) -> Any:
        """Return what a verb says with --json."""
        done = self.duewatch(*words, "--json")
        assert done.stdout, done.stderr
        return json.loads(done.stdout)

    def post(self, *mails: bytes) -> None:
        """Hand mail to the SMTP server, as the world does."""
        tls = ssl.create_default_context(cafile=str(self.servers.dovecot.certificate.ca))
        with smtplib.SMTP("localhost", self.servers.smtp.port, timeout=PATIENCE) as smtp:
            smtp.starttls(context=tls)
            smtp.login(USER, PASSWORD)
            for raw in mails:
                assert smtp.sendmail("parent@mailhub.example", [f"{self.user}@llanoalto.example"], raw) == {}

    def serves(self) -> bool:
        """Return True once the daemon's threads are at work, the web server among them."""
        try:
            socket.create_connection(("127.0.0.1", self.web_port), timeout=PATIENCE).close()
        except OSError:
            return False
        return True

    def feed(self) -> str:
        """Return the text of the feed of all cases, "" while nobody serves it."""
        if not self._feed:
            self._feed = add_link(self.room, Scope.ALL, "", clock.now())
        try:
            answer = httpx2.get(self._feed, timeout=PATIENCE, trust_env=False)
        except httpx2.TransportError:
            return ""
        assert answer.status_code == 200
        return answer.text

    def mails(self) -> list[Message]:
        """Return what lies in the coordinator's mailbox."""
        return mails_of(self.servers.dovecot, self.coordinator)

    def health(self) -> dict[str, Any]:
        """Return what `duewatch status --json` prints."""
        return health_of(self.room, clock.now()).as_json()

    @property
    def room(self) -> Workroom:
        """The office's store, opened beside the daemon as the command line does."""
        if self._room is None:
            self._room = open_workroom(load_settings(self.folder / "office.toml"))
        return self._room

    def cases(self) -> list[str]:
        """Return the references of all cases."""
        return [case["ref"] for case in list_cases(self.room)]

    def ended(self) -> int:
        """Return how many messages were taken in and have ended as filed, set aside or in the tray."""
        counts = self.health()["messages"]
        return int(sum(counts.values()) - counts["arrived"])

    def troubles(self, part: str = "") -> list[str]:
        """Return what status says of the parts whose names begin so."""
        return [one for one in self.health()["troubles"] if one.startswith(part)]

    def close(self) -> None:
        """End the daemon if it runs, and let go of the store."""
        self.kill()
        if self._room is not None:
            self._room.close()

    def says(self) -> str:
        """Return what the daemon and status say, for the message of a failed test."""
        log = (self.folder / "daemon.log").read_text() if (self.folder / "daemon.log").exists() else ""
        return f"{log[-3000:]}\n{self.duewatch('status').stdout}"

    def until(self, what: Callable[[], object], *, patience: float = PATIENCE, every: float = 0.05) -> Any:
        """Look every so many seconds until `what` is true, and return it."""
        end = time.monotonic() + patience
        while not (found := what()):
            assert time.monotonic() < end, self.says()
            if self.daemon is not None:
                assert self.daemon.poll() is None, self.says()
            time.sleep(0.05)
        return found


def mails_of(dovecot: Dovecot, user: str) -> list[Message]:
    """Return what lies in a user's INBOX, oldest first."""
    with dovecot.client(user) as client:
        client.select_folder("INBOX", readonly=True)
        uids = client.search()
        fetched = client.fetch(uids, ["BODY.PEEK[]"]) if uids else {}
    return [message_from_bytes(fetched[uid][b"BODY[]"]) for uid in uids]


def calendar_table(name: str, server: Running, url: str, *, user: str = "bot") -> str:
    """Return the table of a shared calendar."""
    return CALENDAR.format(name=name, url=url, user=user, ca=server.ca)


def objects_in(server: Running, url: str) -> list[str]:
    """Return the address of every object that lies in a calendar."""
    with server.client() as http:
        listed = http.request("PROPFIND", url, headers={"Depth": "1"})
    found = re.findall(r"<(?:\w+:)?href>([^<]+\.ics)</(?:\w+:)?href>", listed.text)
    return [f"{server.root}{href}" for href in found]


def events_in(server: Running, url: str) -> list[str]:
    """Return the text of every object that lies in a calendar."""
    with server.client() as http:
        return [http.get(one).text for one in objects_in(server, url)]


def uids_in(text: str) -> list[str]:
    """Return the uid of each event that a calendar's text tells of and that is not cancelled."""
    events = re.split(r"BEGIN:VEVENT", text)[1:]
    return sorted(
        re.search(r"^UID:(\S+)", event, re.MULTILINE).group(1)  # type: ignore[union-attr]
        for event in events
        if "STATUS:CANCELLED" not in event
    )
