"""Everything that the steps and the use cases work with, opened once and passed along."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar

from sqlalchemy import Connection

from bot.intake.matching import Alike
from bot.journal import Journal
from bot.law.law import Law
from bot.store import Store, open_store
from bot.store import office as office_values
from config.settings import Settings
from parsers.office import Lea, OfficeDirectory, StateAgency

T = TypeVar("T")

FIRST_START_REACH_HOURS = 48
"""On the first start nothing is mailed about mail older than this; one digest tells of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Workroom:
    """One office at work: its settings, its store and journal, and the law it stands under."""

    settings: Settings
    store: Store
    journal: Journal
    law: Law
    directory: OfficeDirectory
    alike: Alike
    """Whether two fingerprints are of nearly the same words."""
    key: bytes = field(repr=False, default=b"")
    """Signs our own Message-IDs."""
    store_id: str = ""
    """The store's own id: calendar uids are made from it."""

    def close(self) -> None:
        """Close the store."""
        self.store.close()


def open_workroom(settings: Settings, law: Law | None = None, alike: Alike | None = None) -> Workroom:
    """Return the office that `settings` describe, its store opened (and made, the first time).

    Raises ValueError when the settings name no store, StoreUnusable when it cannot be used.
    """
    journal = Journal(settings.office.journal)
    assert settings.office.store is not None, "office.journal has checked it"
    store = open_store(settings.office.store)
    return Workroom(
        settings=settings,
        store=store,
        journal=journal,
        law=law or _law_of(settings),
        directory=directory_of(settings),
        alike=alike or _alike(),
        key=_kept(store, office_values.signing_key),
        store_id=_kept(store, office_values.own_id),
    )


def _kept(store: Store, value: Callable[[Connection], T]) -> T:
    """Looking at cases must not wait for a writer: only a store that is new is written to."""
    new = store.read(office_values.is_new)
    return store.write(value) if new else store.read(value)


def directory_of(settings: Settings) -> OfficeDirectory:
    """Return what the parsers may know of the office."""
    return OfficeDirectory(
        name=settings.office.name,
        timezone=settings.office.timezone,
        own_domains=settings.office.own_domains,
        mailboxes=tuple(mailbox.address for mailbox in settings.mailboxes),
        leas=tuple(
            Lea(lea.name, lea.domains, lea.schools, lea.jurisdiction, settings.timezone_of(lea.name))
            for lea in settings.leas
        ),
        state_agencies=tuple(
            StateAgency(agency.jurisdiction, agency.addresses) for agency in settings.state_agencies
        ),
        people=tuple(person.address for person in settings.people),
    )


def _law_of(settings: Settings) -> Law:
    from bot.law.office_law import OfficeLaw

    return OfficeLaw(settings)


def _alike() -> Alike:
    from parsers.likeness import SAME, likeness

    return lambda one, other: likeness(one, other) >= SAME
