"""`duewatch status`: how the service is, what is wrong, what comes next. Reads the store only."""

import typer

from bot import clock
from bot.cli import printed
from bot.cli.options import OFFICE_FILE, AsJson, OfficeFile, room_of
from bot.cli.verbs import verb
from bot.errors import Exit
from bot.upkeep.health import Health, health_of

app = verb("Say how the service is and what comes next.")


@app.command()
def status(json: AsJson = False, office: OfficeFile = OFFICE_FILE) -> None:
    """Say how the service is; exit code 1 when it is degraded. Example: duewatch status --json"""
    with room_of(office) as room:
        health = health_of(room, clock.now())
    printed.as_json(health.as_json()) if json else _print(health)
    raise typer.Exit(Exit.OK if health.state == "ok" else Exit.PROBLEMS)


def _print(health: Health) -> None:
    typer.echo(f"Duewatch is {health.state}.")
    for trouble in health.troubles:
        typer.echo(f"  ! {trouble}")
    for mailbox, instant in health.read_through.items():
        typer.echo(f"{mailbox} is read through {instant or 'nothing yet'}.")
    ended = ", ".join(f"{count} {state.replace('_', ' ')}" for state, count in health.messages.items())
    typer.echo(f"Messages: {ended}.")
    typer.echo(f"Open cases: {health.open_cases}. In the tray: {health.tray}.")
    if health.next:
        typer.echo(f"Next: act by {health.next['act_by']} on {health.next['id']} of {health.next['case']}.")
