"""What taking in mail costs, next to a bare fetch of the same mail. Ratios, so that any machine may run it."""

import tempfile
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from imapclient import IMAPClient

from bot import clock
from bot.intake.filing import ReadOut
from bot.mailboxes import Arrived
from bot.mailboxes.imap import ImapMailbox
from bot.tls import client_context
from bot.work import Equipment
from bot.work import sweep as service_sweep
from bot.workroom import Workroom, open_workroom
from config.settings import load_settings
from tests.mailboxes.suite import ADDRESS, letter, nothing_known
from tests.servers.dovecot import PASSWORD, Dovecot

MESSAGES = 2000
BODY = "The parent requests a due process hearing under 34 CFR 300.507. " * 150
ROUNDS = 3


@pytest.fixture
def filled(dovecot: Dovecot, user: str) -> str:
    """A user whose INBOX holds MESSAGES mails of about 10 kB, indexed once."""
    dovecot.deliver(user, letter("0", BODY))
    new = dovecot.maildir(user) / "new"
    for number in range(1, MESSAGES):
        file = new / f"17726400{number:05}.M1.host"
        file.write_bytes(letter(f"{number}", BODY))
        file.chmod(0o644)
    bare_fetch(dovecot, user)
    return user


def bare_fetch(dovecot: Dovecot, user: str) -> int:
    """Fetch everything as the shortest program would, over TLS as the mailbox does."""
    settings = dovecot.settings(user)
    with IMAPClient("localhost", dovecot.imap, ssl=False) as client:
        client.starttls(client_context(settings))
        client.login(user, PASSWORD)
        client.select_folder("INBOX", readonly=True)
        uids = client.search()
        return sum(
            len(client.fetch(uids[i : i + 50], ["BODY.PEEK[]", "INTERNALDATE"]))
            for i in range(0, len(uids), 50)
        )


def sweep(dovecot: Dovecot, user: str, take: Callable[[Arrived], object]) -> int:
    """Sweep the mailbox from nothing, each message handed to `take`."""
    mailbox = ImapMailbox(ADDRESS, dovecot.settings(user))
    count = sum(1 for arrived in mailbox.sweep(nothing_known) if take(arrived) is not False)
    mailbox.close()
    return count


def fastest(work: Callable[[], int]) -> float:
    """Return the seconds of the fastest of some rounds; every round must take every message."""
    times = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        assert work() == MESSAGES
        times.append(time.perf_counter() - began)
    return min(times)


@pytest.mark.bench
def test_a_sweep_costs_at_most_three_times_a_bare_fetch(dovecot: Dovecot, filled: str) -> None:
    bare = fastest(lambda: bare_fetch(dovecot, filled))
    swept = fastest(lambda: sweep(dovecot, filled, lambda _: None))

    print(f"\n{MESSAGES} messages: bare fetch {bare:.2f} s, sweep {swept:.2f} s, ratio {swept / bare:.2f}")
    assert swept <= 3 * bare


def journal(dovecot: Dovecot, user: str, room: Workroom) -> int:
    """Take everything into the journal and the store of a fresh office, as the daemon's thread does."""
    mailbox = ImapMailbox(ADDRESS, dovecot.settings(user))
    tools = Equipment(reader=_NeverAsked(), mailboxes=[mailbox], clock=clock.now)
    taken = service_sweep(room, tools, mailbox)
    mailbox.close()
    return taken


def fresh_office(folder: Path) -> Workroom:
    """Return an office that never took anything in."""
    path = Path(tempfile.mkdtemp(dir=folder)) / "office.toml"
    path.write_text('[office]\nname = "Bench"\ntimezone = "America/Denver"\nstore = "store.sqlite3"\n')
    return open_workroom(load_settings(path))


class _NeverAsked:
    def read(self, raw: bytes, arrived_at: datetime) -> ReadOut:
        raise AssertionError("a sweep reads no mail")


@pytest.mark.bench
def test_journaling_costs_at_most_three_times_a_bare_fetch(
    dovecot: Dovecot, filled: str, tmp_path: Path
) -> None:
    """Journaled is: each message a synced file, and its place a row of a synced store."""
    bare = fastest(lambda: bare_fetch(dovecot, filled))
    rooms = [fresh_office(tmp_path) for _ in range(ROUNDS)]
    waiting = iter(rooms)
    kept = fastest(lambda: journal(dovecot, filled, next(waiting)))
    assert all(sum(1 for _ in room.journal.hashes()) == MESSAGES for room in rooms)
    for room in rooms:
        room.close()

    print(f"\n{MESSAGES} messages: bare fetch {bare:.2f} s, journaled {kept:.2f} s, ratio {kept / bare:.2f}")
    assert kept <= 3 * bare


@pytest.mark.bench
def test_a_sweep_that_finds_nothing_new_is_cheap(dovecot: Dovecot, filled: str) -> None:
    """It is done after every wake: it must not load what is known."""
    mailbox = ImapMailbox(ADDRESS, dovecot.settings(filled))
    known = {arrived.place for arrived in mailbox.sweep(nothing_known)}
    began = time.perf_counter()
    again = list(mailbox.sweep(known.__contains__))
    seconds = time.perf_counter() - began
    mailbox.close()

    print(f"\nsweep of {MESSAGES} known messages: {seconds * 1000:.1f} ms")
    assert again == []
