"""What has been read so far of one mail, and how much more may be read."""

import hashlib
from dataclasses import dataclass, field
from datetime import datetime

from parsers.documents.content import Aids
from parsers.limits import Limits
from parsers.message import Document, Invitation, Layer, Message, Report
from parsers.reading import Problem


@dataclass(slots=True)
class Collector:
    """Gathers the pieces of one `Message` and spends the budget that all its parts share."""

    arrived_at: datetime
    limits: Limits
    aids: Aids
    layers: list[Layer] = field(default_factory=list)
    documents: list[Document] = field(default_factory=list)
    reports: list[Report] = field(default_factory=list)
    invitations: list[Invitation] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    signed: bool = False
    encrypted: bool = False
    parts: int = 0
    unpacked: int = 0
    latest: datetime | None = None
    """When our own server took the mail in; dates after it are not possible."""
    _told: set[str] = field(default_factory=set)

    @property
    def horizon(self) -> datetime:
        """No date in the mail lies after this instant."""
        return min(self.latest, self.arrived_at) if self.latest else self.arrived_at

    def add_layer(self, layer: Layer) -> int | None:
        """Keep a layer; its index, or None when there are too many."""
        if len(self.layers) >= self.limits.layers:
            self.tell(
                f"more than {self.limits.layers} forwarded or quoted messages; the rest was not read",
                layer.part,
                "Read the mail itself.",
            )
            return None
        self.layers.append(layer)
        return len(self.layers) - 1

    def take_part(self) -> bool:
        """Count one more part; False when there are too many."""
        self.parts += 1
        if self.parts > self.limits.parts:
            self.tell(
                f"more than {self.limits.parts} parts; the rest was not read",
                "message",
                "Open the mail and look for further documents.",
            )
        return self.parts <= self.limits.parts

    def tell(self, what: str, where: str = "", do: str = "") -> None:
        """Keep a problem, once."""
        problem = Problem(what, where, do)
        key = f"{what}|{where}"
        if key not in self._told:
            self._told.add(key)
            self.problems.append(problem)

    def message(self, raw: bytes) -> Message:
        """Everything gathered, as a value."""
        return Message(
            sha256=hashlib.sha256(raw).hexdigest(),
            arrived_at=self.arrived_at,
            layers=tuple(self.layers),
            documents=tuple(self.documents),
            reports=tuple(self.reports),
            invitations=tuple(self.invitations),
            problems=tuple(self.problems),
            signed=self.signed,
            encrypted=self.encrypted,
        )
