"""`duewatch case`: what people do with cases. Each change needs initials and a reason and is kept."""

from datetime import date
from typing import Annotated

import typer

from bot import clock
from bot.casework import cases
from bot.cli import printed
from bot.cli.options import (
    OFFICE_FILE,
    AsJson,
    By,
    OfficeFile,
    Reason,
    Ref,
    day,
    day_or_never,
    flag_value,
    hand,
    room_of,
)
from bot.cli.verbs import verb

app = verb("Open, list, show and correct cases. Example: duewatch case show 26-0014")
Days = Annotated[list[str], typer.Argument(metavar="DAY...", help="2026-03-04; several are candidates.")]


@app.command("open")
def open_(
    procedure: Annotated[
        list[str], typer.Option(help="due_process, expedited_due_process, state_complaint, ...")
    ],
    by: By,
    reason: Reason,
    lea: Annotated[str | None, typer.Option(help="The LEA's name as in the office file.")] = None,
    child: Annotated[list[str] | None, typer.Option(help="Name; stays in the store.")] = None,
    event: Annotated[
        list[str] | None, typer.Option(help="NAME=DAY, as lea_received_request=2026-03-04.")
    ] = None,
    office: OfficeFile = OFFICE_FILE,
) -> None:
    """Open a case for a filing that did not come by mail.

    Example: duewatch case open --procedure due_process --lea "Piedra Alta Public Schools"
    --event lea_received_request=2026-03-04 --by DC --reason "handed over at the desk"
    """
    happened: dict[str, tuple[date | None, ...]] = {}
    for text in event or ():
        name, _, on = text.partition("=")
        happened[name.strip()] = (*happened.get(name.strip(), ()), day(on))
    new = cases.NewCase(procedures=tuple(procedure), lea=lea, children=tuple(child or ()), happened=happened)
    with room_of(office) as room:
        typer.echo(cases.open_case(room, new, hand(by, reason)))


@app.command("list")
def list_(
    every: Annotated[bool, typer.Option("--all", help="Closed and merged ones, too.")] = False,
    json: AsJson = False,
    office: OfficeFile = OFFICE_FILE,
) -> None:
    """List cases with the next date to act by. Example: duewatch case list --json"""
    with room_of(office) as room:
        found = cases.list_cases(room, every=every)
    printed.as_json(found) if json else printed.cases(found)


@app.command()
def show(
    ref: Ref,
    as_of: Annotated[
        str | None, typer.Option("--as-of", metavar="DAY", help="What was known on that day.")
    ] = None,
    json: AsJson = False,
    office: OfficeFile = OFFICE_FILE,
) -> None:
    """Show a case: what happened and what follows. Example: duewatch case show 26-0014 --as-of 2026-03-03"""
    with room_of(office) as room:
        found = cases.show_case(room, ref, clock.now(), day(as_of) if as_of else None)
    if json:
        printed.as_json(found)
        return
    printed.cases([found])
    printed.happenings(found["events"])
    printed.deadlines(found)


@app.command()
def event(
    ref: Ref,
    name: Annotated[str, typer.Argument(help="What happened, as response_sent.")],
    by: By,
    reason: Reason,
    on: Days = [],  # noqa: B006 - the library copies it
    value: Annotated[str | None, typer.Option(help="For a flag: true, false, a number or a word.")] = None,
    office: OfficeFile = OFFICE_FILE,
) -> None:
    """Record that something happened. Example: duewatch case event 26-0014 response_sent 2026-03-12 --by DC
    --reason "answer mailed"
    """
    with room_of(office) as room:
        days = [day_or_never(text) for text in on]
        said = None if value is None else flag_value(value)
        cases.record_event(room, ref, name, days, hand(by, reason), value=said)


@app.command()
def confirm(
    ref: Ref,
    name: Annotated[str, typer.Argument(help="The claimed or doubtful happening.")],
    on: Annotated[str, typer.Argument(metavar="DAY|no", help="The day it was, or no: it did not happen.")],
    by: By,
    reason: Reason,
    occurrence: Annotated[int, typer.Option(help="Which one, when there were several.")] = 1,
    office: OfficeFile = OFFICE_FILE,
) -> None:
    """Settle a claimed or doubtful happening. Example: duewatch case confirm 26-0014
    lea_received_request 2026-03-04 --by DC --reason "stamp on the paper"
    """
    with room_of(office) as room:
        cases.confirm(room, ref, name, day_or_never(on), hand(by, reason), occurrence=occurrence)


@app.command()
def close(ref: Ref, by: By, reason: Reason, office: OfficeFile = OFFICE_FILE) -> None:
    """Close a case; its entries leave the calendars.

    Example: duewatch case close 26-0014 --by DC --reason settled
    """
    with room_of(office) as room:
        cases.close_case(room, ref, hand(by, reason))


@app.command()
def reopen(ref: Ref, by: By, reason: Reason, office: OfficeFile = OFFICE_FILE) -> None:
    """Open a closed case again.

    Example: duewatch case reopen 26-0014 --by DC --reason "settlement voided"
    """
    with room_of(office) as room:
        cases.reopen_case(room, ref, hand(by, reason))


@app.command()
def merge(
    ref: Ref,
    into: Annotated[str, typer.Argument(metavar="INTO", help="The case that stays.")],
    by: By,
    reason: Reason,
    office: OfficeFile = OFFICE_FILE,
) -> None:
    """Say that two cases are one matter; the earliest receipt counts. Example: duewatch case merge 26-0015
    26-0014 --by DC --reason "same letter"
    """
    with room_of(office) as room:
        cases.merge(room, ref, into, hand(by, reason))


@app.command()
def move(
    message: Annotated[str, typer.Argument(help="The message's hash, or the start of it.")],
    into: Annotated[str, typer.Argument(metavar="INTO", help="The case it belongs to.")],
    by: By,
    reason: Reason,
    office: OfficeFile = OFFICE_FILE,
) -> None:
    """Move a message to another case, with all that it told. Example: duewatch case move 3f9a 26-0014
    --by DC --reason "belongs to the brother"
    """
    with room_of(office) as room:
        cases.move(room, message, into, hand(by, reason))


@app.command()
def split(
    message: Annotated[str, typer.Argument(help="The message's hash, or the start of it.")],
    by: By,
    reason: Reason,
    office: OfficeFile = OFFICE_FILE,
) -> None:
    """Give a message a case of its own and print its reference. Example: duewatch case split 3f9a --by DC
    --reason "another matter"
    """
    with room_of(office) as room:
        typer.echo(cases.split(room, message, hand(by, reason)))


@app.command("set-lea")
def set_lea(
    ref: Ref,
    lea: Annotated[str, typer.Argument(help="The LEA's name as in the office file.")],
    by: By,
    reason: Reason,
    office: OfficeFile = OFFICE_FILE,
) -> None:
    """Say which LEA a case is about. Example: duewatch case set-lea 26-0014 "Piedra Alta Public Schools"
    --by DC --reason "school named in the letter"
    """
    with room_of(office) as room:
        cases.set_lea(room, ref, lea, hand(by, reason))
