"""Freeze the `holidays` library into the lists beside `config.closed_days`.

The lists that ship are data, reviewed and fixed: a later release of the library must not silently
move a date. This module writes them anew, a test compares the two, and people decide. Weekends are
left out (they are closed anyway), and of the library's categories only the public holidays are used:
its "government" category holds one-off closures that are neither state nor standing federal holidays.

    python -m config.holiday_source US-NM > config/closed_days/frozen/us-nm.toml
"""

import sys
from datetime import date
from importlib.metadata import version

import holidays

FIRST_YEAR = 1997
LAST_YEAR = 2040


def weekday_holidays(jurisdiction: str, year: int) -> dict[date, str]:
    """Return the Monday-to-Friday public holidays of "US" or "US-XX" in `year`, in order."""
    state = jurisdiction.partition("-")[2] or None
    listed = holidays.country_holidays("US", subdiv=state, years=range(year - 1, year + 2))
    days = sorted(day for day in listed if day.year == year and day.weekday() < 5)
    return {day: listed[day] for day in days}


def frozen_text(jurisdiction: str) -> str:
    """Return the frozen list of `jurisdiction` as TOML: a table a year, "name" = day."""
    name = jurisdiction.lower()
    lines = [
        f"# {jurisdiction}: the holidays library {version('holidays')}, Monday to Friday only. Do not edit:",
        "# corrections belong into the file of the same name one folder up. Written anew by",
        f"#   python -m config.holiday_source {jurisdiction} > config/closed_days/frozen/{name}.toml",
    ]
    for year in range(FIRST_YEAR, LAST_YEAR + 1):
        lines += ["", f"[{year}]"]
        lines += [f'"{title}" = {day}' for day, title in weekday_holidays(jurisdiction, year).items()]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.stdout.write(frozen_text(sys.argv[1]))
