"""The documented attempts to reach a parent (34 CFR 300.322(d), 300.510(b)(4)), as people keep them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import uuid4

from sqlalchemy import Connection

from bot.casework.changes import Hand, find
from bot.errors import WrongRequest
from bot.store import attempts, cases
from bot.store.attempts import ContactAttempt
from bot.workroom import Workroom

WAYS = ("letter", "mail", "call", "visit")


@dataclass(frozen=True, slots=True, kw_only=True)
class NewAttempt:
    """One attempt as a person enters it; `at` is the local time of day "14:05"."""

    on: date
    at: str | None
    how: str
    """One of `WAYS`."""
    to_whom: str
    purpose: str
    result: str
    copy: str = ""
    by: str | None = None
    """Initials of who tried; default: who enters it."""
    supersedes: str | None = None
    """Id of an attempt that this one corrects."""


def add_attempt(room: Workroom, ref: str, attempt: NewAttempt, hand: Hand) -> str:
    """Write an attempt down and return its id. Raises WrongRequest."""
    if attempt.how not in WAYS:
        raise WrongRequest(f"'{attempt.how}' is not a way to reach a parent; known are {', '.join(WAYS)}")
    own = uuid4().hex

    def work(connection: Connection) -> str:
        stored = find(connection, ref)
        kept = {one.id for one in _of(connection, stored.ref)}
        if attempt.supersedes is not None and attempt.supersedes not in kept:
            raise WrongRequest(f"case {stored.ref} has no attempt {attempt.supersedes}")
        row = ContactAttempt(
            id=own,
            case_ref=stored.ref,
            on_day=attempt.on,
            at=attempt.at,
            how=attempt.how,
            to_whom=attempt.to_whom,
            by=attempt.by or hand.by,
            purpose=attempt.purpose,
            result=attempt.result,
            copy=attempt.copy,
            standing="recorded",
            recorded_at=hand.now,
            recorded_by=hand.by,
            supersedes=attempt.supersedes,
        )
        attempts.add(connection, row)
        return own

    return room.store.write(work)


def list_attempts(room: Workroom, ref: str) -> list[Mapping[str, Any]]:
    """Return a case's attempts in order of their days, those of cases merged into it among them.

    Keys: id, on, at, how, to_whom, by, purpose, result, copy, standing, recorded, recorded_by.
    """
    found = room.store.read(lambda connection: _of(connection, find(connection, ref).ref))
    return [_plain(attempt) for attempt in found]


def _of(connection: Connection, ref: str) -> list[ContactAttempt]:
    merged = [one.ref for one in cases.every(connection) if one.merged_into == ref]
    found = attempts.of_case(connection, ref)
    for other in merged:
        found += _of(connection, other)
    return sorted(found, key=lambda attempt: (attempt.on_day, attempt.at or "", attempt.id))


def _plain(attempt: ContactAttempt) -> Mapping[str, Any]:
    return {
        "id": attempt.id,
        "on": attempt.on_day.isoformat(),
        "at": attempt.at,
        "how": attempt.how,
        "to_whom": attempt.to_whom,
        "by": attempt.by,
        "purpose": attempt.purpose,
        "result": attempt.result,
        "copy": attempt.copy,
        "standing": attempt.standing,
        "recorded": attempt.recorded_at.isoformat(),
        "recorded_by": attempt.recorded_by,
    }
