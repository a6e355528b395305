"""The filled fields of a PDF form, its check boxes, and notes typed onto a page.

Text extraction does not see any of these. A field is called by its tooltip, else by the printed
words beside or above it, else by its technical name.
"""

import ctypes
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
            count = raw_pdf.FPDFPage_GetAnnotCount(page)
            if count > 0:
                room = limits.form_fields - len(found)
                found.extend(_read_page(document, page, number + 1, min(count, room)))
        finally:
            page.close()
    return _written_out(found)


def _read_page(
    document: pdfium.PdfDocument, page: pdfium.PdfPage, number: int, count: int
) -> Iterator[_Found]:
    textpage = page.get_textpage()
    try:
        for index in range(count):
            annotation = raw_pdf.FPDFPage_GetAnnot(page, index)
            if not annotation:
                continue
            try:
                found = _read_annotation(document, textpage, annotation, number)
            finally:
                raw_pdf.FPDFPage_CloseAnnot(annotation)
            if found is not None:
                yield found
    finally:
        textpage.close()


def _read_annotation(
    document: pdfium.PdfDocument, textpage: pdfium.PdfTextPage, annotation: object, number: int
) -> _Found | None:
    subtype = raw_pdf.FPDFAnnot_GetSubtype(annotation)
    if subtype in _NOTES:
        words = _wide(
            lambda buffer, size: raw_pdf.FPDFAnnot_GetStringValue(annotation, b"Contents", buffer, size)
        )
        return (
            _Found("note", _beside(textpage, annotation, "note"), words, None, "note", number)
            if words
            else None
        )
    form = document.formenv
    if subtype != raw_pdf.FPDF_ANNOT_WIDGET or form is None:
        return None
    kind = _KINDS.get(raw_pdf.FPDFAnnot_GetFormFieldType(form, annotation))
    if kind is None:
        return None
    name = _wide(lambda buffer, size: raw_pdf.FPDFAnnot_GetFormFieldName(form, annotation, buffer, size))
    shown = _wide(
        lambda buffer, size: raw_pdf.FPDFAnnot_GetFormFieldAlternateName(form, annotation, buffer, size)
    )
    label = shown if shown and shown != name else _beside(textpage, annotation, kind)
    value = _wide(lambda buffer, size: raw_pdf.FPDFAnnot_GetFormFieldValue(form, annotation, buffer, size))
    checked = None
    if kind in ("checkbox", "radio"):
        checked = bool(raw_pdf.FPDFAnnot_IsChecked(form, annotation))
        value = _export_value(form, annotation) if checked else ""
    return _Found(name, label or name, value, checked, kind, number)


def _export_value(form: object, annotation: object) -> str:
    value = _wide(
        lambda buffer, size: raw_pdf.FPDFAnnot_GetFormFieldExportValue(form, annotation, buffer, size)
    )
    return value or "Yes"


def _wide(read: Callable[[object, int], int]) -> str:
    """A UTF-16 string of PDFium: asked for its size first, then for its content."""
    size = int(read(None, 0))
    if not 2 < size <= _LONGEST * 2:
        return ""
    buffer = ctypes.create_string_buffer(size)
    read(ctypes.cast(buffer, ctypes.POINTER(raw_pdf.FPDF_WCHAR)), size)
    return clean(buffer.raw[:size].decode("utf-16-le", "replace").rstrip("\x00")).strip()


def _beside(textpage: pdfium.PdfTextPage, annotation: object, kind: str) -> str:
    """The printed words that name a field: right of a box, left of or above a line to fill in."""
    rect = raw_pdf.FS_RECTF()
    if not raw_pdf.FPDFAnnot_GetRect(annotation, rect):
        return ""
    left, bottom, right, top = rect.left, rect.bottom, rect.right, rect.top
    if kind in ("checkbox", "radio"):
        sides: tuple[Rect, ...] = (
            (right, bottom - 1, right + 420, top + 1),
            (left - 300, bottom - 1, left, top + 1),
        )
    else:
        line = min(top, bottom + 22)
        sides = (
            (left - 220, line - 20, left, line + 2),
            (left - 2, top - 1, max(right, left + 120), top + _NEAR),
        )
    for side in sides:
        words = _words_in(textpage, side, nearest_right=side[2] <= left)
        if words:
            return words
    return ""


def _words_in(textpage: pdfium.PdfTextPage, side: Rect, *, nearest_right: bool) -> str:
    text = clean(textpage.get_text_bounded(*side))
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    if not lines:
        return ""
    line = lines[-1] if nearest_right else " ".join(lines[:2])
    return line.strip(" :_.")[:200]


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
