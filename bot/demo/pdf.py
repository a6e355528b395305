"""The smallest PDF with text in it, so that the demonstration can attach a letter.

Not a PDF library: one font, Latin-1 text, fifty lines a page, no line breaking.
"""

from collections.abc import Sequence

LINES_A_PAGE = 50


def text_pdf(text: str) -> bytes:
    """Return a PDF 1.4 file that shows `text` line by line in Helvetica."""
    lines = text.splitlines()
    pages = [lines[i : i + LINES_A_PAGE] for i in range(0, max(len(lines), 1), LINES_A_PAGE)]
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(len(pages)))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>".encode(),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    ]
    for number, page in enumerate(pages):
        objects += _page(page, contents=5 + 2 * number)
    return _file(objects)


def _page(lines: Sequence[str], contents: int) -> list[bytes]:
    shown = b"".join(b"(%s)Tj T*\n" % _escaped(line) for line in lines)
    stream = b"BT /F1 10 Tf 14 TL 60 740 Td\n" + shown + b"ET"
    box = "/MediaBox[0 0 612 792]/Resources<</Font<</F1 3 0 R>>>>"
    return [
        f"<</Type/Page/Parent 2 0 R{box}/Contents {contents} 0 R>>".encode(),
        b"<</Length %d>>\nstream\n%s\nendstream" % (len(stream), stream),
    ]


def _escaped(line: str) -> bytes:
    plain = line.encode("cp1252", "replace")
    return plain.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")


def _file(objects: Sequence[bytes]) -> bytes:
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    start, count = len(out), len(objects) + 1
    out += b"xref\n0 %d\n0000000000 65535 f \n%s" % (count, table)
    out += b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (count, start)
    return bytes(out)
