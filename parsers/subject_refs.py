"""References of ours seen in a subject line; they only suggest a case, they never decide it."""

import re

_OURS = re.compile(
    r"\[\s?(?P<ref>\d{2}-\d{4,6})(?:[ -][A-Z]{1,4})?\s?\]|(?<![\w-])(?P<bare>\d{2}-\d{4})(?![\w-])"
)


def own_references(subject: str) -> tuple[str, ...]:
    """References like "26-0014" in the order of the subject."""
    found = [match["ref"] or match["bare"] for match in _OURS.finditer(subject[:1000])]
    return tuple(dict.fromkeys(found))
