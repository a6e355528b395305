"""A whole mail as the rules look at it, and what they found it to be. Values only: nothing here decides."""

from dataclasses import dataclass
from functools import cached_property

from parsers.message import Document, Message
from parsers.office import OfficeDirectory
from parsers.reading import Kind
from parsers.writings import Role, Writing, unread_documents, writings_of


@dataclass(frozen=True)
class Mail:
    """A message with its writings, as the rules look at it."""

    message: Message
    office: OfficeDirectory

    @cached_property
    def writings(self) -> tuple[Writing, ...]:
        """Every text of the mail."""
        return writings_of(self.message)

    @cached_property
    def live(self) -> tuple[Writing, ...]:
        """What is said now: not quoted, not returned."""
        return tuple(each for each in self.writings if each.role not in (Role.QUOTED, Role.RETURNED))

    @property
    def said(self) -> str:
        """All that is said now, in lower case without accents; of a bare quotation, what it quotes."""
        return " ".join(f"{each.subject} ; {each.text.plain}" for each in self.live or self.writings)

    @cached_property
    def unread(self) -> tuple[Document, ...]:
        """Documents that nobody could read."""
        return unread_documents(self.message)


@dataclass(frozen=True, slots=True)
class Found:
    """What the mail was found to be, before its facts are read."""

    kind: Kind
    why: str
    mains: tuple[tuple[Writing, Kind], ...] = ()
    needs_person: tuple[str, ...] = ()
    doubtful: bool = False
    """A person is asked because it may be a filing."""
    doubted: Kind | None = None
    """Of this kind, where something in it says so."""
