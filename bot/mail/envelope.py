"""From a finished text to an RFC 5322 message with the manners of automatic mail.

Every message says that a machine wrote it (RFC 3834), to which list it belongs, and carries its own
signed Message-ID. Header values with line breaks are refused by the serialiser, never folded in.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, parseaddr

MAX_REFERENCES = 20
_POLICY = SMTP.clone(max_line_length=200)
"""Wide enough that a Message-ID is not folded: some mail programs lose a folded one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OutgoingMail:
    """One mail to one recipient, ready to be put on the wire."""

    recipient: str
    recipient_name: str = ""
    sender: str
    """"Duewatch <filings@office.example>"."""
    subject: str
    body: str
    message_id: str
    stream: str
    """Which of our lists it belongs to: "acknowledgements", "reminders", "tray", "digest", "alarms"."""
    in_reply_to: str = ""
    references: tuple[str, ...] = ()
    answer: bool = False
    """True for an answer to a message, False for mail that we begin ourselves (RFC 3834, 5)."""


def as_email(mail: OutgoingMail, written_at: datetime) -> EmailMessage:
    """Return the message; `written_at` (aware) becomes its Date."""
    name, address = parseaddr(mail.sender)
    domain = address.rpartition("@")[2] or "localhost"
    message = EmailMessage(policy=_POLICY)
    message["From"] = _address(name, address)
    message["To"] = _address(mail.recipient_name, mail.recipient)
    message["Subject"] = mail.subject
    message["Date"] = format_datetime(written_at)
    message["Message-ID"] = mail.message_id
    for header, value in _thread(mail):
        message[header] = value
    message["Auto-Submitted"] = "auto-replied" if mail.answer else "auto-generated"
    message["X-Auto-Response-Suppress"] = "All"
    message["Precedence"] = "bulk"
    message["List-Id"] = f"Duewatch {mail.stream} <{mail.stream}.duewatch.{domain}>"
    message.set_content(mail.body, cte="quoted-printable")
    return message


def thread(in_reply_to: str, references: Sequence[str]) -> tuple[str, ...]:
    """Return the References of an answer, parent last, a long chain cut in the middle (RFC 5322, 3.6.4)."""
    chain = [r for r in dict.fromkeys([*references, in_reply_to]) if _is_message_id(r)]
    if len(chain) > MAX_REFERENCES:
        chain = [chain[0], *chain[-(MAX_REFERENCES - 1) :]]
    return tuple(chain)


def _thread(mail: OutgoingMail) -> list[tuple[str, str]]:
    chain = thread(mail.in_reply_to, mail.references)
    if not chain:
        return []
    parent = mail.in_reply_to if _is_message_id(mail.in_reply_to) else chain[-1]
    return [("In-Reply-To", parent), ("References", " ".join(chain))]


def _is_message_id(text: str) -> bool:
    inner = text[1:-1]
    return (
        text.startswith("<")
        and text.endswith(">")
        and 3 <= len(inner) <= 250
        and inner.isascii()
        and inner.isprintable()
        and not any(c in "<> \t" for c in inner)
    )


def _address(name: str, address: str) -> Address | str:
    try:
        return Address(display_name=name, addr_spec=address)
    except (ValueError, IndexError):
        return address
