"""Fillable PDF forms: labels are printed, answers live only in form fields (AcroForm).

A form is a list of lines: `label = answer` is a text field, `label == answer` a field of several lines,
`[x] label` and `[ ] label` check boxes, any other line printed text. Field names are the form maker's
(`Text1`, `Check Box2`), as in many agency forms, unless the line begins with `name: `.
"""

import io

from reportlab.lib.colors import black, white
from reportlab.lib.pagesizes import LETTER
from reportlab.lib.utils import simpleSplit
from reportlab.pdfgen.canvas import Canvas

WIDTH, HEIGHT = LETTER
LEFT = 54.0


class Form:
    """A canvas that places fields from the top down."""

    def __init__(self, names: str) -> None:
        self.file = io.BytesIO()
        self.canvas = Canvas(self.file, pagesize=LETTER, invariant=1)
        self.names = names
        self.y = HEIGHT - 50
        self.count = 0

    def field_name(self, label: str, kind: str) -> str:
        self.count += 1
        if self.names == "labels":
            return label.rstrip(":?").strip() or f"field{self.count}"
        return f"{kind}{self.count}"

    def room(self, points: float) -> None:
        if self.y - points < 40:
            self.canvas.showPage()
            self.y = HEIGHT - 50

    def print_line(self, words: str) -> None:
        bold = words.startswith("# ")
        font = "Helvetica-Bold" if bold else "Helvetica"
        for line in simpleSplit(words.removeprefix("# "), font, 10, WIDTH - 2 * LEFT) or [""]:
            self.room(14)
            self.y -= 14
            self.canvas.setFont(font, 10)
            self.canvas.drawString(LEFT, self.y, line)

    def text_field(self, label: str, answer: str, height: float) -> None:
        self.print_line(label)
        self.room(height + 8)
        self.y -= height + 4
        self.canvas.acroForm.textfield(
            name=self.field_name(label, "Text"), value=answer, x=LEFT, y=self.y, width=WIDTH - 2 * LEFT,
            height=height, fontSize=9, borderColor=black, fillColor=white, forceBorder=True,
            fieldFlags="multiline" if height > 20 else "", maxlen=4000,
        )  # fmt: skip

    def check_box(self, label: str, *, on: bool) -> None:
        self.room(20)
        self.y -= 18
        self.canvas.acroForm.checkbox(
            name=self.field_name(label, "Check Box"),
            checked=on,
            x=LEFT,
            y=self.y,
            size=12,
            buttonStyle="check",
        )
        self.canvas.setFont("Helvetica", 10)
        self.canvas.drawString(LEFT + 18, self.y + 2, label)

    def place(self, line: str) -> None:
        if line[:4] in ("[x] ", "[ ] "):
            self.check_box(line[4:], on=line[1] == "x")
        elif " == " in line or line.endswith(" =="):
            label, _, answer = line.partition(" ==")
            self.text_field(label, answer.strip().replace("\\n", "\n"), 66)
        elif " = " in line or line.endswith(" ="):
            label, _, answer = line.partition(" =")
            self.text_field(label, answer.strip(), 16)
        else:
            self.print_line(line)

    def done(self) -> bytes:
        self.canvas.save()
        return self.file.getvalue()


def pdf_form(text: str, names: str = "numbers") -> bytes:
    """Return a filled form; `names` is `numbers` (Text1, Check Box2) or `labels`."""
    form = Form(names)
    for line in text.strip("\n").split("\n"):
        form.place(line)
    return form.done()
