"""The day a fax came, from the line that the machine or the service printed on the page."""

from datetime import date
from zoneinfo import ZoneInfo

import pytest

from parsers.facts.fax_lines import fax_line
from parsers.facts.text import Text

DENVER = ZoneInfo("America/Denver")
ARRIVED = date(2026, 3, 5)
LETTER = (
    "Dear Director,\n\nI request a due process hearing.\n\nTo resolve this I propose an aide.\n\nAna Ruiz"
)

FAXED = """\
MAR 02 2026 23:58 505 555 0176 ALL DAY COPIES PAGE 001
MAR-02-2026 16:02 575 555 0114 FARMACIA SOL P.001
03/02/2026 19:55 530 555 0171 PAGE 001
Mar. 2. 2026 7:55PM No. 4471 P. 1
Mar-02-26 07:55pm From-COPY CORNER +5055550176 T-441 P.01/03 F-221
2026-03-02 19:55 COPY CORNER 5055550176 >> 5755550100 P 1/3
03/02/26 MON 19:55 FAX 505 555 0176 COPY CORNER 001
3/2/2026 7:55:12 PM PAGE 1/003 Fax Server
From: +15055550176 Page: 1/3 Date: 3/2/2026 7:55:00 PM
Fax from : 5055550176 03-02-26 07:55a Pg: 1
02 MAR 2026 19:55 5055550176 COPY CORNER #441 001/003
MON, MAR 2, 2026 7:55 PM 505-555-0176 1/3
2-MAR-2026 19:55 FROM COPY CORNER TO 15755550100 P.02
20260302 1955 5055550176 P1
Sent by: COPY CORNER 505 555 0176; 03/02/26 7:55PM; JetFax #441; Page 1/3
HP LASERJET FAX Mar 2 2026 7:55pm p1
O3/O2/2O26 19:55 505 555 0176 P.OO1"""

NOT_FAXED = """\
Printed 3/2/2026 7:55 PM Page 1 of 3
Hearing: March 2, 2026 9:00 AM, telephone 505-555-0100
On March 2, 2026 at 7:55 PM my son was hit; call me at 505-555-0176
3/2/26, 7:55 PM Mail - my request
March 2, 2026
Telephone 505-555-0176
Scanned 03/02/2026 08:12 Page 1 of 3
Served by fax on March 2, 2026 at 5:00 PM"""


def found_in(page: str, line: int = 0):
    text = Text.of(page, "2", 1)
    return fax_line(text, text.lines[line], ARRIVED, DENVER)


@pytest.mark.parametrize("line", FAXED.split("\n"))
def test_the_line_of_each_maker_is_read(line):
    """2 March 2026 is a Monday."""
    found = found_in(f"{line}\n\n{LETTER}")

    assert found is not None
    assert found.day == date(2026, 3, 2)
    assert "26" in line[found.start : found.end].replace("O", "0")


@pytest.mark.parametrize("line", NOT_FAXED.split("\n"))
def test_other_lines_with_a_date_and_a_clock_are_no_fax_line(line):
    assert found_in(f"{line}\n\n{LETTER}") is None


def test_universal_time_becomes_the_districts_day():
    """1:30 of 3 March in Greenwich is half past six in the evening of the 2nd in Denver."""
    found = found_in(f"To: 15755550100 Page: 1 of 3 2026-03-03 01:30:01 (GMT) 15055550176\n{LETTER}")

    assert found is not None
    assert found.day == date(2026, 3, 2)


def test_a_weak_line_counts_only_at_the_edge_of_a_page():
    """Date, clock and a number alone also stand in a list of calls."""
    line = "03/02/2026 19:55 505 555 0176"

    assert found_in(f"{line}\n{LETTER}") is not None
    assert found_in(f"{LETTER}\n{line}\n{LETTER}", len(LETTER.split("\n"))) is None
