"""The date lines of mail programs; nothing is filled in from today."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.mail.when import find_when, read_when

LATEST = datetime(2026, 3, 20, tzinfo=UTC)
NOON = datetime(2026, 3, 12, 12, 5)


@pytest.mark.parametrize(
    "words",
    [
        "Thursday, March 12, 2026 12:05 PM",
        "Thu, Mar 12, 2026 at 12:05 PM",
        "12 March 2026 12:05",
        "jueves, 12 de marzo de 2026 12:05",
        "jueves, 12 de marzo de 2026 12:05 p. m.",
        "jue, 12 mar 2026 a las 12:05",
        "Donnerstag, 12. März 2026 12:05",
        "Donnerstag, 12. März 2026 um 12:05 Uhr",
        "jeudi 12 mars 2026 12:05",
        "jeudi 12 mars 2026 à 12h05",
        "Thứ Năm, 12 tháng 3, 2026 12:05 CH",
        "2026-03-12 12:05",
        "2026/03/12 12:05:00",
        "3/13/2026 12:05 PM".replace("13", "12"),
        "12.03.2026 12:05",
        "2026年3月12日 12:05",
    ],
)
def test_a_local_time_is_read_in_many_languages(words):
    """Thursday, 12 March 2026, five past noon, in a place the words do not name."""
    when = read_when(words, LATEST)

    assert when.at == NOON
    assert when.has_time


@pytest.mark.parametrize(
    ("words", "hours"),
    [
        ("Thu, 12 Mar 2026 12:05:00 -0600", -6),
        ("March 12, 2026 at 12:05:00 PM PST", -8),
        ("March 12, 2026 at 12:05:00 PM MDT", -6),
        ("3/12/26 12:05 PM (GMT-07:00)", -7),
        ("3/12/26 12:05 PM (UTC+01:00)", 1),
        ("2026-03-12 12:05 GMT-7", -7),
        ("March 12, 2026 at 12:05:00 PM Mountain Daylight Time", -6),
    ],
)
def test_a_zone_in_the_words_makes_the_moment_aware(words, hours):
    at = read_when(words, LATEST).at

    assert at is not None
    assert at.replace(tzinfo=None) == NOON
    assert at.utcoffset() == timedelta(hours=hours)


def test_day_and_month_that_cannot_be_told_apart_give_both():
    """3/4/2026 is 4 March here and 3 April elsewhere; the mail arrived on 20 March, so only one is left."""
    later = datetime(2026, 5, 1, tzinfo=UTC)

    assert read_when("3/4/2026", later).moments == (datetime(2026, 3, 4), datetime(2026, 4, 3))
    assert read_when("3/4/2026", LATEST).moments == (datetime(2026, 3, 4),)
    assert read_when("13/2/2026 9:00", LATEST).moments == (datetime(2026, 2, 13, 9),)


@pytest.mark.parametrize(
    "words",
    ["", "yesterday", "May", "10", "at 12:05", "34 CFR 300.508", "31 November 2026", "12:05 PM", "Mon"],
)
def test_words_without_a_whole_date_give_none(words):
    assert read_when(words, LATEST).moments == ()


def test_the_rest_of_the_line_begins_behind_the_date():
    line = "On Thu, Mar 12, 2026 at 12:05 PM Ana Ruiz wrote:"
    found = find_when(line, LATEST)

    assert found is not None
    assert line[found.end :].strip() == "Ana Ruiz wrote:"


@given(st.text(max_size=400))
def test_any_words_give_a_value(words):
    when = read_when(words, LATEST)

    assert all(1970 <= moment.year <= 9999 for moment in when.moments) or when.moments
