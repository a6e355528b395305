"""What the reader process answers is taken back exactly, or refused."""

import json
from datetime import date

import pytest

from parsers.reading import ContactNote, Evidence, Fact, Filing, Grade, Kind, Problem, Reading
from parsers.wire import MOST_BYTES, NotAReading, from_json, to_json

WORDS = Evidence(text="March 4, 2026", part="2", page=1, start=10, end=23)
READING = Reading(
    message="ab" * 32,
    kind=Kind.DUE_PROCESS_REQUEST,
    why="somebody asks for a due process hearing",
    filings=(
        Filing(
            kind=Kind.DUE_PROCESS_REQUEST,
            why="so it says",
            expedited=(Fact(value=True, evidence=(WORDS,)),),
            letter_date=(Fact(date(2026, 3, 4), (WORDS,), Grade.CERTAIN, "the date it bears"),),
            elements=frozenset({"school", "child_name"}),
            contact_attempts=(
                ContactNote(on=date(2026, 3, 4), time="14:15", method="phone", outcome=None, staff="JS"),
            ),
            words=(1, 2, 3),
        ),
    ),
    needs_person=("the document of a filing could not be read",),
    problems=(Problem("An attachment could not be read.", "2", "Open it."),),
)


def test_a_reading_comes_back_as_it_was_sent():
    assert from_json(to_json(READING)) == READING


@pytest.mark.parametrize(
    "path",
    [(), ("filings", 0), ("filings", 0, "letter_date", 0), ("filings", 0, "letter_date", 0, "evidence", 0)],
)
def test_a_key_that_no_reading_has_is_refused_wherever_it_stands(path):
    answer = json.loads(to_json(READING))
    place = answer
    for step in path:
        place = place[step]
    place["evil"] = 1
    with pytest.raises(NotAReading, match="evil"):
        from_json(json.dumps(answer).encode())


@pytest.mark.parametrize(
    ("key", "value"),
    [("kind", "no_such_kind"), ("why", 5), ("filings", {}), ("needs_person", "a"), ("automatic", "yes")],
)
def test_a_value_of_the_wrong_sort_is_refused(key, value):
    answer = json.loads(to_json(READING)) | {key: value}
    with pytest.raises(NotAReading, match=key):
        from_json(json.dumps(answer).encode())


@pytest.mark.parametrize("answer", [b"", b"null", b"[]", b"{", b"\xff\xfe", b'{"message": "x"}'])
def test_what_is_no_reading_at_all_is_refused(answer):
    with pytest.raises(NotAReading):
        from_json(answer)


def test_an_answer_beyond_the_limit_is_refused_unread():
    with pytest.raises(NotAReading, match="larger"):
        from_json(b" " * (MOST_BYTES + 1))


def test_the_refusal_names_the_place_and_not_the_words():
    """A refused answer may hold a child's name; the error must not carry it."""
    answer = json.loads(to_json(READING)) | {"why": {"Mateo": "Archuleta"}}
    with pytest.raises(NotAReading) as refused:
        from_json(json.dumps(answer).encode())
    assert "Mateo" not in str(refused.value)
