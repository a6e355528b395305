"""Staff's notes as they are written: shorthand, prose, rows, Spanish."""

from datetime import date

import pytest

from parsers.facts.contacts import find_attempts
from parsers.facts.text import Text

NEAR = date(2026, 4, 29)
NOTES = (
    ("3/4 2:15p LM w/ mom - JS", ["2026-03-04 14:15"]),
    ("3/4 1415 LM", ["2026-03-04 14:15"]),
    ("On March 3, 2026 at 9:10 and again at 2:40 pm I called; no answer.",
     ["2026-03-03 09:10", "2026-03-03 14:40"]),
    ("vm left 3/4 at 2, 3/5 at 10, and 3/9 around 3:30",
     ["2026-03-04 14:00", "2026-03-05 10:00", "2026-03-09 15:30"]),
    ("4/3/2026,9:30,llamada,sin respuesta", ["2026-04-03 09:30"]),
    ("5 de marzo a las 2:30 de la tarde llamé a la mamá y dejé mensaje", ["2026-03-05 14:30"]),
    ("4/24 1:05 pm called mom, asked me to call after 5 pm", ["2026-04-24 13:05"]),
    ("I called Ms. Doe today at 10:15 and left a message. I will try again tomorrow at 9.",
     ["2026-04-29 10:15"]),
    ("4/15/2026 certified letter of 4/3 came back unclaimed", ["2026-04-15 None"]),
)  # fmt: skip


@pytest.mark.parametrize(("words", "expected"), NOTES)
def test_every_attempt_is_read_and_no_day_that_is_only_spoken_of(words: str, expected: list[str]) -> None:
    notes = find_attempts(Text.of(words), NEAR)
    assert [f"{note.on} {note.time}" for note in notes] == expected
    for note in notes:
        at = note.evidence[0]
        assert words[at.start : at.end] == at.text
