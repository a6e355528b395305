"""What a reader of documents gives back, and what it may use."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from parsers.documents.ocr import OcrEngine, OcrText
from parsers.limits import Limits
from parsers.message import FormField, Page, PageSource

if TYPE_CHECKING:
    from PIL.Image import Image

NO_OCR = "image only, OCR is not installed"
NO_OCR_DO = "Open the document and enter its facts by hand, or install the OCR extra and read it again."


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """The readable content of one document."""

    pages: tuple[Page, ...] = ()
    fields: tuple[FormField, ...] = ()
    form_text: str = ""
    encrypted: bool = False
    unreadable: str = ""
    """Why nothing could be read; "" when something was."""
    notes: tuple[str, ...] = ()
    """Trouble with a part of it: pages left out, a text cut short."""


@dataclass(slots=True)
class Aids:
    """What readers share within one mail: bounds, and a recogniser with its budget of pages."""

    limits: Limits
    engine: OcrEngine | None
    pages_left: int

    def recognise(self, pictures: "Sequence[Callable[[], Image | None]]") -> list[OcrText | None]:
        """The words of each picture; None for those without an engine or beyond the budget.

        Pictures are made one batch at a time, so that a long scan never lies in memory whole.
        """
        out: list[OcrText | None] = []
        for start in range(0, len(pictures), _BATCH):
            batch = pictures[start : start + _BATCH]
            allowed = batch[: max(0, self.pages_left)] if self.engine else []
            self.pages_left -= len(allowed)
            out.extend(self._read([make() for make in allowed]))
            out.extend([None] * (len(batch) - len(allowed)))
        return out

    def _read(self, images: "list[Image | None]") -> list[OcrText | None]:
        good = [image for image in images if image is not None]
        answers = iter(self.engine.read(good) if self.engine and good else ())
        return [next(answers, None) if image is not None else None for image in images]


_BATCH = 4


@dataclass(slots=True)
class PageDraft:
    """A page on its way: its own words, and the picture to recognise if it needs that."""

    number: int
    text: str = ""
    picture: "Callable[[], Image | None] | None" = None
    ink: tuple[int, ...] | None = None


@dataclass(frozen=True, slots=True)
class Recognised:
    """Finished pages and what to tell about those that were not recognised."""

    pages: tuple[Page, ...]
    notes: tuple[str, ...] = field(default=())


def finish_pages(drafts: Sequence[PageDraft], aids: Aids) -> Recognised:
    """Pages in order; pictures recognised where an engine is at hand and the budget allows."""
    pending = [draft for draft in drafts if draft.picture is not None]
    answers = aids.recognise([draft.picture for draft in pending if draft.picture is not None])
    by_number = {draft.number: answer for draft, answer in zip(pending, answers, strict=True)}
    pages = tuple(_page(draft, by_number.get(draft.number)) for draft in drafts)
    missed = [page.number for page in pages if page.image_only and page.source is PageSource.NONE]
    return Recognised(pages, _missed_note(missed, aids))


def _missed_note(missed: list[int], aids: Aids) -> tuple[str, ...]:
    if not missed:
        return ()
    shown = ", ".join(str(number) for number in missed[:10]) + (" ..." if len(missed) > 10 else "")
    if aids.engine is None:
        return (f"cannot read page {shown}: {NO_OCR}",)
    return (f"page {shown} is a picture in which no words were recognised",)


def _page(draft: PageDraft, answer: OcrText | None) -> Page:
    if draft.picture is None:
        source = PageSource.TEXT if draft.text.strip() else PageSource.NONE
        return Page(number=draft.number, text=draft.text, source=source, ink=draft.ink)
    if answer is None or not answer.text.strip():
        source = PageSource.TEXT if draft.text.strip() else PageSource.NONE
        return Page(number=draft.number, text=draft.text, source=source, image_only=True)
    shift = len(draft.text) + 1 if draft.text.strip() else 0
    words = tuple(type(word)(word.start + shift, word.end + shift, word.confidence) for word in answer.words)
    return Page(
        number=draft.number,
        text=f"{draft.text}\n{answer.text}" if shift else answer.text,
        source=PageSource.OCR,
        confidence=answer.confidence,
        words=words,
        image_only=True,
    )
