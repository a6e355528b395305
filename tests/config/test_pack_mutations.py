"""A wrong number, unit or roll in a rule file does not pass its own examples.

Each dated rule of each shipped pack is changed in one place at a time; at least one of the examples
that stand beside it must then come out otherwise. A lawyer who mistypes a number is told.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

import pytest

from config.pack_examples import run_example
from config.pack_rules import rule_of
from config.packs import effective_tables, join, read_lineage, with_names
from deadlines.rules import DeadlineRule, RulePack

PACKS = ("US", "US-NM", "US-NM-BCS", "US-CA")
NUMBERS = {"0": "1"}
UNITS = {
    "calendar day": ("business day", "school day"),
    "business day": ("calendar day", "school day"),
    "school day": ("calendar day", "business day"),
    "month": ("year",),
    "year": ("month",),
}
ROLLS = {"none": ("forward", "back"), "forward": ("none", "back"), "back": ("none", "forward")}


def mutants(table: Mapping[str, Any], countings: Mapping[str, Any]) -> Iterator[tuple[str, Any, Any]]:
    """Yield every single change of a rule: what was changed, the changed table, the changed countings."""
    for place, changed in changed_counts(table):
        yield place, changed, countings
    if can_fall_on_a_day_off(table):
        name = table["counting"]
        for roll in ROLLS[countings[name]["roll"]]:
            yield f"roll {roll}", table, {**countings, name: {**countings[name], "roll": roll}}


def changed_counts(table: Mapping[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for count in other_counts(table["count"]):
        yield f"count {count}", {**table, "count": count}
    for number, way in enumerate(table.get("way", ())):
        if "count" in way:
            for count in other_counts(way["count"]):
                ways = [{**one, "count": count} if n == number else one for n, one in enumerate(table["way"])]
                yield f"way[{number}] {count}", {**table, "way": ways}
    for number, remark in enumerate(table.get("remark", ())):
        if "days" in remark:
            for count in other_counts(remark["days"]):
                told = [
                    {**one, "days": count} if n == number else one for n, one in enumerate(table["remark"])
                ]
                yield f"remark[{number}] {count}", {**table, "remark": told}
    if table.get("met_nth"):
        yield "met_nth", {**table, "met_nth": table["met_nth"] + 1}


def other_counts(count: Any) -> Iterator[Any]:
    if isinstance(count, Mapping):
        yield {**count, "at_least": count["at_least"] + 1}
        yield {**count, "at_least": count["at_least"] - 1}
        yield {**count, "unit": "calendar days"}
        return
    more, rest = ("more than ", count[10:]) if count.startswith("more than ") else ("", count)
    number, unit = rest.split(" ", 1)
    if more:
        yield rest
    yield f"{more}{int(number) + 1} {unit}"
    if int(number):
        yield f"{more}{int(number) - 1} {unit}"
        yield from (f"{more}{number} {other}s" for other in UNITS[unit.removesuffix("s")])


def can_fall_on_a_day_off(table: Mapping[str, Any]) -> bool:
    """Business and school days cannot; and an undecided rule shows no date that could move."""
    return (
        "calendar" in str(table["count"]) or "month" in str(table["count"]) or "year" in str(table["count"])
    )


def with_rule(pack: RulePack, rule: DeadlineRule) -> RulePack:
    return replace(pack, rules=tuple(rule if one.id == rule.id else one for one in pack.rules))


def survivors(jurisdiction: str) -> list[str]:
    lineage = read_lineage(jurisdiction)
    pack = join(lineage)
    countings: dict[str, Any] = {}
    schools: dict[str, Any] = {}
    for source in lineage.sources:
        countings |= source.about.get("counting", {})
        schools |= source.about.get("school", {})
    rules, renamed = effective_tables(lineage)
    left = []
    for file, table in rules:
        own = lineage.sources[-1].jurisdiction.lower()
        if "count" not in table or not file.name.startswith(f"{own}/"):
            continue
        for place, changed, counted in mutants(table, countings):
            other = with_rule(pack, rule_of(with_names(changed, renamed), counted, file.name, ""))
            if not any(run_example(table, example, other, schools) for example in table["example"]):
                left.append(f"{file.name}: {table['id']}: {place}")
    return left


@pytest.mark.parametrize("jurisdiction", PACKS)
def test_no_wrong_number_unit_or_roll_passes_the_examples(jurisdiction: str) -> None:
    assert survivors(jurisdiction) == []
