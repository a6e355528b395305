"""`duewatch calendar`: the shared calendars of the office, and a person's word that one is the right one."""

from typing import Annotated

import typer

from bot.cli import printed
from bot.cli.options import OFFICE_FILE, AsJson, By, OfficeFile, Reason, hand, room_of
from bot.cli.verbs import verb
from bot.publishing import calendar_care

app = verb("List shared calendars, and accept one that looks emptied or new. Example: duewatch calendar list")


@app.command("list")
def list_(json: AsJson = False, office: OfficeFile = OFFICE_FILE) -> None:
    """List calendars, when each was last as wanted, and what hinders it. Example: duewatch calendar list"""
    with room_of(office) as room:
        found = calendar_care.list_calendars(room)
    if json:
        printed.as_json(found)
        return
    rows = [
        (one["name"], ", ".join(one["leas"] or ["all"]), one["published"] or "never", one["trouble"])
        for one in found
    ]
    printed.table(("calendar", "shows", "last as wanted", "trouble"), rows)


@app.command()
def accept(
    name: Annotated[str, typer.Argument(metavar="NAME", help="The calendar's name in the office file.")],
    by: By,
    reason: Reason,
    office: OfficeFile = OFFICE_FILE,
) -> None:
    """Say that a calendar is the right one although our entries vanished from it, or it is another one.

    Example: duewatch calendar accept deadlines --by DC --reason "moved to the new server"
    """
    with room_of(office) as room:
        calendar_care.accept_calendar(room, name, hand(by, reason))
    typer.echo(f"{name} is accepted; its entries are written at the next pass.")
