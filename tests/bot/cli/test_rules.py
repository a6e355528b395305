"""`duewatch rules` on the command line: review sheet, checks, adopting."""

import json
from pathlib import Path

import pytest

from tests.bot.cli.conftest import Duewatch
from tests.bot.small_pack import write_pack


@pytest.fixture
def packs(office: Path) -> Path:
    """A folder of packs of the office's own, in which the answer has ten days."""
    folder = office.parent / "rules"
    write_pack(folder, 10)
    office.write_text(office.read_text().replace("[office]", '[office]\nrules = "rules"'))
    return folder


def act_by(duewatch: Duewatch, ref: str) -> str:
    shown = json.loads(duewatch("case", "show", ref, "--json").out)
    return next(one["act_by"] for one in shown["deadlines"] if one["id"] == "dp_response")


def test_the_sheet_tells_each_rule_with_sources_examples_and_that_nobody_signed(duewatch: Duewatch) -> None:
    sheet = duewatch("rules", "print", "US-NM").out

    rule = sheet[sheet.index("\ndp_response: ") : sheet.index("\ndp_response_other_party: ")]
    assert "lea, 10 calendar days after" in rule
    assert "NMAC 6.31.2.13(I)(6)(b)(i)" in rule
    assert "Not required if" in rule
    assert "Not yet signed." in rule
    assert "last day Sat 14 Mar 2026, due Mon 16 Mar 2026" in rule


def test_without_a_name_the_packs_of_the_office_are_printed(duewatch: Duewatch, packs: Path) -> None:
    assert duewatch("rules", "print").out.startswith("US-NM: A small pack for tests\n2 rules")


def test_the_sheet_has_a_form_for_programs(duewatch: Duewatch, packs: Path) -> None:
    told = json.loads(duewatch("rules", "print", "US-NM", "--json").out)

    assert [one["id"] for one in told["rules"]] == ["dp_response", "dp_resolution_meeting"]
    assert told["rules"][0]["example"][0]["last_day"] == "2026-03-14"


def test_an_unknown_jurisdiction_is_told_which_packs_there_are(duewatch: Duewatch) -> None:
    said = duewatch("rules", "print", "US-TX")

    assert said.code == 2
    assert "there is no rule pack for 'US-TX'; there are packs for US, US-CA, US-NM, US-NM-BCS" in said.err


def test_the_packs_that_ship_pass_every_check(duewatch: Duewatch) -> None:
    said = duewatch("rules", "check")

    assert said.code == 0, said.out
    assert "US-NM-BCS: " in said.out


def test_every_problem_is_told_at_once_with_file_rule_and_key(duewatch: Duewatch, packs: Path) -> None:
    file = packs / "us-nm/due_process.toml"
    text = file.read_text().replace('owed_by = "lea"', 'owed_by = "lae"', 1)
    file.write_text(text.replace('after = "lea_received_request"', 'after = "lea_recieved_request"', 1))

    said = duewatch("rules", "check", str(packs))

    assert said.code == 1
    assert "us-nm/due_process.toml: dp_response.owed_by" in said.out
    assert "us-nm/due_process.toml: dp_response.after" in said.out
    assert "did you mean 'lea_received_request'" in said.out


def test_a_rule_without_an_example_is_refused(duewatch: Duewatch, packs: Path) -> None:
    file = packs / "us-nm/due_process.toml"
    file.write_text(file.read_text().partition("example = [")[0])

    said = duewatch("rules", "check", str(packs), "--json")

    assert said.code == 1
    [report] = json.loads(said.out)
    assert report["problems"] == [
        {"where": "us-nm/due_process.toml: dp_response.example", "what": "there is none"}
    ]


def test_an_example_that_comes_out_otherwise_is_refused(duewatch: Duewatch, packs: Path) -> None:
    """Ten days after Wed 4 March 2026 are Sat 14 March, not Fri 13."""
    file = packs / "us-nm/due_process.toml"
    file.write_text(file.read_text().replace("2026-03-14", "2026-03-13"))

    said = duewatch("rules", "check", str(packs))

    assert said.code == 1
    assert "dp_response.example[1]: last_day is 2026-03-14, not 2026-03-13" in said.out


def test_two_duties_that_look_like_one_are_listed(duewatch: Duewatch, packs: Path) -> None:
    write_pack(packs, 15)

    said = duewatch("rules", "check", str(packs))

    assert said.code == 0, said.out
    assert "look at dp_response and dp_resolution_meeting" in said.out


def test_a_folder_without_packs_is_refused(duewatch: Duewatch, tmp_path: Path) -> None:
    said = duewatch("rules", "check", str(tmp_path / "nowhere"))

    assert said.code == 2
    assert "holds no rule pack" in said.err


def test_adopting_first_shows_and_then_moves(duewatch: Duewatch, packs: Path, case: str) -> None:
    """Twelve days after Wed 4 March 2026 is Mon 16 March; ten were Sat 14, to act by Fri 13."""
    write_pack(packs, 12)

    shown = duewatch("rules", "adopt")
    assert "was: due Sat 14 Mar 2026, act by Fri 13 Mar 2026" in shown.out
    assert "now: due Mon 16 Mar 2026, act by Mon 16 Mar 2026" in shown.out
    assert "Nothing was changed." in shown.out
    assert act_by(duewatch, case) == "2026-03-13"

    said = duewatch("rules", "adopt", "--case", case, "--reason", "compared with the register")
    assert said.code == 0
    assert act_by(duewatch, case) == "2026-03-16"
    assert "nothing waits" in duewatch("rules", "adopt").out


def test_what_waits_has_a_form_for_programs(duewatch: Duewatch, packs: Path, case: str) -> None:
    write_pack(packs, 12)

    [waiting] = json.loads(duewatch("rules", "adopt", "--json").out)

    assert (waiting["case"], waiting["lea"]) == (case, "Piedra Alta Public Schools")
    [move] = waiting["moves"]
    assert (move["id"], move["from"]["due"], move["to"]["due"]) == ("dp_response", "2026-03-14", "2026-03-16")
    assert move["waits_for_a_person"] is True


def test_adopting_without_initials_or_for_an_unknown_case_is_refused(
    duewatch: Duewatch, packs: Path, case: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert duewatch("rules", "adopt", "--case", "26-9999").code == 2
    monkeypatch.delenv("DUEWATCH_BY")

    said = duewatch("rules", "adopt", "--reason", "because")

    assert said.code == 2
    assert "--by DC" in said.err
