"""What happened in each case, in the order it was written down. Appended to, never changed."""

from collections.abc import Iterable
from datetime import date

from sqlalchemy import Connection, RowMapping, select

from bot.store.schema import case_events
from bot.store.writes import add_once
from deadlines.events import CaseEvent, Standing


def append(connection: Connection, case_ref: str, events: Iterable[CaseEvent]) -> int:
    """Append `events` to a case; one whose id is there already is left as it is. Return how many were new."""
    return sum(add_once(connection, case_events, _row(case_ref, event)) for event in events)


def of_case(connection: Connection, case_ref: str) -> list[CaseEvent]:
    """Return the events of a case, in the order they were written down."""
    query = select(case_events).where(case_events.c.case_ref == case_ref).order_by(case_events.c.seq)
    return [_event(row) for row in connection.execute(query).mappings()]


def of_message(connection: Connection, content: str) -> list[tuple[str, CaseEvent]]:
    """Return (case reference, event) for every event that was read from a message."""
    query = select(case_events).where(case_events.c.message == content).order_by(case_events.c.seq)
    return [(row["case_ref"], _event(row)) for row in connection.execute(query).mappings()]


def live(events: Iterable[CaseEvent]) -> list[CaseEvent]:
    """Return the events that no later one supersedes, in order."""
    events = list(events)
    gone = {event.supersedes for event in events if event.supersedes}
    return [event for event in events if event.id not in gone]


def _row(case_ref: str, event: CaseEvent) -> dict[str, object]:
    return {
        "id": event.id,
        "case_ref": case_ref,
        "name": event.name,
        "on_days": [day.isoformat() if day else None for day in event.on],
        "recorded_at": event.recorded_at,
        "by": event.by,
        "standing": event.standing.value,
        "message": event.message,
        "occurrence": event.occurrence,
        "value": event.value,
        "detail": event.detail,
        "supersedes": event.supersedes,
    }


def _event(row: RowMapping) -> CaseEvent:
    return CaseEvent(
        name=row["name"],
        on=tuple(date.fromisoformat(day) if day else None for day in row["on_days"]),
        recorded_at=row["recorded_at"],
        by=row["by"],
        standing=Standing(row["standing"]),
        message=row["message"],
        occurrence=row["occurrence"],
        value=row["value"],
        detail=row["detail"],
        id=row["id"],
        supersedes=row["supersedes"],
    )
