"""Days that an office closes or opens itself."""

from datetime import date
from pathlib import Path

import pytest

from config.closed_days import closed_days_for
from config.errors import BadFile
from config.office_days import load_office_days, with_office_days

NM = closed_days_for("US-NM")


def written(folder: Path, text: str) -> Path:
    path = folder / "closed_days.toml"
    path.write_text(text, "utf-8")
    return path


def test_a_closure_by_the_governor_is_merged_with_its_source_and_who_entered_it(tmp_path: Path) -> None:
    """Thu 24 Dec 2026 by order; Fri 25 is Christmas."""
    path = written(
        tmp_path,
        '[[closed_day]]\nday = 2026-12-24\nname = "Closed by order"\n'
        'source = "Executive Order 2026-41"\nentered_by = "DC"\n',
    )
    merged = with_office_days(NM, load_office_days(path))

    assert merged.why_closed(date(2026, 12, 24)) == "Closed by order"
    assert merged.days[date(2026, 12, 24)].source == "Executive Order 2026-41 (entered by DC)"
    assert NM.why_closed(date(2026, 12, 24)) is None, "the list that ships is untouched"


def test_a_listed_day_on_which_the_state_works_rolls_nothing_and_stays_closed_if_federal(
    tmp_path: Path,
) -> None:
    """Fri 3 Jul 2026 is also a federal holiday; Fri 27 Nov 2026 is New Mexico's own."""
    entry = '[[closed_day]]\nname = "Offices open"\nsource = "Memo"\nentered_by = "DC"\nopen = true\n'
    path = written(tmp_path, f"{entry}day = 2026-07-03\n{entry}day = 2026-11-27\n")
    merged = with_office_days(NM, load_office_days(path))

    assert merged.why_closed(date(2026, 7, 3)) == "Independence Day (observed)"
    assert not merged.days[date(2026, 7, 3)].rolls
    assert merged.why_closed(date(2026, 11, 27)) is None
    assert not merged.days[date(2026, 11, 27)].rolls


def test_every_problem_of_the_entries_is_told_at_once(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        '[[closed_day]]\nday = 2026-12-26\nname = "Saturday"\nsource = "Memo"\nentered_by = "DC"\n'
        '[[closed_day]]\nday = 2026-12-24\nnam = "Closed"\nsource = ""\nentered_by = "DC"\n',
    )
    with pytest.raises(BadFile) as caught:
        load_office_days(path)

    told = {problem.where: problem.what for problem in caught.value.problems}
    assert set(told) == {
        "closed_day[1].day",
        "closed_day[2].name",
        "closed_day[2].nam",
        "closed_day[2].source",
    }
    assert "is a Saturday or Sunday, which is closed already" in told["closed_day[1].day"]
    assert told["closed_day[2].nam"] == "is not a known key; did you mean 'name'?"
