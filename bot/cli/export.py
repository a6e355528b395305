"""`duewatch export`: a case with its messages, for a lawyer or a hearing officer."""

from pathlib import Path
from typing import Annotated

import typer

from bot.casework.files import export_case
from bot.cli.options import OFFICE_FILE, By, OfficeFile, Reason, Ref, hand, room_of
from bot.cli.verbs import verb

app = verb("Write a case with its messages to a folder.")


@app.command()
def export(
    ref: Ref,
    folder: Annotated[Path, typer.Argument(help="A folder that does not exist yet.")],
    by: By,
    reason: Reason,
    office: OfficeFile = OFFICE_FILE,
) -> None:
    """Write a case, its dates, its log and its messages to a folder.

    Example: duewatch export 26-0014 /srv/exports/26-0014 --by DC --reason "for counsel"
    """
    with room_of(office) as room:
        count = export_case(room, ref, folder, hand(by, reason))
    typer.echo(f"{folder} holds the case and {count} messages. It names the child: keep it safe.")
