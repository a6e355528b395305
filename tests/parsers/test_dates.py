"""Complete dates are found as people write them; nothing is filled in from today."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.facts.dates import find_dates, partial_dates
from parsers.facts.text import Text

FOURTH_OF_MARCH = date(2026, 3, 4)
WRITTEN = (
    "March 4, 2026",
    "Mar. 4, 2026",
    "4 March 2026",
    "4th of March, 2026",
    "the 4th day of March, 2026",
    "fourth day of March 2026",
    "March 4th 2026",
    "MARCH 4, 2026",
    "04-Mar-2026",
    "2026-03-04",
    "2026 MAR 4",
    "3/4/2026",
    "03/04/26",
    "3-4-2026",
    "3.4.2026",
    "4 de marzo de 2026",
    "4 de marzo del 2026",
    "ngày 4 tháng 3 năm 2026",
    "Wednesday, March 4, 2026",
)
NO_DATES = (
    "34 CFR 300.508 and 300.153(b)",
    "call 505-555-0147 or 505.555.0165",
    "DPH 2526-14",
    "may 3 and the 34 of them",
    "Monday",
    "March",
    "2026",
    "31 November 2026",
    "February 30, 2026",
)


@pytest.mark.parametrize("words", WRITTEN)
def test_a_date_is_read_in_every_form_that_people_use(words):
    text = Text.of(f"It was on {words} that it came.")
    found = find_dates(text)
    assert [each.value for each in found] == [FOURTH_OF_MARCH]
    assert text.string[found[0].start : found[0].end] in words


@pytest.mark.parametrize("words", NO_DATES)
def test_nothing_is_taken_for_a_date_that_lacks_a_part(words):
    assert find_dates(Text.of(words)) == []


def test_figures_that_can_be_read_in_two_ways_keep_both_readings():
    (found,) = find_dates(Text.of("03/04/2026"))
    assert (found.value, found.other) == (FOURTH_OF_MARCH, date(2026, 4, 3))


def test_in_a_spanish_letter_the_day_stands_first():
    (found,) = find_dates(Text.of("05/03/2026"), day_first=True)
    assert (found.value, found.other) == (date(2026, 3, 5), date(2026, 5, 3))


def test_a_reading_that_lies_after_the_mail_gives_way_to_the_one_that_does_not():
    """On 10 March the 3rd of April has not come; the mail can only mean the 4th of March."""
    (found,) = find_dates(Text.of("04/03/2026"))
    assert found.best(date(2026, 3, 10)) == FOURTH_OF_MARCH


def test_the_first_day_of_a_span_is_its_date():
    (found,) = find_dates(Text.of("November 24 to November 26, 2025"))
    assert found.value == date(2025, 11, 24)


def test_a_note_without_a_year_lies_before_the_mail():
    """A note of 12/30 in a mail of January is of the year before."""
    text = Text.of("called 12/30 and again 1/5")
    days = [each.value for each in partial_dates(text, 0, len(text.string), date(2026, 1, 6))]
    assert days == [date(2025, 12, 30), date(2026, 1, 5)]


@given(st.text(max_size=300))
def test_no_text_makes_the_finder_fail_and_every_span_lies_in_the_text(words):
    text = Text.of(words)
    for each in find_dates(text):
        assert 0 <= each.start < each.end <= len(words)


@given(st.dates(min_value=date(1990, 1, 1), max_value=date(2069, 12, 31)))
def test_every_day_written_out_is_read_back(day):
    (found,) = find_dates(Text.of(f"{day:%B} {day.day}, {day.year}"))
    assert found.value == day
