"""How answers look on a terminal and as JSON. Text from the store is shown, never interpreted."""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

import typer

from deadlines.events import FLAG_EVENTS, LEGAL_EVENTS
from deadlines.whatif import Move

if TYPE_CHECKING:
    from bot.law.adoption import CaseMoves


def as_json(value: object) -> None:
    """Print one JSON document, as the contract has it."""
    typer.echo(json.dumps(value, ensure_ascii=False, default=str))


_UNBROKEN = frozenset({"act by", "last day", "on", "case", "next to act by", "no.", "link"})
"""Columns that stay on one line however narrow the terminal is."""


def table(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Print a table; NO_COLOR is honoured and nothing in the cells is markup."""
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    shown = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for column in columns:
        shown.add_column(column, overflow="fold", no_wrap=column in _UNBROKEN)
    for row in rows:
        shown.add_row(*(Text("" if cell is None else str(cell)) for cell in row))
    Console(highlight=False).print(shown)


def cases(lines: Iterable[Mapping[str, Any]]) -> None:
    """Print one line a case: label, procedure, LEA, status, next date."""
    rows = [
        (one["label"], _words(one["procedure"]), one["lea"] or "not known yet", one["status"], _next(one))
        for one in lines
    ]
    if not rows:
        typer.echo("No cases.")
        return
    table(("case", "procedure", "LEA", "status", "next to act by"), rows)


def deadlines(report: Mapping[str, Any]) -> None:
    """Print the lists of `duewatch calc` for people: dates first, then what has none and why."""
    ordered = sorted(report["deadlines"], key=lambda one: (one["act_by"] or one["last_day"], one["id"]))
    if ordered:
        table(("act by", "last day", "what", "status"), [_dated(one) for one in ordered])
    for heading, name, line in _OTHER_LISTS:
        found = report.get(name) or []
        if found:
            typer.echo(f"{heading}:")
        for one in found:
            typer.echo("  " + line(one))


def happenings(events: Iterable[Mapping[str, Any]]) -> None:
    """Print what happened in a case, one line a happening; what the office did with the case is left out."""
    shown = [one for one in events if one["name"] in LEGAL_EVENTS | FLAG_EVENTS]
    rows = [(_days(one["on"]), one["name"], _said(one), one["standing"], one["by"]) for one in shown]
    table(("on", "what happened", "", "standing", "by"), rows)


def duty(one: Mapping[str, Any]) -> None:
    """Print one entry of a list in full: what, when, each step, the sources."""
    typer.echo(f"{one.get('title') or one['id']} ({one['id']}, {one['list'].replace('_', ' ')})")
    for key, word in _DATES:
        if one.get(key) and not (key == "due" and one["due"] == one["last_day"]):
            typer.echo(f"  {word:<16}{_day(one[key])}")
    for key in ("why", "do", "until"):
        if one.get(key):
            typer.echo(f"  {one[key]}")
    for step in one.get("steps") or ():
        typer.echo(f"  - {step}")
    for old in one.get("superseded") or ():
        typer.echo(f"  before: {_day(old['last_day'])}, {old['because']}")
    if one.get("citations"):
        typer.echo("  Source: " + "; ".join(one["citations"]))
    if one.get("signed_off") is False:
        typer.echo("  This rule is not yet signed off for this office.")


def moves(found: Iterable[Move]) -> None:
    """Print what stands otherwise than before, each duty with its two dates and why."""
    for one in found:
        typer.echo(f"{one.title} ({one.id})" if one.title else one.id)
        typer.echo(f"  was: {one.was.words if one.was else 'not there'}")
        typer.echo(f"  now: {one.now.words if one.now else 'no more'}")
        if one.because:
            typer.echo(f"  {one.because}")


def case_moves(found: Iterable["CaseMoves"]) -> None:
    """Print what moves, case by case; that nothing does, too."""
    moving = [one for one in found if one.moves]
    for one in moving:
        typer.echo("")
        typer.echo(f"{one.case.label} - {one.case.lea}" if one.case.lea else one.case.label)
        moves(one.moves)
    if not moving:
        typer.echo("No date of an open case moves.")


_DATES = (
    ("act_by", "act by"),
    ("last_day", "last day"),
    ("due", "after rolling"),
    ("outer_limit", "outer limit"),
    ("since", "since"),
    ("earliest_possible", "earliest"),
    ("undelayed", "without the stop"),
)


_OTHER_LISTS: tuple[tuple[str, str, Any], ...] = (
    ("Owed at once", "immediate", lambda one: f"{one['id']} since {_day(one['since'])} ({one['owed_by']})"),
    ("No date yet", "undecided", lambda one: f"{one['id']}: {one['why']}. {one['do']}"),
    ("Stopped", "suspended", lambda one: f"{one['id']}: {one['why']}"),
    ("Not required", "not_required", lambda one: f"{one['id']}: {one['why']}"),
    ("Questions", "questions", lambda one: one["ask"]),
    ("Notes", "notes", str),
)


def _dated(one: Mapping[str, Any]) -> tuple[str, ...]:
    what = f"{one['title']}\n{one['id']}, owed by {_words(one['owed_by'])}"
    return _day(one["act_by"]), _day(one["last_day"]), what, one["status"] or ""


def _days(on: Any) -> str:
    if isinstance(on, str):
        return _day(on)
    return " or ".join(_day(one) if one else "not at all" for one in on["either"])


def _said(event: Mapping[str, Any]) -> str:
    return "" if event["value"] is None else str(event["value"])


def _next(one: Mapping[str, Any]) -> str:
    return f"{_day(one['next']['act_by'])}\n{one['next']['id']}" if one["next"] else "-"


def _words(procedure: str | Sequence[str]) -> str:
    names = [procedure] if isinstance(procedure, str) else procedure
    return ", ".join(name.replace("_", " ") for name in names)


def _day(text: str | None) -> str:
    if not text:
        return "-"
    value = date.fromisoformat(text)
    return f"{value:%a} {value.day} {value:%b %Y}"
