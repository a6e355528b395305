"""`duewatch attempt`: the log of attempts to reach a parent (34 CFR 300.322(d))."""

from typing import Annotated

import typer

from bot import clock
from bot.casework import cases
from bot.casework.attempts_so_far import attempts_so_far
from bot.cli import printed
from bot.cli.options import OFFICE_FILE, AsJson, By, OfficeFile, Ref, day, hand, room_of
from bot.cli.verbs import verb

app = verb("Keep the log of attempts to reach a parent. Example: duewatch attempt list 26-0014")


@app.command()
def add(
    ref: Ref,
    on: Annotated[str, typer.Argument(metavar="DAY", help="2026-03-04")],
    how: Annotated[str, typer.Option(help="letter, mail, call or visit.")],
    to: Annotated[str, typer.Option(help="Whom: mother, guardian, ...")],
    by: By,
    result: Annotated[str, typer.Option(help="What came of it; 'no answer' counts.")],
    purpose: Annotated[str, typer.Option(help="What it was about.")] = "resolution meeting",
    at: Annotated[str | None, typer.Option(help="Time of day, as 14:05.")] = None,
    copy: Annotated[str, typer.Option(help="Where the copy of the letter or answer lies.")] = "",
    corrects: Annotated[str | None, typer.Option(help="Id of an attempt that this one corrects.")] = None,
    office: OfficeFile = OFFICE_FILE,
) -> None:
    """Write an attempt down and print its id. Example: duewatch attempt add 26-0014 2026-03-05 --how call
    --to mother --at 14:05 --result "no answer, left a message" --by DC
    """
    attempt = cases.NewAttempt(
        on=day(on), at=at, how=how, to_whom=to, purpose=purpose, result=result, copy=copy, supersedes=corrects
    )
    with room_of(office) as room:
        typer.echo(cases.add_attempt(room, ref, attempt, hand(by, purpose)))


@app.command("list")
def list_(ref: Ref, json: AsJson = False, office: OfficeFile = OFFICE_FILE) -> None:
    """List a case's attempts in order of their days. Example: duewatch attempt list 26-0014 --json"""
    with room_of(office) as room:
        found = cases.list_attempts(room, ref)
    if json:
        printed.as_json(found)
        return
    rows = [
        (a["on"], a["at"] or "", a["how"], a["to_whom"], a["result"], a["by"], a["standing"]) for a in found
    ]
    printed.table(("on", "at", "how", "to whom", "result", "by", "standing"), rows)


@app.command()
def standing(
    ref: Ref,
    rule: Annotated[
        str, typer.Option(help="Which rule about attempts.")
    ] = "resolution_participation_attempts",
    json: AsJson = False,
    office: OfficeFile = OFFICE_FILE,
) -> None:
    """Say how many attempts count, what is missing and what the law then allows.

    Example: duewatch attempt standing 26-0014 --rule resolution_participation_attempts
    """
    with room_of(office) as room:
        found = attempts_so_far(room, ref, rule, clock.now())
    if json:
        printed.as_json(found)
        return
    typer.echo(f"{found['title']}: {found['counted']} count, {found['missing']} missing.")
    for one in found["not_counted"]:
        typer.echo(f"  {one['on']} does not count: {'; '.join(one['why'])}")
    if found["next_how"]:
        typer.echo(f"Next: {' or '.join(found['next_how'])}, by {found['next_by'] or 'no stated day'}")
    for what in found["may"]:
        typer.echo(f"The law allows: {what}")
    for what in found["may_not"]:
        typer.echo(f"Not allowed now: {what}")
    typer.echo("Source: " + "; ".join(found["citations"]))
