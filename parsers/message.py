"""One mail with every layer of forwarding kept: what `read_message` returns.

Values only. Nothing here says what a text means; it says which words stand where, who wrote them
and how they came. Every text has a stable part name, so that evidence can point into it:

    ``headers``          header lines of the mail as it arrived
    ``body``             its own words
    ``body>1``           the first message forwarded or quoted inside that body, ``body>2`` the next
    ``body>1#headers``   the header lines of that inner message, as written
    ``2:body``           the own words of the message attached as part 2
    ``3``                the document in part 3 (with a page number)
    ``3/letter.pdf``     the member of the archive in part 3
    ``3#form``           the filled form fields of the document in part 3
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from parsers.reading import Problem


class Carrier(StrEnum):
    """How a layer came to us."""

    MAIL = "mail"
    """As a mail of its own, with real headers."""
    RESENT = "resent"
    """Redirected unchanged (Resent- headers, RFC 5322 3.6.6). Has no words of its own."""
    FORWARD = "forward"
    """Forwarded inside the body, with its header lines as text."""
    ATTACHED = "attached"
    """As an attached message: message/rfc822, .eml, .msg, winmail.dat, uuencode."""
    RETURNED = "returned"
    """Sent back inside a delivery report (RFC 3462): a message that once went out."""
    QUOTED = "quoted"
    """Quoted by somebody who replied to it."""


@dataclass(frozen=True, slots=True)
class Address:
    """A mailbox of a header (RFC 5322 3.4). Either side may be empty."""

    name: str
    """Display name, decoded, on one line."""
    address: str
    """Lower-case ``local@domain``; "" when the header names none."""

    @property
    def domain(self) -> str:
        """What stands after the last @, or ""."""
        return self.address.rpartition("@")[2] if "@" in self.address else ""


@dataclass(frozen=True, slots=True)
class When:
    """A date line: the words, and the instants they may mean.

    A moment with an offset in the words is aware; without one it is naive local time of a place
    that the words do not name. There are several when day and month cannot be told apart; moments
    later than the arrival of the mail are left out unless none else is possible.
    """

    words: str
    moments: tuple[datetime, ...] = ()
    has_time: bool = True
    """False when only a day is given; the moment then stands at 00:00."""

    @property
    def at(self) -> datetime | None:
        """The likeliest moment, aware or naive; None when the words give no date."""
        return self.moments[0] if self.moments else None


@dataclass(frozen=True, slots=True)
class Received:
    """One Received line (RFC 5321 4.4)."""

    words: str
    by: str = ""
    """The host that took the mail over, lower-case."""
    recipient: str = ""
    """The address of its ``for`` clause, lower-case."""
    at: datetime | None = None
    """When, aware; None when the line has no readable date."""


@dataclass(frozen=True, slots=True)
class Authentication:
    """One Authentication-Results line (RFC 8601): evidence only, never a gate."""

    server: str
    """The authserv-id, lower-case."""
    results: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Headers:
    """What the header of a real (not a quoted) message says."""

    fields: tuple[tuple[str, str], ...] = ()
    """Every header in order: lower-case name, decoded value on one line."""
    received: tuple[Received, ...] = ()
    """Topmost first: `received[0]` is our own server's line."""
    authentication: tuple[Authentication, ...] = ()
    return_path: str | None = None
    """"" for the null path of reports and automatic mail; None when there is no such header."""
    message_id: str = ""
    """With its angle brackets, as written."""
    in_reply_to: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    auto_submitted: str = ""
    """RFC 3834 keyword, lower-case: "no", "auto-replied", "auto-generated", ..."""
    precedence: str = ""
    failed_recipients: tuple[str, ...] = ()
    content_type: str = ""
    report_type: str = ""
    """"delivery-status", "disposition-notification", ... of a multipart/report."""

    def get(self, name: str) -> str:
        """The first value of that header, or ""."""
        return next((value for key, value in self.fields if key == name.lower()), "")

    def get_all(self, name: str) -> tuple[str, ...]:
        """Every value of that header, topmost first."""
        return tuple(value for key, value in self.fields if key == name.lower())

    @property
    def through_a_list(self) -> bool:
        """A mailing list carried it (RFC 2369, 2919)."""
        return any(key in ("list-id", "list-unsubscribe", "list-post") for key, _ in self.fields)

    @property
    def own_authentication(self) -> tuple[Authentication, ...]:
        """The results written by the server that delivered to us; others may be forged."""
        own = self.received[0].by if self.received else ""
        return tuple(line for line in self.authentication if own and line.server == own)


@dataclass(frozen=True, slots=True, kw_only=True)
class Layer:
    """One message in the chain of forwarding: who sent it to whom, when, and its own words."""

    carrier: Carrier
    part: str
    """Name of its text, for `Evidence.part`."""
    text: str = ""
    """Its own words only: deeper layers are cut out, quoting marks removed, lines end in LF."""
    parent: int | None = None
    """Index in `Message.layers` of the layer that contains it; None for the outermost."""
    depth: int = 0
    """0 for the outermost."""
    sender: Address | None = None
    to: tuple[Address, ...] = ()
    cc: tuple[Address, ...] = ()
    reply_to: tuple[Address, ...] = ()
    date: When | None = None
    subject: str = ""
    message_id: str = ""
    headers: Headers | None = None
    """For a real message; None where the header lines were only text."""
    header_text: str = ""
    """The header lines, one a line, decoded; what `header_part` points into."""
    from_html: bool = False
    """The words were taken from HTML."""

    @property
    def header_part(self) -> str:
        """Name of the header lines, for `Evidence.part`."""
        return "headers" if self.part == "body" else f"{self.part}#headers"


PICTURES = frozenset({"jpeg", "png", "heic", "tiff", "webp", "gif", "bmp"})
"""Kinds of documents (`Document.kind`) that are pictures of a page."""


class PageSource(StrEnum):
    """Where a page's words come from."""

    TEXT = "text"
    OCR = "ocr"
    NONE = "none"
    """The page has no words we could read."""


@dataclass(frozen=True, slots=True)
class Word:
    """One recognised word of an image."""

    start: int
    end: int
    """Offsets into the page's text."""
    confidence: int
    """0 to 100, as the recogniser says."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page of a document. Documents without pages (DOCX, RTF, plain text) have one."""

    number: int
    """From 1."""
    text: str = ""
    source: PageSource = PageSource.TEXT
    confidence: int | None = None
    """Mean over the words, 0 to 100; None where nothing was recognised from an image."""
    words: tuple[Word, ...] = ()
    """Only for recognised pages."""
    image_only: bool = False
    """The page is a picture."""
    ink: tuple[int, ...] | None = None
    """Offsets of the lines beside which something is drawn by hand; None where nobody looked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FormField:
    """A field of a fillable form, and its line in `Document.form_text`."""

    name: str
    label: str
    """The words a person sees for it (tooltip), else the name."""
    value: str
    """What was filled in; for a check box or radio button the state's name, "" when off."""
    checked: bool | None = None
    """For a check box; None for other fields."""
    kind: str = "text"
    """"text", "checkbox", "radio", "choice" or "signature"."""
    page: int | None = None
    start: int = 0
    end: int = 0
    """Offsets of the value into `Document.form_text`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """An attachment (or a member of an archive) and what could be read from it."""

    part: str
    """For `Evidence.part`."""
    layer: int
    """Index in `Message.layers` of the layer it was attached to."""
    file_name: str = ""
    declared_type: str = ""
    """What the sender says it is, lower-case, "" when nothing was said."""
    kind: str = ""
    """What its bytes are: "pdf", "docx", "rtf", "odt", "jpeg", "png", "heic", "tiff", "gif", "text",
    "html", "zip", "calendar", "encrypted", "signature", "unknown", ..."""
    size: int = 0
    """Bytes."""
    sha256: str = ""
    pages: tuple[Page, ...] = ()
    fields: tuple[FormField, ...] = ()
    form_text: str = ""
    """The fields as lines "label: value"; its part name is `form_part`."""
    image_only: bool = False
    """Every page is a picture: words need OCR."""
    recognised: bool = False
    """At least one page was read by OCR."""
    encrypted: bool = False
    inline: bool = False
    """Shown inside the mail (a logo, a signature picture), not offered as an attachment."""
    unreadable: str = ""
    """Why no words could be read although there may be some; "" when it was read."""

    @property
    def form_part(self) -> str:
        """Name of the form's text, for `Evidence.part`."""
        return f"{self.part}#form"

    @property
    def text(self) -> str:
        """All pages, joined by a form feed. Offsets of evidence count from their page, not from here."""
        return "\f".join(page.text for page in self.pages)


@dataclass(frozen=True, slots=True)
class Report:
    """The machine-readable part of a delivery report or a read receipt (RFC 3464, RFC 8098)."""

    kind: str
    """"delivery-status" or "disposition-notification"."""
    part: str
    text: str
    fields: tuple[tuple[str, str], ...]
    """Lower-case name and value, of all recipients in order."""


@dataclass(frozen=True, slots=True)
class Invitation:
    """A text/calendar part (RFC 5546)."""

    part: str
    method: str
    """"REQUEST", "REPLY", "CANCEL", ... upper-case; "" when not given."""
    text: str


@dataclass(frozen=True, slots=True)
class TextPlace:
    """One text with the name evidence calls it by."""

    part: str
    page: int | None
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """One mail. `layers` run from the outermost inwards, depth first; `layers[0]` always exists."""

    sha256: str
    """Of the raw bytes, hex."""
    arrived_at: datetime
    """When we fetched it, aware."""
    layers: tuple[Layer, ...]
    documents: tuple[Document, ...] = ()
    reports: tuple[Report, ...] = ()
    invitations: tuple[Invitation, ...] = ()
    problems: tuple[Problem, ...] = ()
    signed: bool = False
    """Some part carries an S/MIME or PGP signature (not checked here)."""
    encrypted: bool = False
    """Some part is encrypted, so that a person must open it."""

    @property
    def headers(self) -> Headers:
        """The headers of the mail as it arrived."""
        return self.layers[0].headers or Headers()

    @property
    def received_at(self) -> datetime | None:
        """When our own server took it in (topmost Received line), aware; None if it does not say."""
        received = self.headers.received
        return received[0].at if received else None

    def inner(self, layer: int) -> tuple[int, ...]:
        """Indexes of the layers that lie directly in this one, in order."""
        return tuple(n for n, each in enumerate(self.layers) if each.parent == layer)

    def documents_of(self, layer: int) -> tuple[Document, ...]:
        """The documents attached to that layer."""
        return tuple(document for document in self.documents if document.layer == layer)

    def texts(self) -> Iterator[TextPlace]:
        """Every text with its name: layers outermost first, then documents page by page, then forms."""
        for layer in self.layers:
            yield TextPlace(layer.part, None, layer.text)
            yield TextPlace(layer.header_part, None, layer.header_text)
        for document in self.documents:
            for page in document.pages:
                yield TextPlace(document.part, page.number, page.text)
            if document.form_text:
                yield TextPlace(document.form_part, None, document.form_text)

    def text_of(self, part: str, page: int | None = None) -> str | None:
        """The text that evidence with this part and page points into, or None."""
        return next((each.text for each in self.texts() if each.part == part and each.page == page), None)
