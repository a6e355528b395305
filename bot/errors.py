"""How the outside world fails us, and what each failure means for trying again.

EdgeError                     the world failed; knows whether and when to try again
├── MailboxUnavailable        the mailbox does not answer: try again
├── MailboxRefused            login or folder is wrong: stop, say so, do not lock the account
├── OutboxUnavailable         the mail server does not answer: try again
├── OutboxRefused             the mail server will not have us: a person must act
├── SettingUnusable           a password, token command or CA file that the office file names is of no use
├── WebUnavailable            the web address cannot be listened on
├── StoreLocked               another daemon has the store, or it stays busy
├── StoreUnusable             the store or the journal cannot be read or written (full disk, rights)
├── WrongRequest             a person asked for something that cannot be done to this case, and why
├── ReaderUnavailable        no reader process can be started: messages wait unread
└── ReaderDied                a reader process was ended by its limits; costs one message a visit to the tray

A bad office file is `config.errors.BadFile`. Anything else is a bug: the message is kept, the
service goes on, the status says degraded.
"""

from enum import IntEnum


class Exit(IntEnum):
    """Exit codes of the command line (sysexits where there is one)."""

    OK = 0
    PROBLEMS = 1
    BAD_INPUT = 2
    BUG = 70
    UNAVAILABLE = 69
    TRY_AGAIN = 75
    NO_PERMISSION = 77


class EdgeError(Exception):
    """The world failed. The message says what happened, to what, and what to do next."""

    exit_code: Exit = Exit.UNAVAILABLE

    def __init__(self, message: str, *, try_again_after: float | None = None) -> None:
        super().__init__(message)
        self.try_again_after = try_again_after
        """Seconds until another try makes sense; None: only a person can help."""


class MailboxUnavailable(EdgeError):
    """The mailbox does not answer."""

    exit_code = Exit.TRY_AGAIN


class MailboxRefused(EdgeError):
    """Wrong login, folder or rights."""

    exit_code = Exit.NO_PERMISSION


class OutboxUnavailable(EdgeError):
    """The mail server does not answer."""

    exit_code = Exit.TRY_AGAIN


class OutboxRefused(EdgeError):
    """The mail server will not take our mail."""

    exit_code = Exit.NO_PERMISSION


class SettingUnusable(EdgeError):
    """A file, variable or command that the office file names is not there, or of no use."""

    exit_code = Exit.NO_PERMISSION


class WebUnavailable(EdgeError):
    """The web address cannot be listened on: taken, not ours, or no rights to the port."""


class StoreLocked(EdgeError):
    """Another daemon holds the store, or a write waited too long."""

    exit_code = Exit.TRY_AGAIN


class StoreUnusable(EdgeError):
    """Store or journal cannot be read or written."""


class ReaderDied(EdgeError):
    """A reader process was ended by its limits."""


class ReaderUnavailable(EdgeError):
    """No reader process can be started."""

    exit_code: Exit = Exit.TRY_AGAIN


class WrongRequest(EdgeError):
    """A person asked for something that cannot be done; nothing was changed."""

    exit_code: Exit = Exit.BAD_INPUT
