"""Which leaves of a message are its own words, and those words as one text."""

from dataclasses import dataclass, field

from parsers.limits import Limits
from parsers.mail.mime import Leaf, Leaves, leaf_text, looks_like_html
from parsers.text.html_text import html_to_text

_FEWEST_SHARED = 0.8


@dataclass(slots=True)
class Body:
    """The words of a message and the leaves that are not part of them."""

    text: str = ""
    from_html: bool = False
    attachments: list[Leaf] = field(default_factory=list)
    cut: bool = False
    """The text was longer than the limit."""


@dataclass(frozen=True, slots=True)
class _Shown:
    text: str
    html: bool


def read_body(leaves: Leaves, limits: Limits) -> Body:
    """Joins the text leaves that a mail program shows in line; everything else is an attachment."""
    body = Body()
    shown: list[_Shown] = []
    alternatives: list[_Shown] = []
    for leaf in leaves.found:
        if not _is_shown(leaf):
            body.attachments.append(leaf)
            continue
        text = _words(leaf, limits)
        if leaf.within == "multipart/alternative" or (alternatives and leaf.within == "multipart/related"):
            alternatives.append(text)
        else:
            shown.append(text)
    if alternatives:
        shown.insert(0, _best(alternatives))
    full = "\n\n".join(each.text for each in shown if each.text.strip())
    body.text, body.cut = full[: limits.text_chars], len(full) > limits.text_chars
    body.from_html = any(each.html for each in shown)
    return body


def _is_shown(leaf: Leaf) -> bool:
    if leaf.type not in ("text/plain", "text/html", "text/enriched"):
        return False
    return leaf.inline and (not leaf.file_name or leaf.section == "1")


def _words(leaf: Leaf, limits: Limits) -> _Shown:
    text = leaf_text(leaf)
    if leaf.type == "text/html" or looks_like_html(text):
        return _Shown(html_to_text(text[: limits.html_chars]), html=True)
    return _Shown(text, html=False)


def _best(alternatives: list[_Shown]) -> _Shown:
    """The plain one, unless another shows words that it lacks."""
    plain = next((each for each in alternatives if not each.html), None)
    richest = max(alternatives, key=lambda each: len(each.text.split()))
    if plain is None or plain is richest:
        return richest
    have, want = set(plain.text.lower().split()), set(richest.text.lower().split())
    return plain if want and len(have & want) / len(want) >= _FEWEST_SHARED else richest
