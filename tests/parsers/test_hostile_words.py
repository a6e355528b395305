"""No run of signs keeps the reader busy: what each expression of the rules may repeat is bounded."""

import pytest

from parsers.filings import read_filings
from parsers.mail import read_message
from parsers.reading import Kind
from tests.parsers.carriers.mails import ARRIVED, LETTER, text_mail
from tests.parsers.test_reading_whole_mails import OFFICE

SIGNS = 60_000
RUNS = (", ", "( ", "; ", "- ", " ", "|", "1/", "a@", "_", "[ ] ", "Ana-", "Ana Ruiz and ", "i ", "hearing ", "draft; ", "/s/ ")  # fmt: skip


def read(body: str):
    return read_filings(read_message(text_mail(body), ARRIVED), OFFICE)


@pytest.mark.parametrize("run", RUNS)
def test_a_run_of_signs_is_read_without_a_fault(run):
    """Commas, brackets or semicolons without end once took minutes: each began a search to their end."""
    reading = read(run * (SIGNS // len(run)))

    assert reading.why != "the reader failed on this mail"


@pytest.mark.parametrize("run", [", ", "( ", "; draft; ", "- "])
def test_a_filing_before_a_run_of_signs_is_still_found(run):
    reading = read(f"{LETTER}\n\n{run * (SIGNS // len(run))}\n")

    assert reading.kind is Kind.DUE_PROCESS_REQUEST or reading.needs_person
