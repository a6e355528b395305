"""A person's name on a form: one box for the whole name, or two boxes for first and last.

Says what stands in the boxes of one part of the form; whose part it is, the caller decides.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from parsers.facts.fields import Field
from parsers.facts.names import looks_reversed, tidy_name
from parsers.facts.text import Text, fold

_WHOLE_NAME = frozenset(
    """
    name names full legal print printed first last middle initial and or type typed family surname given
    nombre nombres apellido apellidos completo y
    """.split()
)
_LAST = frozenset({"last", "surname", "family", "apellido", "apellidos"})
_FIRST = frozenset({"first", "given", "nombre", "nombres"})


@dataclass(frozen=True, slots=True)
class BoxedName:
    """A name and where its boxes stand."""

    name: str
    start: int
    end: int


def asks_for_a_name(label: str) -> bool:
    """Whether a label asks for a person's own name and nothing else: "Full legal name", "Last, first"."""
    asked = fold(label).split()
    return bool(asked) and set(asked) <= _WHOLE_NAME


def behind_own_label(label: str, value: str) -> tuple[str, str]:
    """Label and value, where the value begins with a label of its own: "Last, First: Lund, Ada"."""
    head, colon, rest = value.partition(":")
    return (head, rest.strip()) if colon and asks_for_a_name(head) else (label, value)


def in_two_boxes(text: Text, fields: Sequence[Field]) -> BoxedName | None:
    """The name of a form that asks for first and last name in two boxes."""
    found: dict[str, Field] = {}
    for field in fields:
        asked = set(fold(field.label.replace("_", " ")).split())
        for part, words in (("first", _FIRST), ("last", _LAST)):
            if field.filled and asked & words and not asked & (_FIRST | _LAST) - words:
                found.setdefault(part, field)
    if len(found) < 2:
        return None
    name = f"{found['first'].value(text)} {found['last'].value(text)}"
    ends = [found["first"].start, found["first"].end, found["last"].start, found["last"].end]
    return BoxedName(tidy_name(name), min(ends), max(ends))


def in_asked_order(label: str, value: str) -> str:
    """The value as "First Last", where the label asks for the last name first and no comma tells."""
    asked = fold(label).split()
    last = next((n for n, word in enumerate(asked) if word in _LAST), None)
    first = next((n for n, word in enumerate(asked) if word in _FIRST), None)
    words = value.split()
    if last is None or first is None or last > first or looks_reversed(value) or len(words) != 2:
        return value
    return f"{words[1]} {words[0]}"
