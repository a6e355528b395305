"""`duewatch calc` as another program sees it: its output, its errors, its exit codes."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from bot.cli.calc import run_calc
from config.errors import BadFile

ROOT = Path(__file__).parents[2]
CASE = {
    "jurisdiction": "US-NM-BCS",
    "procedure": "due_process",
    "timezone": "America/Denver",
    "as_of": "2026-03-15",
    "events": {"lea_received_request": "2026-03-04"},
}
KEYS = set(
    "id occurrence title owed_by kind last_day due act_by outer_limit roll status citations signed_off superseded steps".split()
)


def call(*arguments: str, given: str = "") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "bot.cli.calc", *arguments]
    return subprocess.run(command, input=given, capture_output=True, text=True, cwd=ROOT, check=False)


def test_a_case_on_standard_input_is_answered_in_the_contracts_form() -> None:
    done = call("--json", "-", given=json.dumps(CASE))

    assert done.returncode == 0
    answer = json.loads(done.stdout)
    lists = [
        "deadlines",
        "immediate",
        "undecided",
        "suspended",
        "not_required",
        "questions",
        "waiting",
        "notes",
    ]
    assert sorted(answer) == sorted(lists)
    response = next(one for one in answer["deadlines"] if one["id"] == "dp_response")
    assert set(response) == KEYS
    assert (response["last_day"], response["due"], response["act_by"]) == (
        "2026-03-14",
        "2026-03-16",
        "2026-03-13",
    )
    assert response["status"] == "late"
    assert {"id": "dp_disclosure", "for": "hearing_date"} in answer["waiting"]


def test_bad_input_ends_with_two_every_problem_on_stderr_and_nothing_on_stdout(tmp_path: Path) -> None:
    file = tmp_path / "case.json"
    file.write_text(
        json.dumps({**CASE, "jurisdiction": "US-TX", "events": {"lea_received_request": "soon"}}), "utf-8"
    )
    done = call("--json", str(file))

    assert (done.returncode, done.stdout) == (2, "")
    assert "jurisdiction: there is no rule pack for 'US-TX'" in done.stderr
    assert "events.lea_received_request: 'soon' is not a date" in done.stderr


def test_a_file_that_is_not_there_ends_with_two(tmp_path: Path) -> None:
    done = call(str(tmp_path / "none.json"))

    assert (done.returncode, done.stdout) == (2, "")
    assert "cannot be read" in done.stderr


def test_a_case_may_be_toml() -> None:
    text = 'jurisdiction = "US-NM"\nprocedure = "other"\ntimezone = "America/Denver"\n[events]\nhearing_date = 2026-06-22\n'

    answer = json.loads(run_calc(text, is_toml=True, as_json=True))
    assert {"dp_disclosure", "xd_disclosure"} <= {one["id"] for one in answer["deadlines"]}


def test_without_json_people_read_sentences() -> None:
    text = run_calc(json.dumps(CASE), is_toml=False, as_json=False)

    assert "As of Sun 15 Mar 2026" in text
    assert "Wed 4 Mar 2026: the LEA receives the request (day 0)" in text


@pytest.mark.parametrize("text", ["", "[]", "{", "7", "[" * 100_000, '{"a": ' * 50_000])
def test_what_is_no_case_is_refused(text: str) -> None:
    with pytest.raises(BadFile):
        run_calc(text, is_toml=False, as_json=True)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('{"procedure": "other", "timezone": "UTC"}', "jurisdiction: is missing"),
        ('{"jurisdiction": 7, "procedure": "other", "timezone": "UTC"}', "jurisdiction: is not a text"),
        ('{"events": {"request_filed": "2026-03-04", "request_filed": "2026-03-05"}}', "stands twice"),
        ('{"jurisdiction": NaN}', "NaN is not a number"),
        ('{"jurisdiction": ' + "9" * 10_000 + "}", "is not JSON"),
        ("x" * 1_000_001, "is larger than 1000000 characters"),
    ],
)
def test_a_case_that_could_be_misread_is_refused_in_words(text: str, told: str) -> None:
    """Of two days under one key only the last would have counted, and nobody would have been told."""
    with pytest.raises(BadFile, match=told):
        run_calc(text, is_toml=False, as_json=True)


def test_the_mark_that_some_editors_put_before_a_text_does_no_harm() -> None:
    assert json.loads(run_calc("\ufeff" + json.dumps(CASE), is_toml=False, as_json=True))["deadlines"]
