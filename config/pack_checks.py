"""Check the files of a rule pack: every problem at once, each with its file, rule and key.

Slow to import (it builds the models of all tables), so that only packs that are not known to be
whole come here. Refused are unknown words, missing citations, two rules with one id, names of rules
that do not exist, cycles, and worked examples that come out otherwise.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from config.closed_days import NoClosedDays, closed_days_for
from config.errors import BadFile, FileProblem
from config.pack_examples import failing_examples
from config.pack_lengths import nearest
from config.pack_tables import PackTable, RuleFile
from config.packs import Lineage, PackFile, effective_tables, join, with_names
from config.strict import checked
from deadlines.rules import RulePack

_RULE = re.compile(r"^rule\[(\d+)\]\.?")


def check(lineage: Lineage) -> RulePack:
    """Return the effective pack. Raises BadFile with every problem of every file."""
    name = lineage.sources[-1].jurisdiction
    problems = [*_wrong_words(lineage)] or [*_wrong_names(lineage)]
    if problems:
        raise BadFile(name, problems)
    packs = [_joined(lineage.up_to(number)) for number in range(1, len(lineage.sources) + 1)]
    failing = [
        problem
        for number, pack in enumerate(packs, 1)
        for problem in failing_examples(lineage.up_to(number), pack)
    ]
    if failing:
        raise BadFile(name, failing)
    return packs[-1]


def _joined(lineage: Lineage) -> RulePack:
    name = lineage.sources[-1].jurisdiction
    try:
        pack = join(lineage)
        closed_days_for(pack.closed_days)
    except ValueError as cycle:
        raise BadFile(name, [FileProblem("rules", str(cycle))]) from None
    except NoClosedDays as unknown:
        raise BadFile(name, [FileProblem("closed_days", str(unknown))]) from None
    return pack


def _wrong_words(lineage: Lineage) -> Iterator[FileProblem]:
    for source in lineage.sources:
        for one in source.files:
            model = PackTable if one.table is source.about else RuleFile
            try:
                checked(model, one.table, one.name, {})
            except BadFile as bad:
                yield from (_placed(one, problem) for problem in bad.problems)


def _placed(file: PackFile, problem: FileProblem) -> FileProblem:
    """Name the rule by its id, where it has one, instead of by its place in the file."""
    found = _RULE.match(problem.where)
    where = problem.where
    if found:
        rules = file.table.get("rule", [])
        table = rules[int(found[1]) - 1]
        named = str(table.get("id", found[0])) if isinstance(table, Mapping) else found[0]
        where = f"{named}.{problem.where[found.end() :]}".rstrip(".")
    return FileProblem(f"{file.name}: {where}".rstrip(": "), problem.what)


def _wrong_names(lineage: Lineage) -> Iterator[FileProblem]:
    yield from _twice(lineage)
    countings: dict[str, Any] = {}
    for source in lineage.sources:
        countings |= source.about.get("counting", {})
    rules, renamed = effective_tables(lineage)
    ids = {table["id"] for _, table in rules}
    for file, table in rules:
        yield from _unknown_rules(file, with_names(table, renamed), ids)
        yield from _unknown_countings(file, table, countings)
    yield from _replaces_nothing(lineage)


def _twice(lineage: Lineage) -> Iterator[FileProblem]:
    seen: dict[tuple[str, str], Mapping[str, Any]] = {}
    for source, file, table in lineage.tables():
        key = (source.jurisdiction, table["id"])
        if key in seen and not (_bounded(seen[key]) or _bounded(table)):
            yield FileProblem(f"{file.name}: {table['id']}", "is the id of two rules of this pack")
        seen[key] = table


def _bounded(table: Mapping[str, Any]) -> bool:
    return bool(table.get("in_force"))


def _unknown_rules(file: PackFile, table: Mapping[str, Any], ids: Iterable[str]) -> Iterator[FileProblem]:
    known = set(ids)
    for key, name in _rules_named(table):
        if name not in known:
            yield FileProblem(f"{file.name}: {table['id']}.{key}", nearest(name, known, "the id of a rule"))


def _rules_named(table: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for key in ("after", "before", "at_once"):
        if isinstance(table.get(key), Mapping) and "rule" in table[key]:
            yield key, table[key]["rule"]
    for way in table.get("way", ()):
        yield from ((f"way.{key}", name) for key, name in _rules_named(way))
    if "extended_by" in table:
        yield "extended_by", table["extended_by"]
    yield from (("reading_of", name) for name in table.get("reading_of", ()))
    yield from (("prompt.rules", name) for name in table.get("prompt", {}).get("rules", ()))


def _unknown_countings(
    file: PackFile, table: Mapping[str, Any], countings: Mapping[str, Any]
) -> Iterator[FileProblem]:
    for place, one in [("", table), *((f"way[{n}].", way) for n, way in enumerate(table.get("way", ()), 1))]:
        name = one.get("counting")
        if name is not None and name not in countings:
            where = f"{file.name}: {table['id']}.{place}counting"
            yield FileProblem(where, nearest(name, countings, "a way of counting"))


def _replaces_nothing(lineage: Lineage) -> Iterator[FileProblem]:
    above: set[str] = set()
    for source in lineage.sources:
        own = [(file, table) for s, file, table in lineage.tables() if s is source]
        for file, table in own:
            for name in table.get("replaces", ()):
                if name not in above:
                    where = f"{file.name}: {table['id']}.replaces"
                    yield FileProblem(where, nearest(name, above, "a rule of a parent pack"))
        above |= {table["id"] for _, table in own}
