"""Our own objects in one CalDAV collection: list, read, write, delete; foreign ones are never seen.

An object is ours by its name: `duewatch-OFFICE-UID.ics`. Addresses are always made here from the
collection's own and the uid, never taken from an answer.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit
from uuid import UUID

from calendars.dav_client import DavClient, Reply
from calendars.dav_xml import CALDAV, DAV, ENTITY_TAGS, Resource, changes_since, texts_of

_BATCH = 100
_MOST_ROUNDS = 1000
_TOKEN_REFUSED = frozenset({400, 403, 409, 410, 412, 501})
_GONE = frozenset({404, 410})
_ETAG = f"{DAV}getetag"


@dataclass(frozen=True, slots=True)
class Held:
    """One object as it lies on the server."""

    etag: str
    text: bytes


@dataclass(frozen=True, slots=True)
class Changed:
    """What changed up to `token`: entity tags, None for objects that are gone."""

    etags: Mapping[UUID, str | None]
    token: str

    def after(self, before: Mapping[UUID, str]) -> dict[UUID, str]:
        """Return the entity tags that hold now, given those that held at the token asked with."""
        now = {**before, **self.etags}
        return {uid: etag for uid, etag in now.items() if etag is not None}


class DavObjects:
    """The objects of `office` in the collection at `url`, which ends with a slash."""

    def __init__(self, client: DavClient, url: str, office: str) -> None:
        self._client = client
        self._url = url
        mark = hashlib.sha256(office.encode("utf-8", "surrogatepass")).hexdigest()[:8]
        self._name = f"duewatch-{mark}-{{}}.ics"
        self._ours = re.compile(
            rf"duewatch-{mark}-([0-9a-f]{{8}}(?:-[0-9a-f]{{4}}){{3}}-[0-9a-f]{{12}})\.ics"
        )

    def list_all(self) -> dict[UUID, str]:
        """Return the entity tag of every object of ours."""
        answer = self._client.multistatus("PROPFIND", self._url, ENTITY_TAGS, depth="1")
        return {
            uid: one.text(_ETAG) for uid, one in self._of_ours(answer.resources) if one.status not in _GONE
        }

    def changed_since(self, token: str) -> Changed | None:
        """Return what changed since `token`: the sum of it, so an object that came and went is not named.

        None when the server does not know that token any more: then list all.
        """
        changed: dict[UUID, str | None] = {}
        for _ in range(_MOST_ROUNDS):
            headers = {"Content-Type": "application/xml", "Depth": "0"}
            reply = self._client.ask("REPORT", self._url, changes_since(token), headers)
            if reply.status in _TOKEN_REFUSED:
                return None
            if reply.status != 207:
                raise self._client.trouble(reply)
            answer = self._client.read(reply)
            for uid, one in self._of_ours(answer.resources):
                changed[uid] = None if one.status in _GONE else one.text(_ETAG)
            if not any(one.status == 507 for one in answer.resources):
                return Changed(changed, answer.sync_token)
            if answer.sync_token in ("", token):
                return None
            token = answer.sync_token
        return None

    def read(self, uids: Sequence[UUID]) -> dict[UUID, Held]:
        """Return those of the objects that are there, with their text."""
        held: dict[UUID, Held] = {}
        for begin in range(0, len(uids), _BATCH):
            hrefs = [urlsplit(self.url_of(uid)).path for uid in uids[begin : begin + _BATCH]]
            answer = self._client.multistatus("REPORT", self._url, texts_of(hrefs), depth="1")
            held |= {
                uid: Held(one.text(_ETAG), text.encode())
                for uid, one in self._of_ours(answer.resources)
                if (text := one.text(f"{CALDAV}calendar-data"))
            }
        return held

    def put(self, uid: UUID, text: bytes, etag: str | None) -> Reply:
        """Write the object over the one with `etag`, or as a new one for None."""
        headers = {"Content-Type": "text/calendar; charset=utf-8", **_only_if(etag)}
        return self._client.ask("PUT", self.url_of(uid), text, headers)

    def delete(self, uid: UUID, etag: str) -> Reply:
        """Delete the object if it still has `etag`."""
        return self._client.ask("DELETE", self.url_of(uid), headers=_only_if(etag))

    def url_of(self, uid: UUID) -> str:
        """Return the address of the object with that uid."""
        return self._url + self._name.format(uid)

    def _of_ours(self, resources: Iterable[Resource]) -> Iterator[tuple[UUID, Resource]]:
        for one in resources:
            name = unquote(urlsplit(one.href).path).rpartition("/")[2]
            if match := self._ours.fullmatch(name):
                yield UUID(match[1]), one


def _only_if(etag: str | None) -> dict[str, str]:
    """Weak tags cannot guard a write (RFC 9110, 13.1.1); there the object must merely exist."""
    if etag is None:
        return {"If-None-Match": "*"}
    return {"If-Match": "*" if not etag or etag.startswith("W/") else etag}
