"""`duewatch rules`: print a pack for review, check packs, and adopt a changed law for open cases."""

from pathlib import Path
from typing import Annotated, Any

import typer

from bot import clock
from bot.cli import printed
from bot.cli.options import OFFICE_FILE, AsJson, OfficeFile, hand, room_of
from bot.cli.verbs import verb
from bot.errors import Exit, WrongRequest
from bot.law.adoption import CaseMoves, adopt_current, proposed

app = verb("Print, check and adopt rule packs. Example: duewatch rules print US-NM")

Jurisdiction = Annotated[
    str | None,
    typer.Argument(metavar="[JURISDICTION]", help="US-NM, ...; default: those of the office file."),
]
PackFolder = Annotated[Path | None, typer.Argument(help="A folder of packs; default: the packs that ship.")]


@app.command("print")
def print_(jurisdiction: Jurisdiction = None, json: AsJson = False, office: OfficeFile = OFFICE_FILE) -> None:
    """Print the effective pack as a sheet for review: every rule in words, with its sources and examples.

    Example: duewatch rules print US-NM
    """
    from config.pack_sheet import sheet_of, table_of
    from config.packs import SHIPPED, load_pack, read_lineage

    folder, named = _where(jurisdiction, office, SHIPPED)
    for one in named:
        pack, lineage = load_pack(one, folder), read_lineage(one, folder)
        printed.as_json(table_of(pack, lineage)) if json else typer.echo(sheet_of(pack, lineage))


@app.command()
def check(
    folder: PackFolder = None,
    seal: Annotated[
        bool, typer.Option("--seal", help="Write whole.toml: these bytes passed every check.")
    ] = False,
    json: AsJson = False,
) -> None:
    """Check every pack of a folder: words, names, citations, worked examples; exit code 1 when one fails.

    Example: duewatch rules check config/rules
    """
    from config.pack_report import report_on
    from config.packs import SEAL, SHIPPED
    from config.packs import seal as sealed

    where = folder or SHIPPED
    reports = report_on(where)
    if json:
        printed.as_json([one.as_json() for one in reports])
    else:
        for one in reports:
            typer.echo(one.as_text())
    if any(one.problems for one in reports):
        raise typer.Exit(Exit.PROBLEMS)
    if seal:
        (where / SEAL).write_text(sealed(where), "utf-8")
        typer.echo(f"{where / SEAL} is written.")


@app.command("adopt")
def adopt(
    case: Annotated[
        str | None, typer.Option("--case", help="One case, as 26-0014; default: all open.")
    ] = None,
    by: Annotated[str, typer.Option("--by", envvar="DUEWATCH_BY", help="Initials of who agrees.")] = "",
    reason: Annotated[
        str, typer.Option("--reason", help="Why; it is kept with each case. Without it nothing is adopted.")
    ] = "",
    json: AsJson = False,
    office: OfficeFile = OFFICE_FILE,
) -> None:
    """Show the dates that a changed law would move further, and with --by and --reason adopt it.

    Example: duewatch rules adopt --by DC --reason "2026 text compared with the register"
    """
    if reason and not by:
        raise WrongRequest("adopting needs the initials of who agrees: --by DC")
    with room_of(office) as room:
        if not reason:
            found = proposed(room, clock.now(), ref=case)
        else:
            found = adopt_current(room, hand(by, reason), ref=case)
        trouble = room.law.trouble()
    if json:
        printed.as_json([one.as_json() for one in found])
    else:
        _print(found, adopted=bool(reason))
    if trouble:
        typer.echo(trouble, err=True)


def _print(found: list[CaseMoves], *, adopted: bool) -> None:
    moving = [one for one in found if one.moves]
    for one in moving:
        typer.echo(f"{one.case.label}{f' - {one.case.lea}' if one.case.lea else ''}")
        printed.moves(one.moves)
        typer.echo("")
    if adopted:
        typer.echo(f"Adopted for {len(found)} case{'s' if len(found) != 1 else ''}.")
    elif moving:
        typer.echo('Nothing was changed. To adopt: duewatch rules adopt --by INITIALS --reason "..."')
    else:
        typer.echo("Every open case stands under the law as it is written; nothing waits.")


def _where(jurisdiction: str | None, office: Path, shipped: Path) -> tuple[Path, tuple[str, ...]]:
    """Return the folder of packs and the jurisdictions to print: those asked for, else the office's."""
    from bot.law.office_law import OfficeLaw
    from config.settings import load_settings

    settings: Any = load_settings(office) if office.is_file() else None
    folder = settings.office.rules if settings and settings.office.rules else shipped
    if jurisdiction:
        return folder, (jurisdiction.upper(),)
    return folder, OfficeLaw(settings).jurisdictions() if settings else ("US",)
