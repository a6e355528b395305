"""Bring a store to the newest schema, in one transaction, whoever comes first.

Each file in `versions/` is one released step; a released step is never edited.
"""

from pathlib import Path

from sqlalchemy import Connection, inspect, text

from bot.errors import StoreUnusable
from bot.store.engine import Store

HEAD = "0001"
_FOLDER = Path(__file__).parent


def bring_to_head(store: Store) -> None:
    """Apply the steps that `store` lacks. Raises StoreUnusable if it is newer than this program."""
    if store.read(version_of) != HEAD:
        store.write(lambda connection: _upgrade(store.path, connection))


def version_of(connection: Connection) -> str | None:
    """Return the step the store stands at, None for an empty one."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    step: str | None = connection.scalar(text("select version_num from alembic_version"))
    return step


def _upgrade(path: Path, connection: Connection) -> None:
    from alembic import command
    from alembic.config import Config
    from alembic.util.exc import CommandError

    config = Config()
    config.set_main_option("script_location", str(_FOLDER).replace("%", "%%"))
    config.attributes["connection"] = connection
    try:
        command.upgrade(config, "head")
    except CommandError as error:
        raise StoreUnusable(
            f"the store {path} stands at step {version_of(connection)}, which this Duewatch does not know: "
            "a newer one made it. Install that version again; nothing was changed."
        ) from error
