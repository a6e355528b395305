"""One document: what it is by its bytes, then its content, with every kind's trouble in words."""

from parsers.documents.content import Aids, Content
from parsers.documents.sniff import IMAGES
from parsers.message import Page
from parsers.text.charsets import decode_text

_UNREADABLE = {
    "empty": "the file is empty",
    "encrypted": "the file is encrypted (PGP or S/MIME)",
    "encrypted-office": "the document is protected by a password",
    "xls": "an old Excel file, which cannot be read; ask for a PDF",
    "xlsx": "an Excel file, which cannot be read; ask for a PDF",
    "ppt": "an old PowerPoint file, which cannot be read; ask for a PDF",
    "pptx": "a PowerPoint file, which cannot be read; ask for a PDF",
    "pages": "an Apple Pages document, which cannot be read; ask for a PDF",
    "7z": "a 7-Zip archive, which cannot be read; ask for the documents themselves",
    "rar": "a RAR archive, which cannot be read; ask for the documents themselves",
    "video": "a sound or video file, which cannot be read",
    "unknown": "a file of a kind that cannot be read",
}
_ENCRYPTED = frozenset({"encrypted", "encrypted-office"})


def read_document(raw: bytes, kind: str, aids: Aids, charset: str = "") -> Content:
    """The pages, fields and problems of a document of that kind (`sniff`). Never raises for bad bytes."""
    if kind == "pdf":
        from parsers.documents.pdf import read_pdf

        return read_pdf(raw, aids)
    if kind in IMAGES:
        from parsers.documents.image import read_image

        return read_image(raw, kind, aids)
    if kind in ("docx", "odt"):
        from parsers.documents.office import read_docx, read_odt

        return read_docx(raw, aids) if kind == "docx" else read_odt(raw, aids)
    if kind == "doc":
        from parsers.documents.word97 import read_doc

        return read_doc(raw, aids)
    if kind in ("rtf", "html", "text", "calendar"):
        return _read_text(raw, kind, aids, charset)
    reason = _UNREADABLE.get(kind, _UNREADABLE["unknown"])
    return Content(unreadable=reason, encrypted=kind in _ENCRYPTED)


def _read_text(raw: bytes, kind: str, aids: Aids, charset: str) -> Content:
    if kind == "rtf":
        from parsers.documents.rtf import rtf_to_text

        found = rtf_to_text(raw[: aids.limits.html_chars])
        text, kind = found.text, "html" if found.is_html else "text"
    else:
        text = decode_text(raw[: aids.limits.html_chars], charset)
    if kind == "html":
        from parsers.text.html_text import html_to_text

        text = html_to_text(text)
    cut = len(text) > aids.limits.text_chars or len(raw) > aids.limits.html_chars
    notes = ("the text is very long and was cut",) if cut else ()
    return Content(pages=(Page(number=1, text=text[: aids.limits.text_chars]),), notes=notes)
