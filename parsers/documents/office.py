"""DOCX and ODT: paragraphs and tables in their order, headers and footers, pasted pictures.

Only the XML is read, with entities and external parts switched off; nothing is laid out or run.
"""

import zipfile
from collections.abc import Iterable, Iterator
from contextlib import suppress
from io import BytesIO
from typing import TYPE_CHECKING

from lxml import etree

from parsers.documents.archive import BAD_ARCHIVE
from parsers.documents.content import Aids, Content
from parsers.documents.pasted import with_pictures
from parsers.message import Page
from parsers.text.charsets import clean

if TYPE_CHECKING:
    from docx.document import Document as DocxDocument
    from docx.section import Section
    from docx.table import Table
    from docx.text.paragraph import Paragraph

_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_MOST_PICTURES = 20


def read_docx(raw: bytes, aids: Aids) -> Content:
    """One page: header, then paragraphs and tables in order, then footer; rows with tabs."""
    import docx

    too_large = _too_large(raw, aids)
    if too_large:
        return Content(unreadable=too_large)
    try:
        document = docx.Document(BytesIO(raw))
        text = "\n".join(_docx_lines(document))
    except Exception:  # noqa: BLE001 - python-docx raises anything on a damaged file
        return _salvage(raw, "word/document.xml", aids)
    return with_pictures(text, lambda: _pictures(raw, "word/media/"), aids)


def read_odt(raw: bytes, aids: Aids) -> Content:
    """One page: header and footer (styles.xml), then paragraphs and tables in order."""
    too_large = _too_large(raw, aids)
    if too_large:
        return Content(unreadable=too_large)
    try:
        with zipfile.ZipFile(BytesIO(raw)) as archive:
            names = archive.namelist()
            if "META-INF/manifest.xml" in names and b"encryption-data" in archive.read(
                "META-INF/manifest.xml"
            ):
                return Content(encrypted=True, unreadable="the document is protected by a password")
            head = _odt_text(archive.read("styles.xml")) if "styles.xml" in names else ""
            body = _odt_text(archive.read("content.xml"))
    except (*BAD_ARCHIVE, etree.LxmlError):
        return Content(unreadable="the document is damaged and cannot be read")
    text = "\n".join(each for each in (head, body) if each)
    return with_pictures(text, lambda: _pictures(raw, "Pictures/"), aids)


def safe_xml(raw: bytes) -> etree._Element:
    """Parsed without entities, document types or network. Raises LxmlError for bad XML."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    return etree.fromstring(raw, parser)


def _too_large(raw: bytes, aids: Aids) -> str:
    """A bomb is refused before any library unpacks it."""
    try:
        with zipfile.ZipFile(BytesIO(raw)) as archive:
            members = archive.infolist()
            unpacked = sum(member.file_size for member in members)
            bomb = any(
                member.file_size > 1_000_000
                and member.file_size > aids.limits.unpacked_ratio * max(1, member.compress_size)
                for member in members
            )
    except BAD_ARCHIVE:
        return "the document is damaged and cannot be read"
    if unpacked > aids.limits.unpacked_bytes or bomb:
        return "the document unpacks to far more than it should; it was not opened"
    return ""


def _docx_lines(document: "DocxDocument") -> Iterator[str]:
    sections = list(document.sections)[:20]
    yield from _unique(_parts(sections, ("first_page_header", "header")))
    for block in document.iter_inner_content():
        yield from _block_lines(block, 0)
    yield from _unique(_parts(sections, ("first_page_footer", "footer")))


def _parts(sections: "Iterable[Section]", names: tuple[str, ...]) -> Iterator[str]:
    for section in sections:
        for name in names:
            part = getattr(section, name)
            if not part.is_linked_to_previous:
                for block in part.iter_inner_content():
                    yield from _block_lines(block, 0)


def _block_lines(block: "Paragraph | Table", depth: int) -> Iterator[str]:
    if not hasattr(block, "rows"):
        yield _paragraph(block)
        return
    for row in block.rows:
        cells: dict[int, str] = {}
        for cell in row.cells:
            key = id(cell._tc)  # noqa: SLF001 - a merged cell comes once for each column it spans
            if key not in cells and depth < 5:
                lines = (line for each in cell.iter_inner_content() for line in _block_lines(each, depth + 1))
                cells[key] = "\n".join(lines).strip()
        yield "\t".join(cells.values())


def _paragraph(paragraph: "Paragraph") -> str:
    """All its words: also those in content controls, insertions and text boxes, which `.text` leaves out."""
    out: list[str] = []
    for element in paragraph._p.iter():  # noqa: SLF001 - no public way to content controls
        tag = str(element.tag).rpartition("}")[2]
        if tag == "t":
            out.append(element.text or "")
        elif tag == "tab":
            out.append("\t")
        elif tag in ("br", "cr"):
            out.append("\n")
        elif tag == "noBreakHyphen":
            out.append("-")
        elif tag == "checkBox":
            out.append(_legacy_box(element))
    return "".join(out)


def _legacy_box(box: etree._Element) -> str:
    """A check box of a form field: what the writer ticked, else how the form was made."""
    states = {etree.QName(each).localname: each for each in box.iterchildren("{*}*")}
    state = states.get("checked", states.get("default"))
    if state is None:
        return "[ ] "
    values = [value for name, value in state.attrib.items() if str(name).endswith("val")]
    return "[ ] " if values and values[0] in ("0", "false", "off") else "[x] "


def _unique(lines: Iterator[str]) -> list[str]:
    return list(dict.fromkeys(line for line in lines if line.strip()))


def _odt_text(raw: bytes) -> str:
    lines: list[str] = []
    for element in safe_xml(raw).iter(f"{_TEXT}p", f"{_TEXT}h", f"{_TABLE}table-row"):
        in_row = next(element.iterancestors(f"{_TABLE}table-row"), None)
        if element.tag == f"{_TABLE}table-row":
            cells = element.iterfind(f"{_TABLE}table-cell")
            lines.append("\t".join(" ".join(_odt_words(cell).split()) for cell in cells))
        elif in_row is None:
            lines.append(_odt_words(element))
    return "\n".join(lines).strip("\n")


def _odt_words(element: etree._Element) -> str:
    out = [element.text or ""]
    for child in element:
        if child.tag == f"{_TEXT}tab":
            out.append("\t")
        elif child.tag == f"{_TEXT}line-break":
            out.append("\n")
        elif child.tag == f"{_TEXT}s":
            out.append(" ")
        elif not str(child.tag).endswith(("annotation", "tracked-changes", "function Comment>")):
            out.append(_odt_words(child))
            if child.tag == f"{_TEXT}p":
                out.append("\n")
        out.append(child.tail or "")
    return "".join(out)


def _pictures(raw: bytes, folder: str) -> Iterator[bytes]:
    """The pictures kept in that folder; a damaged one is passed over."""
    with zipfile.ZipFile(BytesIO(raw)) as archive:
        names = [name for name in archive.namelist() if name.startswith(folder)]
        for name in names[:_MOST_PICTURES]:
            with suppress(*BAD_ARCHIVE):
                picture = archive.read(name)
                yield picture


def _salvage(raw: bytes, member: str, aids: Aids) -> Content:
    """The bare words of a document whose parts do not fit together."""
    try:
        with zipfile.ZipFile(BytesIO(raw)) as archive:
            root = safe_xml(archive.read(member))
        lines = ("".join(str(words) for words in part.itertext()) for part in root.iter("{*}p"))
        text = clean("\n".join(lines))[: aids.limits.text_chars]
    except (*BAD_ARCHIVE, etree.LxmlError):
        text = ""
    if not text.strip():
        return Content(unreadable="the document is damaged and cannot be read")
    return Content(
        pages=(Page(number=1, text=text),), notes=("the document is damaged; words may be missing",)
    )
