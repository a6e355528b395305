"""`duewatch feed`: secret calendar links. Whoever has a link sees what it shows: hand it over like a key."""

from typing import Annotated

import typer

from bot import clock
from bot.cli import printed
from bot.cli.options import OFFICE_FILE, AsJson, OfficeFile, room_of
from bot.cli.verbs import verb
from bot.publishing import feed_links
from bot.store.feeds import Scope

app = verb("Make, list, renew and revoke secret calendar links. Example: duewatch feed list")
Link = Annotated[str, typer.Argument(metavar="LINK", help="The link's id, as the list shows it.")]


@app.command()
def add(
    lea: Annotated[str | None, typer.Option(help="Only this LEA's cases.")] = None,
    case: Annotated[str | None, typer.Option(help="Only this case.")] = None,
    person: Annotated[
        str | None, typer.Option(help="What this person's LEAs have; their mail address.")
    ] = None,
    office: OfficeFile = OFFICE_FILE,
) -> None:
    """Make a link and print its address on the last line; it is shown this once.

    Example: duewatch feed add --lea "Piedra Alta Public Schools"
    """
    chosen = [(s, t) for s, t in ((Scope.LEA, lea), (Scope.CASE, case), (Scope.PERSON, person)) if t]
    if len(chosen) > 1:
        raise typer.BadParameter("a link shows one thing: keep one of --lea, --case and --person")
    scope, target = chosen[0] if chosen else (Scope.ALL, "")
    with room_of(office) as room:
        address = feed_links.add_link(room, scope, target, clock.now())
    typer.echo("Subscribe to this address in a calendar program; do not open it as a file. It is shown once:")
    typer.echo(address)


@app.command("list")
def list_(json: AsJson = False, office: OfficeFile = OFFICE_FILE) -> None:
    """List links, without their secrets. Example: duewatch feed list --json"""
    with room_of(office) as room:
        found = feed_links.list_links(room)
    if json:
        printed.as_json(found)
        return
    rows = [
        (one["id"], one["shows"], one["made"], one["fetched"] or "never", one["revoked"]) for one in found
    ]
    printed.table(("link", "shows", "made", "last fetched", "revoked"), rows)


@app.command()
def rotate(link: Link, office: OfficeFile = OFFICE_FILE) -> None:
    """Give a link a new secret; the old address stops. Example: duewatch feed rotate 1f3c9a20"""
    with room_of(office) as room:
        typer.echo(feed_links.rotate_link(room, link, clock.now()))


@app.command()
def revoke(link: Link, office: OfficeFile = OFFICE_FILE) -> None:
    """Stop a link for ever. Example: duewatch feed revoke 1f3c9a20"""
    with room_of(office) as room:
        feed_links.revoke_link(room, link, clock.now())
