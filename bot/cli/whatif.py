"""`duewatch whatif`: which dates would move if something were different. Changes nothing."""

import json as json_text
import sys
import tomllib
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer

from bot import clock
from bot.cli import printed
from bot.cli.options import OFFICE_FILE, AsJson, OfficeFile, flag_value, room_of
from bot.cli.verbs import verb
from bot.errors import WrongRequest
from bot.law.whatif import Different, changed_tables, what_if
from config.errors import BadFile, FileProblem
from deadlines.whatif import Move, as_json, moves

app = verb("Show which dates would move if something were different; changes nothing.")

CaseRef = Annotated[str | None, typer.Argument(metavar="[CASE]", help="Our reference, as 26-0014.")]
FileName = Annotated[
    Path | None, typer.Option("--file", help="A case as 'duewatch calc' takes it, instead of CASE.")
]
Events = Annotated[
    list[str] | None,
    typer.Option("--event", help="NAME=DAY; takes the place of what is known. Again: it happened again."),
]
Without = Annotated[list[str] | None, typer.Option("--without", help="NAME of an event or flag left out.")]
Flags = Annotated[list[str] | None, typer.Option("--flag", help="NAME=VALUE, as pwn_already_sent=true.")]


@app.command()
def whatif(
    ref: CaseRef = None,
    file: FileName = None,
    event: Events = None,
    without: Without = None,
    flag: Flags = None,
    json: AsJson = False,
    office: OfficeFile = OFFICE_FILE,
) -> None:
    """Show which dates would move, from what to what, and why; changes nothing.

    Example: duewatch whatif 26-0014 --event lea_received_request=2026-03-02
    """
    different = Different(
        events=_events(event or ()), without=tuple(without or ()), flags=dict(_flags(flag or ()))
    )
    if (ref is None) is (file is None):
        raise WrongRequest("say one of: a case, as 26-0014, or --file case.json")
    if different.nothing:
        raise WrongRequest("say what is to be different: --event NAME=DAY, --without NAME, --flag NAME=VALUE")
    told: dict[str, Any] = {}
    if file is not None:
        found = _of_file(file, different)
    else:
        with room_of(office) as room:
            stored, found = what_if(room, str(ref), different, clock.now())
        told = {"case": stored.ref, "label": stored.label}
    if json:
        printed.as_json({**told, "moves": [as_json(move) for move in found]})
        return
    printed.moves(found) if found else typer.echo("No date moves.")


def _of_file(file: Path, different: Different) -> tuple[Move, ...]:
    from bot.cli.calc import compute_text

    is_toml = file.suffix == ".toml"
    text = _text(file)
    _, before = compute_text(text, is_toml=is_toml, name=str(file))
    tables = tomllib.loads(text) if is_toml else json_text.loads(text)
    otherwise = json_text.dumps(changed_tables(tables, different), default=date.isoformat)
    _, after = compute_text(otherwise, is_toml=False, name=str(file))
    return moves(before, after)


def _text(file: Path) -> str:
    try:
        return sys.stdin.read() if str(file) == "-" else file.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise BadFile(file, [FileProblem("", f"cannot be read ({type(error).__name__})")]) from None


def _events(told: Iterable[str]) -> dict[str, list[str]]:
    days: dict[str, list[str]] = {}
    for name, on in _halves(told, "--event", "lea_received_request=2026-03-04"):
        days.setdefault(name, []).append(on)
    return days


def _flags(told: Iterable[str]) -> Iterable[tuple[str, str | int | bool]]:
    for name, value in _halves(told, "--flag", "pwn_already_sent=true"):
        yield name, flag_value(value)


def _halves(told: Iterable[str], option: str, example: str) -> Iterable[tuple[str, str]]:
    for text in told:
        name, equals, value = text.partition("=")
        if not (name.strip() and equals and value.strip()):
            raise typer.BadParameter(f"'{text}' says no name and value; write {option} {example}")
        yield name.strip(), value.strip()
