"""`duewatch demo`: an invented office with invented mail, played through the real daemon."""

from pathlib import Path
from typing import Annotated

import typer

from bot.cli.verbs import verb

app = verb("Play the demonstration office.")


@app.command()
def demo(
    once: Annotated[
        bool, typer.Option("--once", help="Do one pass, leave everything in --dir, and end.")
    ] = False,
    folder: Annotated[
        Path | None, typer.Option("--dir", help="Where to make the office; default: temporary.")
    ] = None,
    listen: Annotated[
        str | None, typer.Option(help="Where the feed is served; default: 127.0.0.1:8480 if it is free.")
    ] = None,
) -> None:
    """Show what Duewatch does, with invented mail dated relative to today. Example: duewatch demo"""
    from bot.demo.play import play_once, play_until_stopped

    if once:
        if folder is None:
            raise typer.BadParameter("--once leaves an office behind: name its folder with --dir")
        play_once(folder)
    else:
        play_until_stopped(folder, listen)
