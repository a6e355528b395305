"""Our own mail: words, headers, manners."""

from datetime import UTC, date, datetime
from email import message_from_bytes, policy

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.mail.envelope import MAX_REFERENCES, OutgoingMail, as_email, thread
from bot.mail.letters import (
    Acknowledgement,
    Alarm,
    Digest,
    DueLine,
    MovedDates,
    MovedLine,
    Reminder,
    TrayNotice,
    compose,
)
from bot.mail.manners import may_be_answered, told_of_filing
from bot.mail.message_id import case_of, message_id
from config.mail_texts import KINDS, text_of
from config.office import Person

KEY = b"k" * 32
RESPONSE = DueLine(
    on=date(2026, 3, 13), act_by=date(2026, 3, 13), title="Answer the parent's request", signed_off=False
)

MOVED_LINE = MovedLine(
    title="Answer the parent's request",
    was="due Mon 16 Mar 2026, act by Fri 13 Mar 2026",
    now="due Mon 16 Mar 2026, act by Thu 12 Mar 2026",
    because="Now: Thu 12 Mar 2026: act by, the last business day before Sat 14 Mar 2026 (Saturday).",
)


def acknowledgement(**changes: object) -> Acknowledgement:
    values: dict[str, object] = {
        "ref": "26-0014",
        "label": "26-0014 JR",
        "what": "Due process request",
        "lea": "Piedra Alta Public Schools",
        "received": date(2026, 3, 4),
        "received_how": "our own mail server",
        "first": RESPONSE,
        "due": (RESPONSE,),
    }
    return Acknowledgement(**(values | changes))  # type: ignore[arg-type]


def reminder(days_left: int) -> Reminder:
    return Reminder(
        ref="26-0014",
        label="26-0014 JR",
        lea=None,
        rule="dp_response",
        title="Answer the parent's request",
        act_by=date(2026, 3, 13),
        last_day=date(2026, 3, 14),
        due=date(2026, 3, 16),
        outer_limit=None,
        days_left=days_left,
        citations=("34 CFR 300.508(e)(1)",),
        met_by="response_sent",
    )


def outgoing(**changes: object) -> OutgoingMail:
    values: dict[str, object] = {
        "recipient": "dana@llanoalto.example",
        "recipient_name": "Dana Coordinator",
        "sender": "Duewatch <sped.filings@llanoalto.example>",
        "subject": "[26-0014] Due process request",
        "body": "Text\n",
        "message_id": message_id(KEY, "26-0014", "ack/1", "llanoalto.example"),
        "stream": "acknowledgements",
    }
    return OutgoingMail(**(values | changes))  # type: ignore[arg-type]


def test_the_subject_of_an_acknowledgement_says_what_when_and_by_when() -> None:
    """4 March 2026 is a Wednesday; day 10 is Saturday the 14th, so the office acts by Friday the 13th."""
    text = compose(acknowledgement(), text_of("acknowledgement"))

    assert text.subject == "[26-0014] Due process request received Wed 4 Mar: act by Fri 13 Mar"


def test_an_acknowledgement_shows_dates_questions_and_what_is_not_signed_off() -> None:
    letter = acknowledgement(questions=("Which day did the district receive it?",), missing=("school",))

    body = compose(letter, text_of("acknowledgement")).body

    assert "ACT BY Fri 13 Mar 2026  Answer the parent's request *" in body
    assert "Which day did the district receive it?" in body
    assert "The filing does not show: school." in body
    assert "not yet signed off" in body


def test_an_acknowledgement_without_a_date_of_ours_has_a_subject_too() -> None:
    text = compose(acknowledgement(first=None, due=()), text_of("acknowledgement"))

    assert text.subject == "[26-0014] Due process request received Wed 4 Mar"


@pytest.mark.parametrize(
    ("days_left", "subject"),
    [
        (5, "[26-0014] Act by Fri 13 Mar: Answer the parent's request"),
        (0, "[26-0014] Today: Answer the parent's request"),
        (-2, "[26-0014] LATE: Answer the parent's request was to be done by Fri 13 Mar"),
    ],
)
def test_a_reminder_says_how_near_the_day_is(days_left: int, subject: str) -> None:
    assert compose(reminder(days_left), text_of("reminder")).subject == subject


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_mail_has_a_text_that_can_be_filled(kind: str) -> None:
    letters = {
        "acknowledgement": acknowledgement(),
        "tray": TrayNotice(number="7", arrived=date(2026, 3, 4), reasons=("no text could be read",)),
        "reminder": reminder(1),
        "digest": Digest(title="Where things stand", opening="First start.", due=(RESPONSE,), tray=1),
        "alarm": Alarm(title="no mail read", what="The mailbox did not answer.", do="Check the server."),
        "moved": MovedDates(ref="26-0014", label="26-0014 JR", lea=None, waiting=(MOVED_LINE,)),
    }
    text = compose(letters[kind], text_of(kind))

    assert text.subject
    assert "{" not in text.subject + text.body
    assert not text.body.startswith("\n")


def test_a_text_of_the_offices_own_replaces_ours(tmp_path) -> None:
    (tmp_path / "alarm.txt").write_text("Subject: Ay: {{ title }}\n\n{{ do }}\n")

    text = compose(Alarm(title="t", what="w", do="d"), text_of("alarm", tmp_path))

    assert (text.subject, text.body) == ("Ay: t", "d\n")
    assert text_of("tray", tmp_path) == text_of("tray")


def test_a_text_without_a_subject_line_is_refused() -> None:
    with pytest.raises(ValueError, match="Subject"):
        compose(Alarm(title="t", what="w", do="d"), "Hello\n\nbody")


@given(st.text())
def test_no_value_can_add_a_line_to_the_subject(hostile: str) -> None:
    text = compose(Alarm(title=hostile, what="w", do="d"), "Subject: {{ title }} end\n\nbody\n")

    assert text.subject.isprintable()


def test_automatic_mail_says_that_a_machine_wrote_it_and_threads() -> None:
    mail = as_email(outgoing(in_reply_to="<a@b.example>", answer=True), datetime(2026, 3, 4, 15, tzinfo=UTC))
    back = message_from_bytes(mail.as_bytes(), policy=policy.default)

    assert back["Auto-Submitted"] == "auto-replied"
    assert back["X-Auto-Response-Suppress"] == "All"
    assert back["In-Reply-To"] == back["References"] == "<a@b.example>"
    assert back["List-Id"] == "Duewatch acknowledgements <acknowledgements.duewatch.llanoalto.example>"
    assert back["Message-ID"] == outgoing().message_id


@pytest.mark.parametrize("bad", ["x\r\nBcc: a@b.example", "x\nX: y", "x\ry"])
def test_a_header_with_a_line_break_is_refused(bad: str) -> None:
    with pytest.raises(ValueError, match=r"linefeed|CR|line"):
        as_email(outgoing(subject=bad), datetime(2026, 3, 4, tzinfo=UTC)).as_bytes()


def test_a_long_thread_keeps_its_first_and_its_last_references() -> None:
    chain = thread("<last@x.example>", [f"<{n}@x.example>" for n in range(60)])

    assert len(chain) == MAX_REFERENCES
    assert (chain[0], chain[-1]) == ("<0@x.example>", "<last@x.example>")


def test_a_malformed_message_id_of_a_stranger_is_not_repeated() -> None:
    assert thread("<a@[1\r\nBcc: x>", ["no brackets", "<ok@x.example>"]) == ("<ok@x.example>",)


def test_our_own_message_id_leads_back_to_its_case() -> None:
    ours = message_id(KEY, "26-0014", "reminder/dp_response/1", "llanoalto.example")

    assert case_of(KEY, ours) == "26-0014"
    assert case_of(KEY, message_id(KEY, "", "digest/1", "llanoalto.example")) == ""


def test_one_row_always_has_one_message_id() -> None:
    assert message_id(KEY, "26-0014", "r", "d.example") == message_id(KEY, "26-0014", "r", "d.example")
    assert message_id(KEY, "26-0014", "r", "d.example") != message_id(KEY, "26-0014", "s", "d.example")


@pytest.mark.parametrize(
    "forged", ["<x@y.example>", "", "<dw.26-0014.00000000000000000000.000000000000000000000000@d.example>"]
)
def test_a_forged_message_id_leads_nowhere(forged: str) -> None:
    assert case_of(KEY, forged) is None


DANA = Person(
    name="Dana", initials="DC", address="dana@o.example", roles=("coordinator",), leas=("Piedra Alta",)
)
RENE = Person(
    name="Rene", initials="RB", address="rene@o.example", roles=("coordinator",), leas=("Rio Seco",)
)
SAM = Person(name="Sam", initials="ST", address="sam@o.example", roles=("staff",))


def test_the_leas_coordinators_are_told_and_the_forwarder_if_a_configured_person() -> None:
    told = told_of_filing((DANA, RENE, SAM), "Piedra Alta", "sam@o.example", automatic=False)

    assert told == (DANA, SAM)


def test_the_filer_is_never_told() -> None:
    told = told_of_filing((DANA, RENE), "Piedra Alta", "parent@family.example", automatic=False)

    assert told == (DANA,)


def test_of_an_unknown_lea_every_coordinator_is_told() -> None:
    assert told_of_filing((DANA, RENE, SAM), None, "", automatic=True) == (DANA, RENE)


@pytest.mark.parametrize(
    "address", ["", "MAILER-DAEMON@x.example", "no-reply+7@x.example", "me@o.example", "x"]
)
def test_role_addresses_and_our_own_are_never_answered(address: str) -> None:
    assert not may_be_answered(address, ["me@o.example"])
