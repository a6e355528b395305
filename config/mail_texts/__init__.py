"""The words of our own mail, as an office may change them.

One text file a kind of mail: a Subject line, an empty line, the body; Jinja's plain syntax. An
office puts a file of the same name into its own folder (`office.mail_texts`) to replace one whole.
"""

from pathlib import Path

KINDS = ("acknowledgement", "tray", "reminder", "digest", "alarm", "moved")


def text_of(kind: str, own: Path | None = None) -> str:
    """Return the text of one of `KINDS`: the office's own where it has one, else ours."""
    if kind not in KINDS:
        raise ValueError(f"no mail text '{kind}'; known are {', '.join(KINDS)}")
    if own is not None and (path := own / f"{kind}.txt").is_file():
        return path.read_text("utf-8")
    return (Path(__file__).parent / f"{kind}.txt").read_text("utf-8")
