"""`duewatch verify`: whether store and journal are whole. Reads everything, changes nothing."""

import typer

from bot.cli.options import OFFICE_FILE, OfficeFile, room_of
from bot.cli.verbs import verb
from bot.errors import Exit
from bot.upkeep.copies import faults

app = verb("Check that store and journal are whole.")


@app.command()
def verify(office: OfficeFile = OFFICE_FILE) -> None:
    """Check every kept message against its hash, and the store against itself. Example: duewatch verify"""
    with room_of(office) as room:
        found = list(faults(room))
    for fault in found:
        typer.echo(fault)
    typer.echo(f"{len(found)} faults." if found else "Store and journal are whole.")
    raise typer.Exit(Exit.PROBLEMS if found else Exit.OK)
