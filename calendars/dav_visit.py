"""One visit to a collection: our objects there are compared, written and deleted one by one.

Deciding is simple here, as every object has one wanted text; what matters is that a lost answer, a
lost race or a single refused object does not stop the rest, and that the memory stays true.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from uuid import UUID

from calendars.dav_client import DavClient, Reply
from calendars.dav_objects import DavObjects, Held
from calendars.dav_xml import preconditions
from calendars.held_object import holds
from calendars.memory import CalendarMemory, Known
from calendars.shared import Applied, Refused

_TRIES = 3
_LOOK_AGAIN = frozenset({404, 409, 410, 412})
_ABOUT_THE_OBJECT = frozenset({400, 413, 415, 422})
_ABOUT_RIGHTS = frozenset({"need-privileges"})


class Visit:
    """Brings objects to their texts. `memory` knows afterwards what lies there, whatever happened."""

    def __init__(self, client: DavClient, objects: DavObjects, memory: CalendarMemory) -> None:
        self.memory = memory
        self._client = client
        self._objects = objects

    def compare(self, texts: Mapping[UUID, bytes]) -> None:
        """Read the objects whose text we do not know, and note those that are as wanted."""
        known = self.memory.objects
        doubtful = [uid for uid in texts if uid in known and not known[uid].digest]
        held = self._objects.read(doubtful) if doubtful else {}
        for uid in doubtful:
            self._note(uid, texts[uid], held)

    def to_write(self, texts: Mapping[UUID, bytes]) -> Sequence[UUID]:
        """Return the objects that are not known to be as wanted."""
        known = self.memory.objects
        return [
            uid for uid, text in texts.items() if uid not in known or known[uid].digest != digest_of(text)
        ]

    def write(self, texts: Mapping[UUID, bytes]) -> Iterator[Applied | Refused]:
        """Write every object that is not known to be as wanted; yield what became of each."""
        for uid in self.to_write(texts):
            yield self._write(uid, texts[uid])

    def delete(self, uids: Iterable[UUID]) -> Iterator[Applied | Refused]:
        """Delete these objects; yield what became of each."""
        for uid in sorted(uids):
            yield self._delete(uid)

    def settle(self, version: str, sync_token: str, held: Mapping[UUID, str]) -> None:
        """Find out where all this has led since `sync_token`, when the server held `held`.

        Only what the server itself sums up is a base for its next sync token: an object that we wrote
        after the token, and that someone deletes, would not be named (RFC 6578, 3.5).
        """
        changed = self._objects.changed_since(sync_token) if sync_token else None
        if changed is None or not changed.token:
            return
        self.memory.keep(changed.after(held))
        self.memory.sync_token = changed.token
        self.memory.version = changed.token if version == sync_token else ""

    def _write(self, uid: UUID, text: bytes) -> Applied | Refused:
        for _ in range(_TRIES):
            known = self.memory.objects.get(uid)
            reply = self._objects.put(uid, text, known.etag if known else None)
            if reply.ok:
                self.memory.objects[uid] = Known(reply.etag, digest_of(text))
                return Applied(uid, reply.etag)
            named = preconditions(reply.body)
            if reply.status not in _LOOK_AGAIN or named:
                return self._refusal(uid, reply, named)
            if self._note(uid, text, self._objects.read([uid])):
                return Applied(uid, self.memory.objects[uid].etag)
        return self._lost(uid, "written")

    def _delete(self, uid: UUID) -> Applied | Refused:
        for _ in range(_TRIES):
            reply = self._objects.delete(uid, self.memory.objects[uid].etag)
            if reply.status == 412:
                self._note(uid, b"", self._objects.read([uid]))
            elif reply.ok or reply.status in _LOOK_AGAIN:
                self.memory.objects.pop(uid, None)
            else:
                return self._refusal(uid, reply, preconditions(reply.body))
            if uid not in self.memory.objects:
                return Applied(uid)
        return self._lost(uid, "deleted")

    def _note(self, uid: UUID, text: bytes, held: Mapping[UUID, Held]) -> bool:
        """Note how the object lies there now; return whether it is as wanted."""
        there = held.get(uid)
        if there is None:
            self.memory.objects.pop(uid, None)
            return False
        same = holds(there.text, text)
        self.memory.objects[uid] = Known(there.etag, digest_of(text) if same else "")
        return same

    def _refusal(self, uid: UUID, reply: Reply, named: frozenset[str]) -> Refused:
        """Return what a refusal of this object means. Raises CalendarError if it is about more."""
        if "no-uid-conflict" in named:
            return Refused(
                uid,
                what=f"calendar {self._client.name}: another object there has the uid {uid}: an import?",
                do="delete that copy in the calendar; it is written again then",
                try_again=True,
            )
        about_the_object = bool(named - _ABOUT_RIGHTS) or (not named and reply.status in _ABOUT_THE_OBJECT)
        if not about_the_object:
            raise self._client.trouble(reply)
        why = ", ".join(sorted(named)) or f"status {reply.status}"
        return Refused(
            uid,
            what=f"calendar {self._client.name}: the server refuses the entry {uid} ({why})",
            do="ask the server's administrator what it refuses; this is likely a fault of Duewatch",
            try_again=False,
        )

    def _lost(self, uid: UUID, done: str) -> Refused:
        return Refused(
            uid,
            what=f"calendar {self._client.name}: {uid} changed each time while it was to be {done}",
            do="nothing; it is tried again",
            try_again=True,
        )


def digest_of(text: bytes) -> str:
    """Return the hash by which we know a text again."""
    return hashlib.sha256(text).hexdigest()
