"""What follows from each case on its day, kept for lists, feeds and `explain`. All of it a projection."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, RowMapping, select

from bot.store.schema import cases, computations
from bot.store.writes import put


@dataclass(frozen=True, slots=True, kw_only=True)
class Computation:
    """The lists of `duewatch calc` for one case, and what they were computed with."""

    case_ref: str
    as_of: date
    computed_at: datetime
    pack: str
    """Hash of the rule pack."""
    closed_days: str
    """Hash of the closed days."""
    report: Mapping[str, Any]
    """As `duewatch calc --json` prints it."""
    unverified: tuple[str, ...] = ()
    """Ids of deadlines that the independent checker did not confirm."""
    reminded_on: date | None = None
    """The last local day whose reminders were looked for."""
    next_rule: str | None = None
    next_act_by: date | None = None


def save(connection: Connection, computation: Computation) -> None:
    """Keep the latest computation of a case."""
    row = {name: getattr(computation, name) for name in Computation.__dataclass_fields__}
    row.update(report=dict(computation.report), unverified=list(computation.unverified))
    put(connection, computations, row)


def of_case(connection: Connection, case_ref: str) -> Computation | None:
    """Return the latest computation of a case, or None."""
    query = select(computations).where(computations.c.case_ref == case_ref)
    row = connection.execute(query).mappings().first()
    return _computation(row) if row else None


def every(connection: Connection) -> dict[str, Computation]:
    """Return the latest computation of each case, by reference."""
    rows = connection.execute(select(computations)).mappings()
    return {row["case_ref"]: _computation(row) for row in rows}


def days_of_open_cases(connection: Connection) -> list[tuple[str, str, date | None, date | None]]:
    """Return (reference, time zone, as of, reminded on) of every open case, for the day's upkeep."""
    joined = cases.outerjoin(computations, cases.c.ref == computations.c.case_ref)
    query = select(cases.c.ref, cases.c.timezone, computations.c.as_of, computations.c.reminded_on)
    query = query.select_from(joined).where(cases.c.status == "open").order_by(cases.c.ref)
    return [(ref, zone, as_of, reminded) for ref, zone, as_of, reminded in connection.execute(query)]


def _computation(row: RowMapping) -> Computation:
    values = {name: row[name] for name in Computation.__dataclass_fields__}
    return Computation(**{**values, "unverified": tuple(row["unverified"])})
