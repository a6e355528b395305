"""The store: private, strict, migrated, and safe for several programs at once."""

import stat
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from sqlalchemy import Connection, func, insert, select, text
from sqlalchemy.exc import IntegrityError

from bot.errors import StoreLocked, StoreUnusable
from bot.store import engine as engine_module
from bot.store import open_store
from bot.store.schema import metadata, office

ADD = """
import sys
from pathlib import Path
from sqlalchemy import insert
from bot.store import open_store
from bot.store.schema import office
store = open_store(Path(sys.argv[1]))
for number in range(25):
    store.write(lambda c: c.execute(insert(office).values(name=f"{sys.argv[2]}-{number}", value="x")))
"""


def _rows(connection: Connection) -> int:
    return connection.scalar(select(func.count()).select_from(office)) or 0


def test_the_file_is_for_us_alone_and_so_are_folders_that_were_missing(tmp_path: Path):
    path = tmp_path / "new" / "var" / "duewatch.sqlite3"

    open_store(path).close()

    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_a_transaction_survives_the_power_because_file_and_folder_are_synced(tmp_path: Path):
    """synchronous=3 is EXTRA: the folder is synced too after the journal is taken away."""
    store = open_store(tmp_path / "s.sqlite3")

    assert store.read(lambda c: c.scalar(text("pragma synchronous"))) == 3
    assert store.read(lambda c: c.scalar(text("pragma journal_mode"))) == "delete"


def test_the_migrations_build_exactly_the_tables_that_the_queries_use(tmp_path: Path):
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    store = open_store(tmp_path / "s.sqlite3")

    def differences(connection: Connection) -> list[object]:
        return list(compare_metadata(MigrationContext.configure(connection), metadata))

    assert store.read(differences) == []


def test_every_table_is_strict_about_kinds_of_values(tmp_path: Path):
    store = open_store(tmp_path / "s.sqlite3")

    loose = store.read(
        lambda c: list(
            c.scalars(
                text("select name from pragma_table_list where schema='main' and strict=0 and type='table'")
            )
        )
    )

    assert [name for name in loose if name not in ("alembic_version", "sqlite_schema")] == []


def test_a_store_that_a_newer_program_made_is_left_alone(tmp_path: Path):
    path = tmp_path / "s.sqlite3"
    store = open_store(path)
    store.write(lambda c: c.execute(text("update alembic_version set version_num = '9999'")))
    store.close()
    before = path.read_bytes()

    with pytest.raises(StoreUnusable, match=r"9999.*newer"):
        open_store(path)
    assert path.read_bytes() == before


def test_what_fails_halfway_leaves_nothing_behind(tmp_path: Path):
    store = open_store(tmp_path / "s.sqlite3")

    def twice(connection: Connection) -> None:
        for _ in range(2):
            connection.execute(insert(office).values(name="one", value="x"))

    with pytest.raises(IntegrityError):
        store.write(twice)
    assert store.read(_rows) == 0


def test_threads_and_processes_write_at_the_same_time_and_lose_nothing(tmp_path: Path):
    path = tmp_path / "s.sqlite3"
    store = open_store(path)
    others = [subprocess.Popen([sys.executable, "-c", ADD, str(path), f"process{n}"]) for n in range(2)]

    def add(name: str) -> None:
        for number in range(25):
            store.write(lambda c, n=number: c.execute(insert(office).values(name=f"{name}-{n}", value="x")))

    threads = [threading.Thread(target=add, args=(f"thread{n}",)) for n in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert [other.wait(timeout=120) for other in others] == [0, 0]
    assert store.read(_rows) == 100


def test_two_programs_may_make_one_store_at_once(tmp_path: Path):
    path = tmp_path / "s.sqlite3"
    makers = [subprocess.Popen([sys.executable, "-c", ADD, str(path), f"p{n}"]) for n in range(3)]

    assert [maker.wait(timeout=120) for maker in makers] == [0, 0, 0]
    assert open_store(path).read(_rows) == 75


def test_a_store_that_stays_busy_is_told_in_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(engine_module, "BUSY_MILLISECONDS", 10)
    monkeypatch.setattr(engine_module, "WRITE_TRIES", 3)
    path = tmp_path / "s.sqlite3"
    holder, waiter = open_store(path), open_store(path)

    def hold(_connection: Connection) -> None:
        with pytest.raises(StoreLocked, match=r"stayed busy.*nothing was written") as caught:
            waiter.write(lambda c: c.execute(insert(office).values(name="one", value="x")))
        assert caught.value.try_again_after is not None

    holder.write(hold)
    assert holder.read(_rows) == 0


def test_a_full_disk_is_told_in_words_and_keeps_what_was_there(tmp_path: Path):
    """SQLite's own page limit answers exactly as a full disk does (SQLITE_FULL)."""
    store = open_store(tmp_path / "s.sqlite3")
    store.write(lambda c: c.execute(insert(office).values(name="before", value="x")))

    def fill(connection: Connection) -> None:
        connection.execute(text("pragma max_page_count = 1"))
        connection.execute(insert(office).values(name="after", value="x" * 4_000_000))

    with pytest.raises(StoreUnusable, match="disk is full; nothing was changed") as caught:
        store.write(fill)
    assert "xxxx" not in str(caught.value)
    assert store.read(_rows) == 1


def test_a_damaged_store_is_told_in_words(tmp_path: Path):
    path = tmp_path / "s.sqlite3"
    path.write_bytes(b"this is no database, but long enough to be looked at" * 50)

    with pytest.raises(StoreUnusable, match="not a database"):
        open_store(path)


def test_a_folder_that_cannot_be_made_is_told_in_words(tmp_path: Path):
    """A file in the folder's place: works for root too, whom missing rights would not stop."""
    (tmp_path / "var").write_text("not a folder")

    with pytest.raises(StoreUnusable, match="cannot be opened"):
        open_store(tmp_path / "var" / "s.sqlite3")
