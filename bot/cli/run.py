"""`duewatch run`: the daemon."""

import typer

from bot.cli.options import OFFICE_FILE, OfficeFile, with_store
from bot.cli.verbs import verb

app = verb("Watch the mailboxes until told to stop.")


@app.command()
def run(office: OfficeFile = OFFICE_FILE) -> None:
    """Watch the mailboxes, compute, publish and remind until SIGTERM or Ctrl-C. Example: duewatch run"""
    from bot.service import run_service

    settings = with_store(office)
    typer.echo(f"Watching for {settings.office.name}. Ctrl-C or SIGTERM stops it.", err=True)
    run_service(settings)
