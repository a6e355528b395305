"""From what is published to what is wanted, with revisions that rise on change only."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calendars.changes import CANCELLED_STAYS, apply, changes, still_told
from calendars.entries import Cancel, Put
from tests.calendars.samples import MORNING, entry

LATER = MORNING + timedelta(hours=1)

entries = st.builds(
    entry,
    st.integers(1, 6),
    day=st.dates(date(2026, 1, 1), date(2026, 1, 4)),
    summary=st.sampled_from(["ACT BY - a", "EXPECTED BY - a", "DONE - a"]),
)
wishes = st.lists(entries, max_size=6, unique_by=lambda one: one.uid)


def publish(*wanted, now=MORNING):
    return apply([], changes(wanted, [], now))


def test_a_new_entry_begins_with_sequence_zero_at_the_instant_of_the_change():
    [put] = changes([entry()], [], MORNING + timedelta(microseconds=5))

    assert isinstance(put, Put)
    assert (put.entry.sequence, put.entry.created, put.entry.last_modified) == (0, MORNING, MORNING)


def test_an_unchanged_entry_is_left_alone_however_late_it_is():
    assert changes([entry()], publish(entry()), MORNING + timedelta(days=400)) == []


def test_a_moved_day_raises_sequence_and_last_modified_and_keeps_created():
    [put] = changes([entry(day=date(2026, 3, 12))], publish(entry()), LATER)

    assert (put.entry.sequence, put.entry.created, put.entry.last_modified) == (1, MORNING, LATER)


def test_last_modified_rises_even_when_the_clock_went_back():
    [put] = changes([entry(summary="DONE - x")], publish(entry()), MORNING - timedelta(days=1))

    assert put.entry.last_modified == MORNING + timedelta(seconds=1)


def test_an_entry_that_is_not_wanted_is_cancelled_once_with_its_reason():
    held = publish(entry())
    [cancel] = changes([], held, LATER, reasons={("26-0001", "dp_response"): "Not required: waived."})

    assert isinstance(cancel, Cancel)
    assert cancel.entry.cancelled
    assert cancel.entry.sequence == 1
    assert cancel.entry.entry.summary.startswith("CANCELLED - ACT BY - ")
    assert cancel.entry.entry.description.startswith("Not required: waived.\n\nOwed by")
    assert changes([], apply(held, [cancel]), LATER) == []


def test_a_cancelled_uid_comes_back_for_its_own_duty_with_a_higher_sequence():
    held = publish(entry())
    gone = apply(held, changes([], held, LATER))
    [put] = changes([entry()], gone, LATER + timedelta(hours=1))

    assert (put.entry.entry, put.entry.sequence, put.entry.cancelled) == (entry(), 2, False)


def test_two_wanted_entries_with_one_uid_are_refused():
    with pytest.raises(ValueError, match=str(UUID(int=1))):
        changes([entry(), entry(summary="other")], [], MORNING)


def test_a_naive_instant_is_refused():
    with pytest.raises(ValueError, match="aware"):
        changes([], [], datetime(2026, 3, 4))


def test_a_feed_tells_a_cancelled_entry_for_a_while_and_then_leaves_it_out():
    held = publish(entry(1), entry(2))
    gone = apply(held, changes([entry(2)], held, LATER))

    assert len(still_told(gone, LATER + CANCELLED_STAYS - timedelta(seconds=1))) == 2
    assert [one.entry for one in still_told(gone, LATER + CANCELLED_STAYS)] == [entry(2)]


@given(wishes, wishes, wishes)
def test_after_applying_nothing_is_left_to_change(first, second, third):
    held = []
    for hour, wanted in enumerate((first, second, third)):
        now = MORNING + timedelta(hours=hour)
        held = apply(held, changes(wanted, held, now))

        assert changes(wanted, held, now + timedelta(days=1)) == []
        live = {one.entry.uid: one.entry for one in held if not one.cancelled}
        assert live == {one.uid: one for one in wanted}


@given(st.lists(wishes, max_size=5))
def test_revisions_rise_exactly_when_something_changed(course):
    held, before = [], {}
    for wanted in course:
        held = apply(held, changes(wanted, held, MORNING))
        for one in held:
            old = before.get(one.entry.uid)
            if old is None:
                assert (one.sequence, one.cancelled) == (0, False)
            elif one == old:
                continue
            else:
                assert one.sequence == old.sequence + 1
                assert one.last_modified > old.last_modified
                assert replace(one, sequence=0, last_modified=MORNING) != replace(
                    old, sequence=0, last_modified=MORNING
                )
        before = {one.entry.uid: one for one in held}
