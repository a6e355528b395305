"""An address on a form: on one line, or the street and the town on lines of their own."""

import re
from collections.abc import Sequence

from parsers.facts.addresses import as_one_line, find_addresses
from parsers.facts.fields import Field
from parsers.facts.text import Text, fold
from parsers.reading import Fact, Grade

_OF_A_TOWN = frozenset(
    "city town state st zip zipcode code postal ciudad estado codigo y and apt unit".split()
)
_MOST_LINES_OF_A_TOWN = 4


def labelled_address(text: Text, field: Field, fields: Sequence[Field]) -> Fact[str] | None:
    """The address on a label, with the town's own line below it; None where it says "same" or holds none."""
    line = text.line_at(field.start)
    found = [each for each in find_addresses(text, line.start, field.end) if each.end > field.start]
    value = found[0].value if found else as_one_line(text.string[field.start : field.end])
    if not any(c.isdigit() for c in value) or len(value) > 160:
        return None
    start, end = (found[0].start, found[0].end) if found else (field.start, field.end)
    words, town = text.evidence(start, end), () if found else _town_below(field, fields)
    value = ", ".join([value, *(as_one_line(each.value(text)) for each in town)])
    value = re.sub(r",? ([A-Z]{2}),? (?=\d{5}\b)", r", \1 ", value)
    beside = (text.evidence(each.start, each.end) for each in town)
    return Fact(value, (words, *beside), Grade.CERTAIN, "labelled as the address")


def _town_below(street: Field, fields: Sequence[Field]) -> list[Field]:
    """The lines "City", "State", "ZIP" that follow the line for the street."""
    found: list[Field] = []
    for each in fields[fields.index(street) + 1 :][:_MOST_LINES_OF_A_TOWN]:
        if not each.filled or not set(fold(each.label).split()) <= _OF_A_TOWN:
            break
        found.append(each)
    return found
