"""Orders name old and new days beside each other; only the one in force is read."""

from datetime import date

import pytest

from parsers.facts.agreements import agreement_day, find_signings, is_unsigned_by_one, signed_by
from parsers.facts.hearings import find_decision_due, find_hearing, find_mediation_date
from parsers.facts.officers import find_officer
from parsers.facts.text import Text

ARRIVED = date(2026, 4, 20)
HEARINGS = (
    ("The hearing shall convene at 9:30 a.m. on May 14, 2026.", "2026-05-14", "09:30"),
    ("This matter is set for hearing on the 14th day of May, 2026 at 1:00 p.m.", "2026-05-14", "13:00"),
    ("NOTICE OF HEARING\n\nDate: May 14, 2026\nTime: 9:00 AM\nPlace: Room 2", "2026-05-14", "09:00"),
    ("The hearing set for May 4, 2026 at 9:00 a.m. is vacated. It will begin on May 14, 2026, at 12:30 p.m.",
     "2026-05-14", "12:30"),
    ("A prehearing conference is set for May 1, 2026 at 8:00 a.m. The hearing is on May 14, 2026 at noon.",
     "2026-05-14", "12:00"),
    ("The hearing of May 4, 2026 is vacated and reset for May 14, 2026 at 9:00\na.m. The decision is due 6/1/2026.",
     "2026-05-14", "09:00"),
    ("La audiencia se celebrará el 14 de mayo de 2026 a las 9:30 de la mañana.", "2026-05-14", "09:30"),
)  # fmt: skip
DUE = (
    ("The decision deadline is extended to and including June 5, 2026.", "2026-06-05"),
    ("The time for the decision, now May 30, 2026, runs to June 5, 2026.", "2026-06-05"),
    ("The decision shall issue no later than June 5, 2026.", "2026-06-05"),
    ("The deadline for the decision is extended from May 1, 2026 to June 5, 2026.", "2026-06-05"),
    ("The motion to extend the decision deadline from June 5, 2026 to July 6, 2026 is DENIED.", "2026-06-05"),
    ("The request is denied. The decision remains due on June 5, 2026.", "2026-06-05"),
    ("The 60-day timeline would end on May 6, 2026. The report will be issued no later than June 5, 2026.",
     "2026-06-05"),
    ("Exhibits are due May 3, 2026. Decision due: June 5, 2026", "2026-06-05"),
)  # fmt: skip
HELD = (
    """The district and Ana Ruiz mediated on March 3, 2026 and resolve the dispute on these terms:
1. Leo attends the day program from April 6, 2026 to June 5, 2026.
""",
    "The mediation was held on March 3, 2026. The district pays a tutor from April 6, 2026 to June 5, 2026.",
)
BOTH = (
    "/s/ Ana Ruiz, Parent, April 2, 2026\n/s/ Lou Park, District, April 6, 2026",
    "Ana Ruiz   4/6/2026\nLou Park, Blue Mesa Schools   4/2/2026",
    "Mother: Ana Ruiz, April 6, 2026\nFor the district: Lou Park, April 2, 2026",
    "/s/ Ana Ruiz   Date: 4/2/2026      /s/ Lou Park, Director   Date: 4/6/2026",
    "Signed by the mother on April 2, 2026 and by the district on April 6, 2026. All parties have signed.",
)


@pytest.mark.parametrize("words", HELD)
def test_a_day_of_the_terms_is_no_mediation_session(words: str) -> None:
    assert [each.value for each in find_mediation_date(Text.of(words), ARRIVED)] == [date(2026, 3, 3)]


@pytest.mark.parametrize(("words", "day", "hour"), HEARINGS)
def test_the_hearing_in_force_is_read_with_its_hour(words: str, day: str, hour: str) -> None:
    text = Text.of(words)
    days, hours = find_hearing(text, ARRIVED)
    assert [each.value.isoformat() for each in days] == [day]
    assert [each.value for each in hours] == [hour]
    for fact in (*days, *hours):
        at = fact.evidence[0]
        assert words[at.start : at.end] == at.text


@pytest.mark.parametrize(("words", "day"), DUE)
def test_the_deadline_in_force_is_the_new_one_or_after_a_denial_the_old(words: str, day: str) -> None:
    assert [each.value.isoformat() for each in find_decision_due(Text.of(words), ARRIVED)] == [day]


def test_a_paper_without_a_decision_has_no_deadline() -> None:
    text = Text.of("The hearing is on May 14, 2026.\n\nDated: April 20, 2026")
    assert find_decision_due(text, ARRIVED) == ()


@pytest.mark.parametrize(
    "words",
    ["Before: Lorna Whit, Impartial Hearing Officer", "/s/ Lorna Whit\nDue Process Hearing Officer",
     "Administrative Law Judge Lorna Whit heard this matter.", "Hearing Officer: Lorna Whit"],
)  # fmt: skip
def test_the_officer_is_read_from_heading_signature_or_text(words: str) -> None:
    assert [each.value for each in find_officer(Text.of(words), (), None)] == ["Lorna Whit"]


def test_the_session_that_goes_on_is_the_mediation_day() -> None:
    text = Text.of("The parties mediated on April 10, 2026. The next session is on May 6, 2026.")
    assert [each.value for each in find_mediation_date(text, ARRIVED)] == [date(2026, 5, 6)]


@pytest.mark.parametrize("words", BOTH)
def test_an_agreement_bears_the_day_of_its_last_signature(words: str) -> None:
    text = Text.of(words)
    signings = find_signings(text, ())
    assert signed_by(text, signings, writer_official=True)[0].value == "both"
    assert [each.value for each in agreement_day(text, signings, True, ARRIVED)] == [date(2026, 4, 6)]


def test_a_blank_line_of_one_side_leaves_the_agreement_unsigned() -> None:
    text = Text.of("Parent: /s/ Ana Ruiz  April 2, 2026\nDistrict: ______________  Date: ________")
    assert is_unsigned_by_one(text)
    assert signed_by(text, find_signings(text, ()), writer_official=True)[0].value == "parent"
