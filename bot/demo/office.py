"""The demonstration's office: its files, its mailbox filled, its feed."""

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

[[lea]]
name = "Rio Seco Consolidated Schools"
domains = ["rioseco-schools.example"]
schools = ["Adobe Wells Elementary", "Rio Seco Junior High", "Tecolote Charter School"]
jurisdiction = "US-NM"

[[lea]]
name = "Sierra Verde Unified School District"
domains = ["sierraverde-usd.example"]
schools = ["Manzanita Elementary", "Oak Hollow Middle School"]
jurisdiction = "US-CA"
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


def make_office(folder: Path, today: date, now: datetime, listen: str) -> Path:
    """Make the demonstration office in `folder`, its mailbox filled, and return its office file.

    What is there already stays: played again, the same mails lie where they lay.
    """
    for part in ("new", "cur", "tmp"):
        (folder / "mail" / part).mkdir(parents=True, exist_ok=True)
    office = folder / "office.toml"
    if not office.exists():
        office.write_text(_OFFICE.format(listen=listen), "utf-8")
        _deliver(folder / "mail", today, now)
    return office


def _deliver(maildir: Path, today: date, now: datetime) -> None:
    from os import utime

    for mail in demo_mails(today, ZONE):
        path = maildir / "new" / f"{mail.name}.demo"
        path.write_bytes(mail.raw)
        arrived = min(mail.arrived_at, now).timestamp()
        utime(path, (arrived, arrived))
