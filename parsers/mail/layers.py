"""Turn one message, real or found inside a body, into layers in the order of forwarding."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from parsers.mail.collector import Collector
from parsers.mail.forwards import Inner, split_body
from parsers.mail.headers import decode_words, read_addresses, shown_lines
from parsers.mail.when import read_when
from parsers.message import Address, Carrier, Headers, Layer

_RESENT = ("resent-from", "resent-sender", "resent-to", "resent-cc", "resent-date", "resent-message-id")
Lines = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class RealMessage:
    """A message with headers of its own, ready to become a layer."""

    carrier: Carrier
    prefix: str
    """"" for the mail itself, "2:" for the message attached as part 2."""
    lines: Lines
    """Header lines still encoded, as `headers.header_lines` gives them."""
    headers: Headers
    body: str
    from_html: bool
    parent: int | None
    depth: int


def add_message(message: RealMessage, into: Collector) -> int | None:
    """Add its redirections, itself and what its body carries. Gives the index of its own layer."""
    parent, depth = message.parent, message.depth
    for number, redirection in enumerate(_redirections(message.lines), 1):
        layer = _resent(message, redirection, number, parent, depth, into)
        index = into.add_layer(layer)
        if index is None:
            return None
        parent, depth = index, depth + 1
    split = split_body(message.body, message.headers.get("subject"), into.horizon, into.limits.depth)
    own = into.add_layer(_own(message, split.text, parent, depth, into))
    if own is not None:
        _add_inner(split.inner, f"{message.prefix}body", own, depth, into, message.from_html)
    return own


def fill_empty(index: int, body: str, from_html: bool, into: Collector) -> None:
    """Give a layer without words the ones found elsewhere (winmail.dat carries the only copy)."""
    layer = into.layers[index]
    split = split_body(body, layer.subject, into.horizon, into.limits.depth)
    into.layers[index] = replace(layer, text=split.text, from_html=from_html)
    _add_inner(split.inner, layer.part, index, layer.depth, into, from_html)


def _own(message: RealMessage, text: str, parent: int | None, depth: int, into: Collector) -> Layer:
    senders = _addresses(message.lines, "from") or _addresses(message.lines, "sender")
    date = message.headers.get("date")
    return Layer(
        carrier=message.carrier,
        part=f"{message.prefix}body",
        text=text,
        parent=parent,
        depth=depth,
        sender=senders[0] if senders else None,
        to=_addresses(message.lines, "to"),
        cc=_addresses(message.lines, "cc"),
        reply_to=_addresses(message.lines, "reply-to"),
        date=read_when(date, into.horizon) if date else None,
        subject=message.headers.get("subject"),
        message_id=message.headers.message_id,
        headers=message.headers,
        header_text=shown_lines(message.headers),
        from_html=message.from_html,
    )


def _resent(
    message: RealMessage, lines: Lines, number: int, parent: int | None, depth: int, into: Collector
) -> Layer:
    values = {name: decode_words(value) for name, value in reversed(lines)}
    senders = _addresses(lines, "resent-from") or _addresses(lines, "resent-sender")
    date = values.get("resent-date")
    return Layer(
        carrier=Carrier.RESENT,
        part=f"{message.prefix}resent{number if number > 1 else ''}",
        parent=parent,
        depth=depth,
        sender=senders[0] if senders else None,
        to=_addresses(lines, "resent-to"),
        cc=_addresses(lines, "resent-cc"),
        date=read_when(date, into.horizon) if date else None,
        subject=message.headers.get("subject"),
        message_id=values.get("resent-message-id", ""),
        headers=message.headers if parent == message.parent else None,
        header_text="\n".join(f"{name.title()}: {decode_words(value)}" for name, value in lines),
    )


def _redirections(lines: Lines) -> Iterator[Lines]:
    """The blocks of Resent- lines, the latest first, as they stand in the header (RFC 5322 3.6.6)."""
    block: list[tuple[str, str]] = []
    for name, value in lines:
        if name not in _RESENT:
            continue
        if any(name == earlier for earlier, _ in block):
            yield block
            block = []
        block.append((name, value))
    if any(name in ("resent-from", "resent-to") for name, _ in block):
        yield block


def _add_inner(
    inner: Sequence[Inner], part: str, parent: int, depth: int, into: Collector, from_html: bool
) -> None:
    """Inner messages in the order they stand, each followed by what it carries itself."""
    for number, each in enumerate(inner, 1):
        block = each.block
        name = f"{part}>{number}"
        index = into.add_layer(
            Layer(
                carrier=each.carrier,
                part=name,
                text=each.text,
                parent=parent,
                depth=depth + 1,
                sender=block.sender if block else None,
                to=block.to if block else (),
                cc=block.cc if block else (),
                reply_to=block.reply_to if block else (),
                date=block.date if block else None,
                subject=block.subject if block else "",
                message_id=block.message_id if block else "",
                header_text=block.words if block else "",
                from_html=from_html,
            )
        )
        if index is None:
            return
        _add_inner(each.inner, name, index, depth + 1, into, from_html)


def _addresses(lines: Lines, name: str) -> tuple[Address, ...]:
    return read_addresses(value for key, value in lines if key == name)
