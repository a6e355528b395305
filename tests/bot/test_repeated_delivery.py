"""Mail that comes one to five times, in any order, across restarts: the same cases and the same dates.

References are given in the order of arrival, so cases are compared by what they are about.
"""

import random
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.casework import cases
from bot.store import documents
from tests.bot.office import RIO_SECO, WEDNESDAY, TestOffice, letter, open_office, request

MAILS = [
    request(),
    request(received="2026-03-02", forwarder="dana@llanoalto.example"),
    request(received=["2026-03-03", "2026-03-05"], note="third copy"),
    request(child="Otis Hallorann", lea=RIO_SECO, words="another letter", attachment="0a1b"),
    request(child="Otis Hallorann", lea=RIO_SECO, words="scanned", attachment="0a1b", received="2026-03-03"),
    letter(
        "state_complaint", child="Juniper Stahl", lea=RIO_SECO, words="a complaint", received="2026-03-03"
    ),
    letter("withdrawal", child="Mateo Archuleta"),
    letter("resolution_waiver", child="Otis Hallorann", words="the waiver"),
    letter("extension_order", child="Wren Pettibone", extension="granted", **{"decision-due": "2026-06-01"}),
    letter("not_a_filing", note="newsletter"),
    request(child="", **{"needs-person": "encrypted"}),
]


def about(office: TestOffice) -> dict[str, Any]:
    """What each case is about and what follows, by child; order and references left out."""
    found = {}
    for line in cases.list_cases(office.room, every=True):
        shown = cases.show_case(office.room, line["ref"], office.now)
        children = office.room.store.read(lambda c, ref=line["ref"]: documents.children_of(c, ref))
        key = (sorted({child.folded for child in children})[0], str(line["procedure"]))
        live = {one["id"] for one in shown["events"]} - {one["supersedes"] for one in shown["events"]}
        happened = sorted(
            (one["name"], str(one["on"]), one["standing"])
            for one in shown["events"]
            if one["id"] in live and not one["name"].startswith(("message_", "case_", "pack_", "closed_"))
        )
        dates = [(one["id"], one["act_by"], one["due"], one["outer_limit"]) for one in shown["deadlines"]]
        found[key] = (line["status"], line["lea"], happened, dates)
    tray = sorted((one["kind"], *one["reasons"]) for one in cases.tray(office.room))
    return {"cases": found, "tray": tray}


@pytest.fixture(scope="module")
def once_in_order(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What the mails come to when each arrives once."""
    office = open_office(tmp_path_factory.mktemp("once"))
    for raw in MAILS:
        office.arrives(raw)
    office.work()
    found = about(office)
    assert len(found["cases"]) == 3
    assert len(found["tray"]) == 2
    office.room.close()
    return found


@pytest.mark.parametrize("seed", range(8))
def test_any_order_and_repetition_across_restarts_gives_the_same_cases(
    once_in_order: dict[str, Any], tmp_path: Path, seed: int
):
    chance = random.Random(seed)
    deliveries = [raw for raw in MAILS for _ in range(chance.randint(1, 5))]
    chance.shuffle(deliveries)
    office = open_office(tmp_path)
    for number, raw in enumerate(deliveries):
        office.mailbox.put(raw, WEDNESDAY + timedelta(seconds=number))
        if chance.random() < 0.3:
            office.work()
        if chance.random() < 0.1:
            office = office.restart()
    office.work()

    assert about(office) == once_in_order
    seen = [str(mail["Message-ID"]) for mail in office.outbox.sent]
    assert len(seen) == len(set(seen))
    office.room.close()
