"""The recogniser we ship: Tesseract by tesserocr, in English and Spanish.

Optional: needs the `ocr` extra and its data files. The caller names their folder and sets
OMP_THREAD_LIMIT=1 in the environment before the first use; here, one thread reads one page.
"""

import re
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING

from parsers.documents.fax_line import settle_fax_line
from parsers.documents.ocr import OcrText
from parsers.documents.stamp import settle_stamp
from parsers.message import Word

if TYPE_CHECKING:
    from PIL.Image import Image
    from tesserocr import PyTessBaseAPI  # type: ignore[import-untyped]

_UPRIGHT = 70
"""Mean confidence from which a page is taken to stand upright."""
_TURNS = (90, 270, 180)
_TRIAL_SIDE = 1600


_LONE_BAR = re.compile(r"(?m)(?<![^\s(\"'“])(?<!\|)\|(?=['’]|\s+[a-z])(?!.*\|)")
"""A capital I taken for a bar: no rule of a table, which stands more than once or before a capital."""


class TesseractOcr:
    """Reads pictures of printed text; turns pages that lie on their side or upside down."""

    def __init__(self, tessdata: str, languages: Sequence[str], workers: int = 1) -> None:
        """`tessdata`: folder with NAME.traineddata for each language; `workers`: pages read at once."""
        self._tessdata = tessdata
        self._languages = "+".join(languages)
        self._workers = max(1, workers)
        self._idle: SimpleQueue[PyTessBaseAPI] = SimpleQueue()
        """Recognisers at rest; starting one costs as much as reading a short page."""

    def read(self, pictures: "Sequence[Image]") -> Sequence[OcrText]:
        """The words of each picture, in order; a picture that cannot be read gives no words."""
        if len(pictures) <= 1 or self._workers == 1:
            return [self._read_one(picture) for picture in pictures]
        with ThreadPoolExecutor(self._workers) as pool:
            return list(pool.map(self._read_one, pictures))

    def _read_one(self, picture: "Image") -> OcrText:
        try:
            api = self._take()
            text = _upright_text(api, picture)
            api.Clear()
        except (RuntimeError, ValueError, OSError, MemoryError):
            return OcrText("", 0)
        self._idle.put(api)
        return text

    def _take(self) -> "PyTessBaseAPI":
        """A recogniser at rest, or a new one."""
        import tesserocr

        try:
            return self._idle.get_nowait()
        except Empty:
            api = tesserocr.PyTessBaseAPI(path=self._tessdata, lang=self._languages, psm=tesserocr.PSM.AUTO)
            api.SetVariable("debug_file", "/dev/null")
            return api


def available_languages(tessdata: str) -> tuple[str, ...]:
    """The languages of ours whose data lie in that folder; () when the extra is not installed."""
    try:
        import tesserocr

        _, languages = tesserocr.get_languages(tessdata)
    except (ImportError, RuntimeError, OSError):
        return ()
    return tuple(each for each in ("eng", "spa") if each in languages)


def _upright_text(api: "PyTessBaseAPI", picture: "Image") -> OcrText:
    first = _recognise(api, picture)
    if first.confidence >= _UPRIGHT and len(first.words) >= 5:
        return _settled(api, first, picture)
    trial = picture.copy()
    trial.thumbnail((_TRIAL_SIDE, _TRIAL_SIDE))
    scores = {turn: _score(_recognise(api, trial.rotate(turn, expand=True))) for turn in (0, *_TURNS)}
    best = max(scores, key=lambda turn: scores[turn])
    if best == 0:
        return first
    upright = picture.rotate(best, expand=True)
    turned = _recognise(api, upright)
    if _score(turned) <= _score(first):
        return first
    return _settled(api, turned, upright)


def _settled(api: "PyTessBaseAPI", page: OcrText, picture: "Image") -> OcrText:
    """The page just read, its received stamp and its fax line read once more."""
    read = partial(_strip_text, api)
    return settle_fax_line(settle_stamp(page, picture, partial(api.GetTSVText, 0), read), picture, read)


def _strip_text(api: "PyTessBaseAPI", strip: "Image", scattered: bool) -> str:
    """A strip of a page as one block, or word by word wherever they stand."""
    import tesserocr

    api.SetPageSegMode(tesserocr.PSM.SPARSE_TEXT if scattered else tesserocr.PSM.SINGLE_BLOCK)
    api.SetImage(strip)
    text: str = api.GetUTF8Text()
    api.SetPageSegMode(tesserocr.PSM.AUTO)
    return text


def _score(text: OcrText) -> int:
    """Words that are surely words: longer than two letters and recognised well."""
    return sum(
        word.end - word.start for word in text.words if word.confidence >= 75 and word.end - word.start > 2
    )


def _recognise(api: "PyTessBaseAPI", picture: "Image") -> OcrText:
    api.SetImage(picture)
    text = _LONE_BAR.sub("I", api.GetUTF8Text().replace("\r", "").rstrip())
    words = tuple(_located(text, api.AllWords(), api.AllWordConfidences())) if text.strip() else ()
    mean = round(sum(word.confidence for word in words) / len(words)) if words else 0
    return OcrText(text, mean, words)


def _located(text: str, words: Sequence[str], confidences: Sequence[int]) -> list[Word]:
    """Each word where it stands in the text; one that cannot be found is left out."""
    out, position = [], 0
    for word, confidence in zip(words, confidences, strict=False):
        start = text.find(word, position) if word else -1
        if start >= 0:
            position = start + len(word)
            out.append(Word(start, position, confidence))
    return out
