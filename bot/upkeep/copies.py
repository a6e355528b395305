"""Whole copies of store and journal: made, checked, and brought back.

A backup is a folder that a person can read: the store as one SQLite file, the raw mail as plain
files, and a list of their hashes. Nothing here changes the store that runs.
"""

import hashlib
import json
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path

from bot.errors import StoreUnusable, WrongRequest
from bot.journal import Journal
from bot.store import messages, open_store
from bot.workroom import Workroom

STORE_NAME = "duewatch.sqlite3"
LIST_NAME = "contents.json"


def faults(room: Workroom) -> Iterator[str]:
    """Yield everything that is not whole: the store itself, and each message against the journal."""
    assert room.settings.office.store is not None, "an open office has a store"
    yield from _store_faults(room.settings.office.store)
    listed = room.store.read(messages.all_hashes)
    for digest in listed:
        try:
            room.journal.read(digest)
        except StoreUnusable as error:
            yield str(error)
    for digest in sorted(set(room.journal.hashes()) - set(listed)):
        yield f"message {digest[:12]} lies in the journal, unknown to the store; it is taken in again"


def back_up(room: Workroom, folder: Path, now: datetime) -> int:
    """Copy store and journal into `folder`, which must not exist yet; return how many messages it holds.

    The store is copied while the daemon may be writing (SQLite's backup); the messages it names are
    in the journal before it names them, so the copy is whole. Raises WrongRequest, StoreUnusable.
    """
    if folder.exists():
        raise WrongRequest(f"{folder} is there already; name a folder that does not exist yet")
    assert room.settings.office.store is not None, "an open office has a store"
    folder.mkdir(parents=True, mode=0o700)
    _copy_store(room.settings.office.store, folder / STORE_NAME)
    (folder / STORE_NAME).chmod(0o600)
    copied = open_store(folder / STORE_NAME)
    listed = copied.read(messages.all_hashes)
    copied.close()
    journal = Journal(folder / "journal")
    for digest in listed:
        journal.keep(room.journal.read(digest))
    contents = {"made": now.isoformat(), "store": _sha256(folder / STORE_NAME), "messages": list(listed)}
    (folder / LIST_NAME).write_text(json.dumps(contents, indent=1), "utf-8")
    return len(listed)


def restore(folder: Path, store: Path) -> int:
    """Bring the backup in `folder` back as `store` and its journal; return how many messages it holds.

    Raises WrongRequest if a store is there already or the backup is not whole; then nothing changed.
    """
    if store.exists():
        raise WrongRequest(f"{store} is there already; move it away first, nothing is overwritten")
    contents = _contents(folder)
    if _sha256(folder / STORE_NAME) != contents["store"]:
        raise WrongRequest(f"{folder / STORE_NAME} is not what was backed up; use another backup")
    old = Journal(folder / "journal")
    for digest in contents["messages"]:
        old.read(digest)
    journal = Journal(store.parent / "journal")
    for digest in contents["messages"]:
        journal.keep(old.read(digest))
    shutil.copyfile(folder / STORE_NAME, store)
    store.chmod(0o600)
    return len(contents["messages"])


def _contents(folder: Path) -> dict[str, list[str] | str]:
    try:
        found: dict[str, list[str] | str] = json.loads((folder / LIST_NAME).read_text("utf-8"))
    except (OSError, ValueError):
        raise WrongRequest(f"{folder} is not a backup: it has no readable {LIST_NAME}") from None
    return found


def _copy_store(source: Path, target: Path) -> None:
    try:
        with closing(sqlite3.connect(source)) as here, closing(sqlite3.connect(target)) as there:
            here.backup(there)
    except sqlite3.Error as error:
        raise StoreUnusable(f"the store {source} cannot be copied: {error}") from error


def _store_faults(path: Path) -> Iterator[str]:
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
        found = [row[0] for row in connection.execute("pragma integrity_check(20)")]
        broken = connection.execute("pragma foreign_key_check").fetchall()
    yield from (f"the store {path}: {fault}" for fault in found if fault != "ok")
    if broken:
        yield f"the store {path}: {len(broken)} rows point to nothing; restore a backup"


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
