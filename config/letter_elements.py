"""Which elements a filing must have (34 CFR 300.508(b), 300.153(b)): data, with citations."""

import tomllib
from functools import cache
from importlib.resources import files

NAMES = frozenset(
    {
        "child_name",
        "residence_address",
        "school",
        "nature_of_problem",
        "proposed_resolution",
        "signature",
        "requester_contact",
        "violation_statement",
    }
)


@cache
def required_elements(kind: str) -> frozenset[str]:
    """The elements required of a filing of that kind; empty where the law asks for none in particular."""
    return _table().get(kind, frozenset())


@cache
def _table() -> dict[str, frozenset[str]]:
    """Read once. Raises ValueError where the table names an unknown element or lacks its citation."""
    tables = tomllib.loads(files("config").joinpath("letter_elements.toml").read_text("utf-8"))
    for kind, table in tables.items():
        unknown = set(table["required"]) - NAMES
        if unknown or not table.get("cites"):
            raise ValueError(f"letter_elements.toml, {kind}: unknown {sorted(unknown)} or no citation")
    return {kind: frozenset(table["required"]) for kind, table in tables.items()}
