"""What each kind of our mail says, as plain values, and the text made of them.

`compose` fills the office's text with the values of one letter and returns subject and body. The
subject is one line whatever the values hold. Values carry a case's label, never identity.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from functools import lru_cache
from typing import ClassVar

from jinja2 import StrictUndefined, Template
from jinja2.sandbox import SandboxedEnvironment

MAX_SUBJECT = 200


@dataclass(frozen=True, slots=True)
class DueLine:
    """One date in a mail: "ACT BY Fri 13 Mar 2026  Answer the parent's request"."""

    on: date
    title: str
    word: str = "ACT BY"
    act_by: date | None = None
    outer_limit: date | None = None
    signed_off: bool = True
    label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Acknowledgement:
    """A filing was taken in: what it was taken for, from which day, and its first dates."""

    kind: ClassVar[str] = "acknowledgement"
    ref: str
    label: str
    what: str
    """"Due process request", "Expedited due process request", ..."""
    lea: str | None
    received: date
    received_how: str
    """Which sign of receipt: "received stamp", "our own mail server"."""
    first: DueLine | None = None
    """The first date that is ours to act by; it stands in the subject."""
    due: tuple[DueLine, ...] = ()
    at_once: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    again: bool = False

    @property
    def unsigned(self) -> bool:
        """True when any date shown rests on a rule that nobody signed off."""
        return any(not line.signed_off for line in self.due)


@dataclass(frozen=True, slots=True, kw_only=True)
class TrayNotice:
    """A message needs a person."""

    kind: ClassVar[str] = "tray"
    number: str
    arrived: date
    reasons: tuple[str, ...]
    cases: tuple[str, ...] = ()

    @property
    def reason_short(self) -> str:
        """The first reason, as the subject has room for it."""
        return (self.reasons[0] if self.reasons else "it could not be read")[:80]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminder:
    """One duty of ours, on one of the days on which people are reminded."""

    kind: ClassVar[str] = "reminder"
    ref: str
    label: str
    lea: str | None
    rule: str
    title: str
    act_by: date
    last_day: date
    due: date
    outer_limit: date | None
    days_left: int
    """Calendar days from today to `act_by`; negative when late."""
    citations: tuple[str, ...]
    unsigned: bool = False
    met_by: str = ""
    """Name of the event that meets the duty."""

    @property
    def late(self) -> bool:
        """True after the day to act by."""
        return self.days_left < 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Digest:
    """Where the office stands: late, next, and what waits for a person."""

    kind: ClassVar[str] = "digest"
    title: str
    opening: str
    late: tuple[DueLine, ...] = ()
    due: tuple[DueLine, ...] = ()
    days: int = 14
    tray: int = 0
    questions: tuple[str, ...] = ()
    read_through: str = "-"
    """Local instant through which the mailbox is known to be read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Alarm:
    """The service itself needs a person."""

    kind: ClassVar[str] = "alarm"
    title: str
    what: str
    do: str


@dataclass(frozen=True, slots=True)
class MovedLine:
    """One duty that stands otherwise than before, in words: "due Mon 16 Mar 2026, act by ..."."""

    title: str
    was: str
    now: str
    because: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MovedDates:
    """The law or the days of a case changed: what moved, and what waits for a person."""

    kind: ClassVar[str] = "moved"
    ref: str
    label: str
    lea: str | None
    nearer: tuple[MovedLine, ...] = ()
    later: tuple[MovedLine, ...] = ()
    waiting: tuple[MovedLine, ...] = ()
    by: str = ""
    reason: str = ""
    first: date | None = None
    """The earliest new day to act by, for the subject."""


Letter = Acknowledgement | TrayNotice | Reminder | Digest | Alarm | MovedDates


@dataclass(frozen=True, slots=True)
class Text:
    """A finished mail text."""

    subject: str
    """One line, at most `MAX_SUBJECT` characters."""
    body: str
    """Lines end with "\\n"."""


def compose(letter: Letter, text: str) -> Text:
    """Return `letter` in the words of `text` (`config.mail_texts.text_of(letter.kind)`).

    Raises ValueError when the text has no Subject line, and jinja2.TemplateError when it cannot be
    filled; both mean that the office's own text is wrong.
    """
    rendered = _template(text).render(**_values(letter))
    head, _, body = rendered.partition("\n\n")
    if not head.startswith("Subject:"):
        raise ValueError(f"mail text '{letter.kind}' must begin with a line 'Subject: ...' and an empty line")
    printable = "".join(c if c.isprintable() else " " for c in head.removeprefix("Subject:"))
    subject = " ".join(printable.split())[:MAX_SUBJECT]
    lines = [line.rstrip() for line in body.strip("\n").split("\n")]
    return Text(subject, "\n".join(lines) + "\n")


def day(value: date) -> str:
    """Return "Wed 4 Mar"."""
    return f"{value:%a} {value.day} {value:%b}"


def full_day(value: date) -> str:
    """Return "Wed 4 Mar 2026"."""
    return f"{day(value)} {value.year}"


def _values(letter: Letter) -> Mapping[str, object]:
    names = [f.name for f in fields(letter)]
    names += [n for n, v in vars(type(letter)).items() if isinstance(v, property)]
    return {name: getattr(letter, name) for name in names}


@lru_cache(maxsize=16)
def _template(text: str) -> Template:
    # Plain text mail: nothing to escape, and a sandbox because offices bring their own texts.
    words = SandboxedEnvironment(undefined=StrictUndefined, autoescape=False, keep_trailing_newline=True)
    words.filters.update(day=day, full_day=full_day)
    return words.from_string(text)
