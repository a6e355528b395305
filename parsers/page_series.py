"""Which documents of a mail are pages of one paper: a letter photographed or scanned page by page.

Two files are joined only for a reason: a page number, "continued", a sentence that runs on, or an end that
the first page lacks. A paper that begins anew (a salutation, "Exhibit B", another heading) is never joined.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from parsers.facts.closing import closing_line, find_signatures
from parsers.facts.fields import read_fields
from parsers.facts.labels import FieldName
from parsers.facts.text import Segment, Text, join
from parsers.message import PICTURES, Document
from parsers.text.patterns import Pattern

Pages = tuple[Document, ...]

_MOST_PAGES = 20
_FIRST_LINES = 7
_PAGE = Pattern(
    r"(?:\b(?:page|pg|p|pagina|pag|trang)\b\.?\s?#?\s?(\d{1,2})(?:\s?(?:of|/|de|out of)\s?\d{1,2})?"
    r"|[-–]\s?(\d{1,2})\s?[-–]|(\d{1,2})\s?(?:/|of|de)\s?\d{1,2}|\(?(?:cont(?:inued|'d|inuacion)?\.?)\)?)$"
)
_GOES_ON = Pattern(
    r"\(?\s?(?:next page|continued?(?: on| next| overleaf)?[\w ]{0,25}|cont'?d\.?|(?:please )?(?:turn )?over"
    r"|more (?:on|next)[\w ]{0,20}|(?:see|ver) (?:page|reverse|back|pagina|reverso)[\w ]{0,12}"
    r"|sigue|continua\w*(?: en)?[\w ]{0,25}|p\.?t\.?o\.?|-->|\.{3})\s?\)?$"
)
_BEGINS = Pattern(
    r"(?:dear\b|to whom|estimad[oa]s?\b|a quien|kinh gui|re\s?:|subject\s?:|asunto\s?:|from\s?:|to\s?:|attn\b"
    r"|(?:exhibit|attachment|appendix|enclosure|anexo|adjunto|prueba)\s?(?:[a-z0-9]{1,3}\b|:|$)"
    r"|(?:individualized education|report card|progress report|boleta|invoice|receipt|certificate|evaluation"
    r"|psychological|medical|prescription|discharge|school calendar|class schedule|attendance)\b)"
)
_ENDS = frozenset({FieldName.PROBLEM, FieldName.RESOLUTION, FieldName.SIGNATURE})
_RUNS_ON = Pattern(r"[a-z0-9,;][\"')]?$")


def papers_of(documents: Sequence[Document]) -> Iterator[Pages]:
    """The documents in order; those that are pages of one paper come together, in page order."""
    for _, group in groupby(documents, key=_alike):
        found: list[Pages] = []
        for document in _in_page_order(tuple(group)):
            if found and len(found[-1]) < _MOST_PAGES and _is_next_page(found[-1], document):
                found[-1] = (*found[-1], document)
            else:
                found.append((document,))
        yield from found


def segments_of(pages: Iterable[Document]) -> list[Segment]:
    """The form and the pages of the documents, each under its own part."""
    segments: list[Segment] = []
    for document in pages:
        if document.form_text:
            segments.append(Segment(document.form_part, None, document.form_text))
        segments += [Segment(document.part, page.number, page.text) for page in document.pages]
    return segments


def _alike(document: Document) -> tuple[object, ...]:
    """Files that may be pages of one paper: on one layer, pictures or PDFs; any other file stands alone."""
    if document.kind in PICTURES:
        return document.layer, "picture"
    return (document.layer, "pdf") if document.kind == "pdf" else (document.part,)


def _in_page_order(documents: Pages) -> Pages:
    """By the number printed on each page, else by the numbers in names of one series, else as they came."""
    printed = {each.part: _number_of(each, 0) or 1 for each in documents}
    if len(set(printed.values())) == len(documents):
        return tuple(sorted(documents, key=lambda each: printed[each.part]))
    if len({_stem(each) for each in documents}) == 1:
        return tuple(sorted(documents, key=_numbers))
    return documents


def _stem(document: Document) -> str:
    """A file name without its numbers: pages of a series share it."""
    name = document.file_name.rpartition(".")[0] or document.file_name
    return re.sub(r"[\d\W_]+", " ", name.lower()).strip()


def _numbers(document: Document) -> list[int]:
    return [int(each) for each in re.findall(r"\d{1,18}", document.file_name)]


def _is_next_page(before: Pages, document: Document) -> bool:
    if document.kind == "pdf" and _stem(before[-1]) != _stem(document):
        return False
    first, second = join(segments_of(before)), join(segments_of([document]))
    if not first.string.strip() or not second.string.strip():
        return False
    number, last = _number_of(document, 0), _number_of(before[-1], -1) or len(before)
    if number is not None:
        return number == last + 1
    return not _begins_anew(second) and _runs_on(first, second)


def _number_of(document: Document, page: int) -> int | None:
    """The number printed above or below the first or the last page; 2 for a bare "continued" on top."""
    text = Text.of(document.pages[page].text if document.pages else "")
    lines = [text.plain[line.start : line.end] for line in text.lines if line.text]
    for line in (*lines[:3], *lines[3:][-2:]):
        if match := _PAGE.match(line):
            figures = next((each for each in match.groups() if each), None)
            if figures or line in lines[:3]:
                return int(figures or 2)
    return None


def _begins_anew(text: Text) -> bool:
    top = [text.plain[line.start : line.end] for line in text.lines if line.text][:_FIRST_LINES]
    return any(_BEGINS.match(line.lstrip("#*• ")) for line in top)


def _runs_on(first: Text, second: Text) -> bool:
    """The first page says so or breaks off, or the second brings the end that the first lacks."""
    last = first.plain.rstrip()
    tail = next((first.plain[line.start : line.end] for line in reversed(first.lines) if line.text), "")
    if _GOES_ON.match(tail):
        return True
    if _ended(first):
        return False
    opening = second.string.lstrip()[:1]
    return opening.islower() or bool(_RUNS_ON.search(last)) or _ended(second) or _answers(second)


def _ended(text: Text) -> bool:
    """Whether it closes like a letter, or is signed."""
    signed = any(not each.blank for each in find_signatures(text, read_fields(text)))
    return signed or closing_line(text) is not None


def _answers(text: Text) -> bool:
    """Whether it holds the parts of a form that come last."""
    return any(each.name in _ENDS for each in read_fields(text))
