"""Words out of pictures: what a recogniser must do, and what it gives back.

The recogniser is handed in, because it needs data files that only `bot` may know about
(`parsers.documents.tesseract` is the one we ship). Without one, an image-only document is a problem.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from parsers.message import Word

if TYPE_CHECKING:
    from PIL.Image import Image


@dataclass(frozen=True, slots=True)
class OcrText:
    """What was recognised in one picture."""

    text: str
    confidence: int
    """Mean over the words, 0 to 100; 0 when there are none."""
    words: tuple[Word, ...] = ()


class OcrEngine(Protocol):
    """Recognises printed words in pictures."""

    def read(self, pictures: "Sequence[Image]") -> Sequence[OcrText]:
        """One answer for each picture, in order; upright is the engine's business. Never raises."""
        ...
