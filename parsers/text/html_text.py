"""HTML to the text a person would see: tables as rows, hidden words dropped, quotes marked with ">".

No rendering, no links followed, no style sheets fetched. What is hidden by its own attributes
(display:none, zero size, ...) is dropped, because nobody reads it.
"""

import re
from bisect import bisect_left, bisect_right
from itertools import islice

from inscriptis.css_profiles import CSS_PROFILES  # type: ignore[import-untyped]
from inscriptis.html_engine import Inscriptis  # type: ignore[import-untyped]
from inscriptis.model.config import ParserConfig  # type: ignore[import-untyped]
from lxml import html as lxml_html
from lxml.etree import LxmlError
from lxml.html import HtmlElement

from parsers.text.charsets import clean

_HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|opacity\s*:\s*0(?![.\d])"
    r"|font-size\s*:\s*0(?![.\d]*[1-9])|max-height\s*:\s*0(?![.\d]*[1-9])",
    re.IGNORECASE,
)
_QUOTES = ("gmail_quote", "protonmail_quote", "yahoo_quoted", "moz-cite", "zmail_extra")
_MARK = "data-quoted"
_META_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?([\w-]{1,40})", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]{0,2000}>")
_BREAKS = re.compile(r"\n{4,}")
_DEEPEST_TABLE = 12
_DEEPEST_QUOTE = 30
_MOST_NESTED_CELLS = 60_000
_MOST_ELEMENTS = 60_000
_LINES_OF_THEIR_OWN = (
    "dl",
    "dt",
    "dd",
    "section",
    "fieldset",
    "legend",
    "form",
    "center",
    "details",
    "summary",
)
_CSS = CSS_PROFILES["strict"] | dict.fromkeys(_LINES_OF_THEIR_OWN, CSS_PROFILES["strict"]["div"])
_CONFIG = ParserConfig(css=_CSS, annotation_rules={f"#{_MARK}=yes": ["quote"]})


def declared_in_html(raw: bytes) -> str:
    """The charset a <meta> of the source names, or ""."""
    found = _META_CHARSET.search(raw[:4000])
    return found[1].decode("ascii", "replace") if found else ""


def html_to_text(source: str) -> str:
    """The visible text, lines ending in LF. Never raises; a tree too strange is read without layout."""
    if not source.strip():
        return ""
    try:
        tree = _parse(source)
        if tree is None:
            return ""
        _drop_hidden(tree)
        _mark_quotes(tree)
        text = _laid_out(tree) if _is_tame(tree) else "\n".join(tree.itertext())
    except (LxmlError, ValueError, RecursionError, TypeError, AttributeError, IndexError, AssertionError):
        text = _TAG.sub(" ", source)
    return _tidy(text)


def _parse(source: str) -> HtmlElement | None:
    parser = lxml_html.HTMLParser(
        no_network=True, remove_comments=True, remove_pis=True, encoding="utf-8", huge_tree=True
    )
    return lxml_html.document_fromstring(source.encode("utf-8", "replace"), parser=parser)


def _drop_hidden(tree: HtmlElement) -> None:
    for element in list(tree.iter("script", "style", "title", "noscript", "template", "object")):
        element.drop_tree()
    for element in list(tree.iterfind(".//*[@style]")) + list(tree.iterfind(".//*[@hidden]")):
        hidden = "hidden" in element.attrib or _HIDDEN.search(element.get("style", "")[:2000])
        if hidden and element.getparent() is not None:
            element.drop_tree()


def _mark_quotes(tree: HtmlElement) -> None:
    for element in tree.iter("blockquote"):
        classes = element.get("class", "")
        if element.get("type") == "cite" or any(each in classes for each in _QUOTES):
            element.set(_MARK, "yes")


def _is_tame(tree: HtmlElement) -> bool:
    """Tables nested deeper than any mail needs make a layout blow up."""
    nested = 0
    for count, element in enumerate(tree.iter("*")):
        if element.tag in ("td", "th"):
            depth = sum(1 for _ in islice(element.iterancestors("table"), _DEEPEST_TABLE + 1))
            nested += depth - 1
            if depth > _DEEPEST_TABLE or nested > _MOST_NESTED_CELLS:
                return False
        if count > _MOST_ELEMENTS:
            return False
    return True


def _laid_out(tree: HtmlElement) -> str:
    layout = Inscriptis(tree, _CONFIG)
    text: str = layout.get_text()
    spans = [(each.start, each.end) for each in layout.get_annotations()]
    return _with_marks(text, spans) if spans else text


def _with_marks(text: str, spans: list[tuple[int, int]]) -> str:
    """Each line inside a quoted span gets one ">" for every span it lies in."""
    starts, stops = sorted(start for start, _ in spans), sorted(stop for _, stop in spans)
    lines, position = [], 0
    for line in text.split("\n"):
        end = position + len(line)
        depth = bisect_left(starts, end) - bisect_right(stops, position) if line.strip() else 0
        lines.append(">" * min(depth, _DEEPEST_QUOTE) + " " + line.lstrip() if depth > 0 else line)
        position = end + 1
    return "\n".join(lines)


def _tidy(text: str) -> str:
    lines = (line.strip() for line in clean(text).split("\n"))
    return _BREAKS.sub("\n\n\n", "\n".join(lines)).strip("\n")
