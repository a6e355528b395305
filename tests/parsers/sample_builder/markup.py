"""Words of a script: shared texts, and the marks around the two long facts.

`{{name}}` puts in a text of the script's `[texts]`; `{{name|quote}}` prefixes each line with `> `,
`{{name|html}}` escapes it and keeps the lines. `⟦N ...⟧` marks the nature of the problem and `⟦R ...⟧` the
proposed resolution; the marks are taken out of the mail and the words between them are the truth.
"""

import html
import re
from collections.abc import Mapping

MARK = re.compile(r"⟦([NR]) (.*?)⟧", re.DOTALL)
PLACE = re.compile(r"\{\{(\w+)(?:\|(\w+))?\}\}")
LONG_FACTS = {"N": "nature_of_problem", "R": "proposed_resolution"}


def quoted(text: str) -> str:
    """Return `text` as Apple and Thunderbird quote it: each line behind `> `."""
    return "\n".join(f"> {line}".rstrip() for line in text.split("\n"))


def as_html(text: str) -> str:
    """Return `text` escaped, one `<br>` a line, marks kept."""
    return html.escape(text, quote=False).replace("\n", "<br>\n")


FILTERS = {None: lambda text: text, "quote": quoted, "html": as_html}


def filled(text: str, texts: Mapping[str, str]) -> str:
    """Return `text` with every `{{name}}` replaced; an unknown name is a KeyError."""
    return PLACE.sub(lambda place: FILTERS[place[2]](texts[place[1]].strip("\n")), text)


def unmarked(text: str) -> str:
    """Return `text` as it goes into the mail: without the marks, with their words."""
    return MARK.sub(lambda mark: mark[2], text)


def marked_facts(fields: list[str]) -> dict[str, str]:
    """Return the long facts; each from the first field that marks it, its pieces joined."""
    facts: dict[str, str] = {}
    for field in fields:
        found: dict[str, list[str]] = {}
        for letter, words in MARK.findall(field):
            found.setdefault(LONG_FACTS[letter], []).append(plain_words(words))
        for name, pieces in found.items():
            facts.setdefault(name, " ".join(pieces))
    return facts


def plain_words(words: str) -> str:
    """Return marked words without tags, quote signs at line starts and double blanks."""
    without_quotes = re.sub(r"(?m)^[>|\s]+", "", words)
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", without_quotes)).split())
