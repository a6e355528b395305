"""Header lines that a mail program wrote into a body when it forwarded or quoted a message.

`From: ... Sent: ... To: ... Subject: ...` in the languages mail programs are sold in. A memo head in
a letter ("TO: / FROM: / DATE: / RE:") looks much the same; what tells them apart is stated at
`read_block`.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from parsers.mail.headers import read_addresses
from parsers.mail.when import read_when
from parsers.message import Address, When

_LABELS = {
    "from": "from|de|von|da|van|fra|fran|od|tu|expediteur|remitente|mittente|afzender|absender"
    "|от|发件人|寄件者",
    "sent": "sent|enviado el|enviado|enviada em|enviada|gesendet|envoye|inviato|verzonden|da gui|sendt"
    "|skickat|отправлено|wyslano|发送时间|寄件日期",
    "date": "date|fecha|datum|data|dato|ngay|дата|日期",
    "to": "to|para|an|a|aan|til|till|den|destinatario|destinataire|pour|кому|do|收件人|收件者",
    "cc": "cc|kopie|copie|copia|kopi|c.c.|копия|抄送|副本",
    "bcc": "bcc|cco|cci|bc",
    "subject": "subject|asunto|betreff|objet|oggetto|onderwerp|assunto|chu de|tieu de|emne|amne|sujet"
    "|тема|temat|主题|主旨",
    "reply_to": "reply-to|responder a|antwort an|repondre a",
    "other": "importance|importancia|wichtigkeit|attachments|datos adjuntos|anlagen|pieces jointes|"
    "sensitivity|priority|prioridad|x-mailer|resent-from|organization",
    "message_id": "message-id",
}
_LABEL = {name: kind for kind, names in _LABELS.items() for name in names.split("|")}
_LINE = re.compile(r"[ \t*_]{0,8}([^\W\d_][\w .-]{0,18}?)[ \t]?[*_]{0,2}[ \t]?[:：][*_]{0,2}(?:\s*(.*)|)$")
_RUN = re.compile(r"\s{0,8}(-{3,8}[^-\n]{4,60}-{3,8})\s{1,3}(\S.{10,1900})$")
_BEFORE_LABEL = re.compile(
    r"(?<=\S)(?=(?:From|To|Cc|CC|Sent|Date|Subject|De|Para|Enviado|Fecha|Asunto|À|Envoyé|Objet|Von|An|"
    r"Gesendet"
    r"|Betreff|Da|Data|Assunto|A|Inviato|Oggetto|Aan|Verzonden|Onderwerp)\s?:\s)"
)
_MAILTO = re.compile(r"\[?mailto:([^\]\s>]{1,200})[\]>]?", re.IGNORECASE)
_STARRED = re.compile(r"^[*_]+|[*_]+$")
_MOST_LINES = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class HeaderBlock:
    """The header lines of an inner message and what they say."""

    lines: int
    """How many lines of the body they take, from the first label."""
    words: str
    sender: Address | None = None
    to: tuple[Address, ...] = ()
    cc: tuple[Address, ...] = ()
    reply_to: tuple[Address, ...] = ()
    date: When | None = None
    subject: str = ""
    message_id: str = ""


def fold(words: str) -> str:
    """Words without accents, in lower case, single-spaced: how labels and markers are compared."""
    folded = unicodedata.normalize("NFD", words.replace("đ", "d").replace("Đ", "D"))
    return " ".join("".join(each for each in folded if not unicodedata.combining(each)).lower().split())


def label_of(line: str) -> tuple[str, str] | None:
    """Which header line this is ("from", "sent", ...) and its value; None for other lines."""
    if ":" not in line[:30] and "：" not in line[:30]:
        return None
    found = _LINE.match(line[:4000])
    kind = _LABEL.get(fold(found[1])) if found else None
    return (kind, (found[2] or "").strip()) if found and kind else None


def apart(line: str) -> list[str]:
    """A marker and header lines that Yahoo runs together on one line, each on its own again."""
    run = _RUN.match(line[:2000])
    if run is None or label_of(run[2]) is None:
        return [line]
    return [run[1], *_BEFORE_LABEL.split(run[2])]


def read_block(lines: Sequence[str], start: int, arrived_at: datetime, *, marked: bool) -> HeaderBlock | None:
    """The header block that begins at this line, or None.

    `marked`: a line such as "Begin forwarded message:" stood before it; then a sender and one more
    line are enough. Unmarked, it must name a sender and a subject or recipient, and either have a
    "Sent:" line with a date that mail programs write (a memo has "Date:"), or an address beside the name.
    """
    if not (first := label_of(lines[start])) or first[0] in ("other", "bcc", "cc", "message_id"):
        return None
    values, used = _collect(lines, start)
    if not _is_header(values, marked=marked, arrived_at=arrived_at):
        return None
    date = values.get("sent") or values.get("date")
    return HeaderBlock(
        lines=used,
        words="\n".join(line.strip() for line in lines[start : start + used] if line.strip()),
        sender=next(iter(listed_addresses(values.get("from", ""))), None),
        to=listed_addresses(values.get("to", "")),
        cc=listed_addresses(values.get("cc", "")),
        reply_to=listed_addresses(values.get("reply_to", "")),
        date=read_when(date, arrived_at) if date else None,
        subject=_STARRED.sub("", values.get("subject", "")).strip(),
        message_id=values.get("message_id", ""),
    )


def _collect(lines: Sequence[str], start: int) -> tuple[dict[str, str], int]:
    """Values by label, and how many lines the block takes; long values may go on in further lines."""
    values: dict[str, str] = {}
    last, used = "", 0
    for number in range(start, min(len(lines), start + _MOST_LINES)):
        line = lines[number].strip()
        labelled = label_of(line)
        if labelled and labelled[0] in values and labelled[0] != "other":
            break
        if labelled:
            last, values[labelled[0]] = labelled[0], labelled[1]
            used = number - start + 1
        elif not line:
            if not _goes_on(lines, number, values):
                break
        elif _is_continuation(lines, number, last, values):
            values[last] = f"{values[last]} {line}".strip()
            used = number - start + 1
        else:
            break
    return values, used


def _goes_on(lines: Sequence[str], number: int, values: dict[str, str]) -> bool:
    """After one blank line another expected label follows (HTML mail sets each line apart)."""
    following = label_of(lines[number + 1]) if number + 1 < len(lines) else None
    return bool(following and following[0] not in values and "subject" not in values)


def _is_continuation(lines: Sequence[str], number: int, last: str, values: dict[str, str]) -> bool:
    if last not in ("from", "to", "cc", "bcc", "subject", "sent", "date"):
        return False
    if not values[last] or values[last].endswith((",", ";")):
        return True
    nearby = (label_of(line) for line in lines[number + 1 : number + 4])
    return any(each and each[0] not in values for each in nearby)


def _is_header(values: dict[str, str], *, marked: bool, arrived_at: datetime) -> bool:
    if "from" not in values or len(values) < 2:
        return False
    if marked:
        return True
    if not ("subject" in values or "to" in values):
        return False
    date = values.get("sent") or values.get("date") or ""
    dated = bool(date) and read_when(date, arrived_at).at is not None
    addressed = "@" in values["from"]
    return dated and (addressed or ("sent" in values and "subject" in values))


def listed_addresses(value: str) -> tuple[Address, ...]:
    """Names and addresses as Outlook writes them: separated by semicolons, or with [mailto:...]."""
    value = _STARRED.sub("", _MAILTO.sub(r"<\1>", value.replace("<mailto:", "<"))).strip()
    value = re.sub(r"<([^<>\s]{1,200})>\s?<\1>", r"<\1>", value)
    parts = value.split(";") if ";" in value else [value]
    return tuple(address for part in parts for address in read_addresses([_quote_commas(part.strip())]))


def _quote_commas(part: str) -> str:
    """Keep "Varela, Monte <m@x>" one mailbox."""
    name, bracket, rest = part.partition("<")
    one = part.count("@") <= 1 and "," in name and '"' not in name
    if one and bracket and name.strip():
        return f'"{name.strip()}" <{rest}'
    return f'"{part}"' if one and "@" not in part and part.count(",") == 1 else part
