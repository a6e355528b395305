"""Pictures: photos and scans of letters, upright by their EXIF tag, page by page for TIFF."""

import warnings
from collections.abc import Callable, Iterator
from io import BytesIO
from typing import TYPE_CHECKING

from parsers.documents.content import NO_OCR, Aids, Content, PageDraft, finish_pages

if TYPE_CHECKING:
    from PIL.Image import Image

SMALLEST_LETTER = 300_000
"""Pixels; fewer cannot hold a readable letter: a logo, a signature, an icon."""
_LONGEST_SIDE = 4000
_SHORTEST_SIDE = 1500


def read_image(raw: bytes, kind: str, aids: Aids) -> Content:
    """One page for each picture in the file. Never raises for a bad file."""
    try:
        from PIL import Image, UnidentifiedImageError
    except ImportError:
        return Content(unreadable=NO_OCR)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            _learn_heic(kind)
            with Image.open(BytesIO(raw)) as picture:
                return _read(picture, aids)
    except (
        UnidentifiedImageError,
        OSError,
        ValueError,
        SyntaxError,
        MemoryError,
        Image.DecompressionBombError,
    ):
        return Content(unreadable="the picture is damaged or of a kind that cannot be read")
    except Exception as fault:  # noqa: BLE001 - decoders raise anything on hostile input
        return Content(unreadable=f"the picture cannot be read ({type(fault).__name__})")


def _learn_heic(kind: str) -> None:
    if kind == "heic":
        from pi_heif import register_heif_opener  # type: ignore[import-untyped]

        register_heif_opener()


def _read(picture: "Image", aids: Aids) -> Content:
    width, height = picture.size
    if width * height > aids.limits.image_pixels:
        return Content(unreadable=f"the picture is too large to read ({width} x {height} pixels)")
    frames = min(getattr(picture, "n_frames", 1), aids.limits.pages)
    if picture.format in ("GIF", "PNG", "WEBP"):
        frames = 1
    if frames == 1 and width * height < SMALLEST_LETTER:
        return Content(pages=finish_pages([PageDraft(1)], aids).pages)
    drafts = list(_drafts(picture, frames))
    finished = finish_pages(drafts, aids)
    return Content(pages=finished.pages, notes=finished.notes)


def _drafts(picture: "Image", frames: int) -> Iterator[PageDraft]:
    for number in range(frames):
        yield PageDraft(number + 1, picture=_frame(picture, number))


def _frame(picture: "Image", number: int) -> "Callable[[], Image | None]":
    def upright() -> "Image | None":
        from PIL import ImageOps

        try:
            if number:
                picture.seek(number)
            picture.draft("L", (_LONGEST_SIDE, _LONGEST_SIDE))
            return _sized(ImageOps.exif_transpose(picture).convert("L"))
        except (OSError, ValueError, EOFError, SyntaxError, MemoryError):
            return None

    return upright


def _sized(picture: "Image") -> "Image":
    """Large enough for small print, small enough for memory."""
    longest, shortest = max(picture.size), min(picture.size)
    scale = min(1.0, _LONGEST_SIDE / longest)
    if shortest * scale < _SHORTEST_SIDE:
        scale = min(_SHORTEST_SIDE / shortest, _LONGEST_SIDE / longest)
    if abs(scale - 1.0) < 0.05:
        return picture
    return picture.resize((max(1, round(picture.width * scale)), max(1, round(picture.height * scale))))
