"""What the office file may say: one frozen record a table, names as in the file.

Values only, already checked one by one; `config.settings` loads the file and checks what spans
several tables. Secrets never stand here, only where they lie.
"""

import ipaddress
from datetime import date
from pathlib import Path
from typing import Annotated, Literal
from zoneinfo import ZoneInfo, available_timezones

from pydantic import AfterValidator, Field, ValidationInfo, model_validator

from config.strict import Strict


def _beside_the_office_file(path: Path, info: ValidationInfo) -> Path:
    folder: Path = (info.context or {}).get("folder", Path())
    return path if path.is_absolute() else folder / path


def _zone(name: str) -> str:
    if name not in available_timezones():
        raise ValueError("is not a time zone; write one like 'America/Denver'")
    return name


def _address(text: str) -> str:
    local, at, domain = text.strip().lower().rpartition("@")
    if not (local and at and domain) or any(c.isspace() or c in '<>",;' for c in text.strip()):
        raise ValueError("is not a mail address; write one like 'filings@office.example'")
    return f"{local}@{domain}"


def _domain(text: str) -> str:
    name = text.strip().lower().removeprefix("@").rstrip(".")
    if not name or "@" in name or any(c.isspace() for c in name):
        raise ValueError("is not a domain; write one like 'piedraalta.example'")
    return name


OfficePath = Annotated[Path, AfterValidator(_beside_the_office_file)]
ZoneName = Annotated[str, AfterValidator(_zone)]
MailAddress = Annotated[str, AfterValidator(_address)]
Domain = Annotated[str, AfterValidator(_domain)]
Name = Annotated[str, Field(min_length=1, max_length=200)]
Tls = Literal["implicit", "starttls", "none"]
Port = Annotated[int, Field(ge=1, le=65535)]


class Table(Strict):
    """A table of the office file."""


class Office(Table):
    """The office itself, and where it keeps its store."""

    name: Name
    timezone: ZoneName
    store: OfficePath | None = None
    own_domains: tuple[Domain, ...] = ()
    mail_texts: OfficePath | None = None
    """A folder of the office's own mail texts; what it lacks is taken from `config/mail_texts`."""
    closed_days: OfficePath = Field(default=Path("closed_days.toml"), validate_default=True)
    """Closed days that the office enters itself (`config.office_days`); the file need not exist."""
    rules: OfficePath | None = None
    """A folder of rule packs in the place of those that ship."""

    @property
    def zone(self) -> ZoneInfo:
        """The office's time zone."""
        return ZoneInfo(self.timezone)

    @property
    def journal(self) -> Path:
        """The folder of raw mail, beside the store. Raises ValueError where no store is named."""
        if self.store is None:
            raise ValueError("office.store is not set: this command needs a store")
        return self.store.parent / "journal"


class Secret(Table):
    """Where a password or token lies; at most one of the four."""

    password_file: OfficePath | None = None
    password_env: str | None = None
    """Name of an environment variable."""
    password_credential: str | None = None
    """Name of a systemd credential (LoadCredential=)."""
    token_command: tuple[str, ...] | None = None
    """A command that prints an OAuth access token."""

    @model_validator(mode="after")
    def _one_place(self) -> "Secret":
        named = [k for k in Secret.model_fields if getattr(self, k) is not None]
        if len(named) > 1:
            raise ValueError(f"names {' and '.join(named)}; keep one")
        return self


class Server(Secret):
    """A server to log in to. "none" for `tls` is allowed on loopback only."""

    host: Name
    port: Port | None = None
    user: str | None = None
    tls: Tls = "implicit"
    ca_file: OfficePath | None = None

    @model_validator(mode="after")
    def _plain_text_stays_at_home(self) -> "Server":
        if self.tls == "none" and not is_loopback(self.host):
            raise ValueError(f'tls = "none" sends the password in the clear to {self.host}; use "starttls"')
        return self


def is_loopback(host: str) -> bool:
    """Return True for an address or name of this machine only."""
    if host in {"localhost", "localhost."}:
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


class Imap(Server):
    """An IMAP server (RFC 3501, 9051)."""


class Smtp(Server):
    """The server that takes our mail, and the name we write under."""

    sender: str = Field(alias="from")


class AfterFiling(Table):
    """What may be done with a message in the mailbox once it is committed; it is never deleted."""

    flag: Annotated[str, Field(pattern=r"^\\?[A-Za-z$][A-Za-z0-9_$-]*$")] | None = None
    move_to: Name | None = None


class Mailbox(Table):
    """A watched address, and one way into it."""

    address: MailAddress
    maildir: OfficePath | None = None
    imap: Imap | None = None
    folder: Name = "INBOX"
    since: date | None = None
    """Mail that arrived before this day is not taken in."""
    after_filing: AfterFiling | None = None
    authserv_id: str | None = None
    """Our own server's name in Authentication-Results (RFC 8601); others' are not evidence."""

    @model_validator(mode="after")
    def _one_way_in(self) -> "Mailbox":
        if self.maildir is not None and self.imap is not None:
            raise ValueError("names both maildir and imap; keep one")
        return self


class Lea(Table):
    """A local educational agency the office acts for (34 CFR 300.28)."""

    name: Name
    domains: tuple[Domain, ...] = ()
    schools: tuple[Name, ...] = ()
    jurisdiction: Name
    timezone: ZoneName | None = None
    school_year: tuple[OfficePath, ...] = ()


class StateAgency(Table):
    """Where a state takes filings."""

    jurisdiction: Name
    addresses: tuple[MailAddress, ...]


class Person(Table):
    """A person of the office, what they answer for, and for which LEAs (default: all)."""

    name: Name
    initials: Annotated[str, Field(pattern=r"^[A-Z][A-Z0-9]{0,4}$")]
    address: MailAddress
    roles: tuple[Literal["coordinator", "counsel", "staff"], ...] = ("staff",)
    leas: tuple[str, ...] | None = None

    def answers_for(self, lea: str | None) -> bool:
        """Return True if this person is told of matters of `lea`; of an unknown one everybody is."""
        return self.leas is None or lea is None or lea in self.leas


class CalDav(Secret):
    """A collection on a CalDAV server (RFC 4791)."""

    url: Annotated[str, Field(pattern=r"^https?://[^/\s]+(/\S*)?$")]
    user: str | None = None
    ca_file: OfficePath | None = None


class Calendar(Table):
    """A shared calendar: which LEAs it shows (default: all) and where it lives."""

    name: Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9 ._-]{0,60}$")]
    leas: tuple[str, ...] | None = None
    folder: OfficePath | None = None
    caldav: CalDav | None = None

    @model_validator(mode="after")
    def _one_home(self) -> "Calendar":
        if (self.folder is None) == (self.caldav is None):
            raise ValueError("needs exactly one of folder and caldav")
        return self


class OutboxFolder(Table):
    """A Maildir that takes our mail instead of a server."""

    maildir: OfficePath
    sender: str | None = Field(default=None, alias="from")


class Web(Table):
    """The address the feed server listens on, and how feeds are linked in mails."""

    listen: Annotated[str, Field(pattern=r"^(\[[0-9a-fA-F:]+\]|[^:\s]+):\d{1,5}$")] = "127.0.0.1:8480"
    public_url: Annotated[str, Field(pattern=r"^https?://[^\s]+[^/\s]$")] | None = None

    @property
    def address(self) -> tuple[str, int]:
        """Host and port to listen on."""
        host, _, port = self.listen.rpartition(":")
        return host.strip("[]"), int(port)

    @property
    def base_url(self) -> str:
        """How people reach the server: `public_url`, else the listening address."""
        return self.public_url or f"http://{self.listen}"


class Reminders(Table):
    """When reminders go out: calendar days before `act_by`, at a local hour."""

    days_before: tuple[Annotated[int, Field(ge=1, le=90)], ...] = (10, 5, 2, 1)
    hour: Annotated[int, Field(ge=0, le=23)] = 7


class Limits(Table):
    """Caps that keep one bad day from becoming everybody's."""

    mails_per_hour: Annotated[int, Field(ge=1)] = 120
    """Automatic mails sent in an hour; intake is never capped."""
    unknown_cases_per_hour: Annotated[int, Field(ge=1)] = 20
    """Cases opened in an hour for senders nobody knows; beyond it: the tray, and an alarm."""
    message_megabytes: Annotated[int, Field(ge=1, le=200)] = 60
    """A larger mail is kept and put in the tray unread."""


class Ocr(Table):
    """Where the text recognition finds its language data."""

    tessdata: OfficePath | None = None


class Dns(Table):
    """Resolvers for checking DKIM keys at intake; without this table no name is looked up."""

    resolvers: tuple[str, ...] = ()
