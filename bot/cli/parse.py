"""`duewatch parse`: read mail files and print what they are. Touches no store and no network.

Mail is read in the limited process that the daemon uses, so no file can hang or end the command.
The JSON form is fixed: other programs call this. One line a message, also for one that cannot be
read; a later message that is the same filing as an earlier one of the call says so.
"""

import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Annotated, Any

import typer

from bot.errors import Exit, ReaderDied
from bot.mailboxes.files import Stored, read_files
from bot.reader import LimitedReader
from config.errors import BadFile
from config.letter_elements import required_elements
from config.settings import Settings, load_settings
from parsers.reading import Filing, Kind, Problem, Reading

app = typer.Typer(add_completion=False)
MOST_REMEMBERED = 2000
"""Filings of one call that later ones are compared with."""


class Reader:
    """Reads the messages of one call and remembers their filings."""

    def __init__(self, settings: Settings) -> None:
        from bot.workroom import directory_of

        self._reader = LimitedReader(directory_of(settings), tessdata=settings.ocr.tessdata)
        self._seen: list[tuple[str, Filing]] = []

    def read(self, stored: Stored) -> tuple[str, Reading, str | None]:
        """The name of the message, its reading, and the earlier message that it repeats."""
        name = f"{stored.path.name}:{stored.number}" if stored.number else stored.path.name
        reading = self._reading(stored)
        return name, reading, self._duplicate(name, reading)

    def close(self) -> None:
        """End the reading process."""
        self._reader.close()

    def _reading(self, stored: Stored) -> Reading:
        if stored.problem:
            return _unread(stored, stored.problem, "Look at the file.")
        try:
            return self._reader.read(stored.raw, stored.dated)[0]
        except ReaderDied as error:
            return _unread(stored, f"Reading it failed: {error}.", "Open it in a mail program.")

    def _duplicate(self, name: str, reading: Reading) -> str | None:
        from parsers.likeness import same_filing
        from parsers.reading import OPENING

        filings = [filing for filing in reading.filings if filing.kind in OPENING]
        found = [first for first, known in self._seen for filing in filings if same_filing(known, filing)]
        if not found:
            self._seen = [*self._seen, *((name, filing) for filing in filings)][-MOST_REMEMBERED:]
        return found[0] if found else None


def run_parse(settings: Settings, paths: Sequence[Path], *, as_json: bool) -> Iterator[str]:
    """One line, or one paragraph, a message, in the order given."""
    with closing(Reader(settings)) as reader:
        for stored in read_files(paths):
            name, reading, duplicate_of = reader.read(stored)
            yield json_line(name, reading, duplicate_of) if as_json else in_words(name, reading, duplicate_of)


def _unread(stored: Stored, why: str, do: str) -> Reading:
    problem = Problem(why, stored.path.name, do)
    return Reading(message="", kind=Kind.UNREADABLE, why=why, needs_person=(why,), problems=(problem,))


def json_line(name: str, reading: Reading, duplicate_of: str | None) -> str:
    """The contract's line."""
    from parsers.predictions import prediction

    line = prediction(name, reading, required_elements(str(reading.kind)), duplicate_of)
    return json.dumps(line, ensure_ascii=False)


def in_words(name: str, reading: Reading, duplicate_of: str | None) -> str:
    """What a person wants to know of a message, on a few lines."""
    from parsers.predictions import prediction

    line = prediction(name, reading, required_elements(str(reading.kind)), duplicate_of)
    words = [f"{name}: {str(reading.kind).replace('_', ' ')} ({reading.why})"]
    words += [f"  same filing as {duplicate_of}"] if duplicate_of else []
    words += [f"  needs a person: {reason}" for reason in reading.needs_person]
    words += [f"  {key.replace('_', ' ')}: {_shown(value)}" for key, value in line["facts"].items()]
    words += [f"  problem: {problem.what} {problem.do}".rstrip() for problem in reading.problems]
    return "\n".join(words)


def _shown(value: Any) -> str:
    if isinstance(value, list):
        return "; ".join(_shown(each) for each in value) or "none"
    if isinstance(value, dict):
        return " ".join(str(each) for each in value.values() if each is not None)
    return {True: "yes", False: "no"}.get(value, str(value)) if isinstance(value, bool) else str(value)


def _print(lines: Iterable[str]) -> None:
    for line in lines:
        sys.stdout.write(f"{line}\n")
        sys.stdout.flush()


@app.command()
def parse(
    paths: Annotated[list[Path], typer.Argument(help="mail files (.eml, .msg, mbox) or folders of them")],
    office: Annotated[
        Path, typer.Option("--office", envvar="DUEWATCH_OFFICE", help="the office file")
    ] = Path("office.toml"),
    json_: Annotated[bool, typer.Option("--json", help="print one JSON object a message")] = False,
) -> None:
    """Read mail files and print what they are; nothing is stored.

    Example: duewatch parse --office office.toml --json mail/
    """
    try:
        settings = load_settings(office)
    except BadFile as bad:
        sys.stderr.write(f"{bad}\n")
        raise typer.Exit(Exit.BAD_INPUT) from None
    _print(run_parse(settings, paths, as_json=json_))


if __name__ == "__main__":
    app()
