"""A rule pack as a review sheet with its worked examples, and as plain values for programs."""

import json
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from config.packs import Lineage, effective_tables, with_names
from deadlines.attempts import AttemptRule
from deadlines.days import in_words
from deadlines.rules import RulePack
from deadlines.sheet import heading_in_words, rule_in_words

_RESULTS = ("last_day", "due", "since", "undelayed", "outer_limit", "earliest", "status", "owed_by")


def sheet_of(pack: RulePack, lineage: Lineage) -> str:
    """Return the review sheet: every rule in words with its worked examples, then what attempts need."""
    tables = {table["id"]: table for _, table in effective_tables(lineage)[0]}
    lines = [*heading_in_words(pack)]
    for rule in pack.rules:
        lines += ["", *rule_in_words(rule), *_examples(tables[rule.id].get("example", ()))]
    for attempts in pack.attempts:
        lines += ["", *_attempts(attempts)]
    return "\n".join(lines) + "\n"


def table_of(pack: RulePack, lineage: Lineage) -> dict[str, Any]:
    """Return the effective pack as plain values: its rules as they are written, each with its file."""
    rules, renamed = effective_tables(lineage)
    return {
        "jurisdiction": pack.jurisdiction,
        "title": pack.title,
        "digest": pack.digest,
        "reviewed_through": _plain(pack.reviewed_through),
        "notes": list(pack.notes),
        "rules": [{"file": file.name, **_plain(with_names(table, renamed))} for file, table in rules],
    }


def _examples(examples: Iterator[Mapping[str, Any]] | tuple[Mapping[str, Any], ...]) -> Iterator[str]:
    for one in examples:
        yield f"  Example: {one['say']}"
        given = {**one.get("given", {}), **one.get("flags", {})}
        told = ", ".join(f"{name} {_said(value)}" for name, value in given.items()) or "nothing"
        yield f"    given {told}: {_result(one)}"


def _result(example: Mapping[str, Any]) -> str:
    list_ = str(example.get("comes_to", "date")).replace("_", " ")
    days = [f"{name.replace('_', ' ')} {_said(example[name])}" for name in _RESULTS if name in example]
    return ", ".join(days if list_ == "date" else [list_, *days])


def _said(value: object) -> str:
    if isinstance(value, date):
        return in_words(value)
    if isinstance(value, list):
        return " and ".join(_said(one) for one in value)
    if isinstance(value, Mapping):
        return " ".join(f"{key} {_said(one)}" for key, one in value.items())
    return json.dumps(value) if isinstance(value, bool) else str(value)


def _attempts(rule: AttemptRule) -> Iterator[str]:
    yield f"{rule.id}: {rule.title} [attempts]"
    for number, slot in enumerate(rule.slots, 1):
        forms = " or ".join(sorted(slot.forms))
        before = slot.school_days_before
        spacing = f", at least {before} school days before the meeting" if before else ""
        yield f"  Attempt {number}: {forms}{spacing}."
    lists = (("Without an answer", rule.after_no_answer), ("After a refusal", rule.after_refusal))
    for heading, told in (*lists, ("Never", rule.never)):
        yield from (f"  {heading}: {one}" for one in told)
    yield f"    {'; '.join(rule.citations)}"


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {key: _plain(one) for key, one in value.items()}
    return [_plain(one) for one in value] if isinstance(value, list | tuple) else value
