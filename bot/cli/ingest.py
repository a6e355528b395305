"""`duewatch ingest`: take in a filing that came on paper, by fax or through a portal."""

import time
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from bot import clock
from bot.cli.options import OFFICE_FILE, By, OfficeFile, day, room_of
from bot.cli.verbs import verb
from bot.errors import StoreLocked
from bot.intake.ingest import Ending, Entered, endings, take_in_files
from bot.workroom import Workroom

app = verb("Take in a filing that came on paper, by fax or through a portal.")

PATIENCE_SECONDS = 60.0


@app.command()
def ingest(
    files: Annotated[list[Path], typer.Argument(help="Scans, PDF, .eml, .msg, mbox, or folders of mail.")],
    by: By,
    received: Annotated[
        str | None, typer.Option(metavar="DAY", help="The day the district received it, as 2026-03-04.")
    ] = None,
    office: OfficeFile = OFFICE_FILE,
) -> None:
    """Take files in and say how each ended.

    Example: duewatch ingest scan.pdf --received 2026-03-04 --by DC
    """
    entered = Entered(by=by.strip().upper(), now=clock.now(), received=day(received) if received else None)
    with room_of(office) as room:
        hashes = take_in_files(room, files, entered)
        typer.echo(f"{len(hashes)} kept.")
        for ending in _ended(room, hashes):
            where = ", ".join(ending.cases) or "no case"
            typer.echo(f"{ending.message[:12]}  {ending.state.replace('_', ' ')}  {where}  {ending.why}")


def _ended(room: Workroom, hashes: Sequence[str]) -> list[Ending]:
    """File them now; where a daemon is at work it does, and we wait a little."""
    from bot.service import equip, put_away_tools
    from bot.store_lock import hold
    from bot.work import begin, work_off

    try:
        with hold(room.store.path):
            tools = equip(room)
            begin(room, tools.clock())
            while work_off(room, tools):
                pass
            put_away_tools(tools)
    except StoreLocked:
        until = time.monotonic() + PATIENCE_SECONDS
        while time.monotonic() < until and any(one.state == "arrived" for one in endings(room, hashes)):
            time.sleep(0.5)
    return endings(room, hashes)
