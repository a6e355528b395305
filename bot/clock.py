"""The one place that asks what time it is. Everything else takes "now" as a parameter."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo


def now() -> datetime:
    """Return this instant, aware, UTC, whole microseconds."""
    return datetime.now(UTC)  # noqa: TID251 - the outermost loop


def today(timezone: str) -> date:
    """Return the local date in `timezone` at this instant."""
    return now().astimezone(ZoneInfo(timezone)).date()
