"""Folders on an IMAP server: find one under its server's prefix and separator, move a message there."""

import logging

from imapclient import IMAPClient

_log = logging.getLogger(__name__)


def real_name(client: IMAPClient, folder: str) -> str:
    """Return the name that the server knows `folder` by: as written, else below its personal namespace.

    On a server that keeps everything below `INBOX.`, "Filings/2026" is "INBOX.Filings.2026" (RFC 2342).
    """
    if folder.upper() == "INBOX" or not client.has_capability("NAMESPACE") or client.folder_exists(folder):
        return folder
    for prefix, separator in client.namespace().personal or ():
        name = folder.replace("/", separator) if separator else folder
        below = name if name.startswith(prefix) else prefix + name
        if client.folder_exists(below):
            return below
    return folder


def move(client: IMAPClient, uid: int, folder: str) -> None:
    """Move a message of the selected folder, making `folder` if it is not there.

    Without MOVE (RFC 6851) the message stays where it is: doing without would need an expunge.
    """
    if not client.has_capability("MOVE"):
        _log.warning("the server has no MOVE: messages stay where they are")
        return
    goal = real_name(client, folder)
    if not client.folder_exists(goal):
        goal = _below_prefix(client, folder)
        client.create_folder(goal)
    client.move([uid], goal)


def _below_prefix(client: IMAPClient, folder: str) -> str:
    personal = client.namespace().personal if client.has_capability("NAMESPACE") else None
    prefix, separator = (personal or (("", "/"),))[0]
    name = folder.replace("/", separator) if separator else folder
    return name if name.startswith(prefix) else f"{prefix}{name}"
