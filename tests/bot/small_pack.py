"""A rule pack of two rules for tests: one duty whose number of days a test may change."""

from datetime import date, timedelta
from pathlib import Path

ABOUT = """
jurisdiction = "US-NM"
title = "A small pack for tests"
closed_days = "US-NM"

[counting.plain]
says = "The day of the event does not count, the last day does."
roll = "none"
cites = ["34 CFR 300.11"]
"""

RESPONSE = """
[[rule]]
id = "dp_response"
title = "Answer the parent's request"
kind = "deadline"
owed_by = "lea"
procedures = ["due_process"]
after = "lea_received_request"
count = "{days} calendar days"
counting = "plain"
cites = ["34 CFR 300.508(e)(1)"]
met_by = ["response_sent"]
example = [
  {{say = "plain", given = {{lea_received_request = 2026-03-04}}, last_day = {last}, due = {last}}},
]
"""

MEETING = """
[[rule]]
id = "dp_resolution_meeting"
title = "Hold the resolution meeting"
kind = "deadline"
owed_by = "lea"
procedures = ["due_process"]
after = "lea_received_request"
count = "15 calendar days"
counting = "plain"
cites = ["34 CFR 300.510(a)(1)"]
example = [
  {say = "plain", given = {lea_received_request = 2026-03-04}, last_day = 2026-03-19, due = 2026-03-19},
]
"""


def write_pack(folder: Path, days: int, *, meeting: bool = True) -> None:
    """Write the pack with `days` calendar days to answer; its example is counted here by hand."""
    last = date(2026, 3, 4) + timedelta(days)
    home = folder / "us-nm"
    home.mkdir(parents=True, exist_ok=True)
    (home / "pack.toml").write_text(ABOUT)
    (home / "due_process.toml").write_text(
        RESPONSE.format(days=days, last=last) + (MEETING if meeting else "")
    )
