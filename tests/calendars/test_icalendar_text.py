"""The iCalendar text: its form, its sameness, and that no text can forge a line of it."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import icalendar
import pytest
import vobject
from hypothesis import given, settings
from hypothesis import strategies as st

from calendars.icalendar_text import calendar_text, object_text
from calendars.plain_text import one_line, plain_text
from tests.calendars.samples import published

NASTY = st.text(
    st.one_of(
        st.sampled_from(
            "\r\n\x00\x0b\x0c\x1e\x7f\x85\u2028\u2029\u202e\ud800\udfff\ufffe\ufeff\\;,:\"' \tn😀é"
        ),
        st.characters(),
    ),
    max_size=200,
)
FORGED = "x\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:forged\r\nBEGIN:VALARM\rATTENDEE:mailto:x@y.example\nEND:VCALENDAR"


def events(text):
    return icalendar.Calendar.from_ical(text).walk("VEVENT")


def lines(text):
    """Unfolded content lines, as RFC 5545 3.1 defines them."""
    return text.replace(b"\r\n ", b"").decode().removesuffix("\r\n").split("\r\n")


def test_an_entry_is_an_all_day_event_with_an_exclusive_end():
    text = lines(calendar_text("Deadlines", [published(sequence=3)]))

    for line in (
        "UID:00000000-0000-0000-0000-000000000001",
        "DTSTART;VALUE=DATE:20260313",
        "DTEND;VALUE=DATE:20260314",
        "DTSTAMP:20260304T200000Z",
        "LAST-MODIFIED:20260304T200000Z",
        "CREATED:20260304T200000Z",
        "SEQUENCE:3",
        "STATUS:CONFIRMED",
        "TRANSP:TRANSPARENT",
        "X-MICROSOFT-CDO-BUSYSTATUS:FREE",
        "CLASS:PUBLIC",
        "CATEGORIES:Act by",
        "COLOR:crimson",
        "SUMMARY:ACT BY - Answer the parent's request - 26-0001 JR",
    ):
        assert line in text


def test_a_feed_names_itself_asks_for_a_look_every_hour_and_is_no_invitation():
    text = lines(calendar_text("Deadlines", []))

    assert "NAME:Deadlines" in text
    assert "X-WR-CALNAME:Deadlines" in text
    assert "REFRESH-INTERVAL;VALUE=DURATION:PT1H" in text
    assert "X-PUBLISHED-TTL:PT1H" in text
    assert not [line for line in text if line.startswith("METHOD")]


def test_a_calendar_object_carries_only_what_a_server_accepts():
    text = lines(object_text(published()))

    assert text[:3] == ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Duewatch//Deadlines//EN"]
    assert not [line for line in text if line.startswith(("METHOD", "X-WR", "NAME"))]
    assert len(events(object_text(published()))) == 1


def test_the_description_ends_with_the_age_of_this_version_in_local_time():
    """20:00 UTC on 4 March is 13:00 in Denver, still standard time."""
    [event] = events(calendar_text("Deadlines", [published()]))

    assert "As of Wed 4 Mar 2026, 13:00 (America/Denver)." in event["DESCRIPTION"]


def test_the_same_entries_give_the_same_bytes_in_any_order():
    one, two = published(1), published(2)

    assert calendar_text("D", [one, two]) == calendar_text("D", [two, one])


def test_cancelled_and_tentative_entries_say_so():
    [cancelled] = events(calendar_text("D", [published(cancelled=True)]))
    [unknown] = events(calendar_text("D", [published(tentative=True)]))

    assert (cancelled["STATUS"], unknown["STATUS"]) == ("CANCELLED", "TENTATIVE")


def test_alarms_ring_in_the_morning_and_only_when_asked_for():
    """Two days before at nine is one day and fifteen hours before midnight."""
    asked = lines(calendar_text("D", [published()], alarms=(2,)))

    assert "TRIGGER:-P1DT15H" in asked
    assert "ACTION:DISPLAY" in asked
    assert b"VALARM" not in calendar_text("D", [published()])


@pytest.mark.parametrize("silent", [published(alarms_before=()), published(cancelled=True)])
def test_entries_that_are_done_or_cancelled_never_ring(silent):
    assert b"VALARM" not in calendar_text("D", [silent], alarms=(2, 1))


@pytest.mark.parametrize("field", ["summary", "description"])
def test_a_text_cannot_forge_a_line(field):
    text = calendar_text("Deadlines", [published(**{field: FORGED})], alarms=(1,))

    assert lines(text).count("BEGIN:VEVENT") == 1
    assert lines(text).count("BEGIN:VALARM") == 1
    assert not [line for line in lines(text) if line.startswith(("ATTENDEE", "UID:forged"))]
    assert len(events(text)) == 1


def test_a_calendars_name_cannot_end_the_calendar():
    text = calendar_text("END:VCALENDAR\r\n" + "x" * 58 + "END:VCALENDAR", [published()], about=FORGED)

    assert lines(text).count("END:VCALENDAR") == 1
    assert len(events(text)) == 1


@settings(max_examples=300)
@given(NASTY, NASTY, st.lists(NASTY.filter(str.strip), max_size=2), NASTY)
def test_hostile_text_comes_back_as_plain_text_and_the_number_of_events_is_unchanged(
    summary, description, categories, title
):
    given_ = published(1, summary=summary, description=description, categories=tuple(categories))
    text = calendar_text(title, [given_, published(2)], alarms=(1,))

    ours = events(text)[0]
    assert len(events(text)) == 2
    assert ours["SUMMARY"] == one_line(summary, 200)
    assert ours["DESCRIPTION"].startswith(plain_text(description, 6000))
    assert ours["DTSTART"].dt == date(2026, 3, 13)
    assert lines(text).count("BEGIN:VEVENT") == 2


@given(NASTY, NASTY)
def test_every_line_is_short_ends_with_crlf_and_holds_no_control_character(summary, description):
    text = calendar_text(summary, [published(summary=summary, description=description)])

    assert text.endswith(b"END:VCALENDAR\r\n")
    for line in text.removesuffix(b"\r\n").split(b"\r\n"):
        assert 0 < len(line) <= 75
        assert not any(byte < 32 and byte != 9 for byte in line)
    assert calendar_text(summary, [published(summary=summary, description=description)]) == text


@given(NASTY)
def test_another_reader_sees_the_same_events(description):
    text = calendar_text("D", [published(1, description=description), published(2)]).decode()

    assert len(vobject.readOne(text).vevent_list) == 2


@given(
    st.dates(date(1990, 1, 1), date(2100, 1, 1)),
    st.integers(0, 10_000),
    st.datetimes(datetime(2020, 1, 1), datetime(2100, 1, 1)).map(
        lambda at: at.replace(microsecond=0, tzinfo=UTC)
    ),
)
def test_day_revision_and_instant_come_back_as_they_went(day, sequence, instant):
    given_ = replace(published(day=day, sequence=sequence), last_modified=instant)
    [event] = events(object_text(given_))

    assert event["DTSTART"].dt == day
    assert event["DTEND"].dt == day + timedelta(days=1)
    assert event["SEQUENCE"] == sequence
    assert event["LAST-MODIFIED"].dt == event["DTSTAMP"].dt == instant


def test_a_text_that_is_too_long_is_cut():
    [event] = events(object_text(published(summary="x" * 5000, description="y" * 50_000)))

    assert event["SUMMARY"] == "x" * 197 + "..."
    assert len(event["DESCRIPTION"]) < 6300
