"""Cases for the engine's tests, written as briefly as a person would tell them."""

import json
from datetime import date
from typing import Any

from config.case_file import CaseFile, read_case
from config.closed_days import closed_days_for
from config.packs import load_pack
from deadlines.computed import Computed, Deadline
from deadlines.days import Days
from deadlines.worlds import over_worlds

NM = "US-NM-BCS"


def told(
    events: dict[str, Any],
    *,
    procedure: str | list[str] = "due_process",
    flags: dict[str, Any] | None = None,
    as_of: str | None = None,
    jurisdiction: str = NM,
    school: dict[str, Any] | None = None,
) -> CaseFile:
    tables: dict[str, Any] = {
        "jurisdiction": jurisdiction,
        "procedure": procedure,
        "timezone": "America/Denver",
    }
    tables |= {
        "events": json.loads(json.dumps(events, default=date.isoformat)),
        "flags": flags or {},
        "as_of": as_of,
    }
    if school:
        tables["school_calendar"] = school
    return read_case(tables, "case")


def days_of(case: CaseFile) -> Days:
    return Days(closed_days_for(case.case.jurisdiction), case.case.timezone, case.school)


def computed(events: dict[str, Any], **more: Any) -> Computed:
    case = told(events, **more)
    return over_worlds(case.case, load_pack(case.case.jurisdiction), days_of(case))


def deadline(answer: Computed, rule_id: str, occurrence: int = 1) -> Deadline:
    return next(one for one in answer.deadlines if (one.id, one.occurrence) == (rule_id, occurrence))


def ids(answer: Computed, name: str) -> set[str]:
    return {one.id for one in getattr(answer, name)}
