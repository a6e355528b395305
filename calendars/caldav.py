"""A calendar on a CalDAV server (RFC 4791), brought to the wanted state from whatever state it is in.

Each object is written and deleted only in the version that we looked at (If-Match), so nobody's
change is overwritten unseen; a lost race is looked at again. If the calendar was emptied, or is
another one than before, nothing is written: a person is asked first.
"""

from collections.abc import Mapping, Sequence
from uuid import UUID

from calendars.dav_client import DavClient, Server
from calendars.dav_discovery import Collection, find_collection
from calendars.dav_objects import DavObjects
from calendars.dav_visit import Visit
from calendars.entries import PublishedEntry
from calendars.errors import CalendarError, CalendarRefused, CalendarSuspicious
from calendars.icalendar_text import object_text
from calendars.memory import CalendarMemory, MemoryKeeper, etags, memory_of
from calendars.shared import Applied, Refused


class CalDavCalendar:
    """One collection on a server. `office` is the store's own id: it marks the objects that are ours."""

    def __init__(self, name: str, server: Server, *, office: str, keeper: MemoryKeeper) -> None:
        self.name = name
        self._server = server
        self._office = office
        self._keeper = keeper

    def bring_to(self, wanted: Sequence[PublishedEntry]) -> Sequence[Applied | Refused]:
        """Write, correct and delete our objects until they are `wanted`; cancelled ones are deleted.

        Raises CalendarUnavailable, CalendarRefused, or CalendarSuspicious (`accept` answers that).
        """
        texts = {one.entry.uid: object_text(one) for one in wanted if not one.cancelled}
        with DavClient(self.name, self._server) as client:
            collection = find_collection(client, self._server.url)
            memory = self._recall()
            self._must_be_the_same(collection, memory)
            objects = DavObjects(client, collection.url, self._office)
            held = _held(objects, collection, memory)
            if texts:
                self._must_not_be_emptied(held, collection, memory)
            visit = Visit(client, objects, _remember(memory, collection, held, self._server.url))
            return self._carry_out(visit, texts)

    def check(self) -> Sequence[str]:
        """Look for the calendar, its rights and whether it is the one we know; return what is wrong."""
        try:
            with DavClient(self.name, self._server) as client:
                collection = find_collection(client, self._server.url)
                self._must_be_the_same(collection, self._recall())
        except CalendarError as error:
            return [str(error)]
        problems = []
        if not collection.takes_events:
            problems.append(f"calendar {self.name}: {collection.url} takes no events; name another calendar.")
        if not collection.may_write:
            problems.append(f"calendar {self.name}: our user may read {collection.url}, but not write it.")
        return problems

    def accept(self) -> None:
        """Forget which calendar this was: a person says that it is the right one, empty or not."""
        self._keeper.save("")

    def _recall(self) -> CalendarMemory:
        """Return what we know of this calendar; nothing if the office has named another address."""
        memory = memory_of(self._keeper.load())
        return memory if memory.asked == self._server.url else CalendarMemory()

    def _carry_out(self, visit: Visit, texts: Mapping[UUID, bytes]) -> Sequence[Applied | Refused]:
        """Do what is to be done. The memory holds good at each moment: killed here, we find our way again."""
        memory = visit.memory
        begun = (memory.version, memory.sync_token, etags(memory.objects))
        visit.compare(texts)
        memory.leaving = frozenset(memory.objects.keys() - texts.keys())
        if not memory.leaving and not visit.to_write(texts):
            self._keeper.save(memory.to_text())
            return []
        memory.version = memory.sync_token = ""
        self._keeper.save(memory.to_text())
        try:
            results = [*visit.write(texts), *visit.delete(memory.leaving)]
            memory.leaving = frozenset()
            visit.settle(*begun)
            return results
        finally:
            self._keeper.save(memory.to_text())

    def _must_be_the_same(self, collection: Collection, memory: CalendarMemory) -> None:
        moved = memory.url and memory.url != collection.url
        ids = {memory.resource_id, collection.resource_id} - {""}
        if moved or len(ids) > 1:
            raise CalendarSuspicious(
                f"calendar {self.name}: {collection.url} is another calendar than the one we wrote to before."
                f" Nothing was written. {self._how_to_accept()}"
            )
        if not collection.takes_events:
            raise CalendarRefused(
                f"calendar {self.name}: {collection.url} takes no events; name another calendar."
            )

    def _must_not_be_emptied(
        self, held: Mapping[UUID, str], collection: Collection, memory: CalendarMemory
    ) -> None:
        expected = memory.objects.keys() - memory.leaving
        missing = expected - held.keys()
        renamed = memory.display_name != collection.display_name
        if missing and (missing == expected or (renamed and 2 * len(missing) >= len(expected))):
            raise CalendarSuspicious(
                f"calendar {self.name}: {len(missing)} of our {len(expected)} entries have vanished from"
                f" {collection.url}. Nothing was written. {self._how_to_accept()}"
            )

    def _how_to_accept(self) -> str:
        return f"If it is the right calendar, run 'duewatch calendar accept {self.name}'."


def _held(objects: DavObjects, collection: Collection, memory: CalendarMemory) -> dict[UUID, str]:
    """Return the entity tag of each object of ours that lies there now, asking for as little as possible."""
    before = etags(memory.objects)
    if memory.version and memory.version == collection.version:
        return before
    changed = objects.changed_since(memory.sync_token) if memory.sync_token else None
    return objects.list_all() if changed is None else changed.after(before)


def _remember(
    memory: CalendarMemory, collection: Collection, held: Mapping[UUID, str], asked: str
) -> CalendarMemory:
    """Return the memory of this visit: what lies there, and its text where it is still what we wrote."""
    now = CalendarMemory(
        asked=asked,
        url=collection.url,
        display_name=collection.display_name,
        resource_id=collection.resource_id,
        version=collection.version,
        sync_token=collection.sync_token,
        objects=dict(memory.objects),
    )
    now.keep(held)
    return now
