"""An IMAP folder as the way in, on a real Dovecot."""

import os
from datetime import datetime
from threading import Event, Timer

import pytest

from bot.mailboxes import Place, imap_fetch
from bot.mailboxes.imap import ImapMailbox
from tests.mailboxes.suite import (
    ADDRESS,
    DEADLINE,
    Home,
    MailboxSuite,
    letter,
    nothing_known,
    subjects,
    swept,
    until_swept,
)
from tests.servers.dovecot import Dovecot


class ImapHome(Home):
    def __init__(self, server: Dovecot, user: str) -> None:
        self.server = server
        self.user = user

    def open(self, *, since: datetime | None = None, **settings: object) -> ImapMailbox:
        return ImapMailbox(ADDRESS, self.server.settings(self.user, **settings), since=since)

    def deliver(self, raw: bytes, arrived_at: datetime | None = None) -> None:
        if not raw:
            self._drop_empty_file(arrived_at)
        elif arrived_at is None:
            self.server.deliver(self.user, raw)
        else:
            self.server.append(self.user, raw, arrived_at)

    def remove(self, place: Place) -> None:
        with self.server.client(self.user) as client:
            client.select_folder("INBOX")
            client.delete_messages([int(place.uid)])
            client.expunge()

    def flags(self) -> list[set[str]]:
        with self.server.client(self.user) as client:
            client.select_folder("INBOX", readonly=True)
            answers = client.get_flags(client.search()).values()
        return [{flag.decode() for flag in flags} - {"\\Recent"} for flags in answers]

    def lies_in(self, folder: str) -> int:
        with self.server.client(self.user) as client:
            return int(client.folder_status(folder, ["MESSAGES"])[b"MESSAGES"])

    def _drop_empty_file(self, arrived_at: datetime | None) -> None:
        """Dovecot takes no empty message, but lists an empty file."""
        with self.server.client(self.user) as client:
            client.select_folder("INBOX")
        file = self.server.maildir(self.user) / "new" / "1772640000.M1.host"
        file.write_bytes(b"")
        file.chmod(0o644)
        if arrived_at:
            os.utime(file, (arrived_at.timestamp(), arrived_at.timestamp()))


@pytest.fixture
def home(dovecot: Dovecot, user: str) -> ImapHome:
    return ImapHome(dovecot, user)


@pytest.fixture
def mailbox(home: ImapHome):
    mailbox = home.open()
    yield mailbox
    mailbox.close()


class TestImap(MailboxSuite):
    @pytest.fixture
    def home(self, home: ImapHome) -> ImapHome:
        return home


def test_a_message_wakes_an_idling_mailbox_well_before_the_next_sweep_is_due(home, mailbox):
    swept(mailbox)
    timer = Timer(0.5, home.deliver, [letter("request")])
    timer.start()
    mailbox.wait(10 * DEADLINE, Event())
    timer.join()

    assert subjects(swept(mailbox)) == ["request"]


def test_a_message_that_comes_in_the_middle_of_a_sweep_is_not_waited_for(home, mailbox, monkeypatch):
    """The server tells of it in its answer to a FETCH, and IDLE says no word of it any more."""
    monkeypatch.setattr(imap_fetch, "BATCH_MESSAGES", 1)
    for number in range(3):
        home.deliver(letter(f"{number}"))
    sweep = mailbox.sweep(nothing_known)
    seen = [next(sweep)]
    home.deliver(letter("late"))
    seen += sweep
    assert len(seen) == 3

    given_up = Event()
    timer = Timer(DEADLINE, given_up.set)
    timer.start()
    mailbox.wait(10 * DEADLINE, given_up)
    timer.cancel()

    assert not given_up.is_set()
    assert len(swept(mailbox)) == 4


def test_one_connection_serves_many_sweeps_and_waits(home, proxy):
    """Servers throttle clients that log in for every look."""
    mailbox = home.open(port=proxy.port, tls="none", host="127.0.0.1")
    for number in range(5):
        home.deliver(letter(f"{number}"))
        until_swept(mailbox, number + 1)
        mailbox.wait(0.05, Event())
    mailbox.close()

    assert proxy.connections == 1


def test_an_arrival_in_another_zone_is_the_same_instant(home, mailbox):
    """11:30 p.m. in Denver on 4 March is 5 March in UTC."""
    home.deliver(letter("late at night"), datetime.fromisoformat("2026-03-04T23:30:00-07:00"))

    [arrived] = swept(mailbox)

    assert arrived.arrived_at.isoformat() == "2026-03-05T06:30:00+00:00"


def test_hundreds_of_messages_come_each_once_and_in_order(home, mailbox):
    with home.server.client(home.user) as client:
        for number in range(230):
            client.append("INBOX", letter(f"{number}"))

    assert subjects(swept(mailbox)) == [f"{number}" for number in range(230)]


def test_a_keyword_is_set_when_asked(home, mailbox):
    home.deliver(letter("request"))
    [arrived] = swept(mailbox)
    mailbox.mark(arrived.place, flag="$Filed", folder=None)

    assert home.flags() == [{"$Filed"}]


def test_a_new_uidvalidity_makes_every_place_new_and_marks_nothing_by_an_old_one(home, mailbox):
    home.deliver(letter("request"))
    [before] = swept(mailbox)
    home.server.administer("mailbox", "update", "--uid-validity", "99", "-u", home.user, "INBOX")
    [after] = until_swept_again(mailbox)
    mailbox.mark(before.place, flag="\\Flagged", folder=None)

    assert after.place.generation == 99
    assert before.place.generation != 99
    assert after.raw == before.raw
    assert home.flags() == [set()]


def until_swept_again(mailbox: ImapMailbox) -> list[object]:
    """Dovecot closes the connections that saw the old UIDVALIDITY: the next sweep may need a second try."""
    from bot.errors import MailboxUnavailable

    for _ in range(5):
        try:
            return swept(mailbox)
        except MailboxUnavailable:
            continue
    raise AssertionError("the mailbox does not come back")
