"""What people read: the derivation in sentences, the short form for calendars, the review sheet."""

from config.packs import load_pack
from deadlines.explain import as_text, full, short
from deadlines.sheet import review_sheet, rule_in_words
from tests.deadlines.cases import computed, deadline

RECEIVED = {"lea_received_request": "2026-03-04", "sea_received_request": "2026-03-04"}


def test_a_date_is_explained_from_the_event_to_the_provision() -> None:
    lines = full(deadline(computed(RECEIVED), "dp_response"))

    assert lines[:7] == (
        "Answer the parent's request (dp_response, owed by lea)",
        "Wed 4 Mar 2026: the LEA receives the request (day 0)",
        "Sat 14 Mar 2026: day 10, the last day",
        "Sat 14 Mar 2026: Saturday, so the date moves forward",
        "Sun 15 Mar 2026: Sunday, so the date moves forward",
        "Mon 16 Mar 2026: due, the first day that is open",
        "Fri 13 Mar 2026: act by, the last business day before Sat 14 Mar 2026 (Saturday)",
    )
    assert lines[-2].startswith("Under 34 CFR 300.508(e)(1); NMAC 6.31.2.13(I)(6)(b)(i)")
    assert lines[-1] == "This rule is not yet signed."


def test_the_short_form_fits_a_calendar_entry() -> None:
    lines = short(deadline(computed(RECEIVED), "dp_response"))

    assert lines[:2] == (
        "Due Mon 16 Mar 2026 (last day by plain count Sat 14 Mar 2026); act by Fri 13 Mar 2026.",
        "From Wed 4 Mar 2026: the LEA receives the request (day 0).",
    )
    assert len(lines) <= 5


def test_an_old_date_and_a_later_reading_are_named() -> None:
    lines = full(
        deadline(computed({**RECEIVED, "amended_request_filed": "2026-03-10"}), "dp_resolution_meeting")
    )

    assert "Before that it was Thu 19 Mar 2026: the amended request is filed (Tue 10 Mar 2026)." in lines


def test_the_text_of_a_case_names_every_list() -> None:
    text = as_text(computed({**RECEIVED, "resolution_meeting_waived_in_writing": "2026-03-09"}))

    assert "At once, since Wed 4 Mar 2026: Give the parent the safeguards notice" in text
    assert "Not required: Hold the resolution meeting (dp_resolution_meeting): both sides waived" in text


def test_the_review_sheet_says_each_rule_in_words() -> None:
    rule = load_pack("US-NM").by_id["dp_response"]

    lines = list(rule_in_words(rule))
    assert (
        "  lea, 10 calendar days after the LEA receives the request; a last day on a day off moves forward."
        in lines
    )
    assert "    34 CFR 300.508(e)(1); NMAC 6.31.2.13(I)(6)(b)(i)" in lines
    assert lines[-1] == "  Not yet signed."


def test_the_review_sheet_names_every_rule_of_the_pack() -> None:
    pack = load_pack("US-CA")
    sheet = review_sheet(pack)

    assert all(f"\n{rule.id}: " in sheet for rule in pack.rules)
    assert "NOT VERIFIED against the text." in sheet
