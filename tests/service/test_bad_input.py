"""Settings that cannot work: doctor and status say in words what and where, and the rest goes on."""

import itertools

import pytest

from tests.servers.certificates import good, of_an_expired_ca
from tests.servers.dovecot import Dovecot
from tests.servers.fixtures import run_dovecot
from tests.service.letters import request_for_hearing
from tests.service.office import MAILBOX, Office, calendar_table, events_in, objects_in, uids_in
from tests.shared_calendars.odd_server import odd_server

NUMBERS = itertools.count(1)
WEB_PAGE = (200, {"Content-Type": "text/html"}, b"<html>Welcome to the intranet</html>")


def second_mailbox(user: str, dovecot: Dovecot, **more: str) -> str:
    """Return the table of another mailbox, on any server."""
    table = MAILBOX.format(user=user, port=dovecot.imap, ca=dovecot.certificate.ca)
    return table + "".join(f'{key} = "{value}"\n' for key, value in more.items())


def findings(office: Office, what: str) -> str:
    """Return what doctor says is wrong with one thing, which it must call wrong."""
    wrong = [one["says"] for one in office.asked("doctor") if one["what"] == what and one["grade"] == "wrong"]
    assert wrong, office.asked("doctor")
    return "\n".join(wrong)


def trouble(office: Office, part: str) -> str:
    """Wait until status names a trouble of that part."""
    return str(office.until(lambda: office.troubles(part), every=0.2)[0])


def goes_on(office: Office, servers) -> None:
    """See that mail to the good mailbox still becomes a case, and is told of."""
    servers.dovecot.deliver(office.user, request_for_hearing(0))
    office.until(lambda: uids_in(office.feed()))
    office.until(office.mails)


@pytest.fixture(params=["another name", "expired CA"])
def untrusted(request, server_folder) -> Dovecot:
    """A mail server whose certificate is not to be believed."""
    folder = server_folder / f"untrusted{next(NUMBERS)}"
    makers = {"another name": lambda to: good(to, "mail.elsewhere.example"), "expired CA": of_an_expired_ca}
    yield from run_dovecot(folder, makers[request.param](server_folder / f"certificate{next(NUMBERS)}"))


def test_a_certificate_that_cannot_be_believed_is_told_and_the_other_mailbox_works(
    new_office, servers, untrusted
):
    office: Office = new_office(extra=second_mailbox("other", untrusted))
    office.write_file()
    office.start()

    goes_on(office, servers)
    for told in (findings(office, "mailbox other@llanoalto.example"), trouble(office, "mailbox:other@")):
        assert f"certificate of localhost:{untrusted.imap} is not accepted" in told


def test_a_folder_that_does_not_exist_is_told_and_the_other_mailbox_works(new_office, servers):
    office: Office = new_office(extra=second_mailbox("other", servers.dovecot, folder="Filngs"))
    office.write_file()
    office.start()

    goes_on(office, servers)
    for told in (findings(office, "mailbox other@llanoalto.example"), trouble(office, "mailbox:other@")):
        assert "'Filngs'" in told
        assert "is it spelled right?" in told


def test_a_calendar_address_that_is_a_web_page_is_told_and_the_other_calendar_works(new_office, servers):
    server = servers.calendars["radicale"]
    url = server.make_calendar(f"bad-{next(NUMBERS)}")
    with odd_server(lambda method, path: WEB_PAGE) as web:
        office: Office = new_office()
        page = calendar_table("intranet", server, f"{web.url}/deadlines/")
        office.write_file(page, calendar_table("deadlines", server, url))
        office.start()

        goes_on(office, servers)
        office.until(lambda: uids_in("".join(events_in(server, url))) == uids_in(office.feed()))
        for told in (findings(office, "calendar intranet"), trouble(office, "calendar:intranet")):
            assert "is a web page, not a calendar" in told
            assert web.url in told


def test_a_user_without_the_right_to_write_is_told_and_the_feed_works(new_office, servers):
    server = servers.calendars["radicale"]
    url = server.make_calendar(f"bad-{next(NUMBERS)}")
    office: Office = new_office()
    office.write_file(calendar_table("deadlines", server, url, user="reader"))
    office.start()

    goes_on(office, servers)
    assert "may read" in findings(office, "calendar deadlines")
    assert "give it the right to write this calendar" in trouble(office, "calendar:deadlines")


def test_a_mail_server_that_does_not_take_the_password_is_told_and_cases_are_still_published(
    new_office, servers
):
    office: Office = new_office()
    office.write_file()
    (office.folder / "secrets/smtp").write_text("not-the-password\n")
    office.start()

    servers.dovecot.deliver(office.user, request_for_hearing(0))
    office.until(lambda: uids_in(office.feed()))
    assert "refuses the login" in findings(office, "mail out")
    assert "refuses the login" in trouble(office, "outbox")


def test_a_calendar_emptied_behind_our_back_is_asked_about_and_written_again_when_accepted(
    new_office, servers
):
    server = servers.calendars["radicale"]
    url = server.make_calendar(f"bad-{next(NUMBERS)}")
    office: Office = new_office()
    office.write_file(calendar_table("deadlines", server, url))
    office.start()
    goes_on(office, servers)
    office.until(lambda: uids_in("".join(events_in(server, url))) == uids_in(office.feed()))
    wanted = uids_in(office.feed())
    with server.client() as http:
        for one in objects_in(server, url):
            assert http.delete(one).status_code < 300

    servers.dovecot.deliver(office.user, request_for_hearing(1))
    assert "run 'duewatch calendar accept deadlines'" in trouble(office, "calendar:deadlines")
    assert events_in(server, url) == []
    (listed,) = office.asked("calendar", "list")
    assert "have vanished" in listed["trouble"]

    words = ("calendar", "accept", "deadlines", "--by", "DC", "--reason", "emptied by mistake")
    assert office.duewatch(*words).returncode == 0
    office.until(lambda: uids_in("".join(events_in(server, url))) == uids_in(office.feed()))
    assert set(wanted) < set(uids_in(office.feed()))
