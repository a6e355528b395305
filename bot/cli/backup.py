"""`duewatch backup`: a whole copy of store and journal, made while the daemon runs."""

from pathlib import Path
from typing import Annotated

import typer

from bot import clock
from bot.cli.options import OFFICE_FILE, OfficeFile, room_of
from bot.cli.verbs import verb
from bot.upkeep.copies import back_up

app = verb("Copy store and journal to a folder.")


@app.command()
def backup(
    folder: Annotated[Path, typer.Argument(help="A folder that does not exist yet.")],
    office: OfficeFile = OFFICE_FILE,
) -> None:
    """Copy store and journal to a folder. Example: duewatch backup /srv/backup/2026-03-04"""
    with room_of(office) as room:
        count = back_up(room, folder, clock.now())
    typer.echo(f"{folder} holds the store and {count} messages.")
