"""`duewatch calc`: one case in, its deadlines out. Needs no store and no office file, and no clock.

The form of input and output is fixed: other programs call this.
"""

import json
import sys
import tomllib
from collections import Counter
from pathlib import Path
from typing import Annotated, Any

import typer

from bot.errors import Exit
from config.case_file import CaseFile, read_case
from config.closed_days import closed_days_for
from config.errors import BadFile, FileProblem
from config.packs import load_pack
from deadlines import report
from deadlines.computed import Computed
from deadlines.days import Days
from deadlines.explain import as_text
from deadlines.rules import RulePack
from deadlines.verification import verify
from deadlines.worlds import over_worlds

MAX_BYTES = 1_000_000
MAX_DEPTH_REMARK = "is nested too deeply"

app = typer.Typer(add_completion=False)


def run_calc(text: str, *, is_toml: bool, as_json: bool, name: str = "case") -> str:
    """Return the deadlines of the case in `text`, as the contract's JSON or as sentences.

    Raises BadFile with every problem of the input and its key; `name` stands for it in errors.
    """
    read, computed = compute_text(text, is_toml=is_toml, name=name)
    return written(computed) if as_json else as_text(computed, read.case.as_of)


def written(computed: Computed) -> str:
    """Return `computed` as the contract's JSON."""
    return json.dumps(report.as_json(computed), ensure_ascii=False, indent=1)


def compute_text(text: str, *, is_toml: bool, name: str) -> tuple[CaseFile, Computed]:
    """Return the case in `text` and what follows from it. Raises BadFile."""
    problems: list[FileProblem] = []
    tables = _tables(text, is_toml=is_toml, name=name)
    read: CaseFile | None = None
    try:
        read = read_case(tables, name)
    except BadFile as bad:
        problems += bad.problems
    pack: RulePack | None = None
    if "jurisdiction" not in [problem.where for problem in problems]:
        try:
            pack = load_pack(str(tables["jurisdiction"]))
        except BadFile as bad:
            problems += [FileProblem("jurisdiction", problem.what) for problem in bad.problems]
    if read is None or pack is None or problems:
        raise BadFile(name, problems)
    days = Days(closed_days_for(pack.closed_days), read.case.timezone, read.school)
    return read, verify(over_worlds(read.case, pack, days)).computed


def _tables(text: str, *, is_toml: bool, name: str) -> dict[str, Any]:
    if len(text) > MAX_BYTES:
        raise BadFile(name, [FileProblem("", f"is larger than {MAX_BYTES} characters")])
    try:
        tables = tomllib.loads(text) if is_toml else _from_json(text.removeprefix("\ufeff"), name)
    except RecursionError:
        raise BadFile(name, [FileProblem("", MAX_DEPTH_REMARK)]) from None
    except ValueError as error:
        raise BadFile(name, [FileProblem("", f"is not {'TOML' if is_toml else 'JSON'}: {error}")]) from None
    if not isinstance(tables, dict):
        raise BadFile(name, [FileProblem("", "is not a table of keys and values")])
    return tables


def _from_json(text: str, name: str) -> Any:
    """Return the value of `text`. Raises BadFile for keys that stand twice, of which one would be lost."""
    twice: dict[str, None] = {}

    def table(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        counted = Counter(key for key, _ in pairs)
        twice.update({key: None for key, times in counted.items() if times > 1})
        return dict(pairs)

    value = json.loads(text, object_pairs_hook=table, parse_constant=_no_number)
    if twice:
        raise BadFile(
            name, [FileProblem(key, "stands twice; only one of the two could count") for key in twice]
        )
    return value


def _no_number(word: str) -> Any:
    raise ValueError(f"{word} is not a number")


@app.command()
def calc(
    file: Annotated[
        Path, typer.Argument(help="JSON, or TOML by its name; '-' reads standard input", allow_dash=True)
    ],
    json_: Annotated[bool, typer.Option("--json", help="print JSON")] = False,
) -> None:
    """Compute the deadlines of one case from a file.

    Example: duewatch calc --json case.json
    """
    try:
        with sys.stdin if str(file) == "-" else file.open(encoding="utf-8") as source:
            text = source.read(MAX_BYTES + 1)
        answer = run_calc(text, is_toml=file.suffix == ".toml", as_json=json_, name=str(file))
    except (OSError, UnicodeDecodeError) as error:
        sys.stderr.write(f"{file}: cannot be read ({error}); check its name and its rights\n")
        raise typer.Exit(Exit.BAD_INPUT) from None
    except BadFile as bad:
        sys.stderr.write(f"{bad}\n")
        raise typer.Exit(Exit.BAD_INPUT) from None
    sys.stdout.write(f"{answer}\n")


if __name__ == "__main__":
    app()
