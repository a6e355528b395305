"""Run the worked examples that stand beside each rule: a case, and what the rule must come to in it."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from config.case_file import read_case
from config.closed_days import closed_days_for
from config.errors import BadFile, FileProblem
from config.packs import Lineage, own_tables
from deadlines.computed import Computed, Deadline
from deadlines.days import Days
from deadlines.rules import RulePack
from deadlines.worlds import over_worlds

LISTS = {
    "immediate": "immediate",
    "suspended": "suspended",
    "undecided": "undecided",
    "not_required": "not_required",
    "waiting": "waiting",
}


def failing_examples(lineage: Lineage, pack: RulePack) -> Iterator[FileProblem]:
    """Yield a problem for every example of the pack's own rules that comes out otherwise.

    Those of its parents hold in the parents' packs: a child may change what they rest on.
    """
    schools = {
        name: table for source in lineage.sources for name, table in source.about.get("school", {}).items()
    }
    for _, file, table in own_tables(lineage):
        for number, example in enumerate(table.get("example", ()), 1):
            what = run_example(table, example, pack, schools)
            if what:
                where = f"{file.name}: {table['id']}.example[{number}]"
                yield FileProblem(where, f"{what} ({example['say']})")


def run_example(
    table: Mapping[str, Any], example: Mapping[str, Any], pack: RulePack, schools: Mapping[str, Any]
) -> str:
    """Return what is wrong with an example, "" if the rule comes to what it says."""
    try:
        computed = compute_example(table, example, pack, schools)
    except BadFile as bad:
        return "; ".join(str(problem) for problem in bad.problems)
    return _compared(table["id"], example, computed)


def compute_example(
    table: Mapping[str, Any], example: Mapping[str, Any], pack: RulePack, schools: Mapping[str, Any]
) -> Computed:
    """Return what the engine says to the example's case. Raises BadFile for a case that cannot be read."""
    procedure = example.get("procedure") or next(iter(sorted(table.get("procedures", ()))), "other")
    case: dict[str, Any] = {
        "jurisdiction": pack.jurisdiction,
        "procedure": procedure,
        "timezone": example.get("timezone", "America/Denver"),
        "events": example["given"],
        "flags": example.get("flags", {}),
        "as_of": example.get("as_of"),
    }
    if "school" in example:
        if example["school"] not in schools:
            raise BadFile(
                "example", [FileProblem("school", f"there is no school calendar {example['school']!r}")]
            )
        case["school_calendar"] = schools[example["school"]]
    read = read_case(case, "example")
    return over_worlds(
        read.case, pack, Days(closed_days_for(pack.closed_days), read.case.timezone, read.school)
    )


def _compared(rule_id: str, example: Mapping[str, Any], computed: Computed) -> str:
    wanted = example.get("comes_to", "date")
    if wanted == "date":
        return _dated(rule_id, example, computed)
    if wanted == "nothing":
        everywhere = [one.id for name in ("deadlines", *LISTS) for one in getattr(computed, name)]
        return "it says something" if rule_id in everywhere else ""
    entries = [one for one in getattr(computed, LISTS[wanted]) if one.id == rule_id]
    if not entries:
        return f"it is not among {wanted}"
    told = {"since": "since", "undelayed": "undelayed", "earliest": "earliest_possible"}
    for key, name in told.items():
        if key in example and getattr(entries[0], name) != example[key]:
            return f"{name} is {getattr(entries[0], name)}, not {example[key]}"
    return ""


def _dated(rule_id: str, example: Mapping[str, Any], computed: Computed) -> str:
    number = example.get("occurrence", 1)
    found = [one for one in computed.deadlines if one.id == rule_id and one.occurrence == number]
    if not found:
        return "it gives no date"
    wrong = [*_wrong_dates(found[0], example)]
    return "; ".join(wrong)


def _wrong_dates(deadline: Deadline, example: Mapping[str, Any]) -> Iterator[str]:
    for key in ("last_day", "due", "outer_limit", "status", "owed_by"):
        if key in example and getattr(deadline, key) != example[key]:
            yield f"{key} is {getattr(deadline, key)}, not {example[key]}"
    if not any(example.get("says", "") in note for note in ("", *deadline.notes)):
        yield f"no remark says {example['says']!r}"
    before: list[date] = [one.due for one in deadline.superseded]
    if "superseded" in example and before != list(example["superseded"]):
        yield f"superseded are {before}, not {list(example['superseded'])}"
