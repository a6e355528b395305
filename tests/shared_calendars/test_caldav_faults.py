"""Real CalDAV servers behind a bad line: down and up again, cut in the middle, answers that never come."""

from itertools import count

import pytest

from calendars.errors import CalendarUnavailable
from tests.calendars.samples import published
from tests.shared_calendars.caldav_client import MemoryInMemory, calendar
from tests.shared_calendars.fault_proxy import fault_proxy
from tests.shared_calendars.servers import radicale
from tests.shared_calendars.test_caldav import names

PARTS = (0.0, 0.25, 0.5, 0.75, 0.9)
REHEARSALS = count(1)
WANTED = [published(n, description="x" * 3000) for n in range(1, 6)]


@pytest.fixture
def line(server):
    """A proxy before the server."""
    with fault_proxy(server.port) as proxy:
        yield proxy


@pytest.fixture
def ours(server, url, line):
    """Our calendar, reached through the proxy."""
    return through(line, server, url)


def through(line, server, url):
    """Return a calendar that is reached through the proxy."""
    return calendar(server, url.replace(str(server.port), str(line.port)), keeper=MemoryInMemory())


def cost(line, server, course):
    """Return how many bytes go each way when `course` is done undisturbed, in a calendar of its own."""
    rehearsal = through(line, server, server.make_calendar(f"rehearsal-{next(REHEARSALS)}"))
    for wanted in course[:-1]:
        rehearsal.bring_to(wanted)
    line.mend()
    rehearsal.bring_to(course[-1])
    return line.sent, line.answered


def numbers(server, url):
    """Return which of our entries lie there, each with how often."""
    with server.client() as http:
        return sorted(int(name[-16:-4], 16) for name in names(http, url))


@pytest.mark.parametrize("part", PARTS)
def test_a_line_cut_while_we_write_costs_another_try_and_nothing_else(server, url, ours, line, part):
    sent, _ = cost(line, server, [WANTED])
    line.arm(cut_after=int(part * sent))
    with pytest.raises(CalendarUnavailable):
        ours.bring_to(WANTED)
    assert line.broken
    line.mend()
    ours.bring_to(WANTED)

    assert numbers(server, url) == [1, 2, 3, 4, 5]
    assert ours.bring_to(WANTED) == []


@pytest.mark.parametrize("part", PARTS)
def test_answers_that_never_come_double_nothing(server, url, ours, line, part):
    """The server does the work; we never hear of it and must find it done."""
    _, answered = cost(line, server, [WANTED])
    line.arm(drop_after=int(part * answered))
    with pytest.raises(CalendarUnavailable):
        ours.bring_to(WANTED)
    assert line.broken
    line.mend()
    ours.bring_to(WANTED)

    assert numbers(server, url) == [1, 2, 3, 4, 5]
    assert ours.bring_to(WANTED) == []


@pytest.mark.parametrize("part", PARTS)
def test_deleting_the_last_over_a_bad_line_does_not_look_like_an_emptied_calendar(
    server, url, ours, line, part
):
    _, answered = cost(line, server, [WANTED[:2], []])
    ours.bring_to(WANTED[:2])
    line.arm(drop_after=int(part * answered))
    with pytest.raises(CalendarUnavailable):
        ours.bring_to([])
    assert line.broken
    line.mend()
    ours.bring_to(WANTED[2:3])

    assert numbers(server, url) == [3]


def test_a_server_that_is_down_is_tried_again_and_served_when_it_is_up(tmp_path):
    with radicale(tmp_path) as server:
        url = server.make_calendar("deadlines")
        ours = calendar(server, url)
        ours.bring_to([published(1)])
        server.stop()

        with pytest.raises(CalendarUnavailable, match="ConnectionRefusedError") as raised:
            ours.bring_to([published(1), published(2)])
        assert raised.value.try_again_after is not None
        assert "ConnectionRefusedError" in ours.check()[0]

        server.start()
        ours.bring_to([published(1), published(2)])
        assert numbers(server, url) == [1, 2]
