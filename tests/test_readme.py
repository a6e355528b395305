"""The README shows what the program does: its picture is made by the program, its office file loads."""

import re
from pathlib import Path

from bot.cli import VERBS
from bot.cli.calc import run_calc
from config.settings import load_settings

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")
OPERATING = (ROOT / "docs" / "operating.md").read_text("utf-8")


def blocks(kind: str) -> list[str]:
    return re.findall(rf"```{kind}\n(.*?)\n```", README, re.DOTALL)


def test_the_picture_is_what_the_program_says() -> None:
    shown = blocks("text")[0]
    said = run_calc((ROOT / "docs" / "example-case.json").read_text("utf-8"), is_toml=False, as_json=False)

    assert shown in said
    assert len(shown.splitlines()) > 10


def test_the_office_file_of_the_readme_loads_and_is_ten_lines_at_most(tmp_path: Path) -> None:
    [text] = blocks("toml")
    (tmp_path / "office.toml").write_text(text)
    settings = load_settings(tmp_path / "office.toml")

    assert len(text.splitlines()) <= 10
    assert settings.mailboxes[0].imap is not None
    assert settings.smtp is not None
    assert settings.calendars[0].folder is not None


def test_the_readme_names_two_commands_and_the_makefile_has_both() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")

    for command in ("make demo", "make test"):
        assert command in README
        assert re.search(rf"(?m)^{command.split()[1]}:", makefile)


def test_every_verb_that_the_documents_name_exists() -> None:
    named = set(re.findall(r"`duewatch ([a-z-]+)", README + OPERATING))

    assert named
    assert named <= set(VERBS)
