"""What we remember of a calendar on a server between two visits: which one it was, and what we wrote there.

With it an unchanged calendar costs one question, and a calendar that was emptied or exchanged behind
our back is noticed. Losing it costs one slow visit, nothing else.
"""

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Known:
    """One object: its entity tag and the hash of the text that we know to lie under it ("" if we do not)."""

    etag: str
    digest: str

    def under(self, etag: str) -> "Known":
        """Return this if it still has that entity tag, else an object of unknown text."""
        return self if etag and self.etag == etag else Known(etag, "")


@dataclass(slots=True, kw_only=True)
class CalendarMemory:
    """What was true at the last visit. `asked` is the address in the office file."""

    asked: str = ""
    url: str = ""
    display_name: str = ""
    resource_id: str = ""
    version: str = ""
    sync_token: str = ""
    objects: dict[UUID, Known] = field(default_factory=dict)
    leaving: frozenset[UUID] = frozenset()
    """Objects that we set out to delete: if they are gone, it was us."""

    def keep(self, held: Mapping[UUID, str]) -> None:
        """Take `held` as what lies there; a text stays known only under the entity tag it had."""
        before = self.objects
        self.objects = {uid: before.get(uid, Known("", "")).under(etag) for uid, etag in held.items()}

    def to_text(self) -> str:
        """Return this as JSON."""
        plain: dict[str, Any] = {name: getattr(self, name) for name in _NAMES}
        plain["objects"] = {str(uid): [known.etag, known.digest] for uid, known in self.objects.items()}
        plain["leaving"] = sorted(str(uid) for uid in self.leaving)
        return json.dumps(plain)


_NAMES = ("asked", "url", "display_name", "resource_id", "version", "sync_token")


def memory_of(text: str) -> CalendarMemory:
    """Return what `text` remembers; nothing where it is empty or cannot be read."""
    try:
        plain = json.loads(text or "{}")
        objects = {
            UUID(uid): Known(str(etag), str(digest)) for uid, (etag, digest) in plain["objects"].items()
        }
        leaving = frozenset(UUID(uid) for uid in plain["leaving"])
        named = {name: str(plain[name]) for name in _NAMES}
    except (ValueError, KeyError, TypeError, AttributeError):
        return CalendarMemory()
    return CalendarMemory(objects=objects, leaving=leaving, **named)


class MemoryKeeper(Protocol):
    """Where the memory of one calendar is kept."""

    def load(self) -> str:
        """Return what was last saved, "" at first."""
        ...

    def save(self, text: str) -> None:
        """Keep `text` in place of what was there."""
        ...


class FileKeeper:
    """Keeps the memory in a file that only we may read."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def load(self) -> str:
        """Return what was last saved, "" at first."""
        try:
            return self._path.read_text("utf-8")
        except (OSError, UnicodeDecodeError):
            return ""

    def save(self, text: str) -> None:
        """Replace the file in one step. Raises OSError when that cannot be done."""
        self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        beside = self._path.with_name(f".{self._path.name}.part")
        with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
            file.write(text)
        beside.replace(self._path)


def etags(objects: Mapping[UUID, Known]) -> dict[UUID, str]:
    """Return the entity tag of each object."""
    return {uid: known.etag for uid, known in objects.items()}
