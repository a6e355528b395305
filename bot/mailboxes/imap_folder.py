"""Folders on an IMAP server: find one below the server's prefix, open it, move a message there."""

from dataclasses import dataclass

from imapclient import IMAPClient
from imapclient.exceptions import IMAPClientAbortError, IMAPClientError, IMAPClientReadOnlyError

from bot.errors import MailboxRefused
from bot.mailboxes.imap_login import words

REFUSED_RETRY = 300.0  # seconds; somebody may make the folder, or give the right


@dataclass(frozen=True, slots=True)
class Opened:
    """A folder as it was when it was selected; `generation` is its UIDVALIDITY."""

    generation: int
    exists: int


def open_folder(client: IMAPClient, folder: str, where: str, *, readonly: bool = True) -> Opened:
    """Select `folder` anew, which also tells its UIDVALIDITY. Raises MailboxRefused if it does not open.

    `where` names mailbox and server in the message.
    """
    try:
        about = client.select_folder(real_name(client, folder), readonly=readonly)
    except IMAPClientReadOnlyError as error:
        told = f"{where}: the folder '{folder}' is read-only; give the user of the mailbox the right to write"
        raise MailboxRefused(told, try_again_after=REFUSED_RETRY) from error
    except IMAPClientAbortError:
        raise
    except IMAPClientError as error:
        told = f"{where} does not open the folder '{folder}': {words(error)}; is it spelled right?"
        raise MailboxRefused(told, try_again_after=REFUSED_RETRY) from error
    return Opened(int(about.get(b"UIDVALIDITY", 0)), int(about[b"EXISTS"]))


def real_name(client: IMAPClient, folder: str) -> str:
    """Return the name that the server knows `folder` by: as written, else below its personal namespace.

    On a server that keeps everything below `INBOX.`, "Filings/2026" is "INBOX.Filings.2026" (RFC 2342).
    """
    if folder.upper() == "INBOX" or client.folder_exists(folder):
        return folder
    below = _below_prefix(client, folder)
    return below if client.folder_exists(below) else folder


def move(client: IMAPClient, uid: int, folder: str) -> None:
    """Move a message of the selected folder (RFC 6851), making `folder` if it is not there."""
    goal = real_name(client, folder)
    if not client.folder_exists(goal):
        goal = _below_prefix(client, folder)
        client.create_folder(goal)
    client.move([uid], goal)


def _below_prefix(client: IMAPClient, folder: str) -> str:
    personal = client.namespace().personal if client.has_capability("NAMESPACE") else None
    prefix, separator = (personal or (("", ""),))[0]
    name = folder.replace("/", separator) if separator else folder
    return name if name.startswith(prefix) else f"{prefix}{name}"
