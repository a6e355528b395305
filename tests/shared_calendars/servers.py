"""Real CalDAV servers on loopback, each in its own folder, on a free port, ended by process id."""

import base64
import hashlib
import socket
import ssl
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx2
import trustme

PATIENCE = 60.0  # seconds for a server to come up on a slow machine
PASSWORDS = {"bot": "bot-pw", "reader": "reader-pw"}


@dataclass
class Running:
    """A server that answers, and how to stop and start it again on its port."""

    kind: str
    port: int
    command: list[str]
    log: Path
    ca: Path
    process: subprocess.Popen | None = None

    @property
    def root(self) -> str:
        """Its address."""
        return f"https://localhost:{self.port}"

    @property
    def home(self) -> str:
        """Where the calendars of the user "bot" lie."""
        return f"{self.root}/bot/" if self.kind == "radicale" else f"{self.root}/bot/calendars/"

    def start(self) -> None:
        """Start it and wait until it answers."""
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(self.command, stdout=log, stderr=log, stdin=subprocess.DEVNULL)
        end = time.monotonic() + PATIENCE
        while not _answers(self.port):
            assert self.process.poll() is None, self.log.read_text()
            assert time.monotonic() < end, self.log.read_text()
            time.sleep(0.05)

    def stop(self) -> None:
        """End it by its process id, and wait for its end."""
        if self.process is None:
            return
        self.process.terminate()
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait(20)
        self.process = None

    def client(self, user: str = "bot") -> httpx2.Client:
        """Return a client of the test's own, for looking and meddling."""
        tls = ssl.create_default_context(cafile=str(self.ca))
        return httpx2.Client(verify=tls, auth=(user, PASSWORDS[user]), timeout=60, trust_env=False)

    def make_calendar(self, name: str) -> str:
        """Make an empty calendar of the user "bot"; return its address."""
        url = f"{self.home}{name}/"
        with self.client() as client:
            answer = client.request("MKCALENDAR", url)
        assert answer.status_code == 201, answer.text
        return url


def make_ca(folder: Path) -> Path:
    """Make a CA and a certificate for localhost in `folder`; return the CA's file."""
    ca = trustme.CA()
    ca.cert_pem.write_to_path(str(folder / "ca.pem"))
    server = ca.issue_cert("localhost")
    server.private_key_pem.write_to_path(str(folder / "server.key"))
    for n, blob in enumerate(server.cert_chain_pems):
        blob.write_to_path(str(folder / "server.pem"), append=n > 0)
    return folder / "ca.pem"


@contextmanager
def radicale(folder: Path) -> Iterator[Running]:
    """Run Radicale; the user "reader" may read everything and write nothing."""
    ca, port = make_ca(folder), free_port()
    (folder / "users").write_text("".join(f"{user}:{word}\n" for user, word in PASSWORDS.items()))
    (folder / "rights").write_text(
        "[root]\nuser=.+\ncollection=\npermissions=R\n"
        "[own]\nuser=bot\ncollection=bot(/.*)?\npermissions=RrWw\n"
        "[read]\nuser=reader\ncollection=bot(/.*)?\npermissions=Rr\n"
    )
    (folder / "conf").write_text(
        f"[server]\nhosts=127.0.0.1:{port}\nssl=True\ncertificate={folder}/server.pem\nkey={folder}/server.key\n"
        f"[auth]\ntype=htpasswd\nhtpasswd_filename={folder}/users\nhtpasswd_encryption=plain\ndelay=0\n"
        f"[rights]\ntype=from_file\nfile={folder}/rights\n"
        f"[storage]\nfilesystem_folder={folder}/store\n[web]\ntype=none\n"
    )
    command = [sys.executable, "-W", "ignore", "-m", "radicale", "--config", str(folder / "conf")]
    yield from _run(Running("radicale", port, command, folder / "log", ca))


@contextmanager
def xandikos(folder: Path) -> Iterator[Running]:
    """Run Xandikos, which insists on TLS where there are passwords: it takes our certificate for its own."""
    ca, port = make_ca(folder), free_port()
    hashed = {u: base64.b64encode(hashlib.sha1(w.encode()).digest()).decode() for u, w in PASSWORDS.items()}
    (folder / "users").write_text("".join(f"{user}:{{SHA}}{word}\n" for user, word in hashed.items()))
    certificates = folder / "state" / "certs"
    certificates.mkdir(parents=True)
    (certificates / "selfsigned.crt").write_bytes((folder / "server.pem").read_bytes())
    (certificates / "selfsigned.key").write_bytes((folder / "server.key").read_bytes())
    command = [
        *(sys.executable, "-W", "ignore", "-m", "xandikos", "serve", "-d", str(folder / "store")),
        *("--state-dir", str(folder / "state"), "-l", "127.0.0.1", "-p", str(port)),
        *("--htpasswd", str(folder / "users"), "--autocert", "--current-user-principal", "/bot/"),
        *("--defaults", "--no-detect-systemd"),
    ]
    yield from _run(Running("xandikos", port, command, folder / "log", ca))


def _run(server: Running) -> Iterator[Running]:
    try:
        server.start()
        yield server
    finally:
        server.stop()


def free_port() -> int:
    """Return a port of loopback that nobody uses just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _answers(port: int) -> bool:
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=5):
            return True
    except OSError:
        return False
