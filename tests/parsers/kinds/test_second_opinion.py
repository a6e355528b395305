"""The reader of single words: what it says of letters that no rule foresaw, and what it may never hold."""

import json
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.facts.text import fold
from parsers.kinds.second_opinion import Weights, opinion_of, words_in
from tests.parsers.learning import FOLDERS

SAMPLES = Path(__file__).parents[1] / "samples"

ODD_FILING = (
    "to the person who sets these things up. the school stopped the speech lessons of my daughter in october and will "
    "not say why. her iep still lists them. i went to three meetings and nothing came of it. somebody outside the "
    "district has to decide this now, and i want the missed lessons made up. she is in third grade at adobe wells."
)
SMALL_TALK = (
    "hi all, the copier on the second floor is broken again. please use the one beside the front desk until the "
    "technician has been here on thursday. thank you for your patience and have a good weekend everybody."
)


def test_a_letter_that_asks_in_words_of_its_own_is_rather_a_filing():
    opinion = opinion_of(ODD_FILING)
    assert opinion is not None
    assert opinion.filing > 0.5


def test_a_note_about_the_copier_is_none():
    opinion = opinion_of(SMALL_TALK)
    assert opinion is not None
    assert opinion.filing < 0.15


def test_the_opinion_names_the_words_it_rests_on():
    opinion = opinion_of(ODD_FILING)
    assert opinion is not None
    assert set(opinion.telling) <= words_in(ODD_FILING)


@pytest.mark.parametrize("words", ["", "thank you", "see attached", "zzz qqq xxx vvv www jjj"])
def test_of_a_mail_with_hardly_a_known_word_there_is_no_opinion(words: str):
    assert opinion_of(words) is None


def test_the_order_of_words_and_their_repetition_change_nothing():
    turned = " ".join(reversed(ODD_FILING.split()))
    assert opinion_of(turned) == opinion_of(ODD_FILING) == opinion_of(ODD_FILING * 3)


def test_the_kinds_share_out_certainty():
    opinion = opinion_of(ODD_FILING)
    assert opinion is not None
    assert sum(opinion.likelihood.values()) == pytest.approx(1.0)
    assert opinion.kind in opinion.likelihood


def test_the_sum_decides():
    weights = Weights(("state_complaint", "not_a_filing"), (0, 0), dict.fromkeys("abcde", (400, -400)))
    opinion = opinion_of("a b c d e", weights)
    assert opinion is not None
    assert opinion.filing == pytest.approx(1.0, abs=0.001)


def test_no_name_of_a_child_or_parent_of_the_samples_has_a_weight():
    named: set[str] = set()
    for path in (path for folder in FOLDERS for path in (SAMPLES / folder).glob("*.json")):
        truth = json.loads(path.read_text("utf-8"))
        facts = {"student_names": [], "requester_names": [], "requester_relation": None}
        if not truth["requires_ocr"]:  # nothing is learned from pictures
            facts = truth["facts"]
        people = [] if facts["requester_relation"] == "organization" else facts["requester_names"]
        named |= words_in(fold(" ".join([*facts["student_names"], *people])))
    learned = json.loads(files("parsers.kinds").joinpath("second_opinion.json").read_text("utf-8"))
    assert not named & set(learned["words"])


@given(st.text(max_size=400))
def test_any_text_has_a_likelihood_between_none_and_certain_or_no_opinion(text: str):
    opinion = opinion_of(text)
    assert opinion is None or 0 <= opinion.filing <= 1.000001


def test_the_kinds_that_open_a_case_are_weighed_together_and_the_reason_names_their_words():
    """Neither kind of filing alone is as likely as the withdrawal; that it is a filing is likelier."""
    kinds = ("due_process_request", "state_complaint", "withdrawal")
    weights = Weights(kinds, (0, 0, 20), {"alone": (0, 0, 90), **dict.fromkeys("abcde", (60, 60, 50))})
    opinion = opinion_of("alone a b c d e", weights)
    assert opinion is not None
    assert max(opinion.likelihood, key=opinion.likelihood.__getitem__) == "withdrawal"
    assert opinion.filing > 0.5
    assert opinion.kind == "due_process_request"
    assert opinion.telling == ("a", "b", "c", "d", "e")
