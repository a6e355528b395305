"""What a reviewer is told about a pack beyond what the loader refuses."""

from pathlib import Path

import pytest

from config.pack_review import look_alikes, missing_examples
from config.packs import join, known_jurisdictions, read_lineage

RULE = """
[[rule]]
id = "xx_answer"
title = "Answer the request"
kind = "deadline"
owed_by = "lea"
procedures = ["due_process"]
after = "lea_received_request"
count = "10 calendar days"
counting = "nm_forward"
cites = ["Test Code 1"]
not_required = [{when = [{flag = "gifted_only"}], why = "a gifted case", cites = ["Test Code 2"]}]
"""


def problems(folder: Path, examples: str) -> list[str]:
    home = folder / "us-nm-xx"
    home.mkdir()
    (home / "pack.toml").write_text(
        'jurisdiction = "US-NM-XX"\ntitle = "A test"\nparent = "US-NM"\n', "utf-8"
    )
    (home / "rules.toml").write_text(RULE + examples, "utf-8")
    lineage = read_lineage("US-NM-XX", folder)
    return [problem.what for problem in missing_examples(lineage, join(lineage))]


@pytest.mark.parametrize("jurisdiction", known_jurisdictions())
def test_every_shipped_rule_has_the_examples_that_it_needs(jurisdiction: str) -> None:
    lineage = read_lineage(jurisdiction)

    assert [str(problem) for problem in missing_examples(lineage, join(lineage))] == []


def test_a_rule_without_any_example_is_named(tmp_path: Path) -> None:
    assert problems(tmp_path, "") == ["there is none"]


def test_each_missing_example_is_named(tmp_path: Path) -> None:
    plain = "example = [{say = 'plain', given = {lea_received_request = 2026-03-02}, last_day = 2026-03-12, due = 2026-03-12}]"

    assert problems(tmp_path, plain) == [
        "there is none whose last day is a day off and moves",
        "there is none in which it is not required because a gifted case",
    ]


def test_rules_that_look_like_one_duty_are_named_and_readings_of_each_other_are_not() -> None:
    told = list(look_alikes(join(read_lineage("US-NM"))))

    assert any(line.startswith("dp_sufficiency_notice and dp_resolution_meeting") for line in told)
    assert not any("dp_decision_nm" in line for line in told)
