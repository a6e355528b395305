"""IMAP servers that lack things, and servers on a bad day."""

from datetime import UTC, datetime
from email.utils import format_datetime
from threading import Event
from time import monotonic

import pytest

from bot import clock
from bot.errors import MailboxRefused, MailboxUnavailable
from bot.mailboxes import imap, imap_fetch, imap_idle, standin
from bot.mailboxes.imap import ImapMailbox
from tests.mailboxes.suite import ADDRESS, DEADLINE, MailboxSuite, letter, subjects, swept
from tests.mailboxes.test_imap import ImapHome
from tests.servers.fixtures import run_dovecot
from tests.servers.odd_imap import Mail, OddImap


@pytest.fixture(scope="module")
def prefixed(server_folder, certificate):
    yield from run_dovecot(server_folder / "prefixed", certificate, prefix="INBOX.")


@pytest.fixture(scope="module")
def bare(server_folder, certificate):
    """No IDLE, no MOVE, no UIDPLUS, no NAMESPACE, no SASL."""
    yield from run_dovecot(server_folder / "bare", certificate, capability="IMAP4rev1 STARTTLS")


class PrefixedHome(ImapHome):
    def lies_in(self, folder: str) -> int:
        return super().lies_in("INBOX." + folder.replace("/", "."))


class TestImapBelowInbox(MailboxSuite):
    """A server that keeps every folder below `INBOX.`."""

    @pytest.fixture
    def home(self, prefixed, user) -> PrefixedHome:
        return PrefixedHome(prefixed, user)

    def test_a_watched_folder_is_found_below_the_prefix(self, home):
        with home.server.client(home.user) as client:
            client.create_folder("INBOX.Filings.2026")
            client.append("INBOX.Filings.2026", letter("request"))
        mailbox = ImapMailbox(ADDRESS, home.server.settings(home.user), folder="Filings/2026")

        assert mailbox.check() == []
        assert subjects(swept(mailbox)) == ["request"]
        mailbox.close()


class TestBareImap(MailboxSuite):
    """A server that has RFC 3501 and nothing else: it is looked at on a timer, and never moves."""

    @pytest.fixture(autouse=True)
    def often(self, monkeypatch):
        monkeypatch.setattr(imap, "WITHOUT_IDLE", 0.5)

    @pytest.fixture
    def home(self, bare, user) -> ImapHome:
        return ImapHome(bare, user)

    def test_a_message_is_moved_when_asked_and_nothing_is_lost(self, home, mailbox, caplog):
        """Without MOVE it would take an expunge: the message stays, flagged, and the log says why."""
        home.deliver(letter("request"))
        [arrived] = swept(mailbox)
        mailbox.mark(arrived.place, flag="\\Seen", folder="Taken in")

        assert home.flags() == [{"\\Seen"}]
        assert "no MOVE" in caplog.text

    def test_marking_between_two_messages_of_a_sweep_loses_neither(self, home, mailbox):
        for name in ("one", "two"):
            home.deliver(letter(name))
        found = []
        for arrived in mailbox.sweep(lambda _: False):
            found.append(arrived)
            mailbox.mark(arrived.place, flag=None, folder="Taken in")

        assert subjects(found) == ["one", "two"]
        assert len(home.flags()) == 2


@pytest.fixture
def odd(monkeypatch):
    monkeypatch.setenv("IMAP_PASSWORD", "correct-horse")
    server = OddImap()
    yield server
    server.close()


@pytest.fixture
def mailbox(odd):
    mailbox = ImapMailbox(ADDRESS, odd.settings())
    yield mailbox
    mailbox.close()


def just_now() -> str:
    return f'"{format_datetime(clock.now())[5:].replace(" ", "-", 2)}"'


@pytest.mark.parametrize("early", [b"", b"\r\n", b"no header yet"])
def test_a_body_that_comes_late_is_waited_for_and_never_taken_for_read(odd, mailbox, monkeypatch, early):
    """The server lists the message before it can hand it over."""
    monkeypatch.setattr(imap, "LATE_RETRY", 0.2)
    odd.mails[1] = Mail(early, just_now())
    assert swept(mailbox) == []
    began = monotonic()
    mailbox.wait(10 * DEADLINE, Event())
    odd.mails[1].body = letter("late")

    assert monotonic() - began < DEADLINE
    assert subjects(swept(mailbox)) == ["late"]


def test_a_body_that_stays_away_is_told_once_and_still_taken_in_when_it_comes(odd, mailbox):
    odd.mails[1] = Mail(b"")
    [told] = swept(mailbox)
    known = {told.place}
    assert swept(mailbox, lambda place: place in known) == []
    odd.mails[1].body = letter("very late")

    assert told.place.uid == "1/empty"
    assert subjects(swept(mailbox, lambda place: place in known)) == ["very late"]


def test_an_old_message_without_any_header_is_taken_as_it_is(odd, mailbox):
    odd.mails[1] = Mail(b"We request a due process hearing.\r\n")

    [arrived] = swept(mailbox)
    assert arrived.raw == b"We request a due process hearing.\r\n"
    assert arrived.problem == ""


def test_a_message_the_server_will_not_hand_over_is_told_and_keeps_no_other_away(odd, mailbox):
    odd.mails = {uid: Mail(letter(str(uid)), refused=uid == 2) for uid in (1, 2, 3)}

    found = swept(mailbox)

    assert sorted(subjects(a for a in found if not a.problem)) == ["1", "3"]
    assert [a.place.uid for a in found if a.problem] == ["2/unreadable"]


@pytest.mark.parametrize("date", ["NIL", '"31-Feb-2026 99:00:00 +0000"', '"04-Mar-2026 16:00:00 +9999"'])
def test_a_message_without_a_usable_instant_of_arrival_has_arrived_now(odd, mailbox, date):
    """+9999 is no zone of this earth, but may be read as one; either way the message comes in."""
    before = clock.now()
    odd.mails[1] = Mail(letter("request"), date)

    [arrived] = swept(mailbox)
    assert (
        arrived.arrived_at >= before or arrived.arrived_at.date() <= datetime(2026, 3, 5, tzinfo=UTC).date()
    )
    assert subjects([arrived]) == ["request"]


@pytest.mark.parametrize(
    "answer", [b"+ idling\r\n* 2 EXISTS\r\n", b"+ idling\r\n* OK Still here\r\n* 2 EXISTS\r\n"]
)
def test_news_in_the_same_packet_as_the_answer_to_idle_wakes(odd, mailbox, answer):
    odd.idle_answer = answer
    swept(mailbox)
    began = monotonic()
    mailbox.wait(10 * DEADLINE, Event())

    assert monotonic() - began < DEADLINE


def test_news_before_the_answer_to_idle_leads_to_another_sweep(odd, mailbox):
    odd.idle_answer = b"* 2 EXISTS\r\n+ idling\r\n"
    swept(mailbox)
    with pytest.raises(MailboxUnavailable) as failure:
        mailbox.wait(10 * DEADLINE, Event())

    assert failure.value.try_again_after <= 1


@pytest.mark.parametrize("code", ["UNAVAILABLE", "INUSE", "LIMIT"])
def test_a_login_refused_for_the_moment_is_tried_again(odd, mailbox, code):
    odd.login_answer = f"NO [{code}] come again"
    with pytest.raises(MailboxUnavailable, match="come again"):
        swept(mailbox)
    odd.login_answer = "OK logged in"

    assert swept(mailbox) == []


def test_batches_hold_so_many_bytes_and_a_large_message_goes_alone(odd, mailbox):
    sizes = {1: 100, 2: 5 * 2**20, 3: 5 * 2**20, 4: 100, 5: 30 * 2**20, 6: 100}
    odd.mails = {uid: Mail(letter(str(uid)), size=size) for uid, size in sizes.items()}

    assert subjects(swept(mailbox)) == ["1", "2", "3", "4", "5", "6"]
    assert [asked.split()[2] for asked in odd.fetched] == ["1,2", "3,4", "5", "6"]


def test_a_message_far_too_large_is_told_with_its_header_and_not_loaded(odd, mailbox):
    odd.mails = {1: Mail(letter("huge"), size=standin.TOO_LARGE + 1), 2: Mail(letter("small"))}

    huge, small = swept(mailbox)

    assert huge.place.uid == "1/too-large"
    assert subjects([huge, small]) == ["huge", "small"]
    assert "BODY.PEEK[HEADER]" in odd.fetched[0]
    assert swept(mailbox, lambda place: place in {huge.place, small.place}) == []


def test_an_answer_that_makes_no_sense_is_not_quoted(odd, mailbox):
    """A literal shorter than it said: the filing's text would stand where an answer is expected."""
    odd.mails[1] = Mail(letter("request", "Jordan Rivera, born 4 March 2015, lives at 12 Cottonwood Lane."))
    odd.literal_is_short_by = 40
    with pytest.raises(MailboxUnavailable) as failure:
        swept(mailbox)

    shown = str(failure.value)
    assert "nothing that can be understood" in shown
    assert "Jordan" not in shown
    assert "Cottonwood" not in shown


def test_a_folder_that_turns_out_read_only_is_told_when_marking(odd, mailbox):
    odd.mails[1] = Mail(letter("request"))
    [arrived] = swept(mailbox)
    odd.is_read_only = True

    with pytest.raises(MailboxRefused, match="the folder 'INBOX' is read-only"):
        mailbox.mark(arrived.place, flag="\\Seen", folder=None)


def test_a_large_folder_is_searched_in_windows_and_every_message_found(odd, mailbox, monkeypatch):
    """imaplib takes a line of a million bytes at most, and the answer to one SEARCH is one line."""
    monkeypatch.setattr(imap_fetch, "SEARCH_WINDOW", 4)
    odd.mails = {uid: Mail(letter(str(uid))) for uid in range(1, 12)}

    assert subjects(swept(mailbox)) == [str(uid) for uid in range(1, 12)]
    assert odd.searched == ["8:*", "4:7", "1:3"]


def test_idle_is_renewed_before_a_firewall_forgets_it(odd, mailbox, monkeypatch):
    monkeypatch.setattr(imap_idle, "RENEWAL", 0.3)
    swept(mailbox)
    began = monotonic()
    mailbox.wait(10 * DEADLINE, Event())

    assert monotonic() - began < DEADLINE
    assert swept(mailbox) == []
