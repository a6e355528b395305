"""Tell systemd how the service is (sd_notify(3)): one datagram to the socket it named, if it named one."""

import os
import socket


def listens() -> bool:
    """Return True if systemd, or a test in its place, wants to be told."""
    return bool(os.environ.get("NOTIFY_SOCKET"))


def notify(text: str) -> bool:
    """Send lines such as "READY=1" or "STATUS=..."; return False where nobody listens."""
    address = os.environ.get("NOTIFY_SOCKET", "")
    if not address:
        return False
    if address.startswith("@"):
        address = "\0" + address[1:]
    try:
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_CLOEXEC) as channel:
            channel.sendto(text.encode(), address)
    except OSError:
        return False
    return True
