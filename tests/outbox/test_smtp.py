"""An SMTP server as the way out: a real one, that delivers by LMTP into a real Dovecot."""

import os

import pytest

from bot.errors import OutboxRefused, OutboxUnavailable
from bot.outbox import Fate
from bot.outbox.smtp import SmtpOutbox
from tests.mailboxes.suite import ADDRESS, until_swept
from tests.mailboxes.test_imap import ImapHome
from tests.outbox.suite import DANA, SAM, OutboxSuite, Post, reminder
from tests.servers.certificates import Certificate
from tests.servers.smtp_server import TOKEN, SmtpServer

REFUSED, LATER = "refused@piedraalta.example", "later@piedraalta.example"


class SmtpPost(Post):
    def __init__(self, server: SmtpServer) -> None:
        self.server = server

    def open(self, **settings: object) -> SmtpOutbox:
        return SmtpOutbox(self.server.settings(**settings))

    def carried(self) -> list[bytes]:
        return [taken.content for taken in self.server.taken]


@pytest.fixture
def post(smtp_server: SmtpServer) -> SmtpPost:
    return SmtpPost(smtp_server)


@pytest.fixture
def outbox(post: SmtpPost):
    outbox = post.open()
    yield outbox
    outbox.close()


class TestSmtp(OutboxSuite):
    @pytest.fixture
    def post(self, post: SmtpPost) -> SmtpPost:
        return post


def test_a_mail_sent_by_smtp_is_read_by_imap(outbox, dovecot, user):
    """The whole way: out by SMTP, on by LMTP, in by IMAP."""
    outbox.send(reminder(), [f"{user}@office.example"])
    mailbox = ImapHome(dovecot, user).open()
    [arrived] = until_swept(mailbox, 1)
    mailbox.close()

    assert b"<dw.26-0014.1@office.example>" in arrived.raw
    assert arrived.place.mailbox == ADDRESS


def test_automatic_mail_has_a_null_return_path(post, outbox):
    outbox.send(reminder(), [DANA])

    assert [taken.return_path for taken in post.server.taken] == [""]


def test_a_server_that_wants_a_return_path_gets_our_own_address(post, outbox):
    """Hosted mail often lets an account send as itself only."""
    post.server.refuses_return_paths = ("",)

    assert [d.fate for d in outbox.send(reminder(), [DANA])] == [Fate.ACCEPTED]
    assert [taken.return_path for taken in post.server.taken] == ["filings@office.example"]
    assert outbox.check() == []


def test_a_server_that_takes_nothing_from_us_costs_no_mail(post, outbox):
    """No recipient was refused: once the setting is right, the same mail goes."""
    post.server.refuses_return_paths = ("", "filings@office.example")

    assert "takes no mail from filings@office.example: 550" in outbox.check()[0]
    with pytest.raises(OutboxRefused, match="are user and from right"):
        outbox.send(reminder(), [DANA])
    post.server.refuses_return_paths = ()
    assert [d.fate for d in outbox.send(reminder(), [DANA])] == [Fate.ACCEPTED]


def test_one_connection_carries_many_mails(post, outbox):
    for number in range(10):
        outbox.send(reminder(f"<{number}@office.example>"), [DANA])

    assert post.server.connections == 1
    assert post.server.logins == ["PLAIN"]


def test_one_recipient_refused_and_one_put_off_do_not_keep_it_from_the_third(post, outbox):
    deliveries = outbox.send(reminder(), [REFUSED, DANA, LATER])

    assert [(d.recipient, d.fate) for d in deliveries] == [
        (REFUSED, Fate.REFUSED),
        (DANA, Fate.ACCEPTED),
        (LATER, Fate.LATER),
    ]
    assert deliveries[0].answer == "550 5.1.1 nobody of that name here"
    assert post.server.taken[0].recipients == (DANA,)


def test_all_recipients_refused_is_a_result_and_the_next_mail_goes(post, outbox):
    [refused] = outbox.send(reminder("<1@office.example>"), [REFUSED])
    [accepted] = outbox.send(reminder("<2@office.example>"), [DANA])

    assert (refused.fate, accepted.fate) == (Fate.REFUSED, Fate.ACCEPTED)


@pytest.mark.parametrize(
    ("answer", "fate"), [("554 5.7.1 looks like spam", Fate.REFUSED), ("452 4.3.1 disk full", Fate.LATER)]
)
def test_a_refusal_after_the_message_holds_for_those_who_were_accepted(post, outbox, answer, fate):
    post.server.answer_to_data = answer
    deliveries = outbox.send(reminder(), [DANA, REFUSED])

    assert [(d.recipient, d.fate, d.answer) for d in deliveries] == [
        (DANA, fate, answer),
        (REFUSED, Fate.REFUSED, "550 5.1.1 nobody of that name here"),
    ]


def test_an_answer_lost_after_the_message_means_later_and_the_same_id_goes_again(post, outbox):
    """Nobody can know whether it was taken; twice with one Message-ID is better than never."""
    post.server.vanish_after_data = True
    [first] = outbox.send(reminder(), [DANA])
    [second] = outbox.send(reminder(), [DANA])

    assert (first.fate, second.fate) == (Fate.LATER, Fate.ACCEPTED)
    assert len(set(post.carried())) == 1


def test_a_connection_that_the_server_closed_meanwhile_is_made_anew(post, outbox):
    outbox.send(reminder("<1@office.example>"), [DANA])
    assert outbox._connection is not None
    outbox._connection.sock.close()
    [delivery] = outbox.send(reminder("<2@office.example>"), [DANA])

    assert delivery.fate is Fate.ACCEPTED


@pytest.mark.parametrize(
    "recipient",
    ["dana", "dana@x.example\r\nRCPT TO:<eve@x.example>", "<dana@x.example>", "", "d" * 255 + "@x.example"],
)
def test_what_is_no_address_is_refused_here_and_never_put_on_the_wire(post, outbox, recipient):
    deliveries = outbox.send(reminder(), [recipient, DANA])

    assert [d.fate for d in deliveries] == [Fate.REFUSED, Fate.ACCEPTED]
    assert post.server.taken[0].recipients == (DANA,)


def test_a_wrong_password_is_offered_once_and_a_person_is_told(post, monkeypatch):
    monkeypatch.setenv("SMTP_PASSWORD", "wrong")
    outbox = post.open()
    for _ in range(3):
        with pytest.raises(
            OutboxRefused, match=r"refuses the login as 'filings': 535.*correct user or password"
        ):
            outbox.send(reminder(), [DANA])

    assert post.server.logins == ["PLAIN"]


def test_the_password_put_right_is_used_without_a_restart(post, monkeypatch):
    monkeypatch.setenv("SMTP_PASSWORD", "wrong")
    outbox = post.open()
    with pytest.raises(OutboxRefused):
        outbox.send(reminder(), [DANA])
    monkeypatch.undo()
    monkeypatch.setenv("SMTP_PASSWORD", "correct-horse")

    [delivery] = outbox.send(reminder(), [DANA])
    outbox.close()
    assert delivery.fate is Fate.ACCEPTED


@pytest.mark.parametrize(("printed", "works"), [(TOKEN, True), ("an-old-token", False)])
def test_a_token_from_a_command_logs_in_by_xoauth2(post, printed, works):
    outbox = post.open(password_env=None, token_command=("echo", printed))
    complaints = outbox.check()

    assert (complaints == []) is works
    assert works or "token_command" in complaints[0]
    assert printed not in "".join(complaints)
    assert post.server.logins == ["XOAUTH2"]


def test_a_certificate_of_an_unknown_ca_is_not_accepted(post):
    outbox = post.open(ca_file=None)

    with pytest.raises(
        OutboxUnavailable, match=r"certificate of localhost:.*name the CA that signed it in ca_file"
    ):
        outbox.send(reminder(), [DANA])
    assert post.server.logins == []


def test_a_server_that_is_down_is_tried_again_later_and_later(post):
    outbox = post.open(port=1)
    waits = []
    for _ in range(8):
        with pytest.raises(OutboxUnavailable, match=r"refuses connections") as failure:
            outbox.send(reminder(), [DANA])
        waits.append(failure.value.try_again_after)

    assert waits[0] <= 5
    assert 150 <= waits[-1] <= 300


@pytest.mark.parametrize("tls", ["implicit", "none"])
def test_the_other_two_ways_to_connect_carry_mail_too(certificate: Certificate, monkeypatch, tls):
    monkeypatch.setenv("SMTP_PASSWORD", "correct-horse")
    server = SmtpServer(certificate, lambda recipient, raw: None, tls=tls)
    outbox = SmtpOutbox(server.settings())
    try:
        assert [d.fate for d in outbox.send(reminder(), [DANA, SAM])] == [Fate.ACCEPTED, Fate.ACCEPTED]
    finally:
        outbox.close()
        server.close()


def test_a_password_file_that_others_may_read_is_complained_about(post, tmp_path):
    secret = tmp_path / "smtp"
    secret.write_text(os.environ["SMTP_PASSWORD"] + "\n")
    secret.chmod(0o644)
    outbox = post.open(password_env=None, password_file=secret)

    [complaint] = outbox.check()
    assert f"chmod 600 {secret}" in complaint
