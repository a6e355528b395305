"""The LEA's received stamp in the layouts that stamps come in; the state's and a law office's are none."""

from datetime import date

import pytest

from parsers.facts.receipt import received_at_lea
from parsers.facts.text import Text
from tests.parsers.test_reading_whole_mails import OFFICE, message

LETTER = "Dear Director,\nI request a hearing for my son.\n\nSincerely,\nAna Ruiz"

STAMPS = """\
RECEIVED|MAR 02 2026|PIEDRA ALTA PUBLIC SCHOOLS
PIEDRA ALTA PUBLIC SCHOOLS|RECEIVED|2026 MAR 2 PM 3:04
R E C E I V E D|Mar 2 2026|Special Education
RECEIVED MAR - 2 2026
RECEIVED|MAR 0 2 2026|PIEDRA ALTA SCHOOLS
RECEIVED|3-2-26|BY: D.P.
RCVD 3/2/26 DP
HAND DELIVERED|MAR 2 2026|Piedra Alta Public Schools
Received by: Dana Pruitt  Date: 3/2/2026  Time: 3:04 pm
For office use: Date received: 3/2/2026 Time: 3:04 pm Initials: DP
RECIBIDO|2 MAR 2026|ESCUELA LOMAS AZULES"""

NO_STAMPS = """\
RECEIVED|NM PED|MAR 2 2026
RECEIVED|LAW OFFICE OF J. BACA|MAR 2 2026
HAND DELIVERED|MAR 2 2026|To the Director
I received the letter on March 2, 2026.
Received by: ____________ Date: ________"""


def reasons(stamp: str) -> list[tuple[date, str]]:
    lines = stamp.replace("|", "\n")
    text = Text.of(f"{lines}\n\n{LETTER}", "2", 1)
    return [
        (fact.value, fact.reason) for fact in received_at_lea(message("See attached."), [text], None, OFFICE)
    ]


@pytest.mark.parametrize("stamp", STAMPS.split("\n"))
def test_a_stamp_of_the_district_is_the_first_sign_of_receipt(stamp):
    """2 March 2026 is a Monday; the mail came on Thursday the 5th."""
    assert reasons(stamp)[0] == (date(2026, 3, 2), "received stamp")


@pytest.mark.parametrize("stamp", NO_STAMPS.split("\n"))
def test_other_words_are_no_stamp_of_the_district(stamp):
    assert "received stamp" not in [reason for _, reason in reasons(stamp)]
