"""Killed with SIGKILL at random moments while mail streams in, started again each time.

The moments are drawn from a seed, spread over the whole work, and none of what is asserted depends on
them: whatever was interrupted, the office ends as one that was never disturbed.
"""

import random
import time
from collections import Counter
from collections.abc import Callable
from email.message import Message
from functools import partial
from itertools import count
from pathlib import Path
from threading import Thread

import pytest

from tests.service.letters import newsletter, request_for_hearing
from tests.service.office import PATIENCE, Office, calendar_table, events_in, uids_in
from tests.shared_calendars.servers import Running

NUMBERS = count(1)
MESSAGES, FILINGS = 200, 12


def stream(chance: random.Random) -> list[bytes]:
    """Return mail in random order: some filings, copies of them sent again, and noise."""
    kinds = [chance.choice(("copy", "noise")) for _ in range(MESSAGES - FILINGS)]
    mails = [request_for_hearing(number) for number in range(FILINGS)]
    for number, kind in enumerate(kinds):
        again = request_for_hearing(chance.randrange(FILINGS), copy=number + 1)
        mails.append(again if kind == "copy" else newsletter(number))
    chance.shuffle(mails)
    return mails


def post_slowly(office: Office, mails: list[bytes]) -> None:
    """Post everything in small lots with a pause after each."""
    for start in range(0, len(mails), 10):
        office.post(*mails[start : start + 10])
        time.sleep(0.3)


def kill_at(office: Office, milestones: list[Callable[[], bool]], chance: random.Random) -> None:
    """End the daemon with SIGKILL a moment after each milestone, then start it for good."""
    for reached in milestones:
        office.start()
        office.until(reached)
        time.sleep(chance.uniform(0.0, 0.5))
        office.kill()
    office.start()


def milestones(office: Office, calendar: Path, chance: random.Random, kills: int) -> list[Callable[[], bool]]:
    """Return random states of the work, early ones first: so many messages kept, entries out, mails out."""
    courses = (
        (lambda: count_files(office.folder / "var/journal", "*/*"), MESSAGES),
        (lambda: count_files(calendar, "*.ics"), 8 * FILINGS),
        (lambda: len(office.mails()), 2 * FILINGS),
    )
    moments = sorted(
        (chance.random(), course) for course in (*range(3), *chance.choices(range(3), k=kills - 3))
    )
    return [partial(_has, courses[course][0], int(part * courses[course][1])) for part, course in moments]


def _has(how_many: Callable[[], int], wanted: int) -> bool:
    return how_many() >= wanted


def count_files(folder: Path, pattern: str) -> int:
    """Return how many files lie there."""
    return sum(1 for _ in folder.glob(pattern)) if folder.is_dir() else 0


def assert_nothing_lost_or_doubled(office: Office, kills: int) -> None:
    """Each filing is one case, told once; a mail may have come again only with its Message-ID."""
    listed = office.asked("case", "list")
    assert len(listed) == FILINGS
    mails = office.mails()
    different = {str(mail["Message-ID"]): mail for mail in mails}
    assert len(mails) - len(different) <= kills
    told = Counter(_what_it_tells(mail) for mail in different.values())
    assert set(told.values()) == {1}
    for case in listed:
        assert any(case["ref"] in subject for subject, *_ in told)
    assert "fault" not in " ".join(office.troubles())


def _what_it_tells(mail: Message) -> tuple[str, str, str]:
    """Subject, text and day: a copy of a filing is told of once a day."""
    return str(mail["Subject"]), str(mail["Date"])[:16], str(mail.get_payload())


def put_through(office: Office, calendar: Path, seed: int, kills: int) -> None:
    """Stream mail into an office whose daemon is killed again and again, then let it finish."""
    chance = random.Random(seed)
    mails = stream(chance)
    posting = Thread(target=post_slowly, args=(office, mails))
    posting.start()
    kill_at(office, milestones(office, calendar, chance, kills), chance)
    posting.join()
    office.until(lambda: office.ended() == MESSAGES, patience=10 * PATIENCE, every=0.5)


def check_under_fire(office: Office, server: Running, seed: int, kills: int) -> None:
    """Kill the office so many times, then look at everything that it leaves."""
    name = f"killed-{next(NUMBERS)}"
    url = server.make_calendar(name)
    office.write_file(calendar_table("deadlines", server, url))

    put_through(office, server.log.parent / "store/collection-root/bot" / name, seed, kills)

    office.until(lambda: uids_in(office.feed()) == uids_in("".join(events_in(server, url))), every=1.0)
    assert len(uids_in(office.feed())) >= 8 * FILINGS
    assert_nothing_lost_or_doubled(office, kills)
    assert office.duewatch("verify").returncode == 0
    assert office.stop() == 0


def test_under_a_stream_of_mail_nothing_is_lost_and_nothing_doubled(new_office, servers):
    """200 messages, 12 of them filings, killed four times."""
    check_under_fire(new_office(), servers.calendars["radicale"], seed=2026, kills=4)


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(8))
def test_many_kills_lose_and_double_nothing_either(new_office, servers, seed):
    check_under_fire(new_office(), servers.calendars["radicale"], seed=seed, kills=12)
