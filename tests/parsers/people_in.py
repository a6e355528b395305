"""Who is who in a short letter, as one table of plain values: for tests only."""

from datetime import date

from parsers.facts.births import find_birth_dates
from parsers.facts.children import find_children
from parsers.facts.closing import find_signatures
from parsers.facts.fields import read_fields
from parsers.facts.people import Writer, find_people
from parsers.facts.relations import find_relation
from parsers.facts.text import Text
from parsers.reading import Fact

NOBODY = Writer("", "", official=False)


def people_in(letter: str, writer: Writer = NOBODY) -> dict[str, list[str]]:
    """Children, birth dates, requesters, `filed_by` and the representative's facts of a letter."""
    text = Text.of(letter)
    fields = read_fields(text)
    people = find_people(text, fields, find_signatures(text, fields), writer)
    adviser = people.adviser
    grown_ups = [each.value for each in (*people.names, *(adviser.name if adviser else ()))]
    children = find_children(text, fields, grown_ups)
    names = [each.value for each in children]
    born = find_birth_dates(text, fields, names, date(2026, 3, 2), day_first=False)
    for fact in (*children, *people.names, *people.phones, *born):
        stands_where_it_says(letter, fact)
    return {
        "children": names,
        "born": [each.value.isoformat() for each in born],
        "requesters": [each.value for each in people.names],
        "phones": [each.value for each in people.phones],
        "filed_by": [each.value for each in people.filed_by],
        "representative": [each.value for each in adviser.name] if adviser else [],
        "firm": [each.value for each in adviser.firm] if adviser else [],
        "type": [adviser.kind] if adviser else [],
        "representative_phone": [each.value for each in adviser.phone] if adviser else [],
        "representative_email": [each.value for each in adviser.email] if adviser else [],
        "relation": [each.value for each in find_relation(text, fields, [n.value for n in people.names])],
    }


def stands_where_it_says(letter: str, fact: Fact[str] | Fact[date]) -> None:
    """Fail unless the evidence quotes the letter at its offsets."""
    for words in fact.evidence:
        assert letter[words.start : words.end] == words.text
