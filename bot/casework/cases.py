"""The use cases behind the command line: everything that people of the office do with cases.

Each function takes the `Workroom` (`bot.workroom.open_workroom(settings)`) first, is one transaction,
and returns plain values in the form of the command line's JSON. Each change takes a `Hand`: initials,
a reason, and now. What cannot be done raises `bot.errors.WrongRequest` (exit code 2) and changes
nothing; a reference that was merged leads to the case it was merged into.

    open_case(room, NewCase(...), hand) -> "26-0014"
    record_event(room, ref, name, [day, ...], hand, value=None)      several days are candidates
    confirm(room, ref, name, day, hand, occurrence=1)                day None: it did not happen
    close_case / reopen_case(room, ref, hand)      set_lea(room, ref, lea, hand)
    merge(room, ref, into, hand)    move(room, message, into, hand)    split(room, message, hand) -> ref
    list_cases(room, every=False)   show_case(room, ref, now, as_of=None)
    tray(room)                      settle(room, number, "file" | "set-aside" | "answered", hand)
    add_attempt(room, ref, NewAttempt(...), hand) -> id              list_attempts(room, ref)
"""

from bot.casework.changes import (
    Hand,
    NewCase,
    close_case,
    confirm,
    open_case,
    record_event,
    reopen_case,
    set_lea,
)
from bot.casework.contact_log import WAYS, NewAttempt, add_attempt, list_attempts
from bot.casework.moves import merge, move, split
from bot.casework.views import list_cases, settle, show_case, tray

__all__ = [
    "WAYS",
    "Hand",
    "NewAttempt",
    "NewCase",
    "add_attempt",
    "close_case",
    "confirm",
    "list_attempts",
    "list_cases",
    "merge",
    "move",
    "open_case",
    "record_event",
    "reopen_case",
    "set_lea",
    "settle",
    "show_case",
    "split",
    "tray",
]
