"""Passwords and access tokens, read where the office file says they lie, each time they are needed.

A secret is never kept, logged or shown; a message about one names only its place.
"""

import hashlib
import os
import stat
import subprocess
from pathlib import Path

from bot.errors import EdgeError, SettingUnusable
from config.office import Secret

MAX_BYTES = 65_536
COMMAND_TIMEOUT = 30.0  # seconds
SECRET_CHECK = 60.0  # seconds between looks whether a secret was put right
TOKEN_RETRY = 600.0  # seconds until another token may fare better


class LoginSecret:
    """The secret of one account. A password that the server refused is not offered to it again.

    Else a service that tries for ever would lock the account.
    """

    def __init__(self, where: Secret) -> None:
        self._where = where
        self._refusal: tuple[str, type[EdgeError], str] | None = None
        self.is_token = where.token_command is not None

    def read(self) -> str:
        """Return the secret. Raises SettingUnusable, or the refusal that this very password met before."""
        secret = read_secret(self._where)
        if self._refusal and self._refusal[0] == _digest(secret):
            _, kind, told = self._refusal
            raise kind(told, try_again_after=SECRET_CHECK)
        return secret

    def refused(self, kind: type[EdgeError], secret: str, said: str) -> EdgeError:
        """Return the error of `kind` that tells of the refusal, and remember it if it is for a password."""
        if self.is_token:
            told = f"{said}; check what token_command prints and what the server allows"
            return kind(told, try_again_after=TOKEN_RETRY)
        told = f"{said}; correct user or password. So that the account is not locked, it is not tried again"
        told = f"{told} until the password changes or the service restarts"
        self._refusal = (_digest(secret), kind, told)
        return kind(told, try_again_after=SECRET_CHECK)


def read_secret(where: Secret) -> str:
    """Return the secret: the first line of a file or credential, a variable, or what a command prints.

    Raises SettingUnusable when there is none, or it is empty.
    """
    if where.password_file is not None:
        return _first_line(where.password_file, "password_file")
    if where.password_env is not None:
        return _checked(os.environ.get(where.password_env, ""), f"the variable {where.password_env}")
    if where.password_credential is not None:
        return _first_line(_credential(where.password_credential), "password_credential")
    if where.token_command is not None:
        return _printed_by(where.token_command)
    raise SettingUnusable("no password is configured; set password_file, or token_command for OAuth")


def is_configured(where: Secret) -> bool:
    """Return True if the office file names a secret at all."""
    return any(getattr(where, field) is not None for field in Secret.model_fields)


def careless(where: Secret) -> list[str]:
    """Return what is wrong with how the secret is kept: a file that others may read."""
    if where.password_file is None:
        return []
    try:
        mode = where.password_file.stat().st_mode
    except OSError:
        return []
    if mode & (stat.S_IRGRP | stat.S_IROTH):
        return [f"{where.password_file} may be read by others; run: chmod 600 {where.password_file}"]
    return []


def _credential(name: str) -> Path:
    folder = os.environ.get("CREDENTIALS_DIRECTORY")
    if not folder:
        raise SettingUnusable(f"the credential '{name}' is given by systemd only (LoadCredential={name}:...)")
    return Path(folder) / Path(name).name


def _first_line(path: Path, key: str) -> str:
    try:
        with path.open("rb") as file:
            raw = file.read(MAX_BYTES)
        lines = raw.decode("utf-8").splitlines()
    except OSError as error:
        raise SettingUnusable(
            f"{key} {path} cannot be read: {error.strerror}", try_again_after=SECRET_CHECK
        ) from None
    except UnicodeDecodeError:
        raise SettingUnusable(f"{key} {path} is not UTF-8 text", try_again_after=SECRET_CHECK) from None
    return _checked(lines[0] if lines else "", f"{key} {path}")


def _printed_by(command: tuple[str, ...]) -> str:
    what = f"token_command {command[0] if command else ''}"
    try:
        done = subprocess.run(  # noqa: S603 - the office's own command, no shell
            command, stdin=subprocess.DEVNULL, capture_output=True, timeout=COMMAND_TIMEOUT, check=False
        )
    except (OSError, subprocess.TimeoutExpired, IndexError) as error:
        raise SettingUnusable(
            f"{what} did not run: {type(error).__name__}", try_again_after=SECRET_CHECK
        ) from None
    if done.returncode != 0:
        told = f"{what} ended with {done.returncode}; run it by hand as the user of this service"
        raise SettingUnusable(told, try_again_after=SECRET_CHECK)
    printed = done.stdout[:MAX_BYTES].strip()
    return _checked(printed.decode("ascii") if printed.isascii() else "", what)


def _checked(secret: str, where: str) -> str:
    if not secret or any(ord(c) < 32 for c in secret):
        raise SettingUnusable(f"{where} holds no usable secret: it is empty or has control characters")
    return secret


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
