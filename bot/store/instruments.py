"""Rule packs and closed days as they were when a case adopted them, by the hash of their content."""

import hashlib
from datetime import datetime

from sqlalchemy import Connection, select

from bot.store.schema import instruments
from bot.store.writes import add_once


def keep(connection: Connection, kind: str, jurisdiction: str, content: str, now: datetime) -> str:
    """Keep `content` and return its SHA-256, hex, under which it stays for ever."""
    digest = hashlib.sha256(content.encode()).hexdigest()
    row = {
        "hash": digest,
        "kind": kind,
        "jurisdiction": jurisdiction,
        "content": content,
        "stored_at": now,
    }
    add_once(connection, instruments, row)
    return digest


def content_of(connection: Connection, digest: str) -> str | None:
    """Return what was kept under that hash, or None."""
    return connection.scalar(select(instruments.c.content).where(instruments.c.hash == digest))
