"""The invented office that tests of the daemon ask for."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.bot.office import TestOffice, open_office


@pytest.fixture
def office(tmp_path: Path) -> Iterator[TestOffice]:
    """An office that begins to work on Wed 4 March 2026 at 10:00 in Denver."""
    opened = open_office(tmp_path)
    yield opened
    opened.room.close()
