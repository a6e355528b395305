"""The scorer scores: found, missed, invented and accepted facts count as the samples' rules say."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.parsers.fact_forms import address_form, alike, date_form, name_form, overlap, time_form
from tests.parsers.scoring import Sample, changes, load_samples, score

PUBLIC = {sample.file: sample for sample in load_samples(Path(__file__).parent / "samples" / "public")}
LETTER, TWIN, NEWSLETTER, ORDER, DAMAGED = (
    PUBLIC[f"pub-{n}.eml"] for n in ("001", "014", "011", "012", "010")
)


def said(sample: Sample, **other: Any) -> dict[str, Any]:
    truth = sample.truth
    facts = {**truth["facts"], **other.pop("facts", {})}
    return {
        "file": sample.file,
        "kind": truth["kind"],
        "opens_case": truth["opens_case"],
        "facts": facts,
        **other,
    }


def test_a_filing_without_a_prediction_is_silently_missed():
    table = score([LETTER], [])
    assert (str(table.rates["missed"]), str(table.rates["silently_missed"])) == ("1/1", "1/1")


def test_a_filing_sent_to_a_person_is_missed_but_not_silently():
    table = score([LETTER], [said(LETTER, opens_case=False, needs_review=True)])
    assert (str(table.rates["missed"]), str(table.rates["silently_missed"])) == ("1/1", "0/1")


def test_opening_is_taken_from_the_kind_when_nothing_is_said():
    prediction = said(LETTER)
    del prediction["opens_case"]
    assert score([LETTER], [prediction]).rates["missed"].hit == 0


def test_a_newsletter_that_opens_a_case_is_a_false_opening_and_its_facts_do_not_count():
    table = score([NEWSLETTER], [{"file": NEWSLETTER.file, "kind": "state_complaint", "facts": {"lea": "X"}}])
    assert str(table.rates["false_open"]) == "1/1"
    assert table.facts["lea"].wrong == 0


def test_of_two_mails_with_one_filing_either_may_open_the_case_if_the_other_points_to_it():
    pair = [
        said(LETTER, opens_case=False, duplicate_of=TWIN.file),
        said(TWIN, opens_case=True, duplicate_of=None),
    ]
    rates = score([LETTER, TWIN], pair).rates
    assert (rates["missed"].hit, rates["duplicate_opened"].hit, rates["duplicate_linked"].hit) == (0, 0, 1)


def test_two_opened_cases_for_one_filing_are_an_error():
    rates = score([LETTER, TWIN], [said(LETTER), said(TWIN, opens_case=True)]).rates
    assert (rates["duplicate_opened"].hit, rates["duplicate_linked"].hit) == (1, 0)


def test_a_damaged_filing_is_right_when_a_person_is_told():
    assert score([DAMAGED], [{"file": DAMAGED.file, "needs_review": True}]).rates["person_told"].hit == 1


def test_a_wrong_date_is_invented_and_missed_at_once():
    table = score([LETTER], [said(LETTER, facts={"letter_date": "2026-01-15"})])
    tally = table.facts["letter_date"]
    assert (tally.right, tally.wrong, tally.missed, tally.exact, tally.of) == (0, 1, 1, 0, 1)


def test_another_accepted_date_is_as_good():
    sample = replace(LETTER, truth={**LETTER.truth, "accept": {"letter_date": ["2026-01-15"]}})
    assert (
        score([sample], [said(LETTER, facts={"letter_date": "2026-01-15"})]).facts["letter_date"].exact == 1
    )


def test_a_follow_up_may_leave_the_facts_of_a_filing_unlabelled():
    table = score([ORDER], [said(ORDER, facts={"filed_by": "parent", "hearing_time": "9:00 a.m."})])
    assert (table.facts["filed_by"].wrong, table.facts["hearing_time"].wrong) == (0, 1)


def test_nothing_said_about_haste_means_no():
    prediction = said(LETTER)
    del prediction["facts"]["expedited"], prediction["facts"]["signed"]
    facts = score([LETTER], [prediction]).facts
    assert (facts["expedited"].exact, facts["signed"].exact) == (1, 0)


def test_a_changed_score_is_told_with_both_values():
    table = score([LETTER], [said(LETTER)])
    assert changes("open", table, {}) != []
    told = changes("open", table, {"open": {"kind_right": "0/1"}})
    assert "open: kind_right was 0/1, is 1/1" in told


@pytest.mark.parametrize(
    ("one", "other"),
    [("2026-04-17", "4/17/26"), ("2026-04-17", "April 17, 2026"), ("2025-12-01", "diciembre 1, 2025")],
)
def test_dates_are_compared_in_one_form(one: str, other: str):
    assert date_form(one) == date_form(other) == one


def test_names_are_compared_without_order_accents_and_titles():
    assert name_form("Peñaflor, José") == name_form("Mr. Jose Peñaflor")
    assert name_form("Oak Hollow Middle School") == name_form("Oak Hollow Middle")


def test_times_addresses_and_texts_have_their_forms():
    assert (time_form("9:30 a.m."), time_form("12:15 pm"), time_form(None)) == ("09:30", "12:15", None)
    assert alike(
        address_form("12 Main Street, Rio Seco NM 88951"), address_form("12 Main St., Rio Seco, NM 88951")
    )
    assert overlap("one two three", "one two four") == pytest.approx(2 / 3)
