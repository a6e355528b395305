"""Each shared calendar is brought to the wanted state by itself, and says what hinders it."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from uuid import UUID

from bot.casework import cases
from bot.publishing.publishing import Shelf, publish
from bot.store import entries, pulse
from bot.work import work_off
from calendars.entries import PublishedEntry
from calendars.errors import CalendarSuspicious, CalendarUnavailable
from calendars.shared import Applied, Refused
from tests.bot.office import PIEDRA_ALTA, RIO_SECO, TestOffice, request


@dataclass
class MemoryCalendar:
    """A shared calendar in memory; `trouble` is raised, entries of `refuses` are refused."""

    name: str
    held: dict[UUID, PublishedEntry] = field(default_factory=dict)
    trouble: Exception | None = None
    refuses: bool = False
    visits: int = 0

    def bring_to(self, wanted: Sequence[PublishedEntry]) -> Sequence[Applied | Refused]:
        """Hold exactly what is wanted."""
        self.visits += 1
        if self.trouble is not None:
            raise self.trouble
        if self.refuses:
            return [Refused(one.entry.uid, "too long.", "Shorten it.", True) for one in wanted[:1]]
        self.held = {one.entry.uid: one for one in wanted}
        return [Applied(one.entry.uid) for one in wanted]

    def check(self) -> Sequence[str]:
        """Find nothing wrong."""
        return []


def work(office: TestOffice, *shelves: Shelf) -> None:
    """Let the office work with these calendars only."""
    office.work()
    tools = replace(office.tools, shelves=shelves)
    for _ in range(20):
        if not work_off(office.room, tools):
            return
    raise AssertionError("the work never ends")


def troubles(office: TestOffice) -> str:
    return " ".join(one.trouble for one in office.room.store.read(pulse.every))


def test_a_district_sees_its_own_cases_only(office: TestOffice):
    office.arrives(request())
    office.arrives(request(child="Otis Hallorann", lea=RIO_SECO, words="another letter"))
    piedra, seco, every = MemoryCalendar("piedra"), MemoryCalendar("seco"), MemoryCalendar("all")

    work(office, Shelf(piedra, (PIEDRA_ALTA,)), Shelf(seco, (RIO_SECO,)), Shelf(every, None))

    assert {one.entry.case_ref for one in piedra.held.values()} == {"26-0001"}
    assert {one.entry.case_ref for one in seco.held.values()} == {"26-0002"}
    assert len(every.held) == len(piedra.held) + len(seco.held) > 0


def test_nothing_is_asked_of_a_calendar_while_nothing_changed(office: TestOffice):
    office.arrives(request())
    calendar = MemoryCalendar("one")

    work(office, Shelf(calendar, None))
    visits = calendar.visits
    office.passes(minutes=30)
    work(office, Shelf(calendar, None))

    assert visits == 1
    assert calendar.visits == 1


def test_what_somebody_deleted_by_hand_is_back_within_the_hour(office: TestOffice):
    office.arrives(request())
    calendar = MemoryCalendar("one")
    work(office, Shelf(calendar, None))
    before, calendar.held = calendar.held, {}

    office.passes(minutes=61)
    work(office, Shelf(calendar, None))

    assert calendar.held == before


def test_one_calendar_that_fails_holds_up_no_other_and_is_tried_again_in_time(office: TestOffice):
    office.arrives(request())
    broken = MemoryCalendar("broken", trouble=CalendarUnavailable("it does not answer", try_again_after=60.0))
    sound = MemoryCalendar("sound")
    shelves = (Shelf(broken, None), Shelf(sound, None))

    work(office, *shelves)
    assert sound.held
    assert "it does not answer" in troubles(office)
    assert broken.visits == 1
    broken.trouble = None
    work(office, *shelves)
    assert broken.visits == 1

    office.passes(minutes=2)
    work(office, *shelves)
    assert broken.held == sound.held
    assert troubles(office).strip() == ""


def test_a_calendar_that_was_exchanged_behind_our_back_waits_for_a_person(office: TestOffice):
    office.arrives(request())
    odd = MemoryCalendar("odd", trouble=CalendarSuspicious("it was emptied; was that meant?"))

    work(office, Shelf(odd, None))
    office.passes(minutes=30)
    work(office, Shelf(odd, None))

    assert odd.visits == 1
    assert "was that meant?" in troubles(office)


def test_an_entry_that_is_refused_is_tried_again_and_told(office: TestOffice):
    office.arrives(request())
    calendar = MemoryCalendar("one", refuses=True)
    work(office, Shelf(calendar, None))
    assert "refused" in troubles(office)

    calendar.refuses = False
    office.passes(minutes=5)
    work(office, Shelf(calendar, None))

    assert calendar.held
    assert troubles(office).strip() == ""


def test_a_case_that_goes_to_another_district_leaves_the_first_ones_calendar(office: TestOffice):
    office.arrives(request())
    piedra, seco = MemoryCalendar("piedra"), MemoryCalendar("seco")
    shelves = (Shelf(piedra, (PIEDRA_ALTA,)), Shelf(seco, (RIO_SECO,)))
    work(office, *shelves)
    uids = set(piedra.held)

    cases.set_lea(office.room, "26-0001", RIO_SECO, cases.Hand(by="DC", reason="moved", now=office.now))
    work(office, *shelves)

    assert piedra.held == {}
    assert uids <= set(seco.held)


def test_an_unchanged_day_keeps_every_sequence(office: TestOffice):
    """SEQUENCE rises when an entry changes and only then (RFC 5545, 3.8.7.4)."""
    office.arrives(request())
    office.work()
    before = office.room.store.read(lambda c: [one.sequence for one in entries.of_leas(c, None)])

    office.passes(hours=20)
    office.work()

    assert office.room.store.read(lambda c: [one.sequence for one in entries.of_leas(c, None)]) == before
    assert not publish(office.room, Shelf(MemoryCalendar("deadlines"), None), office.now)
