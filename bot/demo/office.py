"""The demonstration's office: its files, its mailbox filled, its feed."""

import os
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.demo.mailbag import demo_mails

ZONE = ZoneInfo("America/Denver")

_OFFICE = """\
# A demonstration: all people and places are invented. Delete the folder when you have seen enough.
[office]
name = "Llano Alto Regional Education Cooperative"
timezone = "America/Denver"
store = "var/duewatch.sqlite3"
own_domains = ["llanoalto.example"]

[[mailbox]]
address = "sped.filings@llanoalto.example"
maildir = "mail"

[outbox]
maildir = "outbox"
from = "Duewatch <sped.filings@llanoalto.example>"

[[lea]]
name = "Piedra Alta Public Schools"
domains = ["piedraalta.example"]
schools = ["Cottonwood Bend Elementary School", "Lomas Azules Middle School", "Piedra Alta High School"]
jurisdiction = "US-NM"
school_year = ["school.toml"]

[[lea]]
name = "Rio Seco Consolidated Schools"
domains = ["rioseco-schools.example"]
schools = ["Adobe Wells Elementary", "Rio Seco Junior High", "Tecolote Charter School"]
jurisdiction = "US-NM"
school_year = ["school.toml"]

[[lea]]
name = "Sierra Verde Unified School District"
domains = ["sierraverde-usd.example"]
schools = ["Manzanita Elementary", "Oak Hollow Middle School"]
jurisdiction = "US-CA"
school_year = ["school.toml"]
timezone = "America/Los_Angeles"

[[state_agency]]
jurisdiction = "US-NM"
addresses = ["dispute.resolution@ped-nm.example"]

[[person]]
name = "Dana Coordinator"
initials = "DC"
address = "dana@llanoalto.example"
roles = ["coordinator"]

[[calendar]]
name = "deadlines"
folder = "calendars"

[[calendar]]
name = "piedra-alta"
leas = ["Piedra Alta Public Schools"]
folder = "calendars"

[web]
listen = "{listen}"
"""

_SCHOOL = """\
# The school year of all three districts, without breaks: enough for a demonstration.
week = ["mon", "tue", "wed", "thu", "fri"]
sessions = [
    {{ first = {year}-08-06, last = {next_year}-05-21 }},
    {{ first = {next_year}-08-05, last = {after}-05-20 }},
]
source = "invented"
entered_by = "DC"
"""


def make_office(folder: Path, today: date, now: datetime, listen: str) -> Path:
    """Make the demonstration office in `folder`, its mailbox filled, and return its office file.

    What is there already stays: played again, the same mails lie where they lay.
    """
    for part in ("new", "cur", "tmp"):
        (folder / "mail" / part).mkdir(parents=True, exist_ok=True)
    office = folder / "office.toml"
    if not office.exists():
        office.write_text(_OFFICE.format(listen=listen), "utf-8")
        (folder / "school.toml").write_text(_school_years(today), "utf-8")
        _deliver(folder / "mail", today, now)
    return office


def _school_years(today: date) -> str:
    year = today.year if today.month >= 8 else today.year - 1
    return _SCHOOL.format(year=year, next_year=year + 1, after=year + 2)


def _deliver(maildir: Path, today: date, now: datetime) -> None:
    for mail in demo_mails(today, ZONE):
        path = maildir / "new" / f"{mail.name}.demo"
        path.write_bytes(mail.raw)
        arrived = min(mail.arrived_at, now).timestamp()
        os.utime(path, (arrived, arrived))
