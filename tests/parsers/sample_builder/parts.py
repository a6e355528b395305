"""Makes the bytes of one attachment from its table in a script."""

import binascii
import random
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from PIL import Image

from tests.parsers.sample_builder import office_files, outlook_files, pictures
from tests.parsers.sample_builder.forms import pdf_form
from tests.parsers.sample_builder.paper import Look, pdf_page
from tests.parsers.sample_builder.signed import opaque_signed

Table = Mapping[str, Any]

TYPES = {
    "pdf": "application/pdf",
    "form": "application/pdf",
    "scan": "application/pdf",
    "fax": "application/pdf",
    "photo": "image/jpeg",
    "tiff": "image/tiff",
    "png": "image/png",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "rtf": "application/rtf",
    "odt": "application/vnd.oasis.opendocument.text",
    "zip": "application/zip",
    "msg": "application/vnd.ms-outlook",
    "tnef": "application/ms-tnef",
    "text": "text/plain",
    "ics": "text/calendar",
    "signed": "application/pkcs7-mime; smime-type=signed-data",
    "html": "text/html",
    "junk": "application/octet-stream",
}


def look_of(part: Table) -> Look:
    names = ("font", "size", "margin", "stamp", "fax_line", "footer", "password")
    return Look(**{name: part[name] for name in names if name in part})


def drawn(part: Table, dpi: int, chance: random.Random) -> list[Image.Image]:
    """Return the pages as grey pictures, with the ink signature where asked (`ink = [left, top, page]`)."""
    pages = pictures.pages_of(pdf_page(part["text"], look_of(part)), dpi)
    if "ink" in part:
        left, top, *page = part["ink"]
        number = page[0] if page else len(pages) - 1
        pages[number] = pictures.with_scribble(pages[number], chance, (left, top))
    turn = part.get("turn", 0)
    return [page.rotate(turn, expand=True) if turn else page for page in pages]


def picture(part: Table, chance: random.Random) -> bytes:
    """Return the bytes of a scan, fax, photo, TIFF or screenshot."""
    kind, dpi = part["make"], part.get("dpi", 150)
    if kind == "photo":
        page = pictures.photographed(drawn(part, dpi, chance)[0], chance, part.get("tilt", 1.2))
        turned = page.rotate(part.get("sideways", 0), expand=True)
        return pictures.jpeg(turned, part.get("quality", 35), part.get("orientation", 1))
    if kind == "png":
        return pictures.png(drawn(part, dpi, chance)[0])
    if part.get("fax", kind == "fax"):
        pages = [pictures.faxed(page, chance) for page in drawn(part, 204, chance)]
        return pictures.tiff(pages) if kind == "tiff" else pictures.picture_pdf(pages, 204)
    pages = [pictures.scanned(page, chance, part.get("skew", 0.7)) for page in drawn(part, dpi, chance)]
    return pictures.tiff(pages) if kind == "tiff" else pictures.picture_pdf(pages, dpi)


def outlook_item(part: Table, chance: random.Random) -> outlook_files.OutlookItem:
    return outlook_files.OutlookItem(
        part.get("subject", ""), part.get("text", ""), tuple(part["sender"]), [tuple(to) for to in part["to"]],
        datetime.fromisoformat(part["sent"]), part.get("transport", ""),
        [(inner["file"], part_bytes(inner, chance)) for inner in part.get("part", [])],
    )  # fmt: skip


def uuencoded(name: str, data: bytes) -> str:
    """Return a uuencoded block as old mail programs put it into the text."""
    lines = [
        binascii.b2a_uu(data[at : at + 45]).decode("ascii").rstrip("\n") for at in range(0, len(data), 45)
    ]
    return "\n".join([f"begin 644 {name}", *lines, "`", "end"])


def damaged(data: bytes, part: Table, chance: random.Random) -> bytes:
    """Cut a file short, or spoil bytes in it, where the script says so."""
    if "cut" in part:
        data = data[: int(len(data) * part["cut"])]
    if "spoil" in part:
        spoiled = bytearray(data)
        for _ in range(part["spoil"]):
            spoiled[chance.randrange(len(spoiled))] = chance.randrange(256)
        data = bytes(spoiled)
    return data


def part_bytes(part: Table, chance: random.Random) -> bytes:
    """Return the content of an attachment, before transfer encoding."""
    return damaged(made(part, chance), part, chance)


def made(part: Table, chance: random.Random) -> bytes:
    kind, text = part["make"], part.get("text", "")
    if kind in ("scan", "fax", "photo", "tiff", "png"):
        return picture(part, chance)
    if kind in ("msg", "tnef"):
        item = outlook_item(part, chance)
        return outlook_files.msg_file(item) if kind == "msg" else outlook_files.winmail(item)
    makers = {
        "pdf": lambda: pdf_page(text, look_of(part)),
        "form": lambda: pdf_form(text, part.get("names", "numbers")),
        "docx": lambda: office_files.docx(text, part.get("header", "")),
        "rtf": lambda: office_files.rtf(text, unicode_escapes=part.get("unicode", True)),
        "odt": lambda: office_files.odt(text),
        "zip": lambda: office_files.zipped([(p["file"], part_bytes(p, chance)) for p in part["part"]]),
        "junk": lambda: part.get("start", "").encode("latin-1") + chance.randbytes(part.get("length", 900)),
    }
    if kind in makers:
        return makers[kind]()
    if kind == "signed":
        head = "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
        return opaque_signed((head + text.strip("\n").replace("\n", "\r\n") + "\r\n").encode())
    return text.strip("\n").replace("\n", "\r\n").encode(part.get("charset", "utf-8")) + b"\r\n"
