"""IMAP when things break: connections, servers, single messages, folders, passwords, certificates."""

from pathlib import Path
from threading import Event, Thread

import pytest
from imapclient import IMAPClient, SocketTimeout

from bot.errors import MailboxRefused, MailboxUnavailable
from bot.mailboxes import imap, imap_fetch, imap_idle, imap_login
from bot.mailboxes.imap import ImapMailbox
from tests.mailboxes.suite import ADDRESS, DEADLINE, letter, nothing_known, subjects, swept, until_swept
from tests.mailboxes.test_imap import ImapHome
from tests.servers import certificates
from tests.servers.dovecot import Dovecot, token
from tests.servers.fault_proxy import Cut, FaultProxy
from tests.servers.fixtures import run_dovecot


@pytest.fixture
def home(dovecot: Dovecot, user: str) -> ImapHome:
    return ImapHome(dovecot, user)


@pytest.fixture
def mailbox(home: ImapHome, proxy: FaultProxy):
    """A mailbox whose connection goes through the proxy, in the clear so that the proxy sees patterns."""
    mailbox = home.open(port=proxy.port, host="127.0.0.1", tls="none")
    yield mailbox
    mailbox.close()


def in_idle(mailbox: ImapMailbox, stop: Event | None = None) -> tuple[Thread, list[Exception]]:
    """Wait in a thread of its own; return it and what it raised."""
    raised: list[Exception] = []

    def wait() -> None:
        try:
            mailbox.wait(10 * DEADLINE, stop or Event())
        except MailboxUnavailable as error:
            raised.append(error)

    thread = Thread(target=wait)
    thread.start()
    return thread, raised


@pytest.fixture
def idling(monkeypatch) -> Event:
    """Set as soon as the server has said that it idles."""
    seen = Event()
    real = imap_idle._in_buffer
    monkeypatch.setattr(imap_idle, "_in_buffer", lambda client: seen.set() or real(client))
    return seen


def test_a_connection_cut_in_idle_is_noticed_and_nothing_is_lost(home, mailbox, proxy, idling):
    swept(mailbox)
    thread, raised = in_idle(mailbox)
    assert idling.wait(DEADLINE)
    proxy.cut()
    thread.join(DEADLINE)
    home.deliver(letter("meanwhile"))

    assert not thread.is_alive()
    assert len(raised) == 1
    assert subjects(swept(mailbox)) == ["meanwhile"]


def test_a_connection_that_a_server_ends_after_long_service_is_no_trouble(
    home, mailbox, proxy, idling, monkeypatch
):
    """Many servers hang up every half hour; the next sweep connects again, and nobody is alarmed."""
    monkeypatch.setattr(imap, "SHORT_LIVED", 0.0)
    swept(mailbox)
    thread, raised = in_idle(mailbox)
    assert idling.wait(DEADLINE)
    proxy.cut()
    thread.join(DEADLINE)
    home.deliver(letter("meanwhile"))

    assert raised == []
    assert subjects(swept(mailbox)) == ["meanwhile"]


def test_a_dead_connection_in_idle_does_not_spin(home, mailbox, proxy, monkeypatch, idling):
    """imapclient answers at once and for ever when the peer has gone."""
    looks: list[float] = []
    real = imap_idle._slice_ends_idle
    monkeypatch.setattr(imap_idle, "_slice_ends_idle", lambda *args: looks.append(1) or real(*args))
    swept(mailbox)
    thread, raised = in_idle(mailbox)
    assert idling.wait(DEADLINE)
    proxy.cut()
    thread.join(DEADLINE)

    assert len(raised) == 1
    assert len(looks) < 200


def test_a_peer_that_fell_silent_is_given_up_after_the_time_limit(home, mailbox, proxy, monkeypatch):
    monkeypatch.setattr(imap_login, "TIMEOUT", SocketTimeout(connect=5, read=1))
    swept(mailbox)
    proxy.fall_silent()

    with pytest.raises(MailboxUnavailable, match="does not answer in time"):
        swept(mailbox)
    proxy.speak_again()
    home.deliver(letter("request"))
    assert subjects(swept(mailbox)) == ["request"]


def test_telling_it_to_stop_ends_the_wait_even_if_the_peer_is_silent(mailbox, proxy, idling):
    swept(mailbox)
    stop = Event()
    thread, raised = in_idle(mailbox, stop)
    assert idling.wait(DEADLINE)
    proxy.fall_silent()
    stop.set()
    thread.join(DEADLINE)

    assert not thread.is_alive()
    assert len(raised) == 1


def test_a_connection_cut_in_the_middle_of_a_message_gives_the_message_whole_next_time(home, mailbox, proxy):
    body = "The evaluation. " * 200_000
    home.deliver(letter("large", body))
    proxy.cut_when(Cut("server", after_bytes=1_000_000))
    with pytest.raises(MailboxUnavailable):
        swept(mailbox)

    [arrived] = swept(mailbox)
    assert arrived.problem == ""
    assert body.encode() in arrived.raw


def test_what_came_before_the_cut_is_not_handed_over_again(home, mailbox, proxy):
    for name in ("one", "two"):
        home.deliver(letter(name, "x" * 6_000_000))
    proxy.cut_when(Cut("server", after_bytes=9_000_000))
    sweep = mailbox.sweep(nothing_known)
    known = {next(sweep).place}
    with pytest.raises(MailboxUnavailable):
        next(sweep)

    assert subjects(swept(mailbox, lambda place: place in known)) == ["two"]


def test_a_message_that_always_breaks_the_connection_keeps_no_other_away(home, mailbox, proxy):
    """The server dies whenever it is to hand over UID 2. The rest comes in; UID 2 is told, by a stand-in."""
    for name in ("one", "two", "three"):
        home.deliver(letter(name))
    proxy.cut_when(Cut("server", pattern=b"Subject: two", times=100))
    known, found = set(), []
    for _ in range(10):
        try:
            for arrived in mailbox.sweep(lambda place: place in known):
                known.add(arrived.place)
                found.append(arrived)
        except MailboxUnavailable:
            continue

    whole = [a for a in found if not a.problem]
    [told] = [a for a in found if a.problem]
    assert sorted(subjects(whole)) == ["one", "three"]
    assert told.place.uid == "2/unreadable"
    assert "mail server fails" in told.problem


def test_a_message_given_up_on_comes_in_when_the_server_is_well_again(home, mailbox, proxy, monkeypatch):
    monkeypatch.setattr(imap_fetch, "FIRST_PAUSE", 0.0)
    home.deliver(letter("one"))
    proxy.cut_when(Cut("server", pattern=b"Subject: one", times=3))
    for _ in range(3):
        with pytest.raises(MailboxUnavailable):
            swept(mailbox)

    assert subjects(swept(mailbox)) == ["one"]


def test_waiting_times_grow_while_the_server_is_down_and_begin_anew_when_it_is_back(home, proxy):
    mailbox = home.open(port=proxy.port, host="127.0.0.1", tls="none")
    proxy.cut_when(Cut("server", pattern=b"OK", times=7))
    waits = []
    for _ in range(7):
        with pytest.raises(MailboxUnavailable) as failure:
            swept(mailbox)
        waits.append(failure.value.try_again_after)
    swept(mailbox)
    proxy.cut()
    with pytest.raises(MailboxUnavailable) as failure:
        swept(mailbox)
    mailbox.close()

    assert waits[0] <= 1
    assert waits[-1] > 30
    assert failure.value.try_again_after <= 1


def test_the_server_restarts_and_the_mailbox_goes_on(server_folder, certificate, user, idling):
    servers = run_dovecot(server_folder / f"restarting-{user}", certificate)
    server = next(servers)
    home = ImapHome(server, user)
    mailbox = home.open()
    home.deliver(letter("before"))
    known = {a.place for a in until_swept(mailbox, 1)}
    thread, raised = in_idle(mailbox)
    assert idling.wait(DEADLINE)
    server.stop()
    thread.join(DEADLINE)
    assert len(raised) == 1
    with pytest.raises(MailboxUnavailable, match="refuses connections"):
        swept(mailbox)
    server.start()
    home.deliver(letter("after"))

    assert subjects(swept(mailbox, lambda place: place in known)) == ["after"]
    mailbox.close()
    servers.close()


def test_a_wrong_password_is_offered_once_and_a_person_is_told(home, proxy, tmp_path):
    secret = tmp_path / "imap"
    secret.write_text("wrong\n")
    secret.chmod(0o600)
    mailbox = home.open(port=proxy.port, host="127.0.0.1", tls="none", password_file=secret)
    for _ in range(3):
        with pytest.raises(
            MailboxRefused, match=f"refuses the login as '{home.user}'.*correct user or password"
        ):
            swept(mailbox)

    assert proxy.connections == 1
    assert "wrong" not in "".join(mailbox.check())
    secret.write_text("correct-horse\n")
    assert swept(mailbox) == []
    mailbox.close()


def test_a_connection_lost_while_logging_in_is_not_taken_for_a_wrong_password(mailbox, proxy):
    proxy.cut_when(Cut("client", pattern=b"AUTHENTICATE"))
    with pytest.raises(MailboxUnavailable):
        swept(mailbox)

    assert swept(mailbox) == []


@pytest.mark.parametrize("mechanism", ["XOAUTH2", "OAUTHBEARER"])
def test_a_token_from_a_command_logs_in(home, user, mechanism, monkeypatch):
    real = IMAPClient.has_capability
    other = "AUTH=OAUTHBEARER" if mechanism == "XOAUTH2" else "AUTH=XOAUTH2"
    monkeypatch.setattr(
        "imapclient.IMAPClient.has_capability", lambda self, name: name != other and real(self, name)
    )
    mailbox = home.open(password_file=None, token_command=("echo", token(user)))

    assert mailbox.check() == []


def test_an_expired_token_is_told_and_never_shown(home, user):
    expired = token(user, lifetime=-60)
    mailbox = home.open(password_file=None, token_command=("echo", expired))

    [complaint] = mailbox.check()
    assert "token_command" in complaint
    assert expired not in complaint


def test_a_token_command_that_fails_is_named_and_its_output_is_not_shown(home):
    mailbox = home.open(password_file=None, token_command=("sh", "-c", "echo half-a-secret; exit 3"))

    [complaint] = mailbox.check()
    assert "token_command sh ended with 3" in complaint
    assert "half-a-secret" not in complaint


def test_a_folder_that_does_not_exist_is_named(home):
    mailbox = ImapMailbox(ADDRESS, home.server.settings(home.user), folder="Filingz")

    assert "does not open the folder 'Filingz'" in mailbox.check()[0]
    with pytest.raises(MailboxRefused, match="Filingz"):
        swept(mailbox)
    mailbox.close()


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"ca_file": None}, "name the CA that signed it in ca_file"),
        ({"host": "127.0.0.1"}, "set host to the name that it carries"),
        ({"port": 1}, "refuses connections"),
        ({"tls": "implicit"}, "does not speak TLS as expected"),
        ({"ca_file": Path("/nowhere/ca.pem")}, "ca_file /nowhere/ca.pem cannot be used"),
        ({"ca_file": Path(__file__)}, "holds no PEM certificate"),
        ({"password_file": Path("/nowhere/imap")}, "password_file /nowhere/imap cannot be read"),
        ({"password_file": None}, "no password is configured"),
        ({"password_file": None, "password_env": "NO_SUCH_VARIABLE"}, "the variable NO_SUCH_VARIABLE"),
        ({"password_file": None, "password_credential": "imap"}, "LoadCredential=imap"),
    ],
)
def test_a_setting_that_cannot_work_is_told_in_words(home, monkeypatch, changed, words):
    monkeypatch.delenv("CREDENTIALS_DIRECTORY", raising=False)
    [complaint] = home.open(**changed).check()

    assert words in complaint
    assert ADDRESS in complaint


@pytest.mark.parametrize("make", [certificates.expired, certificates.of_an_expired_ca])
def test_an_expired_certificate_or_ca_is_not_accepted(server_folder, user, make):
    folder = server_folder / f"{make.__name__}-{user}"
    for server in run_dovecot(folder, make(server_folder / f"certificate-{user}")):
        mailbox = ImapHome(server, user).open()
        [complaint] = mailbox.check()

        assert "certificate has expired; renew it on the server, or the CA in ca_file" in complaint


def test_tls_from_the_first_byte_works_too(home):
    home.deliver(letter("request"))
    mailbox = home.open(port=home.server.imaps, tls="implicit")

    assert subjects(swept(mailbox)) == ["request"]
    mailbox.wait(0.2, Event())
    mailbox.close()


def test_a_password_beyond_this_machine_is_never_sent_in_the_clear(home):
    """The office file refuses such a setting; the mailbox does not rely on it."""
    settings = home.server.settings(home.user).model_copy(update={"host": "mail.example", "tls": "none"})

    [complaint] = ImapMailbox(ADDRESS, settings).check()
    assert "in the clear to mail.example" in complaint
