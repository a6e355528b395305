"""A marked child goes through everything, and appears nowhere outside the store and the journal."""

import logging
from pathlib import Path

import pytest
import structlog

from bot.casework import cases
from bot.publishing.stored_feeds import StoredFeeds
from bot.store import pulse
from bot.store_lock import hold
from bot.upkeep.health import health_of
from tests.bot.office import TestOffice, letter, plain, request

CHILD = "Zebulon Markedchild"
MARKS = ("zebulon", "markedchild", "mkd-4711", "1999-09-09", "elm street", "bitten")
WORDS = "the marked letter: bitten on Elm Street"


def marked(**more: object) -> bytes:
    return request(child=CHILD, words=WORDS, born="1999-09-09", number="MKD-4711", **more)


def drive(office: TestOffice, monkeypatch: pytest.MonkeyPatch) -> None:
    """Take the marked child through every way: filed, copied, followed up, doubted, broken, unreadable."""
    from bot.intake import filing

    genuine = filing.take_in
    office.arrives(marked())
    office.arrives(marked(received="2026-03-02"))
    office.arrives(letter("withdrawal", child=CHILD, words=WORDS))
    office.arrives(letter("contact_record", child=CHILD, attempt="2026-03-03/call/Zebulon was bitten"))
    office.arrives(letter("extension_order", child=CHILD, extension="granted", number="MKD-9999"))
    office.arrives(
        request(child=CHILD, words="other words bitten", lea="Nobody's", **{"needs-person": "encrypted"})
    )
    office.arrives(letter(dies="yes", child=CHILD))
    office.work()

    def faulty(*_: object) -> None:
        raise ValueError(f"{CHILD} of Elm Street")

    monkeypatch.setattr(filing, "take_in", faulty)
    office.arrives(marked(note="broken by a fault"))
    office.work()
    monkeypatch.setattr(filing, "take_in", genuine)
    hand = cases.Hand(by="DC", reason="checked", now=office.now)
    cases.confirm(office.room, "26-0001", "lea_received_request", office.now.date(), hand)
    office.passes(days=14)
    office.work()


def outside(office: TestOffice) -> dict[str, str]:
    """Everything that leaves the store, by where it is seen."""
    room = office.room
    feeds = StoredFeeds(room)
    from bot.web.feed_source import Feed

    everything = Feed(id="x", token_hash="y", title="all")
    shown = [cases.show_case(room, one["ref"], office.now) for one in cases.list_cases(room, every=True)]
    return {
        "mail": "".join(message.as_string() for message in office.outbox.sent),
        "mail text": "".join(message.get_content() for message in office.outbox.sent),
        "calendar": office.calendar,
        "feed": plain([repr(entry) for entry in feeds.entries(everything)]),
        "list": plain(cases.list_cases(room)),
        "cases": plain(shown),
        "tray": plain(cases.tray(room)),
        "status": plain(health_of(room, office.now).as_json()),
        "proofs of life": plain([repr(one) for one in room.store.read(pulse.every)]),
    }


def test_a_marked_child_appears_in_nothing_that_leaves_the_store(
    office: TestOffice, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], caplog
):
    caplog.set_level(logging.DEBUG)
    with structlog.testing.capture_logs() as logged:
        drive(office, monkeypatch)
        seen = outside(office)
    printed = capsys.readouterr()

    seen |= {"log": plain(logged), "standard output": printed.out + printed.err, "logging": caplog.text}
    assert logged
    assert all(seen[where] for where in ("mail", "calendar", "feed", "cases", "tray"))
    found = [(where, mark) for where, text in seen.items() for mark in MARKS if mark in text.lower()]
    assert found == []


def test_the_case_shows_its_initials_so_that_people_know_it(office: TestOffice, monkeypatch):
    drive(office, monkeypatch)

    assert "26-0001 ZM" in outside(office)["calendar"]


@pytest.mark.parametrize(
    "wrong",
    [
        lambda room, hand: cases.move(room, "0123", "26-0001", hand),
        lambda room, hand: cases.merge(room, "26-0001", "26-0001", hand),
        lambda room, hand: cases.confirm(room, "26-0001", "hearing_date", None, hand),
        lambda room, hand: cases.close_case(room, "26-0077", hand),
        lambda room, hand: cases.settle(room, 99, "file", hand),
    ],
)
def test_what_is_refused_quotes_nothing_of_the_case(office: TestOffice, wrong):
    from bot.errors import WrongRequest

    office.arrives(marked())
    office.work()

    with pytest.raises(WrongRequest) as caught:
        wrong(office.room, cases.Hand(by="DC", reason="checked", now=office.now))
    assert not [mark for mark in MARKS if mark in str(caught.value).lower()]


def test_files_that_hold_identity_are_for_us_alone(office: TestOffice):
    """The store, its lock and every kept message: mode 0600; a published calendar may be shared."""
    office.arrives(marked())
    office.work()
    with hold(office.room.store.path):
        pass

    holding = [office.room.store.path, *Path(office.folder / "var").glob("*.lock")]
    holding += list((office.folder / "var/journal").rglob("*.eml"))
    assert len(holding) >= 3
    assert {oct(path.stat().st_mode & 0o777) for path in holding} == {"0o600"}
