"""From the post to the calendars: a message that comes by SMTP is seen everywhere, without a restart."""

import itertools

import pytest

from tests.service.letters import newsletter, request_for_hearing
from tests.service.office import calendar_table, events_in, uids_in

NUMBERS = itertools.count(1)


@pytest.mark.parametrize("kind", ["radicale", "xandikos"])
def test_a_filing_sent_by_smtp_is_in_the_calendar_in_the_feed_and_acknowledged(new_office, servers, kind):
    server = servers.calendars[kind]
    url = server.make_calendar(f"service-{next(NUMBERS)}")
    office = new_office()
    office.write_file(calendar_table("deadlines", server, url))
    office.start()
    office.until(office.feed)

    office.post(newsletter(1), request_for_hearing(1))
    office.until(lambda: "ACT BY" in office.feed())
    office.until(lambda: uids_in(office.feed()) == uids_in("".join(events_in(server, url))))
    mails = office.until(office.mails)

    (case,) = office.asked("case", "list")
    assert case["ref"] in str(mails[0]["Subject"])
    assert office.health()["messages"] == {"arrived": 0, "filed": 1, "needs_person": 0, "set_aside": 1}
    assert office.stop() == 0
