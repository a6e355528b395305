"""An invented office for tests: its office file, a clock that stands still, mail written in a few words.

The stand-in reader understands letters of "Key: value" lines, so that a test says what a mail is
without depending on how the parsers find out. Real parsers are tested in their own room.
"""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from email.message import EmailMessage
from pathlib import Path
from threading import Event

from bot.errors import ReaderDied
from bot.mailboxes import Arrived, Place
from bot.outbox import Delivery, Fate
from bot.publishing.publishing import Shelf
from bot.work import Equipment, begin, sweep, work_off
from bot.workroom import Workroom, open_workroom
from calendars.folder import FolderCalendar
from config.settings import load_settings
from parsers.reading import ContactNote, Evidence, Fact, Filing, Grade, Kind, Reading

OFFICE = """
[office]
name = "Llano Alto Regional Education Cooperative"
timezone = "America/Denver"
store = "var/duewatch.sqlite3"
own_domains = ["llanoalto.example"]

[[mailbox]]
address = "filings@llanoalto.example"
maildir = "var/mail"

[[lea]]
name = "Piedra Alta Public Schools"
domains = ["piedraalta.example"]
jurisdiction = "US-NM"

[[lea]]
name = "Rio Seco Consolidated Schools"
domains = ["rioseco.example"]
jurisdiction = "US-NM"

[[person]]
name = "Dana Coordinator"
initials = "DC"
address = "dana@llanoalto.example"
roles = ["coordinator"]

[[calendar]]
name = "deadlines"
folder = "var/calendars"

[outbox]
maildir = "var/outbox"
"""

WEDNESDAY = datetime(2026, 3, 4, 17, 0, tzinfo=UTC)
"""Wed 4 March 2026, 10:00 in Denver (mountain standard time)."""
MAILBOX = "filings@llanoalto.example"
PIEDRA_ALTA = "Piedra Alta Public Schools"
RIO_SECO = "Rio Seco Consolidated Schools"


def letter(kind: str = "due_process_request", **says: object) -> bytes:
    """Return a mail in the few words that `StandInReader` understands; a list is several values."""
    lines = [f"Kind: {kind}"]
    for key, value in says.items():
        values = value if isinstance(value, list) else [value]
        lines += [f"{key.replace('_', '-').capitalize()}: {one}" for one in values]
    return ("\n".join(lines) + "\n").encode()


def request(child: str = "Mateo Archuleta", lea: str = PIEDRA_ALTA, **says: object) -> bytes:
    """Return a due process request for `child`, received on Wed 4 March 2026 unless it says otherwise."""
    words = {"words": f"the request of {child}", "received": "2026-03-04"}
    return letter(child=child, lea=lea, **{**words, **says})


class StandInReader:
    """Reads letters of "Key: value" lines; "Dies: yes" ends it as a limit would."""

    def read(self, raw: bytes, arrived_at: datetime) -> tuple[Reading, object]:
        """Return the reading of a letter and a JSON form of it."""
        said: dict[str, list[str]] = {}
        for line in raw.decode("utf-8", "replace").splitlines():
            key, _, value = line.partition(":")
            said.setdefault(key.strip().lower(), []).append(value.strip())
        if "dies" in said:
            raise ReaderDied("the time limit of 20 seconds ended it")
        reading = _reading(said)
        return reading, {"kind": reading.kind.value}


def _reading(said: dict[str, list[str]]) -> Reading:
    def one(key: str) -> str:
        return said.get(key, [""])[0]

    kind = Kind(one("kind") or "not_a_filing")
    quiet = kind in (Kind.NOT_A_FILING, Kind.AUTO_REPLY, Kind.CALENDAR_INVITE)
    return Reading(
        message="",
        kind=kind,
        why=f"it says it is a {kind.value}",
        filings=() if quiet or "bare" in said else (_filing(kind, said),),
        needs_person=tuple(said.get("needs-person", ())),
        automatic="automatic" in said,
        message_id=one("message-id"),
        in_reply_to=tuple(said.get("in-reply-to", ())),
        references=tuple(said.get("references", ())),
        sender=one("from") or "parent@home.example",
        forwarder=one("forwarder"),
        subject_refs=tuple(said.get("subject-ref", ())),
    )


def _filing(kind: Kind, said: dict[str, list[str]]) -> Filing:
    def days(key: str) -> tuple[Fact[date], ...]:
        return tuple(_fact(date.fromisoformat(day)) for day in said.get(key, ()))

    def texts(key: str) -> tuple[Fact[str], ...]:
        return tuple(_fact(text) for text in said.get(key, ()))

    return Filing(
        kind=kind,
        why="",
        student_names=texts("child"),
        student_dobs=days("born"),
        lea=texts("lea"),
        filed_by=texts("filed-by"),
        case_number=texts("number"),
        expedited=tuple(_fact(text == "yes") for text in said.get("expedited", ())),
        letter_date=days("dated"),
        date_received_lea=days("received"),
        date_filed_state=days("filed-with-state"),
        hearing_date=days("hearing"),
        decision_due_date=days("decision-due"),
        agreement_date=days("agreed"),
        extension=said.get("extension", [None])[0],
        contact_attempts=tuple(_contact(text) for text in said.get("attempt", ())),
        words=tuple(sum(map(ord, word)) for word in " ".join(said.get("words", ())).split()),
        document_hashes=tuple(said.get("attachment", ())),
    )


def _contact(text: str) -> ContactNote:
    day, method, outcome = text.split("/")
    return ContactNote(on=date.fromisoformat(day), time=None, method=method, outcome=outcome, staff="KS")


def _fact(value):
    return Fact(value, (Evidence(str(value), "body"),), Grade.CERTAIN)


@dataclass
class MemoryMailbox:
    """A mailbox that holds what a test puts into it."""

    name: str = MAILBOX
    held: list[Arrived] = field(default_factory=list)
    marked: list[tuple[Place, str | None, str | None]] = field(default_factory=list)

    def put(self, raw: bytes, arrived_at: datetime = WEDNESDAY, problem: str = "") -> Place:
        """Let a message arrive."""
        place = Place(self.name, 1, str(len(self.held) + 1))
        self.held.append(Arrived(place, raw, arrived_at, problem))
        return place

    def sweep(self, is_known: Callable[[Place], bool]) -> Iterator[Arrived]:
        """Yield what is not known, in the order it was put."""
        return (one for one in list(self.held) if not is_known(one.place))

    def wait(self, seconds: float, stop: Event) -> None:
        """Return at once."""

    def mark(self, place: Place, *, flag: str | None, folder: str | None) -> None:
        """Remember what was asked for."""
        self.marked.append((place, flag, folder))

    def check(self) -> list[str]:
        """Find nothing wrong."""
        return []

    def close(self) -> None:
        """Hold nothing."""


@dataclass
class MemoryOutbox:
    """An outbox that keeps what it was given; `fate` is what it says of everything."""

    name: str = "memory"
    sent: list[EmailMessage] = field(default_factory=list)
    fate: Fate = Fate.ACCEPTED

    def send(self, message: EmailMessage, recipients: Sequence[str]) -> Sequence[Delivery]:
        """Keep the message."""
        if self.fate is Fate.ACCEPTED:
            self.sent.append(message)
        return [Delivery(recipient, self.fate, "as told") for recipient in recipients]

    def check(self) -> list[str]:
        """Find nothing wrong."""
        return []

    def close(self) -> None:
        """Hold nothing."""


@dataclass
class TestOffice:
    """An office at work in a folder, with a mailbox and an outbox in memory."""

    __test__ = False

    folder: Path
    room: Workroom
    mailbox: MemoryMailbox
    outbox: MemoryOutbox
    now: datetime = WEDNESDAY

    @property
    def tools(self) -> Equipment:
        """The edges, with the clock of this office."""
        return Equipment(
            reader=StandInReader(),
            mailboxes=[self.mailbox],
            shelves=[Shelf(FolderCalendar("deadlines", self.folder / "var/calendars"), None)],
            outbox=self.outbox,
            clock=lambda: self.now,
        )

    def arrives(self, raw: bytes, **more: object) -> Place:
        """Let a mail arrive now."""
        return self.mailbox.put(raw, **{"arrived_at": self.now, **more})

    def work(self) -> None:
        """Sweep and work until nothing is left to do at this moment."""
        for _ in range(50):
            done = sweep(self.room, self.tools, self.mailbox)
            if not work_off(self.room, self.tools) + done:
                return
        raise AssertionError("the work never ends")

    def passes(self, **span: float) -> None:
        """Let time pass."""
        self.now += timedelta(**span)

    def restart(self) -> "TestOffice":
        """Close everything and open it again."""
        self.room.close()
        return replace(self, room=open_room(self.folder))

    @property
    def calendar(self) -> str:
        """The shared calendar's text."""
        path = self.folder / "var/calendars/deadlines.ics"
        return path.read_text("utf-8") if path.exists() else ""


def open_room(folder: Path) -> Workroom:
    """Open the office in `folder`; words are alike when most of them are the same."""
    return open_workroom(load_settings(folder / "office.toml"), alike=_alike)


def open_office(folder: Path, more: str = "", now: datetime = WEDNESDAY) -> TestOffice:
    """Make an office in `folder` that begins to work `now`."""
    (folder / "office.toml").write_text(OFFICE + more)
    room = open_room(folder)
    begin(room, now)
    return TestOffice(folder, room, MemoryMailbox(), MemoryOutbox(), now)


def _alike(one: tuple[int, ...], other: tuple[int, ...]) -> bool:
    common = len(set(one) & set(other))
    return bool(common) and common * 10 >= 8 * max(len(set(one)), len(set(other)))


def plain(value: object) -> str:
    """Return a value as text, to look for words in it."""
    return json.dumps(value, default=str, ensure_ascii=False)
