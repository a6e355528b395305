"""Servers for any test that asks for one; see `tests/conftest.py`."""

import tempfile
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

from tests.servers import dovecot as dovecot_server
from tests.servers.certificates import Certificate, good
from tests.servers.dovecot import Dovecot
from tests.servers.fault_proxy import FaultProxy
from tests.servers.smtp_server import PASSWORD, SmtpServer

_numbers = count(1)


@pytest.fixture(scope="session")
def server_folder() -> Iterator[Path]:
    """A short path that a server running as "nobody" can reach, which pytest's own folders are not."""
    with tempfile.TemporaryDirectory(prefix="duewatch-") as folder:
        Path(folder).chmod(0o711)
        yield Path(folder)


@pytest.fixture(scope="session")
def certificate(server_folder: Path) -> Certificate:
    return good(server_folder / "certificate")


@pytest.fixture(scope="session")
def dovecot(server_folder: Path, certificate: Certificate) -> Iterator[Dovecot]:
    yield from run_dovecot(server_folder / "dovecot", certificate)


def run_dovecot(folder: Path, certificate: Certificate, **options: str) -> Iterator[Dovecot]:
    """Start a Dovecot in `folder`, give it, end it; skip the test where there is none."""
    if reason := dovecot_server.why_not():
        pytest.skip(reason)
    folder.mkdir(mode=0o711)
    server = Dovecot(folder, certificate, **options)
    try:
        yield server
    finally:
        server.stop()


@pytest.fixture
def user() -> str:
    """A user name that no other test has: an empty mailbox."""
    return f"filings{next(_numbers)}"


@pytest.fixture
def proxy(dovecot: Dovecot) -> Iterator[FaultProxy]:
    """A way to Dovecot's plain IMAP port that breaks on demand."""
    proxy = FaultProxy(dovecot.imap)
    yield proxy
    proxy.close()


@pytest.fixture
def smtp_server(
    dovecot: Dovecot, certificate: Certificate, monkeypatch: pytest.MonkeyPatch
) -> Iterator[SmtpServer]:
    """An SMTP server (STARTTLS, login) that delivers into Dovecot; the password lies in SMTP_PASSWORD."""
    monkeypatch.setenv("SMTP_PASSWORD", PASSWORD)
    server = SmtpServer(certificate, lambda recipient, raw: dovecot.deliver(recipient.partition("@")[0], raw))
    yield server
    server.close()
