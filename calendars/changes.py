"""What must change so that what is published becomes what is wanted.

Pure: `now` is a parameter. The discipline of RFC 5545: SEQUENCE (3.8.7.4) and LAST-MODIFIED
(3.8.7.3) rise when an entry changes and only then, so that a calendar that holds an older copy
takes the newer one and a feed that did not change stays the same to the byte. A uid that was
cancelled stands for its duty for ever: if the duty returns, so does the uid, with a higher SEQUENCE.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from types import MappingProxyType
from uuid import UUID

from calendars.entries import CalendarEntry, Cancel, Change, Duty, PublishedEntry, Put

CANCELLED_STAYS = timedelta(days=30)
"""How long a feed says that an entry was cancelled, before it leaves the entry out: longer than any
calendar program waits between two looks at a feed."""

_NO_REASONS: Mapping[Duty, str] = MappingProxyType({})


def changes(
    wanted: Iterable[CalendarEntry],
    published: Iterable[PublishedEntry],
    now: datetime,
    *,
    reasons: Mapping[Duty, str] = _NO_REASONS,
) -> Sequence[Change]:
    """Return what brings `published` to `wanted`: puts in wanted order, then cancels by uid.

    Both are about the same cases: a published entry that is not wanted is cancelled, with its reason
    of `reasons` (`plan.withdrawn`) if there is one. `now` is aware. After `apply` nothing is left to
    change. Raises ValueError when two wanted entries have one uid.
    """
    instant = _instant(now)
    held = {old.entry.uid: old for old in published}
    puts: dict[UUID, Put | None] = {}
    for entry in wanted:
        if entry.uid in puts:
            raise ValueError(f"two wanted entries have the uid {entry.uid}")
        puts[entry.uid] = _put(entry, held.get(entry.uid), instant)
    cancels = [
        _cancel(held[uid], instant, reasons)
        for uid in sorted(held.keys() - puts.keys())
        if not held[uid].cancelled
    ]
    return [*(put for put in puts.values() if put), *cancels]


def apply(published: Iterable[PublishedEntry], carried_out: Iterable[Change]) -> Sequence[PublishedEntry]:
    """Return what is published after the changes: one revision a uid, cancelled ones among them."""
    held = {old.entry.uid: old for old in published}
    held |= {change.entry.entry.uid: change.entry for change in carried_out}
    return list(held.values())


def still_told(published: Iterable[PublishedEntry], now: datetime) -> Sequence[PublishedEntry]:
    """Return the entries that a feed tells at `now`: all live ones, and those cancelled not long ago."""
    return [one for one in published if not one.cancelled or now - one.last_modified < CANCELLED_STAYS]


def _put(entry: CalendarEntry, old: PublishedEntry | None, now: datetime) -> Put | None:
    if old is None:
        return Put(PublishedEntry(entry=entry, sequence=0, last_modified=now, created=now))
    if old.entry == entry and not old.cancelled:
        return None
    return Put(_next(old, entry, now, cancelled=False))


def _cancel(old: PublishedEntry, now: datetime, reasons: Mapping[Duty, str]) -> Cancel:
    """Mark the entry itself as cancelled: many calendar programs do not show STATUS."""
    reason = reasons.get((old.entry.case_ref, old.entry.rule), "This entry no longer applies.")
    entry = replace(
        old.entry,
        summary=f"CANCELLED - {old.entry.summary}",
        description=f"{reason}\n\n{old.entry.description}",
        alarms_before=(),
        tentative=False,
    )
    return Cancel(_next(old, entry, now, cancelled=True), reason)


def _next(old: PublishedEntry, entry: CalendarEntry, now: datetime, *, cancelled: bool) -> PublishedEntry:
    """Return the following revision; its instant is later than the last even if the clock went back."""
    return PublishedEntry(
        entry=entry,
        sequence=old.sequence + 1,
        last_modified=max(now, old.last_modified + timedelta(seconds=1)),
        created=old.created,
        cancelled=cancelled,
    )


def _instant(now: datetime) -> datetime:
    """Whole seconds in UTC: iCalendar knows no finer ones."""
    if now.utcoffset() is None:
        raise ValueError("now must be an aware instant")
    return now.astimezone(UTC).replace(microsecond=0)
