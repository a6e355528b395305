"""Caps that keep one bad day from becoming everybody's: on mail sent, and on cases strangers open.

Intake is never capped: what a cap holds back lies in the tray, whole, and people are told.
"""

from datetime import datetime, timedelta

from sqlalchemy import Connection

from bot.store import cases, mails
from bot.workroom import Workroom
from parsers.reading import Reading

HOUR = timedelta(hours=1)


def knows_sender(room: Workroom, reading: Reading) -> bool:
    """Return True if the mail came through somebody the office file names.

    A hint for the cap alone: an address proves nothing and allows nothing.
    """
    directory = room.directory
    domains = {*directory.own_domains, *(domain for lea in directory.leas for domain in lea.domains)}
    known = {*directory.people, *(a for agency in directory.state_agencies for a in agency.addresses)}
    addresses = [address for address in (reading.sender, reading.forwarder) if address]
    return any(address in known or _domain(address, domains) for address in addresses)


def may_open_cases(connection: Connection, room: Workroom, now: datetime, wanted: int) -> bool:
    """Return True if strangers may open `wanted` more cases in this hour."""
    opened = cases.opened_by_strangers_since(connection, now - HOUR)
    return opened + wanted <= room.settings.limits.unknown_cases_per_hour


def mails_left(connection: Connection, room: Workroom, now: datetime) -> int:
    """Return how many mails may still be sent in this hour."""
    return max(0, room.settings.limits.mails_per_hour - mails.sent_since(connection, now - HOUR))


def _domain(address: str, domains: set[str]) -> bool:
    name = address.rpartition("@")[2]
    return any(name == domain or name.endswith(f".{domain}") for domain in domains)
