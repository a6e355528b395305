"""How a message can end, and what a person can be asked. Words only."""

from enum import StrEnum


class State(StrEnum):
    """Where a message stands; all but the first are ends, each with its reason."""

    ARRIVED = "arrived"
    """Kept, not read yet."""
    FILED = "filed"
    NEEDS_PERSON = "needs_person"
    SET_ASIDE = "set_aside"


class Ask(StrEnum):
    """What kind of answer a person is asked for."""

    READ = "read"
    """The machine could not read or decide; a person must look at the message."""
    WHICH_CASE = "which_case"
    SAME_MATTER = "same_matter"
    WHICH_LEA = "which_lea"
    OPEN_CASE = "open_case"
    """Held back by a cap: should this open a case?"""
    CONFIRM = "confirm"
    """A claim in a mail that a person should confirm."""
