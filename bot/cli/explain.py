"""`duewatch explain`: one date of one case, line by line, with its sources."""

from typing import Annotated

import typer

from bot import clock
from bot.casework import cases
from bot.cli import printed
from bot.cli.options import OFFICE_FILE, AsJson, OfficeFile, Ref, room_of
from bot.cli.verbs import verb
from bot.errors import WrongRequest

app = verb("Say why a date is what it is, line by line.")

_LISTS = ("deadlines", "immediate", "undecided", "suspended", "not_required", "waiting")


@app.command()
def explain(
    ref: Ref,
    rule: Annotated[str, typer.Argument(metavar="ID", help="The rule's id, as case show prints it.")],
    json: AsJson = False,
    office: OfficeFile = OFFICE_FILE,
) -> None:
    """Say why a date is what it is. Example: duewatch explain 26-0014 dp_response"""
    with room_of(office) as room:
        shown = cases.show_case(room, ref, clock.now())
    found = [{"list": name, **one} for name in _LISTS for one in shown[name] if one["id"] == rule]
    if not found:
        known = sorted({one["id"] for name in _LISTS for one in shown[name]})
        raise WrongRequest(f"case {shown['ref']} has no '{rule}'; it has {', '.join(known) or 'nothing yet'}")
    if json:
        printed.as_json(found)
        return
    for one in found:
        printed.duty(one)
