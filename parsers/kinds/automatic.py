"""Mail that a machine wrote: replies, reports, receipts and invitations, told by their form."""

import re

from parsers.message import Message
from parsers.reading import Kind
from parsers.text.patterns import Pattern

_AUTO_SUBJECT = Pattern(
    r"^\W*(?:automatic reply|auto(?:matic)?[- ]?(?:reply|response|matic response)|"
    r"out of (?:the )?office|ooo\b|away from|respuesta autom[aá]tica|fuera de (?:la )?oficina|"
    r"abwesenheit|i am out|on leave|vacation|tr[aả] l[oờ]i t[uự] [dđ][oộ]ng)",
    re.IGNORECASE,
)
_AUTO_BODY = Pattern(
    r"\b(?:(?:i am|i'm|i will be) (?:currently )?(?:out of (?:the )?office|away|on (?:annual |medical |"
    r"maternity )?leave|on vacation|unavailable)|out of (?:the )?office (?:until|from|through)|"
    r"limited access to (?:my )?e-?mail|this is an automat(?:ed|ic) (?:reply|response|message)|"
    r"estoy fuera de (?:la )?oficina|estare fuera|your (?:message|email|e-mail|request) (?:has been|"
    r"was) received(?:[^.]{0,60})(?:will (?:respond|reply)|do not reply)|thank you for (?:contacting|"
    r"your (?:e-?mail|message)))"
)
_BOUNCE_SENDER = Pattern(
    r"^(?:mailer-daemon|postmaster|mail-daemon|maildelivery|microsoftexchange\w*|bounce[\w.+-]*)@|^<?>?$",
    re.IGNORECASE,
)
_BOUNCE_WORDS = Pattern(
    r"undeliver(?:ed|able)|returned (?:mail|to sender)|delivery (?:status notification|has failed|"
    r"failure|failed|incomplete|problem)|mail delivery (?:failed|system)|could not be delivered|"
    r"failure notice|no se pudo entregar|address not found|user unknown|message blocked|"
    r"delivery delayed"
)
_RECEIPT_WORDS = Pattern(
    r"^\W*(?:read(?: receipt)?:|le[ií]do:|not read:|delivered:|relayed:|gelesen:|return receipt|"
    r"delivery (?:receipt|confirmation)|proof of delivery|tracking|entregado)|\bread receipt\b|"
    r"\b(?:usps|ups|fedex|certified mail|item|package|shipment|letter)\b.{0,60}\b(?:delivered|delivery|"
    r"signed for|tracking|returned)|your message was (?:read|delivered)|was (?:read|opened|"
    r"displayed) on|return receipt (?:requested|card|\(green)|green card"
)
_POSTAL = Pattern(
    r"\b(?:your (?:item|package|letter|mail ?piece|shipment) (?:was|has been)|tracking (?:number|no|#)|"
    r"certified mail (?:receipt|delivery|tracking)|delivered,? (?:front desk|to agent|left with|"
    r"in/at mailbox|individual)|proof of delivery|electronic return receipt|domestic return receipt|"
    r"ps form 3811)"
)
_INVITE_SUBJECT = Pattern(
    r"^\W*(?:(?:re: )?(?:accepted|declined|tentative|tentatively accepted|invitation|"
    r"updated invitation|cancel?led|canceled event|new time proposed|aceptado|aceptada|rechazado|"
    r"rechazada|invitaci[oó]n|cancelad[oa])\b\s?:)",
    re.IGNORECASE,
)


def automatic_kind(message: Message) -> tuple[Kind, str] | None:
    """What kind of machine mail it is and why; None for mail that a person may have written.

    Mail that a rule forwarded is often marked automatic too: the mark alone decides nothing.
    """
    for decide in (_report, _invitation, _bounce, _receipt, _auto_reply):
        if found := decide(message):
            return found
    return None


def _report(message: Message) -> tuple[Kind, str] | None:
    for report in message.reports:
        if report.kind == "disposition-notification":
            return Kind.DELIVERY_RECEIPT, "a read receipt (RFC 8098)"
        actions = [
            value.lower().split()[0] for name, value in report.fields if name == "action" and value.strip()
        ]
        if actions and all(action in ("delivered", "relayed", "expanded") for action in actions):
            return Kind.DELIVERY_RECEIPT, "a delivery report: delivered (RFC 3464)"
        if report.kind == "delivery-status":
            return Kind.BOUNCE, "a delivery report: not delivered (RFC 3464)"
    kind = message.headers.report_type
    if kind == "delivery-status":
        return Kind.BOUNCE, "a delivery report (RFC 3464)"
    return (
        (Kind.DELIVERY_RECEIPT, "a read receipt (RFC 8098)") if kind == "disposition-notification" else None
    )


def _invitation(message: Message) -> tuple[Kind, str] | None:
    subject = message.layers[0].subject
    if message.invitations:
        return Kind.CALENDAR_INVITE, "an invitation or an answer to one (RFC 5546)"
    if any(document.kind == "calendar" for document in message.documents) and not _attachments_besides(
        message
    ):
        return Kind.CALENDAR_INVITE, "an attached calendar entry"
    if _INVITE_SUBJECT.match(subject) and len(message.layers[0].text) < 1500:
        return Kind.CALENDAR_INVITE, "the subject of an invitation"
    return None


def _attachments_besides(message: Message) -> bool:
    return any(document.kind not in ("calendar", "signature") for document in message.documents)


def _bounce(message: Message) -> tuple[Kind, str] | None:
    layer = message.layers[0]
    sender = layer.sender.address if layer.sender else ""
    words = f"{layer.subject}\n{layer.text[:2000]}".lower()
    from_machine = bool(_BOUNCE_SENDER.match(sender)) or bool(message.headers.failed_recipients)
    if from_machine and _BOUNCE_WORDS.search(words):
        return Kind.BOUNCE, "a server says that it could not deliver"
    if _BOUNCE_WORDS.search(layer.subject.lower()) and message.headers.return_path == "":
        return Kind.BOUNCE, "a server says that it could not deliver"
    return None


def _receipt(message: Message) -> tuple[Kind, str] | None:
    layer = message.layers[0]
    subject, body = layer.subject.lower(), layer.text[:3000].lower()
    if len(layer.text) < 1500 and re.match(
        r"^\W*(?:read|le[ií]do|not read|delivered|relayed|gelesen|entregado)\s?:", subject
    ):
        return Kind.DELIVERY_RECEIPT, "a read or delivery receipt"
    if _POSTAL.search(body) and _RECEIPT_WORDS.search(f"{subject}\n{body}"):
        return Kind.DELIVERY_RECEIPT, "a postal receipt"
    return None


def _auto_reply(message: Message) -> tuple[Kind, str] | None:
    headers, layer = message.headers, message.layers[0]
    marked = headers.auto_submitted.startswith("auto-replied") or any(
        headers.get(name) for name in ("x-autoreply", "x-autorespond", "x-autoresponder")
    )
    if _AUTO_SUBJECT.match(layer.subject):
        return Kind.AUTO_REPLY, "the subject of an automatic reply"
    if (
        (marked or headers.precedence in ("auto_reply", "junk"))
        and not message.documents
        and not message.inner(0)
    ):
        return Kind.AUTO_REPLY, "marked as an automatic reply (RFC 3834)"
    head = layer.text[:600].lower()
    if (
        _AUTO_BODY.search(head)
        and len(layer.text) < 1200
        and (marked or re.search(r"out of (?:the )?office|fuera de (?:la )?oficina|automat", head))
    ):
        return Kind.AUTO_REPLY, "says that it is an automatic reply"
    return None
