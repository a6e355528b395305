"""How instants, days and lists are written in the store: as text that a person can read.

STRICT tables know only INTEGER, TEXT, BLOB and REAL; a wrong kind of value is refused on its way in.
"""

import json
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import Dialect, Text
from sqlalchemy.types import TypeDecorator


class Instant(TypeDecorator[datetime]):
    """An aware instant, kept as ISO 8601 in UTC with microseconds: text order is time order."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:  # noqa: ARG002 - SQLAlchemy names it
        """Return the text; raises ValueError for an instant without a zone."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("an instant in the store must have a time zone")
        return value.astimezone(UTC).isoformat(timespec="microseconds")

    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 - SQLAlchemy names it
        """Return the instant, aware, UTC."""
        return None if value is None else datetime.fromisoformat(value)


class Day(TypeDecorator[date]):
    """A local day, kept as ISO 8601."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: date | None, dialect: Dialect) -> str | None:  # noqa: ARG002 - SQLAlchemy names it
        """Return the text; raises TypeError for an instant, which is no day."""
        if isinstance(value, datetime):
            raise TypeError("an instant is no day; convert it to the case's time zone first")
        return None if value is None else value.isoformat()

    def process_result_value(self, value: str | None, dialect: Dialect) -> date | None:  # noqa: ARG002 - SQLAlchemy names it
        """Return the day."""
        return None if value is None else date.fromisoformat(value)


class Json(TypeDecorator[Any]):
    """A plain value, kept as JSON with sorted keys: equal values are equal texts."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:  # noqa: ARG002 - SQLAlchemy names it
        """Return the text; SQL NULL for None."""
        if value is None:
            return None
        return json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"))

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:  # noqa: ARG002 - SQLAlchemy names it
        """Return the value."""
        return None if value is None else json.loads(value)
