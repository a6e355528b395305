"""Short invented letters with what each of them is, read as mails of their own."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email.message import EmailMessage
from pathlib import Path

from parsers.filings import read_filings
from parsers.mail import read_message
from parsers.office import Lea, OfficeDirectory, StateAgency
from parsers.reading import Reading

HERE = Path(__file__).parent
TABLES = (
    "asking.txt", "not_asking.txt", "following.txt", "asking_more.txt", "not_asking_more.txt", "following_more.txt",
)  # fmt: skip
ARRIVED = datetime(2026, 3, 5, 17, 0, tzinfo=UTC)
OFFICE = OfficeDirectory(
    name="Special education office",
    timezone="America/Denver",
    own_domains=("office.example",),
    mailboxes=("filings@office.example",),
    leas=(
        Lea(
            name="Piedra Alta Public Schools",
            domains=("piedraalta.example",),
            schools=(
                "Cottonwood Bend Elementary School",
                "Lomas Azules Middle School",
                "Piedra Alta High School",
            ),
            jurisdiction="US-NM",
            timezone="America/Denver",
        ),
        Lea(
            name="Rio Seco Consolidated Schools",
            domains=("rioseco-schools.example",),
            schools=("Adobe Wells Elementary", "Rio Seco Junior High", "Tecolote Charter School"),
            jurisdiction="US-NM",
            timezone="America/Denver",
        ),
    ),
    state_agencies=(StateAgency(jurisdiction="US-NM", addresses=("disputes@ped.example",)),),
)
SENDERS = {
    "parent": "A Parent <parent.of.two@homepost.example>",
    "adult": "A Student <student@homepost.example>",
    "advocate": "An Advocate <desk@families-network.example>",
    "counsel": "Counsel <counsel@firm-at-law.example>",
    "district": "Director <director@piedraalta.example>",
    "staff": "Front Office <office@rioseco-schools.example>",
    "state": "Dispute Resolution <disputes@ped.example>",
    "officer": "Hearing Officer <officer@hearings.example>",
    "vendor": "News <news@vendor.example>",
}


@dataclass(frozen=True)
class Letter:
    """One letter: what it is, who sends it, under which subject."""

    kind: str
    sender: str
    subject: str
    words: str
    action: str

    @property
    def mail(self) -> bytes:
        """The letter as a raw mail to the watched mailbox."""
        mail = EmailMessage()
        mail["From"], mail["To"] = SENDERS[self.sender], "filings@office.example"
        mail["Subject"] = self.subject
        mail["Date"] = "Thu, 05 Mar 2026 09:58:00 -0700"
        mail["Message-ID"] = "<letter@homepost.example>"
        mail.set_content(self.words)
        return mail.as_bytes()

    @property
    def reading(self) -> Reading:
        """What the parsers make of it."""
        return read_filings(read_message(self.mail, ARRIVED), OFFICE)

    def __str__(self) -> str:
        return f"{self.kind}: {self.subject or self.words[:30]}"


def letters(name: str) -> Iterator[Letter]:
    """The letters of one table: "== kind | who sends | subject | action", then the words."""
    blocks = re.split(r"^== ", (HERE / name).read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    for block in blocks:
        head, _, words = block.partition("\n")
        kind, sender, subject, action = [*(part.strip() for part in head.split("|")), ""][:4]
        yield Letter(kind, sender, subject, words.strip(), action)
