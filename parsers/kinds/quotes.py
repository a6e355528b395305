"""What a text only quotes between quotation marks: somebody else's words, or a pattern for a letter."""

from parsers.facts.text import Text
from parsers.text.patterns import Pattern

_QUOTED = Pattern(r'"[^"]{25,1500}"')
_HANDED_OVER = Pattern(
    r"\b(?:typed|hand(?:ed)?|hand[- ]?delivered|delivered|dictated|left|reads?|copied|received|"
    r"verbatim|transcri\w+|note (?:says|reads)|in (?:his|her|their) (?:own )?words|word for word|"
    r"voicemail|walked in)\b"
)
_BEFORE = 300  # characters before a quotation that may say how it came


def quotations(text: Text) -> list[tuple[int, int]]:
    """The spans between quotation marks, but not a letter that somebody typed off or took down."""
    spans = []
    for match in _QUOTED.finditer(text.plain):
        whole = match.end() - match.start() > 0.7 * len(text.plain)
        if not whole and not _HANDED_OVER.search(text.plain, max(0, match.start() - _BEFORE), match.start()):
            spans.append((match.start(), match.end()))
    return spans


def without_quotes(text: Text) -> str:
    """The folded words with what is quoted left out."""
    return _QUOTED.sub(" ", text.plain)
