"""What the parsers may know of the office: its LEAs, its schools, the state's addresses.

Made by `bot` from the office file; nothing here reads settings.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Lea:
    """A local educational agency the office acts for (34 CFR 300.28)."""

    name: str
    domains: tuple[str, ...]
    schools: tuple[str, ...]
    jurisdiction: str
    timezone: str


@dataclass(frozen=True, slots=True)
class StateAgency:
    """Where a state takes filings; a copy sent there is filed with the state."""

    jurisdiction: str
    addresses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OfficeDirectory:
    """Names and addresses that a reading may lean on. Domains and addresses are lower-case."""

    name: str
    timezone: str
    own_domains: tuple[str, ...]
    mailboxes: tuple[str, ...]
    leas: tuple[Lea, ...]
    state_agencies: tuple[StateAgency, ...] = ()
    people: tuple[str, ...] = ()
    """Addresses of the office's own configured people."""
