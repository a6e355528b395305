"""`duewatch replay`: let kept messages be read again, as after an update of the parsers.

What a message told before stays; a reading that says the same adds nothing.
"""

from typing import Annotated

import typer

from bot.cli.options import OFFICE_FILE, OfficeFile, room_of
from bot.cli.verbs import verb
from bot.errors import WrongRequest
from bot.store import messages
from bot.workroom import Workroom

app = verb("Read kept messages again.")


@app.command()
def replay(
    message: Annotated[list[str], typer.Argument(help="Hashes, or the start of each.")],
    office: OfficeFile = OFFICE_FILE,
) -> None:
    """Let kept messages be read again by the daemon or by `once`. Example: duewatch replay 3f9a02"""
    with room_of(office) as room:
        for start in message:
            typer.echo(f"{_again(room, start)[:12]} will be read again.")


def _again(room: Workroom, start: str) -> str:
    found = room.store.read(lambda connection: messages.beginning_with(connection, start.lower()))
    if len(found) != 1:
        raise WrongRequest(f"{len(found) or 'no'} messages begin with '{start}'; give one hash")
    room.store.write(lambda connection: messages.read_again(connection, found[0].hash))
    return found[0].hash
