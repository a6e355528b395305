"""Reminders: due and not yet sent, once a stage, whatever happens to the machine."""

import random
from collections import Counter
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deadlines.computed import Deadline, Kind, Status
from deadlines.reminders import (
    DueReminder,
    Duty,
    Policy,
    SentReminder,
    due_reminders,
    duties,
    reminding_day,
    stages,
)
from tests.deadlines.district_days import NM

DENVER = "America/Denver"
POLICY = Policy((10, 5, 2, 1), 7)
FRIDAY = Duty("26-0014", "dp_response", 1, date(2026, 3, 13))


def deadline(**changed: object) -> Deadline:
    values = {
        "id": "dp_response",
        "occurrence": 1,
        "title": "Answer the parent's request",
        "owed_by": "lea",
        "kind": Kind.DEADLINE,
        "last_day": date(2026, 3, 14),
        "due": date(2026, 3, 16),
        "act_by": date(2026, 3, 13),
        "status": Status.RUNNING,
    }
    return Deadline(**{**values, **changed})  # type: ignore[arg-type]


def due(today: date, *sent: str, duty: Duty = FRIDAY) -> DueReminder | None:
    found = due_reminders([duty], POLICY, NM, [SentReminder(duty, stage) for stage in sent], today)
    assert len(found) <= 1
    return found[0] if found else None


def test_stages_fall_on_the_last_business_day_on_or_before() -> None:
    """Act by Fri 13 Mar 2026: 10 days before is Tue 3, 5 before is Sun 8 -> Fri 6, then Wed 11, Thu 12."""
    assert [(s.name, s.on) for s in stages(FRIDAY.act_by, POLICY, NM, date(2026, 3, 15))] == [
        ("before-10", date(2026, 3, 3)),
        ("before-5", date(2026, 3, 6)),
        ("before-2", date(2026, 3, 11)),
        ("before-1", date(2026, 3, 12)),
        ("on-the-day", date(2026, 3, 13)),
        ("late-1", date(2026, 3, 14)),
        ("late-2", date(2026, 3, 15)),
    ]


def test_two_stages_of_one_day_are_one_reminder() -> None:
    """Act by Mon 9 Mar 2026: two days and one day before are Sat and Sun, both sent on Fri 6 Mar."""
    names = [s.name for s in stages(date(2026, 3, 9), POLICY, NM, date(2026, 3, 9))]

    assert names == ["before-10", "before-5", "before-1", "on-the-day"]


def test_a_stage_that_was_sent_is_not_due_again_and_the_next_one_is() -> None:
    assert due(date(2026, 3, 2)) is None
    first = due(date(2026, 3, 3))
    assert first is not None
    assert (first.stage.name, first.key) == ("before-10", "26-0014/dp_response/1/before-10/2026-03-13")
    assert due(date(2026, 3, 5), "before-10") is None
    second = due(date(2026, 3, 6), "before-10")
    assert second is not None
    assert (second.stage.name, second.instead_of) == ("before-5", ())


def test_stages_that_are_past_already_give_one_mail() -> None:
    """A filing taken in on Wed 11 Mar: ten and five days before have passed."""
    reminder = due(date(2026, 3, 11))

    assert reminder is not None
    assert reminder.stage.name == "before-2"
    assert reminder.instead_of == ("before-10", "before-5")
    assert due(date(2026, 3, 11), "before-2") is None, "what it stood for is not sent any more"


def test_a_late_duty_is_reminded_of_daily_and_a_backlog_is_one_mail() -> None:
    reminder = due(date(2026, 3, 18), "before-1", "on-the-day", "late-1")

    assert reminder is not None
    assert (reminder.stage.name, reminder.instead_of) == ("late-5", ("late-2", "late-3", "late-4"))
    assert due(date(2026, 3, 18), "late-5") is None


def test_a_date_that_moves_is_reminded_of_anew() -> None:
    nearer = Duty("26-0014", "dp_response", 1, date(2026, 3, 12))
    sent = [SentReminder(FRIDAY, "before-2")]
    found = due_reminders([nearer], POLICY, NM, sent, date(2026, 3, 11))

    assert [r.stage.name for r in found] == ["before-1"]


def test_the_most_urgent_duty_comes_first_and_none_twice() -> None:
    later = Duty("26-0015", "dp_response", 1, date(2026, 3, 16))
    found = due_reminders([later, FRIDAY, later], POLICY, NM, [], date(2026, 3, 12))

    assert [r.duty for r in found] == [FRIDAY, later]


def test_only_what_the_office_owes_and_has_not_done_is_reminded_of() -> None:
    owed = [
        deadline(),
        deadline(id="dp_resolution_end_fed", owed_by="both", occurrence=2),
        deadline(id="dp_decision_fed", owed_by="hearing_officer"),
        deadline(id="dp_parent_may_seek_start", owed_by="parent"),
        deadline(id="met", status=Status.MET),
        deadline(id="met_late", status=Status.MET_LATE),
        deadline(id="window", act_by=None),
        deadline(id="late", status=Status.LATE),
        deadline(id="missed", status=Status.MISSED),
        deadline(id="unknown", status=None),
    ]
    found = [(d.rule, d.occurrence) for d in duties("26-0014", owed)]

    assert found == [
        ("dp_response", 1),
        ("dp_resolution_end_fed", 2),
        ("late", 1),
        ("missed", 1),
        ("unknown", 1),
    ]


@pytest.mark.parametrize(
    ("instant", "day"),
    [
        (datetime(2026, 3, 6, 13, 59, tzinfo=UTC), None),
        (datetime(2026, 3, 6, 14, 0, tzinfo=UTC), date(2026, 3, 6)),
        (datetime(2026, 3, 7, 6, 59, tzinfo=UTC), date(2026, 3, 6)),
        (datetime(2026, 3, 9, 12, 59, tzinfo=UTC), None),
        (datetime(2026, 3, 9, 13, 0, tzinfo=UTC), date(2026, 3, 9)),
    ],
)
def test_no_reminder_goes_before_the_local_hour(instant: datetime, day: date | None) -> None:
    """Seven in Denver is 14:00 UTC until 8 Mar 2026, when the clocks go forward, and 13:00 after."""
    assert reminding_day(instant, DENVER, POLICY) == day


def test_beyond_the_known_closed_days_any_weekday_will_do() -> None:
    """Act by Fri 12 Jan 2046; five days before is Sun 7 -> Fri 5."""
    names = {s.name: s.on for s in stages(date(2046, 1, 12), POLICY, NM, date(2046, 1, 1))}

    assert names["before-5"] == date(2046, 1, 5)


@settings(deadline=None)
@given(act_by=st.dates(date(2024, 1, 1), date(2029, 12, 31)), before=st.sets(st.integers(1, 90), max_size=6))
def test_stages_are_in_order_on_business_days_and_none_shares_a_day(act_by: date, before: set[int]) -> None:
    found = stages(act_by, Policy(tuple(before)), NM, act_by + timedelta(3))
    days = [stage.on for stage in found]

    assert days == sorted(set(days))
    for stage in found:
        if stage.name.startswith("before"):
            assert NM.why_closed(stage.on) is None
            assert stage.on <= act_by - timedelta(int(stage.name.removeprefix("before-")))


class Office:
    """A year of an office: duties that come and are met, and a machine that is down now and then."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.start = datetime(2026, 1, 1, tzinfo=ZoneInfo(DENVER)).astimezone(UTC)
        self.hours = [self.start + timedelta(hours=n) for n in range(365 * 24)]
        self.down = self._downtimes()
        self.duties = [self._duty(number) for number in range(25)]
        self.sent: list[tuple[datetime, DueReminder]] = []

    def _downtimes(self) -> set[datetime]:
        down: set[datetime] = set()
        for _ in range(30):
            begins = self.random.randrange(len(self.hours))
            down.update(self.hours[begins : begins + self.random.choice([1, 3, 12, 40, 150])])
        return down

    def _duty(self, number: int) -> tuple[Duty, datetime, datetime]:
        known = self.hours[self.random.randrange(len(self.hours) - 24 * 60)]
        wanted = known.date() + timedelta(self.random.randrange(45))
        act_by = max(s.on for s in stages(wanted, POLICY, NM, wanted) if s.name == "on-the-day")
        met = known + timedelta(days=self.random.randrange(1, 50))
        return Duty(f"26-{number:04}", "dp_response", 1, act_by), known, met

    def run(self) -> None:
        """Ask each hour that the machine is up, and send what is due."""
        for now in self.hours:
            day = None if now in self.down else reminding_day(now, DENVER, POLICY)
            if day is not None:
                owed = [duty for duty, known, met in self.duties if known <= now < met]
                went = [SentReminder(r.duty, r.stage.name) for _, r in self.sent]
                self.sent += [(now, r) for r in due_reminders(owed, POLICY, NM, went, day)]

    def expected(self, duty: Duty, known: datetime, met: datetime) -> set[str]:
        """The stages of which a mail had to go: the machine was up in the stage's own time."""
        last = self.hours[-1].date()
        named = [s for s in stages(duty.act_by, POLICY, NM, last) if s.on <= last]
        hours_up = [h for h in self.hours if known <= h < met and h not in self.down]
        wanted = set()
        for hour in hours_up:
            local = hour.astimezone(ZoneInfo(DENVER))
            come = [s.name for s in named if s.on <= local.date()]
            if local.hour >= POLICY.hour and come:
                wanted.add(come[-1])
        return wanted


@pytest.mark.parametrize("seed", range(3))
def test_a_year_with_random_downtime_misses_no_reminder_and_doubles_none(seed: int) -> None:
    office = Office(seed)
    office.run()
    keys = Counter(reminder.key for _, reminder in office.sent)

    assert max(keys.values()) == 1
    for duty, known, met in office.duties:
        went = {r.stage.name for _, r in office.sent if r.duty == duty}
        assert went == office.expected(duty, known, met)
    assert sum(len(r.instead_of) for _, r in office.sent) > 0, "some stages were covered by a later one"
