"""Options that verbs share, and how the words of a person become values.

`--by` may stand in $DUEWATCH_BY and `--office` in $DUEWATCH_OFFICE, so that a desk sets them once.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from bot import clock
from bot.casework.cases import Hand
from bot.workroom import Workroom, open_workroom
from config.errors import BadFile, FileProblem
from config.settings import Settings, load_settings

OfficeFile = Annotated[
    Path, typer.Option("--office", envvar="DUEWATCH_OFFICE", help="The office file.", show_default=True)
]
OFFICE_FILE = Path("office.toml")
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for programs.")]
By = Annotated[str, typer.Option("--by", envvar="DUEWATCH_BY", help="Initials of who does this, as DC.")]
Reason = Annotated[str, typer.Option("--reason", help="Why; it is kept with the case for ever.")]
Yes = Annotated[bool, typer.Option("--yes", help="Do it without asking, for scripts.")]
Ref = Annotated[str, typer.Argument(metavar="CASE", help="Our reference, as 26-0014.")]


@contextmanager
def room_of(office: Path) -> Iterator[Workroom]:
    """Open the office of that file, its store with it, and close it afterwards.

    Raises BadFile for an unusable office file or one that names no store.
    """
    room = open_workroom(with_store(office))
    try:
        yield room
    finally:
        room.close()


def with_store(office: Path) -> Settings:
    """Return the settings of an office that has a store. Raises BadFile."""
    settings = load_settings(office)
    if settings.office.store is None:
        raise BadFile(office, [FileProblem("office.store", "is missing; this command needs a store")])
    return settings


def hand(by: str, reason: str) -> Hand:
    """Return who does something now, and why."""
    return Hand(by=by.strip().upper(), reason=reason.strip(), now=clock.now())


def day(text: str) -> date:
    """Return the day that an ISO text names. Ends the command with exit code 2 otherwise."""
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        raise typer.BadParameter(f"'{text}' is not a day; write it as 2026-03-04") from None


def day_or_never(text: str) -> date | None:
    """Return the day, or None for "no": it did not happen."""
    return None if text.strip().lower() in {"no", "never", "none"} else day(text)


def flag_value(text: str) -> str | int | bool:
    """Return what a flag is set to: true, false, a number or a word."""
    if text.lower() in {"true", "false"}:
        return text.lower() == "true"
    return int(text) if text.lstrip("-").isdigit() else text


def agreed(question: str, *, yes: bool, silent: bool = False) -> bool:
    """Return whether the person says yes; `silent` (JSON for programs): only if `--yes` said so."""
    if yes or silent:
        return yes
    if typer.confirm(question):
        return True
    typer.echo("Nothing was changed.")
    return False
