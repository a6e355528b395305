"""The requester's own postal address, only where the text states it as theirs."""

import re
from collections.abc import Sequence

from parsers.facts.addresses import find_addresses
from parsers.facts.advisers import Adviser
from parsers.facts.fields import Field
from parsers.facts.labels import FieldName
from parsers.facts.places import is_office_address, labelled_address
from parsers.facts.text import Text
from parsers.reading import Fact, Grade

_OURS = re.compile(
    r"\b(?:we (?:all )?live|i live|vivimos|vivo en|my (?:home |mailing |current )?address|our (?:home |mailing |current )?address|mi (?:direccion|domicilio)|nuestra direccion|lives? with (?:me|us|both of us|his|her)|(?:our|my) home is|we (?:all )?stay|vivimos|home:|chung toi|staying at|write to (?:me|us) at|send mail)\b[^.]{0,50}$"
)


def find_requester_address(
    text: Text,
    fields: Sequence[Field],
    adviser: Adviser | None,
    residence: Sequence[Fact[str]],
    *,
    organisation: bool = False,
) -> tuple[Fact[str], ...]:
    """Letterhead, closing, contact line, "we live at"; never the form's line for the child."""
    for field in fields:
        own = field.name is FieldName.FILER_ADDRESS or (
            field.name is FieldName.ADDRESS
            and field.section is not FieldName.CHILD_SECTION
            and field.section is not FieldName.ADVISER_SECTION
        )
        if field.filled and own and (fact := labelled_address(text, field)):
            return (fact,)
    return _stated(text, adviser, residence, organisation=organisation)


def _stated(
    text: Text, adviser: Adviser | None, residence: Sequence[Fact[str]], *, organisation: bool
) -> tuple[Fact[str], ...]:
    for found in find_addresses(text):
        line = text.line_at(found.start)
        inside = adviser and adviser.block and adviser.block[0] <= found.start < adviser.block[1]
        if inside or (is_office_address(text, found) and not organisation):
            continue
        before = text.plain[max(0, found.start - 60) : found.start]
        if _OURS.search(before) or found.start == line.start:
            return (
                Fact(found.value, (text.evidence(found.start, found.end),), Grade.LIKELY, "stated as theirs"),
            )
    for fact in residence:
        if fact.reason == "where they live" and fact.evidence:
            at = text.flow.find(" ".join(fact.evidence[0].text.split())[:20])
            if at >= 0 and _OURS.search(text.plain[max(0, at - 60) : at]):
                return (fact,)
    return ()
