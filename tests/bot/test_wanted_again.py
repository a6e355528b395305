"""What was wanted, then not, then again; and one bad row that must hold up no other."""

from dataclasses import replace
from datetime import date

import pytest

from bot.casework import cases
from bot.casework.cases import Hand
from bot.publishing.publishing import Shelf, publish
from bot.store import entries, mails, pulse
from bot.work import sweep, work_off
from calendars.folder import FolderCalendar
from tests.bot.office import PIEDRA_ALTA, RIO_SECO, TestOffice, request


def hand(office: TestOffice) -> Hand:
    return Hand(by="DC", reason="looked at the stamp", now=office.now)


def work_without_mail(office: TestOffice) -> None:
    """Do all that is to be done while no mail goes out."""
    tools = replace(office.tools, outbox=None)
    while sweep(office.room, tools, office.mailbox) + work_off(office.room, tools):
        pass


def reminded_of(office: TestOffice) -> dict[date | None, str]:
    """Return the dates to act by that answers were wanted for, with how their reminders stand."""
    rows = office.room.store.read(lambda connection: mails.of_case(connection, "26-0001", "reminder"))
    return {row.mail.act_by: row.state.value for row in rows if row.mail.about == "dp_response/1"}


def test_a_date_that_moves_away_and_back_is_reminded_of(office: TestOffice):
    """Received Wed 4 March the answer is due by Fri 13 March; received Mon 2 March by Thu 12 March."""
    office.arrives(request())
    work_without_mail(office)
    assert reminded_of(office) == {date(2026, 3, 13): "wanted"}

    cases.confirm(office.room, "26-0001", "lea_received_request", date(2026, 3, 2), hand(office))
    work_without_mail(office)
    assert reminded_of(office) == {date(2026, 3, 13): "withdrawn", date(2026, 3, 12): "wanted"}

    office.passes(hours=1)
    cases.confirm(office.room, "26-0001", "lea_received_request", date(2026, 3, 4), hand(office))
    office.work()

    assert reminded_of(office) == {date(2026, 3, 13): "sent", date(2026, 3, 12): "withdrawn"}
    told = [str(mail["Subject"]) for mail in office.outbox.sent]
    assert sum(subject.startswith("[26-0001] Act by Fri 13 Mar") for subject in told) == 1


def test_a_case_that_changes_its_district_leaves_the_old_calendar_and_both_come_to_rest(office: TestOffice):
    """The calendar of the old district is brought up once, and is then as wanted, not for ever behind."""
    shelves = [
        Shelf(FolderCalendar(lea.split()[0], office.folder / "by-lea"), frozenset({lea}))
        for lea in (PIEDRA_ALTA, RIO_SECO)
    ]
    office.arrives(request())
    office.work()
    assert [publish(office.room, shelf, office.now) for shelf in shelves] == [True, True]

    office.passes(minutes=1)
    cases.set_lea(office.room, "26-0001", RIO_SECO, hand(office))
    office.work()
    assert [publish(office.room, shelf, office.now) for shelf in shelves] == [True, True]

    old, new = ((office.folder / "by-lea" / f"{name}.ics").read_text("utf-8") for name in ("Piedra", "Rio"))
    assert "ACT BY" not in old
    assert "ACT BY" in new
    assert [publish(office.room, shelf, office.now) for shelf in shelves] == [False, False]
    assert office.room.store.read(lambda connection: entries.published_in(connection, "Piedra")) == []


def test_a_mail_that_meets_a_fault_holds_up_no_other(office: TestOffice, monkeypatch: pytest.MonkeyPatch):
    from bot.mail_out import sending

    genuine = sending.finished

    def finished(room, row, now):
        if row.mail.kind == "acknowledgement":
            raise KeyError("a fault")
        return genuine(room, row, now)

    monkeypatch.setattr(sending, "finished", finished)
    office.arrives(request())
    office.work()

    assert [str(mail["Subject"]) for mail in office.outbox.sent] == [
        "[26-0001] Act by Fri 13 Mar: Answer the parent's request"
    ]
    told = {one.name: one.trouble for one in office.room.store.read(pulse.every) if one.trouble}
    assert any("KeyError" in trouble and "26-0001" in trouble for trouble in told.values())

    monkeypatch.setattr(sending, "finished", genuine)
    office.passes(hours=2)
    office.work()
    assert len(office.outbox.sent) == 2
    assert not any(one.trouble for one in office.room.store.read(pulse.every))


def test_a_calendar_that_meets_a_fault_holds_up_no_other(office: TestOffice):
    class Faulty(FolderCalendar):
        def bring_to(self, wanted):
            raise IndexError("a fault")

    faulty = Shelf(Faulty("faulty", office.folder / "faulty"), None)
    office.arrives(request())
    tools = replace(office.tools, shelves=[faulty, *office.tools.shelves])
    sweep(office.room, tools, office.mailbox)
    while work_off(office.room, tools):
        pass

    assert "ACT BY" in office.calendar
    assert office.outbox.sent
    told = {one.name: one.trouble for one in office.room.store.read(pulse.every) if one.trouble}
    assert "IndexError" in told["calendar:faulty"]
