"""How a case's logged attempts stand against what a rule asks of them (34 CFR 300.322(d), 300.510(b)(4)).

The numbers come from the case's rule pack; counting is done in `deadlines.attempts`.
"""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from bot.casework.contact_log import list_attempts
from bot.casework.views import show_case
from bot.errors import WrongRequest
from bot.law.office_law import days_of
from bot.workroom import Workroom
from config.packs import load_pack
from deadlines.attempts import Form, LoggedAttempt, judge

_MEETINGS = ("resolution_meeting_scheduled", "iep_meeting")


def attempts_so_far(room: Workroom, ref: str, rule: str, now: datetime) -> Mapping[str, Any]:
    """Return how many attempts count, which do not and why, what is next, and what the law then allows.

    Days are local. Raises WrongRequest for a case or a rule that nobody knows.
    """
    shown = show_case(room, ref, now)
    rules = {one.id: one for one in load_pack(shown["jurisdiction"] or "US").attempts}
    if rule not in rules:
        raise WrongRequest(
            f"'{rule}' is not a rule about attempts here; known are {', '.join(sorted(rules))}"
        )
    current = room.law.current(shown["jurisdiction"] or "US", shown["lea"])
    days = days_of(current.closed_days, shown["timezone"])
    so_far = judge(rules[rule], _logged(room, ref), days, _meeting(shown))
    following = so_far.next
    return {
        "rule": rule,
        "title": so_far.rule.title,
        "counted": so_far.counted,
        "missing": so_far.missing,
        "not_counted": [
            {"on": one.attempt.on.isoformat(), "why": list(one.why_not)}
            for one in so_far.judged
            if one.slot is None
        ],
        "next_by": following.by.isoformat() if following and isinstance(following.by, date) else None,
        "next_how": [form.value for form in following.forms] if following else [],
        "may": list(so_far.may),
        "may_not": list(so_far.may_not),
        "citations": list(so_far.rule.citations),
    }


def _logged(room: Workroom, ref: str) -> list[LoggedAttempt]:
    attempts = list_attempts(room, ref)
    return [
        LoggedAttempt(
            on=date.fromisoformat(one["on"]),
            form=Form(one["how"]),
            by=one["by"],
            result=one["result"],
            copy_kept=bool(one["copy"]),
        )
        for one in attempts
        if one["how"] in set(Form)
    ]


def _meeting(shown: Mapping[str, Any]) -> date | None:
    days = [one["on"] for one in shown["events"] if one["name"] in _MEETINGS and isinstance(one["on"], str)]
    return date.fromisoformat(days[-1]) if days else None
