"""Whether a paper is signed: by a mark or a name in its words, by a machine's certificate, or by ink.

Ink leaves no words. On a page with a text layer it is known where something is drawn by hand; on a scanned
page a dated signature line or closing words stand for it, unless somebody looked and saw nothing.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from parsers.facts.closing import Signature
from parsers.facts.dates import first_date
from parsers.facts.fields import Field
from parsers.facts.labels import FieldName
from parsers.facts.text import Line, Text
from parsers.message import PICTURES, FormField
from parsers.reading import Evidence, Fact
from parsers.writings import Writing

_NO_NAME = re.compile(
    r"\W*(?:n\W?a|none|blank|not signed|unsigned|no signature|sin firma|en blanco)?\W*$", re.IGNORECASE
)
_BY_MACHINE = re.compile(
    r"\b(?:signed electronically|electronically signed|digitally signed|e-?signed|docusigned)\b"
    r"|\b(?:adopted|typed|electronic|digital) signature:? ?[a-z]{2}"
    r"|\b(?:agree|consent|acknowledge|acepto)\b[^.\n]{0,60}\b(?:sign(?:ed|ing)? electronically|typed name"
    r"|electronic signature|firma electronica)[^:\n]{0,40}: ?(?:yes|true|on|x|si|\[x\]|agree\w*)"
    r"|\bsign(?:ing)? (?:this )?electronically[^:\n.]{0,40}: ?[a-z]{2}"
    r"|\b(?:document|envelope|form|request|complaint)\b[^.\n]{0,40}\b(?:was |has been |is )?signed by [a-z]"
    r"|\bfirmad[oa] (?:electronica|digital)mente"
)
_LABEL = re.compile(r"\b(?:signature|signed|sign here|signer|firma|chu ky)\b")
_CAPTION = re.compile(r"\W*(?:[a-z/' ]{1,30} )?(?:signature|firma)(?: [a-z/' ]{2,50})?\W*")
_LONGEST_RULED = 80  # characters on a ruled line
_DATE_REACH = 160  # characters behind the label in which its date stands


def find_signed(main: Writing) -> tuple[Fact[bool], ...]:
    """One fact, with the words that show it; False where a line is blank or no name stands at the end."""
    blank = None
    for each in main.signatures:
        if not each.blank and not _NO_NAME.match(each.name):
            return (_yes(main.text.evidence(each.start, each.end), each.how),)
        blank = blank or each
    found = _by_machine(main.text) or _form_signature(main) or _ink(main)
    if found:
        return (found,)
    words = main.text.evidence(blank.start, blank.end) if blank else main.text.evidence(0, 0)
    return (Fact(value=False, evidence=(words,), reason="no name at its end"),)


def _yes(words: Evidence, how: str) -> Fact[bool]:
    return Fact(value=True, evidence=(words,), reason=how)


def _by_machine(text: Text) -> Fact[bool] | None:
    """The words of a signing service or of a web form's consent."""
    match = _BY_MACHINE.search(text.plain)
    return (
        _yes(text.evidence(match.start(), match.end()), "signed through a service or a form")
        if match
        else None
    )


def _form_signature(main: Writing) -> Fact[bool] | None:
    """A signature field of a PDF form that holds a digital signature."""
    for document in main.pages:
        for field in document.fields:
            if _is_digital(field):
                words = Evidence(field.value, document.form_part, None, field.start, field.end)
                return _yes(words, "a digital signature")
    return None


def _is_digital(field: FormField) -> bool:
    return field.kind == "signature" and bool(field.value.strip())


def _ink(main: Writing) -> Fact[bool] | None:
    """Ink beside a signature line or closing words; on paper nobody looked at, what stands for it."""
    if main.document is None or main.document.kind not in PICTURES | {"pdf"}:
        return None
    seen = set(_lines_with_ink(main))
    for line in (main.text.lines[number] for number in sorted(seen)):
        if _LABEL.search(main.text.plain[line.start : line.end]):
            return _yes(main.text.evidence(line.start, line.end), "something is drawn on the signature line")
    for line, words in _places(main):
        near = {line.number - 1, line.number, line.number + 1}
        if seen & near:
            return _yes(main.text.evidence(line.start, line.end), "something is drawn on the signature line")
        if words and not _looked_at(main, line):
            return _yes(words, "the signature line is dated or the letter closes; ink has no words")
    return None


def _places(main: Writing) -> Iterator[tuple[Line, Evidence | None]]:
    """Lines where a signature belongs, each with the words that stand for ink on a scan."""
    for field in main.fields:
        if field.name is FieldName.SIGNATURE:
            yield main.text.line_at(field.label_start), _dated(main, field)
    yield from _captions(main)
    for each in main.signatures:
        if each.blank:
            yield main.text.line_at(each.start), None
    if closing := main.closing:
        yield closing, main.text.evidence(closing.start, closing.end)


def _captions(main: Writing) -> Iterator[tuple[Line, Evidence | None]]:
    """Printed words below a ruled line, as "Signature of parent … Date", with the date on that line."""
    lines = [line for line in main.text.lines if line.text]
    for above, line in pairwise(lines):
        if _CAPTION.fullmatch(main.text.plain[line.start : line.end]) and len(above.text) < _LONGEST_RULED:
            found = first_date(main.text, above.start, above.end)
            yield line, main.text.evidence(found.start, found.end) if found else None


def _dated(main: Writing, field: Field) -> Evidence | None:
    end = min(len(main.text.string), field.label_start + _DATE_REACH)
    found = first_date(main.text, field.label_start, end)
    return main.text.evidence(found.start, found.end) if found else None


def _lines_with_ink(main: Writing) -> Iterator[int]:
    """Numbers of the lines beside which something is drawn."""
    for segment, base in zip(main.text.segments, main.text.starts, strict=True):
        for offset in _ink_on(main, segment.part, segment.page) or ():
            yield main.text.line_at(base + offset).number


def _looked_at(main: Writing, line: Line) -> bool:
    """Whether ink would have been seen: on pages with a text layer, and on scans where somebody looked."""
    place = main.text.evidence(line.start, line.end)
    for document in main.pages:
        if place.part == document.form_part:
            return any(not page.image_only for page in document.pages)
        if place.part == document.part and document.kind == "pdf":
            return any(
                page.ink is not None or not page.image_only
                for page in document.pages
                if page.number == place.page
            )
    return False


def _ink_on(main: Writing, part: str, number: int | None) -> tuple[int, ...] | None:
    pages = (page for document in main.pages if document.part == part for page in document.pages)
    return next((page.ink for page in pages if page.number == number), None)


def signed_at(signatures: tuple[Signature, ...]) -> int | None:
    """Where the first signature of the surest sort stands: what a letter says ends there."""
    how = next((each.how for each in signatures if not each.blank), None)
    return min((each.start for each in signatures if not each.blank and each.how == how), default=None)
