"""Secret calendar links: made, listed, renewed and revoked by people of the office.

The secret is shown once, when it is made; the store keeps its hash. What a link shows is decided when
it is fetched, so that a person's link follows the LEAs that are theirs.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import uuid4

from sqlalchemy import Connection

from bot.casework.changes import find
from bot.errors import WrongRequest
from bot.store import feeds
from bot.store.feeds import Scope, StoredFeed
from bot.web.tokens import new_token, token_hash
from bot.workroom import Workroom


def add_link(room: Workroom, scope: Scope, target: str, now: datetime) -> str:
    """Make a link to the feed of `scope` and `target`, and return its address.

    Raises WrongRequest for an LEA, case or person that the office does not know.
    """
    token = new_token()

    def work(connection: Connection) -> None:
        known = _known_target(connection, room, scope, target)
        link = StoredFeed(
            id=uuid4().hex[:8], scope=scope, target=known, token_hash=token_hash(token), made_at=now
        )
        feeds.add(connection, link)

    room.store.write(work)
    return _address(room, token)


def list_links(room: Workroom) -> list[Mapping[str, Any]]:
    """Return every link, oldest first: id, shows, made, revoked, fetched; never its secret."""
    return [
        {
            "id": link.id,
            "shows": f"{link.scope.value} {link.target}".strip(),
            "made": link.made_at.isoformat(),
            "revoked": link.revoked_at.isoformat() if link.revoked_at else None,
            "fetched": link.fetched_at.isoformat() if link.fetched_at else None,
        }
        for link in room.store.read(feeds.every)
    ]


def revoke_link(room: Workroom, link: str, now: datetime) -> None:
    """Let a link show nothing any more but that it is gone. Raises WrongRequest."""
    if not room.store.write(lambda connection: feeds.revoke(connection, link, now)):
        raise WrongRequest(f"no link '{link}' is in use; 'duewatch feed list' shows all of them")


def rotate_link(room: Workroom, link: str, now: datetime) -> str:
    """Give a link a new secret and return the new address; the old one says that it is gone."""
    token = new_token()

    def work(connection: Connection) -> None:
        old = next((one for one in feeds.every(connection) if one.id == link and not one.revoked_at), None)
        if old is None or not feeds.revoke(connection, link, now):
            raise WrongRequest(f"no link '{link}' is in use; 'duewatch feed list' shows all of them")
        new = replace(
            old,
            id=uuid4().hex[:8],
            token_hash=token_hash(token),
            made_at=now,
            revoked_at=None,
            fetched_at=None,
        )
        feeds.add(connection, new)

    room.store.write(work)
    return _address(room, token)


def _known_target(connection: Connection, room: Workroom, scope: Scope, target: str) -> str:
    if scope is Scope.CASE:
        return find(connection, target).ref
    if scope is Scope.LEA and room.settings.lea(target) is None:
        names = ", ".join(lea.name for lea in room.settings.leas) or "none"
        raise WrongRequest(f"'{target}' is not an LEA of the office file; known are {names}")
    if scope is Scope.PERSON and target.lower() not in {p.address for p in room.settings.people}:
        raise WrongRequest(f"'{target}' is not the address of a person of the office file")
    return target.lower() if scope is Scope.PERSON else target


def _address(room: Workroom, token: str) -> str:
    web = room.settings.web
    if web is None:
        raise WrongRequest("the office file has no [web] table, so no feed can be fetched; add one first")
    return f"{web.base_url}/feeds/{token}.ics"
