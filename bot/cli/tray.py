"""`duewatch tray`: what needs a person, and how it is settled. Nothing leaves the tray by itself."""

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any

import typer

from bot.casework import cases
from bot.cli import printed
from bot.cli.options import OFFICE_FILE, AsJson, By, OfficeFile, Reason, hand, room_of
from bot.cli.verbs import verb

app = verb("List and settle what needs a person. Example: duewatch tray", bare=True)
Number = Annotated[int, typer.Argument(help="The number that the list shows.")]


@app.callback()
def show(context: typer.Context, json: AsJson = False, office: OfficeFile = OFFICE_FILE) -> None:
    """List what waits for a person, oldest first. Example: duewatch tray --json"""
    if context.invoked_subcommand is not None:
        return
    with room_of(office) as room:
        found = cases.tray(room)
    if json:
        printed.as_json(found)
    elif not found:
        typer.echo("Nothing waits for a person.")
    else:
        rows = [
            (i["id"], _why(i), ", ".join(i["candidates"]) or i["case"], (i["message"] or "")[:12])
            for i in found
        ]
        printed.table(("no.", "what to decide", "case", "message"), rows)


@app.command()
def file(number: Number, by: By, reason: Reason, office: OfficeFile = OFFICE_FILE) -> None:
    """Take the message in after all.

    Example: duewatch tray file 7 --by DC --reason "it is a filing"
    """
    _settle(office, number, "file", hand(by, reason))


@app.command("set-aside")
def set_aside(number: Number, by: By, reason: Reason, office: OfficeFile = OFFICE_FILE) -> None:
    """Say that the message is no filing.

    Example: duewatch tray set-aside 7 --by DC --reason advertising
    """
    _settle(office, number, "set-aside", hand(by, reason))


@app.command()
def answered(number: Number, by: By, reason: Reason, office: OfficeFile = OFFICE_FILE) -> None:
    """Say that a question is answered.

    Example: duewatch tray answered 7 --by DC --reason "asked the school"
    """
    _settle(office, number, "answered", hand(by, reason))


def _settle(office: Path, number: int, verdict: str, by: cases.Hand) -> None:
    with room_of(office) as room:
        cases.settle(room, number, verdict, by)


def _why(item: Mapping[str, Any]) -> str:
    return "; ".join([item["ask"], *item["reasons"]])
