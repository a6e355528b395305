"""Asks `calc` for the cases of the vector files and says where an answer differs from what is written there."""

import json
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import yaml

from bot.cli.calc import run_calc

HERE = Path(__file__).parent
ASKED = ("jurisdiction", "procedure", "timezone", "as_of", "flags", "events", "school_calendar")
LISTS = ("deadlines", "immediate", "undecided", "suspended", "not_required", "waiting")
NAMES = {"raw": "last_day", "meet_by": "act_by"} | {
    key: key for key in ("kind", "owed_by", "act_by", "outer_limit", "status")
}


def read_cases(*names: str) -> list[dict[str, Any]]:
    return [case for name in names for case in yaml.safe_load((HERE / name).read_text("utf-8"))["cases"]]


def plain(value: object) -> Any:
    """The value as JSON would hold it: days and instants as text."""
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, dict):
        return {key: plain(one) for key, one in value.items()}
    return [plain(one) for one in value] if isinstance(value, list) else value


def answer_of(case: dict[str, Any]) -> dict[str, Any]:
    asked = {key: plain(case[key]) for key in ASKED if key in case}
    answer: dict[str, Any] = json.loads(run_calc(json.dumps(asked), is_toml=False, as_json=True))
    return answer


def differences(case: dict[str, Any], answer: dict[str, Any]) -> list[str]:
    """Each difference between the case's expectations and the answer, as a sentence."""
    wrong = [line for expected in case["expected"] for line in _wrong_date(expected, answer["deadlines"])]
    dated = {entry["id"] for entry in answer["deadlines"]}
    wrong += [f"{name} must not appear" for name in case.get("absent", []) if name in dated]
    for name in LISTS[1:]:
        there = {entry["id"] for entry in answer[name]}
        wrong += [f"{one} is not {name}" for one in case.get(name, []) if one not in there]
    return wrong + list(_wrong_words(case, answer)) + list(_wrong_stops(case, answer))


def _wrong_date(expected: dict[str, Any], found: list[dict[str, Any]]) -> list[str]:
    asked = (expected["id"], expected.get("occurrence", 1))
    entry = next((e for e in found if (e["id"], e["occurrence"]) == asked), None)
    if entry is None:
        return [f"{expected['id']}: no date"]
    accepted = [plain(day) for day in expected.get("accept", [expected["date"]])]
    wrong = [f"{expected['id']}: due is {entry['due']}"] if entry["due"] not in accepted else []
    if "accept" not in expected and entry["roll"] != expected["roll"]:
        wrong.append(f"{expected['id']}: roll is {entry['roll']}")
    wanted = {NAMES[key]: plain(expected[key]) for key in NAMES if key in expected}
    if "superseded" in expected:
        replaced = [[one["last_day"], one["due"]] for one in entry["superseded"]]
        wanted["superseded"], entry = plain(expected["superseded"]), {**entry, "superseded": replaced}
    return wrong + [
        f"{expected['id']}: {k} is {entry[k]}, not {v}" for k, v in wanted.items() if entry[k] != v
    ]


def _wrong_words(case: dict[str, Any], answer: dict[str, Any]) -> Iterator[str]:
    moves = {question["about"]: question["moves"] for question in answer["questions"]}
    for name in case.get("questions_about", []):
        if name not in moves:
            yield f"no question about {name}"
    for name, ids in case.get("moves", {}).items():
        yield from (f"the question about {name} does not move {one}" for one in ids if one not in moves[name])
    for name in case.get("notes_about", []):
        if not any(name in note or name.replace("_", " ") in note for note in answer["notes"]):
            yield f"no note about {name}"


def _wrong_stops(case: dict[str, Any], answer: dict[str, Any]) -> Iterator[str]:
    """Dates that are told although the entry has none: without the stop, or the earliest possible."""
    stopped = {entry["id"]: entry["undelayed"] for entry in answer["suspended"]}
    for name, day in case.get("undelayed", {}).items():
        if stopped.get(name) != plain(day):
            yield f"{name}: undelayed is {stopped.get(name)}, not {plain(day)}"
    unknown = {entry["id"]: entry["earliest_possible"] for entry in answer["undecided"]}
    for name, day in case.get("not_after", {}).items():
        if (unknown.get(name) or "9999-12-31") > plain(day):
            yield f"{name}: earliest possible is {unknown.get(name)}, after {plain(day)}"
    limits = {entry["id"]: entry["outer_limit"] or entry["due"] for entry in answer["deadlines"]}
    for name, day in case.get("latest", {}).items():
        if limits.get(name) != plain(day):
            yield f"{name}: the outer limit is {limits.get(name)}, not {plain(day)}"
