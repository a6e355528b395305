"""The office file: what it gives, and how it complains."""

from datetime import date
from pathlib import Path

import pytest

from config.errors import BadFile
from config.settings import Settings, load_settings

OFFICE = """
[office]
name = "Llano Alto Regional Education Cooperative"
timezone = "America/Denver"
store = "var/duewatch.sqlite3"
own_domains = ["LlanoAlto.example"]

[[mailbox]]
address = "SPED.Filings@llanoalto.example"
maildir = "var/mail"
since = 2026-11-01

[[lea]]
name = "Piedra Alta Public Schools"
domains = ["piedraalta.example"]
schools = ["Cottonwood Bend Elementary School"]
jurisdiction = "US-NM"

[[lea]]
name = "Sierra Verde Unified School District"
domains = ["sierraverde-usd.example"]
jurisdiction = "US-CA"
timezone = "America/Los_Angeles"

[[person]]
name = "Dana Coordinator"
initials = "DC"
address = "dana@llanoalto.example"
roles = ["coordinator"]
leas = ["Piedra Alta Public Schools"]

[[calendar]]
name = "deadlines"
folder = "var/calendars"
"""


def load(tmp_path: Path, text: str) -> Settings:
    path = tmp_path / "office.toml"
    path.write_text(text)
    return load_settings(path)


def problems(tmp_path: Path, text: str) -> list[str]:
    with pytest.raises(BadFile) as caught:
        load(tmp_path, text)
    return [str(p) for p in caught.value.problems]


def test_a_whole_office_is_read_with_paths_beside_the_file(tmp_path: Path) -> None:
    settings = load(tmp_path, OFFICE)

    assert settings.office.store == tmp_path / "var/duewatch.sqlite3"
    assert settings.office.journal == tmp_path / "var/journal"
    assert settings.mailboxes[0].maildir == tmp_path / "var/mail"
    assert settings.mailboxes[0].since == date(2026, 11, 1)
    assert settings.calendars[0].folder == tmp_path / "var/calendars"


def test_addresses_and_domains_are_lower_case(tmp_path: Path) -> None:
    settings = load(tmp_path, OFFICE)

    assert settings.mailboxes[0].address == "sped.filings@llanoalto.example"
    assert settings.office.own_domains == ("llanoalto.example",)


def test_days_of_a_lea_are_counted_in_its_own_zone_else_in_the_offices(tmp_path: Path) -> None:
    settings = load(tmp_path, OFFICE)

    assert settings.timezone_of("Sierra Verde Unified School District") == "America/Los_Angeles"
    assert settings.timezone_of("Piedra Alta Public Schools") == "America/Denver"
    assert settings.timezone_of(None) == "America/Denver"


def test_a_person_answers_for_the_leas_named_and_for_matters_whose_lea_is_unknown(tmp_path: Path) -> None:
    dana = load(tmp_path, OFFICE).people[0]

    assert dana.answers_for("Piedra Alta Public Schools")
    assert not dana.answers_for("Sierra Verde Unified School District")
    assert dana.answers_for(None)


def test_every_problem_is_told_at_once_with_its_place_and_the_nearest_known_key(tmp_path: Path) -> None:
    text = OFFICE.replace("own_domains", "own_domain").replace("America/Denver", "America/Denvr")
    text = text.replace('maildir = "var/mail"', 'imap = { host = "127.0.0.1", pasword_file = "s" }')

    found = problems(tmp_path, text)

    assert len(found) == 3
    assert any("office.timezone" in p and "is not a time zone" in p for p in found)
    assert any(p == "office.own_domain: is not a known key; did you mean 'own_domains'?" for p in found)
    assert any(p.startswith("mailbox[1].imap.pasword_file") and "'password_file'" in p for p in found)


def test_an_unknown_lea_in_another_table_is_told_with_the_nearest_name(tmp_path: Path) -> None:
    text = OFFICE.replace('leas = ["Piedra Alta Public Schools"]', 'leas = ["Piedra Alta Public School"]')

    [found] = problems(tmp_path, text)

    assert found.startswith("person[1].leas: 'Piedra Alta Public School' is not the name of an [[lea]]")
    assert found.endswith("did you mean 'Piedra Alta Public Schools'?")


def test_a_password_in_the_file_is_refused_and_not_repeated(tmp_path: Path) -> None:
    text = OFFICE.replace('maildir = "var/mail"', 'imap = { host = "127.0.0.1", password = "hunter2" }')

    found = problems(tmp_path, text)

    assert len(found) == 1
    assert "hunter2" not in found[0]


def test_plain_text_is_allowed_on_loopback_only(tmp_path: Path) -> None:
    at_home = OFFICE.replace('maildir = "var/mail"', 'imap = { host = "127.0.0.1", tls = "none" }')
    abroad = at_home.replace("127.0.0.1", "mail.llanoalto.example")

    imap = load(tmp_path, at_home).mailboxes[0].imap
    assert imap is not None
    assert imap.tls == "none"
    assert any("in the clear" in p for p in problems(tmp_path, abroad))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("not toml at all [", "is not TOML"),
        ("", "office: is missing"),
        ("[office]\nname = 'x'\ntimezone = 'America/Denver'\n[[calendar]]\nname='a'\n", "exactly one of"),
        (OFFICE + "[smtp]\nhost='127.0.0.1'\nfrom='a@b.example'\n[outbox]\nmaildir='o'\n", "one way out"),
        (OFFICE.replace("var/mail", "var/mail'\x00"), "TOML"),
    ],
)
def test_an_unusable_file_says_what_is_wrong(tmp_path: Path, text: str, words: str) -> None:
    assert any(words in p for p in problems(tmp_path, text))


def test_a_missing_file_is_told_with_its_name_and_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(BadFile, match="name another one with --office FILE"):
        load_settings(tmp_path / "absent.toml")


def test_a_command_that_needs_little_asks_for_little(tmp_path: Path) -> None:
    settings = load(tmp_path, "[office]\nname = 'x'\ntimezone = 'America/Denver'\n")

    assert settings.mailboxes == ()
    with pytest.raises(ValueError, match="needs a store"):
        _ = settings.office.journal
