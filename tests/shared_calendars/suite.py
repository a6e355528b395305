"""What every shared calendar must do, whoever serves it. A new kind gets the whole suite by naming itself."""

from abc import ABC, abstractmethod
from datetime import date

import icalendar
import pytest

from calendars.shared import Applied, SharedCalendar
from tests.calendars.samples import published


class CalendarSuite(ABC):
    """Subclasses say how a calendar is opened and what others see in it."""

    cancelled_stay = False
    """Whether cancelled entries are told as such, or gone."""

    @abstractmethod
    def open(self) -> SharedCalendar:
        """Return the calendar, as after a restart of the daemon: the same place, the same memory."""

    @abstractmethod
    def texts(self) -> list[bytes]:
        """Return every calendar text that lies there."""

    @abstractmethod
    def put_foreign(self) -> None:
        """Put something there that we did not make."""

    @abstractmethod
    def has_foreign(self) -> bool:
        """Return whether it is still there, unchanged."""

    def events(self):
        """Return what others see, by uid as a number."""
        found = {}
        for text in self.texts():
            for event in icalendar.Calendar.from_ical(text).walk("VEVENT"):
                uid = str(event["UID"])
                if uid.startswith("00000000-"):
                    found[int(uid.replace("-", ""), 16)] = event
        return found

    def test_entries_appear_as_all_day_events(self):
        results = self.open().bring_to([published(1), published(2)])

        assert {type(one) for one in results} == {Applied}
        assert sorted(self.events()) == [1, 2]
        assert self.events()[1]["DTSTART"].dt == date(2026, 3, 13)
        assert self.events()[1]["SUMMARY"] == "ACT BY - Answer the parent's request - 26-0001 JR"

    def test_a_second_time_nothing_changes(self):
        calendar = self.open()
        calendar.bring_to([published(1), published(2)])
        before = sorted(self.texts())

        assert list(calendar.bring_to([published(1), published(2)])) == []
        assert list(self.open().bring_to([published(2), published(1)])) == []
        assert sorted(self.texts()) == before

    def test_a_changed_entry_replaces_the_old_one(self):
        self.open().bring_to([published(1), published(2)])
        moved = published(1, sequence=1, day=date(2026, 3, 12), summary="ACT BY - sooner")
        self.open().bring_to([moved, published(2)])

        assert sorted(self.events()) == [1, 2]
        assert self.events()[1]["SUMMARY"] == "ACT BY - sooner"
        assert self.events()[1]["SEQUENCE"] == 1

    def test_an_entry_that_is_not_wanted_goes_away(self):
        self.open().bring_to([published(1), published(2)])
        self.open().bring_to([published(2)])

        assert sorted(self.events()) == [2]

    def test_a_cancelled_entry_is_told_as_such_or_gone(self):
        self.open().bring_to([published(1), published(2)])
        self.open().bring_to([published(1, sequence=1, cancelled=True), published(2)])

        events = self.events()
        assert 2 in events
        if self.cancelled_stay:
            assert events[1]["STATUS"] == "CANCELLED"
        else:
            assert 1 not in events

    def test_a_cancelled_entry_can_come_back(self):
        self.open().bring_to([published(1), published(2)])
        self.open().bring_to([published(1, sequence=1, cancelled=True), published(2)])
        self.open().bring_to([published(1, sequence=2), published(2)])

        assert self.events()[1]["SEQUENCE"] == 2
        assert self.events()[1]["STATUS"] == "CONFIRMED"

    def test_nothing_wanted_leaves_nothing_of_ours(self):
        self.open().bring_to([published(1)])
        self.open().bring_to([])

        assert self.events() == {}

    def test_what_others_made_is_left_alone(self):
        self.open().bring_to([published(1)])
        self.put_foreign()
        self.open().bring_to([published(2)])
        self.open().bring_to([])

        assert self.has_foreign()

    @pytest.mark.parametrize(
        "text", ["a\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:x", "\x00\x1f\u2028\ud800", "😀 <&>]]>"]
    )
    def test_hostile_text_makes_one_event(self, text):
        self.open().bring_to([published(1, summary=f"ACT BY {text}", description=text)])

        assert sorted(self.events()) == [1]
        assert list(self.open().bring_to([published(1, summary=f"ACT BY {text}", description=text)])) == []

    def test_many_entries_go_in_one_call(self):
        many = [published(n) for n in range(1, 121)]
        results = self.open().bring_to(many)

        assert len(results) == 120
        assert len(self.events()) == 120
        assert list(self.open().bring_to(many)) == []

    def test_a_calendar_that_is_all_right_has_nothing_to_complain_of(self):
        assert list(self.open().check()) == []
