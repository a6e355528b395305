"""Write what the engine answers as the JSON of `duewatch calc`; the names and forms are the contract's."""

from dataclasses import fields
from datetime import date
from typing import Any

from deadlines.computed import Computed, Deadline, Superseded

_LISTS = ("immediate", "undecided", "suspended", "not_required", "waiting", "questions")
_KEYS = {
    "immediate": ("id", "since", "owed_by", "citations"),
    "undecided": ("id", "why", "earliest_possible", "do"),
    "suspended": ("id", "why", "undelayed", "until"),
    "not_required": ("id", "why", "citations"),
    "questions": ("ask", "about", "moves"),
}
_APART = ("steps", "notes", "met_by")
"""Fields of a deadline that are written otherwise, or are for our own mails only."""


def as_json(computed: Computed) -> dict[str, Any]:
    """Return `computed` as plain lists and strings; days are ISO 8601 (2026-03-04)."""
    result: dict[str, Any] = {"deadlines": [_deadline(one) for one in computed.deadlines]}
    for name, keys in _KEYS.items():
        result[name] = [{key: _plain(getattr(one, key)) for key in keys} for one in getattr(computed, name)]
    result["waiting"] = [{"id": one.id, "for": one.trigger} for one in computed.waiting]
    result["notes"] = list(computed.notes)
    return result


def _deadline(one: Deadline) -> dict[str, Any]:
    names = [field.name for field in fields(one) if field.name not in _APART]
    result = {name: _plain(getattr(one, name)) for name in names}
    return {**result, "steps": [*one.steps, *one.notes]}


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if isinstance(value, Superseded):
        return {"last_day": _plain(value.last_day), "due": _plain(value.due), "because": value.because}
    return value
