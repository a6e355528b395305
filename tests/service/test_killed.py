"""Killed with SIGKILL at random moments while mail streams in, started again each time.

The moments are drawn from a seed and none of what is asserted depends on them: whatever was
interrupted, the office ends as one that was never disturbed.
"""

import random
import time
from collections import Counter
from itertools import count
from threading import Thread

import pytest

from tests.service.letters import newsletter, request_for_hearing
from tests.service.office import Office, calendar_table, events_in, uids_in

NUMBERS = count(1)


def stream(chance: random.Random, messages: int, filings: int) -> list[bytes]:
    """Return mail in random order: some filings, copies of them by other ways, and noise."""
    kinds = [chance.choice(("copy", "noise")) for _ in range(messages - filings)]
    mails = [request_for_hearing(number) for number in range(filings)]
    for number, kind in enumerate(kinds):
        again = request_for_hearing(chance.randrange(filings), copy=number + 1)
        mails.append(again if kind == "copy" else newsletter(number))
    chance.shuffle(mails)
    return mails


def post_slowly(office: Office, mails: list[bytes], seconds: float) -> None:
    """Post everything in small lots spread over so many seconds."""
    lots = [mails[start : start + 10] for start in range(0, len(mails), 10)]
    for lot in lots:
        office.post(*lot)
        time.sleep(seconds / len(lots))


def kill_and_start(office: Office, chance: random.Random, kills: int, longest: float) -> None:
    """Let the daemon live for random spans, each ended with SIGKILL, then start it for good."""
    for _ in range(kills):
        office.start()
        time.sleep(chance.uniform(0.2, longest))
        office.kill()
    office.start()


def all_ended(office: Office, messages: int) -> bool:
    """Return True when every message that was posted is kept and has ended."""
    counts = office.asked("status")["messages"]
    return counts["arrived"] == 0 and sum(counts.values()) == messages


def put_through(office: Office, seed: int, *, messages: int, filings: int, kills: int) -> None:
    """Stream mail into an office whose daemon is killed again and again, then let it finish."""
    chance = random.Random(seed)
    posting = Thread(target=post_slowly, args=(office, stream(chance, messages, filings), kills * 1.5))
    posting.start()
    kill_and_start(office, chance, kills, longest=3.0)
    posting.join()
    office.until(lambda: all_ended(office, messages), patience=60 + messages)


def assert_nothing_lost_or_doubled(office: Office, filings: int, kills: int) -> None:
    """Each filing is one case, acknowledged; a mail may have come again only with its Message-ID."""
    listed = office.asked("case", "list")
    assert len(listed) == filings
    sent = office.until(lambda: _all_sent(office))
    acknowledged = Counter(str(mail["Subject"]) for mail in sent.values())
    for case in listed:
        assert sum(case["ref"] in subject for subject in acknowledged) >= 1
    assert len(office.mails()) - len(sent) <= kills
    assert "fault" not in " ".join(office.asked("status")["troubles"])


def _all_sent(office: Office) -> dict[str, object]:
    return {str(mail["Message-ID"]): mail for mail in office.mails()}


@pytest.mark.parametrize("seed", [2026])
def test_under_a_stream_of_mail_nothing_is_lost_and_nothing_doubled(new_office, servers, seed):
    """200 messages, 20 of them filings, five kills."""
    server = servers.calendars["radicale"]
    url = server.make_calendar(f"killed-{next(NUMBERS)}")
    office = new_office()
    office.write_file(calendar_table("deadlines", server, url))

    put_through(office, seed, messages=200, filings=20, kills=5)

    assert_nothing_lost_or_doubled(office, filings=20, kills=5)
    office.until(lambda: uids_in(office.feed()) == uids_in("".join(events_in(server, url))))
    assert office.duewatch("verify").returncode == 0
    assert office.stop() == 0
