"""Write down days that do not count: a closed day of the state, a snow day, a district's school year.

Everything is a text file beside the office file, which people read, correct and keep like the office
file itself; a change is first held against all open cases, and nothing is written before a person
has seen what it moves.
"""

import json
import re
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from difflib import get_close_matches
from pathlib import Path

from bot.casework.changes import Hand
from bot.errors import WrongRequest
from bot.law.adoption import CaseMoves, adopt_current, proposed
from bot.law.office_law import OfficeLaw
from bot.workroom import Workroom
from config.errors import BadFile, FileProblem
from config.office import Lea
from config.office_days import OfficeDay, as_toml, load_office_days
from config.school import school_year
from config.settings import Settings
from config.strict import checked, read_toml
from deadlines.days import SchoolYear, in_words

_FIRST_LINE = "# Closed days that this office entered itself; each says who announced and who entered it.\n"


@dataclass(frozen=True, slots=True)
class DayChange:
    """A file as it would be: its place, its whole text, and the LEA whose school year it is, if any."""

    path: Path
    text: str
    lea: str | None = None


def closed_day(settings: Settings, entry: OfficeDay) -> DayChange:
    """Return the office's file of closed days with `entry` added. Raises BadFile for the file as it is."""
    path = settings.office.closed_days
    if path.exists():
        load_office_days(path)
    before = path.read_text("utf-8") if path.exists() else _FIRST_LINE
    return DayChange(path, before.rstrip("\n") + "\n" + as_toml(entry))


def office_day(told: dict[str, object]) -> OfficeDay:
    """Return the entry that a person told. Raises BadFile with every problem and its key."""
    return checked(OfficeDay, told, "closed day", {})


def snow_day(lea: Lea, entry: OfficeDay) -> DayChange:
    """Return the file of the school year that holds the day, with the day closed.

    Raises WrongRequest if no school year of the LEA holds it, or it is no school day already.
    """
    for path in lea.school_year:
        year = school_year(read_toml(path), path)
        if year.sessions[0].first <= entry.day <= year.sessions[-1].last:
            already = year.why_closed(entry.day)
            if already:
                raise WrongRequest(f"{in_words(entry.day)} is no school day of {lea.name} already: {already}")
            return DayChange(path, _with_closure(path, entry), lea.name)
    raise WrongRequest(
        f"no school calendar of {lea.name} holds {in_words(entry.day)}; "
        "bring it in first with 'duewatch school import'"
    )


def school_calendar(office: Path, lea: Lea, text: str) -> DayChange:
    """Return the file that a confirmed school calendar goes to: the one of that year, else a new one.

    Raises BadFile if `text` is no school calendar.
    """
    year = _year_of(text)
    for path in lea.school_year:
        if path.exists() and _overlap(school_year(read_toml(path), path), year):
            return DayChange(path, text, lea.name)
    first, last = year.sessions[0].first, year.sessions[-1].last
    slug = re.sub(r"[^a-z0-9]+", "-", lea.name.lower()).strip("-") or "school"
    name = f"{slug}-{first.year}-{last.year % 100:02d}.toml"
    return DayChange(office.resolve().parent / "school" / name, text, lea.name)


def is_listed(settings: Settings, change: DayChange) -> bool:
    """Return whether the office file names the file, so that it is in force once it is written."""
    lea = settings.lea(change.lea)
    return lea is None or change.path.resolve() in {path.resolve() for path in lea.school_year}


def line_to_add(settings: Settings, office: Path, change: DayChange) -> str:
    """Return the line of the [[lea]] table that names the file beside those that it names already."""
    lea = settings.lea(change.lea)
    home = office.resolve().parent
    listed = [*(lea.school_year if lea else ()), change.path]
    names = [
        str(p.resolve().relative_to(home)) if p.resolve().is_relative_to(home) else str(p) for p in listed
    ]
    return f"school_year = {json.dumps(list(dict.fromkeys(names)), ensure_ascii=False)}"


def known_lea(settings: Settings, name: str) -> Lea:
    """Return the LEA of that name. Raises WrongRequest, with the nearest name."""
    lea = settings.lea(name)
    if lea is None:
        names = [one.name for one in settings.leas]
        near = get_close_matches(name, names, n=1)
        hint = f"did you mean '{near[0]}'?" if near else f"it names {', '.join(names) or 'none'}"
        raise WrongRequest(f"'{name}' is not an LEA of the office file; {hint}")
    return lea


def foreseen(room: Workroom, change: DayChange, now: datetime) -> list[CaseMoves]:
    """Return what moves in open cases once the file is written and named. Raises BadFile if it cannot be."""
    with tempfile.TemporaryDirectory(prefix="duewatch-days-") as folder:
        draft = Path(folder) / change.path.name
        draft.write_text(change.text, "utf-8")
        law = OfficeLaw(_with_file(room.settings, change, draft))
        try:
            for lea in room.settings.leas:
                if change.lea in (None, lea.name):
                    law.current(lea.jurisdiction, lea.name)
        except BadFile as bad:
            where = change.path if bad.path == str(draft) else bad.path
            raise BadFile(where, bad.problems) from None
        return proposed(room, now, law=law)


def carry_out(room: Workroom, change: DayChange, hand: Hand) -> list[CaseMoves]:
    """Write the file, let open cases adopt it as `hand` agreed, and return what moved.

    A case in which something else waits for a person already keeps waiting: what is written moves its
    dates nearer at once and further only by 'duewatch rules adopt'.
    """
    waits = {one.case.ref for one in proposed(room, hand.now)}
    change.path.parent.mkdir(parents=True, exist_ok=True)
    draft = change.path.with_name(f".{change.path.name}.new")
    draft.write_text(change.text, "utf-8")
    draft.replace(change.path)
    return adopt_current(room, hand, leave=waits)


def already_closed(room: Workroom, entry: OfficeDay) -> str:
    """Return why the day is closed already in every jurisdiction that is meant, "" if it is not."""
    named = [one for one in room.law.jurisdictions() if entry.is_for(one)]
    lists = [room.law.closed_days(room.law.current(one, None)) for one in named]
    found = [one.days.get(entry.day) for one in lists]
    same = [day for day in found if day and day.business and day.rolls and not day.doubt]
    return f"{same[0].name} ({same[0].source})" if same and len(same) == len(found) else ""


def _with_file(settings: Settings, change: DayChange, draft: Path) -> Settings:
    if change.lea is None:
        office = settings.office.model_copy(update={"closed_days": draft})
        return settings.model_copy(update={"office": office})
    leas = [_with_year(lea, change.path, draft) if lea.name == change.lea else lea for lea in settings.leas]
    return settings.model_copy(update={"leas": tuple(leas)})


def _with_year(lea: Lea, path: Path, draft: Path) -> Lea:
    kept: Sequence[Path] = [one for one in lea.school_year if one.resolve() != path.resolve()]
    return lea.model_copy(update={"school_year": (*kept, draft)})


def _with_closure(path: Path, entry: OfficeDay) -> str:
    text = path.read_text("utf-8").rstrip("\n")
    told = {"from": entry.day, "to": entry.day, "name": entry.name, "source": entry.source}
    lines = [f"{key} = {_toml(value)}" for key, value in {**told, "entered_by": entry.entered_by}.items()]
    added = "\n".join([text, "", "[[closed]]", *lines, ""])
    try:
        _year_of(added)
    except BadFile:
        what = "is written as one list; write each closure as a table [[closed]], then add the day again"
        raise BadFile(path, [FileProblem("closed", what)]) from None
    return added


def _toml(value: object) -> str:
    return value.isoformat() if isinstance(value, date) else json.dumps(value, ensure_ascii=False)


def _year_of(text: str) -> SchoolYear:
    with tempfile.TemporaryDirectory(prefix="duewatch-days-") as folder:
        draft = Path(folder) / "school calendar"
        draft.write_text(text, "utf-8")
        return school_year(read_toml(draft), "school calendar")


def _overlap(one: SchoolYear, other: SchoolYear) -> bool:
    begins = max(one.sessions[0].first, other.sessions[0].first)
    return begins <= min(one.sessions[-1].last, other.sessions[-1].last)
