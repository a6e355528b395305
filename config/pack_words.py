"""The closed words of rule files: events, flags, owners, kinds; the nearest known for a wrong one."""

from collections.abc import Iterable
from typing import Annotated

from pydantic import BeforeValidator

from config.pack_lengths import nearest
from deadlines.attempts import Form, Need
from deadlines.case import PROCEDURES
from deadlines.computed import Kind
from deadlines.events import FLAG_EVENTS, LEGAL_EVENTS
from deadlines.rules import Edge, Owner


class OneOf:
    """A validator that lets only known words through."""

    def __init__(self, known: Iterable[str], what: str) -> None:
        self.known = frozenset(known)
        self.what = what

    def __call__(self, value: object) -> object:
        """Return `value`; raises ValueError, naming the nearest known word."""
        if isinstance(value, str) and value not in self.known:
            raise ValueError(nearest(value, self.known, self.what))
        return value


EventName = Annotated[str, BeforeValidator(OneOf(LEGAL_EVENTS, "a known event"))]
FlagName = Annotated[str, BeforeValidator(OneOf(FLAG_EVENTS, "a known flag"))]
ProcedureName = Annotated[str, BeforeValidator(OneOf(PROCEDURES, "a known procedure"))]
OwnerName = Annotated[Owner, BeforeValidator(OneOf(Owner, "a known owner"))]
KindName = Annotated[Kind, BeforeValidator(OneOf(Kind, "a known kind"))]
FormName = Annotated[Form, BeforeValidator(OneOf(Form, "a known form of contact"))]
NeedName = Annotated[Need, BeforeValidator(OneOf(Need, "a known need of the record"))]
EdgeName = Annotated[Edge, BeforeValidator(OneOf(Edge, "a known side of the last day"))]
