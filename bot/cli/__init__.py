"""The command line: `duewatch`. Each verb is a module of its own, imported only when it is called.

This file knows the verbs' names and what a failure means for the exit code; a verb's module holds
its words, and `bot.casework.cases` and its like do the work.
"""

import importlib
import os
import sys
import traceback
from pathlib import Path
from typing import Any

import typer
from typer.core import TyperGroup
from typer.main import get_command

from bot.errors import EdgeError, Exit
from config.errors import BadFile

_ROOT = Path(__file__).parents[2]

VERBS: dict[str, str] = {
    "run": "watch the mailboxes until told to stop",
    "once": "do everything that is to be done now, then stop",
    "demo": "play the demonstration office",
    "doctor": "try everything that is configured and say what is wrong",
    "status": "say how the service is and what comes next",
    "tray": "list and settle the messages that need a person",
    "ingest": "take in a filing that came on paper, by fax or portal",
    "case": "open, list, show and correct cases",
    "attempt": "keep the log of attempts to reach a parent",
    "explain": "say why a date is what it is, line by line",
    "whatif": "show which dates would move if something were different",
    "calc": "compute the deadlines of one case from a file",
    "parse": "read mail files and print what they are",
    "rules": "print, check and adopt rule packs",
    "school": "bring in a district's school calendar",
    "closed-day": "add a day that does not count, after showing what it moves",
    "calendar": "list shared calendars and accept one that looks emptied or new",
    "feed": "make and revoke secret calendar links",
    "replay": "read a kept message again",
    "verify": "check that store and journal are whole",
    "backup": "copy store and journal to a folder",
    "restore": "bring back a copy made by backup",
    "export": "write a case with its messages to a folder",
}
"""Every verb with its line in `duewatch --help`; module `bot.cli.<verb>` holds its `app`."""


class Verbs(TyperGroup):
    """The group of verbs, each imported when it is first needed."""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002 - the library's signature
        """Return the verbs in the order of the help text."""
        return list(VERBS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002 - the library's signature
        """Return the verb's command, or None where there is no such verb."""
        if cmd_name not in VERBS:
            return None
        module = importlib.import_module("bot.cli." + cmd_name.replace("-", "_"))
        command = get_command(module.app)
        command.name = cmd_name
        return command


app = typer.Typer(
    cls=Verbs,
    help="Watch a special-education office's mailbox and compute every statutory deadline with its reasons.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


@app.callback()
def _root() -> None:
    """Hold the verbs together."""


def main() -> None:
    """Run the command line and end with the exit code of `bot.errors.Exit`."""
    try:
        app()
    except BadFile as error:
        _end(str(error), Exit.BAD_INPUT)
    except EdgeError as error:
        _end(str(error), error.exit_code)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise SystemExit(Exit.OK) from None
    except Exception as error:  # noqa: BLE001 - the outermost place: a bug must not print what it held
        _end(_fault(error), Exit.BUG)


def _fault(error: Exception) -> str:
    place = traceback.extract_tb(error.__traceback__)[-1]
    module = place.filename.removeprefix(str(_ROOT)).rpartition("site-packages")[2].strip(os.sep)
    return (
        f"duewatch: a fault in the program: {type(error).__name__} in {module}:{place.lineno}.\n"
        "Nothing that was taken in is lost. Please report this line; it names no case."
    )


def _end(message: str, code: Exit) -> None:
    sys.stderr.write(message + "\n")
    raise SystemExit(int(code))
