"""Every case of the vector files, judged as their headers say.

The public and the semantics vectors were given; the files `vectors-own-*` were worked out from the
rules by hand count, apart from the program.
"""

from typing import Any

import pytest

from tests.deadlines.vectors import HERE, LISTS, answer_of, differences, read_cases

GIVEN = ("vectors-public.yaml", "vectors-semantics.yaml")
OWN = tuple(path.name for path in sorted(HERE.glob("vectors-own-*.yaml")))

KEYS = {
    "deadlines": "id occurrence title owed_by kind last_day due act_by outer_limit roll status citations"
    " signed_off superseded steps",
    "immediate": "id since owed_by citations",
    "undecided": "id why earliest_possible do",
    "suspended": "id why undelayed until",
    "not_required": "id why citations",
    "waiting": "id for",
    "questions": "ask about moves",
}
"""The keys of each list, as the contract writes them."""


def _params(*names: str) -> list[Any]:
    return [pytest.param(case, id=case["id"]) for case in read_cases(*names)]


@pytest.mark.parametrize("case", _params(*GIVEN, *OWN))
def test_every_vector_comes_out_as_written(case: dict[str, Any]) -> None:
    """Dates, raw counts, rolls, kinds, owners and act-by dates; what must not appear; what stands still."""
    assert differences(case, answer_of(case)) == []


@pytest.mark.parametrize("case", _params(*GIVEN, *OWN))
def test_an_id_stands_in_one_list_only(case: dict[str, Any]) -> None:
    answer = answer_of(case)
    homes = [{entry["id"] for entry in answer[name]} for name in LISTS]
    assert sum(len(home) for home in homes) == len(set().union(*homes))


@pytest.mark.parametrize("case", _params(*GIVEN, *OWN))
def test_every_answer_has_the_keys_of_the_contract_and_no_others(case: dict[str, Any]) -> None:
    answer = answer_of(case)
    assert set(answer) == {*KEYS, "notes"}
    found = {name: {frozenset(entry) for entry in answer[name]} for name in KEYS}
    assert found == {name: {frozenset(KEYS[name].split())} if answer[name] else set() for name in KEYS}
    told = [(entry["id"], entry["occurrence"]) for entry in answer["deadlines"]]
    assert len(told) == len(set(told))
    assert all(isinstance(note, str) for note in answer["notes"])


@pytest.mark.parametrize("case", _params(*GIVEN, *OWN))
def test_a_date_to_act_by_and_an_outer_limit_are_told_where_the_contract_says(case: dict[str, Any]) -> None:
    for entry in answer_of(case)["deadlines"]:
        assert (entry["act_by"] is not None) == (entry["kind"] in ("deadline", "before_event"))
        assert entry["act_by"] is None or entry["act_by"] <= entry["last_day"]
        assert entry["outer_limit"] is None or entry["outer_limit"] > entry["due"]
        moved = (entry["due"] > entry["last_day"]) - (entry["due"] < entry["last_day"])
        assert entry["roll"] == ("none", "forward", "back")[moved]
        assert (entry["status"] is None) == ("as_of" not in case)


@pytest.mark.parametrize("case", _params(*GIVEN))
def test_the_citations_of_the_vectors_are_among_ours(case: dict[str, Any]) -> None:
    """A vector joins its citations with "; ": the first provision of each part is named by one of ours."""
    told = {(e["id"], e["occurrence"]): " ; ".join(e["citations"]) for e in answer_of(case)["deadlines"]}
    missing = []
    for expected in case["expected"]:
        ours = told[expected["id"], expected.get("occurrence", 1)]
        parts = expected.get("citation", "").split("; ") if "roll" not in expected.get("citation", "") else []
        missing += [(expected["id"], part) for part in parts if part.split(",")[0] not in ours]
    assert missing == []


def test_no_two_vectors_share_a_name() -> None:
    names = [case["id"] for case in read_cases(*GIVEN, *OWN)]
    assert len(names) == len(set(names)) > 250
