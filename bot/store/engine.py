"""Open the store, and read and write in transactions: the one place that retries a busy store.

SQLite with a rollback journal and `synchronous=EXTRA` (the directory is synced too when a
transaction ends), every write `BEGIN IMMEDIATE`. Several threads and processes may use one store.
A unit of work is a function of a connection; it may run again, so it touches nothing else.
"""

import os
import random
import sqlite3
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import ConnectionPoolEntry

from bot.errors import StoreLocked, StoreUnusable

T = TypeVar("T")

BUSY_MILLISECONDS = 2_000
WRITE_TRIES = 15
_BUSY = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
_UNUSABLE = {
    sqlite3.SQLITE_FULL: "the disk is full",
    sqlite3.SQLITE_IOERR: "the disk reports an error",
    sqlite3.SQLITE_READONLY: "it may not be written",
    sqlite3.SQLITE_CANTOPEN: "it cannot be opened",
    sqlite3.SQLITE_CORRUPT: "it is damaged",
    sqlite3.SQLITE_NOTADB: "it is not a database",
    sqlite3.SQLITE_PERM: "we have no right to it",
}


class Store:
    """A store that is open. `read` and `write` run a function in a transaction of its own."""

    def __init__(self, path: Path, engine: Engine) -> None:
        self.path = path
        self._engine = engine
        self._writing = engine.execution_options(duewatch_write=True)

    def read(self, work: Callable[[Connection], T]) -> T:
        """Return what `work` returns, from one consistent view. Raises StoreLocked, StoreUnusable."""
        return self._retried(self._engine, work)

    def write(self, work: Callable[[Connection], T]) -> T:
        """Run `work` in one durable transaction and return what it returns.

        `work` may run several times before one run is kept. Raises StoreLocked when the store stays
        busy, StoreUnusable when it cannot be written; nothing of `work` is kept then.
        """
        return self._retried(self._writing, work)

    def close(self) -> None:
        """Close every connection. The store may be used again afterwards."""
        self._engine.dispose()

    def _retried(self, engine: Engine, work: Callable[[Connection], T]) -> T:
        for attempt in range(WRITE_TRIES):
            try:
                with engine.connect() as connection, connection.begin():
                    return work(connection)
            except DBAPIError as error:
                code = _code_of(error)
                if code not in _BUSY:
                    raise _as_edge_error(self.path, error, code) from error
                time.sleep(random.uniform(0.01, 0.05) * (attempt + 1))  # noqa: S311 - spreads retries
        raise StoreLocked(
            f"{self.path} stayed busy for {WRITE_TRIES} tries; nothing was written. "
            "Look for another program that keeps it open, then try again.",
            try_again_after=5.0,
        )


def open_store(path: Path) -> Store:
    """Return the store at `path`, made or brought to the newest schema first.

    The file is made with mode 0600, folders that are missing with 0700. Raises StoreUnusable when
    it cannot be opened or was made by a newer Duewatch.
    """
    _make_private(path)
    engine = create_engine(
        f"sqlite:///{path}",
        connect_args={
            "timeout": BUSY_MILLISECONDS / 1000,
            "isolation_level": None,
            "check_same_thread": False,
        },
    )
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    store = Store(path, engine)
    from bot.store.migrations import bring_to_head

    bring_to_head(store)
    return store


def _make_private(path: Path) -> None:
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600))
    except OSError as error:
        raise StoreUnusable(
            f"the store {path} cannot be opened: {error.strerror}. Give this account the right to read "
            "and write it, or name another one as office.store."
        ) from error


def _prepare(raw: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
    cursor = raw.cursor()
    for pragma in (
        "journal_mode = DELETE",
        "synchronous = EXTRA",
        "foreign_keys = ON",
        "trusted_schema = OFF",
        "secure_delete = ON",
    ):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin(connection: Connection) -> None:
    immediate = connection.get_execution_options().get("duewatch_write", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if immediate else "BEGIN")


def _code_of(error: DBAPIError) -> int | None:
    code = getattr(error.orig, "sqlite_errorcode", None)
    return None if code is None else code & 0xFF


def _as_edge_error(path: Path, error: DBAPIError, code: int | None) -> Exception:
    # The text of the original error stays out: it may quote values of a row.
    what = _UNUSABLE.get(code) if code is not None else None
    if what is None:
        return error
    return StoreUnusable(
        f"the store {path} cannot be used: {what}; nothing was changed. Make room or repair the rights, "
        "then start again; the mail itself waits in the mailbox.",
        try_again_after=60.0,
    )
