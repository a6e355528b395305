"""Short letters in people's own words weigh as what they are, in English, Spanish and Vietnamese."""

import pytest

from parsers.facts.fields import read_fields
from parsers.facts.text import Text
from parsers.kinds.verdict import Verdict
from parsers.kinds.weigh import weigh
from parsers.reading import Kind
from tests.parsers import sayings


def weighed(words: str) -> Verdict:
    text = Text.of(words)
    return weigh(text, "", read_fields(text))


def pairs(table: dict[str, tuple[str, ...]]) -> list[tuple[str, str]]:
    return [(kind, words) for kind, several in table.items() for words in several]


@pytest.mark.parametrize(("kind", "words"), pairs(sayings.OPENING))
def test_a_letter_that_asks_opens_a_case_of_that_kind(kind, words):
    verdict = weighed(words)
    assert (str(verdict.kind), verdict.opens) == (kind, True), verdict.why


@pytest.mark.parametrize(("kind", "words"), pairs(sayings.FOLLOWING))
def test_a_paper_in_a_case_is_known_for_what_it_is_and_opens_nothing(kind, words):
    verdict = weighed(words)
    assert (str(verdict.kind), verdict.opens) == (kind, False), verdict.why


@pytest.mark.parametrize("words", sayings.NOTHING)
def test_talk_about_the_procedures_opens_nothing(words):
    verdict = weighed(words)
    assert not verdict.opens, verdict.why


@pytest.mark.parametrize("words", sayings.ANOTHER_REQUEST)
def test_a_request_outside_the_complaint_procedures_is_another_request(words):
    assert weighed(words).kind is Kind.OTHER_REQUEST
