"""Fixtures that every room's tests may ask for: real servers on loopback."""

from tests.servers.fixtures import (  # noqa: F401 - found by name
    certificate,
    dovecot,
    proxy,
    server_folder,
    smtp_server,
    user,
)
