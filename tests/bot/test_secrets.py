"""Secrets are read where the office file says, and shown nowhere."""

import pytest

from bot.errors import MailboxRefused, SettingUnusable
from bot.secrets import LoginSecret, careless, is_configured, read_secret
from config.office import Secret

HIDDEN = "hunter-two"


def test_the_first_line_of_a_file_is_the_password(tmp_path):
    (tmp_path / "imap").write_text(f"{HIDDEN}\r\nanything below it\n")

    assert read_secret(Secret(password_file=tmp_path / "imap")) == HIDDEN


def test_a_password_keeps_its_spaces_and_letters_beyond_ascii(tmp_path):
    (tmp_path / "imap").write_text(" contraseña ñandú \n", "utf-8")

    assert read_secret(Secret(password_file=tmp_path / "imap")) == " contraseña ñandú "


def test_a_variable_holds_the_password(monkeypatch):
    monkeypatch.setenv("OFFICE_IMAP", HIDDEN)

    assert read_secret(Secret(password_env="OFFICE_IMAP")) == HIDDEN


def test_a_systemd_credential_is_read_from_its_folder(tmp_path, monkeypatch):
    (tmp_path / "imap").write_text(HIDDEN)
    monkeypatch.setenv("CREDENTIALS_DIRECTORY", str(tmp_path))

    assert read_secret(Secret(password_credential="imap")) == HIDDEN


def test_a_credential_name_cannot_lead_out_of_its_folder(tmp_path, monkeypatch):
    (tmp_path / "shadow").write_text(HIDDEN)
    (tmp_path / "credentials").mkdir()
    monkeypatch.setenv("CREDENTIALS_DIRECTORY", str(tmp_path / "credentials"))

    with pytest.raises(SettingUnusable, match="cannot be read"):
        read_secret(Secret(password_credential="../shadow"))


def test_a_command_prints_the_token_and_runs_anew_each_time(tmp_path):
    count = tmp_path / "count"
    where = Secret(token_command=("sh", "-c", f"echo x >>{count}; echo {HIDDEN}"))

    assert [read_secret(where), read_secret(where)] == [HIDDEN, HIDDEN]
    assert count.read_text() == "x\nx\n"


@pytest.mark.parametrize(
    "command",
    [
        ("no-such-program-anywhere",),
        ("sh", "-c", f"echo {HIDDEN} >&2; exit 7"),
        ("true",),
        ("printf", "\\351"),
        (),
    ],
)
def test_a_command_that_gives_no_token_is_named_without_what_it_said(command):
    with pytest.raises(SettingUnusable, match="token_command") as failure:
        read_secret(Secret(token_command=command))

    assert HIDDEN not in str(failure.value)


@pytest.mark.parametrize("content", [b"", b"\n", b"a\x00b", b"\xff\xfe"])
def test_a_file_without_a_usable_secret_is_named_without_its_content(tmp_path, content):
    (tmp_path / "imap").write_bytes(content)

    with pytest.raises(SettingUnusable, match=str(tmp_path / "imap")):
        read_secret(Secret(password_file=tmp_path / "imap"))


@pytest.mark.parametrize(("mode", "complaints"), [(0o600, 0), (0o400, 0), (0o640, 1), (0o604, 1)])
def test_a_file_that_others_may_read_is_complained_about(tmp_path, mode, complaints):
    (tmp_path / "imap").write_text(HIDDEN)
    (tmp_path / "imap").chmod(mode)

    assert len(careless(Secret(password_file=tmp_path / "imap"))) == complaints


def test_nothing_configured_is_nothing_to_read():
    assert not is_configured(Secret())
    with pytest.raises(SettingUnusable, match="no password is configured"):
        read_secret(Secret())


def test_a_refused_password_is_not_read_out_again_until_it_changes(tmp_path):
    file = tmp_path / "imap"
    file.write_text(HIDDEN)
    login = LoginSecret(Secret(password_file=file))
    refusal = login.refused(MailboxRefused, login.read(), "the server refuses")
    with pytest.raises(MailboxRefused) as again:
        login.read()
    file.write_text("another")

    assert str(again.value) == str(refusal)
    assert HIDDEN not in str(refusal) + repr(vars(login))
    assert login.read() == "another"


def test_a_refused_token_may_be_followed_by_another_after_a_while():
    login = LoginSecret(Secret(token_command=("echo", HIDDEN)))
    refusal = login.refused(MailboxRefused, login.read(), "the server refuses")

    assert refusal.try_again_after == 600
    assert login.read() == HIDDEN
