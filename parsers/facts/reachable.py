"""The requester's own postal address, only where the text states it as theirs."""

from collections.abc import Sequence
from dataclasses import replace

from parsers.facts.address_fields import labelled_address
from parsers.facts.addresses import find_addresses
from parsers.facts.advisers import Adviser
from parsers.facts.fields import Field
from parsers.facts.homes import is_office_address
from parsers.facts.labels import FieldName
from parsers.facts.names import looks_like_name
from parsers.facts.text import Text
from parsers.reading import Fact, Grade
from parsers.text.patterns import Pattern

_OURS = Pattern(
    r"\b(?:my own (?:home |mailing |postal )?address|(?:i|we) (?:may|can) be (?:reached|contacted|found)"
    r"|(?:reach|contact|find) (?:me|us)|we(?:'re| are)(?: all| now| still| out| over| back){0,3} at"
    r"|we (?:all )?live|i live|vivimos|vivo en"
    r"|my (?:home |mailing |current )?address|our (?:home |mailing |current )?address"
    r"|mi (?:direccion|domicilio)|nuestra direccion|lives? with (?:me|us"
    r"|both of us|his|her)|(?:our|my) home is|we (?:all )?stay|vivimos|home:|chung toi|staying at"
    r"|write to (?:me|us) at|send mail)\b[^.]{0,50}$"
)
_PERSONS_HOME = Pattern(
    r"(?:\)|,|\d{4}),? (?:both )?(?:of|residing at|living at|who lives? at)\s$"
    r"|\b(?:mother|father|parents?|guardian|grand(?:mother|father|parents?)|aunt|uncle|madre|padre"
    r"|abuel[oa])"
    r"(?: of (?:the )?(?:student|child)| del? (?:la )?(?:alumn[oa]|estudiante))?[,)] $"
)
"""As in "Lena Ruiz (mother), 505-555-0138, of 9 Fox Street" and "Parent: Lena Ruiz, mother, 9 Fox Street"."""
_CLIENTS_HOME = Pattern(
    r"\b(?:they(?: all| both)? (?:live|reside)|(?:the |this |my |our )?(?:famil(?:y|ies)|parents?"
    r"|clients?|mother"
    r"|father|guardians?|grand(?:mother|father|parents?)|petitioners?"
    r"|complainants?)(?:'s?)?,? (?:and [a-z]+ )?"
    r"(?:home|residence|(?:home |mailing |current )?address|lives?|resides?|can be (?:reached|written to))"
    r"|(?:ellos )?viven|la familia vive|(?:madre|padre|abuela|tutora?)(?: e| y)? ?(?:hij[oa]s?|alumn[oa])?"
    r" (?:viven?|residen?))\b[^.]{0,30}$"
)
"""Where a representative says that those live for whom he writes."""
_WITH_OTHERS = Pattern(
    r"\b(?:lives?|resid\w+|vive) with (?:his|her|their) (?:mother|father|grand\w+|aunt|uncle"
    r"|other parent|dad|mom|foster)\b"
    r"|\b(?:group|foster|children'?s) home\b|\bresidential (?:treatment|facility|center|program)\b"
    r"|\bsurrogate parent\b|\beducational surrogate\b"
)

_SHARED = Pattern(
    r"\bsame (?:home |mailing |street )?(?:address|residence)|\bsame as (?:the )?(?:student|child"
    r"|above)|(?:\(|: |lives? (?:here )?)with (?:me|us)\b"
    r"|\b(?:mismo domicilio|misma direccion|conmigo|con nosotros|y mi[oa])\b"
)
"""Words that make the line for the child's address the writer's as well."""


def find_requester_address(
    text: Text,
    fields: Sequence[Field],
    adviser: Adviser | None,
    residence: Sequence[Fact[str]],
    *,
    organisation: bool = False,
) -> tuple[Fact[str], ...]:
    """Letterhead, closing, contact line, "we live at"; the form's line for the child is a candidate."""
    for field in fields:
        own = field.name is FieldName.FILER_ADDRESS or (
            field.name is FieldName.ADDRESS and field.section is not FieldName.ADVISER_SECTION
        )
        if field.filled and own and (fact := labelled_address(text, field, fields)):
            return (fact,)
    asked = {f.value(text) for f in fields if f.name is FieldName.CHILD_ADDRESS and f.filled}
    childs = any(each.value in line or line in each.value for each in residence for line in asked)
    childs = childs and not _SHARED.search(text.plain)
    found = _stated(text, fields, adviser, residence, organisation=organisation)
    if childs and found and found[0] is residence[0]:
        return (replace(found[0], grade=Grade.CANDIDATE, reason="the child's home; no other is stated"),)
    return found


def _stated(
    text: Text,
    fields: Sequence[Field],
    adviser: Adviser | None,
    residence: Sequence[Fact[str]],
    *,
    organisation: bool,
) -> tuple[Fact[str], ...]:
    for found in find_addresses(text):
        line = text.line_at(found.start)
        inside = adviser and adviser.block and adviser.block[0] <= found.start < adviser.block[1]
        if inside or (is_office_address(text, found) and not organisation):
            continue
        before = text.plain[max(0, found.start - 60) : found.start]
        name_before = looks_like_name(text.string[line.start : found.start].strip(" ,-/"))
        filers = any(
            each.name is FieldName.FILER_NAME and each.start <= found.start < each.end for each in fields
        )
        told = filers or (
            _OURS.search(before) or _PERSONS_HOME.search(before) or (adviser and _CLIENTS_HOME.search(before))
        )
        if told or found.start == line.start or name_before:
            return (
                Fact(found.value, (text.evidence(found.start, found.end),), Grade.LIKELY, "stated as theirs"),
            )
    if residence and not adviser and not _WITH_OTHERS.search(text.plain):
        return (residence[0],)
    return ()
