"""What people do with cases on the command line."""

import json
from pathlib import Path

import pytest

from bot.cli import VERBS
from tests.bot.cli.conftest import Duewatch


def lists(duewatch: Duewatch, case: str, *more: str) -> dict:
    return json.loads(duewatch("case", "show", case, "--json", *more).out)


def deadline(shown: dict, rule: str) -> dict:
    return next(one for one in shown["deadlines"] if one["id"] == rule)


def test_a_case_opened_by_hand_has_its_dates_at_once(duewatch: Duewatch, case: str) -> None:
    """Ten days after Wednesday 4 March 2026 is Saturday the 14th: act by Friday the 13th."""
    response = deadline(lists(duewatch, case), "dp_response")

    assert (response["act_by"], response["last_day"], response["due"]) == (
        "2026-03-13",
        "2026-03-14",
        "2026-03-16",
    )


def test_the_list_has_the_form_that_other_programs_read(duewatch: Duewatch, case: str) -> None:
    [line] = json.loads(duewatch("case", "list", "--json").out)

    assert set(line) == {"ref", "label", "procedure", "lea", "status", "next"}
    assert line["label"] == f"{case} JR"
    assert line["next"] == {"id": "dp_response", "act_by": "2026-03-13"}


def test_an_event_meets_the_deadline_that_asks_for_it(duewatch: Duewatch, case: str) -> None:
    said = duewatch("case", "event", case, "response_sent", "2026-03-12", "--reason", "answer mailed")

    assert said.code == 0
    assert deadline(lists(duewatch, case), "dp_response")["status"] == "met"


def test_a_case_can_be_seen_as_it_was_known_before_it_was_opened(duewatch: Duewatch, case: str) -> None:
    assert lists(duewatch, case, "--as-of", "2020-01-02")["events"] == []


def test_candidates_of_receipt_ask_one_question_until_confirmed(duewatch: Duewatch) -> None:
    """Received on the 4th or the 6th: the earlier governs what the district owes."""
    ref = duewatch(
        *(
            "case",
            "open",
            "--procedure",
            "due_process",
            "--lea",
            "Piedra Alta Public Schools",
            "--reason",
            "fax",
        ),
        *("--event", "lea_received_request=2026-03-04", "--event", "lea_received_request=2026-03-06"),
    ).out.strip()
    before = lists(duewatch, ref)
    duewatch("case", "confirm", ref, "lea_received_request", "2026-03-06", "--reason", "stamp on the paper")
    after = lists(duewatch, ref)

    assert deadline(before, "dp_resolution_meeting")["last_day"] == "2026-03-19"
    assert [q["about"] for q in before["questions"]].count("lea_received_request") == 1
    assert deadline(after, "dp_resolution_meeting")["last_day"] == "2026-03-21"
    assert "lea_received_request" not in [q["about"] for q in after["questions"]]


def test_a_closed_case_is_listed_no_more_and_can_be_reopened(duewatch: Duewatch, case: str) -> None:
    duewatch("case", "close", case, "--reason", "settled")
    closed = json.loads(duewatch("case", "list", "--json").out)
    every = json.loads(duewatch("case", "list", "--all", "--json").out)
    duewatch("case", "reopen", case, "--reason", "settlement voided")

    assert closed == []
    assert every[0]["status"] == "closed"
    assert json.loads(duewatch("case", "list", "--json").out)[0]["status"] == "open"


def test_a_merged_case_leads_to_the_one_that_stays(duewatch: Duewatch, case: str) -> None:
    other = duewatch(
        *(
            "case",
            "open",
            "--procedure",
            "due_process",
            "--lea",
            "Piedra Alta Public Schools",
            "--reason",
            "fax",
        ),
        *("--event", "lea_received_request=2026-03-03"),
    ).out.strip()
    said = duewatch("case", "merge", other, case, "--reason", "same letter")

    assert said.code == 0
    shown = lists(duewatch, other)
    assert shown["ref"] == case
    assert deadline(shown, "dp_response")["last_day"] == "2026-03-13"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("case", "show", "26-9999"), "there is no case"),
        (
            ("case", "event", "26-0001", "respnse_sent", "2026-03-12", "--reason", "x"),
            "did you mean 'response_sent'",
        ),
        (
            ("case", "event", "26-0001", "response_sent", "12.3.2026", "--reason", "x"),
            "write it as 2026-03-04",
        ),
        (("case", "event", "26-0001", "response_sent", "--reason", "x"), "needs the day"),
        (("case", "open", "--procedure", "divorce", "--reason", "x"), "not a procedure"),
        (("case", "close", "26-0001", "--reason", " "), "a reason"),
        (("explain", "26-0001", "no_such_rule"), "has no 'no_such_rule'"),
        (("feed", "add", "--lea", "Nowhere"), "not an LEA"),
        (("feed", "revoke", "nothing"), "no link"),
        (
            ("attempt", "add", "26-0001", "2026-03-05", "--how", "pigeon", "--to", "m", "--result", "r"),
            "pigeon",
        ),
        (("nonsense",), "No such command"),
    ],
)
def test_what_cannot_be_done_is_said_and_ends_with_2(
    duewatch: Duewatch, case: str, words: tuple[str, ...], told: str
) -> None:
    said = duewatch(*words)

    assert said.code == 2
    assert told in said.err
    assert said.out == ""


def test_explain_tells_each_step_and_its_source(duewatch: Duewatch, case: str) -> None:
    out = duewatch("explain", case, "dp_response").out

    assert "Wed 4 Mar 2026: the LEA receives the request (day 0)" in out
    assert "34 CFR 300.508(e)(1)" in out
    assert "not yet signed" in out


def test_a_feed_link_is_printed_alone_on_the_last_line_and_kept_only_as_a_hash(
    duewatch: Duewatch, case: str
) -> None:
    last = duewatch("feed", "add", "--case", case).out.splitlines()[-1]
    listed = duewatch("feed", "list", "--json").out

    assert last.startswith("https://deadlines.llanoalto.example/feeds/")
    assert last.rpartition("/")[2].removesuffix(".ics") not in listed


def test_an_attempt_is_kept_with_what_the_regulation_asks_for(duewatch: Duewatch, case: str) -> None:
    """34 CFR 300.322(d): calls made or attempted and their results."""
    duewatch(
        *("attempt", "add", case, "2026-03-05", "--how", "call", "--to", "mother", "--at", "14:05"),
        *("--result", "no answer, left a message"),
    )
    [attempt] = json.loads(duewatch("attempt", "list", case, "--json").out)

    assert (attempt["on"], attempt["at"], attempt["how"], attempt["by"]) == (
        "2026-03-05",
        "14:05",
        "call",
        "DC",
    )
    assert attempt["result"] == "no answer, left a message"


def test_no_command_prints_the_childs_name(duewatch: Duewatch, case: str) -> None:
    outputs = [
        duewatch(*words)
        for words in (
            ("case", "list"),
            ("case", "show", case),
            ("case", "show", case, "--json"),
            ("status", "--json"),
            ("tray",),
            ("explain", case, "dp_response"),
        )
    ]

    assert not [said for said in outputs if "Roe" in said.out + said.err]


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_has_help_with_an_example(duewatch: Duewatch, verb: str) -> None:
    said = duewatch(verb, "--help")

    assert said.code == 0, said.err
    assert "Example:" in said.out


def test_a_case_can_be_taken_out_whole_with_the_hash_of_every_file(
    duewatch: Duewatch, case: str, tmp_path: Path
) -> None:
    said = duewatch("export", case, str(tmp_path / "out"), "--reason", "for counsel")
    contents = json.loads((tmp_path / "out" / "contents.json").read_text())

    assert said.code == 0, said.err
    assert set(contents["sha256"]) == {"case.json", "attempts.json", "authenticity.json"}
    assert (contents["by"], contents["reason"]) == ("DC", "for counsel")
    assert duewatch("export", case, str(tmp_path / "out"), "--reason", "again").code == 2


def test_logged_attempts_are_held_against_the_rule(duewatch: Duewatch, case: str) -> None:
    """Three attempts are the minimum; a letter without a copy kept is no record (34 CFR 300.322(d))."""
    log = ("attempt", "add", case)
    told = ("--to", "mother", "--result", "no answer")
    duewatch(*log, "2026-03-05", "--how", "call", *told)
    duewatch(*log, "2026-03-06", "--how", "letter", *told)
    duewatch(*log, "2026-03-09", "--how", "visit", *told)
    before = json.loads(duewatch("attempt", "standing", case, "--json").out)
    duewatch(*log, "2026-03-10", "--how", "call", *told)
    after = json.loads(duewatch("attempt", "standing", case, "--json").out)

    assert (before["counted"], before["missing"], before["may"]) == (2, 1, [])
    assert [one["on"] for one in before["not_counted"]] == ["2026-03-06"]
    assert (after["counted"], after["missing"]) == (3, 0)
    assert after["may"] == ["ask the hearing officer to dismiss at the end of the 30 days"]
    assert duewatch("attempt", "standing", case, "--rule", "nothing").code == 2
