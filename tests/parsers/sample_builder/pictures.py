"""Turns a drawn page into what scanners, fax machines and telephones make of it.

Everything random comes from a generator seeded by the sample, so the bytes are the same each time.
"""

import io
import random
import time

import pypdfium2
from PIL import Image, ImageChops, ImageDraw, ImageFilter

LONG_AGO = time.gmtime(946684800)


def pages_of(pdf: bytes, dpi: int) -> list[Image.Image]:
    """Return the grey pages of a PDF at `dpi`."""
    document = pypdfium2.PdfDocument(pdf)
    return [page.render(scale=dpi / 72, grayscale=True).to_pil().convert("L") for page in document]


def with_scribble(page: Image.Image, chance: random.Random, at: tuple[float, float]) -> Image.Image:
    """Draw an ink signature, left and top given as parts of the page."""
    pen = ImageDraw.Draw(page)
    x, y = page.width * at[0], page.height * at[1]
    points = []
    for _ in range(26):
        x += chance.uniform(-0.002, 0.016) * page.width
        points.append((x, y + chance.uniform(-0.012, 0.012) * page.height))
    pen.line(points, fill=20, width=max(2, page.width // 500), joint="curve")
    return page


def speckled(page: Image.Image, chance: random.Random, per_mille: float) -> Image.Image:
    pen = ImageDraw.Draw(page)
    for _ in range(int(page.width * page.height / 1000 * per_mille / 10)):
        place = chance.randrange(page.width), chance.randrange(page.height)
        pen.point(place, fill=chance.choice((0, 60, 255)))
    return page


def scanned(page: Image.Image, chance: random.Random, skew: float) -> Image.Image:
    """A flatbed scan: a little skew, dust, two colours."""
    turned = page.rotate(skew, resample=Image.Resampling.BICUBIC, fillcolor=255)
    return speckled(turned, chance, 0.2).point(lambda grey: 255 if grey > 150 else 0).convert("1")


def faxed(page: Image.Image, chance: random.Random) -> Image.Image:
    """A fax in standard resolution: 204 by 98 lines an inch, drawn out again, with dropped lines."""
    wide, high = int(8.5 * 204), 11 * 98
    coarse = page.resize((wide, high), Image.Resampling.BILINEAR).resize(
        (wide, high * 2), Image.Resampling.NEAREST
    )
    pen = ImageDraw.Draw(coarse)
    for _ in range(2):
        row = chance.randrange(high * 2)
        pen.line([(0, row), (wide, row)], fill=255)
    return speckled(coarse, chance, 0.15).point(lambda grey: 255 if grey > 165 else 0).convert("1")


def photographed(page: Image.Image, chance: random.Random, tilt: float) -> Image.Image:
    """A telephone's picture: tilt, a table around the paper, shade from one side, soft focus."""
    table = Image.new("L", (int(page.width * 1.12), int(page.height * 1.08)), 96)
    paper = page.point(lambda grey: 30 + grey * 195 // 255)
    table.paste(paper, (int(page.width * 0.06), int(page.height * 0.04)))
    table = table.rotate(tilt, resample=Image.Resampling.BICUBIC, fillcolor=96)
    shade = Image.linear_gradient("L").rotate(chance.choice((0, 90, 180))).resize(table.size)
    shaded = ImageChops.multiply(table, shade.point(lambda grey: 170 + grey // 3))
    return shaded.filter(ImageFilter.GaussianBlur(0.6))


def picture_pdf(pages: list[Image.Image], dpi: int) -> bytes:
    """Return a PDF that holds only pictures, as copiers send it."""
    file = io.BytesIO()
    pages[0].save(
        file, "PDF", resolution=dpi, save_all=True, append_images=pages[1:], creationDate=LONG_AGO,
        modDate=LONG_AGO, producer="CopyCenter MX 4", title="",
    )  # fmt: skip
    return file.getvalue()


def jpeg(page: Image.Image, quality: int, orientation: int = 1) -> bytes:
    """Return a JPEG; `orientation` is the Exif value (6: the camera was held upright)."""
    file = io.BytesIO()
    exif = Image.Exif()
    exif[0x0112] = orientation
    page.save(file, "JPEG", quality=quality, exif=exif)
    return file.getvalue()


def tiff(pages: list[Image.Image]) -> bytes:
    """Return a two-colour TIFF of several pages, Group 4, as fax servers send it."""
    file = io.BytesIO()
    pages[0].save(file, "TIFF", compression="group4", save_all=True, append_images=pages[1:])
    return file.getvalue()


def png(page: Image.Image) -> bytes:
    """Return a PNG, as a screenshot comes."""
    file = io.BytesIO()
    page.save(file, "PNG", optimize=True)
    return file.getvalue()
