"""The sample mails are what they say: every fact stands in its mail, every date is a date, truth agrees with itself."""

import re
from collections import Counter
from datetime import date, datetime
from email import message_from_bytes
from email.utils import parsedate_to_datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from tests.parsers.fact_forms import folded
from tests.parsers.sample_builder.build import scripts
from tests.parsers.sample_builder.reading_back import folded_words, words_of
from tests.parsers.sample_builder.truth import LISTS, OPENING, SINGLE, TRUE_OR_FALSE
from tests.parsers.scoring import DATES, Sample, load_samples, score

SAMPLES = Path(__file__).parent / "samples"
FOLLOW_UPS = set(
    "amended_complaint withdrawal resolution_waiver mediation_agreement no_agreement_notice settlement_agreement "
    "settlement_void notice_of_hearing extension_order decision order_of_dismissal sufficiency_notice "
    "sufficiency_ruling response_to_complaint state_acknowledgment contact_record delivery_receipt bounce".split()
)
OTHER = {"auto_reply", "calendar_invite", "other_request", "unreadable", "not_a_filing"}
ZONES = {"Sierra Verde Unified School District": "America/Los_Angeles"}
STATED = (
    "student_names schools requester_names requester_phones requester_email requester_address residence_address "
    "representative_name representative_firm representative_phone representative_email case_number "
    "hearing_officer nature_of_problem proposed_resolution"
).split()
MONTHS = "January February March April May June July August September October November December".split()
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()

FOLDERS = ("open", "sealed", "vault", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
OURS = [sample for name in FOLDERS for sample in load_samples(SAMPLES / name)]
PUBLIC = load_samples(SAMPLES / "public")


def by_name(sample: Sample) -> str:
    return sample.file


def values(sample: Sample, fact: str) -> list[str]:
    value = sample.truth["facts"][fact]
    return value if isinstance(value, list) else [value] if value else []


def loosely(words: str) -> str:
    """Letters and digits only: a PDF may break a line inside an address."""
    return re.sub(r"[^a-z0-9]", "", folded(words).replace("đ", "d"))


def test_there_are_ten_times_as_many_mails_by_several_authors_as_there_were_to_begin_with():
    count = {name: len(list((SAMPLES / name).glob("*.eml"))) for name in FOLDERS}
    assert len(PUBLIC) == 40
    assert sum(count.values()) >= 750
    assert min(count.values()) >= 80


def test_every_script_has_its_mail_and_no_name_is_used_twice():
    written = Counter(
        f"{sample['name']}.eml"
        for which in FOLDERS
        for sample in scripts(Path(__file__).parent / "sample_builder" / "scripts" / which)
    )
    assert (
        set(written)
        == {sample.file for sample in OURS}
        == {path.name for name in FOLDERS for path in (SAMPLES / name).glob("*.eml")}
    )
    assert max(written.values()) == 1


@pytest.mark.parametrize("sample", OURS, ids=by_name)
def test_a_truth_has_every_key_of_the_public_truths(sample: Sample):
    assert set(sample.truth) == set(PUBLIC[0].truth)
    assert set(sample.truth["facts"]) == {*LISTS, *SINGLE, *TRUE_OR_FALSE} == set(PUBLIC[0].truth["facts"])
    assert sample.truth["note"]
    assert set(sample.truth["accept"]) <= set(sample.truth["facts"])


@pytest.mark.parametrize("sample", OURS, ids=by_name)
def test_kind_and_action_fit_each_other(sample: Sample):
    truth = sample.truth
    assert {truth["kind"], *truth["accept_kinds"], *truth["kinds_all"]} <= {*OPENING, *FOLLOW_UPS, *OTHER}
    assert truth["kind"] in truth["kinds_all"]
    assert truth["opens_case"] == (sample.action == "open_case")
    if sample.action in ("open_case", "duplicate"):
        assert truth["kind"] in OPENING
    if truth["kind"] in FOLLOW_UPS:
        assert sample.action == "attach_to_case"
    if sample.action == "duplicate":
        assert truth["duplicate_of"] in {other.file for other in OURS}


@pytest.mark.parametrize("sample", OURS, ids=by_name)
def test_every_date_is_a_date_and_none_lies_far_from_the_mail(sample: Sample):
    arrived = arrival(sample).date()
    for fact in DATES:
        for value in [*values(sample, fact), *sample.truth["accept"].get(fact, [])]:
            day = date.fromisoformat(value)
            early = date(2007, 1, 1) if fact == "student_dobs" else date(2025, 8, 1)
            assert (
                early <= day <= (arrived if fact in ("student_dobs", "letter_date") else date(2026, 12, 31))
            )
    if time := sample.truth["facts"]["hearing_time"]:
        assert datetime.strptime(time, "%H:%M")


def pieces_of(fact: str, value: str) -> list[str]:
    """The pieces of a fact that stand together: forms part addresses, names and the sentences of a text."""
    if fact.endswith("address") or fact in ("student_names", "requester_names"):
        return value.split()
    return (
        re.split(r"(?<=[.;!?]) ", value) if fact in ("nature_of_problem", "proposed_resolution") else [value]
    )


@pytest.mark.parametrize(
    "sample", [one for one in OURS if not one.truth["requires_ocr"] and one.action != "none"], ids=by_name
)
def test_every_stated_fact_stands_in_the_mail(sample: Sample):
    text = loosely(words_of(sample.raw))
    spaced = folded_words(sample.raw)
    for fact in STATED:
        for value in values(sample, fact):
            for piece in pieces_of(fact, value):
                assert loosely(piece) in text, f"{fact}: {piece!r} is not in {sample.file}"
    for child in values(sample, "student_names"):
        assert set(folded(child).split()) <= set(spaced.split())


def arrival(sample: Sample) -> datetime:
    """When our own server took the mail, in the LEA's zone: the topmost Received line."""
    top = message_from_bytes(sample.raw).get_all("Received")[0]
    zone = ZONES.get(sample.truth["facts"]["lea"] or "", "America/Denver")
    return parsedate_to_datetime(" ".join(top.rpartition(";")[2].split())).astimezone(ZoneInfo(zone))


OTHER_SIGN = re.compile(r"stamp|fax_line|wrap:|web_form|e_sign|receipt_sign")


@pytest.mark.parametrize("sample", [one for one in OURS if one.action != "none"], ids=by_name)
def test_the_receipt_is_our_servers_day_unless_a_stamp_a_fax_line_or_a_forward_says_earlier(sample: Sample):
    received, arrived = sample.truth["facts"]["date_received_lea"], arrival(sample).date().isoformat()
    if sample.truth["kind"] in ("delivery_receipt", "bounce") and received is None:
        return
    if OTHER_SIGN.search(" ".join(sample.truth["tags"])):
        assert received <= arrived
    else:
        assert received == arrived


@pytest.mark.parametrize("sample", OURS, ids=by_name)
def test_a_weekday_written_beside_a_date_is_that_dates_weekday(sample: Sample):
    text = words_of(sample.raw)
    for day, month, number, year in re.findall(
        rf"({'|'.join(DAYS)}), ({'|'.join(MONTHS)}) (\d+), (20\d\d)", text
    ):
        assert DAYS[date(int(year), MONTHS.index(month) + 1, int(number)).weekday()] == day


def told(sample: Sample) -> dict[str, object]:
    """The prediction that says just the truth."""
    truth = sample.truth
    return {
        "file": sample.file,
        "kind": truth["kind"],
        "kinds": truth["kinds_all"],
        "opens_case": truth["opens_case"],
        "needs_review": sample.action == "review",
        "duplicate_of": truth["duplicate_of"],
        "facts": truth["facts"],
    }


@pytest.mark.parametrize("samples", [OURS, PUBLIC], ids=["ours", "public"])
def test_truth_scores_perfectly_against_itself(samples: list[Sample]):
    table = score(samples, [told(sample) for sample in samples])
    assert table.errors == []
    assert [name for name, tally in table.facts.items() if tally.exact != tally.of or tally.wrong] == []
    assert (table.rates["missed"].hit, table.rates["false_open"].hit) == (0, 0)
