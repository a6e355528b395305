"""`duewatch whatif` on the command line: what would move, and that nothing does."""

import json
from pathlib import Path

from tests.bot.cli.conftest import Duewatch

MARCH = {
    "jurisdiction": "US-NM",
    "procedure": "due_process",
    "timezone": "America/Denver",
    "as_of": "2026-03-10",
    "events": {"lea_received_request": "2026-03-04"},
}


def moves(said_out: str) -> dict[str, dict]:
    return {one["id"]: one for one in json.loads(said_out)["moves"]}


def test_an_earlier_receipt_moves_the_answer_nearer(duewatch: Duewatch, case: str) -> None:
    """Ten days after Mon 2 March 2026 is Thu 12 March; from Wed 4 March it was Sat 14, act by Fri 13."""
    said = duewatch("whatif", case, "--event", "lea_received_request=2026-03-02", "--json")

    response = moves(said.out)["dp_response"]
    assert (response["from"]["act_by"], response["to"]["act_by"]) == ("2026-03-13", "2026-03-12")
    assert response["waits_for_a_person"] is False
    assert response["because"] == "Now: Mon 2 Mar 2026: the LEA receives the request (day 0)."
    assert json.loads(said.out)["case"] == case


def test_it_changes_nothing(duewatch: Duewatch, case: str) -> None:
    before = duewatch("case", "show", case, "--json").out

    duewatch("whatif", case, "--event", "lea_received_request=2026-03-02")

    assert duewatch("case", "show", case, "--json").out == before


def test_a_flag_takes_the_duty_away_and_says_why(duewatch: Duewatch, case: str) -> None:
    said = duewatch("whatif", case, "--flag", "pwn_already_sent=true")

    assert said.code == 0
    assert "Answer the parent's request (dp_response)" in said.out
    assert "now: not required: a prior written notice on that subject was sent before" in said.out


def test_what_meets_a_duty_shows_it_as_done(duewatch: Duewatch, case: str) -> None:
    said = duewatch("whatif", case, "--event", "response_sent=2026-03-12", "--json")

    assert moves(said.out)["dp_response"]["to"]["words"].endswith("act by Fri 13 Mar 2026, done")


def test_an_event_may_be_left_out(duewatch: Duewatch, case: str) -> None:
    said = duewatch("whatif", case, "--without", "lea_received_request", "--json")

    assert moves(said.out)["dp_response"]["to"] is None


def test_a_file_is_compared_without_any_office(duewatch: Duewatch, tmp_path: Path, office: Path) -> None:
    office.unlink()
    file = tmp_path / "case.json"
    file.write_text(json.dumps(MARCH))

    said = duewatch("whatif", "--file", str(file), "--event", "lea_received_request=2026-03-02", "--json")

    assert said.code == 0, said.err
    assert moves(said.out)["dp_response"]["to"]["last_day"] == "2026-03-12"


def test_a_toml_file_is_compared_too(duewatch: Duewatch, tmp_path: Path) -> None:
    file = tmp_path / "case.toml"
    file.write_text(
        'jurisdiction = "US-NM"\nprocedure = "due_process"\ntimezone = "America/Denver"\n'
        "[events]\nlea_received_request = 2026-03-04\n"
    )

    said = duewatch("whatif", "--file", str(file), "--without", "lea_received_request")

    assert "dp_response" in said.out


def test_that_nothing_moves_is_said(duewatch: Duewatch, case: str) -> None:
    said = duewatch("whatif", case, "--event", "lea_received_request=2026-03-04")

    assert said.out == "No date moves.\n"


def test_wrong_words_are_refused_with_the_nearest_known_one(duewatch: Duewatch, case: str) -> None:
    event = duewatch("whatif", case, "--event", "respons_sent=2026-03-12")
    left_out = duewatch("whatif", case, "--without", "lea_recieved_request")
    day = duewatch("whatif", case, "--event", "response_sent=12 March")

    assert [said.code for said in (event, left_out, day)] == [2, 2, 2]
    assert "did you mean 'response_sent'?" in event.err
    assert "did you mean 'lea_received_request'?" in left_out.err
    assert "is not a date" in day.err
    assert event.out == left_out.out == day.out == ""


def test_a_case_or_a_file_and_something_different_are_needed(duewatch: Duewatch, case: str) -> None:
    for words in ([], [case], ["26-9999", "--flag", "gifted_only=true"], [case, "--event", "response_sent"]):
        assert duewatch("whatif", *words).code == 2
