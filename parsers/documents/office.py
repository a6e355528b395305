"""DOCX and ODT: paragraphs and tables in their order, headers and footers, pasted pictures.

Only the XML is read, with entities and external parts switched off; nothing is laid out or run.
"""

import zipfile
from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import TYPE_CHECKING

from lxml import etree

from parsers.documents.content import Aids, Content
from parsers.documents.image import read_image
from parsers.documents.sniff import IMAGES, sniff
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
_FEW = 40
"""A document with fewer characters than this and a picture is a picture."""


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
    return _with_pictures(text, raw, "word/media/", aids)


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
    except (
        zipfile.BadZipFile,
        KeyError,
        OSError,
        ValueError,
        etree.LxmlError,
        NotImplementedError,
        RuntimeError,
    ):
        return Content(unreadable="the document is damaged and cannot be read")
    return _with_pictures("\n".join(each for each in (head, body) if each), raw, "Pictures/", aids)


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
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
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
        elif tag in ("checked", "default") and element.getparent() is not None:
            out.append(_legacy_box(element))
    return "".join(out)


def _legacy_box(element: etree._Element) -> str:
    parent = element.getparent()
    if parent is None or etree.QName(parent).localname != "checkBox":
        return ""
    values = [value for name, value in element.attrib.items() if str(name).endswith("val")]
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


def _with_pictures(text: str, raw: bytes, folder: str, aids: Aids) -> Content:
    text = clean(text).strip("\n")[: aids.limits.text_chars]
    if len(text.strip()) >= _FEW:
        return Content(pages=(Page(number=1, text=text),))
    contents = [
        content for content in _pictures(raw, folder, aids) if any(p.image_only for p in content.pages)
    ]
    pages = [page for content in contents for page in content.pages]
    if not pages:
        return Content(pages=(Page(number=1, text=text),))
    first = (Page(number=1, text=text),) if text.strip() else ()
    numbered = tuple(
        Page(
            number=number,
            text=page.text,
            source=page.source,
            confidence=page.confidence,
            words=page.words,
            image_only=True,
        )
        for number, page in enumerate(pages, 1 + len(first))
    )
    return Content(pages=(*first, *numbered), notes=tuple(note for each in contents for note in each.notes))


def _pictures(raw: bytes, folder: str, aids: Aids) -> Iterator[Content]:
    with zipfile.ZipFile(BytesIO(raw)) as archive:
        names = [name for name in archive.namelist() if name.startswith(folder)]
        for name in names[:_MOST_PICTURES]:
            content = archive.read(name)
            kind = sniff(content, name, "")
            if kind in IMAGES:
                yield read_image(content, kind, aids)


def _salvage(raw: bytes, member: str, aids: Aids) -> Content:
    """The bare words of a document whose parts do not fit together."""
    try:
        with zipfile.ZipFile(BytesIO(raw)) as archive:
            root = safe_xml(archive.read(member))
        lines = ("".join(str(words) for words in part.itertext()) for part in root.iter("{*}p"))
        text = clean("\n".join(lines))[: aids.limits.text_chars]
    except (
        zipfile.BadZipFile,
        KeyError,
        OSError,
        ValueError,
        etree.LxmlError,
        RuntimeError,
        NotImplementedError,
    ):
        text = ""
    if not text.strip():
        return Content(unreadable="the document is damaged and cannot be read")
    return Content(
        pages=(Page(number=1, text=text),), notes=("the document is damaged; words may be missing",)
    )
