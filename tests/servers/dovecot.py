"""A real Dovecot on loopback: IMAP and LMTP, its own configuration, state in a folder of the test.

Every user name exists, with the password PASSWORD, so that each test takes a mailbox of its own.
Nothing is installed as a service; its processes are ended by their ids. Dovecot hands no mail to
root, so under root it runs as "nobody", in a folder that "nobody" can reach.
"""

import base64
import contextlib
import grp
import hashlib
import hmac
import json
import os
import pwd
import shutil
import signal
import smtplib
import socket
import subprocess
import time
from datetime import datetime
from pathlib import Path
from typing import Any

from imapclient import IMAPClient

from config.office import Imap
from tests.servers.certificates import Certificate

PASSWORD = "correct-horse"
TOKEN_KEY = b"a key that only the token tests know"
INSTALL = (
    "sudo apt-get install --no-remove --no-install-recommends dovecot-imapd dovecot-lmtpd"
    " (RUNLEVEL=1 keeps the service from starting)"
)
CONFIGURATION = """
base_dir = {folder}/run
state_dir = {folder}/run
log_path = {folder}/log
protocols = imap lmtp
listen = 127.0.0.1
mail_location = maildir:{folder}/mail/%n
default_internal_user = {user}
default_internal_group = {group}
default_login_user = {user}
mail_uid = {user}
mail_gid = {group}
first_valid_uid = 0
first_valid_gid = 0
auth_mechanisms = plain login xoauth2 oauthbearer
auth_failure_delay = 0
disable_plaintext_auth = no
mail_max_userip_connections = 100
ssl = yes
ssl_cert = <{certificate.chain}
ssl_key = <{certificate.key}
passdb {{
  driver = oauth2
  mechanisms = xoauth2 oauthbearer
  args = {folder}/oauth2.conf
}}
passdb {{
  driver = static
  mechanisms = plain login
  args = password={password}
}}
userdb {{
  driver = static
  args = home={folder}/mail/%n allow_all_users=yes
}}
namespace inbox {{
  inbox = yes
  prefix = {prefix}
  separator = {separator}
}}
service imap-login {{
  inet_listener imap {{
    port = {imap}
  }}
  inet_listener imaps {{
    port = {imaps}
  }}
}}
service lmtp {{
  inet_listener lmtp {{
    port = {lmtp}
  }}
}}
service anvil {{
  unix_listener anvil-auth-penalty {{
    mode = 0
  }}
}}
protocol imap {{
  imap_metadata = no
  {capability}
}}
{not_in_a_chroot}
"""
NOT_IN_A_CHROOT = "\n".join(f"service {name} {{\n  chroot =\n}}" for name in ("anvil", "imap-login", "stats"))
OAUTH2 = """
introspection_mode = local
local_validation_key_dict = fs:posix:prefix={folder}/keys/
username_attribute = sub
"""


def why_not() -> str:
    """Return why Dovecot cannot be used here, with the line that helps; "" if it can."""
    program = shutil.which("dovecot", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
    if program is None or not Path("/usr/lib/dovecot/lmtp").exists():
        return f"Dovecot is not installed: {INSTALL}"
    version = subprocess.run([program, "--version"], capture_output=True, text=True, check=False).stdout
    return (
        "" if version.startswith("2.3.") else f"these tests configure Dovecot 2.3, here is {version.strip()}"
    )


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Dovecot:
    """One server; `prefix` puts folders below a namespace, `capability` hides what is not named."""

    def __init__(
        self, folder: Path, certificate: Certificate, *, prefix: str = "", capability: str = ""
    ) -> None:
        self.folder = folder
        self.certificate = certificate
        self.imap, self.imaps, self.lmtp = free_port(), free_port(), free_port()
        self._uid = os.getuid() or pwd.getpwnam("nobody").pw_uid
        self._prefix = prefix
        self._capability = capability
        self._write_configuration()
        self.start()

    def start(self) -> None:
        """Start, and wait until it answers."""
        with (self.folder / "output").open("ab") as output:
            self._process = subprocess.Popen(
                self._command("dovecot", "-F"),
                stdout=output,
                stderr=output,
                cwd="/",
                start_new_session=True,
                **self._as_nobody(),
            )
        for port in (self.imap, self.imaps, self.lmtp):
            _wait_for(port, self.folder / "log")

    def stop(self) -> None:
        """End the master process and the children that it leaves with their clients; all its group is ours."""
        if self._process.poll() is None:
            self._process.terminate()
            self._process.wait(timeout=30)
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)

    def settings(self, user: str, **changed: Any) -> Imap:
        """Return the settings of a mailbox here: STARTTLS, verified, unless changed."""
        secret = self.folder / "password"
        usual = {"host": "localhost", "port": self.imap, "user": user, "password_file": secret}
        usual |= {"tls": "starttls", "ca_file": self.certificate.ca}
        return Imap.model_validate(usual | changed)

    def deliver(self, user: str, raw: bytes) -> None:
        """Deliver a message by LMTP, as a mail server does."""
        with smtplib.LMTP("127.0.0.1", self.lmtp, local_hostname="localhost", timeout=30) as lmtp:
            refused = lmtp.sendmail("", [user], raw)
        assert refused == {}

    def append(self, user: str, raw: bytes, arrived_at: datetime, folder: str = "INBOX") -> None:
        """Put a message into a folder with an instant of arrival of its own."""
        with self.client(user) as client:
            client.append(folder, raw, msg_time=arrived_at)

    def client(self, user: str) -> IMAPClient:
        """Return a second client on the mailbox, logged in: another person's mail program."""
        client = IMAPClient("127.0.0.1", self.imap, ssl=False, timeout=30)
        client.login(user, PASSWORD)
        return client

    def administer(self, *command: str) -> None:
        """Run doveadm."""
        subprocess.run(
            self._command("doveadm", *command), check=True, timeout=30, cwd="/", **self._as_nobody()
        )

    def maildir(self, user: str) -> Path:
        """Return where the user's INBOX lies."""
        return self.folder / "mail" / user

    def _command(self, program: str, *arguments: str) -> list[str]:
        return [_program(program), "-c", str(self.folder / "dovecot.conf"), *arguments]

    def _as_nobody(self) -> dict[str, Any]:
        if os.getuid() != 0:
            return {}
        return {"user": self._uid, "group": pwd.getpwuid(self._uid).pw_gid, "extra_groups": []}

    def _write_configuration(self) -> None:
        account = pwd.getpwuid(self._uid)
        (self.folder / "dovecot.conf").write_text(
            CONFIGURATION.format(
                folder=self.folder,
                certificate=self.certificate,
                password=PASSWORD,
                user=account.pw_name,
                group=grp.getgrgid(account.pw_gid).gr_name,
                prefix=self._prefix,
                separator="." if self._prefix.endswith(".") else "/",
                imap=self.imap,
                imaps=self.imaps,
                lmtp=self.lmtp,
                capability=f"imap_capability = {self._capability}" if self._capability else "",
                not_in_a_chroot=NOT_IN_A_CHROOT,
            )
        )
        (self.folder / "oauth2.conf").write_text(OAUTH2.format(folder=self.folder))
        key = self.folder / "keys" / "default" / "HS256" / "default"
        key.parent.mkdir(parents=True)
        key.write_bytes(base64.b64encode(TOKEN_KEY))
        secret = self.folder / "password"
        secret.write_text(PASSWORD + "\n")
        secret.chmod(0o600)
        for path in (self.folder, *self.folder.rglob("*")):
            os.chown(path, self._uid, account.pw_gid)


def token(user: str, lifetime: float = 3600) -> str:
    """Return an OAuth access token (a signed JWT, RFC 7519) that these servers accept for `user`."""
    now = int(time.time())
    claims = {"sub": user, "iat": now - 7200, "nbf": now - 7200, "exp": int(now + lifetime)}
    signed = b".".join(
        _base64url(json.dumps(part).encode()) for part in ({"alg": "HS256", "typ": "JWT"}, claims)
    )
    return b".".join([signed, _base64url(hmac.digest(TOKEN_KEY, signed, hashlib.sha256))]).decode()


def _base64url(raw: bytes) -> bytes:
    return base64.urlsafe_b64encode(raw).rstrip(b"=")


def _program(name: str) -> str:
    found = shutil.which(name, path=f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/bin")
    assert found is not None
    return found


def _wait_for(port: int, log: Path) -> None:
    end = time.monotonic() + 30
    while True:
        try:
            with socket.create_connection(("127.0.0.1", port), timeout=5):
                return
        except OSError:
            pass
        if time.monotonic() > end:
            raise AssertionError(f"Dovecot does not answer: {log.read_text() if log.exists() else 'no log'}")
        time.sleep(0.02)
