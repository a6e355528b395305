"""What every way into a mailbox must do. A new one gets the whole suite by naming itself."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from threading import Event, Thread, Timer
from time import monotonic

import pytest

from bot import clock
from bot.mailboxes import Arrived, Mailbox, Place

ADDRESS = "sped.filings@llanoalto.example"
DEADLINE = 30.0  # seconds a slow machine may take
LONG_AGO = datetime(2026, 3, 4, 16, 0, tzinfo=UTC)


def letter(subject: str, body: str = "Please see attached.") -> bytes:
    head = f"From: Dana <dana@piedraalta.example>\r\nSubject: {subject}\r\nMessage-ID: <{subject}@x.example>"
    return f"{head}\r\n\r\n{body}\r\n".encode()


def nothing_known(_: Place) -> bool:
    return False


def subjects(arrived: Sequence[Arrived]) -> list[str]:
    lines = [line for a in arrived for line in a.raw.decode().splitlines() if line.startswith("Subject: ")]
    return [line.removeprefix("Subject: ") for line in lines]


def swept(mailbox: Mailbox, is_known: Callable[[Place], bool] = nothing_known) -> list[Arrived]:
    return list(mailbox.sweep(is_known))


def until_swept(mailbox: Mailbox, count: int) -> list[Arrived]:
    """Wait and sweep as the daemon does until `count` messages are there."""
    end = monotonic() + DEADLINE
    while len(found := swept(mailbox)) < count:
        assert monotonic() < end, f"{len(found)} of {count} messages after {DEADLINE} s"
        mailbox.wait(1.0, Event())
    return found


class Home(ABC):
    """A place for mail that a test can reach behind the mailbox's back."""

    @abstractmethod
    def open(self, *, since: datetime | None = None) -> Mailbox:
        """Return a new way in."""

    @abstractmethod
    def deliver(self, raw: bytes, arrived_at: datetime | None = None) -> None:
        """Put a message there, now or as if at another instant."""

    @abstractmethod
    def remove(self, place: Place) -> None:
        """Delete the message as another mail program would."""

    @abstractmethod
    def flags(self) -> list[set[str]]:
        r"""Return each message's flags, `\Recent` left out."""

    @abstractmethod
    def lies_in(self, folder: str) -> int:
        """Return how many messages lie in a folder beside the watched one."""


class MailboxSuite:
    """Inherit, and give a fixture `home`."""

    @pytest.fixture
    def home(self) -> Home:
        raise NotImplementedError

    @pytest.fixture
    def mailbox(self, home: Home):
        mailbox = home.open()
        yield mailbox
        mailbox.close()

    def test_a_message_is_handed_over_as_it_lies_there_with_its_instant_of_arrival(self, home, mailbox):
        home.deliver(letter("request"), LONG_AGO)

        [arrived] = swept(mailbox)

        assert arrived.raw.replace(b"\r\n", b"\n") == letter("request").replace(b"\r\n", b"\n")
        assert arrived.arrived_at == LONG_AGO
        assert arrived.arrived_at.utcoffset() == timedelta(0)
        assert arrived.place.mailbox == ADDRESS
        assert arrived.problem == ""

    def test_an_empty_mailbox_has_nothing_to_hand_over(self, mailbox):
        assert swept(mailbox) == []

    def test_messages_come_oldest_first(self, home, mailbox):
        for day in range(3):
            home.deliver(letter(f"day {day}"), LONG_AGO + timedelta(days=day))

        assert subjects(swept(mailbox)) == ["day 0", "day 1", "day 2"]

    def test_what_is_known_is_not_handed_over_again_and_what_is_new_is(self, home, mailbox):
        home.deliver(letter("old"), LONG_AGO)
        known = {a.place for a in swept(mailbox)}
        home.deliver(letter("new"))

        assert subjects(swept(mailbox, lambda place: place in known)) == ["new"]

    def test_a_place_keeps_its_name_across_connections(self, home, mailbox):
        home.deliver(letter("request"))
        [first] = swept(mailbox)
        again = home.open()
        [second] = swept(again)
        again.close()

        assert first == second

    def test_a_message_not_stored_before_a_crash_is_handed_over_again(self, home, mailbox):
        """The daemon died after the first of two: it says that it knows one only."""
        home.deliver(letter("one"), LONG_AGO)
        home.deliver(letter("two"))
        half = mailbox.sweep(nothing_known)
        known = {next(half).place}
        half.close()

        assert subjects(swept(mailbox, lambda place: place in known)) == ["two"]

    def test_mail_from_before_since_is_left_where_it_is(self, home):
        home.deliver(letter("before"), LONG_AGO - timedelta(seconds=1))
        home.deliver(letter("at"), LONG_AGO)
        mailbox = home.open(since=LONG_AGO)

        assert subjects(swept(mailbox)) == ["at"]
        mailbox.close()

    def test_a_message_deleted_by_somebody_meanwhile_is_passed_over(self, home, mailbox):
        for name in ("one", "two", "three"):
            home.deliver(letter(name))
        middle = swept(mailbox)[1]

        def while_listing(place: Place) -> bool:
            if place == middle.place:
                home.remove(place)
            return False

        assert subjects(swept(mailbox, while_listing)) == ["one", "three"]

    def test_a_thirty_megabyte_message_comes_whole_and_keeps_no_other_away(self, home, mailbox):
        line = "The evaluation, scanned. " * 3 + "\r\n"
        home.deliver(letter("large", line * (30 * 2**20 // len(line))), LONG_AGO)
        home.deliver(letter("small"))

        large, small = swept(mailbox)

        assert len(large.raw.replace(b"\r\n", b"\n")) > 29 * 2**20
        assert subjects([small]) == ["small"]

    def test_reading_changes_nothing_in_the_mailbox(self, home, mailbox):
        home.deliver(letter("request"))
        swept(mailbox)

        assert home.flags() == [set()]

    def test_waiting_ends_when_a_message_arrives(self, home, mailbox):
        swept(mailbox)
        timer = Timer(0.3, home.deliver, [letter("request")])
        timer.start()
        mailbox.wait(DEADLINE, Event())
        timer.join()

        assert subjects(until_swept(mailbox, 1)) == ["request"]

    def test_a_message_that_came_between_sweep_and_wait_is_not_slept_over(self, home, mailbox):
        swept(mailbox)
        home.deliver(letter("request"))
        began = monotonic()
        mailbox.wait(10 * DEADLINE, Event())

        assert monotonic() - began < DEADLINE
        assert subjects(until_swept(mailbox, 1)) == ["request"]

    def test_waiting_ends_soon_after_the_daemon_is_told_to_stop(self, home, mailbox):
        swept(mailbox)
        stop = Event()
        thread = Thread(target=mailbox.wait, args=(10 * DEADLINE, stop))
        thread.start()
        stop.set()
        thread.join(DEADLINE)

        assert not thread.is_alive()

    def test_waiting_ends_by_itself(self, mailbox):
        swept(mailbox)
        stop = Event()
        mailbox.wait(0.2, stop)

        assert not stop.is_set()

    def test_a_message_is_flagged_when_asked_and_twice_is_once(self, home, mailbox):
        home.deliver(letter("request"))
        [arrived] = swept(mailbox)
        for _ in range(2):
            mailbox.mark(arrived.place, flag="\\Flagged", folder=None)

        assert home.flags() == [{"\\Flagged"}]
        assert [a.place for a in swept(mailbox)] == [arrived.place]

    def test_a_message_is_moved_when_asked_and_nothing_is_lost(self, home, mailbox):
        home.deliver(letter("request"))
        home.deliver(letter("another"))
        arrived = swept(mailbox)[0]
        for _ in range(2):
            mailbox.mark(arrived.place, flag="\\Seen", folder="Taken in/2026")

        assert home.lies_in("Taken in/2026") == 1
        assert subjects(swept(mailbox)) == ["another"]

    def test_marking_a_message_that_is_gone_does_nothing(self, home, mailbox):
        home.deliver(letter("request"))
        [arrived] = swept(mailbox)
        home.remove(arrived.place)
        mailbox.mark(arrived.place, flag="\\Flagged", folder="Taken in")

        assert swept(mailbox) == []

    def test_marking_between_two_messages_of_a_sweep_loses_neither(self, home, mailbox):
        home.deliver(letter("one"), LONG_AGO)
        home.deliver(letter("two"))
        found = []
        for arrived in mailbox.sweep(nothing_known):
            found.append(arrived)
            mailbox.mark(arrived.place, flag=None, folder="Taken in")

        assert subjects(found) == ["one", "two"]
        assert home.lies_in("Taken in") == 2

    def test_a_message_is_marked_by_another_thread_while_the_mailbox_waits(self, home, mailbox):
        home.deliver(letter("request"))
        [arrived] = swept(mailbox)
        stop = Event()
        waiting = Thread(target=mailbox.wait, args=(10 * DEADLINE, stop))
        waiting.start()
        mailbox.mark(arrived.place, flag="\\Flagged", folder=None)
        stop.set()
        waiting.join(DEADLINE)

        assert home.flags() == [{"\\Flagged"}]
        assert [a.place for a in swept(mailbox)] == [arrived.place]

    def test_a_healthy_mailbox_has_no_complaints(self, mailbox):
        assert mailbox.check() == []

    def test_closing_twice_is_as_good_as_once_and_a_sweep_opens_again(self, home, mailbox):
        home.deliver(letter("request"))
        swept(mailbox)
        mailbox.close()
        mailbox.close()

        assert subjects(swept(mailbox)) == ["request"]

    def test_a_message_without_content_is_told_once_and_not_taken_for_read(self, home, mailbox):
        """A stand-in with a place of its own goes to the tray; the message's own place stays unknown."""
        home.deliver(b"", clock.now() - timedelta(hours=1))
        [told] = swept(mailbox)

        assert told.place.uid.endswith("/empty")
        assert "empty" in told.problem or "without any content" in told.problem
        assert swept(mailbox, lambda place: place == told.place) == []
