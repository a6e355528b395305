"""Rule packs: what is refused, with file, rule and key; how packs build on each other; other states."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from config.closed_days import closed_days_for
from config.errors import BadFile
from config.packs import SEAL, SHIPPED, forget_packs, known_jurisdictions, load_pack, read_lineage, seal
from deadlines.case import Case, Happening
from deadlines.compute import compute
from deadlines.computed import Computed, Deadline
from deadlines.days import Days

RULE = """
[[rule]]
id = "xx_answer"
title = "Answer the request"
kind = "deadline"
owed_by = "lea"
procedures = ["due_process"]
after = "lea_received_request"
count = "10 calendar days"
counting = "plain"
cites = ["Test Code 1"]
"""


def office_pack(folder: Path, text: str, *, jurisdiction: str = "US-XX", head: str = "") -> Path:
    home = folder / jurisdiction.lower()
    home.mkdir(parents=True)
    parent = f'jurisdiction = "{jurisdiction}"\ntitle = "A test"\nparent = "US"\n{head}'
    (home / "pack.toml").write_text(parent, "utf-8")
    (home / "rules.toml").write_text(text, "utf-8")
    return folder


def refused(folder: Path, text: str, jurisdiction: str = "US-XX", head: str = "") -> str:
    with pytest.raises(BadFile) as caught:
        load_pack(jurisdiction, office_pack(folder, text, jurisdiction=jurisdiction, head=head))
    return str(caught.value)


def answer(
    folder: Path, jurisdiction: str, events: dict[str, date], procedure: str = "due_process"
) -> Computed:
    case = Case(
        jurisdiction=jurisdiction,
        procedures=frozenset({procedure}),
        timezone="America/New_York",
        events={name: (Happening((day,)),) for name, day in events.items()},
    )
    return compute(case, load_pack(jurisdiction, folder), Days(closed_days_for("US"), "America/New_York"))


def found(computed: Computed, rule_id: str) -> Deadline:
    return next(one for one in computed.deadlines if one.id == rule_id)


def test_the_shipped_packs_are_sealed_with_the_bytes_that_passed_every_check() -> None:
    """If this fails after a change of a rule: `duewatch rules check --seal` writes the file anew."""
    assert (SHIPPED / SEAL).read_text("utf-8") == seal()


def test_a_state_without_a_pack_is_told_which_there_are() -> None:
    with pytest.raises(
        BadFile, match=r"no rule pack for 'US-TX'; there are packs for US, US-CA, US-NM, US-NM-BCS"
    ):
        load_pack("US-TX")


def test_every_rule_has_a_citation_and_a_short_imperative_title() -> None:
    for jurisdiction in known_jurisdictions():
        for rule in load_pack(jurisdiction).rules:
            assert all(way.cites for way in rule.ways)
            assert len(rule.title) <= 90
            assert not rule.title.endswith(".")


def test_the_new_mexico_pack_says_up_to_when_it_was_reviewed() -> None:
    assert load_pack("US-NM-BCS").reviewed_through == date(2023, 6, 30)


def test_a_pack_that_is_known_to_be_whole_loads_without_the_checking_machinery() -> None:
    """Loading must stay fast: `calc` reads a pack at every start."""
    import subprocess
    import sys

    code = "import sys; from config.packs import load_pack; load_pack('US-NM-BCS'); print('pydantic' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=SHIPPED.parents[1]
    )
    assert done.stdout.strip() == "False"


def test_all_problems_are_told_at_once_with_file_rule_and_key(tmp_path: Path) -> None:
    text = RULE.replace('owed_by = "lea"', 'owed_by = "lee"').replace("10 calendar days", "10 calender days")
    text += RULE.replace("xx_answer", "xx_other").replace("lea_received_request", "lea_recieved_request")
    told = refused(tmp_path, text + RULE.replace("xx_answer", "xx_third").replace("cites", "cite"))

    assert (
        "us-xx/rules.toml: xx_answer.owed_by: 'lee' is not a known owner; did you mean 'lea'?"
        in told.replace("'lee': ", "")
    )
    assert "xx_answer.count" in told
    assert "did you mean 'calendar days'?" in told
    assert "did you mean 'lea_received_request'?" in told
    assert "xx_third.cite: is not a known key; did you mean 'cites'?" in told
    assert "xx_third.cites: is missing" in told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (RULE.replace('["Test Code 1"]', "[]"), "xx_answer.cites"),
        (RULE + RULE, "xx_answer: is the id of two rules of this pack"),
        (RULE.replace('"plain"', '"plane"'), "'plane' is not a way of counting; did you mean 'plain'?"),
        (
            RULE.replace('"lea_received_request"', '{rule = "dp_resolution_ende_fed"}'),
            "did you mean 'dp_resolution_end_fed'?",
        ),
        (RULE + 'reading_of = ["xx_anser"]', "xx_answer.reading_of: 'xx_anser' is not the id of a rule"),
        (
            RULE + 'replaces = ["dp_respons"]',
            "'dp_respons' is not a rule of a parent pack; did you mean 'dp_response'?",
        ),
        (RULE.replace('count = "10 calendar days"\n', ""), "has a date and does not say count"),
        (RULE + 'before = "hearing_date"', "says one of: after, before, at_once"),
        (RULE + "when = [{happened = 'hearing_date', flag = 'filed_by'}]", "asks for one of"),
        ("rule = 1", "rule"),
        ("[[rule]\n", "is not TOML"),
    ],
)
def test_a_pack_that_cannot_be_relied_on_is_refused(tmp_path: Path, text: str, told: str) -> None:
    assert told in refused(tmp_path, text)


def test_rules_that_start_from_each_other_are_refused(tmp_path: Path) -> None:
    one = RULE.replace('"lea_received_request"', '{rule = "xx_other"}')
    other = RULE.replace("xx_answer", "xx_other").replace('"lea_received_request"', '{rule = "xx_answer"}')

    assert "start from each other: xx_answer, xx_other" in refused(tmp_path, one + other)


def test_a_failing_example_is_refused_with_what_came_out(tmp_path: Path) -> None:
    example = "example = [{say = 'wrong', given = {lea_received_request = 2026-03-02}, due = 2026-03-13}]"
    told = refused(tmp_path, RULE + example, jurisdiction="US-NM-XX", head="")

    assert "us-nm-xx/rules.toml: xx_answer.example[1]: due is 2026-03-12, not 2026-03-13 (wrong)" in told


def test_a_pack_that_is_its_own_ancestor_is_refused(tmp_path: Path) -> None:
    folder = office_pack(tmp_path, RULE)
    (folder / "us-xx" / "pack.toml").write_text(
        'jurisdiction = "US-XX"\ntitle = "A test"\nparent = "US-XX"\n', "utf-8"
    )

    with pytest.raises(BadFile, match="its own ancestor"):
        load_pack("US-XX", folder)


def test_a_pack_in_use_stays_as_it_is_when_its_file_goes_bad(tmp_path: Path) -> None:
    folder = office_pack(tmp_path, RULE)
    pack = load_pack("US-XX", folder)
    (folder / "us-xx" / "rules.toml").write_text("[[rule]]\nid = 'broken'\n", "utf-8")
    forget_packs()

    with pytest.raises(BadFile):
        load_pack("US-XX", folder)
    assert pack.by_id["xx_answer"].title == "Answer the request"


def test_a_rule_with_the_same_id_takes_the_parents_place_whole(tmp_path: Path) -> None:
    own = RULE.replace("xx_answer", "dp_response").replace("10 calendar", "7 calendar")
    pack = load_pack("US-XX", office_pack(tmp_path, own))

    assert [rule.file for rule in pack.rules if rule.id == "dp_response"] == ["us-xx/rules.toml"]
    assert pack.by_id["dp_response"].not_required == ()


def test_what_rested_on_a_replaced_rule_rests_on_its_successor(tmp_path: Path) -> None:
    own = RULE.replace("xx_answer", "xx_end").replace("10 calendar days", "20 calendar days")
    folder = office_pack(tmp_path, own + 'replaces = ["dp_resolution_end_fed"]')

    assert found(
        answer(folder, "US-XX", {"lea_received_request": date(2026, 3, 2)}), "dp_timeline_start_fed"
    ).last_day == date(2026, 3, 23)


def test_the_law_of_the_triggers_day_governs(tmp_path: Path) -> None:
    old = RULE + "in_force = {last = 2026-06-30}\n"
    new = RULE.replace("10 calendar", "12 calendar") + "in_force = {first = 2026-07-01}\n"
    folder = office_pack(tmp_path, old + new)

    assert found(
        answer(folder, "US-XX", {"lea_received_request": date(2026, 6, 30)}), "xx_answer"
    ).due == date(2026, 7, 10)
    assert found(
        answer(folder, "US-XX", {"lea_received_request": date(2026, 7, 1)}), "xx_answer"
    ).due == date(2026, 7, 13)


def test_a_signature_lapses_when_the_rule_is_changed(tmp_path: Path) -> None:
    from config.packs import rule_digest

    folder = office_pack(tmp_path, RULE)
    [(_, _, table)] = [one for one in read_lineage("US-XX", folder).tables() if one[2]["id"] == "xx_answer"]
    signed = (
        f'checked = {{by = "AL", on = 2026-03-02, against = "Test Code", digest = "{rule_digest(table)}"}}'
    )
    file = folder / "us-xx" / "rules.toml"

    file.write_text(RULE + signed, "utf-8")
    forget_packs()
    assert load_pack("US-XX", folder).by_id["xx_answer"].checked is not None
    file.write_text(RULE.replace("10 calendar", "11 calendar") + signed, "utf-8")
    forget_packs()
    assert load_pack("US-XX", folder).by_id["xx_answer"].checked is None


STATES = {
    "connecticut": (
        """
        [[rule]]
        id = "ct_decision"
        title = "Decision on the business day before a weekend"
        kind = "deadline"
        owed_by = "hearing_officer"
        replaces = ["dp_decision_fed"]
        after = {rule = "dp_timeline_start_fed"}
        count = "45 calendar days"
        counting = "ct_back"
        cites = ["state hearing decisions of 2025"]
        """,
        '[counting.ct_back]\nsays = "moves back"\nroll = "back"\nfirst_day_counts = true\ncites = ["as cited"]\n',
        {"lea_received_request": date(2026, 1, 5)},
        "ct_decision",
        date(2026, 3, 20),
    ),
    "illinois": (
        """
        [[rule]]
        id = "il_civil_action"
        title = "Bring a civil action"
        kind = "deadline"
        owed_by = "aggrieved_party"
        replaces = ["civil_action_fed"]
        after = "decision_mailed"
        count = "120 calendar days"
        counting = "plain"
        cites = ["Reynolds (N.D. Ill. 2008)"]
        """,
        "",
        {"decision_mailed": date(2026, 3, 2)},
        "il_civil_action",
        date(2026, 6, 30),
    ),
    "texas": (
        """
        [[rule]]
        id = "tx_timeline_start"
        title = "The hearing timeline starts the day after receipt, presumed on the day the state sends"
        kind = "start"
        owed_by = "hearing_officer"
        replaces = ["dp_timeline_start_fed"]
        after = ["lea_received_request", "sea_received_request"]
        count = "1 calendar day"
        counting = "plain"
        cites = ["19 TAC 89.1165(b)"]
        """,
        "",
        {"sea_received_request": date(2026, 3, 2), "lea_received_request": date(2026, 3, 4)},
        "dp_decision_fed",
        date(2026, 4, 16),
    ),
    "wisconsin": (
        """
        [[rule]]
        id = "wi_lookback"
        title = "Claims reach back one year"
        kind = "lookback"
        owed_by = "filer"
        replaces = ["dp_lookback"]
        before = "request_filed"
        count = "1 year"
        counting = "look_back"
        cites = ["Wis. Stat. 115.80(1)"]
        """,
        "",
        {"request_filed": date(2026, 3, 2)},
        "wi_lookback",
        date(2025, 3, 2),
    ),
    "new york": (
        """
        [[rule]]
        id = "ny_review"
        title = "Ask for the state review"
        kind = "deadline"
        owed_by = "aggrieved_party"
        after = "decision_issued"
        count = "40 calendar days"
        counting = "plain"
        cites = ["8 NYCRR 279.4(a)"]
        """,
        "",
        {"decision_issued": date(2026, 3, 2), "review_request_received": date(2026, 3, 20)},
        "ny_review",
        date(2026, 4, 11),
    ),
}


@pytest.mark.parametrize("state", sorted(STATES))
def test_states_that_break_the_pattern_are_data(tmp_path: Path, state: str) -> None:
    """Connecticut: day 45 is Sat 21 Mar 2026, so Fri 20 Mar. Texas: two days earlier than by the district's receipt."""
    rules, head, events, rule_id, due = STATES[state]
    folder = office_pack(tmp_path, rules, head=head)

    assert found(answer(folder, "US-XX", events), rule_id).due == due


def test_a_folder_of_packs_may_be_copied_and_changed_by_an_office(tmp_path: Path) -> None:
    folder = tmp_path / "rules"
    shutil.copytree(SHIPPED, folder)
    text = (folder / "us" / "due_process.toml").read_text("utf-8")
    (folder / "us" / "due_process.toml").write_text(
        text.replace('"15 calendar days"', '"16 calendar days"'), "utf-8"
    )

    with pytest.raises(BadFile) as caught:
        load_pack("US", folder)
    assert "us/due_process.toml: dp_resolution_meeting.example[1]" in str(caught.value)
