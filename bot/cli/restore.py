"""`duewatch restore`: bring a backup back. Overwrites nothing."""

from pathlib import Path
from typing import Annotated

import typer

from bot.cli.options import OFFICE_FILE, OfficeFile
from bot.cli.verbs import verb
from bot.upkeep.copies import restore as bring_back
from config.errors import BadFile, FileProblem
from config.settings import load_settings

app = verb("Bring back a copy made by backup.")


@app.command()
def restore(
    folder: Annotated[Path, typer.Argument(help="A folder that backup made.")],
    office: OfficeFile = OFFICE_FILE,
) -> None:
    """Bring a backup back as the office's store; there must be none yet.

    Example: duewatch restore /srv/backup/2026-03-04
    """
    settings = load_settings(office)
    if settings.office.store is None:
        raise BadFile(office, [FileProblem("office.store", "is missing; a backup needs a place to go")])
    count = bring_back(folder, settings.office.store)
    typer.echo(f"{settings.office.store} and {count} messages are back; run 'duewatch verify' next.")
