"""The text recognition of this machine, for scans and photographs of letters.

It loads data files that are on this machine; where there are none, an image stays a problem that says so.
"""

import os
from pathlib import Path

from parsers.documents.ocr import OcrEngine

LANGUAGES = ("eng", "spa")
_USUAL = ("/usr/share/tesseract-ocr/5", "/usr/share/tesseract-ocr/4.00", "/usr/share", "/usr/local/share")


def tessdata(named: Path | None) -> Path | None:
    """Return the folder of language data: the one named, else the first of the usual ones, else None."""
    usual = (Path(folder) / "tessdata" for folder in _USUAL)
    return named or next((folder for folder in usual if folder.is_dir()), None)


def recogniser(named: Path | None) -> OcrEngine | None:
    """Return the recogniser; None where the `ocr` extra or its language data are not there."""
    folder = tessdata(named)
    if folder is None:
        return None
    os.environ.setdefault("OMP_THREAD_LIMIT", "1")
    from parsers.documents.tesseract import TesseractOcr, available_languages

    languages = [name for name in LANGUAGES if name in available_languages(str(folder))]
    return TesseractOcr(str(folder), languages, os.cpu_count() or 1) if languages else None
