"""WebDAV's XML (RFC 4918, RFC 4791, RFC 6578): the questions we ask, and answers read with care.

Pure. Servers are not trusted: no entities, no document types, no network, bounded size.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from xml.sax.saxutils import escape

from lxml import etree

DAV = "{DAV:}"
CALDAV = "{urn:ietf:params:xml:ns:caldav}"
CTAG = "{http://calendarserver.org/ns/}getctag"
_SPACES = 'xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav" xmlns:s="http://calendarserver.org/ns/"'
_HEAD = '<?xml version="1.0" encoding="utf-8"?>'

ABOUT_COLLECTION = (
    f"{_HEAD}<d:propfind {_SPACES}><d:prop><d:resourcetype/><d:displayname/><d:resource-id/><s:getctag/>"
    "<d:sync-token/><d:current-user-privilege-set/><d:current-user-principal/><c:calendar-home-set/>"
    "<c:supported-calendar-component-set/></d:prop></d:propfind>"
).encode()
ENTITY_TAGS = f"{_HEAD}<d:propfind {_SPACES}><d:prop><d:getetag/></d:prop></d:propfind>".encode()


class BadAnswer(ValueError):
    """What came is no multistatus that could be used."""


@dataclass(frozen=True, slots=True)
class Resource:
    """What a server says of one address: its status, and the properties that it could tell."""

    href: str
    status: int
    properties: Mapping[str, etree._Element]

    def text(self, name: str) -> str:
        """Return the text of a property, "" if it was not told."""
        found = self.properties.get(name)
        return (found.text or "").strip() if found is not None else ""

    def href_in(self, name: str) -> str:
        """Return the first address inside a property, "" if there is none."""
        found = self.properties.get(name)
        return (found.findtext(f"{DAV}href") or "").strip() if found is not None else ""

    def names_in(self, name: str) -> frozenset[str]:
        """Return the names of all elements inside a property, at any depth."""
        found = self.properties.get(name)
        return frozenset(str(one.tag) for one in found.iter()) if found is not None else frozenset()

    def components(self) -> frozenset[str]:
        """Return which components the collection takes; empty: it does not say (RFC 4791, 5.2.3)."""
        found = self.properties.get(f"{CALDAV}supported-calendar-component-set")
        return frozenset(str(one.get("name")) for one in found) if found is not None else frozenset()


@dataclass(frozen=True, slots=True)
class Multistatus:
    """Every resource that an answer speaks of, and the sync token if it has one."""

    resources: tuple[Resource, ...]
    sync_token: str


def changes_since(token: str) -> bytes:
    """Return the question what changed since `token` (RFC 6578, 3.2)."""
    return (
        f"{_HEAD}<d:sync-collection {_SPACES}><d:sync-token>{escape(token)}</d:sync-token>"
        "<d:sync-level>1</d:sync-level><d:prop><d:getetag/></d:prop></d:sync-collection>"
    ).encode()


def texts_of(hrefs: Iterable[str]) -> bytes:
    """Return the question for the text of these objects (RFC 4791, 7.9)."""
    wanted = "".join(f"<d:href>{escape(href)}</d:href>" for href in hrefs)
    return (
        f"{_HEAD}<c:calendar-multiget {_SPACES}><d:prop><d:getetag/><c:calendar-data/></d:prop>{wanted}"
        "</c:calendar-multiget>"
    ).encode()


def read_multistatus(body: bytes) -> Multistatus:
    """Return what `body` says. Raises BadAnswer for anything but a plain multistatus."""
    root = _root(body)
    if root.tag != f"{DAV}multistatus":
        raise BadAnswer("the answer is XML, but no list of resources")
    resources = tuple(_resource(one) for one in root.iterfind(f"{DAV}response"))
    return Multistatus(resources, (root.findtext(f"{DAV}sync-token") or "").strip())


def preconditions(body: bytes) -> frozenset[str]:
    """Return the names of the preconditions that an error body names; empty if it names none."""
    try:
        root = _root(body)
    except BadAnswer:
        return frozenset()
    if root.tag != f"{DAV}error":
        return frozenset()
    return frozenset(etree.QName(one).localname for one in root)


def _root(body: bytes) -> etree._Element:
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(body, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise BadAnswer("the answer is no XML") from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise BadAnswer("the answer declares a document type, which WebDAV never does")
    return root


def _resource(response: etree._Element) -> Resource:
    properties: dict[str, etree._Element] = {}
    for part in response.iterfind(f"{DAV}propstat"):
        told = part.find(f"{DAV}prop")
        if told is not None and _status(part) == 200:
            properties |= {str(one.tag): one for one in told}
    href = (response.findtext(f"{DAV}href") or "").strip()
    return Resource(href, _status(response), properties)


def _status(element: etree._Element) -> int:
    """Return the code of "HTTP/1.1 404 Not Found"; 200 where none is given."""
    parts = (element.findtext(f"{DAV}status") or "").split()
    return int(parts[1]) if len(parts) > 1 and parts[1].isdecimal() else 200
