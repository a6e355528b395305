"""What every way out for mail must do. A new one gets the whole suite by naming itself."""

from abc import ABC, abstractmethod
from email import message_from_bytes, policy
from email.message import EmailMessage

import pytest

from bot.outbox import Fate, Outbox

DANA, SAM = "dana@piedraalta.example", "sam@piedraalta.example"


def reminder(
    message_id: str = "<dw.26-0014.1@office.example>", body: str = "Act by Fri 13 Mar.\n"
) -> EmailMessage:
    message = EmailMessage(policy=policy.SMTP)
    message["From"] = "Duewatch <filings@office.example>"
    message["To"] = DANA
    message["Subject"] = "[26-0014] Answer due: act by Fri 13 Mar"
    message["Message-ID"] = message_id
    message.set_content(body)
    return message


class Post(ABC):
    """Where mail ends up, reached behind the outbox's back."""

    @abstractmethod
    def open(self) -> Outbox:
        """Return a new way out."""

    @abstractmethod
    def carried(self) -> list[bytes]:
        """Return every message that was carried, in order."""


class OutboxSuite:
    """Inherit, and give a fixture `post`."""

    @pytest.fixture
    def post(self) -> Post:
        raise NotImplementedError

    @pytest.fixture
    def outbox(self, post: Post):
        outbox = post.open()
        yield outbox
        outbox.close()

    def test_a_mail_is_carried_whole_and_each_recipient_has_a_result(self, post, outbox):
        deliveries = outbox.send(reminder(), [DANA, SAM])

        assert [(d.recipient, d.fate) for d in deliveries] == [(DANA, Fate.ACCEPTED), (SAM, Fate.ACCEPTED)]
        carried = message_from_bytes(post.carried()[0], policy=policy.default)
        assert carried["Message-ID"] == "<dw.26-0014.1@office.example>"
        assert carried["Subject"] == "[26-0014] Answer due: act by Fri 13 Mar"
        assert carried.get_content().splitlines() == ["Act by Fri 13 Mar."]

    def test_many_mails_go_one_after_the_other(self, post, outbox):
        for number in range(20):
            [delivery] = outbox.send(reminder(f"<dw.{number}@office.example>"), [DANA])
            assert delivery.fate is Fate.ACCEPTED

        ids = {message_from_bytes(raw)["Message-ID"] for raw in post.carried()}
        assert ids == {f"<dw.{number}@office.example>" for number in range(20)}

    def test_words_beyond_ascii_and_lines_that_begin_with_a_dot_arrive_as_written(self, post, outbox):
        body = "Próxima fecha: viernes.\n.\n..\nFrom here on, nothing is lost.\n"
        outbox.send(reminder(body=body), [DANA])

        [raw] = post.carried()
        carried = message_from_bytes(raw, policy=policy.default)
        assert carried.get_content().splitlines() == body.splitlines()

    def test_a_healthy_outbox_has_no_complaints_and_checking_sends_nothing(self, post, outbox):
        assert outbox.check() == []
        assert post.carried() == []

    def test_closing_twice_is_as_good_as_once_and_sending_opens_again(self, post, outbox):
        outbox.send(reminder("<1@office.example>"), [DANA])
        outbox.close()
        outbox.close()
        outbox.send(reminder("<2@office.example>"), [DANA])

        assert len(post.carried()) == 2
