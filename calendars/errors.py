"""Why a shared calendar cannot be used as a whole, and whether trying again may help.

CalendarError
├── CalendarUnavailable   the server does not answer: try again later
├── CalendarRefused       login, rights or address are wrong: a person must act
└── CalendarSuspicious    it is empty or another one than before: stop and ask
"""


class CalendarError(Exception):
    """A calendar cannot be used. The message says what, which calendar, and what to do."""

    try_again_after: float | None = None
    """Seconds until another try makes sense; None: only a person can help."""


class CalendarUnavailable(CalendarError):
    """The server does not answer or is overloaded."""

    def __init__(self, message: str, *, try_again_after: float = 5.0) -> None:
        super().__init__(message)
        self.try_again_after = try_again_after


class CalendarRefused(CalendarError):
    """Wrong address, login or rights."""


class CalendarSuspicious(CalendarError):
    """The collection is suddenly empty, or not the one we wrote to before."""
