"""How fast the engine is: CPU time of packs, of one case in one world, of many cases with their worlds.

One count against other counters is measured in `test_counting`.
"""

import time
from collections.abc import Callable
from datetime import date

import pytest

from config.closed_days import closed_days_for
from config.packs import join, read_lineage
from deadlines.case import Case, Happening
from deadlines.compute import compute
from deadlines.days import Days
from deadlines.worlds import over_worlds

pytestmark = pytest.mark.bench

RECEIVED = date(2026, 3, 4)
DAYS = Days(closed_days_for("US-NM"), "America/Denver")


def cpu(work: Callable[[], object], times: int) -> float:
    """Return the seconds of CPU that one call takes: the best of five runs, so that noise falls out."""
    best = float("inf")
    for _ in range(5):
        begun = time.process_time()
        for _ in range(times):
            work()
        best = min(best, (time.process_time() - begun) / times)
    return best


def case(**events: tuple[date | None, ...]) -> Case:
    return Case(
        jurisdiction="US-NM",
        procedures=frozenset({"due_process"}),
        timezone="America/Denver",
        events={name: (Happening(on),) for name, on in events.items()},
    )


PLAIN = case(
    lea_received_request=(RECEIVED,),
    sea_received_request=(RECEIVED,),
    request_filed=(RECEIVED,),
    hearing_date=(date(2026, 5, 4),),
)
UNSURE = case(
    lea_received_request=(RECEIVED, date(2026, 3, 6)),
    sea_received_request=(RECEIVED, date(2026, 3, 5)),
    request_filed=(RECEIVED,),
)


def test_the_packs_load_within_a_tenth_of_a_second() -> None:
    spent = cpu(lambda: join(read_lineage("US-NM-BCS")), 3)
    print(f"\npacks US, US-NM and US-NM-BCS: {spent * 1000:.0f} ms CPU")

    assert spent < 0.1


def test_a_whole_regular_case_in_one_world_takes_under_a_millisecond() -> None:
    pack = join(read_lineage("US-NM"))
    spent = cpu(lambda: compute(PLAIN, pack, DAYS), 200)
    print(
        f"\none case, one world: {spent * 1000:.2f} ms CPU, {len(compute(PLAIN, pack, DAYS).deadlines)} dates"
    )

    assert spent < 0.001


def test_ten_thousand_open_cases_with_their_worlds_take_under_a_minute() -> None:
    pack = join(read_lineage("US-NM"))
    spent = cpu(lambda: over_worlds(UNSURE, pack, DAYS), 50)
    print(f"\none case, its worlds: {spent * 1000:.2f} ms CPU; 10,000 cases {spent * 10_000:.0f} s")

    assert spent * 10_000 < 60
