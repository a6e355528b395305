"""Letters of every family, in words of many people, are known for what they are: tables beside this file.

The tables were written in five turns (`*_more.txt` the last), each before the rules were run on it.
What counts, in this order: no filing is set aside unseen; nothing else opens a case; the kind.
"""

from collections import Counter

import pytest

from parsers.reading import OPENING
from tests.parsers.kinds.letters import TABLES, Letter, letters

EVERY = [letter for name in TABLES for letter in letters(name)]
FILINGS = [letter for letter in EVERY if letter.kind in OPENING]
OTHERS = [letter for letter in EVERY if letter.kind not in OPENING]
DEFERRED = {"deferred"}


@pytest.mark.parametrize("letter", FILINGS, ids=str)
def test_a_filing_opens_a_case_of_its_kind_or_is_shown_to_a_person(letter: Letter):
    reading = letter.reading

    if letter.action in DEFERRED:
        assert reading.needs_person or reading.kind == letter.kind, reading.why
    else:
        assert reading.kind == letter.kind, reading.why


@pytest.mark.parametrize("letter", OTHERS, ids=str)
def test_what_is_no_filing_opens_nothing_and_is_known_for_what_it_is(letter: Letter):
    reading = letter.reading

    assert reading.kind not in OPENING, reading.why
    assert reading.kind == letter.kind, reading.why
    if letter.action != "either":
        assert bool(reading.needs_person) == (letter.action == "person"), reading.needs_person


def test_there_are_letters_of_every_family():
    count = Counter(letter.kind for letter in EVERY)

    assert len(EVERY) >= 300
    assert set(OPENING) <= set(count)
    assert len(count) >= 20
