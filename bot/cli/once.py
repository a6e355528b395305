"""`duewatch once`: one pass over everything, for a try or a timer."""

import typer

from bot.cli.options import OFFICE_FILE, OfficeFile, with_store
from bot.cli.verbs import verb
from bot.errors import Exit

app = verb("Do everything that is to be done now, then stop.")


@app.command()
def once(office: OfficeFile = OFFICE_FILE) -> None:
    """Read the mailboxes, file, publish and send what is due, then stop. Example: duewatch once"""
    from bot.service import run_once

    done = run_once(with_store(office))
    typer.echo(f"{done.taken_in} messages taken in.")
    for trouble in done.troubles:
        typer.echo(trouble, err=True)
    raise typer.Exit(Exit.TRY_AGAIN if done.troubles else Exit.OK)
