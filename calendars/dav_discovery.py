"""From the address that an office wrote down to the one collection that is meant (RFC 6764, RFC 4791, 6.2).

The address may be the collection itself, the account's calendar home, or just the server.
"""

from dataclasses import dataclass, replace
from urllib.parse import unquote, urlsplit

from calendars.dav_client import DavClient
from calendars.dav_xml import ABOUT_COLLECTION, CALDAV, CTAG, DAV, Resource
from calendars.errors import CalendarRefused

_WRITING = frozenset(f"{DAV}{right}" for right in ("all", "write", "write-content", "bind"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Collection:
    """The calendar that was found, and what tells it from another."""

    url: str
    """Ends with a slash."""
    display_name: str
    resource_id: str
    """The server's own name for it, the same for ever (RFC 5842); "" where it has none."""
    version: str
    """Sync token or ctag: the same as long as nothing in the collection changed; "" where there is none."""
    sync_token: str
    may_write: bool
    """False if the server says that we may not; True also where it does not say."""
    takes_events: bool


def find_collection(client: DavClient, url: str) -> Collection:
    """Return the calendar at `url`, or the one that `url` leads to: the one named as ours, or the only one.

    Raises CalendarRefused, with the calendars to choose from where there are several.
    """
    here = _look(client, url)
    if here is not None and _is_calendar(here[1]):
        return _collection(*here)
    found = _calendars_of(client, _home(client, url, here))
    named = [one for one in found if client.name in (one.display_name, _last_part(one.url))]
    if len(named) == 1 or len(found) == 1:
        return (named or found)[0]
    listed = ", ".join(one.url for one in found) or "none"
    raise CalendarRefused(
        f"calendar {client.name}: {client.origin} has no one calendar of that name, but these: {listed}."
        " Put the address of the right one into the office file."
    )


def _look(client: DavClient, url: str) -> tuple[str, Resource] | None:
    """Return what the server says of `url`, None if nothing is there."""
    reply = client.ask("PROPFIND", url, ABOUT_COLLECTION, {"Content-Type": "application/xml", "Depth": "0"})
    if reply.status in (404, 405) and urlsplit(url).path in ("", "/"):
        return None
    if reply.status != 207:
        raise client.trouble(reply)
    resources = client.read(reply).resources
    if not resources:
        raise CalendarRefused(f"calendar {client.name}: {url} tells nothing about itself; check the address.")
    if resources[0].status >= 400:
        raise client.trouble(replace(reply, status=resources[0].status))
    return reply.url, resources[0]


def _home(client: DavClient, url: str, here: tuple[str, Resource] | None) -> str:
    """Return the address of the calendars of the user that we log in as."""
    start = here or _look(client, client.within("/.well-known/caldav", url))
    for name in ("", f"{DAV}current-user-principal"):
        if start is None:
            break
        address, resource = start
        if name and (principal := resource.href_in(name)):
            start = _look(client, client.within(principal, address))
            if start is None:
                break
            address, resource = start
        if home := resource.href_in(f"{CALDAV}calendar-home-set"):
            return client.within(home, address)
    raise CalendarRefused(
        f"calendar {client.name}: {url} is no calendar and leads to none; put the calendar's own address"
        " into the office file."
    )


def _calendars_of(client: DavClient, home: str) -> list[Collection]:
    answer = client.multistatus("PROPFIND", home, ABOUT_COLLECTION, depth="1")
    found = [_collection(client.within(one.href, home), one) for one in answer.resources if _is_calendar(one)]
    return [one for one in found if one.takes_events]


def _is_calendar(resource: Resource) -> bool:
    return f"{CALDAV}calendar" in resource.names_in(f"{DAV}resourcetype")


def _collection(url: str, resource: Resource) -> Collection:
    rights = resource.names_in(f"{DAV}current-user-privilege-set")
    components = resource.components()
    sync_token = resource.text(f"{DAV}sync-token")
    return Collection(
        url=url if url.endswith("/") else f"{url}/",
        display_name=resource.text(f"{DAV}displayname"),
        resource_id=resource.href_in(f"{DAV}resource-id"),
        version=sync_token or resource.text(CTAG),
        sync_token=sync_token,
        may_write=not rights or bool(rights & _WRITING),
        takes_events=not components or "VEVENT" in components,
    )


def _last_part(url: str) -> str:
    return unquote(urlsplit(url).path).rstrip("/").rpartition("/")[2]
