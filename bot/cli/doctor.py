"""`duewatch doctor`: tries everything that is configured. Sends nothing, changes nothing."""

import typer

from bot import clock
from bot.cli import printed
from bot.cli.options import OFFICE_FILE, AsJson, OfficeFile, room_of
from bot.cli.verbs import verb
from bot.errors import Exit
from bot.upkeep.doctor import Grade, examine

app = verb("Try everything that is configured and say what is wrong.")

_MARKS = {Grade.WELL: "ok   ", Grade.NOTE: "note ", Grade.WRONG: "WRONG"}


@app.command()
def doctor(json: AsJson = False, office: OfficeFile = OFFICE_FILE) -> None:
    """Try mailboxes, mail out, calendars, law and days; exit code 1 if any is wrong.

    Example: duewatch doctor
    """
    with room_of(office) as room:
        found = list(examine(room, clock.today(room.settings.office.timezone)))
    if json:
        printed.as_json([{"what": f.what, "grade": f.grade.value, "says": f.says} for f in found])
    else:
        for one in found:
            typer.echo(f"{_MARKS[one.grade]}  {one.what}" + (f": {one.says}" if one.says else ""))
    wrong = any(one.grade is Grade.WRONG for one in found)
    raise typer.Exit(Exit.PROBLEMS if wrong else Exit.OK)
