"""Pictures pasted into a document that has hardly any words: a scanned letter inside a Word file."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from parsers.documents.content import Aids, Content
from parsers.documents.image import read_image
from parsers.documents.sniff import IMAGES, sniff
from parsers.message import Page
from parsers.text.charsets import clean

_FEW = 40
"""A document with fewer characters than this and a picture is a picture."""


def with_pictures(text: str, pictures: Callable[[], Iterable[bytes]], aids: Aids) -> Content:
    """The text as one page; where there is hardly any, the pictures that hold letters as further pages."""
    text = clean(text).strip("\n")[: aids.limits.text_chars]
    first = (Page(number=1, text=text),)
    if len(text.strip()) >= _FEW:
        return Content(pages=first)
    contents = list(_read(pictures(), aids))
    pages = [page for content in contents for page in content.pages]
    if not pages:
        return Content(pages=first)
    kept = first if text.strip() else ()
    numbered = tuple(replace(page, number=number) for number, page in enumerate(pages, 1 + len(kept)))
    return Content(pages=(*kept, *numbered), notes=tuple(note for each in contents for note in each.notes))


def _read(pictures: Iterable[bytes], aids: Aids) -> Iterator[Content]:
    for picture in pictures:
        kind = sniff(picture, "", "")
        content = read_image(picture, kind, aids) if kind in IMAGES else Content()
        if any(page.image_only for page in content.pages):
            yield content
