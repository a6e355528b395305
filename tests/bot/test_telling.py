"""Mail of our own: who is told what, once, in time, and never round and round."""

from datetime import UTC, datetime, timedelta

from bot.casework import cases
from bot.intake.outcomes import State
from bot.outbox import Fate
from bot.store import mails, messages, pulse
from bot.store.mails import MailState
from tests.bot.office import TestOffice, letter, open_office, request


def state_of(office: TestOffice, number: int = 0) -> State:
    return office.room.store.read(messages.recent)[number].state


def subjects(office: TestOffice) -> list[str]:
    return [str(mail["Subject"]) for mail in office.outbox.sent]


def events(office: TestOffice, ref: str = "26-0001") -> dict[str, object]:
    return {one["name"]: one["on"] for one in cases.show_case(office.room, ref, office.now)["events"]}


def test_the_first_start_mails_one_digest_about_old_mail_and_nothing_else(office: TestOffice):
    """Mail of Mon 2 March, 9:00, is 49 hours old when the office begins on Wed 4 March, 10:00."""
    office.arrives(request(received="2026-03-02"), arrived_at=office.now - timedelta(hours=49))
    office.arrives(letter("withdrawal", child="Nobody Known"), arrived_at=office.now - timedelta(days=9))

    office.work()

    assert subjects(office) == ["[Duewatch] what was found in the mailbox"]
    text = office.outbox.sent[0].get_content()
    assert "26-0001 MA" in text
    assert "1 message needs a person" in text


def test_after_the_first_start_the_later_stages_of_old_cases_are_mailed(office: TestOffice):
    """Act by Thu 12 March: on Sat 7 March nothing new, five days before was Fri 6 March."""
    office.arrives(request(received="2026-03-02"), arrived_at=office.now - timedelta(hours=49))
    office.work()
    office.outbox.sent.clear()

    office.passes(days=2)
    office.work()

    assert any(subject.startswith("[26-0001] Act by Thu 12 Mar") for subject in subjects(office))


def test_reminders_go_once_a_stage_and_a_night_without_power_gives_one_mail(office: TestOffice):
    """Act by Fri 13 March: stages on Tue 3 (10 days), Fri 6 (5 days, a Sunday), Wed 11 and Thu 12 March."""
    office.arrives(request())
    office.work()
    office.outbox.sent.clear()

    office.now = datetime(2026, 3, 12, 18, 0, tzinfo=UTC)
    office.work()
    office.work()

    answers = [subject for subject in subjects(office) if "Answer the parent" in subject]
    assert answers == ["[26-0001] Act by Fri 13 Mar: Answer the parent's request"]


def test_nothing_reminds_of_what_was_done(office: TestOffice):
    office.arrives(request())
    office.work()
    hand = cases.Hand(by="DC", reason="sent it", now=office.now)
    cases.record_event(office.room, "26-0001", "response_sent", [office.now.date()], hand)
    office.outbox.sent.clear()

    office.now = datetime(2026, 3, 16, 18, 0, tzinfo=UTC)
    office.work()

    assert not [subject for subject in subjects(office) if "Answer the parent" in subject]


def test_a_late_duty_is_told_every_day_until_it_is_done(office: TestOffice):
    office.arrives(request())
    office.work()
    for day in (16, 17):
        office.outbox.sent.clear()
        office.now = datetime(2026, 3, day, 18, 0, tzinfo=UTC)
        office.work()
        assert "[26-0001] LATE: Answer the parent's request was to be done by Fri 13 Mar" in subjects(office)


def test_a_date_that_moved_takes_its_unsent_reminders_with_it(office: TestOffice):
    office.outbox.fate = Fate.LATER
    office.arrives(request())
    office.work()
    hand = cases.Hand(by="DC", reason="stamp", now=office.now)

    cases.confirm(office.room, "26-0001", "lea_received_request", office.now.date() - timedelta(days=2), hand)

    waiting = [one for one in office.room.store.read(mails.every) if one.mail.kind == "reminder"]
    never_tried = [one for one in waiting if one.state is MailState.WANTED and one.tries == 0]
    assert "2026-03-13" not in {str(one.mail.act_by) for one in never_tried}


def test_a_refused_mail_is_told_in_the_status_and_not_sent_again(office: TestOffice):
    office.outbox.fate = Fate.REFUSED
    office.arrives(request())

    office.work()
    office.outbox.fate = Fate.ACCEPTED
    office.passes(hours=1)
    office.work()

    assert office.outbox.sent == []
    assert any("refused" in one.trouble for one in office.room.store.read(pulse.every))


def test_a_mail_tried_again_is_the_same_to_the_byte(office: TestOffice):
    """The server said "later" after it may have taken the mail: the copy must be known as one."""
    seen = []
    genuine = office.outbox.send

    def remembering(message, recipients):
        seen.append(message.as_bytes())
        return genuine(message, recipients)

    office.outbox.send = remembering
    office.outbox.fate = Fate.LATER
    office.arrives(letter("withdrawal", child="Nobody"))
    office.work()
    office.outbox.fate = Fate.ACCEPTED
    office.passes(hours=2)
    office.work()

    assert len(seen) == 2
    assert seen[0] == seen[1]


def test_sending_is_capped_by_the_hour_and_intake_is_not(tmp_path):
    office = open_office(tmp_path, "\n[limits]\nmails_per_hour = 3\n")
    for number in range(6):
        office.arrives(letter("withdrawal", child=f"Nobody {number}", note=str(number)))

    office.work()

    assert len(office.outbox.sent) == 3
    assert len(cases.tray(office.room)) == 6
    office.passes(minutes=61)
    office.work()
    assert len(office.outbox.sent) == 6


def test_a_machines_answer_to_our_own_mail_is_never_told_by_mail(office: TestOffice):
    office.arrives(request())
    office.work()
    own = str(office.outbox.sent[0]["Message-ID"])
    sent = len(office.outbox.sent)

    office.arrives(
        letter(
            "bounce", bare="yes", automatic="yes", **{"in-reply-to": own, "from": "mailer-daemon@x.example"}
        )
    )
    office.work()

    assert len(office.outbox.sent) <= sent + 1
    assert not [subject for subject in subjects(office)[sent:] if "needs a person" in subject]


def test_an_answer_to_our_own_mail_finds_its_case_without_any_name(office: TestOffice):
    office.arrives(request())
    office.work()
    own = str(office.outbox.sent[0]["Message-ID"])

    office.arrives(letter("withdrawal", **{"in-reply-to": own}))
    office.work()

    assert "request_withdrawn" in events(office)


def test_a_forged_message_id_finds_no_case(office: TestOffice):
    office.arrives(request())
    office.work()
    own = str(office.outbox.sent[0]["Message-ID"])
    forged = own.replace(own.split(".")[3][:4], "0000")

    office.arrives(letter("withdrawal", **{"in-reply-to": forged}))
    office.work()

    assert "request_withdrawn" not in events(office)
    assert state_of(office) is State.NEEDS_PERSON or len(cases.tray(office.room)) == 1
