"""Draws a text as a PDF page with a text layer, as a word processor would print it.

A line `# words` is a centred heading, `| a | b` a table row, `~ words` a signature in script, `---` a rule, and
a form feed a new page. `Look` says what else is on the paper: font, received stamp, fax line.
"""

import io
from dataclasses import dataclass, field

from reportlab.lib.pagesizes import LETTER
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import simpleSplit
from reportlab.pdfgen.canvas import Canvas

WIDTH, HEIGHT = LETTER


@dataclass(frozen=True)
class Look:
    """How a paper looks beside its words."""

    font: str = "Times-Roman"
    size: float = 11.5
    margin: float = 64
    stamp: list[str] = field(default_factory=list)
    fax_line: str = ""
    footer: str = ""
    password: str = ""


class Sheet:
    """A canvas with a place to write next."""

    def __init__(self, look: Look) -> None:
        self.look = look
        self.file = io.BytesIO()
        lock = StandardEncryption(look.password, strength=40) if look.password else None
        self.canvas = Canvas(self.file, pagesize=LETTER, invariant=1, encrypt=lock)
        self.page = 0
        self.turn()

    @property
    def bold(self) -> str:
        pairs = {"Times-Roman": "Times-Bold", "Helvetica": "Helvetica-Bold", "Courier": "Courier-Bold"}
        return pairs.get(self.look.font, self.look.font)

    def turn(self) -> None:
        """Begin a page: fax line on top, stamp on the first."""
        if self.page:
            self.canvas.showPage()
        self.page += 1
        self.y = HEIGHT - self.look.margin
        if self.look.fax_line:
            self.canvas.setFont("Courier-Bold", 10)
            self.canvas.drawString(24, HEIGHT - 20, self.look.fax_line.replace("{page}", f"{self.page:03d}"))
        if self.look.footer:
            self.canvas.setFont(self.look.font, 8)
            self.canvas.drawCentredString(WIDTH / 2, 30, self.look.footer.replace("{page}", str(self.page)))
        if self.page == 1:
            self.put_stamp()

    def put_stamp(self) -> None:
        if not self.look.stamp:
            return
        self.canvas.saveState()
        self.canvas.translate(WIDTH - 200, HEIGHT - 58)
        self.canvas.rotate(2.5)
        self.canvas.setLineWidth(1.6)
        deep = 15 * len(self.look.stamp) + 8
        self.canvas.rect(-6, -deep + 14, 172, deep)
        for number, words in enumerate(self.look.stamp):
            self.canvas.setFont("Helvetica-Bold", 11)
            self.canvas.drawCentredString(80, -15 * number, words)
        self.canvas.restoreState()

    def room(self, points: float) -> None:
        if self.y - points < 48:
            self.turn()

    def write(self, words: str, font: str, size: float, *, centred: bool = False) -> None:
        lines = simpleSplit(words, font, size, WIDTH - 2 * self.look.margin) or [""]
        for line in lines:
            self.room(size * 1.35)
            self.canvas.setFont(font, size)
            self.y -= size * 1.35
            if centred:
                self.canvas.drawCentredString(WIDTH / 2, self.y, line)
            else:
                self.canvas.drawString(self.look.margin, self.y, line)

    def write_row(self, cells: list[str]) -> None:
        """One table row; a first cell of several takes a third of the width."""
        size = self.look.size - 1
        full = WIDTH - 2 * self.look.margin
        widths = (
            [full * 0.34] + [full * 0.66 / (len(cells) - 1)] * (len(cells) - 1) if len(cells) > 1 else [full]
        )
        split = [
            simpleSplit(c, self.look.font, size, w - 10) or [""] for c, w in zip(cells, widths, strict=True)
        ]
        deep = max(len(lines) for lines in split) * size * 1.3 + 6
        self.room(deep)
        left = self.look.margin
        for lines, width in zip(split, widths, strict=True):
            self.canvas.rect(left, self.y - deep, width, deep)
            self.canvas.setFont(self.look.font, size)
            for number, line in enumerate(lines):
                self.canvas.drawString(left + 5, self.y - size * 1.3 * (number + 1), line)
            left += width
        self.y -= deep

    def write_line(self, line: str) -> None:
        if line.startswith("# "):
            self.write(line[2:], self.bold, self.look.size + 1.5, centred=True)
        elif line.startswith("|"):
            self.write_row([cell.strip() for cell in line.strip().strip("|").split("|")])
        elif line.startswith("~ "):
            self.write(line[2:], "Times-Italic", self.look.size + 6)
        elif line.strip() == "---":
            self.y -= 8
            self.canvas.line(self.look.margin, self.y, WIDTH - self.look.margin, self.y)
        elif line.strip():
            self.write(line, self.look.font, self.look.size)
        else:
            self.y -= self.look.size * 0.75

    def done(self) -> bytes:
        self.canvas.save()
        return self.file.getvalue()


def pdf_page(text: str, look: Look) -> bytes:
    """Return a PDF of `text`; a form feed in it begins a page."""
    sheet = Sheet(look)
    for number, page in enumerate(text.strip("\n").split("\f")):
        if number:
            sheet.turn()
        for line in page.strip("\n").split("\n"):
            sheet.write_line(line)
    return sheet.done()
