"""How a verb of the command line is made: plain help, no completion scripts, no decoration."""

import typer


def verb(help_text: str, *, bare: bool = False) -> typer.Typer:
    """Return the application of one verb; with `bare` it does something without a sub-verb, too."""
    return typer.Typer(
        help=help_text,
        no_args_is_help=not bare,
        invoke_without_command=bare,
        add_completion=False,
        rich_markup_mode=None,
    )
