"""Reading one case: every problem at once with its key; instants become local days."""

from datetime import date
from typing import Any

import pytest

from config.case_file import read_case
from config.errors import BadFile
from deadlines.events import Standing

CASE: dict[str, Any] = {
    "jurisdiction": "US-NM-BCS",
    "procedure": "due_process",
    "timezone": "America/Denver",
    "events": {"lea_received_request": "2026-03-04"},
}


def problems(**changed: Any) -> list[str]:
    with pytest.raises(BadFile) as caught:
        read_case({**CASE, **changed}, "case.json")
    return [str(problem) for problem in caught.value.problems]


def days(value: Any, name: str = "lea_received_request") -> Any:
    return [one.on for one in read_case({**CASE, "events": {name: value}}, "case.json").case.events[name]]


def test_an_instant_is_the_local_day_of_the_cases_zone() -> None:
    """06:59 UTC on 16 January is 23:59 on the 15th in Belen."""
    assert days("2026-01-16T06:59:00Z") == [(date(2026, 1, 15),)]
    assert days("2026-03-04T23:40:00-07:00") == [(date(2026, 3, 4),)]


def test_the_hour_that_daylight_saving_skips_changes_no_day() -> None:
    """On Sun 8 March 2026 the clocks of Denver go from 02:00 to 03:00."""
    assert days("2026-03-08T09:30:00Z") == [(date(2026, 3, 8),)]
    assert days("2026-03-09T05:59:00Z") == [(date(2026, 3, 8),)]


def test_a_list_is_several_happenings_and_either_is_one_with_candidates() -> None:
    assert days(["2026-03-04", {"either": ["2026-03-06", None]}]) == [
        (date(2026, 3, 4),),
        (date(2026, 3, 6), None),
    ]


def test_a_happening_may_say_what_it_orders_and_that_it_is_only_claimed() -> None:
    told = {"on": "2026-05-29", "what": "dp_decision_fed", "standing": "claimed"}
    [one] = read_case({**CASE, "events": {"date_ordered": told}}, "case.json").case.events["date_ordered"]

    assert (one.on, one.value, one.standing) == ((date(2026, 5, 29),), "dp_decision_fed", Standing.CLAIMED)


def test_a_school_calendar_comes_with_the_case() -> None:
    school = {"week": ["mon"], "sessions": [{"first": "2026-01-05", "last": "2026-05-21"}]}

    assert read_case({**CASE, "school_calendar": school}, "case.json").school is not None


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"timezone": "America/Denvr"}, "timezone: 'America/Denvr' is not a known time zone"),
        ({"timezone": None}, "timezone: is missing"),
        ({"timezone": "../../etc/passwd"}, "is not a known time zone"),
        ({"procedure": "due_proces"}, "did you mean 'due_process'?"),
        ({"procedure": []}, "procedure: is missing"),
        ({"jurisdiction": 7}, "jurisdiction: is not a text"),
        ({"as_of": "yesterday"}, "as_of: 'yesterday' is not a date"),
        ({"event": {}}, "event: 'event' is not a known key; did you mean 'events'?"),
        ({"events": []}, "events: is not a table"),
        ({"events": {"lea_recieved_request": "2026-03-04"}}, "did you mean 'lea_received_request'?"),
        ({"events": {"hearing_date": "2026-02-30"}}, "events.hearing_date: '2026-02-30' is not a date"),
        ({"events": {"hearing_date": "2026-03-04T10:00:00"}}, "has no offset"),
        ({"events": {"hearing_date": None}}, "events.hearing_date: None is not a date"),
        ({"events": {"hearing_date": ["2026-03-04", 7]}}, "events.hearing_date[2]: 7 is not a date"),
        ({"events": {"hearing_date": {"either": []}}}, "is not a list of one to 50 days"),
        ({"events": {"hearing_date": {"on": "2026-03-04", "either": []}}}, "says one of: either"),
        ({"events": {"hearing_date": {"eiter": ["2026-03-04"]}}}, "did you mean 'either'?"),
        ({"events": {"hearing_date": ["2026-03-04"] * 51}}, "more than 50 happenings"),
        ({"flags": {"filed_by": "nobody"}}, "flags.filed_by: is not 'parent' or 'lea'"),
        ({"flags": {"pwn_already_sent": "no"}}, "flags.pwn_already_sent: is not true or false"),
        ({"flags": {"disclosure_business_days": 0}}, "is not a number of days"),
        ({"flags": {"pwn_sent": True}}, "flags.pwn_sent: 'pwn_sent' is not a known flag"),
        ({"school_calendar": {"week": ["mon"]}}, "school_calendar.sessions: is missing"),
        ({"school_calendar": 7}, "school_calendar: is not a table"),
    ],
)
def test_what_is_wrong_is_told_with_its_key(changed: dict[str, Any], told: str) -> None:
    assert any(told in problem for problem in problems(**changed))


def test_all_problems_are_told_at_once() -> None:
    assert len(problems(timezone="Mars", procedure="x", flags={"y": 1}, events={"z": "2026-03-04"})) == 4
