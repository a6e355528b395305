"""A case told by its events, and what was known of it on an earlier day."""

from datetime import UTC, date, datetime

from deadlines.case import Happening, replay
from deadlines.events import CaseEvent, Standing

NOON = datetime(2026, 3, 5, 12, tzinfo=UTC)
LATER = datetime(2026, 3, 9, 12, tzinfo=UTC)


def event(name: str, *on: date | None, at: datetime = NOON, **more: object) -> CaseEvent:
    return CaseEvent(name=name, on=on, recorded_at=at, by="DC", **more)  # type: ignore[arg-type]


def test_a_case_is_what_its_events_tell() -> None:
    case = replay(
        [
            event("case_opened", date(2026, 3, 5), value="26-0014"),
            event("child_set", date(2026, 3, 5), value="JR"),
            event("jurisdiction_set", date(2026, 3, 5), value="US-NM"),
            event("timezone_set", date(2026, 3, 5), value="America/Denver"),
            event("procedure_set", date(2026, 3, 5), value="due_process,expedited_due_process"),
            event("lea_set", date(2026, 3, 5), value="Piedra Alta Public Schools"),
            event("lea_received_request", date(2026, 3, 4)),
        ]
    )

    assert case.label == "26-0014 JR"
    assert case.jurisdiction == "US-NM"
    assert case.procedures == {"due_process", "expedited_due_process"}
    assert case.events == {"lea_received_request": (Happening((date(2026, 3, 4),)),)}


def test_a_superseded_event_counts_no_more() -> None:
    first = event("lea_received_request", date(2026, 3, 4), id="a")
    second = event("lea_received_request", date(2026, 3, 2), id="b", supersedes="a", at=LATER)

    assert replay([first, second]).events["lea_received_request"][0].on == (date(2026, 3, 2),)


def test_what_was_known_earlier_stays_answerable() -> None:
    first = event("lea_received_request", date(2026, 3, 4), id="a")
    second = event("lea_received_request", date(2026, 3, 2), id="b", supersedes="a", at=LATER)

    assert replay([first, second], known_at=NOON).events["lea_received_request"][0].on == (date(2026, 3, 4),)


def test_what_the_office_recorded_outweighs_what_a_mail_claims() -> None:
    claimed = event("lea_received_request", date(2026, 3, 2), standing=Standing.CLAIMED)
    recorded = event("lea_received_request", date(2026, 3, 4))

    happening = replay([claimed, recorded]).events["lea_received_request"][0]
    assert (happening.on, happening.standing) == ((date(2026, 3, 4),), Standing.RECORDED)


def test_two_signs_of_receipt_that_differ_are_candidates() -> None:
    stamp, header = (
        event("lea_received_request", date(2026, 3, 4)),
        event("lea_received_request", date(2026, 3, 6)),
    )

    assert replay([stamp, header]).events["lea_received_request"][0].on == (
        date(2026, 3, 4),
        date(2026, 3, 6),
    )


def test_a_happening_that_was_taken_back_keeps_its_number() -> None:
    events = [
        event("agreement_executed", date(2026, 3, 6), id="a"),
        event("agreement_executed", date(2026, 3, 12), occurrence=2, id="b"),
        event("agreement_executed", None, id="c", supersedes="a", at=LATER),
    ]

    assert [one.on for one in replay(events).events["agreement_executed"]] == [(None,), (date(2026, 3, 12),)]


def test_a_flag_begins_and_ends_and_a_claimed_one_counts_for_nothing() -> None:
    begun = event("parent_did_not_participate", date(2026, 3, 5), value=True)
    ended = event("parent_did_not_participate", date(2026, 3, 9), value=False, at=LATER)
    claimed = event("pwn_already_sent", date(2026, 3, 5), value=True, standing=Standing.CLAIMED)

    assert replay([begun, claimed]).flags == {"parent_did_not_participate": True}
    assert replay([begun, ended, claimed]).flags == {}
