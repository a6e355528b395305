"""A calendar on real CalDAV servers: the whole suite, and what is its own."""

import ssl

import pytest

from calendars.errors import CalendarSuspicious
from calendars.shared import Applied, Refused
from tests.calendars.samples import published
from tests.shared_calendars.caldav_client import MemoryInMemory, calendar
from tests.shared_calendars.suite import CalendarSuite

FOREIGN = (
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Other//EN\r\nBEGIN:VEVENT\r\nUID:{uid}\r\n"
    "DTSTAMP:20260101T000000Z\r\nDTSTART:20260301T090000Z\r\nSUMMARY:Staff meeting\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
)


def names(client, url):
    """Return the addresses of everything in a collection."""
    answer = client.request("PROPFIND", url, headers={"Depth": "1"})
    from lxml import etree

    hrefs = [one.text for one in etree.fromstring(answer.content).iter("{DAV:}href")]
    return [href for href in hrefs if href.endswith(".ics")]


class TestCalDav(CalendarSuite):
    """The suite over a CalDAV server."""

    @pytest.fixture(autouse=True)
    def _place(self, server, url):
        self.server, self.url, self.keeper = server, url, MemoryInMemory()
        with server.client() as self.http:
            yield

    def open(self, **given):
        return calendar(self.server, self.url, **{"keeper": self.keeper, **given})

    def texts(self):
        return [self.http.get(self.server.root + name).content for name in names(self.http, self.url)]

    def put_foreign(self):
        self.http.put(self.url + "staff.ics", content=FOREIGN.format(uid="staff-1")).raise_for_status()

    def has_foreign(self):
        return "Staff meeting" in self.http.get(self.url + "staff.ics").text

    def ours(self, number=1):
        """Return the address of one of our objects."""
        [name] = [one for one in names(self.http, self.url) if one.endswith(f"{number:012x}.ics")]
        return self.server.root + name

    def test_what_someone_edited_is_brought_back(self):
        self.open().bring_to([published(1), published(2)])
        self.edit()

        [applied] = self.open().bring_to([published(1), published(2)])
        assert isinstance(applied, Applied)
        assert str(self.events()[1]["DTSTART"].dt) == "2026-03-13"
        assert self.open().bring_to([published(1), published(2)]) == []

    def test_what_someone_deleted_is_written_again(self):
        self.open().bring_to([published(1), published(2)])
        self.http.delete(self.ours(1)).raise_for_status()
        self.open().bring_to([published(1), published(2)])

        assert sorted(self.events()) == [1, 2]

    def test_an_alarm_that_someone_added_for_themselves_may_stay(self):
        self.open().bring_to([published(1), published(2)])
        alarm = "BEGIN:VALARM\r\nACTION:DISPLAY\r\nDESCRIPTION:x\r\nTRIGGER:-PT1H\r\nEND:VALARM\r\nEND:VEVENT"
        text = self.http.get(self.ours(1)).text
        self.http.put(self.ours(1), content=text.replace("END:VEVENT", alarm)).raise_for_status()

        assert self.open().bring_to([published(1), published(2)]) == []

    def edit(self, number=1):
        """Do what a person does who moves our entry by hand."""
        text = self.http.get(self.ours(number)).text
        self.http.put(self.ours(number), content=text.replace("20260313", "20260320")).raise_for_status()

    def test_an_edit_between_looking_and_writing_is_looked_at_and_then_corrected(self):
        self.open().bring_to([published(1), published(2)])
        self.keeper.meanwhile = self.edit
        self.open().bring_to([published(1, sequence=1, summary="ACT BY - new"), published(2)])

        assert self.keeper.meanwhile is None
        assert str(self.events()[1]["DTSTART"].dt) == "2026-03-13"
        assert self.events()[1]["SUMMARY"] == "ACT BY - new"

    def test_an_entry_deleted_between_looking_and_writing_is_written_anew(self):
        self.open().bring_to([published(1), published(2)])
        self.keeper.meanwhile = lambda: self.http.delete(self.ours(1)).raise_for_status()
        self.open().bring_to([published(1, sequence=1, summary="ACT BY - new"), published(2)])

        assert self.events()[1]["SUMMARY"] == "ACT BY - new"

    def test_an_entry_edited_or_deleted_while_we_delete_it_is_gone(self):
        self.open().bring_to([published(1), published(2), published(3)])
        self.keeper.meanwhile = self.edit
        self.open().bring_to([published(2), published(3)])
        assert sorted(self.events()) == [2, 3]

        self.keeper.meanwhile = lambda: self.http.delete(self.ours(2)).raise_for_status()
        self.open().bring_to([published(3)])
        assert sorted(self.events()) == [3]

    def test_a_lost_memory_costs_a_comparison_and_writes_nothing(self):
        self.open().bring_to([published(1), published(2)])
        before = [self.http.get(self.ours(n)).headers["etag"] for n in (1, 2)]
        self.keeper.text = "not what we wrote {"

        assert self.open().bring_to([published(1), published(2)]) == []
        assert [self.http.get(self.ours(n)).headers["etag"] for n in (1, 2)] == before

    def test_a_calendar_that_was_emptied_is_not_filled_again_until_a_person_says_so(self):
        self.open().bring_to([published(1), published(2)])
        for number in (1, 2):
            self.http.delete(self.ours(number)).raise_for_status()

        with pytest.raises(CalendarSuspicious, match="2 of our 2 entries have vanished"):
            self.open().bring_to([published(1), published(2)])
        assert self.events() == {}
        self.open().accept()
        self.open().bring_to([published(1), published(2)])
        assert sorted(self.events()) == [1, 2]

    def test_a_calendar_that_was_deleted_and_made_anew_is_another_one(self):
        self.open().bring_to([published(1), published(2)])
        self.http.delete(self.url).raise_for_status()
        self.http.request("MKCALENDAR", self.url).raise_for_status()

        with pytest.raises(CalendarSuspicious, match="duewatch calendar accept deadlines"):
            self.open().bring_to([published(1), published(2), published(3)])

    def test_our_own_deleting_of_everything_is_not_suspicious(self):
        self.open().bring_to([published(1)])
        self.open().bring_to([])
        self.open().bring_to([published(1)])

        assert sorted(self.events()) == [1]

    def test_two_offices_in_one_calendar_do_not_see_each_other(self):
        self.open().bring_to([published(1)])
        other = self.open(office="another-office", keeper=MemoryInMemory())
        other.bring_to([published(2)])
        other.bring_to([])

        assert sorted(self.events()) == [1]

    def test_a_copy_of_ours_made_by_someone_else_is_said_and_the_rest_goes_on(self):
        copy = FOREIGN.format(uid="00000000-0000-0000-0000-000000000001")
        self.http.put(self.url + "import.ics", content=copy).raise_for_status()
        results = {one.uid.int: one for one in self.open().bring_to([published(1), published(2)])}

        assert isinstance(results[2], Applied)
        assert isinstance(results[1], Refused)
        assert "another object there has the uid" in results[1].what
        assert self.http.get(self.url + "import.ics").text.count("Staff meeting") == 1

    @pytest.mark.parametrize("start", ["home", "root"])
    def test_the_calendar_is_found_from_the_account_or_the_server_by_its_name(self, start):
        name = self.url.rstrip("/").rpartition("/")[2]
        address = self.server.home if start == "home" else f"{self.server.root}/"
        found = calendar(self.server, address, name=name)

        assert list(found.check()) == []
        found.bring_to([published(1)])
        assert sorted(self.events()) == [1]

    def test_several_calendars_and_none_of_our_name_are_listed(self):
        self.server.make_calendar(f"second-{self.url.rstrip('/').rpartition('-')[2]}")
        [problem] = calendar(self.server, self.server.home, name="nobody").check()

        assert "has no one calendar of that name, but these: " in problem
        assert self.url in problem

    def test_a_wrong_password_needs_a_person(self):
        [problem] = self.open(password="wrong").check()

        assert "does not accept user and password" in problem
        assert "wrong" not in problem

    def test_a_calendar_that_does_not_exist_needs_a_person(self):
        [problem] = calendar(self.server, f"{self.server.home}nowhere/").check()

        assert "nowhere/" in problem
        assert "create the calendar there, or correct the address" in problem


def test_a_user_who_may_only_read_is_told_before_and_while_writing(radicale_server):
    from calendars.errors import CalendarRefused

    url = radicale_server.make_calendar("readable")
    ours = calendar(radicale_server, url, user="reader")

    [problem] = ours.check()
    assert "may read" in problem
    with pytest.raises(CalendarRefused, match="right to write this calendar"):
        ours.bring_to([published(1)])


def test_a_certificate_of_an_unknown_ca_is_refused(radicale_server):
    from dataclasses import replace

    ours = calendar(radicale_server, radicale_server.home)
    ours._server = replace(ours._server, tls=ssl.create_default_context())

    assert ours.check() == [f"calendar deadlines: localhost:{radicale_server.port}: SSLCertVerificationError"]
