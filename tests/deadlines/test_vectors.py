"""Every case of the public and the semantics vectors, judged as their headers say."""

import json
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.cli.calc import run_calc

HERE = Path(__file__).parent
LISTS = ("deadlines", "immediate", "undecided", "suspended", "not_required", "waiting")


def _cases() -> list[Any]:
    cases = []
    for name in ("vectors-public.yaml", "vectors-semantics.yaml"):
        cases += yaml.safe_load((HERE / name).read_text("utf-8"))["cases"]
    return [pytest.param(case, id=case["id"]) for case in cases]


def _plain(value: object) -> Any:
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, dict):
        return {key: _plain(one) for key, one in value.items()}
    return [_plain(one) for one in value] if isinstance(value, list) else value


def _answer(case: dict[str, Any]) -> dict[str, Any]:
    keys = ("jurisdiction", "procedure", "timezone", "as_of", "flags", "events", "school_calendar")
    asked = {key: _plain(case[key]) for key in keys if key in case}
    return json.loads(run_calc(json.dumps(asked), is_toml=False, as_json=True))


def _wrong(expected: dict[str, Any], found: list[dict[str, Any]]) -> list[str]:
    entries = [
        e for e in found if e["id"] == expected["id"] and e["occurrence"] == expected.get("occurrence", 1)
    ]
    if not entries:
        return [f"{expected['id']}: no date"]
    entry, names = entries[0], {"raw": "last_day", "meet_by": "act_by", "kind": "kind", "owed_by": "owed_by"}
    names |= {key: key for key in ("act_by", "outer_limit", "status")}
    wanted = {names[key]: expected[key] for key in names if key in expected}
    accepted = [_plain(day) for day in expected.get("accept", [expected["date"]])]
    wrong = [f"{expected['id']}: due is {entry['due']}"] if entry["due"] not in accepted else []
    if "accept" not in expected and entry["roll"] != expected["roll"]:
        wrong.append(f"{expected['id']}: roll is {entry['roll']}")
    return wrong + [
        f"{expected['id']}: {k} is {entry[k]}, not {v}" for k, v in wanted.items() if entry[k] != _plain(v)
    ]


@pytest.mark.parametrize("case", _cases())
def test_every_vector_comes_out_as_written(case: dict[str, Any]) -> None:
    """Dates, raw counts, rolls, kinds, owners and act-by dates; what must not appear; what stands still."""
    answer = _answer(case)
    wrong = [line for expected in case["expected"] for line in _wrong(expected, answer["deadlines"])]
    dated = {entry["id"] for entry in answer["deadlines"]}
    wrong += [f"{name} must not appear" for name in case.get("absent", []) if name in dated]
    for name in ("suspended", "undecided", "immediate"):
        wrong += [
            f"{one} is not {name}" for one in case.get(name, []) if one not in {e["id"] for e in answer[name]}
        ]
    abouts = {question["about"] for question in answer["questions"]}
    wrong += [f"no question about {name}" for name in case.get("questions_about", []) if name not in abouts]
    assert wrong == []


@pytest.mark.parametrize("case", _cases())
def test_an_id_stands_in_one_list_only(case: dict[str, Any]) -> None:
    answer = _answer(case)
    homes = [{entry["id"] for entry in answer[name]} for name in LISTS]
    assert sum(len(home) for home in homes) == len(set().union(*homes))


@pytest.mark.parametrize("case", _cases())
def test_the_citations_of_the_vectors_are_among_ours(case: dict[str, Any]) -> None:
    """A vector joins its citations with "; ": the first provision of each part is named by one of ours."""
    told = {(e["id"], e["occurrence"]): " ; ".join(e["citations"]) for e in _answer(case)["deadlines"]}
    missing = []
    for expected in case["expected"]:
        ours = told[expected["id"], expected.get("occurrence", 1)]
        parts = expected.get("citation", "").split("; ") if "roll" not in expected.get("citation", "") else []
        missing += [(expected["id"], part) for part in parts if part.split(",")[0] not in ours]
    assert missing == []
