"""`duewatch school`: a district's school calendar, proposed from its own file and confirmed by a person."""

from dataclasses import replace
from pathlib import Path
from typing import Annotated, Any

import typer

from bot import clock
from bot.cli import printed
from bot.cli.options import OFFICE_FILE, AsJson, OfficeFile, Yes, agreed, day, hand, room_of
from bot.cli.verbs import verb
from bot.law.adoption import CaseMoves
from bot.law.day_files import (
    DayChange,
    carry_out,
    foreseen,
    is_listed,
    known_lea,
    line_to_add,
    school_calendar,
)
from config.errors import BadFile, FileProblem
from config.school_import import Meaning, Proposal, from_csv, from_icalendar, from_toml
from config.strict import MAX_BYTES
from deadlines.days import in_words

app = verb("Bring in a district's school calendar. Example: duewatch school import --help")


@app.callback()
def _root() -> None:
    """Hold the sub-verbs together."""


@app.command("import")
def import_(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="What the district gives: .toml, .csv, .ics.")],
    lea: Annotated[str, typer.Option("--lea", help="The LEA's name as in the office file.")],
    entered_by: Annotated[
        str, typer.Option("--entered-by", envvar="DUEWATCH_BY", help="Initials of who enters it, as DC.")
    ],
    source: Annotated[str, typer.Option("--source", help="Where it comes from: 'board calendar of 3 June'.")],
    week: Annotated[
        str | None,
        typer.Option("--week", help="School weekdays: mon,tue,wed,thu; default Monday to Friday."),
    ] = None,
    first: Annotated[str | None, typer.Option("--first", help="First day of school, if not told.")] = None,
    last: Annotated[str | None, typer.Option("--last", help="Last day of school, if not told.")] = None,
    yes: Yes = False,
    json: AsJson = False,
    office: OfficeFile = OFFICE_FILE,
) -> None:
    """Show a school calendar as it was read, with its questions; once confirmed, write it for the office.

    Example: duewatch school import calendar.ics --lea "Piedra Alta Public Schools" --entered-by DC
    --source "board calendar of 3 June 2026"
    """
    with room_of(office) as room:
        agency = known_lea(room.settings, lea)
        proposal = _read(file, room.settings.timezone_of(lea))
        proposal = _answered(proposal, week, first, last)
        _require_complete(file, proposal)
        text = proposal.as_toml(source, entered_by.strip().upper())
        change = school_calendar(office, agency, text)
        moving = foreseen(room, change, clock.now())
        listed = is_listed(room.settings, change)
        line = None if listed else line_to_add(room.settings, office, change)
        if json:
            printed.as_json(_told(proposal, change, line, moving, applied=yes))
        else:
            _show(proposal, moving)
        if not agreed(f"Write it to {change.path}?", yes=yes, silent=json):
            return
        reason = f"school calendar brought in: {source}"
        carry_out(room, change, hand(entered_by, reason))
    if not json:
        _say_written(change, agency.name, line)


def _read(file: Path, zone: str) -> Proposal:
    suffix = file.suffix.lower()
    if suffix == ".toml":
        return from_toml(file)
    if suffix not in (".csv", ".ics"):
        raise BadFile(file, [FileProblem("", "is neither .toml, .csv nor .ics; save it as one of these")])
    try:
        if file.stat().st_size > MAX_BYTES:
            raise BadFile(file, [FileProblem("", f"is larger than {MAX_BYTES} bytes; is it the right file?")])
        text = file.read_text("utf-8-sig", errors="replace")
    except OSError as error:
        what = f"cannot be read ({error.strerror}); check its name and its rights"
        raise BadFile(file, [FileProblem("", what)]) from None
    return from_csv(text) if suffix == ".csv" else from_icalendar(text, zone)


def _answered(proposal: Proposal, week: str | None, first: str | None, last: str | None) -> Proposal:
    """Take over what the person says in the command itself."""
    if week:
        named = tuple(part.strip().lower() for part in week.split(",") if part.strip())
        asked = tuple(one for one in proposal.questions if "weekdays" not in one)
        proposal = replace(proposal, week=named, questions=asked)
    if first and last:
        asked = tuple(one for one in proposal.questions if "first and the last day" not in one)
        proposal = replace(proposal, sessions=((day(first), day(last)),), questions=asked)
    return proposal


def _require_complete(file: Path, proposal: Proposal) -> None:
    if not proposal.complete:
        told = [*proposal.problems, *proposal.questions, "say them with --first DAY --last DAY"]
        raise BadFile(file, [FileProblem("", one) for one in told])


def _show(proposal: Proposal, moving: list[CaseMoves]) -> None:
    for first, last in proposal.sessions:
        typer.echo(f"School from {in_words(first)} to {in_words(last)}, {', '.join(proposal.week)}.")
    rows = [(_span(one.first, one.last), one.name, one.meaning.value) for one in proposal.entries]
    if rows:
        printed.table(("on", "as the district writes", "taken as"), rows)
    for heading, told in (("Questions", proposal.questions), ("Left out", proposal.problems)):
        if told:
            typer.echo(f"{heading}:")
        for one in told:
            typer.echo(f"  {one}")
    printed.case_moves(moving)


def _say_written(change: DayChange, lea: str, line: str | None) -> None:
    typer.echo(f"Written to {change.path}.")
    if line is None:
        typer.echo("The office file names it already; it is in force.")
    else:
        typer.echo(f'Not in force yet: in the office file, in the [[lea]] table of "{lea}", put the line')
        typer.echo(f"  {line}")


def _told(
    proposal: Proposal, change: DayChange, line: str | None, moving: list[CaseMoves], *, applied: bool
) -> dict[str, Any]:
    entries = [
        {"first": str(one.first), "last": str(one.last), "name": one.name, "taken_as": one.meaning.value}
        for one in proposal.entries
    ]
    return {
        **proposal.table(),
        "entries": entries,
        "unclear": [one["name"] for one in entries if one["taken_as"] == Meaning.UNCLEAR],
        "questions": list(proposal.questions),
        "problems": list(proposal.problems),
        "file": str(change.path),
        "line_to_add": line,
        "applied": applied,
        "cases": [one.as_json() for one in moving],
    }


def _span(first: Any, last: Any) -> str:
    return in_words(first) if first == last else f"{in_words(first)} to {in_words(last)}"
