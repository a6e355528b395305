"""Fixtures that every room's tests may ask for: real servers on loopback. And how examples are made up."""

from hypothesis import settings

from tests.servers.fixtures import (  # noqa: F401 - found by name
    certificate,
    dovecot,
    proxy,
    server_folder,
    smtp_server,
    user,
)

# A busy machine is no failure: what an example may cost is measured by `make bench`.
settings.register_profile("duewatch", deadline=None, print_blob=True)
settings.load_profile("duewatch")
