"""`duewatch closed-day`: a day that does not count, announced late. Shows what it moves, then asks."""

from typing import Annotated

import typer

from bot import clock
from bot.cli import printed
from bot.cli.options import OFFICE_FILE, AsJson, By, OfficeFile, Reason, Yes, agreed, day, hand, room_of
from bot.cli.verbs import verb
from bot.errors import WrongRequest
from bot.law.adoption import CaseMoves
from bot.law.day_files import already_closed, carry_out, closed_day, foreseen, known_lea, office_day, snow_day
from bot.workroom import Workroom
from config.office_days import OfficeDay, load_office_days
from config.settings import load_settings
from deadlines.days import in_words

app = verb(
    "Add a day that does not count, after showing what it moves. Example: duewatch closed-day add --help"
)


@app.command()
def add(
    on: Annotated[str, typer.Argument(metavar="DAY", help="The day, as 2026-03-13.")],
    name: Annotated[str, typer.Option("--name", help="What it is: 'Governor's snow closure'.")],
    source: Annotated[str, typer.Option("--source", help="Who says so: an order, a memo, a link.")],
    by: By,
    reason: Reason,
    lea: Annotated[
        str | None, typer.Option("--lea", help="A snow day of this district: goes to its school calendar.")
    ] = None,
    jurisdiction: Annotated[
        str, typer.Option("--jurisdiction", help="The state whose offices are closed; default: the office's.")
    ] = "",
    open_: Annotated[
        bool, typer.Option("--open", help="The other way: state offices work on this listed holiday.")
    ] = False,
    yes: Yes = False,
    json: AsJson = False,
    office: OfficeFile = OFFICE_FILE,
) -> None:
    """Close a day for the state's offices, or with --lea for one district's schools.

    Example: duewatch closed-day add 2026-03-13 --name "Snow closure" --source "Executive Order 2026-07"
    --by DC --reason "announced by the governor on 12 March"
    """
    told = {"day": day(on), "name": name, "source": source, "entered_by": by.strip().upper()}
    entry = office_day({**told, "open": open_, "jurisdiction": jurisdiction.upper()})
    with room_of(office) as room:
        if lea is None:
            _require_news(room, entry)
            change = closed_day(room.settings, entry)
        else:
            change = snow_day(known_lea(room.settings, lea), entry)
        moving = foreseen(room, change, clock.now())
        if json:
            printed.as_json(_told(entry, str(change.path), moving, applied=yes))
        else:
            typer.echo(f"{in_words(entry.day)}, {name}: {'open' if open_ else 'closed'}.")
            printed.case_moves(moving)
        if not agreed(f"Write it to {change.path} and adopt it in open cases?", yes=yes, silent=json):
            return
        done = carry_out(room, change, hand(by, reason))
    if not json:
        typer.echo(
            f"Written to {change.path}; adopted for {len(done)} open case{'s' if len(done) != 1 else ''}."
        )


@app.command("list")
def list_(json: AsJson = False, office: OfficeFile = OFFICE_FILE) -> None:
    """List the closed days that this office entered. Example: duewatch closed-day list"""
    path = load_settings(office).office.closed_days
    entries = load_office_days(path) if path.exists() else ()
    if json:
        printed.as_json([one.model_dump(mode="json") for one in entries])
        return
    rows = [
        (in_words(one.day), one.name, "open" if one.open else "closed", one.source, one.entered_by)
        for one in sorted(entries, key=lambda one: one.day)
    ]
    printed.table(("on", "name", "", "source", "by"), rows) if rows else typer.echo("None was entered.")


def _require_news(room: Workroom, entry: OfficeDay) -> None:
    unknown = entry.jurisdiction and not any(entry.is_for(one) for one in room.law.jurisdictions())
    if unknown:
        known = ", ".join(room.law.jurisdictions())
        raise WrongRequest(f"no LEA of this office stands under {entry.jurisdiction}; it has {known}")
    already = already_closed(room, entry)
    if already and not entry.open:
        raise WrongRequest(f"{in_words(entry.day)} is closed already: {already}; nothing was changed")


def _told(entry: OfficeDay, path: str, moving: list[CaseMoves], *, applied: bool) -> dict[str, object]:
    moves = [one.as_json() for one in moving]
    return {**entry.model_dump(mode="json"), "file": path, "applied": applied, "cases": moves}
