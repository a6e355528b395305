"""A law or a list of days that changes under open cases: nearer at once, further by a person."""

from datetime import date
from email.message import EmailMessage
from pathlib import Path

import pytest

from bot.casework import cases
from bot.errors import WrongRequest
from bot.law.adoption import adopt_current, proposed
from bot.law.law_changes import LAW
from bot.upkeep.health import health_of
from tests.bot.office import PIEDRA_ALTA, RIO_SECO, TestOffice, open_office, open_room
from tests.bot.small_pack import write_pack

WITH_RULES = '[office]\nrules = "rules"'
CLOSED = """
[[closed_day]]
day = {day}
name = "Snow closure"
source = "Executive Order 2026-07"
entered_by = "DC"
"""


@pytest.fixture
def office(tmp_path: Path):
    """An office whose pack gives ten days to answer; Wed 4 March 2026, 10:00 in Denver."""
    write_pack(tmp_path / "rules", 10)
    opened = with_rules(tmp_path)
    yield opened
    opened.room.close()


def with_rules(folder: Path) -> TestOffice:
    opened = open_office(folder)
    opened.room.close()
    file = folder / "office.toml"
    file.write_text(file.read_text().replace("[office]", WITH_RULES))
    return TestOffice(folder, open_room(folder), opened.mailbox, opened.outbox, opened.now)


def hand(office: TestOffice, reason: str = "compared with the register") -> cases.Hand:
    return cases.Hand(by="DC", reason=reason, now=office.now)


def received(office: TestOffice, lea: str = PIEDRA_ALTA) -> str:
    """A request received on Wed 4 March 2026."""
    happened = {"lea_received_request": (date(2026, 3, 4),)}
    new = cases.NewCase(procedures=("due_process",), lea=lea, children=("Wren Pettibone",), happened=happened)
    ref = cases.open_case(office.room, new, hand(office, "at the desk"))
    office.work()
    office.outbox.sent.clear()
    return ref


def told(office: TestOffice) -> list[EmailMessage]:
    """The mails about dates that moved; reminders of the new days are another matter."""
    return [one for one in office.outbox.sent if "<moved." in one["List-Id"]]


def act_by(office: TestOffice, ref: str, rule: str = "dp_response", **more: object) -> str | None:
    shown = cases.show_case(office.room, ref, office.now, **more)["deadlines"]
    return next((one["act_by"] for one in shown if one["id"] == rule), None)


def adoptions(office: TestOffice, ref: str) -> list[tuple[str, str, str]]:
    told = cases.show_case(office.room, ref, office.now)["events"]
    return [(e["name"], e["by"], e["standing"]) for e in told if e["name"] == "pack_adopted"]


def change(office: TestOffice, days: int, **more: bool) -> None:
    """Change the pack an hour later and let the daemon have its pass."""
    office.passes(hours=1)
    write_pack(office.folder / "rules", days, **more)
    office.work()


def close(office: TestOffice, *days: str) -> None:
    office.passes(hours=1)
    text = "".join(CLOSED.format(day=day) for day in days)
    (office.folder / "closed_days.toml").write_text(text)
    office.work()


def test_a_date_that_moves_nearer_is_published_at_once_and_told(office: TestOffice) -> None:
    """Eight days after Wed 4 March is Thu 12 March; ten were Sat 14, to act by Fri 13."""
    ref = received(office)
    assert act_by(office, ref) == "2026-03-13"

    change(office, 8)

    assert act_by(office, ref) == "2026-03-12"
    assert "20260312" in office.calendar
    [mail] = told(office)
    assert mail["Subject"] == f"[{ref}] Dates moved nearer: act by Thu 12 Mar"
    assert mail["To"].addresses[0].addr_spec == "dana@llanoalto.example"
    assert "was: due Sat 14 Mar 2026, act by Fri 13 Mar 2026" in mail.get_content()
    assert "now: due Thu 12 Mar 2026, act by Thu 12 Mar 2026" in mail.get_content()
    assert "Wren" not in mail.as_string()


def test_a_date_that_moves_further_waits_and_says_so(office: TestOffice) -> None:
    """Twelve days after Wed 4 March is Mon 16 March: later, so Fri 13 stands until a person agrees."""
    ref = received(office)

    change(office, 12)

    assert act_by(office, ref) == "2026-03-13"
    assert "20260316" not in office.calendar
    [mail] = told(office)
    assert mail["Subject"] == f"[{ref}] Dates wait for you"
    assert f"duewatch rules adopt --case {ref}" in mail.get_content()
    [waiting] = proposed(office.room, office.now)
    assert [(one.id, one.eases) for one in waiting.moves] == [("dp_response", True)]
    assert waiting.moves[0].was.act_by == date(2026, 3, 13)
    assert waiting.moves[0].now.act_by == date(2026, 3, 16)


def test_agreeing_moves_the_date_and_is_kept_with_who_and_why(office: TestOffice) -> None:
    ref = received(office)
    change(office, 12)
    office.outbox.sent.clear()
    office.passes(hours=1)

    [adopted] = adopt_current(office.room, hand(office))
    office.work()

    assert [one.id for one in adopted.moves] == ["dp_response"]
    assert act_by(office, ref) == "2026-03-16"
    assert adoptions(office, ref) == [
        ("pack_adopted", "duewatch", "recorded"),
        ("pack_adopted", "duewatch", "claimed"),
        ("pack_adopted", "DC", "recorded"),
    ]
    [mail] = told(office)
    assert "Moved further, as DC agreed (compared with the register):" in mail.get_content()
    assert proposed(office.room, office.now) == []


def test_a_duty_that_the_new_law_does_not_know_stays_until_a_person_agrees(office: TestOffice) -> None:
    """15 days after Wed 4 March is Thu 19 March."""
    ref = received(office)

    change(office, 10, meeting=False)
    assert act_by(office, ref, "dp_resolution_meeting") == "2026-03-19"

    adopt_current(office.room, hand(office), ref=ref)
    assert act_by(office, ref, "dp_resolution_meeting") is None


def test_of_a_mixed_change_the_nearer_part_holds_and_the_further_part_waits(office: TestOffice) -> None:
    """The answer moves to Thu 12 March, the meeting goes away: the first at once, the second not."""
    ref = received(office)

    change(office, 8, meeting=False)

    assert act_by(office, ref) == "2026-03-12"
    assert act_by(office, ref, "dp_resolution_meeting") == "2026-03-19"
    [waiting] = proposed(office.room, office.now)
    assert [one.id for one in waiting.moves] == ["dp_resolution_meeting"]


def test_what_was_known_before_the_change_can_still_be_shown(office: TestOffice) -> None:
    """On Wed 4 March the answer was due by Fri 13; the pack changed on Thu 5 March."""
    ref = received(office)
    office.passes(days=1)

    change(office, 8)

    assert act_by(office, ref) == "2026-03-12"
    assert act_by(office, ref, as_of=date(2026, 3, 4)) == "2026-03-13"


def test_taking_a_change_back_needs_a_person_too(office: TestOffice) -> None:
    """Eight days were in force; going back to ten would move the date further."""
    ref = received(office)
    change(office, 8)

    change(office, 10)
    assert act_by(office, ref) == "2026-03-12"

    adopt_current(office.room, hand(office, "eight was a slip"))
    assert act_by(office, ref) == "2026-03-13"


def test_a_pass_over_an_unchanged_law_writes_and_tells_nothing(office: TestOffice) -> None:
    ref = received(office)
    change(office, 12)
    before = len(cases.show_case(office.room, ref, office.now)["events"])
    office.outbox.sent.clear()

    for _ in range(3):
        office.passes(minutes=1)
        office.work()

    assert len(cases.show_case(office.room, ref, office.now)["events"]) == before
    assert told(office) == []


def test_a_pack_that_does_not_load_leaves_the_old_one_in_force_and_the_status_degraded(
    office: TestOffice,
) -> None:
    ref = received(office)
    office.passes(minutes=1)
    file = office.folder / "rules/us-nm/due_process.toml"
    file.write_text(file.read_text().replace("10 calendar days", "10 calender days"))

    office.work()

    assert act_by(office, ref) == "2026-03-13"
    assert received(office) != ref
    health = health_of(office.room, office.now)
    assert health.state == "degraded"
    [trouble] = [one for one in health.troubles if one.startswith(LAW)]
    assert "due_process.toml" in trouble
    assert "dp_response.count" in trouble


def test_a_service_that_never_had_a_law_says_so_and_goes_on(tmp_path: Path) -> None:
    write_pack(tmp_path / "rules", 10)
    (tmp_path / "rules/us-nm/due_process.toml").write_text("[[rule]]\nid = 'dp_response'\n")
    office = with_rules(tmp_path)

    office.work()

    health = health_of(office.room, office.now)
    assert any(one.startswith(LAW) and "dp_response.cites" in one for one in health.troubles)
    office.room.close()


def test_a_pack_that_was_put_right_ends_the_trouble(office: TestOffice) -> None:
    received(office)
    file = office.folder / "rules/us-nm/due_process.toml"
    file.write_text("[[rule]]\nid = 'dp_response'\n")
    office.work()

    change(office, 8)

    assert not any(one.startswith(LAW) for one in health_of(office.room, office.now).troubles)
    assert act_by(office, "26-0001") == "2026-03-12"


def test_a_closure_of_the_state_brings_the_day_to_act_by_nearer(office: TestOffice) -> None:
    """The last day stays Sat 14 March; with Fri 13 closed the last business day before is Thu 12."""
    ref = received(office)

    close(office, "2026-03-13")

    assert act_by(office, ref) == "2026-03-12"
    [shown] = [
        one
        for one in cases.show_case(office.room, ref, office.now)["deadlines"]
        if one["id"] == "dp_response"
    ]
    assert shown["last_day"] == "2026-03-14"
    assert len(told(office)) == 1


def test_a_closure_counts_at_once_under_the_old_pack_while_a_new_one_waits(office: TestOffice) -> None:
    """The pack would move Fri 13 to Mon 16 March and waits; the closure of Fri 13 makes it Thu 12."""
    ref = received(office)
    change(office, 12)
    office.outbox.sent.clear()

    close(office, "2026-03-13")

    assert act_by(office, ref) == "2026-03-12"
    [mail] = told(office)
    assert mail["Subject"] == f"[{ref}] Dates moved nearer: act by Thu 12 Mar"
    assert "would: due Mon 16 Mar 2026, act by Mon 16 Mar 2026" in mail.get_content()
    adopt_current(office.room, hand(office))
    assert act_by(office, ref) == "2026-03-16"


def test_a_closed_case_is_left_alone_and_held_against_the_law_when_it_is_reopened(
    office: TestOffice,
) -> None:
    ref = received(office)
    cases.close_case(office.room, ref, hand(office, "withdrawn"))
    change(office, 8)
    assert len(adoptions(office, ref)) == 1

    cases.reopen_case(office.room, ref, hand(office, "not withdrawn after all"))

    assert act_by(office, ref) == "2026-03-12"
    assert len(adoptions(office, ref)) == 2


def test_each_district_keeps_its_own_days_when_a_case_changes_hands(office: TestOffice) -> None:
    ref = received(office)

    cases.set_lea(office.room, ref, RIO_SECO, hand(office, "the child lives there"))

    assert act_by(office, ref) == "2026-03-13"
    assert len(adoptions(office, ref)) == 2


@pytest.mark.parametrize(("by", "reason"), [("", "a reason"), ("DC", " ")])
def test_nobody_agrees_without_name_and_reason(office: TestOffice, by: str, reason: str) -> None:
    received(office)

    with pytest.raises(WrongRequest, match="--by"):
        adopt_current(office.room, cases.Hand(by=by, reason=reason, now=office.now))
