"""Word processor files: DOCX, RTF, ODT, and zip archives, with the same bytes each time."""

import io
import zipfile
from datetime import UTC, datetime
from xml.sax.saxutils import escape

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH

LONG_AGO = (2001, 1, 1, 0, 0, 0)


def zipped(members: list[tuple[str, bytes]]) -> bytes:
    """Return a zip archive with fixed times."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members:
            member = zipfile.ZipInfo(name, LONG_AGO)
            member.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(member, data)
    return file.getvalue()


def cells_of(line: str) -> list[str]:
    """Return the cells of a `| a | b` line."""
    return [cell.strip() for cell in line.strip().strip("|").split("|")]


def docx(text: str, header: str = "") -> bytes:
    """Return a DOCX; `| a | b` lines become one table, `header` the page header."""
    document = Document()
    document.core_properties.created = document.core_properties.modified = datetime(2001, 1, 1, tzinfo=UTC)
    if header:
        document.sections[0].header.paragraphs[0].text = header
    table = None
    for line in text.strip("\n").split("\n"):
        if line.startswith("|"):
            cells = cells_of(line)
            table = table or document.add_table(rows=0, cols=len(cells), style="Table Grid")
            for cell, words in zip(table.add_row().cells, cells, strict=True):
                cell.text = words
            continue
        table = None
        paragraph = document.add_paragraph(line.removeprefix("# "))
        if line.startswith("# "):
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
            paragraph.runs[0].bold = True
    file = io.BytesIO()
    document.save(file)
    with zipfile.ZipFile(file) as archive:
        return zipped([(name, archive.read(name)) for name in archive.namelist()])


def rtf(text: str, *, unicode_escapes: bool = True) -> bytes:
    r"""Return an RTF; letters beyond ASCII as `\u233?`, or as cp1252 `\'e9`."""
    pieces = []
    for letter in text.strip("\n"):
        if letter in "\\{}":
            pieces.append("\\" + letter)
        elif letter == "\n":
            pieces.append("\\par\n")
        elif ord(letter) < 128:
            pieces.append(letter)
        elif unicode_escapes:
            pieces.append(f"\\u{ord(letter)}?")
        else:
            pieces.append("\\'" + letter.encode("cp1252").hex())
    head = r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\froman Times New Roman;}}{\*\generator Office 9.1;}\f0\fs24 "
    return (head + "".join(pieces) + "}").encode("ascii")


def odt_paragraph(line: str) -> str:
    if line.startswith("|"):
        cells = "".join(
            f"<table:table-cell><text:p>{escape(cell)}</text:p></table:table-cell>" for cell in cells_of(line)
        )
        return f"<table:table><table:table-row>{cells}</table:table-row></table:table>"
    return f"<text:p>{escape(line.removeprefix('# '))}</text:p>"


def odt(text: str) -> bytes:
    """Return an OpenDocument text; `| a | b` lines become tables."""
    names = "".join(
        f' xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{short}:1.0"'
        for short in ("office", "text", "table")
    )
    body = "".join(odt_paragraph(line) for line in text.strip("\n").split("\n"))
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content{names} office:version="1.2">'
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    manifest = (
        '<?xml version="1.0" encoding="UTF-8"?>'
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        '<manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.text"/>'
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
    )
    return zipped(
        [
            ("mimetype", b"application/vnd.oasis.opendocument.text"),
            ("content.xml", content.encode()),
            ("META-INF/manifest.xml", manifest.encode()),
        ]
    )
