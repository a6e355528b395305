"""Mail that only a person can judge: a link, a draft, a password, a form that nobody filled in."""

import zipfile
from dataclasses import replace
from io import BytesIO

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption

from parsers.filings import read_filings
from parsers.mail import read_message
from parsers.message import Authentication, Headers, Received
from parsers.reading import OPENING, Kind, Reading
from tests.parsers.carriers.mails import mail_with
from tests.parsers.carriers.test_pdf_documents import pdf
from tests.parsers.sample_builder import office_files
from tests.parsers.sample_builder.compound_file import compound_file
from tests.parsers.sample_builder.word_file import doc
from tests.parsers.test_reading_whole_mails import ARRIVED, LETTER, OFFICE, message, read

LINK = "https://files.example/d/1AbC/view?usp=sharing"
BLANK = """REQUEST FOR DUE PROCESS HEARING
Name of student: ____________________ Date of birth: __________
Address of student: ______________________________
School: ____________________
Parent name: ____________________ Telephone: ______________
Nature of the problem: _______________________________
Proposed resolution: _________________________________
Signature of parent: ____________________ Date: ________
"""


def opens(reading: Reading) -> bool:
    return any(filing.kind in OPENING for filing in reading.filings)


def of_file(content: bytes, name: str, declared: str = "application/octet-stream") -> Reading:
    return read_filings(read_message(mail_with(content, name, declared), ARRIVED), OFFICE)


@pytest.mark.parametrize(
    ("subject", "body"),
    [
        ("letter", f"Ana Ruiz has shared a file with you.\n\nDue process complaint.pdf\nOpen {LINK}"),
        ("Ana shared a folder with you", f"Ana used a service to share a folder: School papers\n{LINK}"),
        ("files", f"I uploaded my complaint, it was too big to attach. Download it: {LINK}\nAna"),
        ("Ana sent you files", f"Ana sent you 2 files, 14 MB in total.\nGet your files {LINK}"),
        ("Teo", f"My letter to the district about Teo is at this link {LINK}\nThank you, Ana"),
        ("hola", f"Aquí está mi queja: {LINK}\nGracias, Ana"),
        ("Secure message", f"You have received a secure message from Ana Ruiz. Click to read it: {LINK}"),
        ("Fax", f"You received a 3 page fax from 505-555-0101. View it here: {LINK}"),
    ],
)
def test_a_mail_with_only_a_link_goes_to_a_person(subject, body):
    reading = read(body, subject=subject)

    assert reading.kind is Kind.UNREADABLE
    assert reading.needs_person
    assert not opens(reading)


@pytest.mark.parametrize(
    ("subject", "body"),
    [
        ("Newsletter", f"Read the parents' guide to due process here: {LINK}"),
        ("Slides", f"Slides of Tuesday's training: {LINK}\nDarlene"),
        ("lunch", f"Is my form for the lunch account still open? See the school's page {LINK}"),
    ],
)
def test_other_mail_with_a_link_disturbs_nobody(subject, body):
    assert not read(body, subject=subject).needs_person


def test_a_forged_notice_of_a_shared_document_is_no_filing():
    """Our own server says that the signature of the service is false (RFC 8601)."""
    given = message(f"Ana Ruiz has shared a document with you: due process complaint.pdf {LINK}")
    headers = Headers(
        received=(Received(words="", by="mx1.llanoalto.example"),),
        authentication=(Authentication("mx1.llanoalto.example", "spf=softfail; dkim=fail"),),
    )
    forged = replace(given, layers=(replace(given.layers[0], headers=headers),))

    assert not read_filings(forged, OFFICE).needs_person
    assert read_filings(given, OFFICE).needs_person


@pytest.mark.parametrize(
    ("subject", "body"),
    [
        ("letter", "Oops, please disregard. This is only a draft for my lawyer."),
        ("letter", "Attached is a draft. I will send the final one after I talk to my sister."),
        ("letter", "Sorry, sent too early, I'm not done with it yet. Ignore the attachment."),
        ("DRAFT complaint", "Can you look it over before I send it to the district?"),
    ],
)
def test_a_draft_sent_by_mistake_opens_nothing_and_a_person_is_asked(subject, body):
    reading = read(body, subject=subject, document=LETTER)

    assert reading.kind is Kind.NOT_A_FILING
    assert reading.needs_person
    assert not opens(reading)


@pytest.mark.parametrize("where", ["text", "document"])
def test_a_blank_form_opens_nothing(where):
    given = read(BLANK) if where == "text" else read("The form you asked for.", document=BLANK)

    assert not opens(given)


def test_a_blank_form_from_somebody_who_wants_to_file_is_shown_to_a_person():
    reading = read("I would like to file. Here is the form.", subject="due process", document=BLANK)

    assert reading.needs_person
    assert not opens(reading)


@pytest.mark.parametrize("declared", ["image/jpeg", "text/plain", "application/msword", "application/zip"])
@pytest.mark.parametrize(
    "make",
    [
        lambda: pdf(LETTER.split("\n")),
        lambda: office_files.docx(LETTER),
        lambda: office_files.odt(LETTER),
        lambda: office_files.rtf(LETTER),
        lambda: doc(LETTER),
        lambda: office_files.zipped([("letter.txt", LETTER.encode())]),
    ],
    ids=["pdf", "docx", "odt", "rtf", "doc", "zip"],
)
def test_a_letter_under_a_wrong_type_and_name_opens_its_case(make, declared):
    reading = of_file(make(), "letter.dat", declared)

    assert reading.kind is Kind.DUE_PROCESS_REQUEST
    assert [fact.value for fact in reading.filings[0].student_names] == ["Teo Ruiz"]


def locked_zip() -> bytes:
    """A zip whose only member is marked as encrypted (APPNOTE 4.4.4, bit 0)."""
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("due process.txt", LETTER)
    raw = bytearray(file.getvalue())
    raw[6] |= 1
    raw[raw.index(b"PK\x01\x02") + 8] |= 1
    return bytes(raw)


@pytest.mark.parametrize(
    "make",
    [
        lambda: compound_file({"EncryptionInfo": bytes(300), "EncryptedPackage": bytes(5000)}),
        locked_zip,
        lambda: doc(LETTER, flags=0x0300),
        lambda: pdf(LETTER.split("\n"), encrypt=StandardEncryption("secret", canPrint=0)),
    ],
    ids=["docx", "zip", "doc", "pdf"],
)
def test_a_document_behind_a_password_goes_to_a_person(make):
    reading = of_file(make(), "letter.bin")

    assert reading.kind is Kind.UNREADABLE
    assert reading.needs_person
    assert any("password" in problem.what for problem in reading.problems)
