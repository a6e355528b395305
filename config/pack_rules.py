"""Make rules (`deadlines.rules`) of the tables of a rule file.

The tables have passed `config.pack_tables`: nothing is checked here again. Works on plain tables, so
that packs that are known to be whole load without the checking machinery.
"""

from collections.abc import Mapping
from typing import Any

from config.pack_lengths import period_of, unit_of
from deadlines.attempts import AttemptRule, AttemptSlot, Form, Need
from deadlines.computed import Kind, Roll
from deadlines.counting import Counting, Direction, Period, Rounding
from deadlines.rules import (
    Checked,
    Condition,
    Conditions,
    DeadlineRule,
    Edge,
    Ending,
    Flagged,
    Happened,
    InProcedure,
    MetBy,
    NextOf,
    NotRequired,
    OnEvent,
    OnRule,
    Owner,
    PeriodByFlag,
    Prompt,
    Remark,
    Restart,
    Sooner,
    Start,
    Stop,
    Way,
)

Table = Mapping[str, Any]


def rule_of(table: Table, countings: Table, file: str, digest: str) -> DeadlineRule:
    """Return the rule that `table` writes down; `digest` is the hash of the table as it stands.

    `countings` are the ways of counting that the pack and its parents name.
    """
    in_force = table.get("in_force", {})
    return DeadlineRule(
        id=table["id"],
        title=table["title"],
        kind=Kind(table.get("kind", Kind.DEADLINE)),
        ways=(
            *(_way({**_plain(table), **way}, countings) for way in table.get("way", ())),
            _way(table, countings),
        ),
        happens=table.get("happens", ""),
        procedures=frozenset(table.get("procedures", ())),
        part_of=frozenset(table.get("part_of", table.get("procedures", ()))),
        not_in=frozenset(table.get("not_in", ())),
        only_in=frozenset(table.get("only_in", ())),
        when=_conditions(table),
        when_any=tuple(_condition(one) for one in table.get("when_any", ())),
        in_force_from=in_force.get("first"),
        in_force_until=in_force.get("last"),
        unverified=table.get("checked") == "unverified",
        checked=_checked(table, digest),
        file=file,
        **_what_changes_it(table),
        **_what_is_said(table),
    )


def ending_of(table: Table) -> Ending:
    """Return the ending that `table` writes down."""
    return Ending(
        events=tuple(table["events"]),
        undone_by=table.get("undone_by"),
        procedures=frozenset(table.get("procedures", ())),
        why=table["why"],
        cites=tuple(table["cites"]),
    )


def attempts_of(table: Table) -> AttemptRule:
    """Return the rule about contact attempts that `table` writes down."""
    return AttemptRule(
        id=table["id"],
        title=table["title"],
        slots=tuple(
            AttemptSlot(
                forms=frozenset(Form(one) for one in slot["forms"]),
                preferred=frozenset(Form(one) for one in slot.get("preferred", ())),
                school_days_before=slot.get("school_days_before"),
            )
            for slot in table["slots"]
        ),
        needs={Form(form): frozenset(Need(one) for one in needs) for form, needs in table["needs"].items()},
        distinct_days=table.get("distinct_days", False),
        after_no_answer=tuple(table.get("after_no_answer", ())),
        after_refusal=tuple(table.get("after_refusal", ())),
        never=tuple(table.get("never", ())),
        citations=tuple(table["cites"]),
    )


def _plain(table: Table) -> dict[str, Any]:
    """Return the part of a rule that another way of counting may change."""
    return {
        k: table[k]
        for k in ("owed_by", "after", "before", "at_once", "count", "counting", "cites")
        if k in table
    }


def _way(table: Table, countings: Table) -> Way:
    is_way = "id" not in table
    counting = countings.get(table.get("counting", ""), {})
    back = "before" in table
    return Way(
        when=_conditions(table) if is_way else (),
        owed_by=Owner(table["owed_by"]),
        start=_start(table.get("before", table.get("after", table.get("at_once")))),
        period=_period(table.get("count")),
        counting=Counting(
            direction=Direction.BACK if back else Direction.FORWARD,
            roll=Roll(counting.get("roll", Roll.NONE)),
            first_day_counts=counting.get("first_day_counts", False),
            rounding=Rounding(counting.get("rounding", Rounding.LAST_OF_MONTH)),
        ),
        cites=tuple(table["cites"]),
        roll_cites=tuple(counting.get("cites_when_rolled", ())),
    )


def _period(written: Any) -> Period | PeriodByFlag | None:
    if written is None:
        return None
    if isinstance(written, str):
        return period_of(written)
    return PeriodByFlag(written["flag"], unit_of(written["unit"]), written["at_least"])


def _start(written: Any) -> Start:
    if isinstance(written, str):
        return OnEvent((written,))
    if isinstance(written, list | tuple):
        return OnEvent(tuple(written))
    if "rule" in written:
        return OnRule(written["rule"], written.get("cite", False))
    return NextOf(tuple(written["next_of"]), written["since"])


def _conditions(table: Table) -> Conditions:
    return tuple(_condition(one) for one in table.get("when", ()))


def _condition(table: Table) -> Condition:
    wanted = not any(key.startswith("not_") for key in table)
    sign = "" if wanted else "not_"
    if f"{sign}happened" in table:
        edge = Edge(table["edge"]) if "edge" in table else None
        return Happened(table[f"{sign}happened"], table.get("times", 1), edge, wanted)
    if f"{sign}flag" in table:
        return Flagged(table[f"{sign}flag"], table.get("equals"), wanted)
    return InProcedure(table[f"{sign}procedure"], wanted)


def _what_changes_it(table: Table) -> dict[str, Any]:
    restart = table.get("restart")
    return {
        "not_required": tuple(
            NotRequired(when=_conditions(one), why=one["why"], cites=tuple(one["cites"]))
            for one in table.get("not_required", ())
        ),
        "sooner": tuple(
            Sooner(when=_conditions(one), event=one["event"], cites=tuple(one["cites"]))
            for one in table.get("sooner", ())
        ),
        "stops": tuple(_stop(one) for one in table.get("stop", ())),
        "restart": Restart(event=restart["event"], because=restart["because"], cites=tuple(restart["cites"]))
        if restart
        else None,
        "history": table.get("history"),
        "last_only": table.get("last_only", False),
        "extended_by": table.get("extended_by"),
        "outlasts": table.get("outlasts", False),
    }


def _stop(table: Table) -> Stop:
    return Stop(
        when=_conditions(table),
        began=_condition(table["began"]),
        ended_by=tuple(table["ended_by"]),
        during=table.get("during", False),
        resumes=table.get("resumes", False),
        why=table["why"],
        until=table["until"],
        cites=tuple(table["cites"]),
    )


def _what_is_said(table: Table) -> dict[str, Any]:
    return {
        "outer_rounding": table.get("outer_rounding", False),
        "undecided": table.get("undecided", ""),
        "ask_for": table.get("ask_for", ""),
        "reading_of": frozenset(table.get("reading_of", ())),
        "met_by": MetBy(tuple(table.get("met_by", ())), table.get("met_nth", 1)),
        "prompt": _prompt(table.get("prompt")),
        "remarks": tuple(
            Remark(
                say=one["say"], when=_conditions(one), days=period_of(one["days"]) if "days" in one else None
            )
            for one in table.get("remark", ())
        ),
        "strict": table.get("strict", ""),
        "compare_with": table.get("compare_with"),
    }


def _prompt(table: Table | None) -> Prompt | None:
    if table is None:
        return None
    return Prompt(
        rules=tuple(table["rules"]), unless=tuple(table["unless"]), say=table["say"], ask=table.get("ask", "")
    )


def _checked(table: Table, digest: str) -> Checked | None:
    """A signature covers the rule as it was signed; a changed rule is unsigned again."""
    signed = table.get("checked")
    if not isinstance(signed, Mapping) or signed["digest"] != digest:
        return None
    return Checked(signed["by"], signed["on"], signed["against"], signed["digest"])
