"""The filled fields of a PDF form, its check boxes, and notes typed onto a page.

Text extraction does not see any of these. A field is called by its tooltip, else by the printed
words beside or above it, else by its technical name.
"""

import ctypes
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pypdfium2 as pdfium  # type: ignore[import-untyped]
import pypdfium2.raw as raw_pdf  # type: ignore[import-untyped]

from parsers.limits import Limits
from parsers.message import FormField
from parsers.text.charsets import clean

_KINDS = {
    raw_pdf.FPDF_FORMFIELD_CHECKBOX: "checkbox",
    raw_pdf.FPDF_FORMFIELD_RADIOBUTTON: "radio",
    raw_pdf.FPDF_FORMFIELD_COMBOBOX: "choice",
    raw_pdf.FPDF_FORMFIELD_LISTBOX: "choice",
    raw_pdf.FPDF_FORMFIELD_TEXTFIELD: "text",
    raw_pdf.FPDF_FORMFIELD_SIGNATURE: "signature",
}
_NOTES = (raw_pdf.FPDF_ANNOT_FREETEXT, raw_pdf.FPDF_ANNOT_STAMP, raw_pdf.FPDF_ANNOT_TEXT)
_LONGEST = 20_000
_NEAR = 16.0
"""Points between a field and the words that name it."""
Rect = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Form:
    """The fields in reading order, and the same as lines "label: value"."""

    fields: tuple[FormField, ...]
    text: str


@dataclass(frozen=True, slots=True)
class _Found:
    name: str
    label: str
    value: str
    checked: bool | None
    kind: str
    page: int


def read_form(document: pdfium.PdfDocument, pages: int, limits: Limits) -> Form:
    """Fields and typed notes of the first pages; empty fields too, because a blank answer says something."""
    found: list[_Found] = []
    for number in range(pages):
        try:
            page = document[number]
        except pdfium.PdfiumError:
            continue
        try:
            count = min(raw_pdf.FPDFPage_GetAnnotCount(page), limits.form_fields - len(found))
            if count > 0:
                found.extend(_read_page(document, page, number + 1, count))
        finally:
            page.close()
    return _written_out(found)


def _read_page(
    document: pdfium.PdfDocument, page: pdfium.PdfPage, number: int, count: int
) -> Iterator[_Found]:
    form_page = _FormPage(document, page, number)
    try:
        yield from form_page.read(count)
    finally:
        form_page.close()


class _FormPage:
    """The fields of one page and the printed words around them."""

    def __init__(self, document: pdfium.PdfDocument, page: pdfium.PdfPage, number: int) -> None:
        self._form = document.formenv
        self._page = page
        self._number = number
        self._textpage = page.get_textpage()
        self._taken: list[Rect] = []
        """Where fields lie: their own space is nobody's label."""

    def close(self) -> None:
        """Release what PDFium holds for the page's text."""
        self._textpage.close()

    def read(self, count: int) -> Iterator[_Found]:
        """The first `count` annotations that say something."""
        annotations = [raw_pdf.FPDFPage_GetAnnot(self._page, index) for index in range(count)]
        held = [annotation for annotation in annotations if annotation]
        try:
            self._taken = [_rect(annotation) for annotation in held]
            for annotation in held:
                subtype = raw_pdf.FPDFAnnot_GetSubtype(annotation)
                is_field = subtype == raw_pdf.FPDF_ANNOT_WIDGET
                found = self._field(annotation) if is_field else self._note(annotation, subtype)
                if found is not None:
                    yield found
        finally:
            for annotation in held:
                raw_pdf.FPDFPage_CloseAnnot(annotation)

    def _note(self, annotation: object, subtype: int) -> _Found | None:
        if subtype not in _NOTES:
            return None
        words = _wide(raw_pdf.FPDFAnnot_GetStringValue, annotation, b"Contents")
        label = self._label(_rect(annotation), "note") if words else ""
        return _Found("note", label or "note", words, None, "note", self._number) if words else None

    def _field(self, annotation: object) -> _Found | None:
        form = self._form
        kind = _KINDS.get(raw_pdf.FPDFAnnot_GetFormFieldType(form, annotation)) if form else None
        if kind is None:
            return None
        name = _wide(raw_pdf.FPDFAnnot_GetFormFieldName, form, annotation)
        tooltip = _wide(raw_pdf.FPDFAnnot_GetFormFieldAlternateName, form, annotation)
        label = tooltip if tooltip and tooltip != name else self._label(_rect(annotation), kind)
        checked = None
        if kind in ("checkbox", "radio"):
            checked = bool(raw_pdf.FPDFAnnot_IsChecked(form, annotation))
            exported = _wide(raw_pdf.FPDFAnnot_GetFormFieldExportValue, form, annotation)
            value = (exported or "Yes") if checked else ""
        elif kind == "signature":
            value = "digitally signed" if raw_pdf.FPDFAnnot_HasKey(annotation, b"V") else ""
        else:
            value = _wide(raw_pdf.FPDFAnnot_GetFormFieldValue, form, annotation)
        return _Found(name, label or name, value, checked, kind, self._number)

    def _label(self, rect: Rect, kind: str) -> str:
        """The printed words that name a field: right of a box, left of or above a line to fill in."""
        left, bottom, right, top = rect
        if kind in ("checkbox", "radio"):
            to_the_right = (right, bottom - 1, self._next_field(rect), top + 1)
            to_the_left = (max(left - 300, self._last_field(rect)), bottom - 1, left, top + 1)
            return self._words(to_the_right) or self._words(to_the_left, last=True)
        line = min(top, bottom + 22)
        to_the_left = (max(left - 220, self._last_field(rect)), line - 20, left, line + 2)
        above = (left - 2, top - 1, max(right, left + 120), top + _NEAR)
        return self._words(to_the_left, last=True) or self._words(above)

    def _last_field(self, rect: Rect) -> float:
        """Where the field before this one ends on the same line."""
        return max((each[2] for each in self._beside(rect) if each[2] <= rect[0]), default=0.0)

    def _next_field(self, rect: Rect) -> float:
        """Where the field behind this one begins on the same line."""
        begins = (each[0] for each in self._beside(rect) if each[0] >= rect[2])
        return min(begins, default=rect[2] + 420)

    def _beside(self, rect: Rect) -> Iterator[Rect]:
        middle = (rect[1] + rect[3]) / 2
        return (each for each in self._taken if each[1] <= middle <= each[3] and each != rect)

    def _words(self, side: Rect, *, last: bool = False) -> str:
        text = clean(self._textpage.get_text_bounded(*side)) if side[2] > side[0] else ""
        lines = [line.strip() for line in text.split("\n") if line.strip()]
        words = lines[-1] if last and lines else " ".join(lines[:2])
        return _LINE_ABOVE.sub("", words).strip(" :_.")[:200]


_LINE_ABOVE = re.compile(r"^(?:[gjpqy]{1,3}\s)+(?=\S)")
"""Letters that reach down from the line above into the rectangle of a label."""


def _rect(annotation: object) -> Rect:
    rect = raw_pdf.FS_RECTF()
    raw_pdf.FPDFAnnot_GetRect(annotation, rect)
    return rect.left, rect.bottom, rect.right, rect.top


def _wide(read: Callable[..., int], *of: object) -> str:
    """A UTF-16 string of PDFium: asked for its size first, then for its content."""
    size = int(read(*of, None, 0))
    if not 2 < size <= _LONGEST * 2:
        return ""
    buffer = ctypes.create_string_buffer(size)
    read(*of, ctypes.cast(buffer, ctypes.POINTER(raw_pdf.FPDF_WCHAR)), size)
    return clean(buffer.raw[:size].decode("utf-16-le", "replace").rstrip("\x00")).strip()


def _written_out(found: list[_Found]) -> Form:
    fields: list[FormField] = []
    lines: list[str] = []
    position = 0
    for each in found:
        shown = {True: "[x]", False: "[ ]", None: each.value}[each.checked]
        line = f"{each.label}: {shown}"
        start = position + len(each.label) + 2
        fields.append(
            FormField(
                name=each.name,
                label=each.label,
                value=each.value,
                checked=each.checked,
                kind=each.kind,
                page=each.page,
                start=start,
                end=start + len(shown),
            )
        )
        lines.append(line)
        position += len(line) + 1
    return Form(tuple(fields), "\n".join(lines))
