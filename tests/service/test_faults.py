"""Servers that break while the daemon works with them: nothing is lost, nothing comes twice, no restart."""

import itertools
from collections import Counter

import pytest

from tests.servers.dovecot import Dovecot
from tests.servers.fault_proxy import Cut, FaultProxy
from tests.servers.fixtures import run_dovecot
from tests.service.letters import newsletter, request_for_hearing
from tests.service.office import Office, Servers, calendar_table, events_in, uids_in
from tests.shared_calendars.fault_proxy import fault_proxy
from tests.shared_calendars.servers import radicale

NUMBERS = itertools.count(1)


def until_kept(office: Office, messages: int) -> None:
    """Wait until so many messages have ended."""
    office.until(lambda: office.ended() == messages, every=0.2)


@pytest.fixture
def office(new_office) -> Office:
    """An office at work whose way to its mailbox can break, and without a shared calendar."""
    office = new_office()
    office.write_file()
    return office


@pytest.fixture
def frail(new_office, proxy: FaultProxy) -> Office:
    """An office that reads its mailbox through the proxy."""
    office = new_office(imap_port=proxy.port)
    office.write_file()
    return office


def test_a_connection_cut_in_idle_costs_no_message(frail, proxy):
    frail.start()
    frail.post(newsletter(0))
    until_kept(frail, 1)

    proxy.cut()
    frail.post(request_for_hearing(0))
    until_kept(frail, 2)

    assert len(frail.cases()) == 1


def test_a_connection_cut_in_the_middle_of_a_fetch_costs_no_message_and_doubles_none(frail, proxy):
    """Ten letters are some 14 kB, and logging in half of that; TLS shows only how many bytes went by."""
    frail.post(*(request_for_hearing(number) for number in range(10)))
    proxy.cut_when(Cut("server", after_bytes=10_000))
    frail.start()
    until_kept(frail, 10)

    assert proxy.connections >= 2
    assert len(frail.cases()) == 10


def test_the_mail_server_restarts_with_new_uids_and_nothing_is_processed_twice(
    new_office, servers, server_folder, certificate
):
    """Dovecot forgets its numbers: UIDVALIDITY changes, and every message has a new place."""
    for dovecot in run_dovecot(server_folder / f"faults{next(NUMBERS)}", certificate):
        moved = Servers(dovecot, servers.smtp)
        office: Office = new_office(imap_port=dovecot.imap)
        office.servers = moved
        office.write_file()
        office.start()
        dovecot.deliver(office.user, request_for_hearing(0))
        dovecot.deliver(office.user, newsletter(0))
        until_kept(office, 2)

        dovecot.stop()
        _forget_numbers(dovecot, office.user)
        dovecot.start()
        dovecot.deliver(office.user, newsletter(1))
        until_kept(office, 3)

        assert len(office.cases()) == 1
        assert office.ended() == 3
        office.kill()


def _forget_numbers(dovecot: Dovecot, user: str) -> None:
    for kept in dovecot.maildir(user).glob("dovecot*"):
        kept.unlink()


@pytest.fixture
def line(servers):
    """A bad line to Radicale, and the calendar at its end."""
    server = servers.calendars["radicale"]
    url = server.make_calendar(f"faults-{next(NUMBERS)}")
    with fault_proxy(server.port) as proxy:
        yield proxy, server, url


def through(line) -> str:
    """Return the table of the calendar that is reached through the line."""
    proxy, server, url = line
    return calendar_table("deadlines", server, url.replace(str(server.port), str(proxy.port)))


@pytest.mark.parametrize("broken", [{"cut_after": 9000}, {"drop_after": 9000}])
def test_a_calendar_line_that_breaks_in_a_put_or_loses_the_answer_doubles_no_event(new_office, line, broken):
    """Cut: the server has half a request. Dropped: it did the work, and we never hear of it."""
    proxy, server, url = line
    office: Office = new_office()
    office.write_file(through(line))
    office.start()
    office.until(office.serves)
    proxy.arm(**broken)

    office.post(request_for_hearing(0))
    office.until(lambda: proxy.broken)
    proxy.mend()
    office.until(lambda: uids_in("".join(events_in(server, url))) == uids_in(office.feed()) != [], every=0.2)

    found = uids_in("".join(events_in(server, url)))
    assert len(found) == len(set(found))


def test_a_calendar_server_that_is_down_holds_up_nothing_else_and_is_served_when_it_is_back(
    new_office, tmp_path_factory
):
    with radicale(tmp_path_factory.mktemp("radicale")) as server:
        url = server.make_calendar("deadlines")
        server.stop()
        office: Office = new_office()
        office.write_file(calendar_table("deadlines", server, url))
        office.start()
        office.post(request_for_hearing(0))
        office.until(lambda: uids_in(office.feed()))
        office.until(office.mails)
        (trouble,) = office.until(lambda: office.troubles("calendar:deadlines"), every=0.2)
        assert str(server.port) in trouble

        server.start()
        office.until(lambda: uids_in("".join(events_in(server, url))) == uids_in(office.feed()), every=0.2)
        office.until(lambda: not office.troubles("calendar:deadlines"), every=0.2)


def test_a_mail_whose_answer_was_lost_goes_again_under_the_same_message_id(office, servers):
    office.start()
    office.until(office.serves)
    servers.smtp.vanish_after_data = True

    servers.dovecot.deliver(office.user, request_for_hearing(0))
    office.until(lambda: max(times_seen(office).values(), default=0) == 2, every=0.2)
    office.until(lambda: not office.troubles(), every=0.2)

    assert sorted(times_seen(office).values())[:-1] == [1] * (len(times_seen(office)) - 1)


def times_seen(office: Office) -> Counter[str]:
    """Return how often each Message-ID lies in the coordinator's mailbox."""
    return Counter(str(mail["Message-ID"]) for mail in office.mails())


SECOND_COORDINATOR = """
[[person]]
name = "Rufus Coordinator"
initials = "RC"
address = "refused@llanoalto.example"
roles = ["coordinator"]
"""


def test_a_mail_put_off_goes_later_and_a_refused_one_is_told_to_the_others(new_office, servers):
    """The server says 451 to everything for a while, and 550 to one address for ever."""
    office: Office = new_office(extra=SECOND_COORDINATOR)
    office.write_file()
    office.start()
    servers.smtp.answer_to_data = "451 4.7.1 come again later"
    servers.dovecot.deliver(office.user, request_for_hearing(0))
    (refused,) = office.until(lambda: office.troubles("mail to refused@"), every=0.2)
    assert office.mails() == []

    servers.smtp.answer_to_data = ""
    found = office.until(lambda: about(office, "refused@"), every=0.2)
    office.until(lambda: about(office, "Due process request"), every=0.2)

    assert "550" in refused
    assert len(found) == 1


def about(office: Office, words: str) -> list[str]:
    """Return the subjects of the coordinator's mails that have these words."""
    return [str(mail["Subject"]) for mail in office.mails() if words in str(mail["Subject"])]
