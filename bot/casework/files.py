"""Write one case with everything that belongs to it into a folder that a person can read.

The case as `case show --json` prints it, its contact log, and every message as it came, with their
hashes. This leaves the store: whoever exports is written down in the case's folder, and the folder is
for the office's account only.
"""

import hashlib
import json
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from bot.casework.changes import Hand, find
from bot.casework.contact_log import list_attempts
from bot.casework.views import show_case
from bot.errors import WrongRequest
from bot.store import events, messages
from bot.workroom import Workroom


def export_case(room: Workroom, ref: str, folder: Path, hand: Hand) -> int:
    """Write the case to `folder`, which must not exist yet; return how many messages it holds.

    Raises WrongRequest, StoreUnusable.
    """
    if folder.exists():
        raise WrongRequest(f"{folder} is there already; name a folder that does not exist yet")
    shown = dict(show_case(room, ref, hand.now))
    hashes = room.store.read(lambda connection: _messages(connection, ref))
    folder.mkdir(parents=True, mode=0o700)
    _write_json(folder / "case.json", shown)
    _write_json(folder / "attempts.json", list_attempts(room, ref))
    _write_json(
        folder / "authenticity.json", room.store.read(lambda connection: _signatures(connection, hashes))
    )
    for digest in hashes:
        _write(folder / "messages" / f"{digest}.eml", room.journal.read(digest))
    _write_json(folder / "contents.json", _contents(folder, hand, hand.now))
    return len(hashes)


def _messages(connection: Connection, ref: str) -> list[str]:
    stored = find(connection, ref)
    told = (event.message for event in events.of_case(connection, stored.ref))
    return sorted({message for message in told if message})


def _signatures(connection: Connection, hashes: list[str]) -> dict[str, Any]:
    """What the mails' signatures came to when they were taken in, by message; None: nobody looked."""
    return {digest: messages.authenticity_of(connection, digest) for digest in hashes}


def _contents(folder: Path, hand: Hand, now: datetime) -> dict[str, Any]:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    hashes = {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}
    return {"exported": now.isoformat(), "by": hand.by, "reason": hand.reason, "sha256": hashes}


def _write_json(path: Path, value: object) -> None:
    _write(path, json.dumps(value, ensure_ascii=False, indent=1, default=str).encode())


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(mode=0o700, exist_ok=True)
    path.touch(mode=0o600)
    path.write_bytes(content)
