"""The children's birth dates: on a label, behind "born", at an age told with its day, beside a name."""

from collections.abc import Iterator, Sequence
from datetime import date

from parsers.facts.dates import find_dates, first_date
from parsers.facts.fields import Field
from parsers.facts.labels import FieldName
from parsers.facts.text import Text, ends_of
from parsers.reading import Evidence, Fact, Grade
from parsers.text.patterns import Pattern

_BORN = Pattern(
    r"\b(?:born(?: on)?|date of birth|birth ?date|bday|b-day|d\.?o\.?b\.?|b\.|birthday"
    r"|nacid[oa](?: el)?|nacio(?: el)?|fecha de nacimiento|cumpleanos|sinh ngay|ngay sinh)(?: is| was"
    r"| es|:|,| -)?\s{0,3}(?:on |el )?"
)


_TURNED = Pattern(
    r"\b(?:turned|became|turning|cumpli(?:o)?) (?P<age>\d{1,2}|eighteen|nineteen|twenty)(?: anos)?"
    r"(?: years old)?,? (?:on |el )"
)
_AGES = {"eighteen": 18, "nineteen": 19, "twenty": 20}


def _birthdays(text: Text, latest: date, *, day_first: bool) -> Iterator[tuple[date, Evidence]]:
    """As in "I turned 19 on 02/08/2026"."""
    for match in _TURNED.finditer(text.plain):
        day = first_date(text, match.end(), min(len(text.string), match.end() + 24), day_first=day_first)
        if day and day.start - match.end() < 3:
            age = _AGES.get(match["age"]) or int(match["age"])
            on = day.best(latest)
            born = date(on.year - age, on.month, min(on.day, 28) if on.month == 2 else on.day)
            yield born, text.evidence(match.start(), day.end)


def find_birth_dates(
    text: Text, fields: Sequence[Field], children: Sequence[str], latest: date, *, day_first: bool
) -> tuple[Fact[date], ...]:
    """The children's birth dates in the order of the text."""
    found: dict[date, Evidence] = {}
    for field in fields:
        if field.filled and field.name is FieldName.BIRTH:
            for each in find_dates(text, field.start, field.end, day_first=day_first)[:4]:
                found.setdefault(each.best(latest), text.evidence(each.start, each.end))
    if not found:
        for match in _BORN.finditer(text.plain):
            start = match.end() - len("ngay ") if match[0].rstrip().endswith("ngay") else match.end()
            born = first_date(text, start, min(len(text.string), match.end() + 32), day_first=day_first)
            if born and born.start - match.end() < 14:
                found.setdefault(born.best(latest), text.evidence(born.start, born.end))
        for day, words in _birthdays(text, latest, day_first=day_first):
            found.setdefault(day, words)
        for day, words in _beside_names(text, children, latest, day_first=day_first):
            found.setdefault(day, words)
    return tuple(
        Fact(day, (words,), Grade.CERTAIN, "stated as the birth date")
        for day, words in found.items()
        if 0 < latest.year - day.year < 27
    )


_BEFORE_DAY = Pattern(
    r"[ ,(;/|\t-]{1,16}(?:(?:age |aged )?\d{1,2}(?: years old)?,? \(|both |(?:who |he |she )?is \d+ \("
    r"|age \d+[,;( ]{1,3})?"
)
_AGED = Pattern(r" (?i:is|turned|est[a\u00e1]|tiene) \d{1,2}[^.\n]{0,24}?\(")


def _beside_names(
    text: Text, children: Sequence[str], latest: date, *, day_first: bool
) -> Iterator[tuple[date, Evidence]]:
    """As in "Maite Etcheverry, September 27, 2011" and "Xavier Salcido (4/4/2013)"."""
    for child in children:
        for end in ends_of(child, text.flow):
            born = first_date(text, end, min(len(text.string), end + 34), day_first=day_first)
            if (
                born
                and _BEFORE_DAY.fullmatch(text.plain, end, born.start)
                and 2 < latest.year - born.best(latest).year < 23
            ):
                yield born.best(latest), text.evidence(born.start, born.end)
    for first in {child.split()[0] for child in children}:
        ages = (_AGED.match(text.flow, end) for end in ends_of(first, text.flow))
        for match in (each for each in ages if each):
            born = first_date(text, match.end(), min(len(text.string), match.end() + 20), day_first=day_first)
            if born and born.start == match.end() and 2 < latest.year - born.best(latest).year < 23:
                yield born.best(latest), text.evidence(born.start, born.end)
